"""From an element to the place its author would look at, and back.

Elements made from a draft carry a mark; those of a foreign file have that file's own line.
"""

from lxml.etree import _Element

from normwright.diagnostics import NOWHERE, Place
from normwright.sts.tags import AT


def mark(element: _Element, place: Place) -> _Element:
    """Notes on `element` where it came from; gives the element back."""
    if place.file:
        tilde = "~" if place.approximate else ""
        element.set(AT, f"{tilde}{place.file}:{place.line}:{place.column}")
    return element


def place_of(element: _Element) -> Place:
    """Where `element` came from: its own mark, else (approximate) its nearest ancestor's.

    Without any mark: the line in the file that was parsed, `Place.file` being left to the caller.
    """
    node: _Element | None = element
    while node is not None:
        text = node.get(AT)
        if text is not None:
            return _read(text, inherited=node is not element)
        node = node.getparent()
    return Place(line=element.sourceline or 0) if element.sourceline else NOWHERE


def _read(text: str, *, inherited: bool) -> Place:
    approximate = text.startswith("~") or inherited
    file, line, column = text.removeprefix("~").rsplit(":", 2)
    return Place(file, int(line), int(column), approximate)
