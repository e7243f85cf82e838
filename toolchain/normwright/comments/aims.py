"""What a comment aims at where it names no exact words: bind more or less, more or less, which value."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from normwright import resources
from normwright.comments.likeness import folded
from normwright.comments.wanted import Wanted, stance_of

_BINDING = frozenset({"shall", "must"})
_LOOSER = frozenset({"should", "may", "can"})
_UNIT = r"(?P<unit>[^\W\d_]{1,20}|%|°c?)"
_SHORT = 3  # letters of a unit that is compared as a whole

Value = tuple[str, str]  # number and unit
NO_VALUE: Value = ("", "")


@dataclass(frozen=True)
class Aim:
    """`force` is "bind" or "free", `course` "up" or "down", `stance` "out" or "keep", each "" where not said.

    `old` and `new` are values, given only where one alone is proposed.
    """

    force: str = ""
    course: str = ""
    stance: str = ""
    old: Value = NO_VALUE
    new: Value = NO_VALUE


def read_aim(wanted: Wanted, comment: str, proposal: str) -> Aim:
    """What folded cells aim at; a comment alone says it where no change is proposed."""
    old, new = _values(wanted, comment, proposal)
    return Aim(
        _force(wanted, comment, proposal),
        _course(wanted, proposal, old, new),
        _stance(wanted, comment, proposal),
        old,
        new,
    )


def _force(wanted: Wanted, comment: str, proposal: str) -> str:
    for exchange in wanted.exchanges:
        before, after = (set(words.split()) for words in exchange.core)
        if after & _BINDING and not before & _BINDING:
            return "bind"
        if before & _BINDING and after & _LOOSER:
            return "free"
    if wanted.exchanges:
        return ""
    if proposal:
        said = _pattern("against").split(proposal)[0]
    else:
        wish = _pattern("wish").search(comment)
        said = comment[wish.start() :] if wish else ""
    found = [(last.start(), name) for name in ("bind", "free") for last in _pattern(name).finditer(said)]
    return max(found, default=(0, ""))[1]


def _course(wanted: Wanted, proposal: str, old: Value, new: Value) -> str:
    if old[0] and new[0] and (old[1] == new[1] or not (old[1] and new[1])):
        return "up" if float(new[0]) > float(old[0]) else "down"
    text = "" if wanted.exchanges else proposal
    found = [(first.start(), name) for name in ("up", "down") if (first := _pattern(name).search(text))]
    return min(found, default=(0, ""))[1]


def _stance(wanted: Wanted, comment: str, proposal: str) -> str:
    """Out or keep, of all that it is about: not of words in it, and not where another change is proposed."""
    if wanted.exchanges or (wanted.stance == "out" and wanted.quoted):
        return ""
    said = stance_of(proposal or comment)
    if said in ("out", "keep"):
        return said
    return "out" if not proposal and _pattern("out").search(comment) else ""


def _values(wanted: Wanted, comment: str, proposal: str) -> tuple[Value, Value]:
    """The old value, where it is said, and the new one; both empty where not one alone is proposed."""
    for exchange in wanted.exchanges:
        before, after = (list(_quantities(words)) for words in exchange.key)
        if len(after) == 1 and len(before) <= 1:
            return (before or [NO_VALUE])[0], after[0]
    proposed = list(dict.fromkeys(_quantities(proposal))) if not wanted.exchanges else []
    if len(proposed) != 1 or not proposed[0][1]:  # a bare number is that of a clause or a document
        return NO_VALUE, NO_VALUE
    new = proposed[0]
    told = {one for one in _quantities(comment) if one[1] == new[1]} - {new}
    return (told.pop() if len(told) == 1 else NO_VALUE), new


def _quantities(text: str) -> Iterator[Value]:
    """Numbers, in figures or words, with the beginning of the unit behind them."""
    table = resources.table("comment-wishes.toml")
    numbers = table["numbers"] | dict.fromkeys(table["quantities"]["each"], "1")
    for found in _quantity().finditer(text):
        unit = found["unit"] or ""
        yield numbers.get(found["number"], found["number"]), _plain_unit(unit)


def _plain_unit(unit: str) -> str:
    """One word for "year" and "years"."""
    return unit[:-1] if len(unit) > _SHORT and unit.endswith("s") else unit


@cache
def _quantity() -> re.Pattern[str]:
    table = resources.table("comment-wishes.toml")
    words, each, times = (
        "|".join(names)
        for names in (table["numbers"], table["quantities"]["each"], table["quantities"]["times"])
    )
    number = rf"\d+(?:\.\d+)?|(?:{words})(?= )|(?:{each})(?= (?:{times})(?!\w))"
    return re.compile(rf"(?<![\w.])(?P<number>{number})(?: ?{_UNIT})?(?![\w.])")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = resources.table("comment-wishes.toml")["aims"][name]
    listed = "|".join(sorted((re.escape(folded(word)) for word in words), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)")
