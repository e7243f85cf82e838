"""Sections of a long page that need no layout before a reader comes near (CSS `content-visibility`).

Each gets the height that it will probably have, so that the scroll bar tells the truth from the start.
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml.etree import _Element

#: A page with less text than this (characters) is laid out at once in less time than a reader notices.
LONG_PAGE = 250_000
#: Shorter sections (characters) aren't worth a container of their own; longer ones are parted if they can be.
_SMALL, _LARGE = 400, 12_000
#: Characters of a line of text; heights in rem.
_LINE, _LEADING = 92, 1.6
#: What a block adds: its margins or itself in rem, and the part of a line that its last line leaves empty.
_BLOCKS = {
    "p": (0.75, 0.5),
    "li": (0.35, 0.3),
    "tr": (1.0, 0.6),
    "figure": (3.0, 0.0),
    "img": (12.0, 0.0),
    "math": (0.2, 0.0),
    "h2": (5.0, 0.0),
    "h3": (3.5, 0.0),
    "h4": (3.0, 0.0),
}
_CHARACTERS = etree.XPath("string-length(.)")


def defer_sections(page: _Element) -> None:
    """Marks (`class="nw-deferred"`) the sections of a long page that may wait, with their probable height."""
    main = page.find(".//main")
    if main is None or _length(main) < LONG_PAGE:
        return
    for section in _units(main):
        section.set("class", f"{section.get('class', '')} nw-deferred".strip())
        section.set("style", f"--height:{_height(section):.0f}rem")


def _units(parent: _Element) -> Iterator[_Element]:
    """The outermost sections that are small enough, or can't be parted."""
    for section in _sections(parent):
        length = _length(section)
        if length > _LARGE and next(_sections(section), None) is not None:
            yield from _units(section)
        elif length > _SMALL:
            yield section


def _sections(parent: _Element) -> Iterator[_Element]:
    """The nearest sections below `parent`."""
    for child in parent:
        if child.tag == "section":
            yield child
        elif child.tag == "div":
            yield from _sections(child)


def _length(element: _Element) -> float:
    length: Any = _CHARACTERS(element)
    return float(length)


def _height(section: _Element) -> float:
    """In rem: the lines of the text, half a line more for the last one of each block, and what blocks add."""
    lines = _length(section) / _LINE
    extra = 0.0
    for name, (height, rest) in _BLOCKS.items():
        count = sum(1 for _ in section.iter(name))
        extra += height * count
        lines += rest * count
    return max(4.0, lines * _LEADING + extra)
