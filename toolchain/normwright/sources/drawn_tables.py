"""Rows drawn with bars, as a docutils table whose nodes know their places."""

from collections.abc import Sequence

from docutils import nodes

from normwright.diagnostics import Place
from normwright.sources import entries, positions
from normwright.sources.directives import SourceDirective
from normwright.sources.pipe_tables import Cell, PipeTable, paragraphs, parse_pipes
from normwright.sources.reading import Reading


def pipe_rows(block: SourceDirective, first: int) -> tuple[nodes.table | None, int]:
    """The table drawn with bars from line `first` of a directive's content, and how many lines it takes."""
    lines = list(block.content)
    drawn = parse_pipes(lines[first:], dollars=positions.is_myst(block))
    places = [block.content_place(first + number) for number in range(drawn.taken)]
    for code, number, facts in drawn.faults:
        block.say(code, places[number], **facts)
    if not drawn.columns:
        return None, drawn.taken
    return _drawn(block, drawn, lines[first:], places), drawn.taken


def _drawn(
    block: SourceDirective, drawn: PipeTable, lines: Sequence[str], places: Sequence[Place]
) -> nodes.table:
    def made(row: Sequence[Cell]) -> list[nodes.entry]:
        return [cell(part, number) for number, part in enumerate(row)]

    def parse(text: str, place: Place) -> Sequence[nodes.Node]:
        return _moved(block.parse_line(text, place), text, place, block.reading)

    def cell(part: Cell, column: int) -> nodes.entry:
        align = drawn.aligns[column] if column < len(drawn.aligns) else ""
        blocks = [
            entries.paragraph(text.text, at(text), parse) for text in ([] if part.join else paragraphs(part))
        ]
        return entries.entry(blocks, at(part), join=part.join, align=align)

    def at(part: Cell) -> Place:
        row, line = places[part.line], lines[part.line]
        column = row.column + part.column - (len(line) - len(line.lstrip()))
        return Place(row.file, row.line, column, row.approximate, max(len(part.text), 1))

    return entries.table([made(row) for row in drawn.head], [made(row) for row in drawn.body])


def _moved(found: Sequence[nodes.Node], text: str, place: Place, reading: Reading) -> Sequence[nodes.Node]:
    """The inline nodes of a cell, their places set right where an earlier cell has the same text."""
    guess = positions.find(reading, place.file, place.line, text)
    shift = place.column - guess.column
    for node in found if shift and guess.line == place.line else ():
        for inner in node.findall(nodes.Element) if isinstance(node, nodes.Element) else ():
            known = inner.get("nw-place")
            if known and known[1] == place.line:
                inner["nw-place"] = (*known[:2], known[2] + shift, *known[3:])
    return found
