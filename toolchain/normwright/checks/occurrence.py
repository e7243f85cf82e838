"""In which of many passages an expression is found: all are searched as one text, which is quick.

Plain words parted by "|" are looked for one by one, and what begins with "(?i)" in small letters: both are
quicker than what the expression says.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

from normwright.sts.views import Passage, Role

_BETWEEN = "\n"
_ANY_CASE = "(?i)"


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
            bare = where.removeprefix(_ANY_CASE)
            text = self._text if bare == where else self._lowered
            words = bare.split("|")
            if all(word.replace("/", "").replace(" ", "").isalnum() for word in words):
                found = {at for word in words for at in self._search(re.compile(word), text)}
                self._found[where] = sorted(found)
            else:
                self._found[where] = list(self._search(re.compile(bare), text))
        return self._found[where]

    def _search(self, pattern: re.Pattern[str], text: str) -> Iterable[int]:
        starts = self._starts
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
    def _lowered(self) -> str:
        """The text in small letters, sign for sign: the few that would become two stay as they are."""
        lowered = self._text.lower()
        if len(lowered) == len(self._text):
            return lowered
        return "".join(low if len(low := sign.lower()) == 1 else sign for sign in self._text)

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
