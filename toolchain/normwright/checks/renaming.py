"""One term put in the place of another: its number, its capitals, and the article before it."""

import re

from normwright.prose.words import fold, plural, words

_ARTICLE = re.compile(r"\b(an?)([ \u00a0])$", re.IGNORECASE)
#: Sounds at the beginning of a word that its letters hide.
_LIKE_CONSONANT = re.compile(r"(?:uni(?!n|m)|us[aeiu]|ut[ie]|ubi|eu|one\b|once\b|ura)", re.IGNORECASE)
_LIKE_VOWEL = re.compile(r"(?:hour|hono|heir|honest)", re.IGNORECASE)


def renamed(written: str, term: str, instead: str, language: str) -> str:
    """`instead` in the number and case in which `term` is written; "" where that isn't known.

    A term in capitals throughout, as in a heading, is left to the author.
    """
    ours, theirs = words(written, language), words(term, language)
    if not ours or not theirs or (written.isupper() and not term.isupper()):
        return ""
    if term[0].isupper() and instead[0].islower():
        return ""  # whether a sentence begins here can't be seen from the words
    if _is_plural(_last(written, language), _last(term, language), language):
        instead = _pluralised(instead, language)
    if instead and written[0].isupper() and not term[0].isupper():
        instead = instead[0].upper() + instead[1:]
    return instead


def with_article(text: str, start: int, by: str, language: str) -> tuple[int, str] | None:
    """Where the replacement begins, and its words with "a" or "an" before them where that has to change.

    None where an article stands and which one is right can't be told from the letters.
    """
    found = _ARTICLE.search(text, max(0, start - 4), start)
    if language != "en" or found is None:
        return start, by
    if by.split("-")[0].split(" ")[0].isupper():
        return None
    wanted = "an" if _sounds_like_vowel(by) else "a"
    article = found.group(1)
    if article.lower() == wanted:
        return start, by
    wanted = wanted.capitalize() if article[0].isupper() else wanted
    return found.start(), f"{wanted}{found.group(2)}{by}"


def _sounds_like_vowel(word: str) -> bool:
    if _LIKE_VOWEL.match(word):
        return True
    return word[0].lower() in "aeiou" and not _LIKE_CONSONANT.match(word)


def _is_plural(written: str, term: str, language: str) -> bool:
    """Whether the word is written as the plural of what the term has."""
    return (
        written.casefold() != term.casefold()
        and fold(written, language) == fold(term, language)
        and fold(term, language) == term.casefold()
    )


def _pluralised(term: str, language: str) -> str:
    """The plural of a term: of its last word, or of the one before "of", "with", "at" …"""
    found = words(term, language)
    head = next((i - 1 for i, one in enumerate(found) if i and one.folded in _BEHIND_HEAD), len(found) - 1)
    word = found[head]
    many = plural(term[word.start : word.end], language)
    return f"{term[: word.start]}{many}{term[word.end :]}" if many else ""


def _last(text: str, language: str) -> str:
    """The word of a term that has its number."""
    found = words(text, language)
    head = next((i - 1 for i, one in enumerate(found) if i and one.folded in _BEHIND_HEAD), len(found) - 1)
    return text[found[head].start : found[head].end]


_BEHIND_HEAD = frozenset({"of", "with", "at", "for", "in", "on", "to", "from", "by", "without", "under"})
