"""Complaints about names, as diagnostics: what can't be read is kept by the caller and reported here."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from normwright.diagnostics import Diagnostic, Place, diagnose
from normwright.names.committees import UnreadableCommittee, parse_committee
from normwright.names.identifiers import UnreadableIdentifier, parse_identifier
from normwright.names.locators import parse_locators
from normwright.names.stages import Stage, UnknownStage, check_history
from normwright.names.tokens import plain


def identifier_findings(text: str, place: Place) -> Iterator[Diagnostic]:
    """NAM001 to NAM004: a name that can't be read, is another body's, or isn't spelt as it should be."""
    try:
        identifier = parse_identifier(text)
    except UnreadableIdentifier as fault:
        code = "NAM001" if fault.known_body else "NAM002"
        yield diagnose(code, place, fault=fault.message, help=fault.help, name=plain(text))
        return
    years = identifier.part.split("-")[-1]
    if not identifier.year and len(years) == 4 and years[:2] in ("19", "20") and years.isdigit():
        head = str(identifier).removesuffix(f"-{years}")
        yield diagnose("NAM003", place, name=plain(text), year=years, likely=f"{head}:{years}")
    if str(identifier) != text.strip().replace("\u00a0", " "):
        yield diagnose("NAM004", place, name=text.strip(), printed=str(identifier))


def committee_findings(text: str, place: Place) -> Iterator[Diagnostic]:
    """NAM005, NAM006: a committee's name that can't be read or isn't spelt as it should be."""
    try:
        committee = parse_committee(text)
    except UnreadableCommittee as fault:
        yield diagnose("NAM005", place, fault=str(fault))
        return
    if str(committee) != text.strip().replace("\u00a0", " "):
        yield diagnose("NAM006", place, name=text.strip(), printed=str(committee))


def stage_findings(code: str, place: Place, *, body: str) -> Iterator[Diagnostic]:
    """NAM010 for a code that ISO's matrix lacks, NAM011 for one that our unverified list of CEN's lacks."""
    try:
        Stage.parse(code, body=body)
    except UnknownStage as unknown:
        known = f"the nearest is {unknown.nearest}" if unknown.nearest else "write it as in 30.20"
        yield diagnose("NAM011" if body == "cen" else "NAM010", place, code=code, nearest=known)


def history_findings(codes: Sequence[str], places: Sequence[Place], *, body: str) -> Iterator[Diagnostic]:
    """NAM012 for each step that can't follow the one before; unknown codes are left to `stage_findings`."""
    known: list[tuple[Stage, Place]] = []
    for code, place in zip(codes, places, strict=True):
        try:
            known.append((Stage.parse(code, body=body), place))
        except UnknownStage:
            continue
    for step in check_history([stage for stage, _ in known]):
        place = known[step.index][1]
        yield diagnose("NAM012", place, before=step.before, after=step.after, reason=step.reason)


def locator_findings(text: str, place: Place) -> Iterator[Diagnostic]:
    """NAM020 for a place in a cited document that isn't understood; it is printed as written.

    The column counts from `place`, which stands for the first character of `text`.
    """
    for locator in parse_locators(text):
        if not locator.understood:
            column = place.column + locator.offset if place.column else 0
            yield diagnose("NAM020", replace(place, column=column), text=locator.text)
