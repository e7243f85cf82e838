"""A concept among its neighbours, laid out for a small drawing: boxes and lines, in units of its own.

What is above the concept (broader, whole) stands above it, what is below (narrower, part) below; what is
beside it (related, the words of its definition) at its right. Widths of words are estimated, generously.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_UNIT = 6.9  # width of a character at the drawing's size of letters
_LINE = 17  # height of a line of text
_PAD = 9
_GAP = 14  # between boxes in a row
_RISE = 40  # between rows
_REACH = 46  # between the concept and what is beside it
_LONGEST = 20  # characters of a line
_MOST = 6  # boxes in one direction
_ABOVE, _BELOW = ("broader", "whole"), ("narrower", "part")


@dataclass(frozen=True)
class Box:
    """A box with lines of text; x and y are those of its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    kind: str  # of the relation; empty for the concept itself


@dataclass(frozen=True)
class Edge:
    """A line from the concept to a neighbour: its points."""

    points: tuple[tuple[float, float], ...]
    kind: str


@dataclass(frozen=True)
class Drawing:
    """The whole; `left_out` neighbours found no room."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    left_out: int


def draw(concept: str, neighbours: Sequence[tuple[str, str]]) -> Drawing | None:
    """The drawing of a concept and its neighbours (kind, name); None without any."""
    if not neighbours:
        return None
    above = [one for one in neighbours if one[0] in _ABOVE]
    below = [one for one in neighbours if one[0] in _BELOW]
    beside = [one for one in neighbours if one[0] not in (*_ABOVE, *_BELOW)]
    left_out = sum(max(0, len(those) - _MOST) for those in (above, below, beside))
    rows = [_sized(kind, name) for kind, name in above[:_MOST]]
    feet = [_sized(kind, name) for kind, name in below[:_MOST]]
    side = [_sized(kind, name) for kind, name in beside[:_MOST]]
    return _placed(_sized("", concept), rows, feet, side, left_out)


def _sized(kind: str, name: str) -> Box:
    lines = _lines(name)
    width = round(max(len(line) for line in lines) * _UNIT + 2 * _PAD, 1)
    return Box(0, 0, width, len(lines) * _LINE + _PAD, lines, kind)


def _lines(name: str) -> tuple[str, ...]:
    """At most three lines; what is longer ends in three dots."""
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > _LONGEST:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    cut = [line if len(line) <= _LONGEST + 8 else f"{line[: _LONGEST + 7]}…" for line in lines]
    return tuple(cut) if len(cut) <= 3 else (*cut[:2], f"{cut[2]} …")


def _placed(centre: Box, rows: list[Box], feet: list[Box], side: list[Box], left_out: int) -> Drawing:
    width = max(_row_width(rows), _row_width(feet), centre.width)
    tall = sum(box.height for box in side) + _GAP * max(0, len(side) - 1)
    middle = max(centre.height, tall)
    top = (max(box.height for box in rows) + _RISE) if rows else 0
    centre_box = _at(centre, (width - centre.width) / 2, top + (middle - centre.height) / 2)
    boxes = [centre_box]
    edges: list[Edge] = []
    boxes += (placed_above := _row(rows, width, 0, bottom=top - _RISE))
    boxes += (placed_below := _row(feet, width, top + middle + _RISE))
    x = (centre_box.x + centre.width if not (rows or feet) else width) + _REACH
    y = top + (middle - tall) / 2
    for box in side:
        boxes.append(_at(box, x, y))
        edges.append(_beside(centre_box, boxes[-1]))
        y += box.height + _GAP
    edges += [_upright(centre_box, box, up=True) for box in placed_above]
    edges += [_upright(centre_box, box, up=False) for box in placed_below]
    low = max((box.height for box in feet), default=0) + (_RISE if feet else 0)
    wide = max([width, *(box.x + box.width for box in boxes)])
    return Drawing(round(wide, 1), round(top + middle + low, 1), tuple(boxes), tuple(edges), left_out)


def _row_width(boxes: list[Box]) -> float:
    return sum(box.width for box in boxes) + _GAP * max(0, len(boxes) - 1)


def _row(boxes: list[Box], width: float, y: float, *, bottom: float | None = None) -> list[Box]:
    """The boxes side by side in the middle; with `bottom` they stand on it."""
    x = (width - _row_width(boxes)) / 2
    placed = []
    for box in boxes:
        placed.append(_at(box, x, y if bottom is None else bottom - box.height))
        x += box.width + _GAP
    return placed


def _at(box: Box, x: float, y: float) -> Box:
    return Box(round(x, 1), round(y, 1), box.width, box.height, box.lines, box.kind)


def _upright(centre: Box, box: Box, *, up: bool) -> Edge:
    """Generic relations slant, as in a tree; partitive ones go at right angles, as in a rake (ISO 704)."""
    x1, x2 = centre.x + centre.width / 2, box.x + box.width / 2
    y1, y2 = (centre.y, box.y + box.height) if up else (centre.y + centre.height, box.y)
    if box.kind in ("whole", "part"):
        turn = (y2 + _RISE / 2) if up else (y2 - _RISE / 2)
        return _edge([(x1, y1), (x1, turn), (x2, turn), (x2, y2)], box.kind)
    return _edge([(x1, y1), (x2, y2)], box.kind)


def _beside(centre: Box, box: Box) -> Edge:
    y1, y2 = centre.y + centre.height / 2, box.y + box.height / 2
    turn = box.x - _REACH / 2
    return _edge([(centre.x + centre.width, y1), (turn, y1), (turn, y2), (box.x, y2)], box.kind)


def _edge(points: list[tuple[float, float]], kind: str) -> Edge:
    return Edge(tuple((round(x, 1), round(y, 1)) for x, y in points), kind)
