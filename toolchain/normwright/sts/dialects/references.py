"""Reference lists and addresses."""

import re

from lxml.etree import _Element

from normwright.sts.dialects.tree import blank, detach
from normwright.sts.structure.index import words
from normwright.sts.tags import HREF

_BETWEEN = frozenset({"", ",", ".", ":", ";"})


def strip_punctuation(root: _Element) -> int:
    """In an entry of a list no punctuation stands between reference and title, and none after."""
    changed = 0
    for ref in root.iter("ref"):
        for std in ref.iterchildren("std"):
            changed += _strip(std)
    return changed


def _strip(std: _Element) -> int:
    changed = _drop_second_titles(std)
    reference, title = std.find("std-ref"), std.find("title")
    if reference is None or title is None or reference.getnext() is not title:
        return changed
    if reference.tail and not blank(reference.tail) and reference.tail.strip() in _BETWEEN:
        reference.tail = None
        changed = 1
    if title.getnext() is None and (title.tail or "").strip() == ".":
        title.tail = None
        changed = 1
    if len(title) == 0 and title.getnext() is None and blank(title.tail) and _ends_in_stop(title.text):
        title.text = (title.text or "").rstrip()[:-1]
        changed = 1
    return changed


def _drop_second_titles(std: _Element) -> int:
    """Titles that a converter wrote twice in a row."""
    changed = 0
    for second in list(std.iterchildren("title"))[1:]:
        first = second.getprevious()
        if first is not None and first.tag == "title" and words(second) == words(first) and blank(first.tail):
            detach(second)
            changed = 1
    return changed


def _ends_in_stop(text: str | None) -> bool:
    stripped = (text or "").rstrip()
    return stripped.endswith(".") and not stripped.endswith("..")


def link_addresses(root: _Element) -> int:
    """A bare address is a link to it."""
    changed = 0
    for uri in list(root.iter("uri")):
        address = (uri.get(HREF) or words(uri)).strip()
        if address and re.match(r"[a-z][a-z0-9+.-]*:\S+$", address, re.IGNORECASE):
            uri.tag = "ext-link"
            uri.set("ext-link-type", "uri")
            uri.set(HREF, address)
            changed += 1
    return changed
