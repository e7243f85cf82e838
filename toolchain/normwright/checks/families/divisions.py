"""Elements that have neither number nor subdivisions (ISO/IEC Directives Part 2, Clauses 12 to 15, 21)."""

from collections.abc import Iterator

from normwright.checks.document import Document
from normwright.checks.elements import has_title, own_clauses
from normwright.checks.finding import Finding, on
from normwright.checks.rule import rule
from normwright.sts.views import Clause, Kind, Reference


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
