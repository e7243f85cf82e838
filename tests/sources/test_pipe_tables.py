"""Rows drawn with bars: cells, heads, faults; what is drawn is read back."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normwright.sources.pipe_tables import MOST_COLUMNS, Cell, PipeTable, paragraphs, parse_pipes, split_row
from tests.support.growth import assert_in_proportion
from tests.support.tried import tried


def texts(row: list[Cell]) -> list[str]:
    return [cell.text for cell in row]


def parsed(drawing: str, *, dollars: bool = False) -> PipeTable:
    return parse_pipes(drawing.strip("\n").split("\n"), dollars=dollars)


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("| a | b |", ["a", "b"]),
        ("| a | b", ["a", "b"]),
        ("  |a|b|  ", ["a", "b"]),
        ("| | |", ["", ""]),
        ("|", [""]),
        ("||", [""]),
        ("| a \\| b | c |", ["a \\| b", "c"]),
        ("| a \\\\| c |", ["a \\\\", "c"]),
        ("| `a|b` | c |", ["`a|b`", "c"]),
        ("| ``a|`b`` | c |", ["``a|`b``", "c"]),
        ("| `a | b |", ["`a", "b"]),
        ("| \\`a | b` |", ["\\`a", "b`"]),
        ("| :math:`|A|` | c |", [":math:`|A|`", "c"]),
        ("| {math}`|A|` | c |", ["{math}`|A|`", "c"]),
        ("| [^e] | *b* |", ["[^e]", "*b*"]),
        ("| $|A|$ | c |", ["$", "A", "$", "c"]),
    ],
)
def test_cells(line: str, cells: list[str]) -> None:
    assert texts(split_row(line, dollars=False)) == cells


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("| $|A|$ | c |", ["$|A|$", "c"]),
        ("| 5 $ | 6 $ |", ["5 $", "6 $"]),
        ("| $5 | $6 |", ["$5", "$6"]),
        ("| \\$5|\\$6 |", ["\\$5", "\\$6"]),
        ("| $a\\$|b$ | c |", ["$a\\$|b$", "c"]),
    ],
)
def test_mathematics_in_myst(line: str, cells: list[str]) -> None:
    assert texts(split_row(line, dollars=True)) == cells


def test_heads_alignment_and_columns() -> None:
    table = parsed(
        """
| D | 2030 | <  |
| ^ | A    | S  |
|---|-----:|:-:|
| N | 1    | 2  |
Key"""
    )
    assert [texts(row) for row in table.head] == [["D", "2030", "<"], ["^", "A", "S"]]
    assert [texts(row) for row in table.body] == [["N", "1", "2"]]
    assert table.aligns == ["", "right", "center"]
    assert (table.taken, table.columns, table.faults) == (4, 3, [])
    assert (table.head[0][2].join, table.head[1][0].join, table.body[0][0].join) == ("<", "^", "")
    assert (table.head[0][1].line, table.head[0][1].column) == (0, 6)


def test_dashes_first_mean_no_head() -> None:
    table = parsed("|--|--|\n| a | b |\n| - | --- |")
    assert (len(table.head), len(table.body), table.faults) == (0, 2, [])


@pytest.mark.parametrize(
    ("drawing", "codes"),
    [
        ("| a | b |", [("SRC252", 0)]),
        ("| a | b |\n|---|\n| c |", [("SRC090", 0)]),
        ("| a |\n|---|\n| b | c |\n| d |\n| |e|f|", [("SRC090", 2), ("SRC090", 4)]),
        ("|---|", []),
    ],
)
def test_faults(drawing: str, codes: list[tuple[str, int]]) -> None:
    assert [(code, line) for code, line, _ in parsed(drawing).faults] == codes


@pytest.mark.parametrize(
    "row", ["|" * 10_001, "| a " * 10_000, "|" + "`" * 10_000, "|" + "$a" * 5_000 + "|", "|" + "\\" * 9999]
)
def test_monstrous_rows_are_cut(row: str) -> None:
    table = parse_pipes(["|---|", row, row], dollars=True)
    assert table.columns <= MOST_COLUMNS
    assert table.taken == 3


@pytest.mark.parametrize("part", ["|", "| a ", "`", "$a", "\\"])
def test_monstrous_rows_take_time_in_proportion(part: str) -> None:
    assert_in_proportion(lambda size: partial(parse_pipes, ["|---|", "|" + part * size], dollars=True), 1_500)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a<br>b", [("a", 5), ("b", 10)]),
        ("a <br/> b<BR />", [("a", 5), ("b", 13)]),
        ("`<br>` \\<br>", [("`<br>` \\<br>", 5)]),
        ("<br>", []),
        ("", []),
    ],
)
def test_paragraphs(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(part.text, part.column) for part in paragraphs(Cell(text, 3, 5))] == expected


# -- what is drawn is read back ------------------------------------------------------------------------------

plain = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="|\\`$"),
    min_size=1,
    max_size=9,
)
code = plain.map(lambda text: f"`{text}|{text}`")
escaped = st.sampled_from(["\\|", "\\\\", "\\`", "\\$"])
cell = st.lists(st.one_of(plain, code, escaped), max_size=3).map(" ".join)


@st.composite
def tables(draw: st.DrawFn) -> tuple[int, list[list[str]]]:
    columns = draw(st.integers(1, 5))
    rows = draw(st.lists(st.lists(cell, min_size=columns, max_size=columns), min_size=1, max_size=5))
    heads = draw(st.integers(0, len(rows)))
    return heads, rows


@tried(200)
@given(table=tables(), closed=st.booleans(), dollars=st.booleans())
def test_round_trip(table: tuple[int, list[list[str]]], closed: bool, dollars: bool) -> None:
    heads, rows = table
    drawn = [f"| {' | '.join(row)} |" if closed or not row[-1] else f"| {' | '.join(row)}" for row in rows]
    drawn.insert(heads, "|" + "|".join(["---"] * len(rows[0])) + "|")
    if any(all(text and set(text) <= set(":-") for text in row) for row in rows[:heads]):
        return  # a head of dashes is a line of dashes
    made = parse_pipes([*drawn, "", "| no row |"], dollars=dollars)
    assert made.faults == []
    assert [texts(row) for row in made.head] == rows[:heads]
    assert [texts(row) for row in made.body] == rows[heads:]
    for row in [*made.head, *made.body]:
        for each in row:
            assert drawn[each.line][each.column :].startswith(each.text)


@tried(300)
@given(lines=st.lists(st.text(alphabet="|`$\\<^-: a", max_size=30), max_size=5), dollars=st.booleans())
def test_any_text_is_read(lines: list[str], dollars: bool) -> None:
    made = parse_pipes(lines, dollars=dollars)
    assert made.taken <= len(lines)
    for row in [*made.head, *made.body]:
        for each in row:
            assert each.text in lines[each.line]
            assert "".join(part.text for part in paragraphs(each)).replace(" ", "") == each.text.replace(
                " ", ""
            )
