"""One part of a standard, alone: for a quick look at how it prints."""

import copy
from dataclasses import replace

from lxml.etree import _Element

from normwright.sts.standard import Standard

#: Words that a part may have; a longer one gives the part of it that was asked for.
LARGEST = 3_000
_PARTS = ("sec", "app", "ref-list", "term-sec", "index")
#: What holds parts, and nothing that would be missed beside one.
_HOLDERS = frozenset({"body", "front", "back", "app-group", "adoption-front", "index-group"})


def excerpt(standard: Standard, name: str) -> Standard | None:
    """A copy with the metadata and, of all parts, only the one around the element with the id `name`.

    Printed numbers and ids stay as they are. None when there is no such element in a clause.
    """
    root = copy.deepcopy(standard.root)
    wanted = next((element for element in root.iter("*") if element.get("id") == name), None)
    part = _part(wanted) if wanted is not None else None
    if part is None:
        return None
    _lift(part)
    kept = {part, *part.iterancestors()}
    for holder in list(root.iter(*_HOLDERS)):
        for child in list(holder):
            if child.tag in _PARTS and child not in kept:
                holder.remove(child)
    for group in list(root.iter("app-group", "index-group")):
        if group not in kept:
            _remove(group)
    return replace(standard, root=root)


def _part(element: _Element) -> _Element | None:
    """The largest clause around the element that isn't too long; else the smallest."""
    around = [up for up in (element, *element.iterancestors()) if up.tag in _PARTS]
    fitting = [part for part in around if _words(part) <= LARGEST]
    return fitting[-1] if fitting else around[0] if around else None


def _words(part: _Element) -> int:
    return len(" ".join(map(str, part.itertext())).split())


def _lift(part: _Element) -> None:
    """Puts a subclause in the place of the clause that it is in."""
    outer = next((up for up in part.iterancestors() if _holds(up.getparent())), None)
    if outer is None or _holds(part.getparent()):
        return
    part.tail = outer.tail
    parent = outer.getparent()
    assert parent is not None
    parent.replace(outer, part)


def _holds(element: _Element | None) -> bool:
    return element is not None and element.tag in _HOLDERS


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
