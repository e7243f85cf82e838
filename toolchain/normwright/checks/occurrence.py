"""In which of many passages an expression is found: all are searched as one text, which is quick."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

from normwright.sts.views import Passage, Role

_BETWEEN = "\n"


class Passages:
    """Passages by their numbers, and what is known of them."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._found: dict[str, Sequence[int]] = {}

    def of(self, where: str, roles: frozenset[Role]) -> Iterable[int]:
        """The numbers of those in which `where` is found and whose role is one of `roles`; empty: all."""
        numbers = self._with(where) if where else range(len(self._passages))
        return [at for at in numbers if self._roles[at] in roles] if roles else numbers

    def _with(self, where: str) -> Sequence[int]:
        if where not in self._found:
            self._found[where] = list(self._search(re.compile(where)))
        return self._found[where]

    def _search(self, pattern: re.Pattern[str]) -> Iterable[int]:
        text, starts = self._text, self._starts
        match = pattern.search(text)
        while match is not None:
            at = bisect_right(starts, match.start()) - 1
            yield at
            if at + 1 == len(starts):
                return
            match = pattern.search(text, starts[at + 1])

    @cached_property
    def _text(self) -> str:
        return _BETWEEN.join(passage.string for passage in self._passages)

    @cached_property
    def _starts(self) -> list[int]:
        starts, end = [], 0
        for passage in self._passages:
            starts.append(end)
            end += len(passage.string) + len(_BETWEEN)
        return starts

    @cached_property
    def _roles(self) -> list[Role]:
        return [passage.role for passage in self._passages]
