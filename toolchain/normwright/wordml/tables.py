"""The tables of a part, row by row as the file is read, and the text that stands outside them.

A table in the only cell, or in one of few cells, of a layout table counts as a table of its own when it has
many columns; any other table in a cell is text. Time and memory grow with the text alone: a row's tree is
forgotten once it is read.
"""

import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from lxml.etree import _Element

from normwright.wordml.elements import PPR, TCPR, Side, cells_of, is_on, row_side, rows_of
from normwright.wordml.names import MC, R, w
from normwright.wordml.package import OPTIONS, broken
from normwright.wordml.styles import number
from normwright.wordml.text import Content, Oddity, Reader

_WIDE = 7  # columns of a table that is looked for within another


@dataclass
class Cell(Content):
    """A cell: its text, and how many columns of the grid it covers from `start` on.

    `below`: it is part of the cell above, merged down; `beside`: of the cell to the left.
    """

    start: int = 0
    span: int = 1
    below: bool = False
    beside: bool = False


@dataclass
class Row:
    """A row as people count it in its table, from 1; `side`: whether a tracked change made or unmade it."""

    number: int
    cells: list[Cell]
    side: Side = Side.BOTH
    heading: bool = False  # repeated on each page

    @property
    def texts(self) -> list[str]:
        """The text of each cell."""
        return [cell.text for cell in self.cells]


@dataclass
class Table:
    """A table, counted in its part from 1; `follows`: no words stand between it and the one before."""

    number: int
    rows: list[Row] = field(default_factory=list)
    follows: bool = False


@dataclass
class Loose:
    """Text outside tables: `after` is the number of the table before it, 0 for none."""

    after: int
    content: Content


@dataclass
class Blocks:
    """What a part holds; `headers`: ids of page headers that show, `oddities`: what is in no table."""

    tables: list[Table] = field(default_factory=list)
    loose: list[Loose] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    oddities: list[Oddity] = field(default_factory=list)


def read_blocks(reader: Reader) -> Blocks:
    """The tables and loose text of the reader's part. Raises: Unreadable."""
    gathering = _Gathering(reader)
    source = io.BytesIO(reader.package.xml(reader.part))
    events: Any = etree.iterparse(source, events=("start", "end"), tag=_TAGS, **OPTIONS)
    try:
        for event, element in events:
            gathering.take(event, element)
    except etree.XMLSyntaxError as fault:
        raise broken(reader.part, fault) from None
    body = events.root.find(w("body"))
    gathering.outside(events.root if body is None else body)
    return gathering.blocks


class _Gathering:
    """Follows the parser through the tables; what stands outside them is read at the end."""

    def __init__(self, reader: Reader) -> None:
        self.blocks = Blocks()
        self._reader = reader
        self._current = Table(0)
        self._counts: list[int] = []  # for each outermost table, how many it was read as
        self._depth = 0
        self._second = 0
        self._passed = 0  # outermost tables before the loose text that is being read
        self._before = 0  # tables before it

    def take(self, event: str, element: _Element) -> None:
        """The beginning or end of a table, a row, a second rendering."""
        tag = element.tag
        if tag == _FALLBACK:
            self._second += 1 if event == "start" else -1
        elif self._second:
            return
        elif tag == _TR:
            if event == "end" and self._depth == 1:
                self._row(element)
        elif event == "start":
            self._depth += 1
            if self._depth == 1:
                self._counts.append(0)
                self._current = self._begin_table()
        else:
            self._depth -= 1
            if self._depth == 0:
                element.clear()

    def outside(self, container: _Element) -> None:
        """Reads what stands beside the tables, which are empty by now."""
        for child in container:
            tag = child.tag
            if tag == _P:
                self._paragraph(child)
            elif tag == _TBL:
                self._pass_tables(1)
            elif tag == _SECTION:
                self.blocks.headers += _shown_headers(child)
            elif tag == _ALTCHUNK:
                self.blocks.oddities.append(Oddity("part", "a document inside the document"))
            elif tag == _SDT and _is_prompt(child):
                continue
            else:
                self.outside(child)

    def _begin_table(self) -> Table:
        made = Table(len(self.blocks.tables) + 1, follows=bool(self.blocks.tables))
        self.blocks.tables.append(made)
        self._counts[-1] += 1
        return made

    def _row(self, element: _Element) -> None:
        hidden = tables_within(element)
        for inner in hidden:
            inner.getparent().remove(inner)  # type: ignore[union-attr]
        rows = self._current.rows
        rows.append(read_row(element, len(rows) + 1, self._reader))
        for inner in hidden:
            found = self._begin_table()
            found.rows = [read_row(row, index + 1, self._reader) for index, row in enumerate(rows_of(inner))]
        element.clear()

    def _paragraph(self, element: _Element) -> None:
        found = self._reader.paragraph(element)
        for section in element.iterfind(f"{PPR}/{_SECTION}"):
            self.blocks.headers += _shown_headers(section)
        text = found.text.strip()
        if text or found.remarks:
            self.blocks.loose.append(Loose(self._before, found))
        if text and self._before < len(self.blocks.tables):
            self.blocks.tables[self._before].follows = False
        boxed = (one for one in element.iter(_TBL) if next(one.iterancestors(_FALLBACK), None) is None)
        self._pass_tables(sum(1 for _ in boxed))

    def _pass_tables(self, count: int) -> None:
        self._before += sum(self._counts[self._passed : self._passed + count])
        self._passed += count


def read_row(element: _Element, at: int, reader: Reader) -> Row:
    """A row of a table with its cells placed in the grid."""
    properties = element.find(_TRPR)
    before = properties.find(_BEFORE) if properties is not None else None
    start = number(before.get(w("val")), 0) if before is not None else 0
    cells: list[Cell] = []
    for one in cells_of(element):
        cell = _cell(one, start, reader)
        start += cell.span
        cells.append(cell)
    heading = properties is not None and properties.find(_HEADER) is not None
    return Row(at, cells, row_side(element, Side.BOTH), heading)


def _cell(element: _Element, start: int, reader: Reader) -> Cell:
    parent = element.getparent()
    held = parent.getparent() if parent is not None and parent.tag == _CONTENT else None
    prompt = held is not None and _is_prompt(held)
    found = Content() if prompt else reader.content(element)
    cell = Cell(found.text, found.former, found.style, found.bare, found.remarks, found.oddities, start)
    properties = element.find(TCPR)
    if properties is not None:
        for one in properties:
            if one.tag == _SPAN:
                cell.span = min(max(number(one.get(_VAL), 1), 1), 63)
            elif one.tag == _VMERGE:
                cell.below = (one.get(_VAL) or "continue") != "restart"
            elif one.tag == _HMERGE:
                cell.beside = (one.get(_VAL) or "continue") != "restart"
            elif one.tag == _CELLDEL:
                cell.former, cell.text = cell.former or cell.text, ""
    return cell


def _is_prompt(control: _Element) -> bool:
    shows = control.find(_PROMPT)
    return shows is not None and is_on(shows)


def tables_within(row: _Element) -> list[_Element]:
    """Wide tables in the cells of a narrow row: the outer table is then only a frame."""
    cells = list(cells_of(row))
    if len(cells) >= _WIDE:
        return []
    return [table for cell in cells for table in cell.iterfind(_TBL) if _width(rows_of(table)) >= _WIDE]


def _width(rows: Iterable[_Element]) -> int:
    return max((sum(1 for _ in cells_of(row)) for row in rows), default=0)


def _shown_headers(section: _Element) -> list[str]:
    """Ids of the page headers of a section that are ever printed."""
    first = section.find(w("titlePg"))
    kinds = ["default", "even"]
    if is_on(first):
        kinds.append("first")
    references = [
        one for kind in kinds for one in section.iterfind(w("headerReference")) if one.get(w("type")) == kind
    ]
    return [one.get(f"{{{R}}}id") or "" for one in references]


_TBL, _TR, _P, _VAL = w("tbl"), w("tr"), w("p"), w("val")
_SPAN, _VMERGE, _HMERGE, _CELLDEL = w("gridSpan"), w("vMerge"), w("hMerge"), w("cellDel")
_TRPR, _BEFORE, _HEADER, _CONTENT = w("trPr"), w("gridBefore"), w("tblHeader"), w("sdtContent")
_FALLBACK = f"{{{MC}}}Fallback"
_SECTION, _SDT, _ALTCHUNK = w("sectPr"), w("sdt"), w("altChunk")
_PROMPT = f"{w('sdtPr')}/{w('showingPlcHdr')}"
_TAGS = (_TBL, _TR, _FALLBACK)
