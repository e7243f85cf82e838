"""The same elements in two trees of one document, of which the later has had headings put in.

This is for a document before and after an edit that is known; `align` is for versions that anything may part.
"""

from collections.abc import Collection, Iterator, Mapping

from lxml.etree import _Element

from normwright.sts.standard import Standard

_CLAUSES = frozenset({"sec", "term-sec", "app"})


def counterparts(before: Standard, after: Standard, *, entitled: Mapping[str, int]) -> dict[str, str] | None:
    """Id before -> id after of every element; None when the trees differ by more than what is named.

    `entitled` names the clauses, by their id before, that got so many subclauses of their own as their first.
    """
    found: dict[str, str] = {}
    home: dict[_Element | None, str] = {}  # clause after -> its id before
    left = dict(entitled)
    waiting = _named(before.root)
    for element in _named(after.root):
        parent = element.getparent()
        around = home.get(parent, "")
        if left.get(around) and element.tag == "sec" and _is_first(element):
            left[around] -= 1
            continue
        other = next(waiting, None)
        if other is None or other.tag != element.tag:
            return None
        name = str(other.get("id"))
        found[name] = str(element.get("id"))
        if element.tag in _CLAUSES:
            if home.get(_clause_around(element), "") != _name_of(_clause_around(other)):
                return None
            home[element] = name
    return None if next(waiting, None) is not None or any(left.values()) else found


def _named(root: _Element) -> Iterator[_Element]:
    return (element for element in root.iter("*") if element.get("id"))


def _clause_around(element: _Element) -> _Element | None:
    return next(element.iterancestors(*_CLAUSES), None)


def _name_of(element: _Element | None) -> str:
    return "" if element is None else str(element.get("id") or "")


def _is_first(clause: _Element) -> bool:
    return not any(sibling.tag in _CLAUSES for sibling in clause.itersiblings(preceding=True))


def holders(standard: Standard, names: Collection[str]) -> dict[str, tuple[str, ...]]:
    """For each of these ids the ids of its element and of all around it."""
    found = (element for element in _named(standard.root) if element.get("id") in names)
    return {str(element.get("id")): tuple(ids_around(element)) for element in found}


def ids_around(element: _Element) -> Iterator[str]:
    """The ids of an element and of those around it, innermost first."""
    node: _Element | None = element
    while node is not None:
        name = node.get("id")
        if name:
            yield name
        node = node.getparent()
