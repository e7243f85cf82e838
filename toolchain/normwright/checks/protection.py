"""A protected text held against the words of a clause: what is missing, added, changed."""

import difflib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normwright.workspace.protected import WORD, Gap

#: Two stretches of words whose product is larger are taken apart at words that stand in both but once.
_CLOSELY = 250_000
_SHAPES = str.maketrans("’‘‐‑", "''--")


@dataclass(frozen=True)
class Deviation:
    """Words [start, end) of the protected text stand as words [found, found_end) of the other, or not at all.

    `gaps` are those of the protected text that lie there.
    """

    start: int
    end: int
    found: int
    found_end: int
    gaps: tuple[Gap, ...] = ()


def words_of(text: str) -> list[tuple[str, int, int]]:
    """The words of a text, in the shape in which they are compared, with where each begins and ends."""
    return [(shaped(match[0]), match.start(), match.end()) for match in WORD.finditer(text)]


def shaped(word: str) -> str:
    """A word with plain apostrophes and hyphens."""
    return word.translate(_SHAPES)


def deviations(wanted: Sequence[str], gaps: Sequence[Gap], found: Sequence[str]) -> list[Deviation]:
    """Where the words found differ from those wanted, and what stands in the gaps; in order."""
    places = [gap.before for gap in gaps]
    made = []
    for start, end, begin, stop in differing(wanted, found):
        lying = gaps[bisect_left(places, start) : bisect_left(places, end + 1)]
        made.append(Deviation(start, end, begin, stop, tuple(lying)))
    return made


def differing(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Stretches [i, j) of one and [k, m) of the other that differ, in order; time grows with the lengths."""
    return sorted(_differing(one, other))


def _differing(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    waiting = [(0, len(one), 0, len(other))]
    while waiting:
        i, j, k, m = _trimmed(one, other, *waiting.pop())
        if i == j or k == m:
            if i < j or k < m:
                yield i, j, k, m
        elif (j - i) * (m - k) <= _CLOSELY:
            matcher = difflib.SequenceMatcher(None, one[i:j], other[k:m], autojunk=False)
            for tag, a, b, c, d in matcher.get_opcodes():
                if tag != "equal":
                    yield i + a, i + b, k + c, k + d
        else:
            anchors = _anchors(one, other, i, j, k, m)
            if not anchors:
                yield i, j, k, m
                continue
            ends = [*anchors, (j, m)]
            starts = [(i, k), *((a + 1, b + 1) for a, b in anchors)]
            waiting += [(a, c, b, d) for (a, b), (c, d) in zip(starts, ends, strict=True)]


def _trimmed(
    one: Sequence[str], other: Sequence[str], i: int, j: int, k: int, m: int
) -> tuple[int, int, int, int]:
    while i < j and k < m and one[i] == other[k]:
        i, k = i + 1, k + 1
    while i < j and k < m and one[j - 1] == other[m - 1]:
        j, m = j - 1, m - 1
    return i, j, k, m


def _anchors(
    one: Sequence[str], other: Sequence[str], i: int, j: int, k: int, m: int
) -> list[tuple[int, int]]:
    """Words that stand once in each of two stretches, the longest row of them that is in order in both."""
    here, there = Counter(one[i:j]), Counter(other[k:m])
    at = {word: place for place, word in enumerate(other[k:m], k) if there[word] == 1}
    pairs = [(place, at[word]) for place, word in enumerate(one[i:j], i) if here[word] == 1 and word in at]
    return _rising(pairs)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence whose second numbers rise (patience sorting)."""
    tops: list[int] = []
    owners: list[int] = []
    before: list[int] = []
    for number, (_, second) in enumerate(pairs):
        pile = bisect_left(tops, second)
        before.append(owners[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [second]
        owners[pile : pile + 1] = [number]
    row: list[tuple[int, int]] = []
    number = owners[-1] if owners else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row[::-1]
