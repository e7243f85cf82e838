"""A standard's clauses and annexes, each with the files it came from, and one put in another's place."""

import copy
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from lxml import etree
from lxml.etree import _Element

from normwright.sts.places import place_of
from normwright.sts.standard import Standard
from normwright.sts.tags import AT, LABELS


@dataclass(frozen=True)
class Part:
    """A clause or annex of the outermost level.

    `plain` says that nothing else of the document is made of it, as it is of references, and of terms by
    their designations.
    """

    name: str  # its id
    element: _Element
    plain: bool

    @property
    def holds_terms(self) -> bool:
        """Whether it is the clause of terms and definitions."""
        return self.element.get("sec-type") == "terms"

    @cached_property
    def files(self) -> frozenset[str]:
        """The sources that it came from."""
        marked = (inner for inner in self.element.iter("*") if inner.get(AT) is not None)
        return frozenset(place_of(inner).file for inner in marked)

    def sections_at(self, places: Collection[str | None]) -> set[str]:
        """The ids of the clauses that begin at these places (as in their marks)."""
        return {clause.get("id", "") for clause in _clauses(self.element) if clause.get(AT) in places}

    def outside(self, names: Collection[str]) -> list[object]:
        """All of it, but of the clauses with these ids only what is can be referred to."""
        whole = copy.deepcopy(self.element)
        left: list[object] = []
        for clause in clauses_of(whole, names).values():
            left.append(_referable(clause))
            clause.clear()
        return [etree.tostring(whole, with_tail=False), *left]


def parts_of(root: _Element) -> list[Part]:
    """Clauses of the body, then annexes, then what else holds text of an author's, in order."""
    return [Part(child.get("id", ""), child, _is_plain(child)) for child in _outermost(root)]


def clauses_of(root: _Element, names: Collection[str]) -> dict[str, _Element]:
    """The clauses, subclauses, term entries and annexes with these ids."""
    return {element.get("id", ""): element for element in _clauses(root) if element.get("id", "") in names}


def _referable(clause: _Element) -> list[tuple[str, str, str]]:
    """Labels with the id and the printed number that others refer to; and all footnotes."""
    return [
        (element.get(LABELS) or "", element.get("id") or "", element.findtext("label") or "")
        for element in clause.iter("*")
        if element.get(LABELS) is not None or element.tag == "fn"
    ]


def footnotes_of(clause: _Element) -> list[str]:
    """Their ids, in order."""
    return [element.get("id") or "" for element in clause.iter("fn")]


def _clauses(root: _Element) -> Iterator[_Element]:
    return root.iter("sec", "term-sec", "app", "ref-list")


def _outermost(root: _Element) -> list[_Element]:
    holders = root.iter("front", "adoption-front", "body", "app-group", "back")
    return [child for holder in holders for child in holder.iterchildren("sec", "app", "ref-list")]


def _is_plain(part: _Element) -> bool:
    parent = part.getparent()
    if part.tag == "ref-list" or parent is None or part.get("id") is None:
        return False
    if part.get("sec-type") in {"terms", "norm-refs"}:
        return False
    if parent.tag in {"front", "adoption-front"} and part.get("sec-type") != "intro":
        return False
    return next(part.iter("term-sec", "ref"), None) is None


def with_clauses(standard: Standard, new: Mapping[str, _Element], data: Standard) -> Standard:
    """A copy of `standard` with these clauses, by id, for its own; `data` is where they come from."""
    root = copy.deepcopy(standard.root)
    companion = dict(standard.companion)
    for name, old in clauses_of(root, new).items():
        made = copy.deepcopy(new[name])
        made.tail = old.tail
        gone, here = _ids(old), _ids(made)
        parent = old.getparent()
        assert parent is not None
        parent.replace(old, made)
        companion = {key: entry for key, entry in companion.items() if key not in gone}
        companion |= {key: entry for key, entry in data.companion.items() if key in here}
    return replace(
        standard, root=root, companion=dict(sorted(companion.items())), pictures=dict(data.pictures)
    )


def without_text(standard: Standard, *, keep: Collection[str]) -> Standard:
    """A copy in which only these clauses and entries have text; else it has what headings and links need."""
    root = copy.deepcopy(standard.root)
    kept = [inner for clause in clauses_of(root, keep).values() for inner in clause.iter("*")]
    aims = {name for element in kept for name in _aims(element)}
    for clause in set(root.iter("sec", "app", "ref-list")).difference(kept):
        _thin(clause, aims)
    return replace(standard, root=root)


def _aims(link: _Element) -> list[str]:
    return f"{link.get('rid', '')} {link.get('target', '')}".split()


def _thin(clause: _Element, aims: set[str]) -> None:
    for block in list(clause):
        if block.tag in {"sec", "term-sec", "title", "label"}:
            continue
        if not any(element.get("id") in aims for element in block.iter("*")):
            clause.remove(block)


def _ids(part: _Element) -> set[str]:
    return {name for element in part.iter("*") if (name := element.get("id"))}
