"""A finished PDF read back: text without running heads and contents, outline, links, structure tree.

Raised and lowered text is parted from its neighbours, in the pages and in the source alike, and so is every
letter of a formula: the pages can't say whether "Ad" was one word.
"""

import copy
import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as raw
from lxml.etree import _Element

from tests.support.words import MML, Run, lost_words, source_runs, words

#: Points at the top and bottom of a page that belong to running head and foot.
_HEAD, _FOOT = 62, 50


@dataclass
class Pages:
    """What a test asks of a PDF."""

    texts: list[str]  # by page, whole
    body: str  # from the first heading after the contents on, without heads and feet, with alternative texts
    outline: list[tuple[int, str]]  # depth from 0, title
    tags: Counter[str]
    addresses: list[str]  # of links out of the document
    jumps: int  # links within it
    language: str
    title: str

    @property
    def text(self) -> str:
        return "\n".join(self.texts)


@lru_cache(maxsize=4)
def read_pages(pdf: bytes) -> Pages:
    """Everything above, of the bytes of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    marks = list(document.get_toc())
    first = marks[0].get_dest().get_index() if marks else 0
    with pikepdf.open(BytesIO(pdf)) as read:
        structure = list(_elements(read.Root.StructTreeRoot))
        links = [note.A for page in read.pages for note in page.get("/Annots", []) if "/A" in note]
        alternatives = [str(e.Alt) for e in structure if e.get("/S") == "/Figure" and "/Alt" in e]
        body = "\n".join([*(_body(document[i]) for i in range(first, len(document))), *alternatives])
        return Pages(
            texts=[page.get_textpage().get_text_bounded() for page in document],
            body=body,
            outline=[(mark.level, mark.get_title()) for mark in marks],
            tags=Counter(str(e.S).removeprefix("/") for e in structure if "/S" in e),
            addresses=[str(link.URI) for link in links if "/URI" in link],
            jumps=sum("/D" in link for link in links)
            + sum("/Dest" in note for page in read.pages for note in page.get("/Annots", [])),
            language=str(read.Root.get("/Lang", "")),
            title=str(read.docinfo.get("/Title", "")),
        )


def lost_on_pages(root: _Element, pages: Pages) -> list[Run]:
    """The runs of the source that lost words in the PDF."""
    return lost_words(source_runs(_parted(root)), words(pages.body))


def _parted(root: _Element) -> _Element:
    """A copy in which raised and lowered text, and each token of a formula, stands alone."""
    made = copy.deepcopy(root)
    for element in made.iter("*"):
        token = str(element.tag).startswith(MML) and not len(element)
        if token or element.tag in {"sub", "sup"} or element.get("ref-type") in {"fn", "table-fn"}:
            element.text = f" {element.text or ''}"
            element.tail = f" {element.tail or ''}"
            if len(element):
                element[-1].tail = f"{element[-1].tail or ''} "
            else:
                element.text += " "
    return made


def _elements(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _elements(child)
    elif isinstance(node, pikepdf.Dictionary):
        yield node
        if "/K" in node:
            yield from _elements(node.K)


def _body(page: pypdfium2.PdfPage) -> str:
    """The text of a page, a blank wherever size or height of the line changes."""
    text_page = page.get_textpage()
    _, _, width, height = page.get_mediabox()
    turned = page.get_rotation() == 90  # clockwise: what is left in the file is up
    top = width if turned else height
    pieces: list[str] = []
    before = (0.0, 0.0)
    high = 0  # first half of a character beyond 16 bits
    for index in range(text_page.count_chars()):
        unit = raw.FPDFText_GetUnicode(text_page, index)
        if 0xD800 <= unit < 0xDC00:
            high = unit
            continue
        code = 0x10000 + ((high - 0xD800) << 10) + unit - 0xDC00 if 0xDC00 <= unit < 0xE000 and high else unit
        high, character = 0, chr(code)
        if character in "\r\n \u200b":
            pieces.append("" if character == "\u200b" else " ")
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text_page, index, ctypes.byref(x), ctypes.byref(y))
        up = width - x.value if turned else y.value
        if not _FOOT < up < top - _HEAD:
            continue
        size = raw.FPDFText_GetFontSize(text_page, index)
        if abs(size - before[0]) > 0.3 or abs(up - before[1]) > 0.2 * size:
            pieces.append(" ")
        before = (size, up)
        pieces.append(f" {character} " if _is_mathematical(character) else character)
    return "".join(pieces).replace("\ufffe", "").replace("\u00ad", "")


def _is_mathematical(character: str) -> bool:
    return 0x1D400 <= ord(character) <= 0x1D7FF or 0x2100 <= ord(character) <= 0x214F
