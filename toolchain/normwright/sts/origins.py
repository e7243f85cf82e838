"""From an element of a normalised copy back to the element of the file that it came from."""

from typing import Any

from lxml import etree
from lxml.etree import _Element

from normwright.sts.tags import nw

#: On every element of a tree as read: its position in document order.
_ORDINAL = nw("was")


class Origins:
    """The elements of a tree as it was read, marked so that copies of the tree know where each was.

    Make it before `normalise`; the marks are in memory only, as all of ours.
    """

    def __init__(self, root: _Element) -> None:
        self._root = root
        self._elements = list(root.iter(etree.Element))
        for ordinal, element in enumerate(self._elements):
            element.set(_ORDINAL, str(ordinal))

    def path(self, element: _Element) -> str:
        """The XPath in the file of what `element` was, or of the nearest around it that was there."""
        node: _Element | None = element
        while node is not None:
            ordinal = node.get(_ORDINAL)
            if ordinal is not None:
                tree: Any = self._root.getroottree()
                return str(tree.getpath(self._elements[int(ordinal)]))
            node = node.getparent()
        return ""
