"""Imperatives at the beginning of a sentence or behind a condition: "Measure the width", "If it leaks, close it"."""

import re
from collections.abc import Sequence

from normwright.prose.conditions import Condition
from normwright.prose.sentences import Span
from normwright.prose.wordlists import lowered

_START = re.compile(
    r"[\s,\u00a0]*(?:(?:then|next|finally|first|second|now|also|after that|afterwards|[A-Za-z]+ly),?[ \u00a0])?"
    r"(?P<verb>(?P<no>do not|don['’]t|never)|[^\W\d_]+)(?P<rest>[ \u00a0\u202f]+(?P<next>[\w’'-]+|\ufffc|[“\"(]))?",
    re.IGNORECASE,
)
_AFTER_NOUN = frozenset(
    [
        "the",
        "a",
        "an",
        "each",
        "every",
        "all",
        "any",
        "both",
        "this",
        "that",
        "these",
        "those",
        "its",
        "their",
        "it",
        "them",
        "no",
        "one",
        "two",
        "three",
        "four",
        "five",
        "up",
        "off",
        "out",
        "down",
        "at",
        "twice",
        "again",
        "only",
        "how",
        "whether",
        "which",
        "what",
        "as",
    ]
)
_NEVER = frozenset(
    ["of", "is", "are", "was", "were", "has", "have", "had", "shall", "should", "may", "can", "must", "will"]
)
_DEFINED = re.compile(r"let\b.{1,60}? (?:be|denote|stand)\b", re.IGNORECASE)


def imperative(text: str, sentence: Span, conditions: Sequence[Condition]) -> tuple[Span, bool] | None:
    """The verb of an imperative and whether it forbids; None when the sentence isn't one."""
    start = sentence.start
    if conditions and conditions[0].start == start:
        start = conditions[0].end
    match = _START.match(text, start, sentence.end)
    if match is None or (
        start == sentence.start and not match["verb"][:1].isupper() and text[start - 1 : start]
    ):
        return None
    verb, following = match["verb"].lower(), (match["next"] or "").lower()
    span = Span(*match.span("verb"))
    if match["no"]:
        return (span, True) if following and following not in _NEVER else None
    if verb == "let":
        return None if not following or _DEFINED.match(text, span.start, sentence.end) else (span, False)
    return (span, False) if _commands(verb, following) else None


def _commands(verb: str, following: str) -> bool:
    if following in _NEVER:
        return False
    if verb in lowered("imperatives", "verbs"):
        return bool(following)
    if verb == "note" and following == "that":
        return False
    return verb in lowered("imperatives", "nouns") and (
        following in _AFTER_NOUN or following[:1] == "\ufffc" or following.isdigit()
    )
