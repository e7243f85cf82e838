"""Words that read like verbal forms and are none: "a can", "in May", "the aim is to help", "by law"."""

import re
from dataclasses import dataclass

from normwright.prose.forms import FoundForm
from normwright.prose.sentences import Span
from normwright.prose.wordlists import lowered, pattern

_REACH = 60  # characters before a form that decide what it is
_FURTHER = 240  # characters before a form in which its subject stands
_FURTHEST = 2000  # characters of a sentence in which the law is looked for
_WORDS = re.compile(r"[^\W\d_][\w’'-]*")
_NEXT = re.compile(r"[ \u00a0\u202f]*(?P<sign>[^\w\s]?)[ \u00a0\u202f]*(?P<word>[\w’'-]*)")
_DO_WITH = re.compile(r"[ \u00a0]+do with\b")
_FOR_IN = re.compile(r"[ \u00a0]+for (?:in|by)\b")
_ALL_THAT = re.compile(
    r"\b(?:all|everything|nothing|what|much|little) (?:that|they|we|you|he|she|it) ", re.IGNORECASE
)


@dataclass(frozen=True)
class _Place:
    """A form with the word before it and the word or sign behind it, in small letters."""

    text: str
    sentence: Span
    found: FoundForm
    before: str
    behind: str

    @property
    def elsewhere(self) -> bool:
        """Whether a law or nature obliges, not the document."""
        start, end = self.sentence
        return pattern("clauses", "outside").search(self.text, start, min(end, start + _FURTHEST)) is not None


def is_form(text: str, sentence: Span, found: FoundForm) -> bool:
    """Whether words that read like a form are one here."""
    words = _words(text, max(sentence.start, found.start - _REACH), found.start)
    glued = not text[found.start - 1 : found.start].isspace()
    following = _NEXT.match(text, found.end)
    sign, word = (following["sign"], following["word"].lower()) if following else ("", "")
    if found.start == sentence.start and found.words[:1].isupper() and not found.form.equivalent:
        return found.words.isupper() or found.negative or word in lowered("ambiguity", "bare")
    test = _TESTS.get(found.form.name)
    place = _Place(text, sentence, found, "" if glued or not words else words[-1], sign or word)
    return test is None or test(place)


def _words(text: str, start: int, end: int) -> list[str]:
    return [word[0].lower() for word in _WORDS.finditer(text, start, end)]


def _is_can(place: _Place) -> bool:
    """ "a can" and "the can holds oil" have no verb behind; "this can be" has."""
    if place.found.negative:
        return True
    if place.before in lowered("ambiguity", "determiners"):
        return place.before not in lowered("ambiguity", "noun") and place.behind == "be"
    if place.behind in lowered("ambiguity", "function") or place.behind in ("", ".", ";", ":", ")"):
        return place.behind in ("", ":", "do") and bool(place.before)
    return not _is_third_person(place.behind)


def _is_third_person(word: str) -> bool:
    return (
        word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and word not in lowered("ambiguity", "adverbs")
    )


def _is_may(place: _Place) -> bool:
    """ "May" is the month, wherever it stands."""
    return not place.found.words.startswith("May")


def _is_must(place: _Place) -> bool:
    return place.before not in ("a", "an", "the")


def _is_will(place: _Place) -> bool:
    if place.before in lowered("ambiguity", "determiners") or place.before == "at":
        return False
    return place.behind not in lowered("ambiguity", "function")


def _is_need(place: _Place) -> bool:
    """ "if need be", "the need to compare" state nothing."""
    if place.found.words.lower().endswith("be"):
        return place.before != "if"
    if place.before in lowered("ambiguity", "modals"):
        return False
    return place.before not in lowered("ambiguity", "need")


def _is_to(place: _Place) -> bool:
    """ "is to" with a verb, unless it says what an aim consists in or where a thing lies."""
    if place.behind in lowered("ambiguity", "articles") or not place.behind[:1].isalpha():
        return False
    if place.behind == "be":
        return place.before not in ("as", "what")
    start = max(place.sentence.start, place.found.start - _FURTHER)
    subject = set(_words(place.text, start, place.found.start))
    return not subject & lowered("clauses", "aims") and not place.elsewhere


def _has_to(place: _Place) -> bool:
    """ "has to do with", "all that they have to offer" oblige nobody; nor does a law that binds others."""
    if _DO_WITH.match(place.text, place.found.end):
        return False
    start = max(place.sentence.start, place.found.start - _FURTHER)
    return not (
        _ALL_THAT.search(place.text, start, place.found.start)
        or place.before in lowered("ambiguity", "modals")
        or place.elsewhere
    )


def _is_required(place: _Place) -> bool:
    return not place.elsewhere


def _is_permitted(place: _Place) -> bool:
    return not _FOR_IN.match(place.text, place.found.end)


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
