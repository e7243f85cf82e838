"""Asks every rule about every view of the class it is for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from normwright.checks.document import STAGES, Document
from normwright.checks.finding import Finding, Words
from normwright.checks.rule import Rule, rules
from normwright.diagnostics import Code, Level, codes
from normwright.sts.places import is_generated
from normwright.sts.views import (
    Citation,
    Clause,
    CrossReference,
    Passage,
    Reference,
    TermEntry,
    View,
)
from normwright.sts.views.base import language_of

_SOURCES: dict[type, Callable[[Document], Iterable[Any]]] = {
    Document: lambda document: (document,),
    Passage: lambda document: document.passages,
    Clause: lambda document: document.clauses,
    TermEntry: lambda document: document.entries,
    Reference: lambda document: document.references,
    Citation: lambda document: document.citations,
    CrossReference: lambda document: document.cross_references,
}


def check_document(document: Document, settings: Mapping[str, str]) -> list[tuple[Finding, Level]]:
    """Every finding of the rules in force with its level, in the order of the rules.

    `settings` gives codes another level: error, warning, advice, or off. What the program worded itself is
    never complained about.
    """
    found: list[tuple[Finding, Level]] = []
    for one in rules():
        if any(_level(codes()[code], document, settings) is not None for code in one.codes):
            for finding in _ask(one, document):
                level = _level(codes()[finding.code], document, settings)
                if level is not None and _speaks(finding, document) and not _is_ours(finding):
                    own = finding.level if settings.get(finding.code) is None else None
                    found.append((finding, own or level))
    return found


def _ask(one: Rule, document: Document) -> Iterator[Finding]:
    source = _SOURCES.get(one.on)
    for view in source(document) if source else document.every(one.on):
        yield from one.check(view, document)


def _level(page: Code, document: Document, settings: Mapping[str, str]) -> Level | None:
    """The level of a code in this document, None when it doesn't count."""
    chosen = settings.get(page.code) or ("off" if page.off else "")
    if chosen:
        return None if chosen == "off" else Level(chosen)
    if page.since > document.directives:
        return None
    level = page.level
    reached = STAGES.index(document.stage)
    named = [(STAGES.index(stage), other) for stage, other in page.levels.items()]
    for from_stage, other in sorted(named):
        if from_stage <= reached:
            level = other
    return level


def _speaks(finding: Finding, document: Document) -> bool:
    """Whether the rule knows the language of the words or block complained about."""
    known = codes()[finding.code].languages
    if not known:
        return True
    anchor = finding.anchor
    if isinstance(anchor, Words):
        return language_of(anchor.text.element).lower().split("-")[0] in known
    language = anchor.language if isinstance(anchor, View) else document.language
    return language.lower().split("-")[0] in known


def _is_ours(finding: Finding) -> bool:
    """Whether the words complained about, or the block, are the program's own."""
    anchor = finding.anchor
    if isinstance(anchor, Words):
        ends = {anchor.start, max(anchor.start, anchor.end - 1)}
        return any(is_generated(anchor.text.locate(at).owner) for at in ends if at < len(anchor.text))
    return isinstance(anchor, View) and is_generated(anchor.element)
