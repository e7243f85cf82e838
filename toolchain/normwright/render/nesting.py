"""What is nested deeper than Typst can follow, made flat before it starts.

Typst allows 80 nested function calls, of which the template spends two on an element (one in a formula), and
some 38 nested boxes. What lies deeper keeps its words but loses its form.
"""

from collections.abc import Iterator
from functools import cache

from lxml import etree
from lxml.etree import _Element

from normwright.sts.tags import MML

#: Calls and boxes that an element costs in `templates/pdf/`; any other element costs two calls and no box.
_CALLS = {
    "table-wrap": 4,
    "fig": 4,
    "fig-group": 4,
    "tr": 0,
    "thead": 0,
    "tbody": 0,
    "tfoot": 0,
    "td": 1,
    "th": 1,
}
_BOXES = {
    **dict.fromkeys(("list-item", "def-item", "disp-quote", "boxed-text", "td", "th", "verse-group"), 2),
    **dict.fromkeys(("table-wrap", "fig", "fig-group", "table", "index-entry", "ref", "disp-formula"), 2),
    **dict.fromkeys(("bold", "italic", "sub", "sup", "underline", "fn"), 1),
}
#: The most that one element costs.
_DEAREST = (4, 2)
#: Calls and boxes allowed at the first try, and when Typst refuses all the same.
LIMITS = ((66, 32), (44, 20), (26, 12))
#: Elements of a formula that make a box around their children, in Typst's layout of mathematics.
_MATHS_BOXES = {
    "mfrac",
    "msqrt",
    "mroot",
    "msub",
    "msup",
    "msubsup",
    "munder",
    "mover",
    "munderover",
    "mtable",
}


def flatten_deep(root: _Element, *, calls: int, boxes: int) -> list[_Element]:
    """Turns the content of what is nested too deep into plain text, in place; gives back those elements."""
    levels = min(calls // _DEAREST[0], boxes // _DEAREST[1])  # fewer are never too deep
    if not root.xpath(f"boolean(descendant::*[ancestor::*[{levels}]])"):
        return []
    found = list(_too_deep(root, calls, boxes))
    for element in found:
        _flatten(element)
    return found


def _too_deep(root: _Element, calls: int, boxes: int) -> Iterator[_Element]:
    """The outermost elements whose children would lie too deep, without recursion of our own."""
    open_elements: list[tuple[_Element, int, int]] = [(root, 0, 0)]
    while open_elements:
        element, deep, inner = open_elements.pop()
        own = _costs(str(element.tag))
        deep, inner = deep + own[0], inner + own[1]
        if len(element) and (deep > calls or inner > boxes):
            yield element
        else:
            open_elements.extend((child, deep, inner) for child in reversed(element))


@cache
def _costs(tag: str) -> tuple[int, int]:
    """How many calls and boxes an element adds."""
    name = etree.QName(tag)
    if name.namespace == MML:
        return 1, 1 if name.localname in _MATHS_BOXES else 0
    return _CALLS.get(name.localname, 2), _BOXES.get(name.localname, 0)


def _flatten(element: _Element) -> None:
    words = [str(piece) for piece in element.itertext() if str(piece).strip()]
    tail = element.tail
    attributes = {str(name): str(value) for name, value in element.attrib.items()}
    is_maths = etree.QName(element).namespace == MML
    element.clear()
    element.tail = tail
    for name, value in attributes.items():
        element.set(name, value)
    if is_maths:
        element.tag = f"{{{MML}}}mtext"
    element.text = " ".join(" ".join(words).split())
