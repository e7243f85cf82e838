"""Which figures may leave their place for the foot of a page."""

from collections.abc import Iterator

from lxml.etree import _Element

from normwright.sts.tags import nw

#: On a figure behind which enough text follows, so that it doesn't stand alone on a page.
FLOATS = nw("floats")
_ENOUGH = 1500  # characters, some third of a page


def mark_floating(root: _Element) -> None:
    """Marks the figures that may go to the foot of their page or of the next; in place."""
    for part in _parts(root):
        figures: dict[_Element, int] = {}
        length = 0
        for element in part.iter("*"):
            if element.tag in {"fig", "fig-group"}:
                figures[element] = length
            length += len(element.text or "") + len(element.tail or "")
        for figure, before in figures.items():
            inside = sum(len(str(piece)) for piece in figure.itertext())
            if length - before - inside >= _ENOUGH:
                figure.set(FLOATS, "1")


def _parts(root: _Element) -> Iterator[_Element]:
    """What begins on a new page: the text before the first clause, that of all clauses, each annex."""
    yield from root.iter("front", "body", "app")
