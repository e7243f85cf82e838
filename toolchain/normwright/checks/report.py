"""Findings of rules as diagnostics: worded, with level and exact place."""

from collections.abc import Mapping
from dataclasses import dataclass

from normwright.checks.document import Document
from normwright.checks.engine import check_document
from normwright.checks.finding import Finding
from normwright.checks.places import Sources
from normwright.diagnostics import Diagnostic, diagnose, raised


@dataclass(frozen=True)
class Checked:
    """A finding and how it is told."""

    finding: Finding
    diagnostic: Diagnostic


def check(document: Document, settings: Mapping[str, str], sources: Sources) -> list[Checked]:
    """Every finding of the rules in force, worded; none is told twice in one place."""
    told: dict[Diagnostic, Checked] = {}
    for finding, level in check_document(document, settings):
        diagnostic = raised(diagnose(finding.code, sources.place(finding), **finding.facts), level)
        told.setdefault(diagnostic, Checked(finding, diagnostic))
    return sorted(told.values(), key=lambda one: _order(one.diagnostic))


def _order(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    place = diagnostic.place
    return place.file, place.line, place.column, diagnostic.code, diagnostic.message
