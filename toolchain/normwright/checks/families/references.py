"""Normative references (ISO/IEC Directives Part 2, 10.2, Clause 15, 33.1)."""

import re
from collections.abc import Iterator

from normwright.checks.document import Document
from normwright.checks.finding import Finding, at, on
from normwright.checks.force import binds, demands
from normwright.checks.rule import rule
from normwright.checks.works import Mention, identifiers_of, key_of, mentions, names_in, work, works
from normwright.diagnostics import Level
from normwright.sts.views import Clause, Inline, Kind, Paragraph, Passage, Reference, Role, blocks

_INTERNATIONAL = frozenset({"ISO", "IEC", "CISPR"})
_BEFORE_ENQUIRY = frozenset({"PWI", "NP", "AWI", "WD", "CD", "FCD"})
#: Quality management systems, by number: their certificates say nothing about a product.
_QUALITY = frozenset({"9001", "9002", "9003", "13485", "16949", "29001"})
_DIRECTIVES = re.compile(
    r"\bDirectives,?\s(?:Parts?\s[12]|Supplement|IEC Supplement)|CEN[/-]CENELEC Internal Regulations"
)
_LEADS = re.compile(
    r"\b(?:in|of|with|to|by|from|using|per|under)[ \u00a0](?:References?[ \u00a0])?$", re.IGNORECASE
)
_SEE = re.compile(r"\b(?:see|refer to)\s+(?:the\s+)?$", re.IGNORECASE)


@rule("NRF001", on=Clause)
def check_lead_in(clause: Clause, document: Document) -> Iterator[Finding]:
    """Clause 2 has its fixed sentence and the list, no words of an author's own."""
    if clause.kind is not Kind.NORMATIVE_REFERENCES or clause.parent is not None:
        return
    if document.draft is None:
        if not any(one.kind is Kind.NORMATIVE_REFERENCES and _has_paragraph(one) for one in clause.walk()):
            yield on("NRF001", clause, fault="Clause 2 has no introducing sentence")
        return
    for passage in document.passages:
        if passage.clause == clause and passage.role not in (Role.TITLE, Role.FOOTNOTE, Role.REFERENCE):
            yield at("NRF001", passage, 0, len(passage.string), fault="Clause 2 has words of its own")


def _has_paragraph(clause: Clause) -> bool:
    return any(isinstance(block, Paragraph) and block.words.strip() for block in blocks(clause))


@rule("NRF002", on=Reference)
def check_cited_normatively(reference: Reference, document: Document) -> Iterator[Finding]:
    """Each entry of Clause 2 is cited where it is needed to follow the document."""
    if not reference.normative or not reference.words or _is_work(reference):
        return
    where = document.once(works).cited.get(key_of(reference), ())
    name = reference.reference or reference.words.partition(",")[0]
    if not where:
        if not _is_linked(reference, document):
            yield on("NRF002", reference.place, name=name, how="never cited")
    elif not any(binds(one.passage, one.start, document) for one in where):
        normative = [one for one in where if one.passage.normative and one.passage.role is Role.PARAGRAPH]
        level = Level.WARNING if any(one.passage.top is Kind.CLAUSE for one in normative) else None
        yield on("NRF002", reference.place, level=level, name=name, how=f"cited only {_where(where)}")


def _is_work(reference: Reference) -> bool:
    return not identifiers_of(reference)


def _is_linked(reference: Reference, document: Document) -> bool:
    """Whether a cross-reference leads to it, as files by others cite."""
    return bool(reference.id) and reference.id in document.targets


def _where(where: tuple[Mention, ...]) -> str:
    passage = where[0].passage
    if passage.role in _PLACES:
        return f"in {_PLACES[passage.role]}"
    if not passage.normative:
        return "in informative text"
    return "in the scope" if passage.top is Kind.SCOPE else "outside of requirements"


_PLACES = {
    Role.NOTE: "a note",
    Role.EXAMPLE: "an example",
    Role.FOOTNOTE: "a footnote",
    Role.ENTRY_EXAMPLE: "an example",
    Role.ENTRY_SOURCE: "the source of a term",
    Role.TITLE: "a title",
}


@rule("NRF003", on=Document)
def check_required_documents(document: Document, _: Document) -> Iterator[Finding]:
    """What a requirement rests on stands in Clause 2."""
    lists = document.once(works)
    for one in document.once(mentions):
        entries = lists.entries(one.identifier)
        normative = any(entry.normative for entry in entries)
        if entries and not normative and demands(one.passage, one.start, document):
            number = entries[0].label or "the bibliography"
            yield at("NRF003", one.passage, one.start, one.end, number=number)
    labels = {entry.id: entry for entry in document.references if entry.id and not entry.normative}
    for passage in document.passages:
        for span in passage.spans:
            entry = labels.get(span.target)
            if (
                entry is None
                or span.kind is not Inline.CROSS_REFERENCE
                or _is_named(passage, span.start, span.end)
            ):
                continue
            if _LEADS.search(passage.string, max(0, span.start - 20), span.start) and demands(
                passage, span.start, document
            ):
                yield at("NRF003", passage, span.start, span.end, number=entry.label or "the bibliography")


def _is_named(passage: Passage, start: int, end: int) -> bool:
    """Whether the reference has a standard's name in it or before it, which was looked at already."""
    return any(True for _ in names_in(passage.string[max(0, start - 40) : end]))


@rule("NRF004", on=Document)
def check_listed_once(document: Document, _: Document) -> Iterator[Finding]:
    """No document stands in both lists."""
    for entries in document.once(works).listed.values():
        normative = [entry for entry in entries if entry.normative]
        for entry in entries:
            if not entry.normative and any(_alike(entry, other) for other in normative):
                yield on("NRF004", entry.place, name=entry.reference or entry.words.partition(",")[0])


def _alike(one: Reference, other: Reference) -> bool:
    years = {name.year for entry in (one, other) for name in identifiers_of(entry)} - {""}
    return len(years) < 2


@rule("NRF005", on=Document)
def check_see(document: Document, _: Document) -> Iterator[Finding]:
    """What is only to be seen isn't required."""
    lists = document.once(works)
    for one in document.once(mentions):
        passage = one.passage
        match = _SEE.search(passage.string, max(0, one.start - 14), one.start)
        if match is None or passage.generated or not passage.normative or passage.role not in _SPEAKING:
            continue
        if _in_brackets(passage.string, match.start()) or passage.top is Kind.TERMS:
            continue
        if any(entry.normative for entry in lists.entries(one.identifier)):
            yield at("NRF005", passage, match.start(), one.end)


_SPEAKING = frozenset({Role.PARAGRAPH, Role.ITEM, Role.CELL, Role.OBJECT_FOOTNOTE})


def _in_brackets(string: str, start: int) -> bool:
    before = string[max(0, start - 300) : start]
    return before.count("(") > before.count(")")


@rule("NRF006", on=Reference)
def check_other_bodies(reference: Reference, document: Document) -> Iterator[Finding]:
    """A document of another body needs the committee's record why it is cited."""
    if document.draft is None or not reference.normative or document.draft.record.iso is None:
        return
    identifier = reference.identifier
    if identifier is not None and (_INTERNATIONAL & set(identifier.publishers) or identifier.type == "IWA"):
        return
    said = {re.sub(r"[^a-z]", "", key.lower()) for key in document.draft.record.meta}
    if "nonisojustification" not in said:
        yield on("NRF006", reference.place, name=reference.reference or reference.words)


@rule("NRF007", on=Reference)
def check_enquiry_stage(reference: Reference, document: Document) -> Iterator[Finding]:
    """A draft can be cited normatively once it is at enquiry."""
    identifier = reference.identifier
    if reference.normative and identifier is not None and identifier.stage in _BEFORE_ENQUIRY:
        yield on("NRF007", reference.place, name=reference.reference, stage=identifier.stage)


@rule("NRF008", on=Document)
def check_quality_systems(document: Document, _: Document) -> Iterator[Finding]:
    """A product conforms by what it is, not by the system it is made under."""
    if "management system" in document.metadata.title.lower() or "quality" in document.metadata.title.lower():
        return
    for one in document.once(mentions):
        base = work(one.identifier)
        is_quality = base.number in _QUALITY and _INTERNATIONAL & set(base.publishers)
        if is_quality and demands(one.passage, one.start, document):
            yield at("NRF008", one.passage, one.start, one.end)


@rule("NRF009", on=Reference)
def check_directives(reference: Reference, document: Document) -> Iterator[Finding]:
    """The rules for drafting a standard are no reference of it."""
    if _DIRECTIVES.search(f"{reference.reference} {reference.words}"):
        yield on("NRF009", reference.place, name=reference.reference or reference.words)
