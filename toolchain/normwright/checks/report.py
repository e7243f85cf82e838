"""Findings of rules as diagnostics: worded, with level and exact place."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from normwright.checks.document import Document
from normwright.checks.engine import check_stepwise
from normwright.checks.finding import Finding, Words
from normwright.checks.places import Sources
from normwright.diagnostics import Diagnostic, Level, diagnose, raised, unrepeated
from normwright.sts.origins import Origins
from normwright.sts.views import View


@dataclass(frozen=True)
class Checked:
    """A finding and how it is told."""

    finding: Finding
    diagnostic: Diagnostic


#: How a finding is worded at its level.
Wording = Callable[[Finding, Level], Diagnostic]


def check(document: Document, settings: Mapping[str, str], sources: Sources) -> list[Checked]:
    """Every finding of the rules in force, worded; none is told twice in one place."""
    return in_order(one for step in steps(document, settings, wording_of(sources)) for one in step)


def steps(document: Document, settings: Mapping[str, str], wording: Wording) -> Iterator[list[Checked]]:
    """The findings rule by rule, as they come."""
    for step in check_stepwise(document, settings):
        yield [Checked(finding, wording(finding, level)) for finding, level in step]


def wording_of(sources: Sources, origins: Origins | None = None) -> Wording:
    """Words findings with places in `sources`; in a file by others `origins` adds the way to the element."""

    def worded(finding: Finding, level: Level) -> Diagnostic:
        found = raised(diagnose(finding.code, sources.place(finding), **finding.facts), level)
        path = origins.path(element) if origins and (element := _element(finding)) is not None else ""
        return replace(found, path=path, fixable=bool(finding.mendings) and origins is None)

    return worded


def in_order(found: Iterable[Checked], *, beside: Iterable[Diagnostic] = ()) -> list[Checked]:
    """Each complaint once, by place; none that only repeats one of these, or what was said `beside` them."""
    told: dict[Diagnostic, Checked] = {}
    for one in found:
        told.setdefault(one.diagnostic, one)
    return [told[one] for one in sorted(unrepeated(told, beside=beside), key=_order)]


def _element(finding: Finding) -> Any:
    anchor = finding.anchor
    if isinstance(anchor, Words):
        at = min(anchor.start, len(anchor.text) - 1)
        return anchor.text.locate(at).owner if at >= 0 else anchor.text.element
    return anchor.element if isinstance(anchor, View) else None


def _order(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    place = diagnostic.place
    return place.file, place.line, place.column, diagnostic.code, diagnostic.message
