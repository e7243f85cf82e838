"""What a rule says: a code, the words or the block it is about, and what would mend it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from normwright.diagnostics import Level, Place
from normwright.sts.text import Text
from normwright.sts.views import Clause, Passage, View


@dataclass(frozen=True)
class Words:
    """Characters [start, end) of a running text."""

    text: Text
    start: int
    end: int

    def __str__(self) -> str:
        return self.text.string[self.start : self.end]


@dataclass(frozen=True)
class Replace:
    """A mending: these words are replaced; empty `by` takes them out."""

    words: Words
    by: str


@dataclass(frozen=True)
class Entitle:
    """A mending: the text directly below the title of `clause` gets a heading of its own, `title`."""

    clause: Clause
    title: str


Mending = Replace | Entitle
#: What a finding is about: words, a whole block, or a place in a settings file; None for the whole document.
Anchor = Words | View | Place | None


@dataclass(frozen=True)
class Finding:
    """One complaint of a rule; `facts` fill the wording of its code.

    `level` overrides that of the code, where one fault is worse in one place than in another. `mendings` are
    made together or not at all, and leave every meaning as it was but for what the code names.
    """

    code: str
    anchor: Anchor
    facts: Mapping[str, Any] = field(default_factory=dict)
    mendings: tuple[Mending, ...] = ()
    level: Level | None = None


def at(
    code: str,
    passage: Passage | Text,
    start: int,
    end: int,
    /,
    *mendings: Mending,
    level: Level | None = None,
    **facts: Any,
) -> Finding:
    """The finding `code` at characters [start, end) of a text; the fact `words` is those characters."""
    text = passage.text if isinstance(passage, Passage) else passage
    words = Words(text, start, end)
    return Finding(code, words, {"words": str(words), **facts}, mendings, level)


def on(
    code: str, anchor: View | Place | None, /, *mendings: Mending, level: Level | None = None, **facts: Any
) -> Finding:
    """The finding `code` on a whole block, on a line of a settings file, or (None) on the document."""
    return Finding(code, anchor, facts, mendings, level)


def replace(passage: Passage | Text, start: int, end: int, by: str) -> Replace:
    """Short for the mending that puts `by` in place of characters [start, end)."""
    text = passage.text if isinstance(passage, Passage) else passage
    return Replace(Words(text, start, end), by)
