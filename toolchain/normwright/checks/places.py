"""From a finding to file, line and column of its words in the author's source.

The tree knows where a block begins, not where each of its words stands: emphasis, roles and line breaks lie
between. The words are therefore looked for in the source from the block's beginning on, blanks, quotation
marks and markup being taken for what they print as, and told from others like them by the words around them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from normwright.checks.finding import Finding, Words
from normwright.diagnostics import NOWHERE, Place
from normwright.sts.places import place_of
from normwright.sts.text import OBJECT
from normwright.sts.views import View

_CONTEXT = 60  # characters before and behind that tell one occurrence from another
_LARGEST = 20 << 20  # bytes of a source file


@dataclass(frozen=True)
class Source:
    """A source file: its text, and the offset at which each line begins."""

    name: str
    text: str
    starts: tuple[int, ...]

    def offset(self, line: int, column: int = 1) -> int:
        """The offset of a place; both count from 1. Behind the end: the end."""
        if not 0 < line <= len(self.starts):
            return len(self.text)
        return min(self.starts[line - 1] + max(column, 1) - 1, len(self.text))

    def line(self, offset: int) -> str:
        """The line on which a character stands."""
        at = bisect_right(self.starts, offset) - 1
        end = self.starts[at + 1] - 1 if at + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[at] : end]

    def place(self, start: int, end: int) -> Place:
        """The place of characters [start, end); its length ends with the line."""
        line = bisect_right(self.starts, start)
        length = len(self.text[start:end].partition("\n")[0])
        return Place(self.name, line, start - self.starts[line - 1] + 1, length=max(1, length))


@dataclass
class Sources:
    """The source files of a workspace below `root`, each read once."""

    root: Path
    _read: dict[str, Source | None] = field(default_factory=dict)

    def file(self, name: str) -> Source | None:
        """A file by its path in the workspace; None when it can't be read."""
        if name not in self._read:
            self._read[name] = _load(self.root / name, name)
        return self._read[name]

    def span(self, words: Words) -> tuple[Source, int, int] | None:
        """Source file, start and end of these words; None when they don't stand there, or not for certain."""
        begins = place_of(words.text.element)
        source = self.file(begins.file) if begins.file else None
        if source is None or words.start >= words.end:
            return None
        found = _find(source, source.offset(begins.line, begins.column), words)
        return (source, *found) if found else None

    def place(self, finding: Finding) -> Place:
        """Where the author finds what is complained about; approximate when the words weren't found."""
        anchor = finding.anchor
        if isinstance(anchor, Place):
            return anchor
        if isinstance(anchor, Words):
            return self._place_of_words(anchor)
        return anchor.place if isinstance(anchor, View) else NOWHERE

    def _place_of_words(self, words: Words) -> Place:
        found = self.span(words)
        if found:
            source, start, end = found
            return source.place(start, end)
        return words.text.place(min(words.start, len(words.text) - 1), length=words.end - words.start)


def _load(path: Path, name: str) -> Source | None:
    try:
        if path.stat().st_size > _LARGEST:
            return None
        text = path.read_bytes().decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    except OSError:
        return None
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    return Source(name, text, tuple(starts))


def _find(source: Source, begin: int, words: Words) -> tuple[int, int] | None:
    """The occurrence whose surroundings are most like those of the words; None for none or a tie."""
    text = words.text.string
    # Markup makes a source longer than its text; further than this it is another block.
    limit = min(len(source.text), begin + 3 * words.end + 2_000)
    before = _letters(text[max(0, words.start - _CONTEXT) : words.start])
    behind = _letters(text[words.end : words.end + _CONTEXT])
    best: list[tuple[int, int, int]] = []
    for match in _pattern(str(words)).finditer(source.text, begin, limit):
        start, end = match.span()
        likeness = _likeness(source.text, begin, start, end, before, behind)
        if not best or likeness > best[0][0]:
            best = [(likeness, start, end)]
        elif likeness == best[0][0]:
            best.append((likeness, start, end))
    if not best:
        return None
    likeness, start, end = best[0]
    known = len(before) + len(behind)
    if len(best) > 1 or (known and likeness * 3 < min(known, 24)):
        return None
    return start, end


def _likeness(text: str, begin: int, start: int, end: int, before: str, behind: str) -> int:
    """How many letters around an occurrence are as around the words."""
    left = _letters(text[max(begin, start - 3 * _CONTEXT) : start])[-len(before) :] if before else ""
    right = _letters(text[end : end + 3 * _CONTEXT])[: len(behind)]
    return _common(reversed(left), reversed(before)) + _common(iter(right), iter(behind))


def _common(one: Iterator[str], other: Iterator[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum()).casefold()


@cache
def _pattern(fragment: str) -> re.Pattern[str]:
    """What a source may write for these words."""
    return re.compile("".join(_pieces(fragment)))


def _pieces(fragment: str) -> Iterator[str]:
    for run in (match.group() for match in re.finditer(r"\s+|\w+|.", fragment, re.DOTALL)):
        if run.isspace():
            # A line break with the indentation, quotation bar or cell bar of the next line.
            yield r"[*_`]*(?:\\?[ \t\u00a0\u2009\u202f]|\n[ \t]*(?:>[ \t]*)?)+[*_`]*"
        elif run in _AS_TYPED:
            yield _AS_TYPED[run]
        elif run == OBJECT:
            yield r"[^\n]{1,300}?"
        else:
            yield r"\\?" + re.escape(run)


#: What typography makes of what authors type.
_AS_TYPED = {
    "“": '(?:[“"]|``)',
    "”": "(?:[”\"]|'')",
    "‘": "[‘']",
    "’": "[’']",
    "«": '[«"]',
    "»": '[»"]',
    "„": '[„"]',
    "…": r"(?:…|\.\.\.)",
    "–": "(?:–|--)",
    "—": "(?:—|---)",
}
