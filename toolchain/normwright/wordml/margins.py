"""A text with comments in its margin and tracked changes: its paragraphs, and what the comments are tied to.

Names, initials and dates of those who commented or changed are never read.
"""

import io
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from normwright.wordml.document import part_reader, read_remarks
from normwright.wordml.elements import Side, row_side
from normwright.wordml.inserts import Insert, with_words
from normwright.wordml.names import MC, W14, W15, w
from normwright.wordml.package import OPTIONS, Package, broken
from normwright.wordml.refusals import Reason, Unreadable
from normwright.wordml.styles import Styles, number
from normwright.wordml.text import Reader, Walk


@dataclass(frozen=True)
class Segment:
    """A stretch of a paragraph; `moved`: the name of the move that put it here or took it away."""

    text: str
    side: Side
    moved: str = ""


@dataclass
class Paragraph:
    """A paragraph in its order. `level`: outline level from 0, -1 for text; `label`: its automatic number."""

    style: str
    level: int
    label: str
    segments: list[Segment]
    in_table: bool

    @property
    def new(self) -> str:
        """The text with its changes accepted."""
        return "".join(one.text for one in self.segments if one.side is not Side.OLD)

    @property
    def old(self) -> str:
        """The text before its changes."""
        return "".join(one.text for one in self.segments if one.side is not Side.NEW)


@dataclass
class Remark:
    """A comment in the margin: its text, the words it marks, the index of their paragraph or -1.

    `replies` are the answers to it, in order; `done`: somebody marked it so.
    """

    text: str
    words: str = ""
    paragraph: int = -1
    replies: list[str] = field(default_factory=list)
    done: bool = False


@dataclass
class Margins:
    """A text and its margin; `formats`: how many tracked changes are of formatting alone."""

    paragraphs: list[Paragraph]
    remarks: list[Remark]
    formats: int = 0
    macros: bool = False
    outside: int = 0


def read_margins(data: bytes) -> Margins:
    """The paragraphs of a Word file with their changes, and its comments. Raises: Unreadable."""
    try:
        return _read(Package(data))
    except RecursionError:
        raise Unreadable(Reason.LARGE, "too many elements within each other") from None


def _read(package: Package) -> Margins:
    styles = Styles(package.optional("styles"))
    inserts: list[Insert] = []
    gathering = _Gathering(part_reader(package, package.main, styles, inserts), styles)
    source = io.BytesIO(package.xml(package.main))
    try:
        for event, element in etree.iterparse(source, events=("start", "end"), tag=_TAGS, **OPTIONS):
            gathering.take(event, element)
    except etree.XMLSyntaxError as fault:
        raise broken(package.main, fault) from None
    remarks = _remarks(package, styles, gathering)
    return Margins(gathering.paragraphs, remarks, gathering.formats, package.macros, package.outside)


class _Gathering:
    """Follows the parser through the text."""

    def __init__(self, reader: Reader, styles: Styles) -> None:
        self.paragraphs: list[Paragraph] = []
        self.formats = 0
        self.open: dict[str, list[str]] = {}  # id of a comment -> words of its range so far
        self.marked: dict[str, tuple[str, int]] = {}  # id -> words, index of its paragraph
        self.starts: dict[str, int] = {}
        self.move = ""
        self._reader = reader
        self._styles = styles
        self._depth = self._tables = self._second = 0

    def take(self, event: str, element: _Element) -> None:
        tag = element.tag
        if tag == _FALLBACK:
            self._second += 1 if event == "start" else -1
        elif self._second:
            return
        elif tag in _FORMATS:
            self.formats += event == "end"
        elif tag == w("p"):
            self._depth += 1 if event == "start" else -1
            if event == "end" and self._depth == 0:
                self._paragraph(element)
        elif self._depth == 0 and tag == w("tbl"):
            self._tables += 1 if event == "start" else -1
        elif self._depth == 0 and event == "end" and tag in _RANGES:
            self.mark(element)

    def mark(self, element: _Element) -> None:
        """The beginning or end of a comment's range."""
        id = element.get(w("id")) or ""
        if element.tag == _START:
            self.open[id] = []
            self.starts[id] = len(self.paragraphs)
        elif id in self.open:
            self.marked[id] = ("".join(self.open.pop(id)), self.starts[id])

    def point(self, id: str) -> None:
        """Where a comment's sign stands; that is its place when it has no range."""
        self.starts.setdefault(id, len(self.paragraphs))

    def _paragraph(self, element: _Element) -> None:
        walk = _Marked(self._reader, self)
        row = next((one for one in element.iterancestors(w("tr"))), None)
        walk.paragraph(element, row_side(row, Side.BOTH) if row is not None else Side.BOTH)
        properties = element.find(w("pPr"))
        style = walk.style or ""
        own = properties.find(w("outlineLvl")) if properties is not None else None
        level = number(own.get(w("val")), -1) if own is not None else self._styles.level(style)
        for words in self.open.values():
            words.append("\n")
        made = Paragraph(
            self._styles.name(style), -1 if level > 8 else level, walk.label, walk.segments, self._tables > 0
        )
        self.paragraphs.append(made)
        element.clear()


class _Marked(Walk):
    """A paragraph's text in its stretches, and the ranges of comments in it."""

    def __init__(self, reader: Reader, gathering: _Gathering) -> None:
        super().__init__(reader)
        self.segments: list[Segment] = []
        self.label = ""
        self._gathering = gathering
        self._moving = False

    def say(self, text: str, side: Side, *, typed: bool = True) -> None:
        if not text:
            return
        if not typed and not self.segments and text != "\n":
            self.label = text.strip()
            return
        shown = with_words(text, lambda index: "\ufffc") if all(self.fields) else ""
        super().say(text, side, typed=typed)
        if shown:
            moved = self._gathering.move if self._moving else ""
            self.segments.append(Segment(shown, side, moved))
            for words in self._gathering.open.values() if side is not Side.OLD else ():
                words.append(shown)

    def inline(self, child: _Element, side: Side) -> None:
        if child.tag in _RANGES:
            self._gathering.mark(child)
        elif child.tag in _MOVE_STARTS:
            self._gathering.move = child.get(w("name")) or "move"
        elif child.tag in _MOVE_ENDS:
            self._gathering.move = ""
        elif child.tag in _MOVES:
            before, self._moving = self._moving, True
            super().inline(child, side)
            self._moving = before
        else:
            super().inline(child, side)

    def remark(self, element: _Element, side: Side) -> None:
        self._gathering.point(element.get(w("id")) or "")


# -- the comments --------------------------------------------------------------------------------------------


def _remarks(package: Package, styles: Styles, gathering: _Gathering) -> list[Remark]:
    """The comments in the order of their places, replies with the comment that they answer."""
    texts = read_remarks(package, styles)
    for id in list(gathering.open):  # ranges that never end
        gathering.marked[id] = ("", gathering.starts[id])
    made: dict[str, Remark] = {}
    for id, text in texts.items():
        words, at = gathering.marked.get(id, ("", gathering.starts.get(id, -1)))
        made[id] = Remark(text, words.strip("\n"), at)
    parents, done = _threads(package)
    for id, parent in parents.items():
        if id in made and parent in made and id != parent:
            made[parent].replies.append(made[id].text)
    for id in done & made.keys():
        made[id].done = True
    tops = [one for id, one in made.items() if parents.get(id) not in made or parents.get(id) == id]
    return sorted(tops, key=lambda one: (one.paragraph < 0, one.paragraph))


def _threads(package: Package) -> tuple[dict[str, str], set[str]]:
    """Id of each reply -> id of the first comment of its thread; ids of those marked as done."""
    comments, extended = package.optional("comments"), package.optional("commentsExtended")
    if comments is None or extended is None:
        return {}, set()
    ids = {
        paragraph: one.get(w("id")) or ""
        for one in comments.iterfind(w("comment"))
        for paragraph in _paragraphs(one)
    }
    above: dict[str, str] = {}
    done: set[str] = set()
    for one in extended.iter(f"{{{W15}}}commentEx"):
        id = ids.get(one.get(f"{{{W15}}}paraId") or "", "")
        parent = ids.get(one.get(f"{{{W15}}}paraIdParent") or "", "")
        if id and parent:
            above[id] = parent
        if id and one.get(f"{{{W15}}}done") in ("1", "true"):
            done.add(id)
    return {id: _top(id, above) for id in above}, done


def _paragraphs(comment: _Element) -> Iterable[str]:
    return (one.get(f"{{{W14}}}paraId") or "" for one in comment.iter(w("p")))


def _top(id: str, above: dict[str, str]) -> str:
    seen: set[str] = set()
    while id in above and id not in seen:
        seen.add(id)
        id = above[id]
    return id


_START = w("commentRangeStart")
_RANGES = {_START, w("commentRangeEnd")}
_MOVES = {w("moveFrom"), w("moveTo")}
_MOVE_STARTS = {w("moveFromRangeStart"), w("moveToRangeStart")}
_MOVE_ENDS = {w("moveFromRangeEnd"), w("moveToRangeEnd")}
_FORMATS = {
    w("rPrChange"),
    w("pPrChange"),
    w("tblPrChange"),
    w("tcPrChange"),
    w("trPrChange"),
    w("sectPrChange"),
}
_FALLBACK = f"{{{MC}}}Fallback"
_TAGS = (w("p"), w("tbl"), _FALLBACK, *sorted(_RANGES), *sorted(_FORMATS))
