"""Tables: the container `table`, and tables without one."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from docutils import nodes
from lxml.etree import _Element

from normwright.sources import nodes as own
from normwright.sources.directives import SourceDirective, directive
from normwright.sources.drawn_tables import pipe_rows
from normwright.sources.grids import grid
from normwright.sources.handlers import handles
from normwright.sources.pipe_tables import is_row
from normwright.sources.surroundings import (
    fit,
    heading,
    mark_caption,
    part,
    surroundings,
    take_units,
    units,
)
from normwright.sources.table_sources import count, widths
from normwright.sources.translation import SILENT, Translation
from normwright.sts import build

_BESIDE = frozenset({"p", "non-normative-note", "non-normative-example"})
_NEVER = frozenset({"table-wrap", "fig", "fig-group", "sec", "statement"})


class table(own.Block):
    """A table: `heading`?, `units`?, a docutils table, then what stands below it.

    Attributes: widths, stub-columns (None: as the rows say), landscape.
    """


@directive("table")
class TableDirective(SourceDirective):
    """Title, rows in any form, then key, notes, footnotes and paragraphs."""

    known: ClassVar = {"units": str, "widths": widths, "stub-columns": count, "landscape": str}

    def make(self) -> list[nodes.Node]:
        """The node; without rows, what stands in the block."""
        made = self.new(
            table,
            widths=self.value("widths", ()),
            stub_columns=self.value("stub-columns"),
            landscape="landscape" in self.options,
        )
        told = len(self.reading.report)
        self._look_at_title()
        if self.argument:
            made += heading(self.argument, "", *self.parse_line(self.argument))
        if self.options.get("units"):
            place = self.option_place("units")
            made += units(self.options["units"], "", *self.parse_line(self.options["units"], place))
        rows, below = self._body()
        if rows is None:
            if len(self.reading.report) == told:
                self.say("SRC250")
            return below
        made += rows
        made.extend(below)
        return [made]

    def _look_at_title(self) -> None:
        for line in "\n".join(self.arguments).splitlines():
            if is_row(line):
                self.say("SRC264", None, row=line.strip())
                return

    def _body(self) -> tuple[nodes.table | None, list[nodes.Node]]:
        """The rows and what stands below them, which is parsed first: marks in cells call its footnotes."""
        first = next((number for number, line in enumerate(self.content) if line.strip()), 0)
        if not self.content or not is_row(self.content[first]):
            return self._parsed()
        taken = next(
            (n for n in range(first, len(self.content)) if not is_row(self.content[n])), len(self.content)
        )
        further = next((n for n in range(taken, len(self.content)) if self.content[n].strip()), None)
        if further is not None and is_row(self.content[further]):
            self.say("SRC263", self.content_place(further))
        below = nodes.container()
        self.state.nested_parse(self.content[taken:], self.content_offset + taken, below)
        return pipe_rows(self, first)[0], below.children

    def _parsed(self) -> tuple[nodes.table | None, list[nodes.Node]]:
        blocks = self.parse_content(nodes.container()).children
        position = next((n for n, node in enumerate(blocks) if isinstance(node, nodes.table)), None)
        if position is None:
            return None, blocks
        before = [node for node in blocks[:position] if not isinstance(node, SILENT)]
        if before:
            self.say("SRC251", None, words=" ".join(before[0].astext().split())[:40])
        found = blocks[position]
        assert isinstance(found, nodes.table)
        self._take_title(found)
        return found, [*blocks[:position], *blocks[position + 1 :]]

    def _take_title(self, found: nodes.table) -> None:
        """The rows' own title is refused: the container has one, or should."""
        for title in [child for child in found.children if isinstance(child, nodes.title)]:
            self.say("SRC261", None, title=title.astext())
            found.remove(title)


# -- to STS --------------------------------------------------------------------------------------------------


@handles(table)
def table_block(node: table, t: Translation) -> Iterable[_Element]:
    """A `table-wrap`; without a title an `array`, with what stood below it behind."""
    rows = next(child for child in node.children if isinstance(child, nodes.table))
    below = [child for child in node.children if not isinstance(child, heading | units) and child is not rows]
    title = part(node, heading)
    if title is None:
        return _informal(node, rows, below, t)
    with t.owner(node) as footnotes:
        content = t.inline(title)
        made_rows = _grid(node, rows, t)
        around = surroundings(below, t, content="table")
        take_units(node, around, t)
    around.blocks = fit(around.blocks, t, beside=_BESIDE, never=_NEVER)
    around.footnotes = footnotes
    around.landscape = node["landscape"]
    return [mark_caption(build.table(content, made_rows, around), node, t)]


@handles(nodes.table)
def plain_table(node: nodes.table, t: Translation) -> Iterable[_Element]:
    """A table outside the container: with a title as within, else an `array`."""
    title = next((child for child in node.children if isinstance(child, nodes.title)), None)
    if title is None:
        return [build.array(grid(node, t))]
    with t.owner(node) as footnotes:
        content, rows = t.inline(title), grid(node, t)
    return [build.table(content, rows, build.Surroundings(footnotes=footnotes))]


def _grid(node: table, rows: nodes.table, t: Translation) -> _Element:
    return grid(rows, t, widths=node["widths"], stubs=node["stub-columns"])


def _informal(
    node: table, rows: nodes.table, below: Sequence[nodes.Node], t: Translation
) -> Iterable[_Element]:
    """Without a title there is no place for a key or units; footnotes are those of the text."""
    made = t.mark(build.array(_grid(node, rows, t)), node)
    if part(node, units) is not None:
        t.say("SRC255", node, what="a unit statement")
    if node["landscape"]:
        made.set("orientation", "landscape")
    around = surroundings(below, t, content="table")
    if around.legend is not None:
        t.say("SRC255", node, what="a key")
        around.blocks.insert(0, around.legend[-1])
    return [made, *around.blocks]
