"""The prepared tree as the PDF engine reads it: nothing in it that the template would only step over.

Typst takes its time for every call, so blanks are collapsed and unneeded ids dropped here.
"""

import copy
import re
from collections.abc import Container

from lxml import etree
from lxml.etree import _Element

from normwright.render.links import SAFE
from normwright.sts.tags import AT, KEY, LABELS, MML, TO, nw

#: On a link: its address, where it may be followed. (The template sees names without their prefix.)
LINK = nw("link")
#: On a footnote that stands behind its first mark, which it prints itself.
OWN_MARK = nw("own-mark")
#: White space counts in these.
_VERBATIM = frozenset({"code", "preformat"})
_BLANKS = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")


def trimmed_source(root: _Element, targets: Container[str]) -> str:
    """The XML of `root`, which stays as it is; of the ids only those in `targets`, none within a heading."""
    bare = copy.deepcopy(root)
    seen: set[str] = set()
    for note in bare.iter("fn"):
        if _follows_own_mark(note):
            note.set(OWN_MARK, "1")
    for element in bare.iter("*"):
        safe = element.get(SAFE)
        if safe is not None:
            element.set(LINK, safe)
            del element.attrib[SAFE]
        if "id" in element.attrib and not _is_target(element, targets, seen):
            del element.attrib["id"]
    etree.strip_attributes(bare, AT, LABELS, KEY, TO)
    _collapse(bare)
    return etree.tostring(bare, encoding="unicode")


def _follows_own_mark(note: _Element) -> bool:
    mark = note.getprevious()
    if mark is None or mark.tag != "xref" or (mark.tail or "").strip():
        return False
    return bool(note.get("id")) and mark.get("rid") == note.get("id")


def _is_target(element: _Element, targets: Container[str], seen: set[str]) -> bool:
    """Whether links may lead to `element`: the first with its id, outside headings (they are repeated)."""
    name = element.get("id", "")
    if name not in targets or name in seen or next(element.iterancestors("title"), None) is not None:
        return False
    seen.add(name)
    return True


def _collapse(root: _Element) -> None:
    """Runs of blanks to one, but for code; blanks between the elements of a formula go."""
    kept = {inner for name in _VERBATIM for block in root.iter(name) for inner in block.iter("*")}
    for element in root.iter("*"):
        is_maths = str(element.tag).startswith(f"{{{MML}}}")
        if element.text and element not in kept:
            element.text = _collapsed(element.text, drop=is_maths and len(element) > 0)
        parent = element.getparent()
        if element.tail and parent is not None and parent not in kept:
            element.tail = _collapsed(element.tail, drop=str(parent.tag).startswith(f"{{{MML}}}"))


def _collapsed(text: str, *, drop: bool) -> str | None:
    if drop and not text.strip(" \t\r\n"):
        return None
    return _BLANKS.sub(" ", text)
