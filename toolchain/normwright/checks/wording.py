"""Words that rules look for, from lists: made into one pattern, found with their places in a text."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from normwright import resources
from normwright.checks.document import Document
from normwright.checks.statements import stated
from normwright.prose.forms import Kind as Form
from normwright.sts.text import OBJECT
from normwright.sts.views import Inline, Kind, Passage, Role

#: Texts that are not sentences of the author: names, signs, titles of works.
NAMES = frozenset(
    {Role.REFERENCE, Role.ENTRY_SOURCE, Role.CODE, Role.QUOTATION, Role.DESIGNATION, Role.DOMAIN}
)
_BLANK = "[ \u00a0\u202f]+"


@cache
def listed(file: str, section: str) -> dict[str, str]:
    """A table of words of `data/words/`: what is found -> what stands instead."""
    found: dict[str, str] = resources.table(f"words/{file}.toml")[section]
    return found


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of these words as whole words, the longest first, in any case."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    parts = "|".join(re.escape(word).replace("\\ ", _BLANK) for word in longest)
    return re.compile(rf"(?<![\w/-])(?:{parts})(?![\w/]|-\w)", re.IGNORECASE)


def telling(phrases: Iterable[str]) -> frozenset[str]:
    """A word of each phrase in small letters, the longest of its own, by which `Passages.saying` finds it."""
    return frozenset(max(re.split(r"[ /-]", phrase.lower()), key=len) for phrase in phrases)


def in_case_of(word: str, like: str) -> str:
    """A word with the capitals of another one: all, the first, or none."""
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


def is_name(text: str, start: int) -> bool:
    """Whether a word has a capital letter that no beginning of a sentence explains."""
    if not text[start].isupper():
        return False
    before = text[max(0, start - 4) : start].rstrip()
    return bool(before) and before[-1] not in ".:!?\n–—" and before[-1] != OBJECT


def plain(passage: Passage) -> str:
    """The prose of a text with italics and references to terms masked as well."""
    letters = list(passage.prose)
    for span in passage.spans:
        if span.kind in (Inline.ITALIC, Inline.TERM):
            letters[span.start : span.end] = OBJECT * (span.end - span.start)
    return "".join(letters)


#: Finds words in a text: start, end, and what counts as the same word again.
Finder = Callable[[Passage, Document], Iterator[tuple[int, int, str]]]


def firsts(document: Document, finder: Finder, numbers: Iterable[int]) -> frozenset[tuple[object, int]]:
    """Where each word that `finder` finds stands first in the document: the block and the offset.

    `numbers` are those of the passages that can have one, in order. A fault of style is a warning once, and
    advice from then on: one remark is enough for an author.
    """
    found: dict[str, tuple[object, int]] = {}
    for passage in map(document.passages.__getitem__, numbers):
        for start, _, word in finder(passage, document):
            found.setdefault(word, (passage.text.element, start))
    return frozenset(found.values())


def requirements(passage: Passage, document: Document) -> Iterator[tuple[int, int]]:
    """The sentences of a text that require something, each once."""
    spans = {
        one.span for one in stated(passage, document) if one.kind is Form.REQUIREMENT and not one.subordinate
    }
    yield from sorted(spans)


@cache
def fixed() -> re.Pattern[str]:
    """Words by which sentences of fixed texts are known, whatever the edition of their wording."""
    return re.compile("|".join(resources.table("words/fixed-texts.toml")["words"]), re.IGNORECASE)


def is_fixed(passage: Passage) -> bool:
    """Whether a text of a foreword or introduction is one that no author worded."""
    if passage.top not in (Kind.FOREWORD, Kind.INTRODUCTION, Kind.ENDORSEMENT):
        return False
    return fixed().search(passage.string) is not None
