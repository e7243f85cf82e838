"""Two wordings of one thing, compared by word.

Case, white space, the shape of quotation marks and dashes, a full stop at the end, and the numbers that
entries print behind terms of others ("city (3.2)") make no difference: a good copy changes them.
"""

import difflib
import re
from dataclasses import dataclass

from normwright.prose.ends import common_ends

#: Texts with more words are compared as wholes between their common beginning and end.
_MOST = 1_500
_ENTRY = re.compile(r"\s*\((?:\d{1,3}|[A-Z])(?:\.\d{1,3}){1,5}\)")
_TOKEN = re.compile(r"[\w\u0300-\u036f]+|[^\w\s\u0300-\u036f]")
_SIGNS = str.maketrans("“”„«»‘’‐‑–—", '"""""\'\'----')


@dataclass(frozen=True)
class Difference:
    """Characters [start, end) of one text stand where [other_start, other_end) stand in the other.

    One of the two can be empty: the words are only in the other.
    """

    start: int
    end: int
    other_start: int
    other_end: int


def differences(text: str, other: str) -> tuple[Difference, ...]:
    """Where two texts differ, in order; none when they say the same in the same words."""
    ours, theirs = _tokens(text), _tokens(other)
    left, right = [one[0] for one in ours], [one[0] for one in theirs]
    if left == right:
        return ()
    return tuple(
        Difference(*_span(ours, i, j, text), *_span(theirs, k, m, other))
        for i, j, k, m in _opcodes(left, right)
    )


def _tokens(text: str) -> list[tuple[str, int, int]]:
    """(as compared, start, end)"""
    blanked = _ENTRY.sub(lambda match: " " * len(match.group()), text)
    found = [
        (match.group().casefold().translate(_SIGNS), match.start(), match.end())
        for match in _TOKEN.finditer(blanked)
    ]
    while found and found[-1][0] in (".", ";"):
        found.pop()
    return found


def _opcodes(left: list[str], right: list[str]) -> list[tuple[int, int, int, int]]:
    """Stretches [i, j) and [k, m) that differ."""
    if max(len(left), len(right)) > _MOST:
        begin, end = common_ends(left, right)
        return [(begin, len(left) - end, begin, len(right) - end)]
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    return [(i, j, k, m) for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal"]


def _span(tokens: list[tuple[str, int, int]], i: int, j: int, text: str) -> tuple[int, int]:
    if i < j:
        return tokens[i][1], tokens[j - 1][2]
    at = tokens[i - 1][2] if i else (tokens[0][1] if tokens else len(text))
    return at, at
