"""Line numbers of the circulated pages, beside the blocks of the HTML page in which those lines begin."""

from collections.abc import Mapping, Sequence

from lxml.etree import _Element

from normwright.render.blocknames import block_names
from normwright.sts.tags import nw

#: On an element: its numbers as they are printed beside it, "34" or "34–38".
LINES = nw("lines")
#: Elements that are printed through their title: a number belongs where the words are.
_TITLED = frozenset({"sec", "app", "ref-list", "term-sec", "sub-part", "index"})


def mark_lines(root: _Element, lines: Mapping[str, Sequence[int]]) -> None:
    """Marks the elements of `root` that `lines` names, each name once (see `blocknames`)."""
    marked: set[str] = set()
    for element, name in block_names(root):
        numbers = lines.get(name)
        if numbers and name not in marked:
            marked.add(name)
            _holder(element).set(LINES, _printed(numbers))


def _holder(element: _Element) -> _Element:
    title = element.find("title") if element.tag in _TITLED else None
    return element if title is None else title


def _printed(numbers: Sequence[int]) -> str:
    first, last = min(numbers), max(numbers)
    return str(first) if first == last else f"{first}–{last}"
