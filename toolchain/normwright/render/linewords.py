"""The first words of numbered lines, read from the finished pages: the layout engine doesn't tell them."""

import ctypes
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

#: How many words, and letters, of a line are kept.
_WORDS, _LETTERS = 6, 60
#: Points by which what stands on one baseline may differ; the shortest piece that tells a line.
_SAME, _SHORT = 0.6, 8
#: Points above and below the baseline that all letters of a line reach, and no others; the width of a digit.
_ABOVE, _BELOW, _DIGIT = 6.0, 1.0, 4.0

#: Baseline in points from above, left edge, words.
Piece = tuple[float, float, str]


@dataclass(frozen=True, order=True)
class Spot:
    """A place in a PDF: sheet from 1, points from its top edge and from its left one."""

    page: int
    y: float
    x: float = 0.0


def first_words(numbers: Mapping[int, Spot], pdf: bytes) -> dict[int, str]:
    """Number of a line -> its first words; `numbers` has where each is printed beside its line."""
    import pypdfium2

    found: dict[int, str] = {}
    with pypdfium2.PdfDocument(pdf) as document:
        for sheet, lines in groupby(numbers.items(), key=lambda line: line[1].page):
            page = document[sheet - 1]
            text = page.get_textpage()
            width, height = page.get_size()
            pieces = sorted(_pieces(text, height))
            for number, spot in lines:
                words = _beside(pieces, spot)
                if len(words) < _SHORT:  # a formula, or nothing but a label
                    words = text.get_text_bounded(*_area(number, spot, width, height))
                found[number] = _shortened(words)
            text.close()
            page.close()
    return found


def _pieces(text: Any, height: float) -> Iterator[Piece]:
    """The page's text cut where its lines end."""
    import pypdfium2.raw as raw

    whole = text.get_text_range()
    if len(whole.encode("utf-16-le", "surrogatepass")) != 2 * text.count_chars():
        return  # its signs can't be counted
    x, y = ctypes.c_double(), ctypes.c_double()
    index = 0
    for piece in whole.split("\r\n"):
        if raw.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y)):
            yield height - y.value, x.value, piece
        index += len(piece.encode("utf-16-le", "surrogatepass")) // 2 + 2


def _beside(pieces: Sequence[Piece], number: Spot) -> str:
    """What stands on the baseline of a number, without the number."""
    first = bisect_left(pieces, (number.y - _SAME,))
    last = bisect_left(pieces, (number.y + _SAME,))
    found = sorted((x, piece) for _, x, piece in pieces[first:last] if abs(x - number.x) > _SAME)
    return " ".join(piece for _, piece in found).strip()


def _area(number: int, spot: Spot, width: float, height: float) -> tuple[float, float, float, float]:
    """Where the words of a line stand: left, bottom, right, top; the number may be on either side of them."""
    beside = spot.x < width / 2
    left, right = (spot.x + len(str(number)) * _DIGIT, width) if beside else (0.0, spot.x)
    return left, height - spot.y - _BELOW, right, height - spot.y + _ABOVE


def _shortened(text: str) -> str:
    words = text.replace("\u200b", "").replace("\ufffe", "-").split()
    return " ".join(words[:_WORDS])[:_LETTERS].rstrip()
