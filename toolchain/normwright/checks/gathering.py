"""Faults of one kind in one clause of a file by others, told once.

Whoever reads a finished text wants to know what is wrong in a clause, and not each time that it is. In a
draft each place is told, as its author goes to each.
"""

from collections.abc import Hashable, Iterable
from dataclasses import replace

from normwright.checks.finding import Finding, Words
from normwright.checks.report import Checked
from normwright.sts.views import View, home_of

_MOST = 4  # places that are named besides the first


def gathered(found: Iterable[Checked]) -> list[Checked]:
    """The findings; of those of one code and level in a clause or entry the first, which names the others."""
    groups: dict[Hashable, list[Checked]] = {}
    for number, one in enumerate(found):
        groups.setdefault(_key(one, number), []).append(one)
    return [_told(those) for those in groups.values()]


def _key(one: Checked, number: int) -> Hashable:
    """Findings on a whole document, or on a line of settings, stay alone."""
    home = _home(one.finding)
    told = one.diagnostic
    return number if home is None else (told.code, told.level, told.place.file, home)


def _home(finding: Finding) -> Hashable | None:
    anchor = finding.anchor
    if isinstance(anchor, Words):
        return home_of(anchor.text.element)
    return home_of(anchor.element) if isinstance(anchor, View) else None


def _told(those: list[Checked]) -> Checked:
    first, *others = those
    if not others:
        return first
    named = ", ".join(_named(one) for one in others[:_MOST])
    rest = f" and {len(others) - _MOST} more" if len(others) > _MOST else ""
    message = f"{first.diagnostic.message}; likewise {named}{rest}"
    return replace(first, diagnostic=replace(first.diagnostic, message=message))


def _named(one: Checked) -> str:
    line, anchor = one.diagnostic.place.line, one.finding.anchor
    where = f"in line {line}" if line else "elsewhere"
    words = " ".join(str(anchor).split()) if isinstance(anchor, Words) else ""
    return f'"{words}" {where}' if words and len(words) <= 40 else where
