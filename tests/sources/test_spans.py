"""Joined cells: rectangles found, anything else refused, no slot lost or doubled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normwright.sources.spans import Area, join
from tests.support.tried import tried


def areas(drawing: str) -> tuple[dict[str, tuple[int, int, int, int]], int]:
    """Areas by the cell's letter, and the number of faulty joins, of a drawing such as "a< / ^^"."""
    rows = [line.split() for line in drawing.split("/")]
    flat = [text for row in rows for text in row]
    numbers = iter(range(len(flat)))
    grid = [[next(numbers) for _ in row] for row in rows]
    found, faulty = join(grid, {n: text for n, text in enumerate(flat) if text in "<^"})
    return {
        flat[cell]: (area.row, area.column, area.rows, area.columns)
        for cell, area in found.items()
        if cell not in faulty
    }, len(faulty)


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        ("a b / c d", {"a": (0, 0, 1, 1), "b": (0, 1, 1, 1), "c": (1, 0, 1, 1), "d": (1, 1, 1, 1)}),
        ("a < / b c", {"a": (0, 0, 1, 2), "b": (1, 0, 1, 1), "c": (1, 1, 1, 1)}),
        ("a < / ^ <", {"a": (0, 0, 2, 2)}),
        ("a < / ^ ^", {"a": (0, 0, 2, 2)}),
        ("a < < / ^ ^ < / ^ < ^", {"a": (0, 0, 3, 3)}),
        ("a b / ^ ^", {"a": (0, 0, 2, 1), "b": (0, 1, 2, 1)}),
    ],
)
def test_rectangles(drawing: str, expected: dict[str, tuple[int, int, int, int]]) -> None:
    assert areas(drawing) == (expected, 0)


@pytest.mark.parametrize(
    ("drawing", "faulty"),
    [
        ("< a", 1),
        ("^ a", 1),
        ("a < / ^ b", 2),
        ("a b / ^ <  / c d", 1 + 1),
        ("a < / b <", 0),
        ("a b / < ^", 1),
    ],
)
def test_refused(drawing: str, faulty: int) -> None:
    assert areas(drawing)[1] == faulty


def test_native_spans() -> None:
    """A joining cell that spans rows itself joins in each of them."""
    found, faulty = join([[0, 1], [0, 1], [2, 3]], {1: "<", 3: "<"})
    assert (found, faulty) == ({0: Area(0, 0, 2, 2), 2: Area(2, 0, 1, 2)}, [])


@st.composite
def tilings(draw: st.DrawFn) -> tuple[list[list[str]], dict[int, tuple[int, int, int, int]]]:
    """A grid cut into rectangles, each drawn as its first slot and joins."""
    height, width = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    owner: list[list[int]] = [[-1] * width for _ in range(height)]
    drawn = [[""] * width for _ in range(height)]
    rectangles: dict[int, tuple[int, int, int, int]] = {}
    for r in range(height):
        for c in range(width):
            if owner[r][c] >= 0:
                continue
            most = next((x for x in range(c, width) if owner[r][x] >= 0), width) - c
            rows, columns = draw(st.integers(1, height - r)), draw(st.integers(1, most))
            rectangles[r * width + c] = (r, c, rows, columns)
            for y in range(r, r + rows):
                for x in range(c, c + columns):
                    owner[y][x] = r * width + c
                    choices = [mark for mark, can in (("<", x > c), ("^", y > r)) if can]
                    drawn[y][x] = draw(st.sampled_from(choices)) if choices else "x"
    return drawn, rectangles


@tried(200)
@given(tiling=tilings())
def test_any_tiling_is_found(tiling: tuple[list[list[str]], dict[int, tuple[int, int, int, int]]]) -> None:
    drawn, rectangles = tiling
    width = len(drawn[0])
    grid = [[r * width + c for c in range(width)] for r in range(len(drawn))]
    joins = {r * width + c: mark for r, row in enumerate(drawn) for c, mark in enumerate(row) if mark in "<^"}
    found, faulty = join(grid, joins)
    assert faulty == []
    assert {cell: (a.row, a.column, a.rows, a.columns) for cell, a in found.items()} == rectangles


@tried(300)
@given(data=st.data())
def test_whatever_is_drawn_each_slot_has_one_owner(data: st.DataObject) -> None:
    height, width = data.draw(st.integers(1, 5)), data.draw(st.integers(1, 5))
    marks = data.draw(st.lists(st.sampled_from("x<^"), min_size=height * width, max_size=height * width))
    grid = [[r * width + c for c in range(width)] for r in range(height)]
    found, faulty = join(grid, {n: mark for n, mark in enumerate(marks) if mark != "x"})
    covered = [
        (r, c)
        for a in found.values()
        for r in range(a.row, a.row + a.rows)
        for c in range(a.column, a.column + a.columns)
    ]
    assert sorted(covered) == [(r, c) for r in range(height) for c in range(width)]
    assert set(faulty) <= set(found)
