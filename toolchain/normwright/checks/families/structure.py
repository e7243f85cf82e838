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
from normwright.checks.excerpt import is_excerpt
from normwright.checks.finding import Finding, on
from normwright.checks.rule import rule
from normwright.diagnostics import Level
from normwright.sts.views import Block, Clause, Explanations, Kind, List, Paragraph, Table

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
_AS_EXCERPT = "; it is read as an excerpt, and what only the whole can show is told as advice"
_OTHER_TOPS = frozenset({Kind.CLAUSE, Kind.ANNEX})
_DEFINITIONS = frozenset({"definitions", "terms", "définitions", "termes", "begriffe", "definitionen"})
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
        excerpt = document.once(is_excerpt)
        named = ", ".join(missing[:-1]) + " and " * (len(missing) > 1) + missing[-1]
        level = Level.WARNING if excerpt else None
        yield on("STR001", None, level=level, missing=named, reading=_AS_EXCERPT if excerpt else "")


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
    if Kind.TERMS in first and not document.once(is_vocabulary):
        yield from _terms_elsewhere(document, first[Kind.TERMS])


def _terms_elsewhere(document: Document, home: Clause) -> Iterator[Finding]:
    """Subclauses of other clauses and of annexes that define terms, by their titles."""
    for clause in document.clauses:
        if clause.depth == 1 or clause.kind is not Kind.CLAUSE or clause.top.kind not in _OTHER_TOPS:
            continue
        if has_title(clause, "terms") or clause.title.casefold() in _DEFINITIONS:
            what = fixed_title(Kind.TERMS, clause.language)
            yield on("STR004", clause, clause=name_of(clause), other=name_of(home), what=what)


def _is_terms(clause: Clause) -> bool:
    if meant_kind(clause) is Kind.TERMS or has_title(clause, "terms"):
        return True
    pattern = _FURTHER_TERMS.get(clause.language.lower().partition("-")[0])
    return pattern is not None and pattern.match(clause.title) is not None


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
