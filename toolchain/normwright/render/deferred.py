"""Sections of a long page that need no layout before a reader comes near (CSS `content-visibility`).

Each gets the height that it will probably have, so that the scroll bar tells the truth from the start.
"""

from collections.abc import Iterator

from lxml.etree import _Element

#: A page with less text than this (characters) is laid out at once in less time than a reader notices.
LONG_PAGE = 250_000
#: Shorter sections (characters) aren't worth a container of their own; longer ones are parted if they can be.
_SMALL, _LARGE = 400, 12_000
#: Characters of a line of text; heights in rem.
_LINE, _LEADING = 84, 1.6
_HEIGHTS = {"p": 0.75, "tr": 1.0, "figure": 3.0, "img": 14.0, "math": 0.2, "h2": 5.0, "h3": 3.5, "h4": 3.0}


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


def _length(element: _Element) -> int:
    return sum(len(str(piece)) for piece in element.itertext())


def _height(section: _Element) -> float:
    lines = 0.0
    extra = 0.0
    for element in section.iter("*"):
        extra += _HEIGHTS.get(str(element.tag), 0.0)
        if element.tag in {"p", "li", "tr", "pre"}:
            lines += -(-_length(element) // _LINE) if element.tag != "tr" else 1
    return max(4.0, lines * _LEADING + extra)
