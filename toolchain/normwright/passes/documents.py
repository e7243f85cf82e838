"""What the project, and the documents it names, are called."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from normwright.names.documents import cen_reference, iso_reference, iteration_of
from normwright.names.identifiers import Identifier, UnreadableIdentifier, parse_identifier
from normwright.workspace.record import Record, Reference, StageEvent

#: The code from which on a text is published (ISO 60.60; CEN ratification).
PUBLISHED = {"iso": "60.60", "cen": "60.55"}
_NO_STAGE = "00.00"
_SERIES = re.compile(r"\((?:all parts|toutes les parties|alle Teile)\)$", re.IGNORECASE)


def iso_name(record: Record) -> Identifier:
    """The ISO document's name at its stage: "ISO/CD 99100-1"; with the year once published."""
    track = record.iso
    assert track is not None
    codes = [event.code for event in track.stages]
    return iso_reference(
        record.deliverable,
        track.number,
        track.part,
        codes[-1] if codes else _NO_STAGE,
        year=iso_year(record),
        iteration=iteration_of(codes),
        publishers=publishers(track.committee),
        amends=amended(record),
        amendment=record.amendment or 1,
    )


def cen_name(record: Record, *, year: bool = True) -> Identifier:
    """CEN's document at its stage: "prEN ISO 99100-1:2032"; drafts carry the year too."""
    track = record.cen
    assert track is not None
    stage = track.stages[-1].code if track.stages else _NO_STAGE
    name = _base_of_cen(record)
    return cen_reference(
        record.deliverable,
        name.number,
        name.part or None,
        stage,
        year=cen_year(record) if year else None,
        adopts=name.publishers,
        amends=_european(amended(record)) if amended(record) is not None else None,
        amendment=record.amendment or 1,
    )


def publishers(committee: str) -> tuple[str, ...]:
    """The bodies of a committee: "ISO/TC 268" is ISO's, "ISO/IEC JTC 1/SC 7" is of both."""
    found = [body for body in ("ISO", "IEC") if body in committee.partition(" ")[0].split("/")]
    return tuple(found) or ("ISO",)


def amended(record: Record) -> Identifier | None:
    """The document that an amendment or corrigendum changes."""
    if record.deliverable not in {"AMD", "COR"}:
        return None
    for text in record.relations.get("amends", ()):
        try:
            return parse_identifier(text)
        except UnreadableIdentifier:
            continue
    return None


def iso_year(record: Record) -> int | None:
    """Year of the copyright, by default that of publication, before it that of the newest stage."""
    track = record.iso
    if track is None:
        return None
    return track.copyright_year or (text_event(track.stages, "iso").date.year if track.stages else None)


def cen_year(record: Record) -> int | None:
    """Year of publication or of CEN's newest stage, by default that of the ISO side."""
    track = record.cen
    if track is None or not track.stages:
        return iso_year(record)
    return text_event(track.stages, "cen").date.year


def text_event(stages: Sequence[StageEvent], body: str) -> StageEvent:
    """The event that the text is of: its publication, which reviews leave as it is, else the newest.

    `stages` is not empty.
    """
    published = [event for event in stages if PUBLISHED[body] <= event.code < "90"]
    return published[-1] if published else stages[-1]


@lru_cache(maxsize=4096)
def is_dated(reference: str) -> bool:
    """Whether a reference names one edition (a year, or the dash of one that is still to come)."""
    try:
        return parse_identifier(reference).dated
    except UnreadableIdentifier:
        return False


def printed(reference: Reference) -> str:
    """The reference as printed; under preparation, "ISO 99300" at stage DIS is "ISO/DIS 99300:—"."""
    if not reference.stage:
        return reference.ref
    return f"{staged(reference)}:—"


def in_words(name: str, all_parts: str) -> str:
    """The name of a series with the language's words: "ISO 99200 (toutes les parties)"."""
    return _SERIES.sub(f"({all_parts})", name)


def staged(reference: Reference) -> str:
    """The name of a document under preparation at its stage: "ISO/DIS 99300"."""
    try:
        name = parse_identifier(reference.ref)
    except UnreadableIdentifier:
        return reference.ref
    european = {"pr": "pr", "prEN": "pr", "Fpr": "Fpr", "FprEN": "Fpr"}.get(reference.stage)
    return str(replace(name, stage=european or reference.stage, year=""))


def urn_of(reference: str) -> str:
    """The undated URN of an ISO or IEC document (RFC 5141 knows editions, not years), "" for others."""
    try:
        return parse_identifier(reference).undated().urn()
    except UnreadableIdentifier:
        return ""


def _base_of_cen(record: Record) -> Identifier:
    """Number, part and adopted publishers: from `reference`, else from the ISO side."""
    assert record.cen is not None
    if record.cen.reference:
        try:
            return parse_identifier(record.cen.reference)
        except UnreadableIdentifier:
            pass
    if record.iso is None:
        return Identifier()
    part = "" if record.iso.part is None else str(record.iso.part)
    return Identifier(publishers=publishers(record.iso.committee), number=record.iso.number, part=part)


def _european(name: Identifier | None) -> Identifier | None:
    return replace(name, european="EN") if name is not None and not name.european else name
