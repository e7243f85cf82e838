"""Imperatives at the beginning of a sentence or behind a condition: "Measure it", "If it leaks, close it"."""

import re
from collections.abc import Sequence
from functools import cache

from normwright.prose.conditions import Condition
from normwright.prose.sentences import OBJECT, Span
from normwright.prose.wordlists import lowered

_START = re.compile(
    r"[\s,]*(?:(?:then|next|finally|first|second|now|also|after that|afterwards|[a-z]{2,20}ly),?[ \u00a0])?"
    r"(?P<verb>(?P<no>do not|don['’]t|never)|[^\W\d_]+)"
    rf"(?:[ \u00a0\u202f]+(?P<next>[\w’'-]+|{OBJECT}))?",
    re.IGNORECASE,
)
_FIRST = re.compile(r"[^\W\d_]+")
_DEFINED = re.compile(r"let\b.{1,60}? (?:be|denote|stand)\b", re.IGNORECASE)


def imperative(text: str, sentence: Span, conditions: Sequence[Condition]) -> tuple[Span, bool] | None:
    """The verb of an imperative and whether it forbids; None when the sentence isn't one."""
    start = sentence.start
    if conditions and conditions[0].start == start:
        start = conditions[0].end
    match = _START.match(text, start, sentence.end)
    if match is None:
        return None
    verb, following = match["verb"].lower(), (match["next"] or "").lower()
    span = Span(*match.span("verb"))
    if match["no"]:
        return (span, True) if following and following not in lowered("imperatives", "never") else None
    if verb == "let":
        return (span, False) if following and not _DEFINED.match(text, span.start, sentence.end) else None
    return (span, False) if _commands(verb, following) else None


def may_command(text: str, sentence: Span) -> bool:
    """A quick look: whether the sentence begins with a verb, an adverb or a condition."""
    match = _FIRST.match(text, sentence.start, sentence.end)
    return match is not None and (match[0].lower() in _beginnings() or match[0].endswith("ly"))


@cache
def imperative_verbs() -> frozenset[str]:
    """Every word that makes an imperative."""
    verbs = lowered("imperatives", "verbs") | lowered("imperatives", "nouns")
    return verbs | {"let", "not", "never", "don"}


@cache
def _beginnings() -> frozenset[str]:
    verbs = lowered("imperatives", "verbs") | lowered("imperatives", "nouns")
    return verbs | lowered("imperatives", "before")


def _commands(verb: str, following: str) -> bool:
    if not following or following in lowered("imperatives", "never") or (verb, following) == ("note", "that"):
        return False
    if verb in lowered("imperatives", "verbs"):
        return True
    object_behind = (
        following == OBJECT or following.isdigit() or following in lowered("imperatives", "objects")
    )
    return object_behind and verb in lowered("imperatives", "nouns")
