"""The line map: what stands on each numbered line of a PDF, kept beside it.

As a file it is JSON (`data/schemas/lines.schema.json`), one line of text for each numbered line, so that two
maps can be compared by any program.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from normwright.errors import InputError

FORMAT = 1
LARGEST = 100 << 20  # bytes
_KEYS = {"line": int, "page": int, "element": str, "words": str}


@dataclass(frozen=True)
class Line:
    """A numbered line.

    `page` counts the sheets of the file from 1, the cover included. `element` names the innermost block that
    the line belongs to: its id, or where it has none its place behind one (see `blocknames`). `words` are the
    first words on the line, as they are printed.
    """

    number: int
    page: int
    element: str
    words: str


@dataclass(frozen=True)
class LineMap:
    """All numbered lines of one PDF, whose SHA-256 is `pdf`, from number 1 on without a gap."""

    pdf: str
    lines: tuple[Line, ...]

    def at(self, number: int) -> Line | None:
        """The line of that number."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else None

    @cached_property
    def numbers(self) -> Mapping[str, tuple[int, ...]]:
        """Element -> the numbers of its own lines, ascending."""
        found: dict[str, list[int]] = {}
        for line in self.lines:
            found.setdefault(line.element, []).append(line.number)
        return {element: tuple(numbers) for element, numbers in found.items()}


def write_line_map(lines: LineMap) -> bytes:
    """The map as UTF-8 JSON, ending in a line feed: the same map gives the same bytes."""
    entries = (
        {"line": line.number, "page": line.page, "element": line.element, "words": line.words}
        for line in lines.lines
    )
    listed = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    head = f'"format": {FORMAT},\n"pdf": {json.dumps(lines.pdf)},\n"lines": '
    return (f"{{\n{head}[\n{listed}\n]\n}}\n" if listed else f"{{\n{head}[]\n}}\n").encode()


def read_line_map(data: bytes, *, file: str) -> LineMap:
    """The map of a file's bytes.

    Raises: InputError when it is too large, no JSON, of a newer format, or of another shape.
    """
    if len(data) > LARGEST:
        raise _unusable(file, "is larger than 100 MB")
    try:
        document: Any = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as problem:
        raise _unusable(file, f"is no JSON: {problem}") from None
    if not isinstance(document, dict) or type(document.get("format")) is not int:
        raise _unusable(file, "is no line map")
    if document["format"] > FORMAT:
        raise InputError(
            f"{file} has format {document['format']}, newer than {FORMAT}", help="use a newer normwright"
        )
    if document.keys() != {"format", "pdf", "lines"} or not _is_digest(document["pdf"]):
        raise _unusable(file, "is no line map")
    if not isinstance(document["lines"], list):
        raise _unusable(file, '"lines" is no list')
    return LineMap(
        document["pdf"],
        tuple(_line(entry, number, file) for number, entry in enumerate(document["lines"], start=1)),
    )


def _line(entry: Any, number: int, file: str) -> Line:
    if not isinstance(entry, dict) or entry.keys() != _KEYS.keys():
        raise _unusable(file, f"entry {number} is no line")
    if any(type(entry[key]) is not kind for key, kind in _KEYS.items()):
        raise _unusable(file, f"entry {number} is no line")
    if entry["line"] != number or entry["page"] < 1 or not entry["element"]:
        raise _unusable(file, f"entry {number} should be line {number}")
    return Line(number, entry["page"], entry["element"], entry["words"])


def _is_digest(text: Any) -> bool:
    return isinstance(text, str) and len(text) == 64 and set(text) <= set("0123456789abcdef")


def _unusable(file: str, fault: str) -> InputError:
    return InputError(f"{file}: {fault}", help="take the line map that was made with the PDF")
