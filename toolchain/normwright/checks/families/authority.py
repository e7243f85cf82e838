"""Entries of the document against the vocabularies that count for it (Directives Part 2, 16.5.5, 16.5.10)."""

from collections.abc import Iterator
from typing import Any

from normwright.checks.copies import Copy, known_as, sources_of, taken_from
from normwright.checks.document import Document
from normwright.checks.finding import Finding, at, on
from normwright.checks.rule import rule
from normwright.checks.vocabularies import Authority, lexicon
from normwright.diagnostics import Level
from normwright.glossary.compare import Difference, differences
from normwright.sts.views import LanguageEntry, TermEntry

_MOST = 3  # differences that are told in one message


@rule("TRM021", "VOC053", "VOC058", "VOC059", on=TermEntry)
def check_copy(entry: TermEntry, document: Document) -> Iterator[Finding]:
    """An entry that names an authority as its source says what that says, or that it doesn't."""
    authorities = document.once(lexicon).authorities
    for part in entry.languages:
        for copy in taken_from(part, authorities):
            yield from _check_copy(copy, part, entry)


def _check_copy(copy: Copy, part: LanguageEntry, entry: TermEntry) -> Iterator[Finding]:
    number = f", {copy.number}" if copy.number and copy.concept and not copy.other_edition else ""
    facts: dict[str, Any] = {"term": copy.term, "name": f"{copy.vocabulary.label}{number}"}
    if copy.other_edition:
        yield on("VOC058", copy.source, cited=copy.cited, **facts)
    elif copy.concept is None:
        if copy.vocabulary.complete:
            yield on("VOC059", copy.source, what=copy.instead, **facts)
    elif copy.differs is not None and not copy.modified:
        assert part.definition is not None
        text = part.definition.text
        first = copy.differs[0]
        start, end = _seen(first, len(text))
        told = _told(copy.differs, text.string, copy.definition)
        yield at("TRM021", text, start, end, differences=told, **facts)
    elif copy.modified and copy.is_the_same:
        yield on("VOC053", copy.source, **facts)


def _seen(difference: Difference, length: int) -> tuple[int, int]:
    """The words that differ; where there are none, the character before."""
    if difference.start < difference.end:
        return difference.start, difference.end
    start = max(0, difference.start - 1)
    return start, min(length, start + 1)


def _told(found: tuple[Difference, ...], ours: str, theirs: str) -> str:
    told = []
    for one in found[:_MOST]:
        here, there = ours[one.start : one.end], theirs[one.other_start : one.other_end]
        if here and there:
            told.append(f'"{here}" instead of "{there}"')
        else:
            told.append(f'"{here}" added' if here else f'"{there}" left out')
    more = len(found) - _MOST
    return ", ".join(told) + (f" and {more} more" if more > 0 else "")


@rule("VOC054", "VOC055", "VOC060", on=TermEntry)
def check_own_definition(entry: TermEntry, document: Document) -> Iterator[Finding]:
    """What an authority defines or names is not defined or named anew."""
    part = entry.in_language(document.language)
    if part is None or part.preferred is None or sources_of(part):
        return
    for authority in document.once(lexicon).authorities:
        if authority.declared:
            found = _against(authority, part, entry)
            if found is not None:
                yield found
                return


def _against(authority: Authority, part: LanguageEntry, entry: TermEntry) -> Finding | None:
    assert part.preferred is not None
    term, language = part.preferred.term, part.language
    known = known_as(term, part.domain, language, authority)
    if known is None:
        return None
    concept, status = known
    number = f", {concept.number}" if concept.number else ""
    facts: dict[str, Any] = {"term": term, "name": f"{authority.vocabulary.label}{number}"}
    preferred = concept.preferred(language)
    if status != "preferred" and preferred is not None:
        level = None if status == "deprecated" else Level.ADVICE
        text = part.preferred.text
        return at("VOC060", text, 0, len(text), level=level, instead=preferred.text, status=status, **facts)
    theirs, ours = concept.definition(language), part.definition
    if theirs is None or ours is None:
        return None
    found = differences(ours.words, theirs.text)
    if not found:
        return on("VOC055", entry, **facts)
    return on("VOC054", entry, differences=_told(found, ours.words, theirs.text), **facts)
