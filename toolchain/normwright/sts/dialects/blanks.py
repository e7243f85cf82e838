"""Line ends that only lay out the source, where a reader would see them as blanks."""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from normwright.sts.dialects.tree import blank

#: Their content begins and ends with a sign.
_TIGHT = ("std", "inline-formula")
_NOTES = ("fn", "table-fn")
_BEFORE_MARK = re.compile(r"[ \t\r]*\n\s*\Z")
_BEFORE_STOP = re.compile(r"\A[ \t\r]*\n\s*(?=[,.;:)\]])")


def drop_layout_blanks(root: _Element) -> int:
    """A line end at the edge of a citation, a formula or a footnote's mark isn't there."""
    changed = 0
    for element in root.iter(*_TIGHT):
        changed += _tighten(element)
    for mark in _marks(root):
        changed += _tighten(mark) + _close_up(mark)
    for element in (*root.iter(*_TIGHT, "fn"), *_marks(root)):
        if element.tail and _BEFORE_STOP.match(element.tail):
            element.tail = _BEFORE_STOP.sub("", element.tail)
            changed += 1
    return changed


def _marks(root: _Element) -> Iterator[_Element]:
    return (xref for xref in root.iter("xref") if xref.get("ref-type") in _NOTES)


def _tighten(element: _Element) -> int:
    """Blanks with a line end go from both ends; behind the element one stays before a letter."""
    changed = 0
    if element.tag == "xref" and len(element) == 0 and element.text and "\n" in element.text:
        element.text = element.text.strip()
        changed = 1
    if len(element) and element.text and _is_layout(element.text):
        element.text = None
        changed = 1
    last = element[-1] if len(element) else None
    if last is not None and last.tail and _is_layout(last.tail):
        last.tail = None
        if (element.tail or "")[:1].isalnum():
            element.tail = f" {element.tail}"
        changed = 1
    return changed


def _close_up(mark: _Element) -> int:
    """No line end between a mark and what it marks, and behind it none before the note."""
    before, parent, note = mark.getprevious(), mark.getparent(), mark.getnext()
    if note is not None and note.tag == "fn" and mark.tail and _is_layout(mark.tail):
        mark.tail = None
    if before is not None:
        if before.tail and _BEFORE_MARK.search(before.tail):
            before.tail = _BEFORE_MARK.sub("", before.tail)
            return 1
    elif parent is not None and parent.text and _BEFORE_MARK.search(parent.text) and not blank(parent.text):
        parent.text = _BEFORE_MARK.sub("", parent.text)
        return 1
    return 0


def _is_layout(text: str) -> bool:
    return "\n" in text and blank(text)
