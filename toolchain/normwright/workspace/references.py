"""`references.toml`: each reference of a draft once, checked."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from normwright.diagnostics import Place, Report
from normwright.names.findings import identifier_findings
from normwright.names.identifiers import UnreadableIdentifier, parse_identifier
from normwright.workspace.record import Reference, ReferenceLists
from normwright.workspace.toml import Document, check_toml, present, read_toml

FILE = "references.toml"
_LISTS = ("normative", "bibliography")


def load_references(folder: Path, root: Path, report: Report) -> ReferenceLists:
    """The lists of the draft in `folder`; empty where there is no such file. Faults go to `report`."""
    if not (folder / FILE).is_file():
        return ReferenceLists()
    document = read_toml(folder / FILE, root, report)
    data = check_toml(document, "references", report) if document is not None else None
    if document is None or data is None:
        return ReferenceLists()
    seen: dict[str, Place] = {}
    lists = {name: _entries(document, data, name, seen, report) for name in _LISTS}
    return ReferenceLists(**lists)


def _entries(
    document: Document, data: Mapping[str, Any], name: str, seen: dict[str, Place], report: Report
) -> tuple[Reference, ...]:
    found: list[Reference] = []
    for index, entry in present(data.get(name)):
        place = document.value(name, index, "ref" if "ref" in entry else "key")
        if _sound(entry, place, report) and not _twice(entry, place, seen, report):
            _check(entry, document, (name, index), report)
            found.append(_reference(entry, place, _places(document, entry, (name, index))))
    return tuple(found)


def _sound(entry: Mapping[str, Any], place: Place, report: Report) -> bool:
    """Whether the entry is a standard with a title or a work with a text."""
    if "ref" in entry and ("key" in entry or "text" in entry):
        report.say("SET012", place, fault=f'"{entry["ref"]}" has ref and also key or text')
        return True
    if "ref" not in entry and not ("key" in entry and "text" in entry):
        missing = "text" if "key" in entry else "key" if "text" in entry else "ref"
        what = entry.get("key") or entry.get("text") or "this reference"
        report.say("SET012", place, fault=f'"{str(what)[:60]}" has no {missing}')
        return False
    if "ref" in entry and "title" not in entry:
        report.say("SET011", place, name=entry["ref"])
    return True


def _twice(entry: Mapping[str, Any], place: Place, seen: dict[str, Place], report: Report) -> bool:
    name = entry.get("ref") or entry["key"]
    same = _canonical(name) if "ref" in entry else name
    if same in seen:
        report.say("SET010", place, name=name, other=seen[same])
        return True
    seen[same] = place
    return False


def _canonical(name: str) -> str:
    try:
        return str(parse_identifier(name))
    except UnreadableIdentifier:
        return " ".join(name.split())


def _check(entry: Mapping[str, Any], document: Document, path: tuple[str, int], report: Report) -> None:
    """What is no reason to leave the entry out: its name's spelling, a year beside a stage."""
    if "ref" not in entry:
        return
    place = document.value(*path, "ref")
    report.extend(identifier_findings(entry["ref"], place))
    try:
        name = parse_identifier(entry["ref"])
    except UnreadableIdentifier:
        return
    if "stage" in entry and name.dated and not name.forthcoming:
        report.say("SET013", document.value(*path, "stage"), name=entry["ref"], stage=entry["stage"])


def _places(document: Document, entry: Mapping[str, Any], path: tuple[str, int]) -> dict[str, Place]:
    found = {key: document.value(*path, key) for key in ("title", "text", "note") if key in entry}
    for key in ("titles", "notes"):
        found |= {f"{key}.{one}": document.value(*path, key, one) for one in entry.get(key, {})}
    return found


def _reference(entry: Mapping[str, Any], place: Place, places: Mapping[str, Place]) -> Reference:
    return Reference(
        ref=entry.get("ref", ""),
        key="" if "ref" in entry else entry.get("key", ""),
        title=entry.get("title", ""),
        text=entry.get("text", ""),
        stage=entry.get("stage", ""),
        url=entry.get("url", ""),
        viewed=date.fromisoformat(entry["viewed"]) if "viewed" in entry else None,
        note=entry.get("note", ""),
        titles=dict(entry.get("titles", {})),
        notes=dict(entry.get("notes", {})),
        place=place,
        places=places,
    )
