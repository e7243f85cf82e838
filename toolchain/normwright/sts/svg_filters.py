"""Filters of a drawing that would keep whoever draws it busy for hours: taken out, all or none."""

import re
from collections.abc import Iterator

from lxml.etree import _Element

_SVG = "{http://www.w3.org/2000/svg}"
#: The most that a filter may say: by attribute, else in percent, else in units of the drawing.
_MOST = {"stdDeviation": 100.0, "radius": 100.0, "numOctaves": 8.0, "order": 9.0}
_MOST_PERCENT, _MOST_UNITS = 300.0, 10_000.0
#: How many elements may be drawn through one, and how large the drawing may be then.
_MOST_USES = 50
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?(%?)", re.IGNORECASE)
_DECLARATION = re.compile(r"(?<![\w-])filter\s*:[^;}]*;?", re.IGNORECASE)


def drop_costly_filters(root: _Element) -> int:
    """Takes all filters out of a drawing that has a costly one, in place; gives their number."""
    filters = list(root.iter(f"{_SVG}filter"))
    if not filters or not _are_costly(root, filters):
        return 0
    for element in list(root.iter("*")):
        if "filter" in element.attrib:
            del element.attrib["filter"]
        style = element.get("style")
        if style:
            element.set("style", _DECLARATION.sub("", style))
        if element.tag == f"{_SVG}style" and element.text:
            element.text = _DECLARATION.sub("", element.text)
    for one in filters:
        parent = one.getparent()
        if parent is not None:
            parent.remove(one)
    return len(filters)


def _are_costly(root: _Element, filters: list[_Element]) -> bool:
    said = [*((name, root.get(name, "")) for name in ("width", "height", "viewBox")), *_said(filters)]
    return _uses(root) > _MOST_USES or any(_exceeds(name, value) for name, value in said)


def _said(filters: list[_Element]) -> Iterator[tuple[str, str]]:
    for one in filters:
        for element in one.iter("*"):
            for name, value in element.attrib.items():
                if str(name) not in {
                    "id",
                    "class",
                    "style",
                    "values",
                    "tableValues",
                    "in",
                    "in2",
                    "result",
                    "seed",
                }:
                    yield str(name), str(value)


def _exceeds(name: str, value: str) -> bool:
    for found in _NUMBER.finditer(value):
        most = _MOST.get(name, _MOST_PERCENT if found[1] else _MOST_UNITS)
        if abs(float(found[0].rstrip("%"))) > most:
            return True
    return False


def _uses(root: _Element) -> int:
    """How many elements may be drawn through a filter; a rule of a style sheet may mean all of them."""
    sheets = "".join(sheet.text or "" for sheet in root.iter(f"{_SVG}style"))
    if _DECLARATION.search(sheets):
        return sum(1 for _ in root.iter("*"))
    return sum(
        1 for one in root.iter("*") if one.get("filter") or _DECLARATION.search(one.get("style") or "")
    )
