"""The words of a provision: of a block, of the sentence behind a mark, of the lead-in of an item."""

from typing import Any

from lxml.etree import _Element

from normwright.prose.sentences import OBJECT, sentence_end
from normwright.prose.verbal import find_form
from normwright.sts.fragment import PROVISION_MARK
from normwright.sts.tags import mml
from normwright.sts.views.passages import quoted

#: Not part of a sentence, nor of a provision.
ASIDE = frozenset(
    {
        "fn",
        "label",
        "alt-text",
        "annotation",
        mml("annotation"),
        "non-normative-note",
        "non-normative-example",
    }
)
#: Their words stand apart from those before and behind.
APART = frozenset({"p", "list", "list-item", "def-item", "term", "title", "tr", "td", "th", "break"})


def lead_in(block: _Element) -> str:
    """The words that introduce the list of an item: its provision begins there."""
    for node in block.iterancestors("list"):
        before = node.getprevious()
        parent = node.getparent()
        if before is None and parent is not None and parent.tag == "p":
            before = parent if (parent.text or "").strip() else parent.getprevious()
        if before is not None and before.tag == "p":
            return said(before)
    return ""


def said(block: _Element) -> str:
    """The words of a block, without footnotes and labels."""
    return " ".join("".join(_strings(block)).split())


def sentence_after(mark: _Element, holder: _Element) -> str:
    """From the mark to the end of its sentence or to the next mark, whichever comes first."""
    text = ""
    behind = False
    for piece in _strings(holder, marks=True):
        if isinstance(piece, str):
            text += piece if behind else ""
        elif behind:
            break
        else:
            behind = piece is mark
    text = " ".join(text.split())
    return text[: sentence_end(text)]


def form_of(text: str, language: str) -> tuple[str, str] | None:
    """Kind and words of the strongest verbal form; words in quotation marks have none."""
    letters = list(text)
    for start, end in quoted(text):
        letters[start:end] = OBJECT * (end - start)
    return find_form("".join(letters), language)


def _strings(element: _Element, *, marks: bool = False) -> Any:
    """Strings of running text in order; with `marks`, the marks among them too."""
    if element.tag in ASIDE:
        return
    if element.tag == PROVISION_MARK and marks:
        yield element
    if element.text:
        yield element.text
    for child in element:
        if child.tag in APART:
            yield " "
        yield from _strings(child, marks=marks)
        if child.tag in APART:
            yield " "
        if child.tail:
            yield child.tail
