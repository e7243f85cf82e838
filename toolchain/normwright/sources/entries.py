"""docutils tables made by us: from pipe rows, lists and values.

An entry's `nw-join` is "<", "^" or "" where the source shows it; `nw-align` is left, right or center.
"""

from collections.abc import Callable, Sequence

from docutils import nodes

from normwright.diagnostics import Place

#: Parses one line of running text that stands at a place.
LineParser = Callable[[str, Place], Sequence[nodes.Node]]


def table(
    head: Sequence[Sequence[nodes.entry]], body: Sequence[Sequence[nodes.entry]], *, stubs: int = 0
) -> nodes.table:
    """A table of these rows; rows that are too short are filled up with empty cells."""
    columns = max((len(row) for row in [*head, *body]), default=0)
    group = nodes.tgroup(cols=columns)
    for number in range(columns):
        column = nodes.colspec(colwidth="1")
        if number < stubs:
            column["stub"] = 1
        group += column
    if head:
        group += nodes.thead("", *(_row(row, columns) for row in head))
    group += nodes.tbody("", *(_row(row, columns) for row in body))
    return nodes.table("", group)


def entry(
    blocks: Sequence[nodes.Node], place: Place, *, join: str | None = None, align: str = ""
) -> nodes.entry:
    """A cell; `join` None leaves it to the content whether it joins."""
    made = nodes.entry("", *blocks)
    made["nw-place"] = as_attribute(place)
    if join is not None:
        made["nw-join"] = join
    if align:
        made["nw-align"] = align
    return made


def paragraph(text: str, place: Place, parse: LineParser) -> nodes.paragraph:
    """A paragraph of running text at an exact place."""
    made = nodes.paragraph(text, "", *parse(text, place))
    made["nw-place"] = as_attribute(place)
    made.source, made.line = place.file, place.line
    return made


def as_attribute(place: Place) -> tuple[str, int, int, bool]:
    """A place as the node attribute `nw-place`."""
    return place.file, place.line, place.column, place.approximate


def _row(cells: Sequence[nodes.entry], columns: int) -> nodes.row:
    return nodes.row("", *cells, *(nodes.entry() for _ in range(columns - len(cells))))
