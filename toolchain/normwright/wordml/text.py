"""The text of a cell or paragraph as its reader sees it, and what stands in it besides.

Insertions are in, deletions out; where there are any, `Content.former` is the text before them. Content
controls, fields (their results), links, text boxes and tables in cells are read; prompts of empty controls
are not. Blocks are parted by line feeds, cells of an inner table by tabs.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml.etree import _Element

from normwright.wordml.drawings import say_drawing, say_formula
from normwright.wordml.elements import (
    ALTCHUNK,
    ALTERNATE,
    DELTEXT,
    FORMULAS,
    HYPERLINK,
    NUMPR,
    PPR,
    PSTYLE,
    RPR,
    RUN,
    SDT,
    SIGNS,
    SILENT,
    TBL,
    TCPR,
    VAL,
    VANISH,
    WRAPPERS,
    P,
    Side,
    T,
    branch,
    cells_of,
    control,
    form_value,
    is_on,
    mark_side,
    row_side,
    rows_of,
)
from normwright.wordml.inserts import Insert
from normwright.wordml.names import R, local, w
from normwright.wordml.numbering import Numbering
from normwright.wordml.package import Package
from normwright.wordml.refusals import Reason, Unreadable
from normwright.wordml.symbols import mended, unicode_of

_MARKERS = {w("bookmarkStart"), w("bookmarkEnd"), w("proofErr")}
_UNUSUAL = re.compile("[\r\n\t\uf020-\uf0ff]")
_PIECES = {T, DELTEXT, *SIGNS}
_DEEPEST = 100  # elements within each other in one cell
_SPACES = str.maketrans("\r\n\t", "   ")
_PRIVATE = re.compile("[\uf020-\uf0ff]")


@dataclass(frozen=True)
class Oddity:
    """Something in a text that was read in a way worth saying, or not read: its kind, and words on it."""

    kind: str  # picture object drawing symbol footnote link hidden field nested part
    words: str


@dataclass
class Content:
    """A text and what was met in it. `bare`: automatic numbers are all that it has."""

    text: str = ""
    former: str | None = None
    style: str = ""  # of the first paragraph
    bare: bool = False
    remarks: tuple[str, ...] = ()  # ids of Word comments
    oddities: tuple[Oddity, ...] = ()


@dataclass
class Reader:
    """What reading the texts of one part needs; `inserts` grows as pictures and formulas are met."""

    package: Package
    part: str
    numbering: Numbering
    inserts: list[Insert] = field(default_factory=list)
    notes: Callable[[str, str], str] = lambda kind, id: ""  # text of a foot- or endnote
    pictures: dict[str, int] = field(default_factory=dict)  # part -> number of its insert

    def content(self, container: _Element) -> Content:
        """The text of all blocks in `container`. Raises: Unreadable when it is nested beyond reason."""
        plain = _plain(container, self.numbering)
        if plain is not None:
            return plain
        walk = Walk(self)
        walk.blocks(container, Side.BOTH)
        return walk.content()

    def paragraph(self, element: _Element) -> Content:
        """The text of one paragraph."""
        walk = Walk(self)
        walk.paragraph(element, Side.BOTH)
        return walk.content()


class Walk:
    """Gathers the text of one container."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.new: list[str] = []
        self.old: list[str] = []
        self.changed = False
        self.style: str | None = None
        self.typed = False
        self.remarks: list[str] = []
        self.oddities: list[Oddity] = []
        self.due: Side | None = None  # a line feed that is due before the next paragraph
        self.fields: list[bool] = []  # for each open field: whether its result has begun
        self.held: list[str] = []  # text in the instructions of fields
        self.depth = 0

    def content(self) -> Content:
        if self.held and self.fields:  # a field that never ends: its text is better shown than lost
            self.fields.clear()
            self.odd("field", "a field without its end")
            self.say("".join(self.held), Side.BOTH)
        text, former = _trimmed(self.new), _trimmed(self.old)
        changed = former if self.changed and former != text else None
        bare = bool(text) and not self.typed
        return Content(text, changed, self.style or "", bare, tuple(self.remarks), tuple(self.oddities))

    def say(self, text: str, side: Side, *, typed: bool = True) -> None:
        if not text:
            return
        if not all(self.fields):
            self.held.append(text)
            return
        self.typed = self.typed or (typed and side is not Side.OLD)
        if side is Side.BOTH:
            self.new.append(text)
            self.old.append(text)
            return
        self.changed = True
        (self.new if side is Side.NEW else self.old).append(text)

    def odd(self, kind: str, words: str) -> None:
        found = Oddity(kind, words)
        if found not in self.oddities:
            self.oddities.append(found)

    # -- blocks --------------------------------------------------------------------------------------------

    def blocks(self, container: _Element, side: Side) -> None:
        self.enter()
        for child in container:
            tag = child.tag
            if tag == P:
                self.paragraph(child, side)
            elif tag == TBL:
                self.table(child, side)
            elif tag in WRAPPERS:
                self._wrapped(self.blocks, child, side)
            elif tag == SDT:
                inner = control(child)
                if inner is not None:
                    self.blocks(inner, side)
            elif tag == ALTERNATE:
                chosen = branch(child)
                if chosen is not None:
                    self.blocks(chosen, side)
            elif tag == ALTCHUNK:
                self.odd("part", "a document inside the document")
                self.say("[a document inside, not read]", side)
            elif tag not in SILENT:
                self.inline(child, side)
        self.depth -= 1

    def paragraph(self, element: _Element, side: Side) -> None:
        properties = element.find(PPR)
        style, after = "", side
        if properties is not None:
            named = properties.find(PSTYLE)
            style = (named.get(VAL) or "") if named is not None else ""
            after = mark_side(properties, side)
        if self.due is not None:
            self.say("\n", self.due, typed=False)
        self.style = style if self.style is None else self.style
        label = self.reader.numbering.label(properties, style)
        if label:
            self.say(f"{label} ", side, typed=False)
        self.runs(element, side)
        self.due = after

    def table(self, element: _Element, side: Side) -> None:
        """A table within a cell: a line a row, tabs between cells."""
        self.odd("nested", "a table within a cell")
        for row in rows_of(element):
            if self.due is not None:
                self.say("\n", self.due, typed=False)
            at = row_side(row, side)
            for index, cell in enumerate(cells_of(row)):
                if index:
                    self.say("\t", at, typed=False)
                self._inner_cell(cell, at)
            self.due = side

    def _inner_cell(self, cell: _Element, side: Side) -> None:
        inner = Walk(self.reader)
        inner.depth = self.depth
        inner.blocks(cell, Side.BOTH)
        found = inner.content()
        self.remarks += found.remarks
        for oddity in found.oddities:
            self.odd(oddity.kind, oddity.words)
        text = " ".join(found.text.split("\n"))
        if found.former is None or side is not Side.BOTH:
            self.say(text, side)
        else:
            self.say(text, Side.NEW)
            self.say(" ".join(found.former.split("\n")), Side.OLD)

    # -- inside a paragraph --------------------------------------------------------------------------------

    def runs(self, parent: _Element, side: Side) -> None:
        self.enter()
        for child in parent:
            if child.tag == RUN:
                self.run(child, side)
            else:
                self.inline(child, side)
        self.depth -= 1

    def inline(self, child: _Element, side: Side) -> None:
        """Anything beside a run; an unknown element is looked into, so that no text is lost."""
        tag = child.tag
        if tag in SILENT:
            return
        if tag in _PIECES:
            self._piece(child, side)
        elif tag == RUN:
            self.run(child, side)
        elif tag in WRAPPERS:
            self._wrapped(self.runs, child, side)
        elif tag == SDT:
            inner = control(child)
            if inner is not None:
                self.runs(inner, side)
        elif tag == ALTERNATE:
            chosen = branch(child)
            if chosen is not None:
                self.runs(chosen, side)
        elif tag in FORMULAS:
            say_formula(self, child, side)
        elif tag == HYPERLINK:
            self.link(child, side)
        elif tag in (P, TBL):
            self.due = self.due if self.due is not None else side
            self.paragraph(child, side) if tag == P else self.table(child, side)
        elif tag in _HANDLERS:
            _HANDLERS[tag](self, child, side)
        elif tag == w("subDoc"):
            self.odd("part", "a document inside the document")
        else:
            self.runs(child, side)

    def run(self, element: _Element, side: Side) -> None:
        for child in element:
            if child.tag == RPR:
                if child.find(VANISH) is not None and is_on(child.find(VANISH)):
                    self.odd("hidden", "words set as hidden")
            else:
                self.inline(child, side)

    def _piece(self, element: _Element, side: Side) -> None:
        """The text, or the sign that stands for a character."""
        if element.tag == T:
            self.say(self._letters(element), side)
        elif element.tag == DELTEXT:
            self.say((element.text or "").translate(_SPACES), Side.OLD)
        else:
            self.say(SIGNS[element.tag], side)

    def _letters(self, element: _Element) -> str:
        text = (element.text or "").translate(_SPACES)
        if not _PRIVATE.search(text):
            return text
        run = element.getparent()
        fonts = run.find(f"{RPR}/{w('rFonts')}") if run is not None else None
        font = (fonts.get(w("ascii")) or fonts.get(w("hAnsi")) or "") if fonts is not None else ""
        return mended(text, font)

    # -- what a run can hold -------------------------------------------------------------------------------

    def symbol(self, element: _Element, side: Side) -> None:
        font, code = element.get(w("font")) or "", element.get(w("char")) or ""
        try:
            value = int(code, 16)
        except ValueError:
            value = 0
        shown = unicode_of(font, value)
        if not shown and 0x20 <= value < 0xD800:
            shown = chr(value)
        if not shown:
            self.odd("symbol", f"character {code[:6]} of the font {font[:40]}")
        self.say(shown or "\ufffd", side)

    def field_mark(self, element: _Element, side: Side) -> None:
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            self.say(form_value(element), side)
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()
            if not self.fields:
                self.held.clear()

    def note(self, element: _Element, side: Side) -> None:
        text = self.reader.notes(local(element.tag).removesuffix("Reference"), element.get(w("id")) or "")
        if text:
            self.odd("footnote", "a footnote")
            self.say(f" [{text}]", side)

    def remark(self, element: _Element, side: Side) -> None:
        self.remarks.append(element.get(w("id")) or "")

    def ruby(self, element: _Element, side: Side) -> None:
        for part in element:
            if local(part.tag) == "rubyBase":
                self.runs(part, side)

    def link(self, element: _Element, side: Side) -> None:
        target = self.reader.package.relationships(self.reader.part).get(element.get(f"{{{R}}}id") or "")
        shown = len(self.new)
        self.runs(element, side)
        words = "".join(self.new[shown:])
        address = target.target.strip() if target is not None and target.outside else ""
        if address.lower().startswith(("http://", "https://")) and not _shows(words, address):
            self.odd("link", f"“{words[:60]}” links to {address[:300]}")

    def _wrapped(self, read: "Callable[[_Element, Side], None]", child: _Element, side: Side) -> None:
        """What one person put in and another took out again is in neither version."""
        own = WRAPPERS[child.tag]
        if own is None or side in (Side.BOTH, own):
            read(child, side if own is None else own)

    def enter(self) -> None:
        """One level deeper."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise Unreadable(Reason.LARGE, f"elements within each other, more than {_DEEPEST} deep")


def _plain(container: _Element, numbering: Numbering) -> Content | None:
    """The content of paragraphs of runs of letters, which most cells are; None for anything else."""
    lines: list[str] = []
    style: str | None = None
    for child in container:
        if child.tag == P:
            letters: list[str] = []
            for one in child:
                if one.tag == RUN:
                    if not _take_run(one, letters):
                        return None
                elif one.tag == PPR:
                    named = _plain_style(one, numbering)
                    if named is None:
                        return None
                    style = named if style is None else style
                elif one.tag not in _MARKERS:
                    return None
            lines.append("".join(letters))
            style = style or ""
        elif child.tag != TCPR:
            return None
    if _UNUSUAL.search("".join(lines)):
        return None
    return Content("\n".join(lines).lstrip("\n").rstrip(), None, style or "")


def _take_run(run: _Element, letters: list[str]) -> bool:
    for piece in run:
        if piece.tag == T:
            letters.append(piece.text or "")
        elif piece.tag != RPR or (len(piece) and piece.find(VANISH) is not None):
            return False
    return True


def _plain_style(properties: _Element, numbering: Numbering) -> str | None:
    """The paragraph's style; None when it is numbered or its end has been changed."""
    style = ""
    for one in properties:
        if one.tag == PSTYLE:
            style = one.get(VAL) or ""
        elif one.tag == NUMPR or (one.tag == RPR and mark_side(properties, Side.BOTH) is not Side.BOTH):
            return None
    return None if numbering.counts(style) else style


def _shows(words: str, address: str) -> bool:
    bare = address.split("://", 1)[-1].removeprefix("www.").rstrip("/").lower()
    return bare in words.lower()


def _trimmed(pieces: list[str]) -> str:
    return "".join(pieces).lstrip("\n").rstrip()


_HANDLERS: dict[object, Callable[[Walk, _Element, Side], None]] = {
    w("sym"): Walk.symbol,
    w("fldChar"): Walk.field_mark,
    w("footnoteReference"): Walk.note,
    w("endnoteReference"): Walk.note,
    w("commentReference"): Walk.remark,
    w("ruby"): Walk.ruby,
    w("drawing"): say_drawing,
    w("pict"): say_drawing,
    w("object"): say_drawing,
}
