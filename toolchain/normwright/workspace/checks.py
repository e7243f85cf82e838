"""What a schema can't say about `draft.toml`: names, histories, orders, and what must fit together."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from normwright.diagnostics import Level, Place, Report, diagnose, raised
from normwright.names.committees import UnreadableCommittee, parse_committee
from normwright.names.findings import (
    committee_findings,
    history_findings,
    identifier_findings,
    stage_findings,
)
from normwright.names.identifiers import UnreadableIdentifier, parse_identifier
from normwright.workspace.record import Record
from normwright.workspace.toml import Document, present

EUROPEAN = ("EN", "CEN/TS", "CEN/TR", "CWA")  # deliverables of CEN alone
_ORDER = ("dor", "dav", "doa", "dop", "dow")  # BOSS: each on or after the one before
_ENQUIRY = "40"


def check_record(record: Record, document: Document, data: Mapping[str, Any], report: Report) -> None:
    """Adds to `report` what is wrong in a record whose file broke no schema, or only in other places."""
    _check_tracks(record, document, report)
    _check_titles(record, document, report)
    for side, body in (("iso", "iso"), ("cen", "cen")):
        if side in data:
            _check_committee(side, data[side], document, report)
            _check_stages(side, data[side], document, report, body=body)
    _check_names(data, document, report)
    _check_dates(data.get("cen", {}).get("dates", {}), document, report)
    if record.deliverable in ("AMD", "COR") and not record.amendment:
        report.say("SET004", document.key("deliverable"), key="amendment", about="such as amendment = 1")
    if record.deliverable in ("AMD", "COR") and not record.relations.get("amends"):
        about = 'such as amends = ["ISO 99100:2031"]'
        report.say("SET004", document.key("relations"), key="relations.amends", about=about)


def _check_tracks(record: Record, document: Document, report: Report) -> None:
    """Who takes part must fit what it is to become."""
    place = document.value("deliverable")
    european = record.deliverable in EUROPEAN
    if record.iso is None and record.cen is None:
        wanted = "cen" if european else "iso"
        report.say(
            "SET008",
            place,
            fault="neither [iso] nor [cen] is there",
            help=f"add [{wanted}] with its committee",
        )
    elif european and record.cen is None:
        report.say(
            "SET008", place, fault=f"{record.deliverable} is CEN's, and [cen] is missing", help="add [cen]"
        )
    elif not european and record.iso is None:
        fault = f"{record.deliverable} is ISO's, and [iso] is missing"
        report.say("SET008", place, fault=fault, help="add [iso], or choose EN, CEN/TS, CEN/TR or CWA")
    elif european and record.iso is not None:
        report.say(
            "SET008",
            place,
            fault=f"{record.deliverable} is CEN's alone, and [iso] is there too",
            help="take [iso] out; what ISO and CEN both publish is what it is at ISO, such as IS",
        )
    procedure = record.procedure
    track = record.iso if procedure.lead == "iso" else record.cen
    if track is None and (record.iso or record.cen):
        where = document.value("procedure", "lead")
        report.say(
            "SET008",
            where,
            fault=f'lead is "{procedure.lead}", and [{procedure.lead}] is missing',
            help=f"add [{procedure.lead}], or let the other lead",
        )
    if procedure.parallel and (record.iso is None or record.cen is None):
        where = document.value("procedure", "parallel")
        missing = "cen" if record.cen is None else "iso"
        report.say(
            "SET008",
            where,
            fault=f"a parallel project has both sides, and [{missing}] is missing",
            help=f"add [{missing}], or set parallel = false",
        )


def _check_titles(record: Record, document: Document, report: Report) -> None:
    """ISO needs en and fr, CEN en, fr and de; before the enquiry a missing one is a warning."""
    needed = {"en", "fr"} | ({"de"} if record.cen is not None else set()) | set(record.translations)
    reached = max((event.code[:2] for event in record.stages), default="00")
    for language in sorted(needed - set(record.titles)):
        about = f'a table [title.{language}] with main = "…"'
        finding = diagnose("SET004", document.key("title"), key=f"title.{language}", about=about)
        # A translation can't be made without its title.
        needed_now = reached >= _ENQUIRY or language in record.translations
        report.add(finding if needed_now else raised(finding, Level.WARNING))
    original = record.titles[record.language]
    for language, title in record.titles.items():
        same = bool(title.introductory) == bool(original.introductory)
        if not (same and bool(title.complementary) == bool(original.complementary)):
            place = document.key("title", language)
            report.say("SET018", place, language=language, original=record.language)


def _check_committee(side: str, entry: Mapping[str, Any], document: Document, report: Report) -> None:
    name = entry.get("committee")
    if name is None:
        return
    place = document.value(side, "committee")
    report.extend(committee_findings(name, place))
    try:
        committee = parse_committee(name)
    except UnreadableCommittee:
        return
    if committee.european is not (side == "cen"):
        wanted = "committee of CEN or CENELEC" if side == "cen" else "committee of ISO or IEC"
        other = "iso" if side == "cen" else "cen"
        report.say("SET015", place, key="committee", name=name, wanted=wanted, help=f"move it to [{other}]")


def _check_stages(
    side: str, entry: Mapping[str, Any], document: Document, report: Report, *, body: str
) -> None:
    """Codes, steps, order of dates, and last days."""
    events = [
        (index, event) for index, event in present(entry.get("stages")) if "code" in event and "date" in event
    ]
    places = [document.value(side, "stages", index, "code") for index, _ in events]
    codes = [event["code"] for _, event in events]
    for code, place in zip(codes, places, strict=True):
        report.extend(stage_findings(code, place, body=body))
    report.extend(history_findings(codes, places, body=body))
    for (_, before), (index, after) in pairwise(events):
        if after["date"] < before["date"]:
            place = document.value(side, "stages", index, "date")
            report.say("SET003", place, code=after["code"], date=after["date"], before=before["date"])
    for index, event in events:
        if event.get("until", event["date"]) < event["date"]:
            _out_of_order(
                report,
                document.value(side, "stages", index, "until"),
                ("until", event["until"]),
                ("date", event["date"]),
                "the ballot closes on or after the day it opens",
            )


def _check_names(data: Mapping[str, Any], document: Document, report: Report) -> None:
    """Names of other documents, and CEN's own reference."""
    for key, names in sorted(data.get("relations", {}).items()):
        _check_list(names, ("relations", key), document, report)
    _check_list(data.get("terms", {}).get("also"), ("terms", "also"), document, report)
    reference = data.get("cen", {}).get("reference", "")
    if reference:
        place = document.value("cen", "reference")
        report.extend(identifier_findings(reference, place))
        if not _european(reference):
            report.say(
                "SET015",
                place,
                key="reference",
                name=reference,
                wanted="name of CEN's",
                help="write it as EN ISO 99100-1, EN 17000 or CEN/TS 17000",
            )


def _check_list(names: Any, path: Sequence[str], document: Document, report: Report) -> None:
    for index, name in present(names):
        report.extend(identifier_findings(name, document.value(*path, index)))


def _european(reference: str) -> bool:
    try:
        return bool(parse_identifier(reference).european)
    except UnreadableIdentifier:
        return True  # said already


def _check_dates(dates: Mapping[str, str], document: Document, report: Report) -> None:
    """dor, dav, doa, dop, dow in this order; a month is compared with the month of a day."""
    given = [(name, dates[name]) for name in _ORDER if name in dates]
    for before, after in pairwise(given):
        length = min(len(before[1]), len(after[1]))
        if after[1][:length] < before[1][:length]:
            place = document.value("cen", "dates", after[0])
            _out_of_order(report, place, after, before, "the order is dor, dav, doa, dop, dow")


def _out_of_order(
    report: Report, place: Place, later: tuple[str, str], earlier: tuple[str, str], help: str
) -> None:
    report.say(
        "SET014",
        place,
        later=later[0],
        later_date=later[1],
        earlier=earlier[0],
        earlier_date=earlier[1],
        help=help,
    )
