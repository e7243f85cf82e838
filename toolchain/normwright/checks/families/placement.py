"""Places in which no provision may stand (ISO/IEC Directives Part 2, 3.1.8, 12.2 to 16.5, 20.2 to 26.5)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from normwright.checks.document import Document
from normwright.checks.finding import Finding, at
from normwright.checks.rule import rule
from normwright.checks.statements import PROVISIONS, around, stated, stating
from normwright.checks.wording import fixed
from normwright.diagnostics import Level
from normwright.prose.forms import Kind as Form
from normwright.prose.meaning import head
from normwright.prose.statement import Statement
from normwright.prose.wordlists import pattern
from normwright.sts.views import Clause, Inline, Kind, Passage, Role

_ASIDES = {
    Role.NOTE: "a note",
    Role.EXAMPLE: "an example",
    Role.ENTRY_EXAMPLE: "an example",
    Role.FOOTNOTE: "a footnote",
}
_KINDS = {
    Form.REQUIREMENT: "requirement",
    Form.RECOMMENDATION: "recommendation",
    Form.PERMISSION: "permission",
}
_OPTIONAL = re.compile(
    r"\boption(?:al(?:ly)?|s)?\b|\bvoluntar|\bnot (?:mandatory|obligatory|compulsory|required)\b|"
    r"\b(?:if|when|where) (?:this annex|the method|this method|it) (?:is|are) (?:used|applied|chosen)\b|"
    r"\b(?:this annex|(?:the|this) method) (?:can|may) be (?:used|applied|chosen|followed)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Place:
    """A place with its code and name; `level` gives the level of a statement that may not stand there."""

    code: str
    name: str
    level: Callable[[Statement], Level | None]


def _strictly(one: Statement) -> Level | None:
    """Provisions of main clauses are errors, in other words than the preferred ones warnings.

    A "shall" in a subordinate clause is often told of another place; what a thing "may" do is often a
    possibility.
    """
    if one.subordinate:
        return Level.WARNING if one.form.name == "shall" else None
    doubtful = one.equivalent or (one.kind is Form.PERMISSION and not _permits(one))
    return Level.WARNING if doubtful else Level.ERROR


def _permits(one: Statement) -> bool:
    """Whether somebody is permitted something."""
    return pattern("meanings", "actors").search(head(one.text, one.subject)) is not None


def _requirements(one: Statement) -> Level | None:
    return _strictly(one) if one.kind is Form.REQUIREMENT else None


def _in_definition(one: Statement) -> Level | None:
    """A definition is a phrase: its verbs are all subordinate."""
    if one.kind is Form.REQUIREMENT:
        return Level.WARNING if one.equivalent else Level.ERROR
    return Level.WARNING if one.kind is Form.RECOMMENDATION else Level.ADVICE


def _in_report(one: Statement) -> Level | None:
    """A report tells what others recommend or have to do in the same words; only "shall" is beyond doubt."""
    if one.subordinate:
        return None
    return Level.ERROR if one.form.name == "shall" else Level.ADVICE


_TOPS = {
    Kind.FOREWORD: _Place("FWD001", "the foreword", _strictly),
    Kind.INTRODUCTION: _Place("INT001", "the introduction", _requirements),
    Kind.SCOPE: _Place("SCO001", "the scope", _strictly),
    Kind.NORMATIVE_REFERENCES: _Place("VRB007", "the normative references", _strictly),
    Kind.BIBLIOGRAPHY: _Place("BIB003", "the bibliography", _strictly),
}


@rule("VRB007", "FWD001", "INT001", "SCO001", "BIB003", "TRM009", on=Passage, among=stating)
def check_place(passage: Passage, document: Document) -> Iterator[Finding]:
    """Notes, examples, footnotes, the foreword, the scope … bind nobody: no provision stands there."""
    found = stated(passage, document)
    place = _place(passage, document) if found else None
    if place is None:
        return
    for one in found:
        level = place.level(one) if one.kind in PROVISIONS and not one.imperative else None
        if level is None or _is_exempt(passage, one, place):
            continue
        start, end = one.at if not one.inherited else one.span
        level = _of_stage(level, document)
        yield at(place.code, passage, start, end, level=level, place=place.name, kind=_KINDS[one.kind])


def _of_stage(level: Level, document: Document) -> Level:
    """At early stages an error is a warning."""
    return Level.WARNING if level is Level.ERROR and document.stage == "WD" else level


def _place(passage: Passage, document: Document) -> _Place | None:
    aside = around(passage, document)
    if aside is Role.DEFINITION:
        return _Place("TRM009", "a definition", _in_definition)
    if aside in _ASIDES:
        return _Place("VRB007", _ASIDES[aside], _strictly)
    if aside is not None or passage.role in (Role.TITLE, Role.CAPTION, Role.DESIGNATION):
        return None
    if passage.top in _TOPS:
        return _TOPS[passage.top]
    if document.once(_is_report):
        return _Place("VRB007", "a Technical Report", _in_report)
    return None


def _is_report(document: Document) -> bool:
    return document.metadata.deliverable in ("TR", "CEN/TR")


def _is_exempt(passage: Passage, one: Statement, place: _Place) -> bool:
    """Fixed texts of forewords and introductions, and titles of works, say what they have to say."""
    if place.code in ("FWD001", "INT001"):
        return fixed().search(one.text, one.span.start, one.span.end) is not None
    if passage.role is Role.REFERENCE or place.code == "BIB003":
        return any(
            span.kind is Inline.ITALIC and span.start <= one.at.start < span.end for span in passage.spans
        )
    return False


@rule("VRB008", on=Passage, among=stating)
def check_command(passage: Passage, document: Document) -> Iterator[Finding]:
    """A note or example gives no orders."""
    for one in stated(passage, document):
        if one.imperative and not one.words.isupper() and (aside := around(passage, document)) in _ASIDES:
            yield at("VRB008", passage, *one.at, place=_ASIDES[aside])


@rule("VRB009", on=Clause)
def check_informative_annex(annex: Clause, document: Document) -> Iterator[Finding]:
    """An informative annex may hold requirements only where it says that they are optional."""
    if annex.kind is not Kind.ANNEX or annex.normative:
        return
    inside = document.once(_by_annex).get(annex.id, ())
    if _OPTIONAL.search(annex.title) or any(_OPTIONAL.search(passage.string) for passage in inside):
        return
    found = [
        (passage, one)
        for passage in inside
        if around(passage, document) is None
        for one in stated(passage, document)
        if one.form.name == "shall" and not one.subordinate
    ]
    if found:
        passage, one = found[0]
        start, end = one.at if not one.inherited else one.span
        yield at("VRB009", passage, start, end, annex=annex.label or annex.title, count=len(found))


def _by_annex(document: Document) -> dict[str, tuple[Passage, ...]]:
    found: dict[str, list[Passage]] = {}
    for passage in document.passages:
        if passage.top is Kind.ANNEX and passage.clause is not None:
            found.setdefault(passage.clause.top.id, []).append(passage)
    return {annex: tuple(those) for annex, those in found.items()}
