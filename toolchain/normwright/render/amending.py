"""What Typst has no words for, put right in the finished PDF: turned pages, heads of rows, bookmarks."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from normwright.render.objects import PdfObjects

#: The labels by which the template tells the pages to turn (sheets from 1), and behind each table the number
#: of its rows and which of its cells below the head are heads: pairs of row and place in it, from 0.
TURNED, ROW_HEADS = "nw:turned", "nw:row-heads"
_TABLE, _ROW = b"<</Type/StructElem/S/Table/", b"/Type/StructElem/S/TR/"
_BOOKMARK = rb"<</Parent [^\n]*?/Title\("
_TITLE = re.compile(rb"/Title\(([^()\\\n]*)\)")
_HEADERS = re.compile(rb"/Headers\[[^\]]*\]")
_PAGES = re.compile(rb"/Pages (\d+) 0 R")
_ROOT = re.compile(rb"/Root (\d+) 0 R")


def amended(pdf: bytes, marks: Mapping[str, Sequence[Any]], bookmarks: Mapping[str, str]) -> bytes:
    """The PDF with these marks carried out, and with these titles for others of its bookmarks.

    It comes back as it is where there is nothing to do.

    Raises: ValueError when the file isn't built as expected; nothing was changed then.
    """
    sheets = [int(sheet) for sheet in marks[TURNED]]
    tables = marks[ROW_HEADS]
    if not sheets and not bookmarks and not any(table["heads"] for table in tables):
        return pdf
    objects = PdfObjects(pdf)
    _turn(objects, sheets)
    _tag_heads(objects, tables)
    _entitle(objects, bookmarks)
    return objects.written()


def _turn(objects: PdfObjects, sheets: Sequence[int]) -> None:
    """A quarter to the right, as a viewer shows them."""
    pages = _pages(objects)
    for sheet in sheets:
        number = pages[sheet - 1]
        objects[number] = objects[number].replace(b"/Type/Page/", b"/Type/Page/Rotate 90/", 1)


def _pages(objects: PdfObjects) -> list[int]:
    root = _ROOT.search(objects.trailer)
    pages = _PAGES.search(objects[int(root[1])]) if root else None
    if pages is None:
        raise ValueError("no pages")
    found, waiting = [], [int(pages[1])]
    while waiting:
        number = waiting.pop()
        kids = objects.listed(number, b"/Kids")
        waiting += reversed(kids)
        if not kids:
            found.append(number)
    return found


def _entitle(objects: PdfObjects, titles: Mapping[str, str]) -> None:
    for number in objects.numbers_of(_BOOKMARK) if titles else ():
        given = _TITLE.search(objects[number])
        title = titles.get(given[1].decode("latin-1")) if given else None
        if title is not None:
            written = b"/Title<FEFF%b>" % title.encode("utf-16-be").hex().upper().encode()
            objects[number] = _TITLE.sub(written, objects[number], count=1)


def _tag_heads(objects: PdfObjects, tables: Sequence[Mapping[str, Any]]) -> None:
    """Cells become TH with a scope: of the column in a row of heads alone, else of the row (PDF/UA-1, 7.5).

    Typst names to each cell the heads of its column; where rows have heads too, the scopes say it all.
    """
    drawn = objects.numbers_of(_TABLE)
    rows = [_rows(objects, table) for table in drawn]
    if [len(lines) for lines in rows] != [table["rows"] for table in tables]:
        raise ValueError("other tables than were marked")
    for lines, table in zip(rows, tables, strict=True):
        if table["heads"]:
            _tag_table(objects, lines, {(row, place) for row, place in table["heads"]})


def _rows(objects: PdfObjects, table: int) -> list[list[int]]:
    """The cells of a table's rows, those of its head first."""
    rows: list[int] = []
    for group in objects.listed(table, b"/K"):
        rows += [group] if _is_row(objects, group) else objects.listed(group, b"/K")
    return [objects.listed(row, b"/K") for row in rows if _is_row(objects, row)]


def _is_row(objects: PdfObjects, number: int) -> bool:
    return _ROW in objects[number]


def _tag_table(objects: PdfObjects, rows: Sequence[Sequence[int]], heads: set[tuple[int, int]]) -> None:
    for row, cells in enumerate(rows):
        places = [place for place in range(len(cells)) if (row, place) in heads]
        scope = b"/O/Table/Scope/Column" if len(places) == len(cells) else b"/O/Table/Scope/Row"
        for place, number in enumerate(cells):
            content = _HEADERS.sub(b"", objects[number], count=1)
            if place in places and b"/K[]" not in content:
                content = content.replace(b"/S/TD/", b"/S/TH/", 1).replace(b"/O/Table", scope, 1)
            objects[number] = content
