"""Conditions: the parts of a sentence that say when it holds.

A condition in front ends at the comma before the clause that has the form; one behind goes to the end of the
sentence or to the comma before the next clause with a form. "Should the tap fail, …" is one, too.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normwright.prose.sentences import Span
from normwright.prose.wordlists import lowered


@dataclass(frozen=True)
class Condition:
    """A condition at [start, end); `kind` is if, when, where, unless, until, provided or while."""

    start: int
    end: int
    kind: str


_CONJUNCTION = re.compile(
    r"(?<![\w-])(?:(?P<unless>unless|except (?:where|when|if|in cases? where))|"
    r"(?P<provided>(?:provided|providing)(?: that)?|on condition that)|"
    r"(?P<while>as long as(?! \d)|so long as|while)|(?P<until>until)|"
    r"(?P<if>(?:only )?if|in case(?! of))|(?P<when>when(?:ever)?)|(?P<where>where(?:ver)?))(?![\w-])",
    re.IGNORECASE,
)
_INVERTED = re.compile(r"Should (?!(?:be|have|not|also|only|never|include|contain)\b)[^,;:]{3,200},")
_WORDS = re.compile(r"[^\W\d_][\w’'-]*")
_NEXT_WORD = re.compile(r"[ \u00a0\u202f]+([\w]+)")
_JOINED = re.compile(r" (?:and|or|but|yet|then|so)\b")
_REACH = 80  # characters before a conjunction that decide what it is
_FURTHEST = 1200  # characters in which a condition looks for its end


def conditions(text: str, sentence: Span, starts: Sequence[int]) -> Iterator[Condition]:
    """The conditions of a sentence in order; `starts` are where words in it read like forms."""
    body_end = _without_stop(text, sentence)
    inverted = _INVERTED.match(text, sentence.start, body_end)
    found = sentence.start
    if inverted:
        found = inverted.end() - 1
        yield Condition(sentence.start, found, "if")
    for match in _CONJUNCTION.finditer(text, sentence.start, body_end):
        if match.start() < found or not _holds(text, sentence, match, starts):
            continue
        front = _is_in_front(text, sentence, match)
        end = (_end_in_front if front else _end_behind)(text, match, body_end, starts)
        yield Condition(match.start(), end, str(match.lastgroup))
        found = end


def _without_stop(text: str, sentence: Span) -> int:
    end = sentence.end
    while end > sentence.start and text[end - 1] in ".!?…;:,)\n ":
        end -= 1
    return end


def _is_in_front(text: str, sentence: Span, match: re.Match[str]) -> bool:
    """Whether the clause with the form follows: nothing, or only another condition, stands before it."""
    before = text[max(sentence.start, match.start() - _REACH) : match.start()].strip(" ,(\u00a0—–-")
    return before == "" or bool(_CONJUNCTION.match(before)) or before.endswith((":", ";"))


def _holds(text: str, sentence: Span, match: re.Match[str], starts: Sequence[int]) -> bool:
    kind = match.lastgroup
    before = text[max(sentence.start, match.start() - _REACH) : match.start()]
    words = [word[0].lower() for word in _WORDS.finditer(before)]
    last, parted = (words[-1] if words else ""), before.rstrip().endswith((",", "(", "–", "—", ":", ";"))
    if match.start() == sentence.start:
        return (
            kind != "provided"
            or match[0].lower() == "provided that"
            or "," in text[match.end() : sentence.end]
        )
    if kind == "provided":
        return match[0].lower() not in ("provided", "providing")
    if kind == "until":
        following = _NEXT_WORD.match(text, match.end())
        return not (
            following
            and (following[1].lower() in lowered("conditions", "times") or following[1][0].isdigit())
        )
    if kind == "while":
        return match[0].lower() != "while" or not parted
    if kind == "unless":
        return True
    return _is_condition(kind or "", last, parted, text, sentence, match, starts)


def _is_condition(
    kind: str,
    last: str,
    parted: bool,
    text: str,
    sentence: Span,
    match: re.Match[str],
    starts: Sequence[int],
) -> bool:
    """Tells "if", "when" and "where" from the beginnings of questions and relative clauses."""
    if last in ("even", "as", "than", "from", "to"):
        return False
    joined = last in ("and", "or") and bool(_CONJUNCTION.match(text, sentence.start, match.start()))
    if joined or parted:
        return joined or kind != "where" or not _explains(text, match)
    if last in lowered("conditions", "asked"):
        return False
    if kind == "if":
        return True
    if last in lowered("conditions", "places"):
        return False
    return kind == "when" or _form_in(starts, sentence.start, match.start()) is not None


def _explains(text: str, match: re.Match[str]) -> bool:
    """ ", where A is the area": no condition, but the meaning of a sign."""
    return bool(
        re.match(
            r"[ \u00a0](?:\S{1,3}|\ufffc+) (?:is|are|denotes?|means?)\b", text[match.end() : match.end() + 20]
        )
    )


def _end_in_front(text: str, match: re.Match[str], body_end: int, starts: Sequence[int]) -> int:
    limit = min(body_end, match.end() + _FURTHEST)
    commas = [at for at in _commas(text, match.end(), limit) if not _goes_on(text, at)]
    for number, at in enumerate(commas):
        segment_end = commas[number + 1] if number + 1 < len(commas) else limit
        form = _form_in(starts, at, segment_end)
        if form is not None:
            end = at if text[at + 1 : form].strip() else commas[0]
            break
    else:
        end = commas[0] if commas else limit
    return _before_next(text, match.end(), end)


def _goes_on(text: str, comma: int) -> bool:
    """Whether a comma is followed by "or if", which belongs to the same condition."""
    return bool(re.match(r", (?:or|and) (?:if|when|where|unless)\b", text[comma : comma + 15]))


def _end_behind(text: str, match: re.Match[str], body_end: int, starts: Sequence[int]) -> int:
    limit = min(body_end, match.end() + _FURTHEST)
    inserted = text[match.start() - 2 : match.start()].rstrip()[-1:] in (",", "(")
    if inserted:
        for at in _borders(text, match.end(), limit):
            return _before_next(text, match.end(), at)
    for at in _commas(text, match.end(), limit):
        if _JOINED.match(text, at + 1) and _form_in(starts, at, at + 200) is not None:
            return _before_next(text, match.end(), at)
    until = text[match.end() : limit].partition(";")[0]
    return _before_next(text, match.end(), match.end() + len(until))


def _before_next(text: str, start: int, end: int) -> int:
    """Ends a condition where another one of another kind begins in it."""
    for other in _CONJUNCTION.finditer(text, start, end):
        before = text[max(start, other.start() - 5) : other.start()]
        if other.lastgroup in ("unless", "until", "provided") or re.search(r"\band $", before):
            return len(text[: other.start()].removesuffix("and ").rstrip(" ,"))
    return end


def _form_in(starts: Sequence[int], start: int, end: int) -> int | None:
    """Where the first form in (start, end) begins."""
    index = bisect_left(starts, start)
    return starts[index] if index < len(starts) and starts[index] < end else None


def _commas(text: str, start: int, end: int) -> Iterator[int]:
    """Commas outside parentheses and outside numbers."""
    depth = 0
    for at in range(start, end):
        sign = text[at]
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth <= 0 and not text[at + 1 : at + 2].isdigit():
            yield at


def _borders(text: str, start: int, end: int) -> Iterator[int]:
    for at in range(start, end):
        if text[at] in "),;" and not (text[at] == "," and text[at + 1 : at + 2].isdigit()):
            yield at
