"""European acts, national deviations, and what becomes of a text under them (CEN-CENELEC IR 3; BOSS).

These rules look at a text of CEN, or at CEN's version of one of ISO, and are silent on the ISO version.
"""

import re
from collections.abc import Iterator

from normwright.checks.adoption import all_text, european_forewords
from normwright.checks.document import Document
from normwright.checks.elements import draft_place, is_european
from normwright.checks.finding import Finding, at, on
from normwright.checks.rule import rule
from normwright.diagnostics import Place
from normwright.sts.views import Block, Clause, Explanations, Kind, Role, Table, View

_REQUEST = re.compile(r"\bM/\d+\b|\bstandardi[sz]ation request\b|\bmandate\b", re.IGNORECASE)
_ANNEX_Z = re.compile(r"Z[A-Z]")
_DEVIATION = re.compile(r"\bA-deviations?\b")
_CONDITIONS = re.compile(r"\bspecial national conditions?\b", re.IGNORECASE)
#: Annexes Z that answer to no act; the last was a list of European equivalents.
_OTHER_ANNEX = re.compile(
    rf"{_DEVIATION.pattern}|{_CONDITIONS.pattern}|\bEuropean publications\b|\bnormative references\b",
    re.IGNORECASE,
)
_COLUMNS = 3  # of an Annex Z: requirement of the act, clause, remark


@rule("CEN006", on=Document)
def check_annexes_z(document: Document, _: Document) -> Iterator[Finding]:
    """An Annex Z is informative and sets requirements of the act against clauses in a table."""
    if not document.once(is_european):
        return
    for annex in _annexes_z(document):
        if annex.status == "normative":
            yield on("CEN006", annex, fault=f"{annex.label} is normative")
        elif not any(_compares(block) for part in annex.walk() for block in part.lead):
            yield on(
                "CEN006", annex, fault=f"{annex.label} has no table of requirements, clauses and remarks"
            )
    track = document.draft.record.cen if document.draft is not None else None
    if track is not None and track.mandate and not track.acts:
        place = draft_place(document, "cen", "mandate")
        yield on(
            "CEN006", place, fault=f"the request {track.mandate} names no act, and so there is no Annex ZA"
        )


def _compares(block: Block) -> bool:
    if isinstance(block, Table):
        return any(cell.column + cell.columns > _COLUMNS for cell in block.cells)
    return any(_compares(inner) for inner in block.blocks if not isinstance(inner, Explanations))


def _annexes_z(document: Document) -> list[Clause]:
    """The annexes about European acts; deviations and conditions of members have their own rules."""
    found = [one for one in document.outline if one.kind is Kind.ANNEX and _ANNEX_Z.fullmatch(one.number)]
    return [one for one in found if not _OTHER_ANNEX.search(one.title)]


@rule("CEN007", on=Document)
def check_request(document: Document, _: Document) -> Iterator[Finding]:
    """The European foreword names the request and points to the Annexes Z, and to none that isn't there."""
    forewords = (
        document.once(european_forewords) if document.once(is_european) and document.language == "en" else []
    )
    if not forewords:
        return
    said, annexes = all_text(forewords[0]), _annexes_z(document)
    missing = [] if re.search(r"\bZ[A-Z]\b", said) else [f"point to {annex.label}" for annex in annexes[:1]]
    missing += [] if _REQUEST.search(said) else ["name the standardization request"]
    if annexes and missing:
        yield on("CEN007", annexes[0], fault=f"the European foreword doesn’t {' and '.join(missing)}")
    named = re.search(r"\bM/\d+\b", said)
    if document.draft is None and named is not None and not annexes:
        yield on(
            "CEN007", forewords[0], fault=f"the European foreword names {named[0]}, and there is no Annex ZA"
        )


@rule("CEN008", on=Document)
def check_dated(document: Document, _: Document) -> Iterator[Finding]:
    """In a candidate for citation under a European act, normative references are dated."""
    if not document.once(is_european) or not _is_candidate(document):
        return
    declared = document.draft.references.normative if document.draft is not None else ()
    places: dict[str, View | Place] = {reference.ref: reference.place for reference in declared}
    undated = [
        one
        for one in document.references
        if one.normative and one.identifier is not None and not one.identifier.dated
    ]
    for one in undated if document.draft is not None else undated[:1]:
        more = len(undated) - 1 if document.draft is None else 0
        name = one.reference + (f" (and {more} more)" if more else "")
        yield on("CEN008", places.get(one.reference, one), name=name)


def _is_candidate(document: Document) -> bool:
    track = document.draft.record.cen if document.draft is not None else None
    if track is not None:
        return bool(track.mandate) and any(act.candidate for act in track.acts)
    return document.draft is None and bool(_annexes_z(document))


@rule("CEN009", on=Document)
def check_deviations(document: Document, _: Document) -> Iterator[Finding]:
    """A-deviations stand in an informative annex, special national conditions in a normative one."""
    if not document.once(is_european):
        return
    for annex in (one for one in document.outline if one.kind is Kind.ANNEX):
        if _DEVIATION.search(annex.title) and annex.status == "normative":
            yield on("CEN009", annex, fault="an annex of A-deviations is normative")
        elif _CONDITIONS.search(annex.title) and annex.status == "informative":
            yield on("CEN009", annex, fault="an annex of special national conditions is informative")
    for passage in document.passages:
        if passage.top is Kind.CLAUSE and passage.role is not Role.TITLE:
            found = _DEVIATION.search(passage.prose)
            if found is not None:
                yield at("CEN009", passage, *found.span(), fault="an A-deviation is mentioned in a clause")
