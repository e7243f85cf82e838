"""Whether two comments on one place want the same: in the same words, nearly, or in others."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from math import log, sqrt

from normwright.comments.likeness import LONGEST, contained, folded, grams, holds
from normwright.comments.placing import Placement
from normwright.comments.record import Comment
from normwright.comments.wanted import Wanted, read_wanted

#: Share of its runs of signs that the shorter of two like texts has in the longer one.
_ROUGHLY = 0.62
#: Share of the words of the shorter text that come back in the longer one, in order.
_NEARLY = 0.8
#: How like two words are that differ by a typing error.
_TYPO = 0.66
_LETTERS = 0.78  # share of their letters that such words have in common
#: Words exchanged for others in like texts: share of the shorter one.
_CHANGED = 0.07
#: Likeness of sentences that differ in what they are about alone.
_SENTENCE = 0.5
_LEAST = 3  # words of a text that can be like another
#: Likeness of the words of two comments on the same subject that want the same.
_REWORDED = 0.3
_REWRITING = 160  # characters of a proposal that is a paragraph in new words
_SPECIFIC = 5  # words of a proposal that nobody makes by chance
_COMMON = 3  # clauses with the same sentence in a comment
_SENTENCES = re.compile(r"[.;!?](?:\s|$)|\n")
#: The same of comments that speak of no words of the text.
_UNPLACED = 0.45
_SHORT = 4  # letters of a word that says little
_LABELS = ("proposed change", "proposed changes", "proposal", "modification proposée", "änderungsvorschlag")


@dataclass(frozen=True)
class Voiced:
    """A comment as it is compared: all its words, its proposal, what it wants, where and about what."""

    comment: Comment
    placement: Placement | None
    said: str
    proposal: str
    wanted: Wanted

    @cached_property
    def text(self) -> str:
        """Comment and proposal."""
        return f"{self.said} {self.proposal}".strip()

    @cached_property
    def words(self) -> list[str]:
        """All words of comment and proposal."""
        return self.text.split()

    @cached_property
    def grams(self) -> frozenset[str]:
        """Runs of three signs of it all."""
        return grams(self.text)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Numbers in the proposal."""
        return frozenset(word for word in self.proposal.split() if word[0].isdigit())

    @cached_property
    def quotes(self) -> tuple[str, ...]:
        """Quoted words of two words or more, folded."""
        return tuple(words for words in map(folded, self.wanted.quoted) if " " in words)

    @cached_property
    def about(self) -> frozenset[str]:
        """Words of the clause that it speaks of."""
        runs = self.placement.about if self.placement is not None else ()
        return frozenset(word for run in runs for word in run.split() if len(word) >= _SHORT)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of the comment, folded."""
        return tuple(filter(None, map(folded, _SENTENCES.split(self.comment.wording.comment[:LONGEST]))))

    def own(self, common: frozenset[str]) -> frozenset[str]:
        """Words of its own: not those of the text, nor those of sentences that are `common`."""
        quoted = {word for words in map(folded, self.wanted.quoted) for word in words.split()}
        said = [sentence for sentence in self.sentences if sentence not in common]
        if self.proposal and len(self.proposal) < _REWRITING:
            said.append(self.proposal)
        words = {stem(word) for sentence in said for word in sentence.split() if len(word) >= _SHORT}
        return frozenset(words) - {stem(word) for word in quoted | self.about}

    @cached_property
    def exchanges(self) -> tuple[tuple[str, tuple[str, str]], ...]:
        """Which words it wants in place of which: the old ones, and what differs."""
        return tuple((exchange.key[0], exchange.core) for exchange in self.wanted.exchanges)


def voiced(comment: Comment, placement: Placement | None) -> Voiced:
    """A comment made comparable; a proposal that stands in the comment's cell counts as in its own."""
    cells = comment.wording
    said, proposal = folded(cells.comment), folded(cells.proposal)
    if not proposal:
        said, proposal = _parted(said)
    wanted = read_wanted(cells.comment, cells.proposal)
    return Voiced(comment, placement, said, proposal, wanted)


def _parted(said: str) -> tuple[str, str]:
    for label in _LABELS:
        before, found, behind = f" {said} ".partition(f" {label} ")
        if found and before.strip():
            return before.strip(), behind.strip()
    return said, ""


def stem(word: str) -> str:
    """A word without the endings that grammar gives it, roughly."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORT:
            return word[: -len(ending)]
    return word


class Sameness:
    """Compares comments of one ballot; words that many comments use weigh less.

    A sentence that stands in comments on several clauses is common to them and says nothing of either.
    """

    def __init__(self, voices: Sequence[Voiced]) -> None:
        self._common = _common_sentences(voices)
        self._own: dict[int, frozenset[str]] = {}
        self._counts: Counter[str] = Counter()
        self._size = 1 + len(voices)
        for one in voices:
            self._counts.update(self._words(one))

    def reason(self, one: Voiced, other: Voiced) -> str:
        """Why two comments on one place want the same, in words; empty when they don't, or it isn't sure."""
        if one.text == other.text:
            return "same words"
        if opposed(one, other) or _differ(one, other):
            return ""
        if nearly(one, other):
            return "nearly the same words"
        if _same_exchange(one, other):
            return "the same proposal on the same subject"
        if not _shared(one, other) or (not (one.about and other.about) and _contrast(one, other)):
            return ""
        if one.proposal and alike(one.proposal, other.proposal) and self._specific(one, other):
            return "the same proposal on the same subject"
        least = _REWORDED if one.about and other.about else _UNPLACED
        if one.wanted.stance == other.wanted.stance and self._likeness(one, other) >= least:
            return "the same wish in other words"
        return ""

    def _specific(self, one: Voiced, other: Voiced) -> bool:
        """Whether the proposal says enough, or the comments speak of the same words of the text."""
        if (one.about and other.about) or len(one.proposal.split()) >= _SPECIFIC:
            return True
        return self._likeness(one, other) >= _REWORDED / 2

    def _words(self, one: Voiced) -> frozenset[str]:
        if id(one) not in self._own:
            self._own[id(one)] = one.own(self._common)
        return self._own[id(one)]

    def _likeness(self, one: Voiced, other: Voiced) -> float:
        mine, theirs = self._words(one), self._words(other)
        shared = self._length(mine & theirs)
        return shared / sqrt(self._length(mine) * self._length(theirs)) if shared else 0.0

    def _length(self, words: frozenset[str]) -> float:
        return sum(log(1 + self._size / (1 + self._counts[word])) ** 2 for word in words)


def _common_sentences(voices: Iterable[Voiced]) -> frozenset[str]:
    clauses: dict[str, set[str]] = {}
    for one in voices:
        clause = one.placement.where.clause if one.placement is not None else ""
        for sentence in one.sentences:
            clauses.setdefault(sentence, set()).add(clause)
    return frozenset(sentence for sentence, those in clauses.items() if len(those) >= _COMMON)


def opposed(one: Voiced, other: Voiced) -> bool:
    """Whether one wants out what the other keeps, or other words or numbers for the same."""
    if {one.wanted.stance, other.wanted.stance} == {"out", "keep"}:
        return True
    if one.exchanges and other.exchanges:
        return not _same_exchange(one, other)
    return bool(one.numbers - other.numbers and other.numbers - one.numbers)


def _same_exchange(one: Voiced, other: Voiced) -> bool:
    """Whether they want the same words in place of the same; one may give more words around them."""
    return any(
        alike(mine[0], theirs[0])
        and alike(mine[1], theirs[1])
        and (holds(old, before) or holds(before, old) or alike(old, before))
        for old, mine in one.exchanges
        for before, theirs in other.exchanges
    )


def _differ(one: Voiced, other: Voiced) -> bool:
    """Whether they quote different words."""
    if not one.quotes or not other.quotes:
        return False
    return not any(_quoted_alike(mine, theirs) for mine in one.quotes for theirs in other.quotes)


def _quoted_alike(one: str, other: str) -> bool:
    return one in other or other in one or alike(one, other)


def _shared(one: Voiced, other: Voiced) -> bool:
    """Whether they speak of the same words of the text, or both of none."""
    common = len(one.about & other.about)
    most, least = max(len(one.about), len(other.about)), min(len(one.about), len(other.about))
    return 2 * common > most or (common == least and bool(least)) or not most


def alike(one: str, other: str) -> bool:
    """Whether two folded texts are the same but for typing errors; numbers have none."""
    if one == other:
        return True
    mine, theirs = one.split(), other.split()
    if len(mine) != len(theirs) or not mine:
        return False
    return all(a == b or _typo(a, b) for a, b in zip(mine, theirs, strict=True))


def nearly(one: Voiced, other: Voiced) -> bool:
    """Whether they say the same but for typing errors and small words; one may say more."""
    if contained(*sorted((one.grams, other.grams), key=len)) < _ROUGHLY:
        return False
    subject = one.about | other.about
    if not one.proposal or not other.proposal:
        return _stands_in(one.words, other.words, subject)
    if not _stands_in(one.said.split(), other.said.split(), subject):
        return False
    return (
        _same_exchange(one, other)
        or (
            one.wanted.stance == other.wanted.stance
            and max(len(one.proposal), len(other.proposal)) < _REWRITING
        )
        or _stands_in(one.proposal.split(), other.proposal.split(), frozenset())
    )


def _stands_in(one: list[str], other: list[str], subject: frozenset[str]) -> bool:
    """Whether the shorter of two texts stands in the longer one."""
    short, long = sorted((one, other), key=len)
    if len(short) < _LEAST:
        return short == long
    kept, changed = 0, 0
    for tag, a, b, c, d in SequenceMatcher(None, short, long, autojunk=False).get_opcodes():
        if tag == "equal":
            kept += b - a
        elif tag == "replace":
            same, others = _exchanged(short[a:b], long[c:d])
            kept += same
            changed += len(others)
            if subject.intersection(others):
                return False
        elif tag == "delete":
            lost = [word for word in short[a:b] if len(word) >= _SHORT]
            changed += len(lost)
            if subject.intersection(lost):
                return False
    allowed = max(1.0, _CHANGED * len(short)) if subject else _CHANGED / 2 * len(short)
    return kept >= _NEARLY * len(short) and changed <= allowed


def _contrast(one: Voiced, other: Voiced) -> bool:
    """Whether they say the same of different things: the same sentences, but for a word or two."""
    mine, theirs = one.said.split(), other.said.split()
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    if matcher.ratio() < _SENTENCE:
        return False
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "replace" and _exchanged(mine[a:b], theirs[c:d])[1]:
            return True
    return False


def _exchanged(mine: list[str], theirs: list[str]) -> tuple[int, list[str]]:
    """Of words exchanged for others: how many are typing errors or small words, and which are others."""
    left = list(theirs)
    same = 0
    others = []
    for word in mine:
        twin = next((other for other in left if _typo(word, other)), None)
        if twin is not None:
            left.remove(twin)
            same += 1
        elif len(word) < _SHORT and not word[0].isdigit():
            same += 1
        else:
            others.append(word)
    return same, others + [word for word in left if len(others) and len(word) >= _SHORT]


@lru_cache(maxsize=65_536)
def _typo(one: str, other: str) -> bool:
    """Whether two words differ by signs swapped, doubled or lost, behind the first one; numbers never do."""
    if one[0] != other[0] or one[0].isdigit() or abs(len(one) - len(other)) > 2 or len(one) < 3:
        return False
    shared = sum((Counter(one) & Counter(other)).values())
    if 2 * shared < (len(one) + len(other)) * _LETTERS:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _TYPO
