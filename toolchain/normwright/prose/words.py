"""The words of a text, each with its plural folded, so that "cities" is the word "city".

Only plurals are folded: a lemmatiser of verbs would make "city planning" into "city plan". Folding is for
comparing; what it gives need not be a word.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from normwright import resources

#: Longer ones are only lowered: normalising a run of many combining marks isn't linear.
_LONGEST = 100
_MOST = 1 << 17  # folded words that are kept
#: Letters and digits with their marks; joined are R&D, PM2.5, and what an apostrophe joins but a possessive.
_LETTERS = "\\w[\\w\u0300-\u036f]*"
_WORD = re.compile(f"{_LETTERS}(?:(?:&(?=\\w)|\\.(?=\\d)|['’](?![sS]\\b)(?=\\w)){_LETTERS})*")
#: Where the apostrophe stands for a vowel left out ("l'eau"), it ends a word.
_ELIDED = re.compile(f"{_LETTERS}(?:(?:&(?=\\w)|\\.(?=\\d)){_LETTERS})*")


class Word(NamedTuple):
    """Characters [start, end) of a text, and what they are compared by."""

    start: int
    end: int
    folded: str


def words(text: str, language: str = "en") -> list[Word]:
    """The words of a text in their order; numbers count, punctuation and the "’s" of a possessive part don't.

    Linear in the text. An unknown language folds case only.
    """
    folds = _folds(language)
    make = tuple.__new__  # of a named tuple, this is half the time
    return [make(Word, (*match.span(), folds[match.group()])) for match in folds.pattern.finditer(text)]


def spans(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Where the words of a text stand, [start, end) of each, in their order."""
    return [match.span() for match in _folds(language).pattern.finditer(text)]


def folded_words(text: str, language: str = "en") -> list[str]:
    """What the words of a text are compared by, in their order; quicker than `words`."""
    folds = _folds(language)
    return [folds[word] for word in folds.all_in(text)]


def fold(word: str, language: str = "en") -> str:
    """What a word is compared by: lower case, plural ending off; full-width and raised signs made plain."""
    return _folds(language)[word]


class _Folds(dict[str, str]):
    """Words of one language as they are compared, each folded once."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.pattern = _ELIDED if language in ("fr", "it", "ca") else _WORD
        self.all_in: Callable[[str], list[str]] = self.pattern.findall

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST:
            self.clear()
        found = self[word] = _folded(word, self.language)
        return found


@lru_cache(maxsize=64)
def _folds(language: str) -> _Folds:
    return _by_main(main(language))


@lru_cache(maxsize=64)
def _by_main(language: str) -> _Folds:
    return _Folds(language)


def _folded(word: str, language: str) -> str:
    if len(word) > _LONGEST:
        return word.casefold()
    plain = word if word.isascii() else unicodedata.normalize("NFKC", word)
    if len(plain) > 2 and plain[-1] == "s" and plain[:-1].isupper():
        return plain[:-1].casefold()  # several of what an abbreviation names
    return _singular(plain.casefold(), language)


def singular(word: str, language: str = "en") -> str:
    """A word with its plural ending off and its case kept: "KPIs" becomes "KPI"."""
    lowered = word.casefold()
    folded = fold(word, language)
    if lowered.startswith(folded):
        return word[: len(folded)]
    if word[:1].isupper():
        return folded[:1].upper() + folded[1:]
    return folded


def plural(word: str, language: str = "en") -> str:
    """The plural of a singular noun, its case kept; "" where it isn't known (every language but English)."""
    if main(language) != "en" or not word:
        return ""
    lowered = word.casefold()
    known = _irregular_plurals().get(lowered)
    if known:
        return known if word.islower() else known[:1].upper() + known[1:]
    if word.isupper():
        return f"{word}s"
    if lowered.endswith("y") and lowered[-2:-1] not in tuple("aeiou"):
        return f"{word[:-1]}ies"
    return f"{word}es" if lowered.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"


def main(language: str) -> str:
    """The main code of a language tag: "en" for "en-GB"."""
    return language.lower().replace("_", "-").partition("-")[0]


def _singular(word: str, language: str) -> str:
    rules = _plurals().get(language)
    if rules is None or not word[-1:].isalpha() or word in rules.same:
        return word
    if word in rules.irregular:
        return rules.irregular[word]
    for ending, instead, length in rules.endings:
        if len(word) >= length and word.endswith(ending):
            return word[: len(word) - len(ending)] + instead
    return word


class _Plurals(NamedTuple):
    endings: tuple[tuple[str, str, int], ...]
    same: frozenset[str]
    irregular: dict[str, str]


@lru_cache(maxsize=1)
def _plurals() -> dict[str, _Plurals]:
    return {
        language: _Plurals(
            tuple((ending, instead, length) for ending, instead, length in rules["endings"]),
            frozenset(rules["same"]),
            dict(rules["irregular"]),
        )
        for language, rules in resources.table("plurals.toml").items()
    }


@lru_cache(maxsize=1)
def _irregular_plurals() -> dict[str, str]:
    """Singular -> plural; of two plurals the first."""
    found: dict[str, str] = {}
    for many, one in _plurals()["en"].irregular.items():
        if many != one:
            found.setdefault(one, many)
    return found
