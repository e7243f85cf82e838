"""Running text of a block as one string, every character of which maps back to the tree and the source.

Blanks are collapsed, a formula or picture is U+FFFC, a block in the middle of a text is a line feed,
footnotes and their marks are left out (a footnote is a block of its own). A line break, and the place where a
cited title begins, is a blank.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any, NamedTuple

from lxml import etree
from lxml.etree import _Element

from normwright.diagnostics import Place
from normwright.sts.kinds import (
    CITATIONS,
    CONTAINERS,
    FOOTNOTE_MARKS,
    FOOTNOTES,
    INLINE,
    OBJECTS,
    SILENT,
    TALKING_OBJECTS,
    VERBATIM,
)
from normwright.sts.places import line_of, place_of

OBJECT = "\ufffc"
BREAK = "\n"

_BLANK = " \t\r\n"
_rough = re.compile(r"[\t\r\n]|  ").search
_pieces = re.compile(r"[ \t\r\n]+|[^ \t\r\n]+(?: [^ \t\r\n]+)*").finditer


@dataclass(frozen=True)
class Spot:
    """A character in the tree: number `offset` of the text, or of the tail, of `element`.

    For U+FFFC and a line feed `element` is the formula, picture or block that stands there, for the blank of
    a line break or before a cited title that element; `offset` is 0 then.
    """

    element: _Element
    tail: bool
    offset: int

    @property
    def owner(self) -> _Element:
        """The element whose words the character belongs to: for a tail, the one around it."""
        around = self.element.getparent() if self.tail else None
        return self.element if around is None else around


@dataclass(frozen=True)
class Text:
    """The running text of `element`; `len` and `str` are those of the string."""

    string: str
    element: _Element
    file: str
    _starts: tuple[int, ...]
    _spots: tuple[tuple[_Element, bool, int], ...]

    def __str__(self) -> str:
        return self.string

    def __len__(self) -> int:
        return len(self.string)

    def locate(self, offset: int) -> Spot:
        """Where character `offset` stands in the tree. Raises: IndexError outside the text."""
        if not 0 <= offset < len(self.string):
            raise IndexError(f"offset {offset} in a text of {len(self.string)}")
        run = bisect_right(self._starts, offset) - 1
        element, tail, shift = self._spots[run]
        step = 0 if self.string[offset] in (OBJECT, BREAK) else offset - self._starts[run]
        return Spot(element, tail, shift + step)

    def runs(self) -> Iterator[tuple[int, _Element, bool]]:
        """Each stretch that comes from one place of the tree: its offset, the element, whether its tail."""
        for start, (element, tail, _) in zip(self._starts, self._spots, strict=True):
            yield start, element, tail

    def place(self, offset: int, *, length: int = 1) -> Place:
        """Where the author looks for character `offset`; approximate unless the file says it exactly."""
        spot = self.locate(offset)
        marked = place_of(self.element)
        if marked.file:
            return replace(_marked_place(spot, marked), length=length)
        return replace(_parsed_place(spot), file=self.file, length=length)


class Reading(NamedTuple):
    """A block as it was read: its own text, the blocks in it, and whether it says more than pictures do."""

    text: Text
    nested: Sequence[_Element]
    worded: bool


#: What was read of the blocks of one file, for as long as its tree doesn't change.
Readings = dict[_Element, Reading]


def running_text(block: _Element, *, file: str = "", readings: Readings | None = None) -> Text:
    """The own text of a block, without that of the blocks in it; what `readings` has isn't read again."""
    return _reading(block, file, readings).text


def texts(root: _Element, *, file: str = "", readings: Readings | None = None) -> Iterator[Text]:
    """The running text of every block in `root` that has any words, in document order.

    A block comes before the blocks and footnotes that stand in it. What `readings` has isn't read again.
    """
    waiting = [root]
    while waiting:
        read = _reading(waiting.pop(), file, readings)
        if read.worded:
            yield read.text
        waiting.extend(reversed(read.nested))


def runs_on(element: _Element) -> bool:
    """Whether the text of `element` belongs to the text around it."""
    what = _WHAT.get(element.tag)
    return what in (_Is.INLINE, _Is.MARK) or (what is _Is.TITLE and _in_citation(element))


class _Is(Enum):
    """What an element is to the text around it."""

    INLINE = auto()
    OBJECT = auto()
    TALKING_OBJECT = auto()
    SILENT = auto()
    FOOTNOTE = auto()
    BREAK = auto()
    MARK = auto()  # perhaps a footnote mark
    TITLE = auto()  # inline in a citation


_WHAT: dict[Any, _Is] = {
    **dict.fromkeys(INLINE, _Is.INLINE),
    **dict.fromkeys(OBJECTS - TALKING_OBJECTS, _Is.OBJECT),
    **dict.fromkeys(TALKING_OBJECTS, _Is.TALKING_OBJECT),
    **dict.fromkeys(SILENT, _Is.SILENT),
    **dict.fromkeys(FOOTNOTES, _Is.FOOTNOTE),
    **dict.fromkeys([etree.Comment, etree.PI, etree.Entity], _Is.SILENT),
    "break": _Is.BREAK,
    "xref": _Is.MARK,
    "title": _Is.TITLE,
}


class _Maker:
    """Collects runs: where each starts in the string, and what it came from; and the blocks met."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.starts: list[int] = []
        self.spots: list[tuple[_Element, bool, int]] = []
        self.nested: list[_Element] = []
        self.length = 0
        self.blank = True  # the last character is white space, or there is none yet
        self.split: _Element | None = None  # a block since the last character

    def read(self, element: _Element, *, verbatim: bool) -> None:
        add = self._put_as_is if verbatim else self._put_collapsed
        text = element.text
        if text:
            add(text, element, False)
        holds_blocks = element.tag in CONTAINERS
        for child in element:
            if holds_blocks:
                self._block(child)
            else:
                self._child(child, verbatim=verbatim)
            tail = child.tail
            if tail:
                add(tail, child, True)

    def _block(self, child: _Element) -> None:
        what = _WHAT.get(child.tag)
        if what is not _Is.SILENT:
            self.split = child
            if what is not _Is.OBJECT:
                self.nested.append(child)

    def _child(self, child: _Element, *, verbatim: bool) -> None:
        what = _WHAT.get(child.tag)
        if what is _Is.INLINE:
            self.read(child, verbatim=verbatim)
        elif what is _Is.MARK:
            if child.get("ref-type") not in FOOTNOTE_MARKS:
                self.read(child, verbatim=verbatim)
        elif what is _Is.OBJECT or what is _Is.TALKING_OBJECT:
            self._put(OBJECT, child, False, 0)
            if what is _Is.TALKING_OBJECT:
                self.nested.append(child)
        elif what is _Is.BREAK:
            self._break(child, verbatim=verbatim)
        elif what is _Is.FOOTNOTE:
            self.nested.append(child)
        elif what is _Is.TITLE and _in_citation(child):
            self._break(child, verbatim=False)
            self.read(child, verbatim=verbatim)
        elif what is not _Is.SILENT:
            self.split = child
            self.nested.append(child)

    def _break(self, child: _Element, *, verbatim: bool) -> None:
        if verbatim:
            self._put("\n", child, False, 0)
        elif not self.blank:
            self._put(" ", child, False, 0)

    def _put_as_is(self, text: str, owner: _Element, tail: bool) -> None:
        self._put(text, owner, tail, 0)

    def _put_collapsed(self, text: str, owner: _Element, tail: bool) -> None:
        if not _rough(text):
            cut = 1 if self.blank and text[0] == " " else 0
            if len(text) > cut:
                self._put(text[cut:] if cut else text, owner, tail, cut)
            return
        if self.blank and text.isspace():
            return
        for piece in _pieces(text):
            found = piece.group()
            if found[0] not in _BLANK:
                self._put(found, owner, tail, piece.start())
            elif not self.blank:
                self._put(" ", owner, tail, piece.start())

    def _put(self, text: str, owner: _Element, tail: bool, offset: int) -> None:
        if self.split is not None:
            if text == " ":
                return
            self._separate()
            if text[0] == " ":
                text, offset = text[1:], offset + 1
        self.parts.append(text)
        self.starts.append(self.length)
        self.spots.append((owner, tail, offset))
        self.length += len(text)
        self.blank = text[-1] == " "

    def _separate(self) -> None:
        block, self.split = self.split, None
        self.trim()
        if self.length and block is not None:
            self.parts.append(BREAK)
            self.starts.append(self.length)
            self.spots.append((block, False, 0))
            self.length += 1

    def text(self, block: _Element, file: str) -> Text:
        return Text("".join(self.parts), block, file, tuple(self.starts), tuple(self.spots))

    def trim(self) -> None:
        """Takes a blank off the end; there is never more than one."""
        if self.length and self.parts[-1].endswith(" "):
            self.length -= 1
            self.parts[-1] = self.parts[-1][:-1]
            if not self.parts[-1]:
                self.parts.pop()
                self.starts.pop()
                self.spots.pop()


def _reading(block: _Element, file: str, readings: Readings | None) -> Reading:
    if readings is None:
        return _read(block, file)
    found = readings.get(block)
    if found is None:
        found = readings[block] = _read(block, file)
    return found


def _read(block: _Element, file: str) -> Reading:
    verbatim = block.tag in VERBATIM
    words = block.text
    if not words and block.tag in CONTAINERS and (nested := _only_blocks(block)) is not None:
        return Reading(Text("", block, file, (), ()), nested, False)
    if words and not (verbatim or len(block) or words == " " or _rough(words)):
        return _plain(block, words, file)  # most blocks
    maker = _Maker()
    maker.read(block, verbatim=verbatim)
    if not verbatim:
        maker.trim()
    worded = maker.length > 0 and not _only_objects(maker.parts)
    return Reading(maker.text(block, file), maker.nested, worded)


def _only_blocks(block: _Element) -> list[_Element] | None:
    """The blocks in a block; None when there may be words between them."""
    nested = []
    for child in block:
        if child.tail:
            return None
        what = _WHAT.get(child.tag)
        if what is not _Is.SILENT and what is not _Is.OBJECT:
            nested.append(child)
    return nested


def _plain(block: _Element, words: str, file: str) -> Reading:
    """A block of nothing but words, with a blank at either end at most."""
    string = words.strip(" ")
    spot = (block, False, 1 if words[0] == " " else 0)
    return Reading(Text(string, block, file, (0,), (spot,)), (), string != OBJECT)


def _only_objects(parts: list[str]) -> bool:
    return parts[0][0] == OBJECT and all(part in (OBJECT, " ") for part in parts)


def _in_citation(title: _Element) -> bool:
    parent = title.getparent()
    return parent is not None and parent.tag in CITATIONS


# -- positions -----------------------------------------------------------------------------------------------


def _marked_place(spot: Spot, block: Place) -> Place:
    """In a draft the nearest mark is known; a character behind it is somewhere near."""
    found = place_of(spot.element)
    return replace(found if found.file else block, approximate=True)


def _parsed_place(spot: Spot) -> Place:
    """In a parsed file the line follows from the line feeds before; the column too, once there is one."""
    element = spot.element
    raw: str
    if spot.tail:
        before = "".join(map(str, element.itertext(with_tail=False))) if isinstance(element.tag, str) else ""
        raw, start = element.tail or "", line_of(element) + before.count("\n")
    else:
        raw, start = element.text or "", line_of(element)
    feed = raw.rfind("\n", 0, spot.offset)
    line = start + raw.count("\n", 0, spot.offset)
    column = spot.offset - feed if feed >= 0 else 0
    return Place(line=line, column=column, approximate=spot.tail)
