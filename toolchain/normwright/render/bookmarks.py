"""Bookmarks of term entries: a number alone leads nobody to a term."""

from collections.abc import Iterator

from lxml.etree import _Element

from normwright.sts.tags import tbx

_LETTERS = 80  # of a term; more would not be seen


def entry_bookmarks(root: _Element) -> dict[str, str]:
    """Printed number of an entry without a title -> number and first term; none where two share it."""
    found: dict[str, str] = {}
    doubled: set[str] = set()
    for number, term in _entries(root):
        if found.setdefault(number, f"{number} {term}") != f"{number} {term}":
            doubled.add(number)
    return {number: text for number, text in found.items() if number not in doubled}


def _entries(root: _Element) -> Iterator[tuple[str, str]]:
    for section in root.iter("term-sec"):
        if section.find("title") is not None:
            continue
        number, term = _line(section.find("label")), _line(next(section.iter(tbx("term")), None))
        if number and term:
            yield number, term[:_LETTERS]


def _line(element: _Element | None) -> str:
    text = "" if element is None else "".join(str(piece) for piece in element.itertext())
    return " ".join(text.replace("\u200b", "").split())
