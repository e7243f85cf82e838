"""Which parts of a document have numbered lines, and which documents have them."""

from lxml.etree import _Element

from normwright.sts.kinds import STANDARDS
from normwright.sts.standard import Standard
from normwright.sts.tags import nw
from normwright.sts.views import metadata

#: On a part of the prepared tree: its lines are numbered.
NUMBERED = nw("numbered")
_FRONTS = ("front", "adoption-front")
_FIRST_PUBLISHED = "60"


def has_line_numbers(standard: Standard) -> bool:
    """Whether a document of our own is printed with line numbers: until its stage is publication (60)."""
    return metadata(standard).stage_code < _FIRST_PUBLISHED


def mark_numbered(root: _Element) -> None:
    """Marks the introduction, body and back of the text itself, but for an index; in place.

    In an adoption that is the standard inside: what Europe puts around it has no numbers, so that its lines
    have the same ones in either version.
    """
    for document in [root, *root.iterdescendants(*STANDARDS)]:
        if next(document.iterdescendants(*STANDARDS), None) is None:
            for part in document:
                for numbered in _numbered_in(part):
                    numbered.set(NUMBERED, "1")


def _numbered_in(part: _Element) -> list[_Element]:
    if part.tag in _FRONTS:
        return [section for section in part.iterchildren("sec") if section.get("sec-type") == "intro"]
    if part.tag not in ("body", "back"):
        return []
    parts = [child for child in part if not _is_index(child)]
    return [part] if len(parts) == len(part) else parts


def _is_index(element: _Element) -> bool:
    """An index is printed in columns, of which several lines stand beside each other."""
    return element.tag == "index" or element.get("sec-type") == "index"
