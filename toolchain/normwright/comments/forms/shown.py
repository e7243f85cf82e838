"""How a workbook's numbers are shown: 4.1 with the format 0.00 was typed, or is meant, as 4.10.

The library that reads cells gives their values alone. So the format of a single numeric cell is looked up in
the package's own parts; only attributes are read, nothing is built from them.
"""

import io
import re
import zipfile
from functools import cached_property

_LARGEST = 60 << 20  # bytes of one part
_BUILT_IN = {1: "0", 2: "0.00"}  # ISO/IEC 29500-1, 18.8.30
_CELL = re.compile(rb"<c\b([^>]*)>")
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3}[0-9]{1,7})"')
_STYLE = re.compile(rb'\bs="([0-9]{1,6})"')


class Shown:
    """The formats of numbers in one workbook; what can't be told is the empty format."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._cells: dict[str, dict[str, int]] = {}

    def format_of(self, sheet: str, cell: str) -> str:
        """The format code of a cell such as "C7" in the sheet of that name."""
        if sheet not in self._cells:
            self._cells[sheet] = self._styles(self._paths.get(sheet, ""))
        style = self._cells[sheet].get(cell, 0)
        return self._formats[style] if style < len(self._formats) else ""

    def _styles(self, path: str) -> dict[str, int]:
        found: dict[str, int] = {}
        for cell in _CELL.finditer(self._part(path)):
            reference, style = _REFERENCE.search(cell[1]), _STYLE.search(cell[1])
            if reference and style:
                found[reference[1].decode()] = int(style[1])
        return found

    @cached_property
    def _formats(self) -> list[str]:
        """The format code of each style of cells, by its number."""
        part = self._part("xl/styles.xml")
        codes = dict(_BUILT_IN)
        for tag in re.finditer(rb"<numFmt\b([^>]*)>", part):
            id_, code = (
                re.search(rb'numFmtId="(\d{1,6})"', tag[1]),
                re.search(rb'formatCode="([^"]*)"', tag[1]),
            )
            if id_ and code:
                codes[int(id_[1])] = code[1].decode("utf-8", "replace")
        styles = re.search(rb"<cellXfs\b.*?</cellXfs>", part, re.DOTALL)
        tags = re.finditer(rb'<xf\b[^>]*?numFmtId="(\d{1,6})"', styles[0]) if styles else ()
        return [codes.get(int(tag[1]), "") for tag in tags]

    @cached_property
    def _paths(self) -> dict[str, str]:
        """The part of each sheet by its name."""
        targets: dict[str, str] = {}
        for tag in re.finditer(rb"<Relationship\b([^>]*)>", self._part("xl/_rels/workbook.xml.rels")):
            attributes = _attributes(tag[1])
            target = attributes.get("Target", "").lstrip("/")
            targets[attributes.get("Id", "")] = target if target.startswith("xl/") else f"xl/{target}"
        found: dict[str, str] = {}
        for tag in re.finditer(rb"<sheet\b([^>]*)>", self._part("xl/workbook.xml")):
            attributes = _attributes(tag[1])
            found[attributes.get("name", "")] = targets.get(attributes.get("r:id", ""), "")
        return found

    def _part(self, path: str) -> bytes:
        try:
            with zipfile.ZipFile(io.BytesIO(self._data)) as archive, archive.open(path) as part:
                return part.read(_LARGEST)
        except (KeyError, OSError, ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
            return b""


def cell_name(row: int, column: int) -> str:
    """The name of a cell, both numbers from 0: "C7"."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def _attributes(tag: bytes) -> dict[str, str]:
    from html import unescape

    pairs = re.finditer(r'([\w:]+)="([^"]*)"', tag.decode("utf-8", "replace"))
    return {pair[1]: unescape(pair[2]) for pair in pairs}
