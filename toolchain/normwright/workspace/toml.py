"""TOML files that a person wrote: read within bounds, checked by their schema, every fault with its place."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from normwright import resources
from normwright.diagnostics import Place, Report
from normwright.workspace.positions import Path as Steps
from normwright.workspace.positions import Positions, Spot, find_positions

LARGEST = 1 << 20  # bytes: no settings file is longer, and a checker must not be fed anything
FORMAT = 1  # the newest form of our own files


@dataclass(frozen=True)
class Document:
    """A TOML file that could be read: its data, dates as strings "2031-06-02", and where all of it stands."""

    file: str
    data: Mapping[str, Any]
    positions: Positions

    def key(self, *path: str | int) -> Place:
        """Place of a key, or of what is around it."""
        return self._place(self.positions.key(path))

    def value(self, *path: str | int) -> Place:
        """Place of a value, or of what is around it."""
        return self._place(self.positions.value(path))

    def _place(self, spot: Spot) -> Place:
        return Place(self.file, spot.line, spot.column, length=spot.length)


def read_toml(path: Path, root: Path, report: Report, *, largest: int = LARGEST) -> Document | None:
    """The file `path`, or None when it can't be read (SET005, SET006); places are relative to `root`.

    `largest` is in bytes.
    """
    file = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    text = _read(path, file, report, largest)
    if text is None:
        return None
    try:
        data = tomllib.loads(text)
        found = find_positions(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as fault:
        report.say("SET005", _fault_place(file, str(fault), text), fault=_fault_words(str(fault)))
        return None
    except RecursionError:
        report.say("SET005", Place(file, 1, 1), fault="brackets nest too deeply")
        return None
    return Document(file, _plain(data), found)


def check_toml(
    document: Document, schema: str, report: Report, *, printable: bool = True
) -> dict[str, Any] | None:
    """The data without what broke the schema `data/schemas/<schema>.schema.json`: SET001, SET002, SET004.

    A broken item of a list is None, so that the others keep their places. None for a newer format (SET007).
    `printable`: text with characters that XML can't hold is broken too.
    """
    form = document.data.get("format", FORMAT)
    if isinstance(form, int) and not isinstance(form, bool) and form > FORMAT:
        report.say("SET007", document.value("format"), format=form, known=FORMAT)
        return None
    from normwright.workspace.schemas import schema_faults

    kept: dict[str, Any] = json.loads(json.dumps(document.data))
    for fault in schema_faults(document.data, load_schema(schema)):
        place = document.value(*fault.path) if fault.at_value else document.key(*fault.path)
        report.say(fault.code, place, **fault.facts)
        if fault.broken is not None:
            _drop(kept, fault.broken)
    for path, text in _unprintable(document.data) if printable else ():
        facts = {
            "key": ".".join(map(str, path)),
            "got": json.dumps(text[:40]),
            "wanted": "printable characters",
        }
        report.say("SET002", document.value(*path), **facts)
        _drop(kept, path)
    return kept


@cache
def load_schema(name: str) -> dict[str, Any]:
    """The shipped JSON Schema `name`; callers must not change it."""
    schema: dict[str, Any] = json.loads(
        resources.data(f"schemas/{name}.schema.json").read_text(encoding="utf-8")
    )
    return schema


def present(items: Any) -> Iterator[tuple[int, Any]]:
    """Items of a checked list that are sound, with their index in the file."""
    return ((index, item) for index, item in enumerate(items or ()) if item is not None)


def _unprintable(value: Any, path: Steps = ()) -> Iterator[tuple[Steps, str]]:
    """Texts with characters that XML can't hold, such as a bell or half of a pair."""
    if isinstance(value, str):
        if any(_forbidden(ord(character)) for character in value):
            yield path, value
    elif isinstance(value, dict | list):
        for step, entry in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _unprintable(entry, (*path, step))


def _forbidden(code: int) -> bool:
    return (code < 0x20 and code not in (9, 10, 13)) or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF)


def _read(path: Path, file: str, report: Report, largest: int) -> str | None:
    try:
        with path.open("rb") as stream:
            content = stream.read(largest + 1)
    except OSError as fault:
        report.say(
            "SET006",
            Place(file),
            fault=f"can't be read: {fault.strerror or fault}",
            help="put the file there",
        )
        return None
    if len(content) > largest:
        fault_words = f"is longer than {largest // 1024} KiB"
        report.say("SET006", Place(file), fault=fault_words, help="keep long texts in the draft's own files")
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = content[: fault.start]
        place = Place(file, before.count(b"\n") + 1, fault.start - before.rfind(b"\n"), approximate=True)
        report.say("SET006", place, fault="is not UTF-8 text here", help="save the file as UTF-8")
        return None


def _fault_place(file: str, message: str, text: str) -> Place:
    """tomllib ends its messages in "(at line 3, column 5)" or "(at end of document)"."""
    _, _, where = message.rpartition("(at line ")
    line, _, column = where.rstrip(")").partition(", column ")
    if line.isdigit() and column.isdigit():
        return Place(file, int(line), int(column))
    lines = text.rstrip("\r\n").split("\n")
    return Place(file, len(lines), len(lines[-1].rstrip("\r")) + 1)


def _fault_words(message: str) -> str:
    words = message.rpartition(" (at ")[0] or message
    return words[:1].lower() + words[1:]


def _plain(value: Any) -> Any:
    """The data with dates and times as ISO 8601 text, as a JSON Schema sees them."""
    if isinstance(value, dict):
        return {key: _plain(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_plain(entry) for entry in value]
    return value.isoformat() if isinstance(value, date | datetime | time) else value


def _drop(data: Any, path: Steps) -> None:
    """Takes the value at `path` out; in a list None takes its place."""
    for step in path[:-1]:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(data, list) and isinstance(path[-1], int):
        data[path[-1]] = None
    elif isinstance(data, dict):
        data.pop(path[-1], None)
