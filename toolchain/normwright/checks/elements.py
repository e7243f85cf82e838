"""What each top-level clause of a document is, whoever wrote it (ISO/IEC Directives Part 2, 6.4)."""

import re
from typing import Any

from normwright import resources
from normwright.checks.document import Document
from normwright.diagnostics import NOWHERE, Place, Report
from normwright.sts.labels import primary, words
from normwright.sts.views import Clause, Kind, Metadata

FRONT = frozenset({Kind.FOREWORD, Kind.INTRODUCTION, Kind.ENDORSEMENT, Kind.ABSTRACT})
BACK = frozenset({Kind.ANNEX, Kind.BIBLIOGRAPHY, Kind.INDEX})
#: The clauses with a number of their own, which data call by these names.
FIXED = {Kind.SCOPE: "scope", Kind.NORMATIVE_REFERENCES: "norm-refs", Kind.TERMS: "terms"}
_TITLES = {"norm-refs": "normative-references"}
_EUROPEAN = ("CEN", "CENELEC", "CLC")
_SUPPLEMENTS = frozenset({"AMD", "COR", "ADD"})
_SUPPLEMENT = re.compile(
    r"/\s*(?:[A-Z]{2,4}\s+)?(?:(?:FD|D)?(?:Amd|AMD|Cor|COR)|Add|(?:Fpr|pr)?(?:AC|A))\s*\.?\s*\d"
)


def heading_words(language: str) -> dict[str, Any]:
    """The words of `data/headings.toml` in a language; empty for one that it doesn't have."""
    found: dict[str, Any] = resources.table("headings.toml").get(primary(language), {})
    return found


def own_clauses(document: Document) -> tuple[Clause, ...]:
    """The top-level clauses of the standard itself, without what an adoption puts around it."""
    bodies = [part.body for part in document.parts]
    if len(set(bodies)) < 2:
        return document.outline
    return tuple(clause for clause in document.outline if clause.originator == bodies[-1])


def body_clauses(document: Document) -> tuple[Clause, ...]:
    """The numbered top-level clauses, from the scope to the last before the annexes."""
    return tuple(one for one in own_clauses(document) if one.kind not in FRONT | BACK)


def meant_kind(clause: Clause) -> Kind:
    """What a top-level clause is, or by its number and title is meant to be."""
    if clause.kind is Kind.CLAUSE and clause.number in ("1", "2", "3"):
        other = heading_words(clause.language).get("other", {})
        wanted = tuple(FIXED)[int(clause.number) - 1]
        if FIXED[wanted] in other and re.search(other[FIXED[wanted]], clause.title, re.IGNORECASE):
            return wanted
    return clause.kind


def fixed_title(kind: Kind, language: str) -> str:
    """The title that one of the three fixed clauses has."""
    name = FIXED[kind]
    title: str = words(primary(language))["titles"][_TITLES.get(name, name)][0]
    return title


def name_of(clause: Clause) -> str:
    """What a reader calls a clause: "Clause 4", "5.2", "Annex A", or its title."""
    if clause.kind is Kind.ANNEX:
        return clause.label or f"the annex “{clause.title}”"
    if not clause.number:
        return f"“{clause.title}”"
    return f"Clause {clause.number}" if clause.number.isdecimal() and clause.depth == 1 else clause.number


def is_symbols(clause: Clause) -> bool:
    """Whether a clause lists symbols or abbreviated terms."""
    return has_title(clause, "symbols")


def has_title(clause: Clause, kind: str) -> bool:
    """Whether a clause's title is one of those that the program knows for a kind of clause."""
    listed = words(primary(clause.language))["titles"].get(kind, ())
    return _folded(clause.title) in {_folded(title) for title in listed}


def is_supplement(document: Document) -> bool:
    """Whether it is an amendment or corrigendum, which has no elements of its own."""
    meta = last_metadata(document)
    if document.draft is not None and document.draft.record.deliverable in _SUPPLEMENTS:
        return True
    if meta.supplement or meta.deliverable in _SUPPLEMENTS:
        return True
    return bool(_SUPPLEMENT.search(meta.dated_reference or meta.undated_reference))


def is_vocabulary(document: Document) -> bool:
    """Whether it is a document of terms only."""
    if document.draft is not None:
        return document.draft.record.vocabulary
    title = document.metadata.title
    known = heading_words(document.language)
    named = known and re.search(f"{known['vocabulary']}|{known['glossary']}", title, re.IGNORECASE)
    technical = any(meant_kind(one) is Kind.CLAUSE for one in body_clauses(document))
    return bool(document.entries) and (bool(named) or not technical)


def is_european(document: Document) -> bool:
    """Whether it is a text of CEN or CENELEC, or their adoption of another."""
    meta = document.metadata
    name = meta.dated_reference or meta.undated_reference
    return meta.body in _EUROPEAN or bool(re.match(r"(?:Fpr|pr)?EN\b|CEN/|CWA\b|HD\b", name))


def last_metadata(document: Document) -> Metadata:
    """The metadata of the standard itself, in an adoption those of the adopted one."""
    found = document.metadata
    for part in document.parts:
        found = part
    return found


def draft_place(document: Document, *path: str | int) -> Place:
    """Where a value of `draft.toml` stands, or what is around it; nowhere for a file by others."""
    from normwright.workspace.toml import read_toml

    draft = document.draft
    read = read_toml(draft.folder / "draft.toml", draft.root, Report()) if draft is not None else None
    return NOWHERE if read is None else read.value(*path)


def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())
