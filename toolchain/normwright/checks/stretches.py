"""Stretches of a text, and whether a character lies in one of them: at once, however many they are."""

from bisect import bisect_right
from collections.abc import Iterable


class Stretches:
    """Characters [start, end) of a text, several times; they may overlap."""

    def __init__(self, those: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []  # how far the stretches reach that have begun by then
        for start, end in sorted(those):
            self._starts.append(start)
            self._ends.append(max(end, self._ends[-1]) if self._ends else end)

    def __contains__(self, offset: int) -> bool:
        """Whether a character lies in one of them."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]
