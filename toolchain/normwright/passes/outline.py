"""The outline of a source file: what the numbers, labels and references of other files need, and no more.

A draft of outlines with one whole file in it passes in a fraction of the time, and that file's clauses come
out of it as they would among the whole files.
"""

import copy

from lxml.etree import _Element

from normwright.sts.fragment import CITE, EDITOR_NOTE, REF, TERM, TODO
from normwright.sts.tags import KEY, LABELS, NW, TO, mml

#: Numbered through the whole document, so that they count wherever they stand.
_COUNTED = frozenset({"table-wrap", "fig", "fig-group", "disp-formula", "array", "graphic", "inline-graphic"})
_COUNTED_TOO = frozenset({mml("math"), "fn"})
_FREE = frozenset({REF, CITE, TERM, EDITOR_NOTE, TODO})
_HEADINGS = frozenset({"title", "label", "sec"})
#: What tables and figures hold that nothing but their own print depends on.
_OF_OBJECTS = ("table-wrap", "fig", "fig-group", "table", "tbody")
_INNER = frozenset({"colgroup", "thead", "tbody", "tr", "legend"})


def outline(fragment: _Element) -> _Element:
    """A copy of a fragment without the blocks and rows that nothing outside the file depends on."""
    made = copy.deepcopy(fragment)
    for section in [made, *made.iter("sec")]:
        if not _has_local_labels(section):
            for block in list(section):
                if _is_free(block):
                    section.remove(block)
    for parent in list(made.iter(*_OF_OBJECTS)):
        for block in list(parent):
            if block.tag in _INNER and _is_free(block):
                parent.remove(block)
    return made


def _is_free(block: _Element) -> bool:
    return block.tag not in _HEADINGS and not any(_counts(element) for element in block.iter("*"))


def _counts(element: _Element) -> bool:
    tag = str(element.tag)
    if tag in _COUNTED or tag in _COUNTED_TOO or (tag.startswith(f"{{{NW}}}") and tag not in _FREE):
        return True
    return any(element.get(mark) is not None for mark in (LABELS, KEY, TO))


def _has_local_labels(section: _Element) -> bool:
    """Whether something is labelled that counts within its clause: then all that counts with it stays."""
    waiting = list(section)
    while waiting:
        element = waiting.pop()
        if element.tag == "sec":
            continue
        if element.get(LABELS) is not None and element.tag not in _COUNTED:
            return True
        waiting.extend(element)
    return False
