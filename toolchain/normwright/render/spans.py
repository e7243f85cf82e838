"""Rows that cells over several of them keep on one page, and heads: marked where no page would hold them."""

from collections.abc import Iterator, Sequence

from lxml.etree import _Element

from normwright.sts.grid import Grid, Slot, resolve
from normwright.sts.tags import nw

#: On a cell, or a head: pages may break it.
BREAKS = nw("breaks")
#: Lines that are kept together at most, and those of a head that is repeated on each page.
_MOST_LINES, _MOST_HEAD_LINES = 30, 20
#: Letters of a line over the whole width; no column is narrower than the second.
_LINE, _NARROWEST = 100, 8
_LINES = ("p", "list-item", "def-item", "break", "tr", "disp-formula", "graphic", "title")


def let_spans_break(root: _Element) -> None:
    """Marks what is too tall in the tables below `root`; in place."""
    for table in root.iter("table"):
        grid = resolve(table)
        spanning = [slot for slot in grid if slot.rows > 1]
        head = table.find("thead")
        if not spanning and (head is None or len(head) < 2):
            continue
        heights = [_height(row, grid.width) for row in grid.rows]
        for first, last, slots in _groups(spanning):
            if sum(heights[first:last]) > _MOST_LINES:
                for slot in slots:
                    slot.element.set(BREAKS, "1")
        if head is not None and sum(heights[: _head_rows(grid)]) > _MOST_HEAD_LINES:
            head.set(BREAKS, "1")


def _head_rows(grid: Grid) -> int:
    return sum(1 for row in grid.rows if row and row[0].head)


def _height(row: Sequence[Slot], width: int) -> int:
    """Lines of the tallest cell that stands in this row alone."""
    return max((_lines(slot, width) for slot in row if slot.rows == 1), default=1)


def _lines(slot: Slot, width: int) -> int:
    letters = max(_LINE * slot.columns // max(width, 1), _NARROWEST)
    long = sum(len(str(piece)) for piece in slot.element.itertext())
    return max(1, -(-long // letters), sum(1 for _ in slot.element.iter(*_LINES)))


def _groups(spanning: list[Slot]) -> Iterator[tuple[int, int, list[Slot]]]:
    """First row, row behind the last, and slots, of each run of rows that spans chain together."""
    first, last, slots = 0, 0, list[Slot]()
    for slot in sorted(spanning, key=lambda slot: slot.row):
        if slots and slot.row >= last:
            yield first, last, slots
            slots = []
        if not slots:
            first, last = slot.row, slot.row
        slots.append(slot)
        last = max(last, slot.row + slot.rows)
    if slots:
        yield first, last, slots
