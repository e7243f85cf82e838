"""Which tables of a Word file hold comments, and which cell of a row stands in which column."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from normwright.comments.columns import (
    Columns,
    Mapped,
    columns_by_count,
    columns_by_position,
    columns_by_styles,
    read_headings,
)
from normwright.wordml.document import Document
from normwright.wordml.tables import Blocks, Cell, Row, Table

_LOOKED_AT = 60  # rows at a table's beginning in which headings are looked for
_FEWEST = 7  # columns of a table without headings of its own


@dataclass(frozen=True)
class Form:
    """A table of comments: its columns, and where in the grid they begin."""

    table: Table
    columns: Columns
    edges: tuple[int, ...]
    begins: int = 0  # index of the first row that may be a comment
    heading: int = -1  # index of the row of headings
    guessed: bool = False  # by the count of columns alone


@dataclass(frozen=True)
class Aligned:
    """The cells of a row under the columns of its form, and what was merged or divided to get there."""

    texts: list[str]
    below: list[bool]  # merged down from the row above
    bent: bool = False


def find_forms(document: Document, mapping: Mapped | None) -> list[Form]:
    """The tables with comments, in order; those told by their count alone only where there are no others."""
    headings = _page_headings(document.headers, mapping)
    found: dict[int, Form] = {}
    for table in document.body.tables:
        form = _form(table, headings, mapping) or _continued(table, found)
        if form is not None:
            found[table.number] = form
    if not found:
        for table in document.body.tables:
            form = _guessed(table) or _continued(table, found)
            if form is not None:
                found[table.number] = form
    return [found[number] for number in sorted(found)]


def widest_headings(document: Document) -> str:
    """The first row of the widest table, for saying why it was not understood."""
    tables = [table for table in document.body.tables if table.rows]
    widest = max(tables, key=_width, default=None)
    if widest is None:
        return ""
    row = next((row for row in widest.rows if any(text.strip() for text in row.texts)), widest.rows[0])
    return ", ".join(f"“{' '.join(text.split())[:40]}”" for text in row.texts[:15])


def align(row: Row, form: Form) -> Aligned:
    """The row's texts under the form's columns: by position where it has as many cells, else by the grid."""
    count = len(form.columns.names)
    texts, below = [""] * count, [False] * count
    bent = False
    cells = _joined(row.cells)
    straight = len(cells) == count
    for index, (cell, span) in enumerate(cells):
        at, covered = (index, range(index, index + 1)) if straight else _columns(cell.start, span, form)
        bent = bent or bool(cell.text.strip() and (len(covered) > 1 or texts[at].strip()))
        texts[at] = "\n".join(text for text in (texts[at], cell.text) if text)
        for column in covered:
            below[column] = below[column] or cell.below
    return Aligned(texts, below, bent)


def is_caption(row: Row, form: Form) -> bool:
    """Whether the row is one cell across the table, as a heading between groups of rows."""
    cells = [cell for cell in row.cells if not cell.beside]
    return len(cells) == 1 and len(form.columns.names) > 2


# -- inside --------------------------------------------------------------------------------------------------


def _joined(cells: list[Cell]) -> list[tuple[Cell, int]]:
    """The cells and their spans; those merged with the cell to their left widen it, unless they have text."""
    found: list[tuple[Cell, int]] = []
    for cell in cells:
        if cell.beside and found and not cell.text.strip():
            found[-1] = (found[-1][0], found[-1][1] + cell.span)
        else:
            found.append((cell, cell.span))
    return found


def _columns(start: int, span: int, form: Form) -> tuple[int, range]:
    """The column that a cell's text goes to, and all that it covers; of several the likeliest."""
    first = max(bisect_right(form.edges, start) - 1, 0)
    last = max(bisect_right(form.edges, start + span - 1) - 1, first)
    covered = range(first, last + 1)
    names = [form.columns.names[column] for column in covered]
    for name in ("comment", "proposal", "clause"):
        if name in names:
            return first + names.index(name), covered
    return first, covered


def _page_headings(headers: Sequence[Blocks], mapping: Mapped | None) -> list[Columns]:
    rows = (row for header in headers for table in header.tables for row in table.rows)
    return [columns for row in rows if (columns := read_headings(row.texts, mapping)) is not None]


def _form(table: Table, headings: list[Columns], mapping: Mapped | None) -> Form | None:
    """The table's columns by its own headings, the mapping, the page's headings, or the official styles."""
    for index, row in enumerate(table.rows[:_LOOKED_AT]):
        columns = read_headings(row.texts, mapping)
        if columns is not None:
            known = any(one.names == columns.names for one in headings)  # then rows above are comments too
            return Form(table, columns, _starts(row), 0 if known else index + 1, index)
    width = _width(table)
    columns = columns_by_position(width, mapping) if mapping else None
    if columns is None:
        columns = next((one for one in headings if _is_as_wide(table, len(one.names))), None)
    if columns is None:
        columns = next((one for row in table.rows[:_LOOKED_AT] if (one := _styled(row))), None)
    if columns is None:
        return None
    return Form(table, columns, _edges(table, len(columns.names)))


def _styled(row: Row) -> Columns | None:
    return columns_by_styles([cell.style for cell in row.cells])


def _continued(table: Table, found: dict[int, Form]) -> Form | None:
    """A table that goes on with one before it: as wide, no headings of its own."""
    width = _width(table)
    before = next((form for form in reversed(found.values()) if len(form.columns.names) == width), None)
    if before is None or width < _FEWEST:
        return None
    columns = Columns(before.columns.names, before.columns.headings, before.columns.unknown)
    return Form(table, columns, _edges(table, width), guessed=before.guessed)


def _guessed(table: Table) -> Form | None:
    width = _width(table)
    columns = columns_by_count(width)
    if columns is None:
        return None
    begins = 0
    while begins < len(table.rows) and table.rows[begins].heading:
        begins += 1  # headings in a language that isn't known
    form = Form(table, columns, _edges(table, width), begins, guessed=True)
    return form if _is_plausible(form) else None


def _is_plausible(form: Form) -> bool:
    """Whether at least half of the rows with any text have some in the columns for the texts."""
    wanted = [form.columns.names.index(name) for name in ("comment", "proposal")]
    filled = [align(row, form).texts for row in form.table.rows[form.begins :]]
    filled = [texts for texts in filled if any(text.strip() for text in texts)]
    good = sum(1 for texts in filled if any(texts[column].strip() for column in wanted))
    return good * 2 >= len(filled)


def _width(table: Table) -> int:
    """How many cells most of its rows have."""
    counts = Counter(len(row.cells) for row in table.rows)
    return max(counts, key=lambda width: (counts[width], width), default=0)


def _is_as_wide(table: Table, width: int) -> bool:
    """Whether some row has this many cells; people merge and divide those of others."""
    return any(len(row.cells) == width for row in table.rows)


def _edges(table: Table, width: int) -> tuple[int, ...]:
    row = next((row for row in table.rows if len(row.cells) == width), None)
    return _starts(row) if row is not None else tuple(range(width))


def _starts(row: Row) -> tuple[int, ...]:
    return tuple(cell.start for cell in row.cells)
