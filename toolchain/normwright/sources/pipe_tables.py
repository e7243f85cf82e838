r"""Rows of a table drawn with bars, the same in both syntaxes.

    | District | 2030       | <      |
    | ^        | Area       | Share  |
    |----------|-----------:|:------:|
    | North    | 12,5 [^e]  | 0,2 M  |

Each row stands on one line, begins with a bar and may end with one. The line of dashes stands below the heads
(first, when there are none); colons in it align a column. `<br>` begins another paragraph in a cell. A bar in
a cell is `\|`; between backticks, and in MyST between dollars, a bar is just a bar. `<` alone joins a cell to
its left neighbour, `^` alone to the one above; `\<` and `\^` are those characters.

Nothing is unescaped here: what a cell holds is given on, to be parsed as running text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from normwright.sources.spans import LEFT, UP

#: Wider is no table of a standard, but an attack or a data file.
MOST_COLUMNS = 200

_DASHES = re.compile(r":?-+:?\Z")
_ALIGNED = {(False, False): "", (True, False): "left", (False, True): "right", (True, True): "center"}
_DOLLARS = re.compile(r"(?<!\$)\$(?![\s$])(?:\\.|[^$\\])*?(?<!\s)\$(?![\d$])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True)
class Cell:
    """The text of a cell, blanks around it taken off, the index of its row's line, and its column from 0."""

    text: str
    line: int = 0
    column: int = 0

    @property
    def join(self) -> str:
        """`<` or `^` when the cell stands for its neighbour's, else ""."""
        return self.text if self.text in {LEFT, UP} else ""


@dataclass
class PipeTable:
    """The rows as drawn. `aligns` are "", left, right or center; `taken` counts the lines that are rows.

    `faults` are (code, line index, facts); a table too wide has no rows.
    """

    head: list[list[Cell]] = field(default_factory=list)
    body: list[list[Cell]] = field(default_factory=list)
    aligns: list[str] = field(default_factory=list)
    taken: int = 0
    faults: list[tuple[str, int, dict[str, object]]] = field(default_factory=list)

    @property
    def columns(self) -> int:
        """The number of cells of the widest row."""
        return max((len(row) for row in [*self.head, *self.body]), default=0)


def is_row(line: str) -> bool:
    """Whether a line begins like a row."""
    return line.lstrip().startswith("|")


def parse_pipes(lines: Sequence[str], *, dollars: bool) -> PipeTable:
    """The rows at the beginning of `lines`; `dollars`: whether `$…$` is mathematics, as in MyST."""
    made = PipeTable()
    rows: list[list[Cell]] = []
    dashes: list[str] | None = None
    for number, line in enumerate(lines):
        if not is_row(line):
            break
        made.taken += 1
        row = split_row(line, number, dollars=dollars)
        if len(row) > MOST_COLUMNS:
            made.faults.append(("SRC253", number, {"columns": len(row), "most": MOST_COLUMNS}))
            row = []
        if dashes is None and row and all(_DASHES.match(cell.text) for cell in row):
            dashes = [cell.text for cell in row]
            made.head, rows = rows, []
            continue
        rows.append(row)
    made.body = rows
    if any(code == "SRC253" for code, _, _ in made.faults):
        made.head, made.body = [], []
        return made
    _align(made, dashes)
    _compare(made, dashes)
    return made


def split_row(line: str, number: int = 0, *, dollars: bool) -> list[Cell]:
    """The cells of one row."""
    made = []
    start = line.index("|") + 1
    bars = list(_bars(line, start, dollars=dollars))
    ends = bars if bars and not line[bars[-1] + 1 :].strip() else [*bars, len(line)]
    for end in ends:
        text = line[start:end]
        indent = len(text) - len(text.lstrip())
        made.append(Cell(text.strip(), number, start + indent if text.strip() else start))
        start = end + 1
    return made


def paragraphs(cell: Cell) -> list[Cell]:
    """A cell's paragraphs: its text between `<br>`, each with its own place; empty ones are left out."""
    made = []
    start = 0
    for end, after in [*_breaks(cell.text), (len(cell.text), len(cell.text))]:
        text = cell.text[start:end]
        if text.strip():
            indent = len(text) - len(text.lstrip())
            made.append(Cell(text.strip(), cell.line, cell.column + start + indent))
        start = after
    return made


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    while position < len(text):
        found = _BREAK.match(text, position)
        if found:
            yield found.span()
        position = found.end() if found else _next(text, position, dollars=False)


def _bars(line: str, position: int, *, dollars: bool) -> Iterator[int]:
    while position < len(line):
        if line[position] == "|":
            yield position
        position = _next(line, position, dollars=dollars)


def _next(text: str, position: int, *, dollars: bool) -> int:
    """Where the next piece begins: behind an escaped character, code, mathematics or one plain character."""
    if text[position] == "\\":
        return position + 2
    if text[position] == "`":
        return _after_code(text, position)
    if dollars and text[position] == "$":
        found = _DOLLARS.match(text, position)
        if found:
            return found.end()
    return position + 1


def _after_code(text: str, position: int) -> int:
    """Behind the run of as many backticks that closes this one; behind this one when nothing closes it."""
    opening = position
    while position < len(text) and text[position] == "`":
        position += 1
    closing = re.compile(rf"(?<!`){'`' * (position - opening)}(?!`)").search(text, position)
    return closing.end() if closing else position


def _align(made: PipeTable, dashes: Sequence[str] | None) -> None:
    if dashes is None:
        if made.body:
            made.faults.append(("SRC252", made.body[0][0].line, {}))
        return
    made.aligns = [_ALIGNED[(text.startswith(":"), text.endswith(":"))] for text in dashes]


def _compare(made: PipeTable, dashes: Sequence[str] | None) -> None:
    """Every row has as many cells as the line of dashes or, without one, as the first row."""
    rows = [*made.head, *made.body]
    if not rows:
        return
    width = len(dashes) if dashes is not None else len(rows[0])
    for row in rows:
        if len(row) != width:
            made.faults.append(("SRC090", row[0].line, {"cells": len(row), "columns": width}))
