"""Text where the schema has nothing but elements: no stylesheet would look for it there."""

from lxml import etree
from lxml.etree import _Element

from normwright.sts.dialects.tree import blank

#: Which element its bare text is put into, inside out.
_HOLDERS = {
    "ref": ("mixed-citation",),
    "citation-alternatives": ("mixed-citation",),
    "alternatives": ("named-content",),
    "kwd-group": ("kwd",),
    "def-item": ("p",),
    "index-term": ("term",),
    "tr": ("td",),
    "tbody": ("td", "tr"),
    "table": ("td", "tr", "tbody"),
}


def hold_stray_text(root: _Element) -> int:
    """Text that stands bare where only elements may is in an element of that place."""
    changed = 0
    for parent in list(root.iter(*_HOLDERS)):
        names = _HOLDERS[str(parent.tag)]
        for child in list(parent):
            if not blank(child.tail):
                parent.insert(parent.index(child) + 1, _holder(names, child.tail))
                child.tail = None
                changed += 1
        if not blank(parent.text):
            parent.insert(0, _holder(names, parent.text))
            parent.text = None
            changed += 1
    return changed


def _holder(names: tuple[str, ...], text: str | None) -> _Element:
    inner, *around = names
    made = etree.Element(inner)
    made.text = text
    for name in around:
        outer = etree.Element(name)
        outer.append(made)
        made = outer
    return made
