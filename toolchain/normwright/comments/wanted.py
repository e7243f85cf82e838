"""What a comment wants: words in place of others, something in, out or kept; and the words that it quotes."""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise

from normwright import resources
from normwright.comments.likeness import LONGEST, folded

_QUOTED = re.compile(
    r"“([^“”\n]{1,600})[”“]|„([^“”„\n]{1,600})[“”]|«\s*([^«»\n]{1,600}?)\s*»|(?<!\w)\"([^\"\n]{1,600})\"(?!\w)"
    r"|(?<!\w)‘([^‘’\n]{1,600})’(?!\w)|(?<!\w)'([^'\n]{2,600})'(?!\w)|(?<!\w)``([^`'\n]{1,600})''"
)
_ANY_MARK = re.compile("[“„«\"‘'`]")
_SENTENCE = re.compile(r"[.;!?](?:\s|$)|\n")
_MOST_WORDS = 12  # of words that are exchanged without quotation marks
_NUMBER = r"\d[\d .,\u00a0]*(?:\s?[%°\w/²³·]{1,6}){0,2}"


@dataclass(frozen=True)
class Exchange:
    """Words that shall stand in place of others, as written."""

    old: str
    new: str

    @property
    def key(self) -> tuple[str, str]:
        """Both folded, to be compared."""
        return folded(self.old), folded(self.new)

    @property
    def core(self) -> tuple[str, str]:
        """What differs, folded: ("should", "shall") of "should have a roof" and "shall have a roof"."""
        old, new = folded(self.old).split(), folded(self.new).split()
        start = next(
            (at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
        )
        old, new = old[start:], new[start:]
        while old and new and old[-1] == new[-1]:
            old, new = old[:-1], new[:-1]
        return " ".join(old), " ".join(new)


@dataclass(frozen=True)
class Wanted:
    """What a comment wants.

    `stance` is "replace", "out", "keep", "in", or empty when the words don't say; `quoted` are the words that
    it takes from the text or may take, `fresh` those that it proposes.
    """

    stance: str = ""
    exchanges: tuple[Exchange, ...] = ()
    quoted: tuple[str, ...] = ()
    fresh: tuple[str, ...] = field(default=(), compare=False)


@lru_cache(maxsize=16_384)
def read_wanted(comment: str, proposal: str) -> Wanted:
    """What the two cells of a comment say."""
    comment, proposal = comment[:LONGEST], proposal[:LONGEST]
    proposed_exchanges, told_exchanges = _exchanges(proposal), _exchanges(comment)
    exchanges = tuple(dict.fromkeys([*proposed_exchanges, *told_exchanges]))
    stance = (
        "replace"
        if proposed_exchanges
        else stance_of(proposal) or ("replace" if exchanges else stance_of(comment))
    )
    fresh = {folded(one.new) for one in exchanges}
    told = [one.old for one in exchanges] + _quotes(comment) + _anchors(proposal)
    proposed = _quotes(proposal)
    if stance in ("out", "keep"):
        told += proposed
    else:
        fresh |= {folded(words) for words in proposed} - {folded(words) for words in told}
    quoted = [words for words in told if folded(words) not in fresh or words in _quotes(comment)]
    quoted.sort(key=lambda words: -len(folded(words)))
    return Wanted(stance, exchanges, tuple(dict.fromkeys(quoted)), tuple(proposed))


def _quotes(text: str) -> list[str]:
    return [_of(mark).strip(".,;:…") for mark in _marks(text) if folded(_of(mark))]


@lru_cache(maxsize=64)
def _marks(text: str) -> list[re.Match[str]]:
    """The quotations in a text, with their marks."""
    return list(_QUOTED.finditer(text)) if _ANY_MARK.search(text) else []


def _anchors(text: str) -> list[str]:
    """The words behind or before which something shall stand."""
    return [
        _of(mark) for mark in _marks(text) if _beside().search(text[max(0, mark.start() - 40) : mark.start()])
    ]


def _exchanges(text: str) -> list[Exchange]:
    """Every "replace X with Y" and its like, in reading order; those in quotation marks first."""
    if not text:
        return []
    found = list(_quoted_exchanges(text))
    if found:
        return found
    return [made for sentence in _SENTENCE.split(text) if (made := _plain_exchange(sentence.strip()))]


def _quoted_exchanges(text: str) -> list[Exchange]:
    """Two quotations with a verb before them or a word for it between them."""
    marks = _marks(text)
    found = []
    for one, other in pairwise(marks):
        before = text[max(0, one.start() - 60) : one.start()]
        between = folded_signs(text[one.end() : other.start()])
        old, new = _of(one), _of(other)
        if _read().fullmatch(between) or (
            _with().fullmatch(between) and (_verb().search(before) or "durch" in between)
        ):
            found.append(Exchange(old, new))
        elif _instead().fullmatch(between):
            found.append(Exchange(new, old))
    return found


def _plain_exchange(sentence: str) -> Exchange | None:
    """Words without quotation marks: "change 45 dB to 50 dB", "28 °C -> 27 °C", "10 m should be 12 m"."""
    if not sentence or len(sentence) > 240:
        return None
    arrow = ">" in sentence or "→" in sentence
    patterns = [(_arrow(), False)] if arrow else [(_plain(), False)]
    if sentence[0].isdigit():
        patterns += [(_values(), False), (_rather(), True)]
    for pattern, swapped in patterns:
        found = pattern.match(sentence)
        if found:
            old, new = (found["old"].strip(_EDGES), found["new"].strip(_EDGES))
            if swapped:
                old, new = new, old
            if (
                old
                and new
                and max(len(old.split()), len(new.split())) <= _MOST_WORDS
                and folded(old) != folded(new)
            ):
                return Exchange(old, new)
    return None


_EDGES = " \u00a0\"'“”„«»‘’.,;:"


def _of(match: re.Match[str]) -> str:
    words: str = next(filter(None, match.groups()))
    return words.strip(" \u00a0")


def folded_signs(text: str) -> str:
    """Small letters, blanks collapsed; signs stay."""
    return " ".join(text.lower().split()).strip(" ,:")


def stance_of(text: str) -> str:
    """The first verb decides; what denies a deletion keeps."""
    found = _stances().search(_QUOTED.sub(" ", text).lower() if _ANY_MARK.search(text) else text.lower())
    return str(found.lastgroup).rstrip("_") if found else ""


@cache
def _verbs(name: str) -> str:
    words: list[str] = resources.table("comment-wishes.toml")["verbs"][name]
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _stances() -> re.Pattern[str]:
    groups = (("keep", "keep"), ("out", "out"), ("in_", "in"))
    return re.compile("|".join(rf"(?P<{group}>(?<!\w)(?:{_verbs(name)})(?!\w))" for group, name in groups))


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_verbs('replace')})\W+(?:(?:{_verbs('filler')})\W+)*$", re.IGNORECASE)


@cache
def _with() -> re.Pattern[str]:
    return re.compile(rf"(?:{_verbs('with')})(?: (?:{_verbs('filler')}))*")


@cache
def _read() -> re.Pattern[str]:
    return re.compile(rf"(?:{_verbs('read')})(?: (?:{_verbs('filler')}))*")


@cache
def _instead() -> re.Pattern[str]:
    return re.compile(rf"(?:{_verbs('instead')})(?: (?:{_verbs('filler')}))*")


@cache
def _beside() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_verbs('beside')})\s+(?:(?:{_verbs('filler')})\s+)*$", re.IGNORECASE)


@cache
def _plain() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:please )?(?:{_verbs('replace')})\s+(?:(?:{_verbs('filler')})\s+)*"
        r"(?P<old>\S.*?)\s+(?:with|by|to|into|par|durch)\s+(?P<new>\S.*)$",
        re.IGNORECASE,
    )


@cache
def _arrow() -> re.Pattern[str]:
    return re.compile(r"(?P<old>\S.*?)\s*(?:-+>|→|=>)\s*(?P<new>\S.*)$")


@cache
def _values() -> re.Pattern[str]:
    return re.compile(rf"^(?P<old>{_NUMBER}) (?:should|shall|must) (?:be|read) (?P<new>{_NUMBER})$")


@cache
def _rather() -> re.Pattern[str]:
    return re.compile(rf"^(?P<old>{_NUMBER}) (?:{_verbs('instead')}) (?P<new>{_NUMBER})$")
