"""Texts of one table row, or of one term, that read the same: which of them an element is."""

from lxml.etree import _Element

from normwright.sts.tags import tbx
from normwright.sts.text import texts

_HOLDERS = frozenset({"tr", tbx("termEntry")})


def twin(element: _Element) -> tuple[int, int]:
    """Which of the texts of its row that read the same that of `element` is, from 0; how many there are."""
    holder = next((node for node in element.iterancestors() if node.tag in _HOLDERS), None)
    if holder is None:
        return 0, 1
    found = list(texts(holder))
    own = next((text.string for text in found if text.element is element), "")
    same = [text.element for text in found if text.string == own]
    return (same.index(element), len(same)) if element in same else (0, 1)
