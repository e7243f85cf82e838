"""The compilation as tables: XLSX, CSV, and JSON (`data/schemas/compilation.schema.json`).

No cell is ever a formula. In XLSX every cell is written as text. CSV has no such type, so a cell that a
spreadsheet would run (it begins with = + - @, a tab or a carriage return, also in their wide forms) gets an
apostrophe before it, which `comments import` takes off again.
"""

import csv
import io
import json
import re
from collections.abc import Iterator

from normwright import __version__
from normwright.comments.compilation import Compilation, Entry
from normwright.comments.formwords import EXTRA
from normwright.comments.record import COLUMNS
from normwright.diagnostics import Place, Report
from normwright.errors import ToolError

FORMAT = 1
#: UTF-16 units of a cell, the most that a workbook holds; and of a part of a longer text.
_LONGEST, _PART = 32_767, 32_000
_FORMULA = re.compile("'*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
#: Characters wide, in the order of the columns.
_WIDTHS = (12, 10, 12, 16, 8, 60, 60, 40, 22, 20, 22, 14)
_SHORT = 12  # digits of a commit that people read


def rows(compilation: Compilation) -> Iterator[tuple[str, ...]]:
    """The headings, then one row a comment: the eight columns, id, status, decision, commits.

    A plain form has the eight columns alone.
    """
    extra = () if compilation.plain else EXTRA
    yield tuple(compilation.words.heading(name) for name in (*COLUMNS, *extra))
    for entry in compilation.entries:
        if compilation.plain:
            yield entry.cells
            continue
        commits = " ".join(id[:_SHORT] for id in entry.commits)
        yield (*entry.cells, entry.comment.key, entry.status, entry.decision, commits)


def write_csv(compilation: Compilation) -> bytes:
    """UTF-8 with the mark by which spreadsheets know it, semicolons, quotation marks where needed."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in rows(compilation):
        writer.writerow([f"'{cell}" if _FORMULA.match(cell) else cell for cell in row])
    return out.getvalue().encode("utf-8-sig", "replace")


def write_json(compilation: Compilation) -> bytes:
    """One object, its comments in the compilation's order; nothing in it is shortened.

    A plain form has the shape of the file that the ballot page saves (`data/schemas/comments.schema.json`).
    """
    if compilation.plain:
        return _dumped(_as_saved(compilation))
    ballot = compilation.ballot
    document = {
        "normwright": __version__,
        "format": FORMAT,
        "kind": "compilation",
        "ballot": ballot.title,
        "document": ballot.document,
        "text": ballot.text,
        "closed": ballot.closed,
        "body": compilation.body,
        "comments": [_as_json(entry) for entry in compilation.entries],
    }
    return _dumped(document)


def _dumped(document: object) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _as_saved(compilation: Compilation) -> dict[str, object]:
    """Without a text of its own a body names the document alone."""
    ballot = compilation.ballot
    known = {"ballot": ballot.title, "text": ballot.text} if ballot.text else {}
    head = {"kind": "comments", "format": FORMAT, **known, "document": ballot.document}
    names = ("line", "clause", "element", "type", "comment", "proposal")
    rows = []
    for entry in compilation.entries:
        wording, comment = entry.comment.wording, entry.comment
        target = {"target": comment.target, "quoted": comment.quoted} if ballot.text else {}
        cells = {name: getattr(wording, name) for name in names}
        own = {"own": entry.number.removeprefix(f"{compilation.body}-")}
        filled = {name: text for name, text in {**own, **target, **cells}.items() if text}
        rows.append({"comment": "", **filled})
    return {**head, "body": compilation.body, "date": ballot.closes, "comments": rows}


def write_xlsx(compilation: Compilation, report: Report) -> bytes:
    """A workbook: the table, headings in sight and filters on; every cell text. Same rows, same bytes.

    What is longer than a cell can be stands whole in a second sheet, which is told (CMT191).
    Raises: ToolError without XlsxWriter.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise ToolError("XLSX needs XlsxWriter", help='pip install "normwright[tables]"') from None
    from datetime import datetime

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": compilation.ballot.document, "created": datetime(2000, 1, 1)})
    sheet = book.add_worksheet("Comments")
    looks = [book.add_format({"bold": True, **_LOOK}), book.add_format(_LOOK)]
    table = list(rows(compilation))
    long: list[tuple[str, str, str]] = []
    for line, row in enumerate(table):
        for index, cell in enumerate(row):
            shown = cell
            if _units(cell) > _LONGEST:
                long.append((compilation.entries[line - 1].name, table[0][index], cell))
                shown = f"{cell[: _PART // 2 - 100]} […] (whole in the second sheet)"
            if shown:
                sheet.write_string(line, index, shown, looks[min(line, 1)])
    for index, width in enumerate(_WIDTHS):
        sheet.set_column(index, index, width)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table) - 1, 1), len(table[0]) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    if long:
        _write_long(book.add_worksheet("Long texts"), long, looks)
        report.say("CMT191", Place(compilation.ballot.title), count=len(long))
    book.close()
    return out.getvalue()


_LOOK = {"text_wrap": True, "valign": "top"}


def _write_long(sheet: "object", long: list[tuple[str, str, str]], looks: list[object]) -> None:
    put = sheet.write_string  # type: ignore[attr-defined]  # XlsxWriter has no types
    for index, heading in enumerate(("Comment", "Column", "Part", "Text")):
        put(0, index, heading, looks[0])
    line = 0
    for name, column, text in long:
        # Half, since a character can take two units.
        for part, start in enumerate(range(0, len(text), _PART // 2), 1):
            line += 1
            for index, cell in enumerate((name, column, str(part), text[start : start + _PART // 2])):
                put(line, index, cell, looks[1])


def _units(text: str) -> int:
    return len(text) if len(text) * 2 <= _LONGEST else len(text.encode("utf-16-le", "replace")) // 2


def _as_json(entry: Entry) -> dict[str, object]:
    cells = dict(zip(COLUMNS, entry.cells, strict=True))
    return {
        "key": entry.comment.key,
        "number": entry.number,
        "own": entry.comment.own,
        **cells,
        "body": entry.comment.body,
        "status": entry.status,
        "decision": entry.decision,
        "commits": list(entry.commits),
    }
