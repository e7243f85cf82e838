"""What an alignment says: pairs of blocks, with what happened to them, how sure that is, and why."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


class Change(StrEnum):
    """What happened to a block between two versions; the gravest, when it is several things."""

    SAME = "same"
    RENUMBERED = "renumbered"  # same words, another number or label
    EDITED = "edited"
    MOVED = "moved"  # under another parent, or past its neighbours; perhaps edited too
    SPLIT = "split"  # one became several
    MERGED = "merged"  # several became one
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True)
class Match:
    """Blocks that are one: their names (see `sts.blocknames`) in the older and in the newer version.

    `old` is empty for a new block, `new` for one that is gone; several names for what was split or merged.
    `score` is 1 for the same words, 0 for none in common; `edited` whether the words differ.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    change: Change
    score: float
    reason: str
    edited: bool = False


@dataclass(frozen=True)
class Alignment:
    """All matches, in the order of the newer version; what is gone stands where it stood."""

    matches: tuple[Match, ...] = field(repr=False)

    def __iter__(self) -> Iterator[Match]:
        return iter(self.matches)

    def of_old(self, name: str) -> Match | None:
        """What became of a block of the older version; None for a name that is no block of it."""
        return self._old.get(name)

    def of_new(self, name: str) -> Match | None:
        """Where a block of the newer version comes from; None for a name that is no block of it."""
        return self._new.get(name)

    @cached_property
    def _old(self) -> dict[str, Match]:
        return {name: match for match in self.matches for name in match.old}

    @cached_property
    def _new(self) -> dict[str, Match]:
        return {name: match for match in self.matches for name in match.new}
