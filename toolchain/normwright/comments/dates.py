"""Dates in the heads of forms, as people type them: read where they can mean one day alone, never guessed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from normwright import resources
from normwright.comments.columns import folded

_LONGEST = 60  # characters; what is longer is no date
_CENTURY = 2000
_YEARS = range(1950, 2100)
_SHORTEST = 3  # letters of a shortened name of a month
_TIME = re.compile(r"(?<=\d)(?:T|\s+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?$")
_ASIAN = str.maketrans({"年": "-", "月": "-", "日": None})
_NUMBERS = re.compile(r"(\d{1,4})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{1,4})\.?")
_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{4})")
_PARTS = re.compile(r"\d+|[^\W\d_]+|º")


@dataclass(frozen=True)
class Dated:
    """The day (or month) by ISO 8601; empty where it isn't clear, and then why."""

    iso: str = ""
    doubt: str = ""
    likely: bool = False  # it is a date, though perhaps one of two


def read_date(text: str) -> Dated:
    """The date that a text says: 2026-03-05, 05.03.2026, 5 March 2026, 5 mars 2026 and the like.

    5/3/2026 is in March in one country and in May in the next, so it is left open. Without words or digits
    no date was given, which is no doubt.
    """
    plain = " ".join(text.split()).strip(" ,;")
    if not any(sign.isdigit() for sign in plain):
        return Dated()
    found = sorted(set(_readings(_TIME.sub("", plain)))) if len(plain) <= _LONGEST else []
    if len(found) == 1:
        return Dated(found[0], likely=True)
    return Dated("", f"can be {' or '.join(found)}" if found else "is no date that is known", bool(found))


def _readings(text: str) -> Iterator[str]:
    """All days and months that the text can mean."""
    text = text.translate(_ASIAN).strip("-")
    if re.fullmatch(r"\d{8}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    numbers, month = _NUMBERS.fullmatch(text), _MONTH.fullmatch(text)
    if numbers:
        yield from _of_numbers(numbers[1], numbers[3], numbers[4], numbers[2])
    elif month:
        yield from _month(month[1] or month[4], month[2] or month[3])
    else:
        yield from _of_words(text)


def _of_numbers(first: str, second: str, third: str, sign: str) -> Iterator[str]:
    """Three numbers: points have the day in front in all countries, strokes and hyphens the day or the month.

    A year of two digits can stand in front or at the end.
    """
    if len(first) != 2 or len(third) != 4:
        yield from _day(first, second, third)
    if len(first) <= 2:
        yield from _day(third, second, first)
        if sign != ".":
            yield from _day(third, first, second)


def _of_words(text: str) -> Iterator[str]:
    """A day with the name of its month: "5 March 2026", "March 5, 2026", "1er mars 2026"; or the month."""
    table = resources.table("comment-dates.toml")
    left = {folded(word) for name in ("days", "joins", "ordinals") for word in table[name]}
    parts = [found[0] for found in _PARTS.finditer(text)]
    numbers = [part for part in parts if part.isdigit()]
    names = [part for part in parts if not part.isdigit() and folded(part) not in left]
    month = str(_month_named(names[0])) if len(names) == 1 else "0"
    match numbers:
        case [year] if len(year) == 4:
            yield from _month(year, month)
        case [year, day] if len(year) == 4:
            yield from _day(year, month, day)
        case [day, year]:
            yield from _day(year, month, day)


def _day(year: str, month: str, day: str) -> Iterator[str]:
    if len(year) not in (2, 4) or len(day) > 2:
        return
    try:
        found = date(int(year) + (_CENTURY if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return
    if found.year in _YEARS:
        yield found.isoformat()


def _month(year: str, month: str) -> Iterator[str]:
    if 1 <= int(month) <= 12 and int(year) in _YEARS:
        yield f"{year}-{int(month):02}"


def _month_named(name: str) -> int:
    """The number of the month whose name this is or begins; 0 for none, or for several."""
    plain = folded(name)
    names = _months()
    found = {names[one] for one in names if one == plain}
    if not found and len(plain) >= _SHORTEST:
        found = {number for one, number in names.items() if one.startswith(plain)}
    return found.pop() if len(found) == 1 else 0


@cache
def _months() -> dict[str, int]:
    table = resources.table("comment-dates.toml")["months"]
    return {folded(name): number for number, names in enumerate(table, start=1) for name in names}
