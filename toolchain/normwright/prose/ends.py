"""Two rows of words, where they begin and end alike."""

from collections.abc import Sequence
from itertools import takewhile


def common_ends(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """How many words they share at the beginning, and how many behind those at the end."""
    head = _common(one, other)
    return head, _common(one[head:][::-1], other[head:][::-1])


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
