"""Alignment that a table says once for a column, row or group, said of each cell (CSS hands none down)."""

from collections.abc import Iterator

from lxml.etree import _Element

from normwright.sts.grid import resolve

_SAID = ("align", "valign")


def settle_alignment(root: _Element) -> None:
    """Gives each cell below `root` the alignment of its row, group or column where it has none; in place."""
    for table in root.iter("table"):
        columns = list(_columns(table))
        around = [*columns, *table.iter("tr", "thead", "tbody", "tfoot")]
        if any(one.get(name) for one in around for name in _SAID):
            _settle(table, columns)


def _columns(table: _Element) -> Iterator[_Element]:
    """The columns as declared, each as often as it spans."""
    for column in table.iterchildren("col"):
        span = column.get("span") or "1"
        yield from [column] * (min(int(span), 1000) if span.isascii() and span.isdigit() else 1)


def _settle(table: _Element, columns: list[_Element]) -> None:
    for slot in resolve(table):
        cell = slot.element
        row = cell.getparent()
        group = row.getparent() if row is not None else None
        column = columns[slot.column] if slot.column < len(columns) else None
        for name in _SAID:
            given = [one.get(name) for one in (cell, row, group, column) if one is not None]
            found = next((value for value in given if value), None)
            if found:
                cell.set(name, found)
