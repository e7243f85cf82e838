"""Capitals amid titles: which of them are names, by how the text itself writes the words."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from normwright import resources
from normwright.checks.document import Document
from normwright.sts.text import OBJECT
from normwright.sts.views import Role

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
#: Behind these a capital begins a sentence or an element of the title, or is part of a name.
_FRESH = re.compile(rf"(?:^|[.:;?!—–/(“\"{OBJECT}]|\b\d+)\s*$")
#: A word that is a name by its letter or number, and those that refer.
_NUMBERED = re.compile(
    r"\b[A-Z][a-z]+\s(?:[A-Z]|[IVX]+|\d[\d.]*)(?![\w-])|\b(?:Annex|Clause|Table|Figure|Formula|Part|Note)e?s?\b"
)
_RUN = re.compile(r"\b[A-Z]\w+(?: (?:(?:of|and|for|the|on|in|to) )?[A-Z]\w+)+")
#: A word that begins with a capital amid a sentence.
_AMID = re.compile(r"(?<=[a-z,;)] )[A-Z][a-z]{2,}(?![\w-])")
_PUNCTUATION = dict.fromkeys(map(ord, '.,;:()[]“”"?!/'), " ")
_ROLES = (Role.PARAGRAPH, Role.ITEM, Role.DEFINITION, Role.NOTE, Role.NOTE_TO_ENTRY, Role.DESIGNATION)


@dataclass(frozen=True)
class Usage:
    """How a document writes words: those it writes small, those it takes for names, and all its text."""

    small: frozenset[str]
    names: frozenset[str]
    text: str


def usage(document: Document) -> Usage:
    """The usage of a document's running text; titles don't count."""
    text = "\n".join(one.string for role in _ROLES for one in document.by_role.get(role, ()))
    small = Counter(text.translate(_PUNCTUATION).split())
    names = Counter(match[0].lower() for match in _AMID.finditer(text))
    known = frozenset(name for name, count in names.items() if count >= small[name])
    return Usage(frozenset(small), known, text)


def misplaced(title: str, document: Document) -> Iterator[re.Match[str]]:
    """The words of a title that begin with a capital although they are no names.

    A word that neither the text nor our list of common words has in small letters is taken for a name.
    """
    if next(_capitals(title), None) is None:
        return
    known = document.once(usage)
    for match in _capitals(_unnamed(title, known.text)):
        word = match[0].lower()
        if word not in known.names and (word in known.small or word in _common()):
            yield match


def _unnamed(title: str, text: str) -> str:
    """A title without names: "Type B", and capitalized words that the text has in that row."""
    masked = _NUMBERED.sub(lambda match: OBJECT * len(match[0]), title)
    for run in list(_RUN.finditer(masked)):
        # The first word of a title begins with a capital anyway.
        rest = run[0].partition(" ")[2]
        if run[0] in text or (" " in rest and rest in text):
            masked = masked[: run.start()] + OBJECT * len(run[0]) + masked[run.end() :]
    return masked


def _capitals(text: str) -> Iterator[re.Match[str]]:
    """Words of three letters and more that only begin with a capital, and begin no sentence."""
    for match in _WORD.finditer(text):
        word = match[0]
        if len(word) > 2 and word[0].isupper() and word[1:].islower():
            fresh = _FRESH.search(text[max(0, match.start() - 12) : match.start()])
            if fresh is None:
                yield match


@cache
def _common() -> frozenset[str]:
    return frozenset(resources.table("headings.toml")["common"]["words"])
