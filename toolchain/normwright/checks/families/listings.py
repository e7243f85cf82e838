"""Titles, drafts, web pages: the entries of the two lists (ISO/IEC Directives Part 2, 10.3, 10.5)."""

import re
from collections.abc import Iterator

from normwright.checks.document import Document
from normwright.checks.families.citations import is_exempt
from normwright.checks.finding import Finding, at, on
from normwright.checks.rule import rule
from normwright.checks.works import (
    identifiers_of,
    is_aside,
    mentions,
    names_in,
    works,
)
from normwright.sts.views import Passage, Reference, Role

_NOT_TEXT = frozenset(
    {Role.REFERENCE, Role.CODE, Role.TITLE, Role.CAPTION, Role.QUOTATION, Role.DESIGNATION, Role.ENTRY_SOURCE}
)


@rule("REF004", on=Document)
def check_drafts(document: Document, _: Document) -> Iterator[Finding]:
    """A document that isn't published yet has a dash for its year, and a footnote that says so."""
    footnotes = any(
        re.search(r"preparation|to be published|publi(?:cation|shed)", passage.string, re.IGNORECASE)
        for passage in document.all_passages
        if passage.role is Role.FOOTNOTE
    )
    for entry in document.references:
        for name in identifiers_of(entry):
            if name.draft and not name.forthcoming:
                yield on("REF004", entry.place, name=str(name), fault="names a draft")
            elif name.forthcoming and not footnotes and document.draft is None:
                yield on("REF004", entry.place, name=str(name), fault="has no footnote that gives its stage")
    listed = document.once(works)
    for one in document.once(mentions):
        is_draft = one.identifier.draft and not one.identifier.forthcoming
        if is_draft and not (
            listed.entries(one.identifier) or is_exempt(one, document) or one.passage.generated
        ):
            yield at("REF004", one.passage, one.start, one.end, name=one.words, fault="names a draft")


@rule("REF006", on=Passage, where='[“"—«]')
def check_titles(passage: Passage, document: Document) -> Iterator[Finding]:
    """In the text a standard goes by its identifier."""
    if passage.role in _NOT_TEXT or is_aside(passage):
        return
    lowered = passage.string.casefold()
    for title in document.once(_titles):
        start = lowered.partition(title)[0]
        if len(start) < len(lowered) and len(lowered) == len(passage.string):
            yield at("REF006", passage, len(start), len(start) + len(title))


def _titles(document: Document) -> tuple[str, ...]:
    """Titles of listed standards, long enough not to be other words."""
    titles = {entry.title.strip().casefold() for entry in document.references}
    return tuple(
        sorted(title for title in titles if len(title) > 15 and ("—" in title or title.count(" ") > 2))
    )


@rule("REF007", on=Reference)
def check_entry_form(reference: Reference, document: Document) -> Iterator[Finding]:
    """An entry is identifier, comma, title with dashes between its elements."""
    title = reference.title
    if reference.reference:
        if not title and not reference.normative and reference.identifier is not None:
            yield on("REF007", reference.place, name=reference.reference, fault="has no title")
        elif re.search(r"\w (?:-|--) \w", title) and document.draft is not None:
            yield on(
                "REF007",
                reference.place,
                name=reference.reference,
                fault="has a hyphen for a dash in its title",
            )
        return
    first = next(names_in(reference.words[:80]), None)
    if (
        first is not None
        and first[0] == 0
        and not reference.words[first[1] :].lstrip().startswith((",", "|"))
    ):
        rest = reference.words[first[1] :].strip(" .")
        fault = "has no comma before its title" if rest else "has no title"
        yield on("REF007", reference.place, name=reference.words[: first[1]], fault=fault)


@rule("REF008", on=Reference)
def check_web_sources(reference: Reference, document: Document) -> Iterator[Finding]:
    """What changes under its address needs the day on which it was seen."""
    words = reference.words
    if re.search(r"https?://|\bwww\.", words) is None or re.search(r"doi\.org|\bdoi:", words, re.IGNORECASE):
        return
    seen = r"view|access|retriev|consult|visit|cited|read on|last seen|checked|\b(?:19|20)\d\d-\d\d-\d\d"
    if re.search(seen, words, re.IGNORECASE) is None and reference.identifier is None and not reference.title:
        yield on("REF008", reference.place, name=reference.label or words[:40])
