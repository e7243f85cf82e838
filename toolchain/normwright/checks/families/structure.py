"""Structure and order of the elements (ISO/IEC Directives Part 2, 6.4 and Clauses 12 to 17, 21)."""

import re
from collections.abc import Iterator

from normwright.checks.document import Document
from normwright.checks.elements import (
    FIXED,
    body_clauses,
    fixed_title,
    has_title,
    is_supplement,
    is_symbols,
    is_vocabulary,
    last_metadata,
    meant_kind,
    name_of,
    own_clauses,
)
from normwright.checks.finding import Finding, on
from normwright.checks.rule import rule
from normwright.sts.views import Block, Clause, Explanations, Kind, List, Paragraph, Reference, Table

#: Deliverables that may do without normative references and terms.
_FREER = frozenset({"TR", "GUIDE", "IWA", "CWA", "CEN/TR", "R", "PAS"})
_RANKS = {
    Kind.FOREWORD: 1,
    Kind.ENDORSEMENT: 1,
    Kind.INTRODUCTION: 2,
    Kind.ANNEX: 4,
    Kind.BIBLIOGRAPHY: 5,
    Kind.INDEX: 6,
}
_BODY = 3
#: Headings of clauses that define terms although there is a clause for that.
_FURTHER_TERMS = {
    "en": re.compile(
        r"(?:(?:additional|further|other|specific|supplementary)\s+)?(?:definitions\b|terms\s*(?:,|and)\s*definitions\b"
        r"|terms\s+(?:related|relating|concerning|specific|used|for)\b|(?:additional|further|other)\s+terms\b)",
        re.IGNORECASE,
    ),
    "fr": re.compile(r"(?:autres\s+)?(?:définitions\b|termes\s+(?:et|relatifs)\b)", re.IGNORECASE),
}


@rule("STR001", on=Document)
def check_mandatory_elements(document: Document, _: Document) -> Iterator[Finding]:
    """The elements that every document has are there; of a draft, a missing scope is told when it is read."""
    if document.once(is_supplement):
        return
    present = {meant_kind(clause) for clause in document.outline}
    meta = last_metadata(document)
    missing = [] if meta.titles and meta.title else ["the title"]
    missing += [] if Kind.FOREWORD in present else ["the foreword"]
    if meta.deliverable not in _FREER and not document.once(is_vocabulary):
        kinds = tuple(FIXED) if document.draft is None else (Kind.NORMATIVE_REFERENCES, Kind.TERMS)
        for kind in kinds:
            missing += [] if kind in present else [f"the clause “{fixed_title(kind, document.language)}”"]
    if missing:
        yield on("STR001", None, missing=", ".join(missing[:-1]) + " and " * (len(missing) > 1) + missing[-1])


@rule("STR002", on=Document)
def check_order(document: Document, _: Document) -> Iterator[Finding]:
    """Foreword, introduction, clauses, annexes, bibliography, index; symbols right behind the terms."""
    highest = 0
    before: Clause | None = None
    for clause in own_clauses(document):
        rank = _RANKS.get(clause.kind, _BODY)
        if rank < highest and before is not None:
            yield on("STR002", clause, clause=name_of(clause), other=name_of(before))
            return
        elif rank > highest or before is None:
            highest, before = rank, clause
    yield from _late_symbols(document)


def _late_symbols(document: Document) -> Iterator[Finding]:
    first: Clause | None = None
    for clause in body_clauses(document):
        if is_symbols(clause):
            if first is not None:
                yield on("STR002", clause, clause=name_of(clause), other=name_of(first))
        elif first is None and clause.number.isdecimal() and meant_kind(clause) is Kind.CLAUSE:
            first = clause


@rule("STR003", on=Document)
def check_first_clauses(document: Document, _: Document) -> Iterator[Finding]:
    """Scope, normative references, terms and definitions are Clauses 1, 2 and 3."""
    if document.once(is_supplement):
        return
    wanted, seen = 0, set[Kind]()
    kinds = [meant_kind(clause) for clause in body_clauses(document)]
    for clause, kind in zip(body_clauses(document), kinds, strict=True):
        if kind not in FIXED or kind in seen or (kind is Kind.TERMS and document.once(is_vocabulary)):
            continue
        seen.add(kind)
        # Of those before it, one that is missing is told as missing.
        wanted = 1 + sum(other in kinds for other in tuple(FIXED)[: tuple(FIXED).index(kind)])
        title = fixed_title(kind, clause.language)
        if clause.kind is not kind:
            fault = f"Clause {clause.number} has the title “{clause.title}”"
            yield on("STR003", clause, fault=fault, cure=f"give it the title “{title}”")
        elif clause.number and clause.number != str(wanted):
            place = tuple(FIXED).index(kind) + 1
            fault = f"“{clause.title}” is Clause {clause.number}"
            yield on("STR003", clause, fault=fault, cure=f"make it Clause {place}")


@rule("STR004", on=Document)
def check_second(document: Document, _: Document) -> Iterator[Finding]:
    """The three fixed clauses stand once; a draft's second scope is told when it is read."""
    if document.once(is_supplement):
        return
    kinds = set(FIXED) if document.draft is None else {Kind.TERMS}
    first: dict[Kind, Clause] = {}
    for clause in body_clauses(document):
        kind = Kind.TERMS if _is_terms(clause) else meant_kind(clause)
        if kind not in kinds or (kind is Kind.TERMS and document.once(is_vocabulary)):
            continue
        if kind in first:
            what = fixed_title(kind, clause.language)
            yield on("STR004", clause, clause=name_of(clause), other=name_of(first[kind]), what=what)
        first.setdefault(kind, clause)


def _is_terms(clause: Clause) -> bool:
    if meant_kind(clause) is Kind.TERMS or has_title(clause, "terms"):
        return True
    pattern = _FURTHER_TERMS.get(clause.language.lower().partition("-")[0])
    return pattern is not None and pattern.match(clause.title) is not None


@rule("STR005", on=Clause)
def check_foreword(clause: Clause, document: Document) -> Iterator[Finding]:
    """The foreword has neither number nor subclauses; CEN's endorsement notice may stand in it."""
    if clause.kind is not Kind.FOREWORD:
        return
    if clause.label:
        yield on("STR005", clause, fault=f"the foreword has the number {clause.label}")
    for child in clause.children[:1]:
        if not has_title(child, "endorsement"):
            yield on("STR005", child, fault=f"the foreword has a heading inside it: “{child.title}”")


@rule("STR006", on=Clause)
def check_introduction(clause: Clause, document: Document) -> Iterator[Finding]:
    """The introduction has no number, its subclauses are 0.1, 0.2 and so on."""
    if clause.kind is not Kind.INTRODUCTION:
        return
    if clause.label and not (clause.label == "0" and clause.children):
        yield on("STR006", clause, fault=f"the introduction has the number {clause.label}")
    for child in clause.children:
        if child.number and not child.number.startswith("0."):
            yield on("STR006", child, fault=f"a subclause of the introduction has the number {child.number}")
            return


@rule("STR007", on=Clause)
def check_normative_references(clause: Clause, document: Document) -> Iterator[Finding]:
    """Normative references are one list without numbers."""
    if clause.kind is not Kind.NORMATIVE_REFERENCES:
        return
    for child in clause.children[:1]:
        yield on(
            "STR007", child, fault=f"the normative references have a heading inside them: “{child.title}”"
        )
    numbered = next((one for one in document.references if one.normative and _is_number(one)), None)
    if numbered is not None:
        yield on("STR007", numbered, fault=f"a normative reference has a number: {numbered.label}")


def _is_number(reference: Reference) -> bool:
    return any(sign.isdigit() for sign in reference.label)


@rule("STR008", on=Document)
def check_bibliography(document: Document, _: Document) -> Iterator[Finding]:
    """The bibliography is no numbered clause."""
    for clause in own_clauses(document):
        listed = clause.kind is Kind.BIBLIOGRAPHY or has_title(clause, "bibliography")
        if listed and clause.kind is not Kind.ANNEX and clause.label:
            yield on("STR008", clause, number=clause.label)


@rule("STR009", on=Clause)
def check_scope(clause: Clause, document: Document) -> Iterator[Finding]:
    """A scope is short enough to need no subclauses."""
    if clause.kind is Kind.SCOPE:
        for child in clause.children[:1]:
            yield on("STR009", child, title=child.title or child.number)


@rule("STR011", on=Document)
def check_symbols(document: Document, _: Document) -> Iterator[Finding]:
    """There is one clause of symbols, and it lists them."""
    found = [clause for clause in body_clauses(document) if is_symbols(clause)]
    for clause in found[1:]:
        yield on("STR011", clause, fault=f"{name_of(clause)} stands beside {name_of(found[0])}")
    for clause in found:
        for part in clause.walk():
            prose = next(_prose(part.lead), None)
            if prose is not None:
                yield on("STR011", prose, fault=f"a paragraph of text stands in {name_of(clause)}")


def _prose(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Paragraphs that neither lead in nor name the list behind them."""
    for number, block in enumerate(blocks):
        behind = blocks[number + 1] if number + 1 < len(blocks) else None
        leads = isinstance(behind, Explanations | List | Table) or block.words.rstrip().endswith(":")
        holds = any(isinstance(inner, Explanations | List | Table) for inner in block.blocks)
        if isinstance(block, Paragraph) and number and not leads and not holds:
            yield block


@rule("STR012", on=Document)
def check_technical_clauses(document: Document, _: Document) -> Iterator[Finding]:
    """Behind the fixed clauses there is at least one that the document is for."""
    if document.once(is_supplement) or document.once(is_vocabulary):
        return
    body = body_clauses(document)
    if body and not any(meant_kind(one) is Kind.CLAUSE and not is_symbols(one) for one in body):
        yield on("STR012", body[-1], last=name_of(body[-1]))
