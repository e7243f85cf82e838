"""Where pages may break: marks for the PDF template on what stays together or may leave its place."""

from collections.abc import Iterator

from lxml.etree import _Element

from normwright.sts.tags import nw, tbx

#: On a figure behind which enough text follows, so that at the foot of a page it doesn't stand alone.
FLOATS = nw("floats")
#: On a term entry or table so short that it goes to the next page as a whole.
WHOLE = nw("whole")
#: On the first text of a document inside another, which follows its title on the same page.
JOINED = nw("joined")
#: On a paragraph that announces what follows it, and is not left behind.
LEADS = nw("leads")

_ENOUGH = 1500  # characters, some third of a page
_SHORT, _SHORT_TABLE, _FEW_ROWS = 900, 1200, 9


def mark_page_breaks(root: _Element) -> None:
    """Sets the marks; in place."""
    for part in _parts(root):
        _mark_floating(part)
    for inner in root.iter("standard"):
        first = inner.find("front/sec")
        if first is not None and inner.getparent() is not None:
            first.set(JOINED, "1")
    for entry in root.iter(tbx("termEntry")):
        if _length(entry) <= _SHORT:
            entry.set(WHOLE, "1")
    for table in root.iter("table-wrap"):
        if _length(table) <= _SHORT_TABLE and len(list(table.iter("tr"))) <= _FEW_ROWS:
            table.set(WHOLE, "1")
    for paragraph in root.iter("p"):
        if paragraph.getnext() is not None and _announces(paragraph):
            paragraph.set(LEADS, "1")


def _parts(root: _Element) -> Iterator[_Element]:
    """What begins on a new page: the text before the first clause, that of all clauses, each annex."""
    yield from root.iter("front", "body", "app")


def _mark_floating(part: _Element) -> None:
    figures: dict[_Element, int] = {}
    length = 0
    for element in part.iter("*"):
        if element.tag in {"fig", "fig-group"}:
            figures[element] = length
        length += len(element.text or "") + len(element.tail or "")
    for figure, before in figures.items():
        if length - before - _length(figure) >= _ENOUGH:
            figure.set(FLOATS, "1")


def _announces(paragraph: _Element) -> bool:
    last = paragraph[-1].tail if len(paragraph) else paragraph.text
    return (last or "").rstrip().endswith(":") and _length(paragraph) <= _SHORT


def _length(element: _Element) -> int:
    return sum(len(str(piece)) for piece in element.itertext())
