"""What would not fit on the page, made to fit: tables of many columns, words longer than a line."""

import re
import unicodedata
from collections.abc import Iterator

from lxml.etree import _Element

from normwright.sts.grid import resolve
from normwright.sts.tags import MML, nw

#: On a table: the factor by which its text is made smaller, so that no word leaves its column.
SCALE = nw("scale")
#: Width of the text in points, upright and sideways; the size of text in tables; white space in a cell.
_UPRIGHT, _SIDEWAYS, _SIZE, _PADDING = 470.0, 710.0, 9.0, 8.0
_SMALLEST = 0.4
#: Average width of a letter, in em.
_LETTER = 0.52
#: A word so long may be broken anywhere; `_BREAK` is the invisible mark that allows it.
_LONG, _PIECE, _BREAK = 36, 12, "\u200b"
_LONG_WORD = re.compile(rf"[^\s\u200b]{{{_LONG},}}")
_AFTER = re.compile(r"(?<=[/._\-&?=,;:@+])(?=[^/._\-&?=,;:@+])")


def break_long_words(root: _Element) -> None:
    """Puts invisible chances to break into words that no line could hold, outside formulas; in place."""
    for element in root.iter("*"):
        if not str(element.tag).startswith(f"{{{MML}}}") and element.text and len(element.text) >= _LONG:
            element.text = _LONG_WORD.sub(lambda found: _broken(found[0]), element.text)
        if element.tail and len(element.tail) >= _LONG:
            element.tail = _LONG_WORD.sub(lambda found: _broken(found[0]), element.tail)


def _broken(word: str) -> str:
    pieces = [part[i : i + _PIECE] for part in _AFTER.split(word) for i in range(0, len(part), _PIECE)]
    return _BREAK.join(pieces)


def scale_tables(root: _Element) -> Iterator[tuple[_Element, float]]:
    """Marks tables whose longest words would not fit side by side; gives each with its factor."""
    for table in list(root.iter("table")):
        factor = _factor(table)
        if factor < 1:
            table.set(SCALE, f"{factor:.2f}")
            yield table, factor


def _factor(table: _Element) -> float:
    """1 where all fits, else by how much text must shrink; never below `_SMALLEST`."""
    longest: dict[int, float] = {}
    for slot in resolve(table):
        share = _longest_word(slot.element) / slot.columns
        for column in range(slot.column, slot.column + slot.columns):
            longest[column] = max(longest.get(column, 0.0), share)
    if not longest:
        return 1.0
    room = _SIDEWAYS if _is_sideways(table) else _UPRIGHT
    wanted = sum(letters * _LETTER * _SIZE for letters in longest.values())
    left = room - _PADDING * len(longest)
    return max(min(1.0, left / wanted), _SMALLEST) if wanted else 1.0


def _is_sideways(table: _Element) -> bool:
    around = next(table.iterancestors("table-wrap"), None)
    return around is not None and around.get("orientation") == "landscape"


def _longest_word(cell: _Element) -> float:
    """Letters of the longest word in a cell; broad characters count double and may be broken."""
    words = "".join(str(piece) for piece in cell.itertext()).replace(_BREAK, " ").split()
    longest = max(words, key=len, default="")
    broad = any(unicodedata.east_asian_width(character) in "WF" for character in longest)
    return 2.0 if broad else float(len(longest))
