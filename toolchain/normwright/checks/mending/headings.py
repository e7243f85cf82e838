"""The heading that a hanging paragraph gets: of the right level, in the style of its own file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from normwright.checks.finding import Entitle, Words
from normwright.checks.mending.edits import Edit
from normwright.checks.mending.toctrees import moved_text
from normwright.checks.places import Source, Sources
from normwright.sts.text import Text
from normwright.sts.views import Clause

#: Underlines in the order in which they are taken where a file has none for a level.
_LINES = "=-~^\"'#*+`:."
_UNDERLINE = re.compile(r"([!-/:-@\[-`{-~])\1*[ \t]*$")
#: What already parts a heading from what follows.
_APART = ("", "\n", "\n\n")
_ATX = re.compile(r"[ ]{0,3}(#{1,6})[ \t]")


@dataclass(frozen=True)
class Style:
    """How a heading is written: its sign, whether a line stands above it too; `level` of a "#" heading."""

    sign: str
    above: bool = False
    level: int = 0


@dataclass(frozen=True)
class Heading:
    """A heading in a source: its style, and the offset of the end of its last line."""

    style: Style
    end: int


@dataclass
class Headings:
    """The headings of standards in their sources; those that can't be read are left out."""

    texts: Mapping[Clause, Text]  # of the titles
    sources: Sources

    def edits(self, mending: Entitle) -> tuple[Edit, ...]:
        """What gives the text below the title of a clause a heading; none where that title can't be read.

        It is put in right there. Where the subclauses come from a toctree, which would go with that heading,
        the text moves to a file of its own, first in that toctree.
        """
        found = self._read.get(mending.clause)
        if found is None:
            return ()
        source, heading = found
        first = next(iter(mending.clause.children), None)
        if first is not None and first.place.file != source.name:
            return moved_text(source, heading.end, mending.title)
        return (self._inserted(mending, source, heading),)

    def _inserted(self, mending: Entitle, source: Source, heading: Heading) -> Edit:
        if heading.style.level:
            text = f"\n\n{'#' * (heading.style.level + 1)} {mending.title}"
        else:
            style = self._style_below(mending.clause, source.name)
            line = style.sign * len(mending.title)
            text = "\n\n" + (f"{line}\n" if style.above else "") + f"{mending.title}\n{line}"
        follows = source.text[heading.end : heading.end + 2]
        return Edit(source.name, heading.end, heading.end, text + ("" if follows in _APART else "\n"))

    @cached_property
    def _read(self) -> dict[Clause, tuple[Source, Heading]]:
        found = {}
        for clause, text in self.texts.items():
            span = self.sources.span(Words(text, 0, len(text)))
            heading = _heading(*span) if span else None
            if span and heading:
                found[clause] = (span[0], heading)
        return found

    def _style_below(self, clause: Clause, file: str) -> Style:
        """The style of subclauses of `clause` in its file; one of its own where the file has none yet."""
        here = [(other, one.style) for other, (source, one) in self._read.items() if source.name == file]
        drafted = [(other, one.style) for other, (_, one) in self._read.items()]
        taken = {(style.sign, style.above) for _, style in here}
        for other, style in here:
            if other.depth == clause.depth + 1 and not style.level:
                return style
        for other, style in drafted:
            if other.depth == clause.depth + 1 and not style.level and (style.sign, style.above) not in taken:
                return style
        return Style(next(sign for sign in _LINES if (sign, False) not in taken))


def _heading(source: Source, start: int, end: int) -> Heading | None:
    """The heading whose text stands at [start, end)."""
    text = source.text
    first = text.rfind("\n", 0, start) + 1
    line_end = _end_of_line(text, end)
    below_end = _end_of_line(text, min(line_end + 1, len(text)))
    line, below = text[first:line_end], text[line_end + 1 : below_end]
    markdown = source.name.endswith(".md")
    atx = _ATX.match(line)
    if markdown and atx:
        return Heading(Style("#", level=len(atx[1])), line_end)
    under = _UNDERLINE.match(below)
    if not under:
        return None
    if markdown:
        return Heading(Style("#", level="=-".index(under[1]) + 1), below_end) if under[1] in "=-" else None
    over = _UNDERLINE.match(text[text.rfind("\n", 0, max(0, first - 1)) + 1 : max(0, first - 1)])
    return Heading(Style(under[1], above=over is not None and over[1] == under[1]), below_end)


def _end_of_line(text: str, start: int) -> int:
    """The offset of the next line feed, or of the end."""
    try:
        return text.index("\n", start)
    except ValueError:
        return len(text)
