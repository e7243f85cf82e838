"""Comment forms as CSV: any separator, any usual encoding, quotation marks that were left open."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from normwright.comments.columns import Mapped, check_mapping, read_headings
from normwright.comments.forms.notes import Notes
from normwright.comments.forms.rows import Sheet
from normwright.comments.forms.tables import Line, TableReading, without_table
from normwright.encodings import decoded

#: The usual ones first, which win where headings are found with several.
SEPARATORS = (";", ",", "\t", "|", "^", "~", "¦", ":")
_LONGEST_CELL = 4 << 20  # characters
_MOST_ROWS = 100_000
_MOST_LINES = 1_000  # of one record
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_HEAD = 65_536  # characters that are looked at for choosing a separator
_FORMULA = "=+-@\t\r＝＋－＠"


def read_csv(data: bytes, name: str, *, mapping: Mapped | None = None) -> Sheet:
    """The rows of a CSV file; `name` is the file's, for its findings. See `forms.word.read_word`."""
    check_mapping(mapping)
    notes = Notes(name)
    text, foreign = decoded(data)
    if foreign:
        notes.add("CMT051", f"line {foreign}")
    reading = TableReading(notes, mapping)
    separator = _separator(text[:_HEAD], mapping)
    lines, broken = _lines(text, separator, notes)
    guess = mapping is None
    if not reading.read(lines, guess=guess):
        return without_table(notes, lines[0].cells if lines else ())
    for place, why in broken:
        reading.lose(place, why)
    return reading.sheet()


def _separator(head: str, mapping: Mapped | None) -> str:
    """The separator that makes most sense of the headings; without headings the one used most evenly."""

    def sense(separator: str) -> tuple[int, int, int]:
        rows = list(_cells(head, separator, 60))
        known = 0
        for cells in rows:
            columns = read_headings(cells, mapping)
            if columns is not None:
                known = max(known, sum(1 for column in columns.names if column))
        widths = Counter(len(cells) for cells in rows if any(cells))
        width, count = max(widths.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
        return (known, count if width > 6 else 0, width)

    return max(SEPARATORS, key=sense)


def _cells(text: str, separator: str, most: int) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for number, cells in enumerate(reader):
            if number >= most:
                return
            yield cells
    except csv.Error:
        return


def _lines(text: str, separator: str, notes: Notes) -> tuple[list[Line], list[tuple[str, str]]]:
    """The rows, and what could not be cut into any.

    An open quotation mark would swallow rows below it: that line is then cut without quotation marks having
    a meaning, which is said (CMT052).
    """
    csv.field_size_limit(_LONGEST_CELL)
    lines: list[Line] = []
    broken: list[tuple[str, str]] = []
    source = [piece[0] for piece in _LINE.finditer(text.replace("\0", ""))]
    at, width = 0, 0
    while at < len(source):
        place = f"row {len(lines) + 1}"
        if len(lines) >= _MOST_ROWS:
            broken.append((place, f"more than {_MOST_ROWS} rows"))
            break
        used, cells = _record(source, at, separator, width)
        repairs: tuple[tuple[str, str], ...] = ()
        if cells is None:
            cells = [_unquoted(cell) for cell in source[at].rstrip("\r\n").split(separator)]
            notes.add("CMT052", place)
            repairs = (("CMT052", "a quotation mark that was left open was left out"),)
        width = max(width, len(cells)) if len(lines) < 3 else width
        lines.append(Line(place, [_plain(cell) for cell in cells], repairs))
        at += used
    return lines, broken


def _record(source: list[str], at: int, separator: str, width: int) -> tuple[int, list[str] | None]:
    """How many lines one record takes, and its cells; None when a quotation mark in it seems to stay open."""
    reader = csv.reader(islice(source, at, at + _MOST_LINES), delimiter=separator, strict=True)
    try:
        cells = next(reader, [])
    except csv.Error:
        return 1, None
    used = max(reader.line_num, 1)
    if used > 1 and len(cells) != width and source[at].count(separator) + 1 == width:
        return 1, None
    return used, cells


def _unquoted(cell: str) -> str:
    plain = cell.strip()
    plain = plain[1:] if plain.startswith('"') else plain
    plain = plain[:-1] if plain.endswith('"') else plain
    return plain.replace('""', '"')


def _plain(cell: str) -> str:
    """A cell with line feeds, and without the apostrophe that keeps spreadsheets from running it."""
    text = cell.replace("\r\n", "\n").replace("\r", "\n")
    bare = text.lstrip("'")
    return text[1:] if text.startswith("'") and bare[:1] and bare[0] in _FORMULA else text
