"""Quantities: a value with its unit or the thing counted, and what compares it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from normwright import resources
from normwright.prose.sentences import Span

_REACH = 40  # characters before a number in which its comparison stands


@dataclass(frozen=True)
class Quantity:
    """A quantity at [start, end).

    `comparator` is one of = ≥ ≤ > < ∈ ± ≈, that of the value as printed: "shall not exceed 5 m" gives ≤.
    `value` is what is printed: for ∈ both ends, for ± the whole. `unit` is empty for a count.
    """

    start: int
    end: int
    comparator: str
    value: str
    unit: str


def quantities(text: str, span: Span | None = None) -> Iterator[Quantity]:
    """The quantities of a text or of a part of it, in order; numbers that name something are none."""
    start, end = span or (0, len(text))
    for match in _pattern().finditer(text, start, end):
        before = text[max(start, match.start() - _REACH) : match.start()]
        found = _quantity(match, before, text[match.end() : min(end, match.end() + 20)])
        if found:
            yield found


def _quantity(match: re.Match[str], before: str, behind: str) -> Quantity | None:
    if _NAMED.search(before):
        return None
    unit = match["unit1"] or match["unit2"] or match["unit3"] or match["unit4"] or ""
    if match["tolerance"]:
        return Quantity(*match.span(), "±", match[0], unit)
    if match["joint"]:
        return _range(match, before, unit)
    comparator = _compared(before, behind)
    if not unit and (comparator in "=≈" or not _COUNTED.match(behind)):
        return None
    return Quantity(*match.span(), comparator, match["word"] or match["number"], unit)


def _range(match: re.Match[str], before: str, unit: str) -> Quantity | None:
    """ "between 2 m and 3 m", "2 m to 3 m"; "2 m and 3 m" without "between" is no range."""
    if match["joint"] == " and " and not _BETWEEN.search(before):
        return None
    return Quantity(*match.span(), "∈", match[0], unit)


def _compared(before: str, behind: str) -> str:
    for sign, pattern, opposite in _BEFORE:
        found = pattern.search(before)
        if found:
            return opposite if opposite and _DENIED.search(before[: found.start()]) else sign
    return next((sign for sign, pattern in _BEHIND if pattern.match(behind)), "=")


def _end(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})[ \u00a0\u202f]*$", re.IGNORECASE)


_LESS = "less|fewer|smaller|lower|shorter|narrower|lighter|earlier|younger|closer|nearer"
_MORE = "more|greater|larger|higher|longer|wider|heavier|later|older|further|farther|deeper"
_OF = r"(?: \w+){0,3} of"
#: Sign, the words right before the number, and the sign that a "not" before them makes of it.
_BEFORE = (
    (
        "≥",
        _end(rf"at (?:the very )?least|(?:not|no) (?:{_LESS}) than|≥|min(?:\.|imum)?|minimum(?:{_OF})"),
        "",
    ),
    (
        "≤",
        _end(rf"at (?:the very )?most|(?:not|no) (?:{_MORE}) than|≤|up to|max(?:\.|imum)?|maximum(?:{_OF})"),
        "",
    ),
    ("≤", _end(r"not (?:exceed|exceeding|over|above)|without exceeding|within"), ""),
    ("≥", _end(r"not (?:below|under)"), ""),
    (">", _end(rf"(?:{_MORE}) than|exceed(?:s|ing)?|over|above|beyond|>"), "≤"),
    ("<", _end(rf"(?:{_LESS}) than|below|under|<"), "≥"),
    ("≈", _end(r"approximately|about|around|approx\.|ca\.|circa|roughly|nearly|some|almost|≈|~"), ""),
)
_BEHIND = (
    ("≥", re.compile(r" (?:or (?:more|greater|longer|above|higher|wider|larger)|and above|minimum)\b")),
    ("≤", re.compile(r" (?:or (?:less|fewer|lower|below|shorter|smaller|narrower)|and below|maximum)\b")),
)
_DENIED = re.compile(r"\b(?:not|cannot|never)\b(?:[ \u00a0]\w+){0,3}[ \u00a0]*$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)
_COUNTED = re.compile(r"[ \u00a0]+(?!of\b|in\b|and\b|or\b|to\b|is\b|are\b|%)[^\W\d_]{3,}")
#: Numbers behind these name something.
_NAMED = re.compile(
    r"\b(?:Clauses?|Tables?|Figures?|Fig\.|Annex|Annexes|Formulae?|Formulas?|Parts?|Steps?|No\.?|Nos\.?|Notes?|NOTE|"
    r"Examples?|EXAMPLE|Versions?|version|ISO|IEC|EN|TS|TR|IWA|CEN|Guide|Level|Stage|Edition|Article|Chapter|Section|"
    r"[Ii]tem|[Pp]age|pp\.|row|column|Amd|Cor)[ \u00a0]*(?:\d[\d.]*(?:,| and| or| to)[ \u00a0])*$"
)


@cache
def _pattern() -> re.Pattern[str]:
    table = resources.table("words/quantities.toml")
    names, numbers = "|".join(table["names"]), "|".join(table["numbers"])
    symbol = rf"(?:{'|'.join(map(re.escape, _symbols()))})"
    unit = rf"(?:{symbol}(?:/{symbol})?(?![\w/])|(?:{names})(?: per (?:{names}|inhabitant|person))?\b)"
    number = r"(?:[−+-]?(?:\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)|\d++)(?:[.,]\d++)*+)"
    blank = r"[ \u00a0\u202f]?"
    return re.compile(
        rf"(?<![\w.,:/–-])(?:"
        rf"(?P<tolerance>\({number} ?± ?{number}\){blank}(?P<unit1>{unit}))"
        rf"|{number}(?:{blank}{unit})?(?P<joint> to | and | ?– ?){number}{blank}(?P<unit2>{unit})"
        rf"|(?P<number>{number})(?:{blank}(?P<unit3>{unit}))?"
        rf"|(?P<word>{numbers})\b(?:[ \u00a0](?P<unit4>{names})\b)?"
        rf")(?![\d:]|-\d)",
    )


def _symbols() -> list[str]:
    """Symbols of units with and without prefix, the longest first."""
    units, own = resources.table("units.toml"), resources.table("words/quantities.toml")
    found = {*own["symbols"], *units["plain"], *units["prefixed"]}
    found |= {f"{prefix}{symbol}" for prefix in units["prefixes"] for symbol in units["prefixed"]}
    return sorted(found - {*own["without"]}, key=lambda one: (-len(one), one))
