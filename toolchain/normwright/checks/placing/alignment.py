"""Which characters of its source a running text was made from, found by reading both side by side.

The text is printed words; the source is what was typed. Letters must agree one by one, in order; blanks don't
count; what typography and markup make of signs is known. Where the two can't be brought together any more,
reading stops, and goes on behind the next words that stand in both but once.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from normwright.checks.placing.cells import Layout
from normwright.checks.placing.tokens import Kind, Token, formula_at, spread, token_at
from normwright.sts.text import BREAK, OBJECT

#: What may be typed for what typography prints.
_TYPED = {
    "“": ('"', "“"),
    "”": ('"', "”"),
    "„": ('"', "„"),
    "«": ('"', "«"),
    "»": ('"', "»"),
    "‘": ("'", "‘"),
    "’": ("'", "’"),
    "‚": ("'", "‚"),
    "‹": ("'", "‹"),
    "›": ("'", "›"),
    "…": ("...", "…"),
    "–": ("--", "–"),
    "—": ("---", "—"),
}
_MARKUP = frozenset("*_`|\\[]<>{}#^~:\"'")  # may stand for nothing in the text
_UNSURE = frozenset("*_`|")  # printed or not, when the same sign stands nearby
_AHEAD = 24  # letters behind a role by which its printed words are told
_LONGEST = 400  # characters that a role prints at most
_BETWEEN = 40  # characters between two references that one role printed
_GAP = 4_000  # characters within which reading goes on behind a gap
_GAPS = 40  # of one text
_SILENT = frozenset({"label", "provision", "index"})  # roles that print nothing
_PARTS = re.compile(r"[;,]|\s(?:and|or|to|et|ou|à|und|oder|bis)\s")
_CITED = re.compile(r"[^\s;,]+")
_APART = re.compile(r"(?:[\s,;]|\[\d{1,4}\])*")  # what stands between works cited by one role
_EMPTY_LINK = re.compile(r"\[\]\(#?[^()\n]{0,200}\)")
_WORDS = re.compile(r"[^\W_]+(?:[ ,]{1,2}[^\W_]+){3}")
_PLAIN = re.compile(r"[^\W_]+(?:[ ,.;()]{1,2}[^\W_]+){0,12}")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True)
class Stretch:
    """Characters [start, end) of a text that a reference printed."""

    start: int
    end: int


class Piece(NamedTuple):
    """`length` characters of a text from `text` on, and the `width` characters of the source they come from.

    They agree one by one, unless `role`: then a role that stands there as a whole printed them; where a sign
    is typed with several, `length` is 1.
    """

    text: int
    source: int
    length: int
    width: int
    role: bool = False

    @property
    def one_by_one(self) -> bool:
        """Whether each character stands for one."""
        return self.length == self.width and not self.role


@dataclass
class Alignment:
    """Where the characters of a text stand in the source.

    `pieces` are in order and don't overlap; `reached` is how far the text was read without a gap, `end` where
    that is in the source.
    """

    pieces: list[Piece] = field(default_factory=list)
    reached: int = 0
    end: int = 0

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """The source of characters [start, end), which begin and end with no blank; None when not certain."""
        first, last = self._piece(start), self._piece(end - 1)
        if first is None or last is None:
            return None
        begin = (
            first.source if first.length != first.width or first.role else first.source + start - first.text
        )
        stop = last.source + last.width
        if last.length == last.width and not last.role:
            stop = last.source + end - last.text
        return (begin, stop) if begin < stop else None

    def _piece(self, offset: int) -> Piece | None:
        at = bisect_right(self.pieces, offset, key=lambda piece: piece.text) - 1
        if at >= 0 and offset < self.pieces[at].text + self.pieces[at].length:
            return self.pieces[at]
        return None


@dataclass
class Aligner:
    """Reads a text and a source side by side."""

    text: str
    stretches: Sequence[Stretch]
    source: str
    layout: Layout
    markdown: bool
    made: Alignment = field(default_factory=Alignment)

    def align(self, at: int) -> Alignment:
        """The alignment of the text that begins at an offset of the source."""
        self.made = Alignment()
        i, j = self._read(0, at)
        self.made.reached, self.made.end = i, j
        for _ in range(_GAPS):
            behind = self._behind_gap(i, j)
            if behind is None:
                break
            i, j = self._read(*behind)
        return self.made

    def ends_at(self, j: int) -> bool:
        """Whether a block can end at an offset of the source: no more words on its line."""
        while (token := self._token(j)) is not None and token.kind is not Kind.LINE:
            if token.kind is Kind.WORD or token.text == "(":
                return token.text == "("  # the grammar of a term
            j = token.end
        return True

    def _read(self, i: int, j: int) -> tuple[int, int]:
        """Reads on from character `i` of the text and `j` of the source, as far as they agree."""
        agreed = i, j
        while True:
            while i < len(self.text) and self.text[i].isspace():
                i += 1
            if i >= len(self.text):
                return i, j
            if i > agreed[0]:
                agreed = i, j
            elif j > agreed[1] + _GAP:
                return i, j
            step = self._plain(i, j)
            if step is None:
                token = self._token(j)
                step = self._step(i, token) if token is not None else None
            if step is None:
                return i, j
            i, j = step

    def _plain(self, i: int, j: int) -> tuple[int, int] | None:
        """Past some plain words in one go, where text and source have the same."""
        words = None if self.layout.right else _PLAIN.match(self.source, j)
        if words is None or not self.text.startswith(words[0], i):
            return None
        self._put(Piece(i, j, len(words[0]), len(words[0])))
        return i + len(words[0]), words.end()

    def _token(self, j: int) -> Token | None:
        """The token at an offset; the border of a cell counts as the end of the line."""
        if self.layout.right and self.layout.edge(j) <= j:
            end = self.layout.line_end(j)
            return Token(Kind.LINE, end, end + 1)
        if self.layout.single and self.source[j : j + 1] == "|":
            return None
        if self.markdown and self.source[j : j + 1] == "$":
            return formula_at(self.source, j) or token_at(self.source, j, markdown=True)
        empty = _EMPTY_LINK.match(self.source, j) if self.markdown else None
        if empty:
            return Token(Kind.ROLE, j, empty.end())
        return token_at(self.source, j, markdown=self.markdown)

    def _step(self, i: int, token: Token) -> tuple[int, int] | None:
        """Past a token, and past the characters of the text that it makes; None when they don't agree."""
        if token.kind is Kind.LINE:
            below = self.layout.next_line(token.start)
            return None if below is None else (i, below)
        if token.kind in (Kind.BLANK, Kind.NOTHING):
            return i, token.end
        if token.kind is Kind.ROLE:
            return (i, token.end) if token.name in _SILENT else self._role(i, token)
        if token.kind is Kind.OBJECT:
            return self._object(i, token)
        if token.kind is Kind.WORD:
            return self._same(i, token) if self.text.startswith(token.text, i) else None
        return self._sign(i, token)

    def _same(self, i: int, token: Token) -> tuple[int, int]:
        self._put(Piece(i, token.start, len(token.text), token.end - token.start))
        return i + len(token.text), token.end

    def _object(self, i: int, token: Token) -> tuple[int, int] | None:
        if self.text[i] == OBJECT:
            self._put(Piece(i, token.start, 1, token.end - token.start, role=True))
            return i + 1, token.end
        if self.source[token.start] == "$":  # no formula after all
            return self._sign(i, Token(Kind.SIGN, token.start, token.start + 1, "$"))
        return None

    def _sign(self, i: int, token: Token) -> tuple[int, int] | None:
        if self.text.startswith(token.text, i):
            if token.text in _UNSURE and token.end == token.start + 1:
                return i + 1, token.end
            return self._same(i, token)
        for typed in _TYPED.get(self.text[i], ()):
            if self.source.startswith(typed, token.start):
                self._put(Piece(i, token.start, 1, len(typed)))
                return i + 1, token.start + len(typed)
        return (i, token.end) if token.text in _MARKUP else None

    def _put(self, piece: Piece) -> None:
        last = self.made.pieces[-1] if self.made.pieces else None
        if last is not None and _joins(last, piece):
            joined = Piece(last.text, last.source, last.length + piece.length, last.width + piece.width)
            self.made.pieces[-1] = joined
        else:
            self.made.pieces.append(piece)

    # -- roles -----------------------------------------------------------------------------------------------

    def _role(self, i: int, token: Token) -> tuple[int, int] | None:
        """Past a role: where its printed words end is told by the words behind it."""
        end = self._end_of_printed(i, token)
        if end is None:
            return None
        width = token.end - token.start
        for shown in self._shown(i, end, token):
            if shown.text > i:
                self._put(Piece(i, token.start, shown.text - i, width, role=True))
            self._put(shown)
            i = shown.text + shown.length
        if i < end:
            self._put(Piece(i, token.start, end - i, width, role=True))
        return end, token.end

    def _end_of_printed(self, i: int, token: Token) -> int | None:
        """Where in the text the words end that a role printed; where another block may begin, both ways."""
        for over_lines in (True, False):
            ahead, last = self._ahead(token.end, over_lines=over_lines)
            end = self._end_before(i, token, ahead, last)
            if end is not None:
                return end
        return None

    def _end_before(self, i: int, token: Token, ahead: str, last: bool) -> int | None:
        ends = list(self._ends(i))
        several = sum(1 for _ in _PARTS.finditer(token.text.partition("<")[0]))
        for end in [*ends[several : several + 1], *ends, *([] if ends else [i])]:
            if self._agrees(end, ahead, last):
                return end
        if len(ahead) < 3 and not last:
            return None
        start = ends[0] if ends else i
        for end in range(start, min(len(self.text), start + _LONGEST) + 1):
            if not self.text[end - 1 : end + 1].isalnum() and self._agrees(end, ahead, last):
                return end
        return None

    def _ends(self, i: int) -> Iterator[int]:
        """Ends of the stretches that references printed, from here on, with little between them."""
        at = bisect_right(self.stretches, i, key=lambda one: one.start) - 1
        before = i
        for one in self.stretches[max(at, 0) : at + 40]:
            if one.end > i:
                if one.start > before + _BETWEEN:
                    return
                before = one.end
                yield one.end

    def _agrees(self, end: int, ahead: str, last: bool) -> bool:
        follows = _letters(self.text[end : end + 4 * _AHEAD + 40])
        return follows == ahead if last else follows.startswith(ahead)

    def _ahead(self, j: int, *, over_lines: bool) -> tuple[str, bool]:
        """The letters behind an offset, up to the next role or formula; whether the text ends with them."""
        found = ""
        while len(found) < _AHEAD:
            token = self._token(j)
            if token is None:
                return found, True
            if token.kind in (Kind.ROLE, Kind.OBJECT):
                if token.name not in _SILENT:
                    return found[:_AHEAD], False
            elif token.kind is Kind.LINE:
                below = self.layout.next_line(token.start) if over_lines else None
                if below is None or self.source[below : below + 1] in ("\n", ""):
                    return found, True
                j = below
                continue
            elif token.kind is Kind.WORD:
                found += token.text
            j = token.end
        return found[:_AHEAD], False

    def _shown(self, i: int, end: int, token: Token) -> Iterator[Piece]:
        """The words at the beginning of a role's content that the text shows as they are."""
        title, bracket, _ = token.text.partition("<")
        if not (bracket or token.name in ("term", "cite")):
            return
        for word in _CITED.finditer(title):
            i = _APART.match(self.text, i, end).end()  # type: ignore[union-attr]  # it matches nothing, too
            length = len(word[0])
            split = i + length < end and self.text[i + length - 1 : i + length + 1].isalnum()
            if split or not self.text.startswith(word[0], i, end):
                return
            yield Piece(i, token.inner + word.start(), length, length)
            i += length

    # -- gaps ------------------------------------------------------------------------------------------------

    def _behind_gap(self, i: int, j: int) -> tuple[int, int] | None:
        """Where reading goes on: at words that stand but once in what follows, in the text and the source."""
        if i >= len(self.text):
            return None
        for words in _WORDS.finditer(self.text, i, min(len(self.text), i + _GAP)):
            if self._is_printed(words):
                continue
            blocks = BREAK in self.text[i : words.start()]
            limit = min(len(self.source), j + _GAP)
            blank = None if blocks else _BLANK_LINE.search(self.source, j, limit)
            limit = blank.start() if blank else limit
            pattern = spread(words[0], 40)
            found = [match.start() for match in pattern.finditer(self.source, j, limit)]
            if len(found) == 1 and self.text.count(words[0], i, i + _GAP) == 1:
                return words.start(), found[0]
        return None

    def _is_printed(self, words: re.Match[str]) -> bool:
        at = bisect_right(self.stretches, words.end(), key=lambda one: one.start) - 1
        return at >= 0 and self.stretches[at].end > words.start()


def _joins(one: Piece, other: Piece) -> bool:
    return (
        one.one_by_one
        and other.one_by_one
        and one.text + one.length == other.text
        and one.source + one.width == other.source
    )


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())
