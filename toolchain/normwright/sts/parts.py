"""A standard's clauses and annexes, each with the files it came from, and one put in another's place."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from lxml.etree import _Element

from normwright.sts.places import place_of
from normwright.sts.standard import Standard
from normwright.sts.tags import AT, LABELS


@dataclass(frozen=True)
class Part:
    """A clause or annex of the outermost level.

    `plain` says that nothing else of the document is made of it, as it is of terms and references.
    """

    name: str  # its id
    element: _Element
    plain: bool

    @cached_property
    def files(self) -> frozenset[str]:
        """The sources that it came from."""
        marked = (inner for inner in self.element.iter("*") if inner.get(AT) is not None)
        return frozenset(place_of(inner).file for inner in marked)

    @property
    def labelled(self) -> list[tuple[str, str, str]]:
        """Labels with the id and the printed number that others refer to; and all footnotes."""
        return [
            (element.get(LABELS) or "", element.get("id") or "", element.findtext("label") or "")
            for element in self.element.iter("*")
            if element.get(LABELS) is not None or element.tag == "fn"
        ]

    @property
    def footnotes(self) -> list[str]:
        """Their ids, in order."""
        return [element.get("id") or "" for element in self.element.iter("fn")]


def parts_of(root: _Element) -> list[Part]:
    """Clauses of the body, then annexes, then what else holds text of an author's, in order."""
    return [Part(child.get("id", ""), child, _is_plain(child)) for child in _outermost(root)]


def _outermost(root: _Element) -> list[_Element]:
    holders = root.iter("front", "adoption-front", "body", "app-group", "back")
    return [child for holder in holders for child in holder.iterchildren("sec", "app", "ref-list")]


def _is_plain(part: _Element) -> bool:
    parent = part.getparent()
    if part.tag == "ref-list" or parent is None or parent.tag in {"front", "adoption-front"}:
        return False
    if part.get("sec-type") in {"terms", "norm-refs"} or part.get("id") is None:
        return False
    return next(part.iter("term-sec", "ref"), None) is None


def with_parts(standard: Standard, new: Mapping[str, Part], data: Standard) -> Standard:
    """A copy of `standard` with these parts, by id, for its own; `data` is where they come from."""
    root = copy.deepcopy(standard.root)
    companion = dict(standard.companion)
    for old in _outermost(root):
        if old.get("id") not in new:
            continue
        made = copy.deepcopy(new[old.get("id", "")].element)
        made.tail = old.tail
        gone, here = _ids(old), _ids(made)
        parent = old.getparent()
        assert parent is not None
        parent.replace(old, made)
        companion = {name: entry for name, entry in companion.items() if name not in gone}
        companion |= {name: entry for name, entry in data.companion.items() if name in here}
    return replace(
        standard, root=root, companion=dict(sorted(companion.items())), pictures=dict(data.pictures)
    )


def without_text(standard: Standard, *, keep: Mapping[str, Part]) -> Standard:
    """A copy in which only these parts have text; of others there is what their headings and links need."""
    root = copy.deepcopy(standard.root)
    parts = _outermost(root)
    kept = [part for part in parts if part.get("id") in keep]
    aims = {name for part in kept for link in part.iter("*") for name in _aims(link)}
    for part in parts:
        if part not in kept:
            _thin(part, aims)
    return replace(standard, root=root)


def _aims(link: _Element) -> list[str]:
    return f"{link.get('rid', '')} {link.get('target', '')}".split()


def _thin(part: _Element, aims: set[str]) -> None:
    for section in [part, *part.iter("sec")]:
        for block in list(section):
            if block.tag in {"sec", "title", "label"}:
                continue
            if not any(element.get("id") in aims for element in block.iter("*")):
                section.remove(block)


def _ids(part: _Element) -> set[str]:
    return {name for element in part.iter("*") if (name := element.get("id"))}
