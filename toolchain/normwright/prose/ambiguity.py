"""Words that read like verbal forms and are none: "a can", "in May", "the aim is to help", "required by law"."""

import re

from normwright.prose.forms import FoundForm
from normwright.prose.sentences import Span
from normwright.prose.wordlists import lowered, pattern

_REACH = 60  # characters before a form that decide what it is
_WORDS = re.compile(r"[^\W\d_][\w’'-]*")
_NEXT = re.compile(r"[ \u00a0\u202f]*(?P<sign>[^\w\s]?)[ \u00a0\u202f]*(?P<word>[\w’'-]*)")
_BARE = frozenset(
    [
        "be",
        "have",
        "not",
        "also",
        "only",
        "never",
        "include",
        "contain",
        "comply",
        "conform",
        "meet",
        "apply",
        "allow",
        "use",
        "state",
        "show",
        "give",
        "provide",
    ]
)
_FUNCTION = frozenset(
    [
        "with",
        "in",
        "of",
        "on",
        "at",
        "for",
        "and",
        "or",
        "by",
        "from",
        "to",
        "into",
        "is",
        "are",
        "was",
        "were",
        "has",
        "had",
        "do",
        "does",
    ]
)
_ADVERBS = frozenset(
    [
        "always",
        "sometimes",
        "thus",
        "perhaps",
        "nevertheless",
        "nonetheless",
        "afterwards",
        "besides",
        "process",
        "access",
    ]
)
_DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "our",
        "your",
        "my",
        "own",
        "free",
        "good",
        "political",
        "no",
        "per",
        "watering",
        "tin",
        "oil",
        "trash",
        "rubbish",
    ]
)


def is_form(text: str, sentence: Span, found: FoundForm) -> bool:
    """Whether words that read like a form are one here."""
    before = text[max(sentence.start, found.start - _REACH) : found.start]
    words = [word[0].lower() for word in _WORDS.finditer(before)]
    last = words[-1] if words and before[-1:].isspace() else ""
    following = _NEXT.match(text, found.end)
    sign, word = (following["sign"], following["word"].lower()) if following else ("", "")
    test = _TESTS.get(found.form.name)
    if found.start == sentence.start and found.words[:1].isupper() and not found.form.equivalent:
        return found.words.isupper() or word in _BARE or found.negative
    return test is None or test(text, sentence, found, last, sign or word)


def _is_can(text: str, sentence: Span, found: FoundForm, last: str, following: str) -> bool:
    """ "a can" and "the can holds oil" have no verb behind; "this can be" has."""
    if found.negative:
        return True
    if last in _DETERMINERS and not (last in ("no", "its", "own") and following == "be"):
        return (
            last not in ("a", "an", "the", "per", "watering", "tin", "oil", "trash", "rubbish")
            and following == "be"
        )
    if following in _FUNCTION or not following or following in ".;:)":
        return following in ("", ":", "do") and bool(last)
    return not _is_third_person(following)


def _is_third_person(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in _ADVERBS


def _is_may(text: str, sentence: Span, found: FoundForm, last: str, following: str) -> bool:
    """ "May" is the month, wherever it stands."""
    return not (found.words.startswith("May"))


def _is_must(text: str, sentence: Span, found: FoundForm, last: str, following: str) -> bool:
    return last not in ("a", "an", "the")


def _is_will(text: str, sentence: Span, found: FoundForm, last: str, following: str) -> bool:
    return last not in _DETERMINERS and last != "at" and following not in _FUNCTION


def _is_need(text: str, sentence: Span, found: FoundForm, last: str, following: str) -> bool:
    if found.words.lower().endswith("be"):
        return last != "if"
    return last not in ("a", "the", "no", "any", "urgent", "this", "that", "is", "clear", "such")


def _is_to(text: str, sentence: Span, found: FoundForm, last: str, following: str) -> bool:
    """ "is to" with a verb, unless it says what an aim consists in or where a thing lies."""
    if following in _NO_VERBS or not following[:1].isalpha():
        return False
    if following == "be":
        return last not in ("as", "what")
    words = {
        word[0].lower()
        for word in _WORDS.finditer(text[max(sentence.start, found.start - 240) : found.start])
    }
    return not words & lowered("clauses", "aims") and not _is_elsewhere(text, sentence)


_NO_VERBS = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "this",
        "that",
        "these",
        "those",
        "what",
        "which",
        "whom",
        "each",
        "some",
        "all",
        "any",
        "no",
        "one",
    ]
)


def _has_to(text: str, sentence: Span, found: FoundForm, last: str, following: str) -> bool:
    """ "has to do with", "all that they have to offer" oblige nobody; nor does a law that binds others."""
    if following == "do" and text[found.end : found.end + 12].strip().startswith("do with"):
        return False
    before = text[sentence.start : found.start].lower() if found.start - sentence.start < 120 else ""
    if re.search(r"\b(?:all|everything|nothing|what|much|little) (?:that|they|we|you|he|she|it) ", before):
        return False
    return last not in ("not",) and not _is_elsewhere(text, sentence)


def _is_required(text: str, sentence: Span, found: FoundForm, last: str, following: str) -> bool:
    return not _is_elsewhere(text, sentence)


def _is_permitted(text: str, sentence: Span, found: FoundForm, last: str, following: str) -> bool:
    return not (following == "for" and re.match(r" for (?:in|by)\b", text[found.end : found.end + 8]))


def _is_elsewhere(text: str, sentence: Span) -> bool:
    """Whether a law or nature obliges, not the document."""
    return bool(
        pattern("clauses", "outside").search(text, sentence.start, min(sentence.end, sentence.start + 2000))
    )


_TESTS = {
    "can": _is_can,
    "may": _is_may,
    "must": _is_must,
    "will": _is_will,
    "need to": _is_need,
    "is to": _is_to,
    "has to": _has_to,
    "is required to": _is_required,
    "is permitted": _is_permitted,
}
