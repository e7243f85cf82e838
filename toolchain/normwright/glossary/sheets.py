"""CSV and XLSX files as sheets of text cells, and back."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from normwright.diagnostics import Place, Report
from normwright.encodings import decoded
from normwright.errors import InputError, ToolError

LARGEST = 60 << 20  # bytes, packed
_UNPACKED = 400 << 20  # bytes in all parts of a workbook
_MOST_ROWS = 300_000
_HEAD = 20  # rows that are looked at for choosing a separator
_LONGEST_CELL = 1 << 20  # characters
SEPARATORS = (";", ",", "\t", "|")
#: What a spreadsheet takes for the beginning of a formula, also in its wide form.
_FORMULA = "=+\\-@\t\r\uff1d\uff0b\uff0d\uff20"
_SHIELD = re.compile(f"'*[{_FORMULA}]")
_SHIELDED = re.compile(f"'+[{_FORMULA}]")


@dataclass(frozen=True)
class Row:
    """Cells of one row, and the line or row number at which it begins."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """One table; a CSV file has one without a name. `numbers`: some cells were numbers, not text."""

    rows: tuple[Row, ...]
    name: str = ""
    numbers: bool = False


def csv_text(data: bytes, *, file: str, report: Report) -> str:
    """The text of a CSV file: UTF-8, UTF-16, else Windows-1252, and then VOC037 says so."""
    text, foreign = decoded(data)
    if foreign:
        what = "it is no UTF-8 and was read as Windows-1252"
        report.say("VOC037", Place(file, foreign), what=what, count=1)
    return text


def csv_head(text: str, separator: str) -> Sheet:
    """The first rows of a CSV text, as far as this separator cuts them; for choosing one."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[Row] = []
    try:
        for cells in islice(reader, _HEAD):
            rows.append(Row(reader.line_num, tuple(cells)))
    except csv.Error:
        pass  # then it is another separator, or reading the whole says what is wrong
    return Sheet(tuple(rows))


def read_csv(text: str, separator: str, *, file: str, report: Report) -> Sheet:
    """The rows of a CSV text. Raises: InputError when a quotation mark is missing, or for too many rows."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[Row] = []
    line = 0
    try:
        for cells in reader:
            if any(cells):
                rows.append(Row(line + 1, tuple(cells)))
            line = reader.line_num
            if len(rows) > _MOST_ROWS:
                raise _broken(report, Place(file, line), f"more than {_MOST_ROWS} rows", "split the file")
    except csv.Error as fault:
        hint = "look for a missing or single quotation mark from this row on"
        raise _broken(report, Place(file, line + 1), str(fault), hint) from None
    return Sheet(tuple(rows))


def read_xlsx(data: bytes, *, file: str, report: Report) -> list[Sheet]:
    """The sheets of a workbook. Formulas give the values that were saved with them.

    Raises: InputError when it can't be read (VOC036), ToolError without python-calamine.
    """
    try:
        import python_calamine
    except ImportError:
        raise ToolError("XLSX needs python-calamine", help='pip install "normwright[tables]"') from None
    _check_zip(data, file, report)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [_sheet(name, book.get_sheet_by_name(name)) for name in book.sheet_names]
    except (python_calamine.CalamineError, python_calamine.XmlError, OSError, ValueError) as fault:
        raise _broken(report, Place(file), str(fault), "save it again as .xlsx in a spreadsheet") from None


def write_csv(rows: Iterable[Sequence[str]]) -> tuple[bytes, int]:
    """UTF-8 with a mark that spreadsheets know, semicolons; and how many cells were shielded.

    A cell that would be run as a formula gets an apostrophe before it, which `unshielded` takes off.
    """
    shielded = 0
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in rows:
        cells = [f"'{cell}" if _SHIELD.match(cell) else cell for cell in row]
        shielded += sum(1 for old, new in zip(row, cells, strict=True) if old != new)
        writer.writerow(cells)
    return out.getvalue().encode("utf-8-sig"), shielded


def write_xlsx(rows: Iterable[Sequence[str]], *, title: str) -> bytes:
    """A workbook with one sheet; every cell is text. Same rows, same bytes. Raises: ToolError.

    No cell needs an apostrophe here; one that looks as if it had one gets another, for `unshielded`.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise ToolError("XLSX needs XlsxWriter", help='pip install "normwright[tables]"') from None
    from datetime import datetime

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": title, "created": datetime(2000, 1, 1)})
    sheet = book.add_worksheet("Terms")
    head = book.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    for line, row in enumerate(rows):
        for index, cell in enumerate(row):
            if cell:
                text = f"'{cell}" if _SHIELDED.match(cell) else cell
                sheet.write_string(line, index, text, None if line else head)
    book.close()
    return out.getvalue()


def unshielded(cell: str) -> str:
    """A cell without the apostrophe that keeps it from being a formula."""
    return cell[1:] if _SHIELDED.match(cell) else cell


# -- reading -------------------------------------------------------------------------------------------------


def _sheet(name: str, sheet: Any) -> Sheet:
    rows: list[Row] = []
    numbers = False
    for index, cells in enumerate(sheet.iter_rows()):
        if index > _MOST_ROWS:
            raise ValueError(f"more than {_MOST_ROWS} rows")
        numbers = numbers or any(isinstance(cell, float) for cell in cells)
        texts = tuple(_text(cell) for cell in cells)
        if any(texts):
            rows.append(Row(index + 1, texts))
    return Sheet(tuple(rows), name, numbers)


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _check_zip(data: bytes, file: str, report: Report) -> None:
    """A workbook that would burst is refused before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as fault:
        raise _broken(report, Place(file), str(fault), "save it again as .xlsx in a spreadsheet") from None
    if size > _UNPACKED:
        words = f"unpacked it would have {size >> 20} MiB"
        raise _broken(report, Place(file), words, "split the file")


def _broken(report: Report, place: Place, fault: str, hint: str) -> InputError:
    report.say("VOC036", place, fault=fault, hint=hint)
    return InputError(f"{place.file} could not be read as a table", help="see the findings")
