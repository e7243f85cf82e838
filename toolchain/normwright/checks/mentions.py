"""Where figures, tables and formulae are mentioned: by cross-reference, or by a label that is only typed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from normwright.checks.document import Document
from normwright.checks.sequences import number_of
from normwright.sts.views import Block, Figure, Formula, Inline, Passage, Role, Table

C = TypeVar("C", Figure, Table)

_WORDS: dict[type[Block], str] = {
    Figure: r"Figures?|Figs?\.?|Bild(?:er|ern|es)?|Abbildung(?:en)?",
    Table: r"Tables?|Tableaux?|Tabellen?",
    Formula: r"Formula[es]?|Equations?|Eqs?\.?|Formules?|Équations?|Formeln?|Gleichung(?:en)?",
}
_BLANK = "[ \u00a0\u2009\u202f]"
_NUMBER = r"\(?(?:[A-Z]{1,2}\.)?\d+(?:[.-]\d+)?[a-z]?\)?(?:" + _BLANK + r"[a-z]\))?"
_AND = rf"{_BLANK}?(?:,|,?{_BLANK}(?:and|or|to|through|et|ou|à|und|oder|bis)|[–-])(?:{_BLANK}and)?{_BLANK}?"
_PART = re.compile(rf"(?P<joint>{_AND})?(?P<number>{_NUMBER})")
_ITEM = re.compile(r"(?P<letter>[A-Z]{1,2}\.)?(?P<digits>\d+)(?P<more>[.-]\d+)?")
_THROUGH = frozenset({"to", "through", "à", "bis", "–", "-"})
#: Titles name their own object; what is said of it there is no mention.
_ASIDE = frozenset({Role.CAPTION, Role.CODE, Role.REFERENCE})
_BODY = r"(?:ISO|IEC|CEN|CENELEC|EN|ITU|IEEE|ASTM|DIN|BS|NF)"
_OTHER_BEFORE = re.compile(
    rf"(?:\b{_BODY}\b[^,.;()]*|\[\d+\]),{_BLANK}(?:[\w.{_BLANK[1:-1]}]+,{_BLANK})?$"
).search
_OTHER_BEHIND = re.compile(rf"{_BLANK}(?:of|in|from|de|von|aus){_BLANK}(?:the{_BLANK})?{_BODY}\b").match
_NAMED = f"(?i){'|'.join(_WORDS.values())}".lower()  # one of them is in every mention
_NEAR = 50  # characters before
_MOST = 1000  # of a range
_FEW = 3
_CITED = frozenset({Inline.CITATION})
_PATTERNS = {
    kind: re.compile(rf"(?i:\b(?:{words})){_BLANK}(?P<list>{_NUMBER}(?:{_AND}{_NUMBER})*)")
    for kind, words in _WORDS.items()
}


@dataclass
class Mentions:
    """What is mentioned: numbers per kind with the place (of the passage) of the first mention, and ids."""

    numbers: dict[tuple[type[Block], str], int] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)

    def number(self, kind: type[Block], number: str) -> int | None:
        """The first passage that mentions a number, counted from 0; None when none does."""
        return self.numbers.get((kind, number))


def mentions(document: Document) -> Mentions:
    """All mentions of a document; ask `document.once(mentions)`."""
    found = Mentions(ids=set(document.targets))
    for place in document.index.of(_NAMED):
        passage = document.passages[place]
        if passage.role not in _ASIDE:
            for kind, number in _in_passage(passage):
                found.numbers.setdefault((kind, number), place)
    return found


def unmentioned(document: Document, those: Iterable[C]) -> Iterator[tuple[C, str]]:
    """What has a number and is mentioned nowhere, each with words about others.

    Where many are and none is mentioned, the first stands for all.
    """
    known = document.once(mentions)
    numbered = [one for one in those if number_of(one)]
    missing = [one for one in numbered if not _is_mentioned(one, known)]
    if missing and len(missing) == len(numbered) > _FEW:
        yield missing[0], f", nor are the {len(missing) - 1} others"
    else:
        yield from ((one, "") for one in missing)


def _is_mentioned(one: Figure | Table, known: Mentions) -> bool:
    inner = {each.id for each in one.subfigures} if isinstance(one, Figure) else set()
    kind: type[Block] = Figure if isinstance(one, Figure) else Table
    first = _ITEM.match(number_of(one))  # "2 a)" is mentioned as 2
    return bool({one.id, *inner} & known.ids) or (
        first is not None and known.number(kind, first[0]) is not None
    )


def _in_passage(passage: Passage) -> Iterator[tuple[type[Block], str]]:
    for kind, pattern in _PATTERNS.items():
        for match in pattern.finditer(passage.string):
            if not _is_elsewhere(match, passage):
                for number in _spread(match["list"]):
                    yield kind, number


def _is_elsewhere(match: re.Match[str], passage: Passage) -> bool:
    """Whether it is in another document: "ISO 00003, Table 2", "Table 2 of ISO 00003"."""
    if passage.span_at(match.start(), _CITED) is not None:
        return True
    before = passage.string[max(0, match.start() - _NEAR) : match.start()]
    return _OTHER_BEFORE(before) is not None or _OTHER_BEHIND(passage.string, match.end()) is not None


def _spread(listed: str) -> Iterator[str]:
    """ "2 to 4 and A.1" as 2, 3, 4, A.1."""
    last: re.Match[str] | None = None
    for part in _PART.finditer(listed):
        item = _ITEM.search(part["number"])
        if item is None:
            continue
        joint = (part["joint"] or "").strip(" \u00a0\u2009\u202f,")
        if last is not None and joint in _THROUGH and item["letter"] == last["letter"] and not item["more"]:
            first, end = int(last["digits"][:6]), int(item["digits"][:6])
            for digits in range(first + 1, min(end, first + _MOST)):
                yield f"{item['letter'] or ''}{digits}"
        yield item[0]
        last = item
