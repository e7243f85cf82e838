"""Notes, footnotes, sources and numbers of term entries (ISO/IEC Directives Part 2, 16.5.9 to 16.5.11)."""

import re
from collections.abc import Iterator

from normwright.checks.document import Document
from normwright.checks.finding import Finding, at, on
from normwright.checks.rule import rule
from normwright.checks.works import identified
from normwright.diagnostics import Level
from normwright.names.citations import parse_citation
from normwright.sts.views import (
    Inline,
    Kind,
    Note,
    Passage,
    Role,
    clause_of,
)

_ENTRY_NUMBER = re.compile(r"(?:Clause )?\(?(?:[A-Z]\.)?\d+(?:\.\d+)*\)?$")
_NOTE_TYPED = re.compile(r"(?:NOTES?|Notes?)\s*\d*(?: to entry)?\s*[:.—–-]|NOTES?\s+(?:\d+\s+)?(?=[A-Z])")
_CHANGED = re.compile(r"\b(?:modified|adapted)\b", re.IGNORECASE)


@rule("TRM017", on=Document)
def check_notes_of_entries(document: Document, _: Document) -> Iterator[Finding]:
    """Notes of an entry are those of entries, and their label isn't typed."""
    for note in document.every(Note):
        clause = clause_of(note)
        if clause is not None and clause.kind is Kind.TERM_ENTRY:
            yield on("TRM017", note, words=note.label or "NOTE")
    for passage in document.by_role.get(Role.NOTE_TO_ENTRY, ()):
        typed = _NOTE_TYPED.match(passage.string)
        if typed and document.draft is None:
            yield at("TRM017", passage, *typed.span())


@rule("TRM019", on=Passage, roles=[Role.FOOTNOTE])
def check_footnotes(passage: Passage, document: Document) -> Iterator[Finding]:
    """An entry has no footnotes."""
    if (
        passage.role is Role.FOOTNOTE
        and passage.clause is not None
        and passage.clause.kind is Kind.TERM_ENTRY
    ):
        yield at("TRM019", passage, 0, len(passage.string))


@rule("TRM020", on=Passage, roles=[Role.ENTRY_SOURCE])
def check_sources(passage: Passage, document: Document) -> Iterator[Finding]:
    """The source of a copied entry names edition and entry, and what was changed."""
    if passage.role is not Role.ENTRY_SOURCE:
        return
    string = passage.string.strip(" []")
    citation = parse_citation(string.removeprefix("SOURCE:").strip())
    name = identified(citation.head)
    head = citation.head or string
    start = max(passage.string.partition(head)[0].__len__(), 0) if head in passage.string else 0
    missing = [] if name is None or name.dated else ["year"]
    missing += [] if name is None or citation.locator else ["entry number"]
    if missing:
        # Without its number the entry can still be found in the edition that is named.
        level = None if "year" in missing else Level.WARNING
        fault = f"{head} has no {' and no '.join(missing)}"
        yield at("TRM020", passage, start, start + len(head), level=level, fault=fault)
    changed = _CHANGED.search(passage.string)
    if changed and len(re.sub(r"\W", "", passage.string[changed.end() :])) < 4:
        yield at("TRM020", passage, *changed.span(), fault="it isn’t said what was modified")


def _referring(document: Document) -> frozenset[object]:
    """The texts with a reference in them."""
    return frozenset(passage.text.element for passage in document.passages if passage.spans)


@rule("TRM024", on=Passage, among=_referring)
def check_references_to_entries(passage: Passage, document: Document) -> Iterator[Finding]:
    """Terms are defined once and used without numbers; entries lead to entries only."""
    entries = document.once(_entry_ids)
    inside = passage.top is Kind.TERMS
    for span in passage.spans:
        if not span.target or span.kind not in (Inline.TERM, Inline.CROSS_REFERENCE):
            continue
        words = passage.string[span.start : span.end]
        numbered = bool(_ENTRY_NUMBER.search(words))
        if span.target in entries and numbered and not inside:
            fault = f"{words} refers to a term entry from outside the terms clause"
        elif inside and span.target not in entries and _ENTRY_NUMBER.fullmatch(words):
            fault = f"{words} refers from an entry to a clause"
        else:
            continue
        # The number is the program's, the reference is the author's.
        yield on("TRM024", passage.text.place(span.start, length=span.end - span.start), fault=fault)


def _entry_ids(document: Document) -> frozenset[str]:
    return frozenset(one for entry in document.entries for one in (entry.id, entry.section_id) if one)
