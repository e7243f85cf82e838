"""A PDF with line numbers read back, and whether what stands on a line belongs to the element that the map names.

Nothing here uses the places that the map was made from: numbers are found in the margin of the finished pages.
"""

import ctypes
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as raw
from lxml.etree import _Element

from normwright import resources
from normwright.sts.blocknames import block_names
from normwright.sts.linemap import LineMap

#: Points from the left edge within which numbers stand, and their size.
_MARGIN, _SIZE = 60.0, 7.0
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_LABELS = ("label", "term", "annex-type", "speaker", "subjectField")


@dataclass(frozen=True)
class Printed:
    """A line as it is printed."""

    page: int
    text: str


def read_lines(pdf: bytes) -> dict[int, Printed]:
    """Number in the margin -> what stands beside it."""
    found: dict[int, Printed] = {}
    document = pypdfium2.PdfDocument(pdf)
    for index, page in enumerate(document):
        text = page.get_textpage()
        width = page.get_width()
        for number, base in _numbers(text):
            assert number not in found, f"line {number} is printed twice"
            found[number] = Printed(
                index + 1, text.get_text_bounded(_MARGIN, base - 1, width, base + 6).replace("\ufffe", "-")
            )
    return found


def _numbers(text: Any) -> Iterator[tuple[int, float]]:
    """Numbers in the margin and the height of their baseline."""
    digits = ""
    base = 0.0
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, index))
        if character.isdigit() and abs(raw.FPDFText_GetFontSize(text, index) - _SIZE) < 0.05:
            raw.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
            if x.value < _MARGIN:
                digits, base = digits + character, y.value
                continue
        if digits:
            yield int(digits), base
            digits = ""
    if digits:
        yield int(digits), base


def unconfirmed(root: _Element, lines: LineMap, printed: dict[int, Printed]) -> list[str]:
    """The lines of which page, first words or element are not what the pages show; `root` is the prepared tree."""
    elements: dict[str, _Element] = {}
    for element, name in block_names(root):
        elements.setdefault(name, element)
    found = []
    for line in lines.lines:
        shown = printed[line.number]
        ours, theirs = _plain(line.words), _plain(shown.text)
        begins = theirs.startswith(ours) or not Counter(ours) - Counter(
            theirs
        )  # in a formula, whatever comes first
        if line.page != shown.page or not begins:
            found.append(f"{line}: {shown}")
        elif not _belongs(shown.text, elements[line.element]):
            found.append(f"{line.number} {line.element} {elements[line.element].tag}: {shown.text!r}")
    return found


def _belongs(text: str, element: _Element) -> bool:
    """Whether the words of the line stand in the element in that order, but for labels and our own words.

    Of a formula only the letters count: the page shows them in another order.
    """
    words = _TOKEN.findall(unicodedata.normalize("NFKC", text.replace("\u200b", "")))
    source = _plain("".join(element.itertext()))
    extra = _GENERATED | _labels_around(element)
    own = [index for index, word in enumerate(words) if word.lower() not in extra]
    first = own[0] if own else len(words)
    if any(_in_order(words[start:], source, extra) for start in range(first + 1)):
        return True
    return "math" in _names_below(element) and not Counter("".join(words)) - Counter(source)


def _in_order(words: list[str], source: str, extra: set[str]) -> bool:
    place = 0
    for word in words:
        at = source.find(word, place)
        if at >= 0:
            place = at + len(word)
        elif word.lower() not in extra and not _behind_label(word, source[place:], extra):
            return False
    return True


def _behind_label(word: str, source: str, labels: set[str]) -> bool:
    """Whether it is a label and a word in one: pdfium doesn't see every gap behind a lowered letter."""
    return any(word.lower().startswith(label) and word[len(label) :] in source for label in labels if label)


def _labels_around(element: _Element) -> set[str]:
    """Words of the labels printed before the element, up to its clause."""
    found: set[str] = set()
    node: _Element | None = element
    while node is not None:
        for child in node:
            if str(child.tag).rpartition("}")[2] in _LABELS:
                for text in (" ".join(child.itertext()), _plain("".join(child.itertext()))):
                    found.update(_TOKEN.findall(unicodedata.normalize("NFKC", text).lower()))
        node = None if node.tag in ("sec", "app", "ref-list") else node.getparent()
    return found


def _names_below(element: _Element) -> set[str]:
    return {str(inner.tag).rpartition("}")[2] for inner in element.iter("*")}


def _plain(text: str) -> str:
    return "".join(_TOKEN.findall(unicodedata.normalize("NFKC", text.replace("\u200b", ""))))


def _words_below(table: Any) -> Iterator[str]:
    if isinstance(table, dict):
        for value in table.values():
            yield from _words_below(value)
    elif isinstance(table, list):
        for value in table:
            yield from _words_below(value)
    elif isinstance(table, str):
        yield from _TOKEN.findall(table)


def _generated() -> set[str]:
    """Words that the program prints: of labels, of grammar, of language codes, and numbers of notes and examples."""
    labels = resources.table("labels.toml")
    words = {
        word.lower()
        for language in labels.values()
        for part in ("block", "page", "normative", "informative")
        for word in _words_below(language.get(part, {}))
    }
    numbers = {str(number) for number in range(1, 30)}
    return (
        words
        | numbers
        | {"m", "f", "n", "sg", "pl", "verb", "adj", "en", "fr", "de", "ru", "es", "it", "nl", "sv"}
    )


_GENERATED = _generated()
