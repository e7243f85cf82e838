"""Line numbers of the circulated pages, beside the blocks of the HTML page in which those lines stand."""

from collections.abc import Mapping, Sequence

from lxml.etree import _Element

from normwright.sts.blocknames import block_names
from normwright.sts.tags import nw

#: On an element: its numbers as they are printed beside it, "34" or from first to last "34–38".
LINES = nw("lines")
#: Elements that are printed through their title: a number belongs where the words are.
_TITLED = frozenset({"sec", "app", "ref-list", "term-sec", "sub-part", "index"})


def mark_lines(root: _Element, lines: Mapping[str, Sequence[int]]) -> None:
    """Marks the blocks of a prepared tree that `lines` names as a line map does (see `blocknames`)."""
    waiting = dict(lines)
    for element, name in block_names(root):
        numbers = waiting.pop(name, None)  # elements in a block share its name; the block comes first
        if numbers:
            _holder(element).set(LINES, _printed(numbers))


def _holder(element: _Element) -> _Element:
    title = element.find("title") if element.tag in _TITLED else None
    return element if title is None else title


def _printed(numbers: Sequence[int]) -> str:
    first, last = min(numbers), max(numbers)
    return str(first) if first == last else f"{first}–{last}"
