"""Rows of tables as lists (`list-table`) and as values (`csv-table`)."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from docutils import nodes

from normwright.diagnostics import Place
from normwright.sources import draft_files, entries, positions
from normwright.sources.directives import SourceDirective, directive
from normwright.sources.pipe_tables import MOST_COLUMNS, Cell, paragraphs
from normwright.sources.positions import indent
from normwright.sources.values import Form, Unreadable, read_values

#: Values by rows, each with its place.
Rows = list[list[tuple[str, Place]]]

#: Bytes of a file of values.
_LARGEST = 2 << 20


def count(value: str) -> int:
    """A number of rows or columns, from 0 to 99."""
    if not re.fullmatch(r"[0-9]{1,2}", value):
        raise ValueError("it isn't a whole number")
    return int(value)


def widths(value: str) -> tuple[int, ...]:
    """Relative widths of the columns, such as `33 33 34`; none for `auto`."""
    if value.strip() in {"auto", "grid"}:
        return ()
    parts = value.replace(",", " ").split()
    if not parts or any(not re.fullmatch(r"[0-9]{1,4}", part) or int(part) == 0 for part in parts):
        raise ValueError("it isn't a list of whole numbers")
    return tuple(int(part) for part in parts)


def character(value: str) -> str:
    """One character; `tab` and `space` by their names."""
    named = {"tab": "\t", "space": " "}.get(value, value)
    if len(named) != 1:
        raise ValueError("it isn't one character")
    return named


class RowsDirective(SourceDirective):
    """Base of the directives that make a docutils table."""

    def finished(self, rows: Sequence[Sequence[nodes.entry]]) -> list[nodes.Node]:
        """The table of these rows, the title as its first child."""
        heads = self.value("header-rows", 0)
        if heads and heads >= len(rows):
            self.say("SRC262", self.option_place("header-rows"), heads=heads, rows=len(rows))
            heads = 0
        made = entries.table(rows[:heads], rows[heads:], stubs=self.value("stub-columns", 0))
        made["nw-place"] = entries.as_attribute(self.place)
        made["nw-widths"] = self.value("widths", ())
        if self.argument:
            title = nodes.title(self.argument, "", *self.parse_line(self.argument))
            title["nw-place"] = made["nw-place"]
            made.insert(0, title)
        return [made]

    def compare(self, rows: Sequence[Sequence[nodes.entry]], places: Sequence[Place]) -> bool:
        """Whether the rows can be a table; complains of those with another number of cells than the first."""
        if not rows:
            self.say("SRC250")
            return False
        for row, place in zip(rows, places, strict=True):
            if len(row) > MOST_COLUMNS:
                self.say("SRC253", place, columns=len(row), most=MOST_COLUMNS)
                return False
            if len(row) != len(rows[0]):
                self.say("SRC090", place, cells=len(row), columns=len(rows[0]))
        return True


@directive("list-table")
class ListTable(RowsDirective):
    """Rows are the items of a list, cells the items of the lists in them."""

    known: ClassVar = {"header-rows": count, "stub-columns": count, "widths": widths}

    def make(self) -> list[nodes.Node]:
        """The table; without rows none."""
        holder = self.parse_content(nodes.container())
        messages = [node for node in holder.children if isinstance(node, nodes.system_message)]
        blocks = [
            node for node in holder.children if not isinstance(node, nodes.system_message | nodes.comment)
        ]
        if len(blocks) != 1 or not isinstance(blocks[0], nodes.bullet_list) or not _is_uniform(blocks[0]):
            self.say("SRC258")
            return [*messages, *blocks]
        rows, places = [], []
        finder = positions.Positions(self.reading)
        for item in blocks[0].children:
            places.append(finder.place(item))
            rows.append([entries.entry(cell.children, finder.place(cell)) for cell in _cells(item)])
        made = self.finished(rows) if self.compare(rows, places) else []
        return [*made, *messages]


def _is_uniform(outer: nodes.bullet_list) -> bool:
    return all(len(item) == 1 and isinstance(item[0], nodes.bullet_list) for item in _items(outer))


def _items(outer: nodes.Element) -> Iterator[nodes.list_item]:
    return (item for item in outer.children if isinstance(item, nodes.list_item))


def _cells(item: nodes.Node) -> list[nodes.list_item]:
    assert isinstance(item, nodes.Element)
    assert isinstance(item[0], nodes.Element)
    return list(_items(item[0]))


@directive("csv-table")
class CsvTable(RowsDirective):
    """Rows are lines of values, in the block or in a file of the draft."""

    known: ClassVar = {
        "file": str,
        "header-rows": count,
        "stub-columns": count,
        "widths": widths,
        "delim": character,
        "quote": character,
        "escape": character,
        "keepspace": str,
    }

    def make(self) -> list[nodes.Node]:
        """The table; without rows none."""
        values = self._values()
        if values is None:
            return []
        rows, places = [], []
        for row in values:
            rows.append([self._entry(text, place) for text, place in row])
            places.append(row[0][1])
        return self.finished(rows) if self.compare(rows, places) else []

    def _entry(self, text: str, place: Place) -> nodes.entry:
        parts = [
            part
            for block in re.split(r"\n[ \t]*\n", text)
            for part in paragraphs(Cell(" ".join(block.split())))
        ]
        blocks = [entries.paragraph(part.text, place, self._parse) for part in parts]
        return entries.entry(blocks, place, join=text.strip() if text.strip() in {"<", "^"} else "")

    def _parse(self, text: str, place: Place) -> list[nodes.Node]:
        """What is wrong in the text of a file is told at the directive."""
        return self.parse_line(text, place if place.file == self.place.file else self.place)

    def _values(self) -> Rows | None:
        """The rows of values, each with its place; None when they can't be had."""
        if "file" in self.options:
            return self._from_file(self.options["file"])
        return self._parsed("\n".join(self.content), self._inside)

    def _inside(self, line: int, column: int) -> Place:
        """The place of a character of the content."""
        line = min(line, len(self.content) - 1)
        raw = self.content[line]
        begin = self.content_place(line)
        return begin if begin.approximate else replace(begin, column=begin.column + column - indent(raw))

    def _from_file(self, name: str) -> Rows | None:
        place = self.option_place("file")
        if any(line.strip() for line in self.content):
            self.say("SRC260", place, fault="there is a file and a block of values")
            return None
        try:
            path = draft_files.find(self.reading, name)
            text = draft_files.read(path, most=_LARGEST).decode("utf-8-sig")
        except draft_files.Unusable as fault:
            self.say("SRC259", place, name=name, fault=fault)
            return None
        except UnicodeDecodeError:
            self.say("SRC259", place, name=name, fault="isn't text in UTF-8")
            return None
        file = self.reading.name_of(path)
        return self._parsed(text, lambda line, column: Place(file, line + 1, column + 1))

    def _parsed(self, text: str, place_of: Callable[[int, int], Place]) -> Rows | None:
        form = Form(
            delimiter=self.value("delim", ","),
            quote=self.value("quote", '"'),
            escape=self.value("escape"),
            keep_blanks="keepspace" in self.options,
        )
        try:
            return [
                [(one.text, place_of(one.line, one.column)) for one in row] for row in read_values(text, form)
            ]
        except Unreadable as fault:
            self.say("SRC260", place_of(fault.line, 0) if text else self.place, fault=fault)
            return None
