"""What would not fit on the page, made to fit: tables of many columns, words longer than a line."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree
from lxml.etree import _Element

from normwright.sts.grid import Grid, resolve
from normwright.sts.kinds import VERBATIM
from normwright.sts.tags import MML, nw

#: On a table: the factor by which its text is made smaller, so that no word leaves its column.
SCALE = nw("scale")
#: An element that no line may break; what it holds is printed as it is.
UNIT = nw("unit")
#: Width of the text in points, upright and sideways; the size of text in tables; white space in a cell.
_UPRIGHT, _SIDEWAYS, _SIZE, _PADDING = 470.0, 710.0, 9.0, 8.0
#: Factors of the size of text: below the first it is hard to read, below the second nothing is.
READABLE, _SMALLEST = 0.6, 0.5
#: Average width of a letter, in em.
_LETTER = 0.52
#: A word so long may be broken anywhere; `_BREAK` is the invisible mark that allows it.
_LONG, _PIECE, _BREAK = 36, 12, "\u200b"
_LONG_WORD = re.compile(rf"[^\s\u200b]{{{_LONG},}}")
_BOUND = re.compile(r"[^ \t\r\n\u200b]{80,}")
#: A unit with a slash behind a number and its no-break space.
_UNIT = re.compile(r"(?<=[0-9][\u00a0\u202f])[^\W\d_]{1,4}[²³]?/[^\W\d_]{1,4}[²³]?(?!\w)")
#: Text of two of these is never one word.
_BLOCKS = ("p", "list-item", "break", "td", "th", "term", "def", "label", "title")
#: A declared width; how much narrower than its longest word a column may be, since words are estimated.
_GIVEN = re.compile(r"\s*(\d*\.?\d+)\s*(?:%|\*|px|pt|mm|cm|in)?\s*\Z")
_TOLERATED = 0.85
_AFTER = re.compile(r"(?<=[/._\-&?=,;:@+])(?=[^/._\-&?=,;:@+])")


def break_long_words(root: _Element) -> None:
    """Puts invisible chances to break into words that no line could hold, outside formulas; in place."""
    for element in root.iter("*"):
        if not str(element.tag).startswith(f"{{{MML}}}") and element.text and len(element.text) >= _LONG:
            element.text = _breakable(element.text)
        if element.tail and len(element.tail) >= _LONG:
            element.tail = _breakable(element.tail)


def _breakable(text: str) -> str:
    text = _LONG_WORD.sub(lambda found: _broken(found[0]), text)
    if "\u00a0" in text:  # words that are all bound to each other
        text = _BOUND.sub(lambda found: found[0].replace("\u00a0", f"\u00a0{_BREAK}"), text)
    return text


def keep_units_whole(root: _Element) -> None:
    """Holds a unit such as the "m/s" of "1,0 m/s" together in an element `UNIT`; in place.

    Elsewhere a slash may end a line. A mark within the text would keep readers from finding the unit.
    """
    for element in list(root.iter("*")):
        if str(element.tag).startswith(f"{{{MML}}}") or element.tag in VERBATIM:
            continue
        if element.text and "/" in element.text:
            element.text, units = _parted(element.text)
            element[0:0] = units
        for child in list(element):
            if child.tail and "/" in child.tail:
                child.tail, units = _parted(child.tail)
                behind = element.index(child) + 1
                element[behind:behind] = units


def _parted(text: str) -> tuple[str, list[_Element]]:
    """What stands before the first unit, and the units with what stands behind each."""
    units: list[_Element] = []
    start, before = 0, text
    for found in _UNIT.finditer(text):
        if units:
            units[-1].tail = text[start : found.start()]
        else:
            before = text[: found.start()]
        units.append(etree.Element(UNIT))
        units[-1].text, start = found[0], found.end()
    if units:
        units[-1].tail = text[start:]
    return before, units


def _broken(word: str) -> str:
    pieces = [part[i : i + _PIECE] for part in _AFTER.split(word) for i in range(0, len(part), _PIECE)]
    return _BREAK.join(pieces)


@dataclass(frozen=True)
class Fitted:
    """A table that had to be made to fit: the factor of its text, and whether it was turned for that."""

    table: _Element
    factor: float
    turned: bool


def fit_tables(root: _Element) -> Iterator[Fitted]:
    """Makes tables fit whose longest words have no room side by side; gives each that changed.

    Text is made smaller; where it would become too small the table is turned sideways, and where that isn't
    enough its words may be broken.
    """
    for table in list(root.iter("table")):
        factor = _factor(table)
        if factor >= 1:
            _widen_columns(table)
            continue
        around = next(table.iterancestors("table-wrap"), None)
        turned = factor < READABLE and around is not None and not _is_sideways(table)
        if turned and around is not None:
            around.set("orientation", "landscape")
            factor = _factor(table)
        if factor < _SMALLEST:
            _break_words(table)
            factor = _SMALLEST
        table.set(SCALE, f"{min(factor, 1.0):.2f}")
        yield Fitted(table, factor, turned)


def _factor(table: _Element) -> float:
    """By how much text and white space must shrink so that all fits; 1 or more where it does."""
    wanted = sum(_wanted(resolve(table)).values())
    return _room(table) / wanted if wanted else 1.0


def _wanted(grid: Grid) -> dict[int, float]:
    """The width in points that the longest word wants, of each column in which a cell begins."""
    starts = sorted({slot.column for slot in grid})
    longest = dict.fromkeys(starts, 0.0)
    for slot in grid:
        own = starts[bisect_left(starts, slot.column) : bisect_left(starts, slot.column + slot.columns)]
        share = _longest_word(slot.element) / len(own)
        for column in own:
            longest[column] = max(longest[column], share)
    return {column: letters * _LETTER * _SIZE + _PADDING for column, letters in longest.items()}


def _widen_columns(table: _Element) -> None:
    """Columns whose declared width can't hold their longest word take of the others' width; in place."""
    columns = table.findall("col")
    given = [float(found[1]) if (found := _GIVEN.match(col.get("width") or "")) else 0.0 for col in columns]
    wanted = _wanted(resolve(table))
    if len(columns) != len(wanted) or not all(given) or any(col.get("span") for col in columns):
        return
    room = _room(table)
    widths = {column: room * share / sum(given) for column, share in enumerate(given)}
    tight = {column for column, width in widths.items() if width < _TOLERATED * wanted[column]}
    if not tight:
        return
    while True:
        rest = room - sum(wanted[column] for column in tight)
        shares = sum(given[column] for column in widths if column not in tight)
        widths = {c: wanted[c] if c in tight else rest * given[c] / shares for c in widths}
        more = {column for column, width in widths.items() if width < wanted[column]} - tight
        if not more or len(tight | more) == len(columns):
            break
        tight |= more
    for column, width in widths.items():
        columns[column].set("width", f"{width:.1f}")


def _room(table: _Element) -> float:
    return _SIDEWAYS if _is_sideways(table) else _UPRIGHT


def _break_words(table: _Element) -> None:
    """Lets words be broken so that the columns are as narrow as the smallest text needs."""
    columns = max((slot.column + slot.columns for slot in resolve(table)), default=1)
    width = _room(table) / columns / _SMALLEST - _PADDING
    letters = max(int(width / (_LETTER * _SIZE)), 3)
    longer = re.compile(rf"[^\s{_BREAK}]{{{letters + 1},}}")
    for element in table.iter("*"):
        if str(element.tag).startswith(f"{{{MML}}}"):
            continue
        if element.text:
            element.text = longer.sub(lambda found: _chopped(found[0], letters), element.text)
        for child in element:
            if child.tail:
                child.tail = longer.sub(lambda found: _chopped(found[0], letters), child.tail)


def _chopped(word: str, letters: int) -> str:
    return _BREAK.join(word[start : start + letters] for start in range(0, len(word), letters))


def _is_sideways(table: _Element) -> bool:
    around = next(table.iterancestors("table-wrap"), None)
    return around is not None and around.get("orientation") == "landscape"


def _longest_word(cell: _Element) -> float:
    """Letters of the longest word in a cell; broad characters count double and may be broken."""
    words = "".join(_pieces(cell)).replace(_BREAK, " ").split()
    longest = max(words, key=len, default="")
    broad = any(unicodedata.east_asian_width(character) in "WF" for character in longest)
    return 2.0 if broad else float(len(longest))


def _pieces(cell: _Element) -> Iterator[str]:
    """The text of a cell, with a blank where a block begins or ends."""
    if sum(1 for _ in islice(cell.iter(*_BLOCKS), 2)) < 2:  # one paragraph, or none
        yield from map(str, cell.itertext())
        return
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        if element.tag in _BLOCKS:
            yield " "
        yield (element.text if event == "start" else element.tail) or ""
