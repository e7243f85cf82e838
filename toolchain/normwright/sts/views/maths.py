"""The symbols that formulae use, displayed and within text."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from normwright.sts.standard import Standard
from normwright.sts.tags import mml
from normwright.sts.views.base import View

_WITH_INDEX = frozenset({mml("msub"), mml("msubsup")})


@dataclass(frozen=True)
class Variable(View):
    """An identifier in a formula."""

    @property
    def name(self) -> str:
        """Its letters, then those of its index: "Ad" for A with index d; an index has a name too."""
        base, parent = self.element, self.element.getparent()
        # A bar or an arrow over the letter stands between it and its index.
        while parent is not None and parent.tag not in _WITH_INDEX and len(parent) <= 2 and parent[0] is base:
            base, parent = parent, parent.getparent()
        index = parent[1] if parent is not None and parent.tag in _WITH_INDEX and parent[0] is base else None
        return letters(self.element) + ("" if index is None else letters(index))


def variables(standard: Standard) -> Iterator[Variable]:
    """Every identifier of every formula, in document order."""
    for element in standard.root.iter(mml("mi")):
        yield Variable(element, standard)


def letters(element: _Element) -> str:
    """The printed signs of an element with mathematics in it, without blanks and without its TeX source."""
    skipped = {mml("annotation"), mml("annotation-xml"), "tex-math"}
    pieces: list[str] = []
    waiting: list[_Element | str] = [element]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            pieces.append(node)
        elif isinstance(node.tag, str) and node.tag not in skipped:
            behind: list[_Element | str] = [node.text or ""]
            for child in node:
                behind += [child, child.tail or ""]
            waiting.extend(reversed(behind))
    return "".join("".join(pieces).split()).replace("\u2061", "").replace("\u2062", "").replace("\u2063", "")
