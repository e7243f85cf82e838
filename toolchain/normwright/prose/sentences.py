"""Where sentences begin and end.

A sentence ends at ".", "!", "?" or "…" before a capital letter or a masked word; colons and semicolons are
borders of clauses only. Abbreviations, initials and numbers don't end one. A line feed does: a block stands
in the middle of the text there.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from normwright.prose.wordlists import words

#: A formula, or words that were masked.
OBJECT = "\ufffc"

_CLOSING = "”’\"'»)\\]"
_OPENING = "“‘„\"'«(\\["
#: A line feed, or a mark and the marks behind it; what begins with few signs is found quickly.
_END = re.compile(
    rf"[\n.!?…](?:(?<=\n)|(?<![.!?…]{{2}})(?P<more>[.!?…]*+)[{_CLOSING}{OBJECT}]*+"
    rf"(?=[ \u00a0\u202f]++[{_OPENING}]*(?P<next>[^\W\d_]|{OBJECT})))"
)
_WORD_BEFORE = re.compile(r"(?:[^\W\d_][\w.]*|)$")
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 40  # characters before a full stop that decide what it is


class Span(NamedTuple):
    """Characters [start, end) of a text."""

    start: int
    end: int


def sentences(text: str) -> Iterator[Span]:
    """The sentences of a text in order, blanks around them left out. Linear in the text."""
    start = 0
    for match in _END.finditer(text):
        if match["more"] is None or _ends(text, match):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, len(text))


def sentence_end(text: str) -> int:
    """Where the first sentence of a text ends."""
    return next((span.end for span in sentences(text)), len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _ends(text: str, match: re.Match[str]) -> bool:
    following = match["next"]
    if not (following == OBJECT or following.isupper()):
        return False
    stop = match.start()
    if match["more"] or text[stop] != ".":
        return True
    window = text[max(0, stop - _REACH) : stop]
    word = window.rpartition(" ")[2]
    if not word.isalpha():
        before = _WORD_BEFORE.search(window)
        word = before[0] if before else ""
    if word in words("sentences", "abbreviations"):
        return False
    if len(word) == 1 and word.isupper():
        return _is_name(window[:-1]) or _opens(text, match)
    return True


def _is_name(window: str) -> bool:
    """Whether the words before a lone letter make it a name, as in "Annex B"."""
    found = [word[0].lower() for word in _WORD.finditer(window)]
    return bool(found) and found[-1] in words("sentences", "lettered")


def _opens(text: str, match: re.Match[str]) -> bool:
    found = _WORD.match(text, match.start("next"))
    return found is None or found[0] in words("sentences", "openers")
