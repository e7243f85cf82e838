"""From an element to the place its author would look at, and back.

Elements made from a draft carry a mark; those of a foreign file have that file's own line.
"""

from dataclasses import replace
from typing import Any

from lxml.etree import _Element

from normwright.diagnostics import NOWHERE, Place
from normwright.sts.tags import AT, GENERATED


def mark(element: _Element, place: Place) -> _Element:
    """Notes on `element` where it came from; gives the element back."""
    if place.file:
        tilde = "~" if place.approximate else ""
        element.set(AT, f"{tilde}{place.file}:{place.line}:{place.column}")
    return element


def generate(element: _Element, source: str) -> _Element:
    """Notes that the program made `element`, from the wording or file `source`; gives the element back."""
    element.set(GENERATED, source)
    return element


def is_generated(element: _Element) -> bool:
    """Whether the words of `element` are the program's and not an author's."""
    node: _Element | None = element
    while node is not None:
        if node.get(GENERATED) is not None:
            return True
        if node.get(AT) is not None:
            return False
        node = node.getparent()
    return False


def place_of(element: _Element) -> Place:
    """Where `element` came from: its own mark, else (approximate) its nearest ancestor's.

    What the program made, and that has no mark of its own, is nowhere: no author is to blame for it.
    Without any mark: the line in the file that was parsed, `Place.file` being left to the caller.
    """
    node: _Element | None = element
    while node is not None:
        text = node.get(AT)
        if text is not None:
            return _read(text, inherited=node is not element)
        if node.get(GENERATED) is not None:
            return NOWHERE
        node = node.getparent()
    line = line_of(element)
    return Place(line=line) if line else NOWHERE


def place_in(element: _Element, file: str) -> Place:
    """Where `element` came from; `file` is said where it has no mark, that is in a file by others."""
    place = place_of(element)
    return place if place.file else replace(place, file=file)


def made_here(root: _Element) -> bool:
    """Whether the tree comes from sources: it carries their marks, where a file by others has none."""
    return any(element.get(AT) is not None for element in root.iter("sec", "app", "p"))


def line_of(element: _Element) -> int:
    """The line in the parsed file on which the start tag of `element` ends; 0 when it was not parsed."""
    line: Any = element.sourceline
    return int(line or 0)


def _read(text: str, *, inherited: bool) -> Place:
    approximate = text.startswith("~") or inherited
    file, line, column = text.removeprefix("~").rsplit(":", 2)
    return Place(file, int(line), int(column), approximate)
