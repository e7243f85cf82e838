"""The first words of numbered lines, read from the finished pages: the layout engine doesn't tell them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

#: How many words, and letters, of a line are kept.
_WORDS, _LETTERS = 6, 60
#: Points above and below the baseline that all letters of a line reach, and no others; the width of a digit.
_ABOVE, _BELOW, _DIGIT = 6.0, 1.0, 4.0

_Area = tuple[float, float, float, float]  # left, bottom, right, top


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
            for number, area in _areas(lines, *page.get_size()):
                found[number] = _shortened(text.get_text_bounded(*area))
            text.close()
            page.close()
    return found


def _areas(lines: Iterable[tuple[int, Spot]], width: float, height: float) -> Iterator[tuple[int, _Area]]:
    """Where the words of each line stand, in points from below left; the numbers may be on either side."""
    for number, spot in lines:
        base = height - spot.y
        beside = spot.x < width / 2
        left, right = (spot.x + len(str(number)) * _DIGIT, width) if beside else (0.0, spot.x)
        yield number, (left, base - _BELOW, right, base + _ABOVE)


def _shortened(text: str) -> str:
    words = text.replace("\u200b", "").replace("\ufffe", "-").split()
    return " ".join(words[:_WORDS])[:_LETTERS].rstrip()
