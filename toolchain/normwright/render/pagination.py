"""Where pages may break: marks for the PDF template on what stays together or may leave its place."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from normwright.sts.tags import nw, tbx

#: On a figure that goes to the foot of its page or of the next, so that the text before it fills its page.
FLOATS = nw("floats")
#: On a figure or table that would overtake one that floats: it floats too, or waits for that one.
WAITS = nw("waits")
#: On a term entry or table so short that it goes to the next page as a whole.
WHOLE = nw("whole")
#: On the first text of a document inside another, which follows its title on the same page.
JOINED = nw("joined")
#: On a paragraph that announces what follows it, and is not left behind.
LEADS = nw("leads")

_ENOUGH, _FAR = 1500, 3000  # characters: some third of a page, and a page
_KINDS = (("fig", "fig-group"), ("table-wrap",))
_SHORT, _SHORT_TABLE, _FEW_ROWS, _FEW_LINES = 900, 1200, 9, 25
_LINES = ("p", "list-item", "def-item", "break", "disp-formula", "graphic")


def mark_page_breaks(root: _Element) -> None:
    """Sets the marks; in place."""
    for part in _parts(root):
        _mark_floating(part)
    for inner in root.iter("standard"):
        first = inner.find("front/sec")
        if first is not None and inner.getparent() is not None:
            first.set(JOINED, "1")
    for entry in root.iter(tbx("termEntry")):
        if _length(entry) <= _SHORT and _lines(entry) <= _FEW_LINES:
            entry.set(WHOLE, "1")
    for table in root.iter("table-wrap"):
        rows = sum(1 for _ in table.iter("tr"))
        if _length(table) <= _SHORT_TABLE and rows <= _FEW_ROWS and _lines(table) <= _FEW_LINES:
            table.set(WHOLE, "1")
    for part in _parts(root):
        _mark_waiting(part)
    for paragraph in root.iter("p"):
        if paragraph.getnext() is not None and _announces(paragraph):
            paragraph.set(LEADS, "1")


def _lines(element: _Element) -> int:
    """Blocks below each other; of the cells of a row those of the tallest."""
    rows = list(element.iter("tr"))
    beside = sum(_blocks(row) - max((_blocks(cell) for cell in row), default=0) for row in rows)
    return _blocks(element) - beside


def _blocks(element: _Element) -> int:
    return sum(1 for _ in element.iter(*_LINES))


def _parts(root: _Element) -> Iterator[_Element]:
    """What begins on a new page: the text before the first clause, that of all clauses, each annex."""
    yield from root.iter("front", "body", "app")


def _mark_floating(part: _Element) -> None:
    """Large figures float, and so do those close behind them, which would else overtake them."""
    for chain in _chains(list(_figures(part))):
        first = next((i for i, figure in enumerate(chain) if _is_large(figure.element)), len(chain))
        if chain[-1].behind >= _ENOUGH:
            for figure in chain[first:]:
                figure.element.set(FLOATS, "1")


def _mark_waiting(part: _Element) -> None:
    """What stays in its place overtakes none of its kind that float: large figures, what is turned."""
    for kind in _KINDS:
        pending = False
        for element in part.iter(*kind):
            if next(element.iterancestors(*kind), None) is not None:
                continue
            floats = element.get(FLOATS) is not None or element.get("orientation") == "landscape"
            if pending and not floats:
                element.set(WAITS, "1")
            pending = floats or (pending and element.get(WHOLE) is not None)  # a short table then floats too


@dataclass(frozen=True)
class _Figure:
    """A figure and the characters of text of its part before and behind it."""

    element: _Element
    before: int
    behind: int


def _figures(part: _Element) -> Iterator[_Figure]:
    """The figures between paragraphs of a part, in order."""
    places: list[tuple[_Element, int]] = []
    length = 0
    for element in part.iter("*"):
        around = element.getparent()
        stands = around is not None and around.tag in {"sec", "app"}
        if element.tag in {"fig", "fig-group"} and stands:
            places.append((element, length))
        length += len(element.text or "") + len(element.tail or "")
    for element, before in places:
        yield _Figure(element, before, length - before - _length(element))


def _chains(figures: list[_Figure]) -> Iterator[list[_Figure]]:
    """Runs of figures so close that one could overtake the other."""
    chain: list[_Figure] = []
    for figure in figures:
        if chain and figure.before - chain[-1].before >= _FAR:
            yield chain
            chain = []
        chain.append(figure)
    if chain:
        yield chain


def _is_large(figure: _Element) -> bool:
    return any(graphic.get("specific-use") == "size:L" for graphic in figure.iter("graphic"))


def _announces(paragraph: _Element) -> bool:
    last = paragraph[-1].tail if len(paragraph) else paragraph.text
    return (last or "").rstrip().endswith(":") and _length(paragraph) <= _SHORT


def _length(element: _Element) -> int:
    return sum(len(str(piece)) for piece in element.itertext())
