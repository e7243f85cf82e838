"""Comment forms as workbooks. Formulas give the values saved with them; nothing in a file is ever run."""

import io
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from normwright.comments.columns import Mapped, check_mapping
from normwright.comments.forms.extent import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, check_extent
from normwright.comments.forms.notes import Notes, excerpt
from normwright.comments.forms.refused import refused_sheet
from normwright.comments.forms.rows import Sheet
from normwright.comments.forms.shown import Shown, cell_name
from normwright.comments.forms.tables import Line, TableReading, without_table
from normwright.errors import ToolError
from normwright.wordml.refusals import Reason, Unreadable


def read_xlsx(data: bytes, name: str, *, mapping: Mapped | None = None) -> Sheet:
    """The rows of a workbook, sheet by sheet; `name` is the file's. See `forms.word.read_word`.

    Raises: ToolError without python-calamine.
    """
    check_mapping(mapping)
    try:
        sheets = list(_sheets(data))
    except Unreadable as fault:
        return refused_sheet(fault, name)
    reading = TableReading(Notes(name), mapping)
    others = [(title, lines) for title, lines in sheets if not reading.read(lines)]
    if not reading.tables:
        others = [
            (title, lines)
            for title, lines in others
            if not reading.read(lines, guess=mapping is None, name=f'sheet "{title}"')
        ]
    if not reading.tables:
        return without_table(reading.notes, next((line.cells for _, lines in sheets for line in lines), ()))
    for _, lines in others:
        for line in lines:
            words = " | ".join(cell for cell in line.cells if cell.strip())
            if words:
                reading.lose(line.place, f"a sheet without comments: “{excerpt(words)}”")
    return reading.sheet()


def _sheets(data: bytes) -> Iterator[tuple[str, list[Line]]]:
    try:
        import python_calamine
    except ImportError:
        raise ToolError("XLSX needs python-calamine", help='pip install "normwright[tables]"') from None
    check_extent(data)
    broken = (python_calamine.CalamineError, python_calamine.XmlError, OSError, ValueError, KeyError)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        shown = Shown(data)
        for title in book.sheet_names:
            yield title, _lines(title, book.get_sheet_by_name(title), shown)
    except broken as fault:
        raise Unreadable(Reason.BROKEN, str(fault) or "a part is missing") from None
    except BaseException as fault:
        # The reader is compiled; where it falls over a made-up file it panics, which is no Exception.
        if type(fault).__name__ != "PanicException":
            raise
        raise Unreadable(Reason.BROKEN, "a part of it makes no sense") from None


def _lines(title: str, sheet: Any, shown: Shown) -> list[Line]:
    if sheet.height > MOST_ROWS or sheet.height * sheet.width > MOST_CELLS:
        raise Unreadable(Reason.LARGE, f'in sheet "{title}" {sheet.height} rows of {sheet.width} cells')
    if sheet.width > MOST_COLUMNS:
        raise Unreadable(Reason.LARGE, f'in sheet "{title}" {sheet.width} columns')
    first_row, first_column = sheet.start or (0, 0)
    above = _merged(sheet)
    lines: list[Line] = []
    former: dict[tuple[int, int], str] = {}
    for row, cells in enumerate(sheet.iter_rows(), start=first_row):
        texts: list[str] = []
        doubtful: list[tuple[int, str]] = []
        repairs: list[tuple[str, str]] = []
        for column, cell in enumerate(cells, start=first_column):
            code = shown.format_of(title, cell_name(row, column)) if isinstance(cell, float) else ""
            text, words = _text(cell, code)
            if (row, column) in above and not text:
                text = former.get(above[row, column], "")
                repairs += [("CMT014", "merged down from the row above")] if text else []
            former.update({(row, column): text} if (row, column) in above.values() else {})
            doubtful += [(len(texts), words)] if words else []
            texts.append(text)
        if any(texts):
            place = f'sheet "{_plain(title)}", row {row + 1}'
            lines.append(Line(place, texts, tuple(dict.fromkeys(repairs)), tuple(doubtful)))
    return lines


def _merged(sheet: Any) -> Mapping[tuple[int, int], tuple[int, int]]:
    """Cell below a merged one -> the cell that has its text, both as row and column from 0."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        for row in range(top + 1, min(bottom, top + MOST_ROWS) + 1):
            found[row, left] = (top, left)
        if len(found) > MOST_ROWS:
            break
    return found


def _text(cell: Any, code: str) -> tuple[str, str]:
    """A cell as it is shown, as far as can be told, and words for a doubt where it was no text."""
    if isinstance(cell, str):
        return cell.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", ""), ""
    if cell is None or cell == "":
        return "", ""
    if isinstance(cell, bool):
        return str(cell).upper(), ""
    if isinstance(cell, int | float):
        text, exact = format_number(float(cell), code)
        return text, "" if exact else f"{text} was a number, not text, and may have lost a final 0"
    if isinstance(cell, datetime) and cell.time() == time():
        cell = cell.date()
    if isinstance(cell, date | datetime | time | timedelta):
        text = cell.isoformat() if not isinstance(cell, timedelta) else str(cell)
        return text, f"{text} was a date, as spreadsheets make of numbers with a point"
    return str(cell), ""


def format_number(number: float, code: str) -> tuple[str, bool]:
    """A number as the format shows it, and whether nothing can have been lost: 4.1 may have been 4.10.

    Only formats with a fixed count of decimals are known; others show the number as it is.
    """
    decimals = len(code.partition(".")[2]) if code and not code.strip("0.") and code.count(".") < 2 else None
    if decimals:
        return f"{number:.{decimals}f}", True
    if number.is_integer():
        return str(int(number)), True
    return repr(number), False


def _plain(title: str) -> str:
    return " ".join(title.replace('"', "'").split())
