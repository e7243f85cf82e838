"""The cells of a table in their rows and columns, spans resolved (XHTML table model)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

CELLS = frozenset({"td", "th"})
GROUPS = frozenset({"thead", "tbody", "tfoot"})

#: A row is at most this wide; what goes beyond is set to one column and said to be wrong.
WIDEST = 1000


@dataclass(frozen=True)
class Slot:
    """A cell: where it starts (from 0) and how many rows and columns it takes."""

    element: _Element
    row: int
    column: int
    rows: int
    columns: int
    head: bool  # stands in the table's head


@dataclass
class Grid:
    """`rows[i]` holds the cells that start in row i, by column; `faults` says where spans don't meet."""

    rows: list[list[Slot]] = field(default_factory=list)
    width: int = 0
    faults: list[tuple[_Element, str]] = field(default_factory=list)

    def __iter__(self) -> Iterator[Slot]:
        for row in self.rows:
            yield from row


def resolve(table: _Element) -> Grid:
    """The grid of a `table` element; head first, then the body, then the foot, wherever that is written."""
    grid = Grid()
    for group, rows in _groups(table):
        _lay(grid, group, rows)
    return grid


def _groups(table: _Element) -> Iterator[tuple[str, list[list[_Element]]]]:
    loose: list[list[_Element]] = []
    found: dict[str, list[list[list[_Element]]]] = {"thead": [], "tbody": [], "tfoot": []}
    for child in table:
        if child.tag in GROUPS:
            found[str(child.tag)].append(_rows(child))
        elif child.tag == "tr":
            loose.append(_cells(child))
    for rows in found["thead"]:
        yield "thead", rows
    if loose:
        yield "tbody", loose
    for rows in found["tbody"]:
        yield "tbody", rows
    for rows in found["tfoot"]:
        yield "tfoot", rows


def _rows(group: _Element) -> list[list[_Element]]:
    rows = [_cells(row) for row in group if row.tag == "tr"]
    direct = _cells(group)  # cells without a row, as some converters write
    return [direct, *rows] if direct else rows


def _cells(row: _Element) -> list[_Element]:
    return [cell for cell in row if cell.tag in CELLS]


def _lay(grid: Grid, group: str, rows: list[list[_Element]]) -> None:
    """Places the rows of one group; a span never leaves its group."""
    hanging: list[Slot] = []  # cells of earlier rows that reach down into this one
    first = len(grid.rows)
    last = first + len(rows)
    for number, cells in enumerate(rows, start=first):
        hanging = sorted((s for s in hanging if s.row + s.rows > number), key=lambda s: s.column)
        placed, width = _lay_row(grid, number, cells, hanging, last, head=group == "thead")
        grid.rows.append(placed)
        if cells or hanging:
            _compare_width(grid, width, cells[0] if cells else hanging[0].element)
        hanging.extend(slot for slot in placed if slot.rows > 1)


def _lay_row(
    grid: Grid, number: int, cells: list[_Element], hanging: list[Slot], last: int, *, head: bool
) -> tuple[list[Slot], int]:
    placed: list[Slot] = []
    column = 0
    for cell in cells:
        column = _next_free(column, hanging)
        columns = _span(cell, "colspan", WIDEST)
        if column + columns > WIDEST:
            grid.faults.append((cell, f"a row is wider than {WIDEST} columns"))
            columns = 1
        rows = _span(cell, "rowspan", 1 << 16)
        if number + rows > last:
            grid.faults.append((cell, "a cell reaches beyond the last row"))
            rows = last - number
        if any(column < slot.column < column + columns for slot in hanging):
            grid.faults.append((cell, "two cells overlap"))
        placed.append(Slot(cell, number, column, rows, columns, head))
        column += columns
    reach = max((slot.column + slot.columns for slot in hanging), default=0)
    return placed, max(column, reach)


def _next_free(column: int, hanging: list[Slot]) -> int:
    for slot in hanging:
        if slot.column <= column < slot.column + slot.columns:
            column = slot.column + slot.columns
    return column


def _compare_width(grid: Grid, width: int, where: _Element) -> None:
    if grid.width and width != grid.width:
        grid.faults.append((where, f"a row has {width} columns where the rows before have {grid.width}"))
    grid.width = max(grid.width, width)


def _span(cell: _Element, name: str, most: int) -> int:
    given = cell.get(name)
    if given is None:
        return 1
    text = given.strip()
    if not text.isascii() or not text.isdigit():
        return 1
    return min(max(int(text[:9]), 1), most)
