"""What stands around a running text: the words that introduce its list, the note or example it is part of."""

from lxml.etree import _Element

from normwright.sts.kinds import STANDARDS
from normwright.sts.standard import Standard
from normwright.sts.text import BREAK
from normwright.sts.views.base import text_of
from normwright.sts.views.blocks import NOTICES
from normwright.sts.views.passages import ASIDES, OBJECTS, Passage, Role

_MOST = 8  # levels of lists


def lead_in(passage: Passage) -> str:
    """The words that introduce the list which a text is an item of, those of the lists around before them.

    Empty for other texts, for the further paragraphs of an item, and for a list that begins its clause.
    """
    node = passage.text.element
    parent = node.getparent()
    if parent is None or parent.tag != "list-item" or _is_second(node):
        return ""
    found: list[str] = []
    for around in list(node.iterancestors("list"))[:_MOST]:
        found.insert(0, _words_before(around, passage.standard))
    return " ".join(words for words in found if words)


def aside(passage: Passage) -> Role | None:
    """The note, example, footnote, quotation, definition … that a text is part of, seen from the inside.

    A list or table in a note is part of the note. None for plain text of a clause.
    """
    node: _Element | None = passage.text.element
    while node is not None and node.tag not in STANDARDS:
        if node.tag == "fn":
            in_object = next(node.iterancestors(*OBJECTS), None) is not None
            return Role.OBJECT_FOOTNOTE if in_object else Role.FOOTNOTE
        if node.tag in ASIDES and node.get("content-type") not in NOTICES:
            return ASIDES[node.tag]
        node = node.getparent()
    return None


def _is_second(node: _Element) -> bool:
    """Whether a paragraph isn't the first of its item."""
    return any(one.tag == "p" for one in node.itersiblings(preceding=True))


def _words_before(found: _Element, standard: Standard) -> str:
    """The paragraph before a list, or the words before it in the paragraph around it."""
    before, parent = found.getprevious(), found.getparent()
    while before is not None and (not isinstance(before.tag, str) or before.tag == "label"):
        before = before.getprevious()
    if parent is not None and parent.tag == "p":
        lists = sum(1 for one in found.itersiblings("list", preceding=True))
        parts = text_of(parent, standard).string.split(BREAK)
        if not lists or len(parts) > lists:
            words = parts[min(lists, len(parts) - 1)].strip()
            if (parent.text or "").strip() or before is not None:
                return words
        before = parent.getprevious()
    return text_of(before, standard).string if before is not None and before.tag == "p" else ""
