"""Joined cells: which areas of a table's grid belong to one cell.

A grid is a list of rows of cell numbers; a cell that spans stands in several slots. A joining cell says that
its slot belongs to the cell on its left or above.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LEFT, UP = "<", "^"

#: Cell numbers by row and column; None where a row is too short.
Grid = Sequence[Sequence[int | None]]


@dataclass(frozen=True)
class Area:
    """Where a cell stands, from 0, and over how many rows and columns."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1


def join(grid: Grid, joins: Mapping[int, str]) -> tuple[dict[int, Area], list[int]]:
    """The area of each cell that remains, in reading order, and the joining cells that make no rectangle.

    Those remain as cells of their own, and so does what they would have joined.
    """
    faulty: set[int] = set()
    while True:
        kept = {cell: mark for cell, mark in joins.items() if cell not in faulty}
        owners = _owners(grid, kept)
        areas = _areas(owners)
        found = _faults(grid, owners, areas, kept)
        if not found:
            return {cell: area for cell, (area, _) in areas.items()}, sorted(faulty)
        faulty |= found


def _owners(grid: Grid, joins: Mapping[int, str]) -> list[list[int | None]]:
    """The cell that each slot belongs to, once the joins are followed."""
    owners: list[list[int | None]] = []
    for r, row in enumerate(grid):
        owners.append([])
        for c, cell in enumerate(row):
            owner = cell
            mark = joins.get(cell) if cell is not None else None
            if mark == LEFT and c > 0:
                owner = owners[r][c - 1]
            elif mark == UP and r > 0 and c < len(owners[r - 1]):
                owner = owners[r - 1][c]
            owners[r].append(cell if owner is None else owner)
    return owners


def _areas(owners: Sequence[Sequence[int | None]]) -> dict[int, tuple[Area, int]]:
    """The rectangle around each cell's slots, and how many slots there are."""
    edges: dict[int, list[int]] = {}
    for r, row in enumerate(owners):
        for c, cell in enumerate(row):
            if cell is None:
                continue
            edge = edges.setdefault(cell, [r, c, r, c, 0])
            edge[:] = [min(edge[0], r), min(edge[1], c), max(edge[2], r), max(edge[3], c), edge[4] + 1]
    return {
        cell: (Area(top, left, bottom - top + 1, right - left + 1), count)
        for cell, (top, left, bottom, right, count) in edges.items()
    }


def _faults(
    grid: Grid,
    owners: Sequence[Sequence[int | None]],
    areas: Mapping[int, tuple[Area, int]],
    joins: Mapping[int, str],
) -> set[int]:
    """Joining cells with nothing to join to, or that belong to a cell whose slots are no rectangle."""
    ragged = {cell for cell, (area, count) in areas.items() if area.rows * area.columns != count}
    found: set[int] = set()
    for row, owned in zip(grid, owners, strict=True):
        for cell, owner in zip(row, owned, strict=True):
            if cell is not None and cell in joins and (owner == cell or owner in ragged):
                found.add(cell)
    return found
