"""From a place in a source file to the element that was made from it, named by its id."""

from bisect import bisect_right
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from normwright.diagnostics import Place
from normwright.sts.places import made_here, place_in
from normwright.sts.tags import AT

_Spot = tuple[int, int, int]  # line, column, depth


@dataclass(frozen=True)
class Anchors:
    """For each file the places where elements with an id begin, in order, and those ids."""

    spots: dict[str, list[_Spot]] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    parsed: bool = False  # of a file by others

    def at(self, place: Place) -> str:
        """The id of the innermost element that begins at the place or last before it; "" for an unknown file.

        What stands before the first element of a source belongs to that; in a file by others, metadata stand
        there, which belong to no text.
        """
        spots = self.spots.get(place.file)
        if not spots or not place.line:
            return ""
        beyond = (place.line, place.column or 1 << 30, 1 << 30)
        index = bisect_right(spots, beyond) - 1
        return "" if index < 0 and self.parsed else self.names[place.file][max(0, index)]


def anchors_of(root: _Element, *, file: str = "") -> Anchors:
    """The places of a tree made from sources; of one that was parsed from `file`, its own lines."""
    spots: dict[str, list[tuple[_Spot, str]]] = {}
    made = made_here(root)
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        name = element.get("id")
        if event == "start" and name and (element.get(AT) is not None or not made):
            place = place_in(element, file)
            spots.setdefault(place.file, []).append(((place.line, place.column, depth), name))
    for entries in spots.values():
        entries.sort()
    return Anchors(
        {file: [spot for spot, _ in entries] for file, entries in spots.items()},
        {file: [name for _, name in entries] for file, entries in spots.items()},
        parsed=not made,
    )
