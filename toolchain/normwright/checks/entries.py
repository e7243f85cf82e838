"""What term entries say in the language of their document, and the words that the document uses."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from normwright import resources
from normwright.checks.document import Document
from normwright.glossary.match import Terms
from normwright.sts.views import Designation, LanguageEntry, Passage, Role, TermEntry

_SHORT = frozenset({"abbreviation", "acronym", "symbol", "formula", "equation", "initialism", "numeral"})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def words_for(language: str) -> dict[str, Any]:
    """The lists of `data/term-words.toml` for a language; empty for one without."""
    found: dict[str, Any] = resources.table("term-words.toml").get(language, {})
    return found


def part_of(entry: TermEntry, document: Document) -> LanguageEntry | None:
    """What an entry says in the document's language, else in its first one."""
    found = entry.in_language(document.language) if document.language else None
    return found or next(iter(entry.languages), None)


def is_worded(designation: Designation) -> bool:
    """Whether a designation is words, not an abbreviation, symbol or formula."""
    term = designation.term
    if designation.kind in _SHORT or "\ufffc" in term or not re.search(r"[a-z]{2}", term):
        return False
    return not re.fullmatch(r"[A-Z]{2,}\w{0,2}", term)


def is_titled(word: str) -> bool:
    """Whether a word has a capital at its beginning only."""
    return bool(re.fullmatch(r"[A-ZÀ-ÞČŠŽ][a-zß-ÿčšž]+(?:-[a-z]+)*", word))


def is_name(word: str, document: Document) -> bool:
    """Whether a word with a capital is a name, by our list, its ending, or how the document writes it."""
    if word in _proper(document.language) or re.search(r"(?:ean|ian|ese)$", word):
        return True
    lower, inner = document.once(_forms)
    return word in inner and word.lower() not in lower


def is_written_small(word: str, document: Document) -> bool:
    """Whether the document has the word without capital somewhere."""
    return word.lower() in document.once(_forms)[0]


@lru_cache(maxsize=8)
def _proper(language: str) -> frozenset[str]:
    return frozenset(words_for(language).get("proper", ()))


def _forms(document: Document) -> tuple[frozenset[str], frozenset[str]]:
    """Words that begin small, and words with a capital that stand within a sentence."""
    small: set[str] = set()
    inner: set[str] = set()
    for passage in document.passages:
        if passage.role in (Role.CODE, Role.REFERENCE, Role.DESIGNATION, Role.TITLE):
            continue
        string = passage.string
        for match in _WORD.finditer(string):
            word = match.group()
            if word[0].islower():
                small.add(word)
            elif (
                is_titled(word)
                and string[max(0, match.start() - 2) : match.start()].strip(" ")[-1:].isalpha()
            ) or (is_titled(word) and string[match.start() - 2 : match.start()] == ", "):
                inner.add(word)
    return frozenset(small), frozenset(inner)


def finder(document: Document) -> Terms[TermEntry]:
    """What finds the designations of all entries in text; abbreviations with their letters as they are."""
    terms: Terms[TermEntry] = Terms(document.language or "en")
    for entry in document.entries:
        part = part_of(entry, document)
        for designation in part.designations if part is not None else ():
            if is_worded(designation) or _is_short(designation.term):
                terms.add(designation.term, entry, exact_case=not is_worded(designation))
    return terms


def _is_short(term: str) -> bool:
    """Whether it is an abbreviation that can't be mistaken for a word or a unit."""
    return sum(sign.isupper() and sign.isascii() for sign in term) > 1 and "\ufffc" not in term


def definition_passages(document: Document) -> Iterator[tuple[TermEntry, Passage]]:
    """Each entry with the running text of its definition in the document's language."""
    by_element = {passage.text.element: passage for passage in document.by_role.get(Role.DEFINITION, ())}
    for entry in document.entries:
        part = part_of(entry, document)
        if part is not None and part.definition is not None:
            passage = by_element.get(part.definition.element)
            if passage is not None:
                yield entry, passage
