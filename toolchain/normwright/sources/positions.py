"""From a node, directive or option to file, line and column, by searching the raw text.

docutils knows a line at best, and often the wrong one (a heading's is its underline's); what the parsers told
is therefore a guess from which the text is looked for. Found: exact. Not found: approximate, and said so.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from docutils import nodes

from normwright.diagnostics import Place
from normwright.sources.reading import Reading, reading_of

if TYPE_CHECKING:
    from docutils.parsers.rst import Directive

#: Lines around a guess in which text is looked for, nearest first.
_NEAR = (0, -1, 1, -2, 2, -3, 3)


class Positions:
    """Finds the places of one reading's nodes."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def place(self, node: nodes.Node) -> Place:
        """Where a node stands."""
        known = node.get("nw-place") if isinstance(node, nodes.Element) else None
        if known:
            return Place(*known)
        if isinstance(node, nodes.Text) or isinstance(node.parent, nodes.TextElement):
            return _vague(self.place(node.parent))
        return self._place_of_block(node)

    def place_in(self, node: nodes.Node, words: str) -> Place:
        """Where the block of a node shows these words; its own place, approximate, when it doesn't."""
        block = node
        while isinstance(block.parent, nodes.TextElement):
            block = block.parent
        start = self.place(block)
        extent = getattr(block, "rawsource", "").count("\n") + 1
        for number, raw in enumerate(self.reading.lines(start.file)[start.line - 1 :][:extent], start.line):
            if words in raw:
                return Place(start.file, number, raw.index(words) + 1)
        return _vague(start)

    def places_behind(self, node: nodes.Node, words: Sequence[str]) -> list[Place]:
        """Where each of these words stands, one behind the other from a node on; none where one is not."""
        start = self.place(node)
        extent = getattr(node, "rawsource", "").count("\n") + 1
        text = "\n".join(self.reading.lines(start.file)[start.line - 1 :][:extent])
        found, at = list[Place](), start.column - 1
        for one in words:
            match = re.compile(r"\s+".join(map(re.escape, one.split()))).search(text, at)
            if match is None or start.approximate:
                return []
            at = match.end()
            before = text[: match.start()]
            line, column = start.line + before.count("\n"), match.start() - before.rfind("\n")
            found.append(Place(start.file, line, column, length=len(one)))
        return found

    def _place_of_block(self, node: nodes.Node) -> Place:
        anchor = _anchor(node)
        known = anchor.get("nw-place") if isinstance(anchor, nodes.Element) else None
        if known:
            place = Place(*known)
        else:
            file, line = _guess(anchor if _own_line(anchor) else node, self.reading)
            text = (getattr(anchor, "rawsource", "") or "").strip().partition("\n")[0]
            place = find(self.reading, file, line, text)
        begins_later = anchor is not node or isinstance(node, nodes.comment | nodes.target)
        return self._at_line_start(place) if begins_later else place

    def _at_line_start(self, place: Place) -> Place:
        lines = self.reading.lines(place.file)
        if not 0 < place.line <= len(lines):
            return place
        return Place(place.file, place.line, indent(lines[place.line - 1]) + 1, place.approximate)


def find(reading: Reading, file: str, line: int, text: str) -> Place:
    """The place of `text` (one line of it) in or near a line."""
    lines = reading.lines(file)
    for step in _NEAR if text else ():
        number = line + step
        if 0 < number <= len(lines):
            column = column_of(lines[number - 1], text)
            if column:
                return Place(file, number, column)
    if 0 < line <= len(lines):
        return Place(file, line, indent(lines[line - 1]) + 1, approximate=bool(text))
    return Place(file, max(line, 1), 1, approximate=True)


def column_of(raw: str, text: str) -> int:
    """Column, from 1, at which a line of running text begins in its raw line; 0 when it isn't there.

    Running text most often goes on to the line's end, so that place wins over an earlier like one.
    """
    stripped = raw.rstrip()
    if stripped.endswith(text.rstrip()):
        return len(stripped) - len(text.rstrip()) + 1
    return raw.find(text) + 1


def offset_place(reading: Reading, file: str, line: int, text: str, offset: int) -> Place:
    """The place of character `offset` of a running text whose first line stands at `line`."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    row = text[start : end if end >= 0 else len(text)]
    found = find(reading, file, line + text.count("\n", 0, offset), row)
    if found.approximate:
        return found
    return Place(file, found.line, found.column + offset - start)


def source_place(reading: Reading, source: str | None, line: int | None) -> Place:
    """The beginning of the text on a line that a parser names."""
    return find(reading, reading.name_of_source(source), line or 1, "")


# -- directives ----------------------------------------------------------------------------------------------


def directive_place(directive: "Directive") -> Place:
    """Where a directive opens: its two points, or its fence."""
    reading = reading_of(directive.state.document)
    source, line = directive.state_machine.get_source_and_line(directive.lineno)
    file = reading.name_of_source(source)
    lines = reading.lines(file)
    name = re.escape(directive.name)
    opening = re.compile(rf"\.\.[ ](?:.*\s)?{name}[ ]?::|[:`~]{{3,}}\s*\{{{name}\}}", re.IGNORECASE)
    for step in _NEAR:
        number = (line or 1) + step
        match = opening.search(lines[number - 1]) if 0 < number <= len(lines) else None
        if match:
            return Place(file, number, match.start() + 1)
    return source_place(reading, source, line)


def option_place(directive: "Directive", name: str) -> Place:
    """Where an option of a directive stands; the directive's own place when it isn't found."""
    start = _opening_of(directive)
    lines = reading_of(directive.state.document).lines(start.file)
    field = re.compile(rf"\s*:?{re.escape(name)}\s*:", re.IGNORECASE)
    for number, raw in enumerate(lines[start.line : start.line + 80], start.line + 1):
        if field.match(raw):
            return Place(start.file, number, indent(raw) + 1)
    return start


def content_place(directive: "Directive", index: int) -> Place:
    """Where a line of a directive's content stands."""
    start = _opening_of(directive)
    reading = reading_of(directive.state.document)
    if is_myst(directive):
        line = directive.lineno + directive.content_offset + index + 1
    else:
        line = directive.content.items[index][1] + 1
    return find(reading, start.file, line, directive.content[index].strip())


def _opening_of(directive: "Directive") -> Place:
    known: Place | None = getattr(directive, "place", None)
    return known or directive_place(directive)


def is_myst(directive: "Directive") -> bool:
    """Whether a directive was written in MyST."""
    return hasattr(directive.state, "_renderer")


# -- guesses -------------------------------------------------------------------------------------------------


def _anchor(node: nodes.Node) -> nodes.Node:
    """The first block of text in a node (itself, if it is one): what can be looked for."""
    if isinstance(node, nodes.Element):
        for inner in _texts(node):
            return inner
    return node


def _texts(node: nodes.Element) -> Iterator[nodes.Element]:
    for inner in node.findall(nodes.TextElement):
        if not isinstance(inner, nodes.Inline) and (inner.rawsource or inner.get("nw-place")):
            yield inner


def _own_line(node: nodes.Node) -> bool:
    return getattr(node, "line", None) is not None


def _guess(node: nodes.Node, reading: Reading) -> tuple[str, int]:
    walker: nodes.Node | None = node
    while walker is not None and getattr(walker, "line", None) is None:
        walker = walker.parent
    if walker is None:
        return reading.file, 1
    return reading.name_of_source(walker.source), walker.line or 1


def _vague(place: Place) -> Place:
    return Place(place.file, place.line, place.column, approximate=True)


def indent(raw: str) -> int:
    """The number of blanks before the words of a line."""
    return len(raw) - len(raw.lstrip())
