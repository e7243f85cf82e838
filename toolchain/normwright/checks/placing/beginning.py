"""Where in its source a running text begins: at its block, behind the block's opening, or some way below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from normwright.checks.placing.alignment import Aligner, Alignment, Stretch
from normwright.checks.placing.cells import columns, layout_at
from normwright.checks.placing.tokens import spread
from normwright.sts.text import OBJECT, Text
from normwright.sts.twins import twin
from normwright.sts.views.passages import Inline, spans_of

_PRINTED = frozenset({Inline.CITATION, Inline.CROSS_REFERENCE, Inline.TERM})
#: What opens a block on the line where its text begins.
_OPENING = re.compile(
    r"""
    [ \t]*(?:
        \.\.[ ]+\[[^\]\n]{1,200}\][ \t]+       # a footnote
      | \.\.[ ]+[\w:.-]+[ ]?::[ \t]*             # a directive
      | \[\^[^\]\s]{1,200}\]:[ \t]*
      | :{3,}[ ]?\{[\w:.-]+\}[ \t]*
      | `{3,}[ ]?\{[\w:.-]+\}[ \t]*
      | :[\w -]{1,60}:[ \t]+                       # a field or option
      | [-*+][ \t]+
      | \(?[\w#]{1,5}[.)][ \t]+
      | [#]{1,6}[ \t]+
      | >[ \t]?
      | :[ \t]+                                     # a definition
      | \|[ \t]*                                   # a cell
      | [\w\u00c0-\u024f]{3,20}[ ]\([^()\n]{3,40}\)[ ]?:[ \t]*   # "Annex (informative):"
      | --[ \t]*                                    # the source of a quotation
    )""",
    re.VERBOSE,
)
_FAR = 6_000  # characters below its block in which a title or field is looked for
_TRIES = 40


def align(text: Text, source: str, starts: Sequence[int], at: int, *, markdown: bool) -> Alignment:
    """The alignment of a text with the source of its block, which begins at an offset.

    Where it doesn't begin there, the one place below at which the whole of it stands as a block of its own.
    """
    stretches = [Stretch(one.start, one.end) for one in spans_of(text) if one.kind in _PRINTED]
    best = Alignment()
    reader = _Reader(text, stretches, source, starts, markdown)
    number, twins = twin(text.element)
    found = reader.in_row(at)
    if found and len(found) == twins:
        return found[number]
    for begin in _openings(source, at):
        made = reader.at(begin, alone=False)
        if made.reached >= len(text):
            return made
        if made.reached > best.reached:
            best = made
    if best.reached >= min(len(text), _ENOUGH):
        return best
    found = reader.below(at)
    return found[number] if len(found) == twins else Alignment()


_ENOUGH = 40  # characters that agree by no chance


def _openings(source: str, at: int) -> Iterator[int]:
    """The offset itself, then behind what opens the block there."""
    yield at
    for _ in range(4):
        opening = _OPENING.match(source, at)
        if opening is None:
            return
        at = opening.end()
        yield at


@dataclass(frozen=True)
class _Reader:
    """Tries one text at several beginnings."""

    text: Text
    stretches: Sequence[Stretch]
    source: str
    starts: Sequence[int]
    markdown: bool

    def at(self, begin: int, *, alone: bool = True) -> Alignment:
        """The alignment from an offset; `alone`: empty unless it is whole, and its block ends there."""
        layout = layout_at(self.source, self.starts, begin, markdown=self.markdown)
        aligner = Aligner(self.text.string, self.stretches, self.source, layout, self.markdown)
        made = aligner.align(begin)
        whole = made.reached >= len(self.text) and aligner.ends_at(made.end)
        return made if whole or not alone else Alignment()

    def in_row(self, at: int) -> list[Alignment]:
        """In the cells of the drawn table whose row begins at an offset: of these only the row is known."""
        line = self.source.rfind("\n", 0, at) + 1
        if self.source[line:at].strip():
            return []
        begins = columns(self.source, self.starts, at, markdown=self.markdown)
        return [made for made in map(self.at, begins) if made.pieces]

    def below(self, at: int) -> list[Alignment]:
        """Further down, wherever the whole text stands alone behind the opening of a block."""
        words = _FIRST.match(self.text.string.partition(OBJECT)[0])
        if words is None or (self.stretches and self.stretches[0].start < words.end()):
            return []
        pattern = spread(words[0], 20)
        places = islice(pattern.finditer(self.source, at, at + _FAR + 3 * len(self.text)), _TRIES)
        begins = (begin for match in places for begin in self._opening_before(match.start()))
        return [made for made in map(self.at, begins) if made.pieces]

    def _opening_before(self, word: int) -> Iterator[int]:
        """The beginning of the block whose first word stands there; none when words stand before it."""
        line = self.source.rfind("\n", 0, word) + 1
        while self.source[line : line + 1] in (" ", "\t"):
            line += 1
        found = [begin for begin in _openings(self.source, line) if begin <= word]
        if found and not any(sign.isalnum() for sign in self.source[found[-1] : word]):
            yield found[-1]


_FIRST = re.compile(r"\W*[^\W_]+(?:\W{1,3}[^\W_]+){0,5}")
