"""From a finding to file, line and column of its words in the author's source.

The tree knows where a block begins, not where each of its words stands: emphasis, roles and line breaks lie
between. Text and source are therefore read side by side from the block's beginning on (`placing`).
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from normwright.checks.finding import Finding, Words
from normwright.checks.placing.alignment import Alignment
from normwright.checks.placing.beginning import align
from normwright.diagnostics import NOWHERE, Place
from normwright.sts.places import place_of
from normwright.sts.text import Text
from normwright.sts.views import View

_LARGEST = 20 << 20  # bytes of a source file


@dataclass(frozen=True)
class Source:
    """A source file: its text, and the offset at which each line begins."""

    name: str
    text: str
    starts: tuple[int, ...]

    @property
    def is_markdown(self) -> bool:
        """Whether it is MyST."""
        return self.name.endswith(".md")

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
    _aligned: dict[Any, tuple[str, Alignment]] = field(default_factory=dict)  # by the element of a text

    def file(self, name: str) -> Source | None:
        """A file by its path in the workspace; None when it can't be read."""
        if name not in self._read:
            self._read[name] = _load(self.root / name, name)
        return self._read[name]

    def span(self, words: Words) -> tuple[Source, int, int] | None:
        """Source file, start and end of these words; None when they don't stand there, or not for certain."""
        string = words.text.string
        start, end = words.start, words.end
        while start < end and string[start].isspace():
            start += 1
        while start < end and string[end - 1].isspace():
            end -= 1
        begins = place_of(words.text.element)
        source = self.file(begins.file) if begins.file else None
        if source is None or start >= end:
            return None
        found = self._alignment(words.text, source, begins).span(start, end)
        return (source, *found) if found else None

    def _alignment(self, text: Text, source: Source, begins: Place) -> Alignment:
        known = self._aligned.get(text.element)
        if known is None or known[0] != text.string:
            at = source.offset(begins.line, begins.column)
            known = text.string, align(text, source.text, source.starts, at, markdown=source.is_markdown)
            self._aligned[text.element] = known
        return known[1]

    def place(self, finding: Finding) -> Place:
        """Where the author finds what is complained about; approximate when the words weren't found."""
        anchor = finding.anchor
        if isinstance(anchor, Place):
            return anchor
        if isinstance(anchor, Words):
            return self.place_of_words(anchor)
        return anchor.place if isinstance(anchor, View) else NOWHERE

    def place_of_words(self, words: Words) -> Place:
        """Where these words stand; approximate when that isn't certain."""
        found = self.span(words)
        if found:
            source, start, end = found
            return source.place(start, end)
        return words.text.place(min(words.start, len(words.text) - 1), length=words.end - words.start)


def _load(path: Path, name: str) -> Source | None:
    try:
        if path.stat().st_size > _LARGEST:
            return None
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    except OSError:
        return None
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    return Source(name, text, tuple(starts))
