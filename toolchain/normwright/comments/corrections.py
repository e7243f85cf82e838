"""Which rows of a corrected form are which comments of the former: by the words and the place given."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from normwright.comments.record import Wording

#: Least share of common words; below it two comments are two, though one may have been rewritten.
LEAST = 0.55
_LONG = 400  # words above which order is not compared: that is quadratic
_MANY = 40_000  # pairs above which only rows with a common place are compared
Pair = tuple[int, int]


@dataclass(frozen=True)
class _Said:
    words: tuple[str, ...]
    place: tuple[str, ...]


def likest_pairs(rows: Sequence[Wording], comments: Sequence[Wording]) -> list[Pair]:
    """Indices of rows and comments that belong together, each at most once, the likest first."""
    if not rows or not comments:
        return []
    left, right = [_said(one) for one in rows], [_said(one) for one in comments]
    scored: list[tuple[float, int, int]] = []
    for row, comment in _candidates(left, right):
        words = _likeness(left[row].words, right[comment].words)
        if words >= LEAST:
            same = sum(1 for a, b in zip(left[row].place, right[comment].place, strict=True) if a == b)
            scored.append((-(words + same / 20), row, comment))
    pairs: list[Pair] = []
    used_rows: set[int] = set()
    used_comments: set[int] = set()
    for _, row, comment in sorted(scored):
        if row not in used_rows and comment not in used_comments:
            used_rows.add(row)
            used_comments.add(comment)
            pairs.append((row, comment))
    return pairs


def _candidates(left: Sequence[_Said], right: Sequence[_Said]) -> Iterator[Pair]:
    if len(left) * len(right) <= _MANY:
        yield from ((row, comment) for row in range(len(left)) for comment in range(len(right)))
        return
    places: dict[tuple[str, ...], list[int]] = {}
    for index, said in enumerate(right):
        places.setdefault(said.place, []).append(index)
    for row, said in enumerate(left):
        yield from ((row, comment) for comment in places.get(said.place, ())[:50])


def _said(wording: Wording) -> _Said:
    text = f"{wording.comment}\n{wording.proposal}".casefold()
    place = (wording.clause, wording.element, wording.line)
    words = tuple(word[0] for word in re.finditer(r"\w+", text))
    return _Said(words, tuple(" ".join(cell.casefold().split()) for cell in place))


def _likeness(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """From 0 to 1; below `LEAST` it may come out lower than it is."""
    total = len(left) + len(right)
    if not left or not right or 2 * min(len(left), len(right)) / total < LEAST:
        return 0.0
    common = 2 * sum((Counter(left) & Counter(right)).values()) / total
    if common < LEAST or total > _LONG:
        return common
    return SequenceMatcher(None, left, right, autojunk=False).ratio()
