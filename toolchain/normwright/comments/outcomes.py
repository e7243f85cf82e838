"""What became of a body's comments: the text around each as circulated, and as it is today."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from normwright.comments.worddiff import Pieces, word_changes
from normwright.sts.align import Alignment, Change, Match, align
from normwright.sts.pointers import Pointer, pointers
from normwright.sts.standard import Standard

#: Changes shown of one comment; a whole clause can have any number.
MOST = 8
_QUIET = frozenset({Change.SAME, Change.RENUMBERED})


@dataclass(frozen=True)
class TextChange:
    """A block of the kind `what` before and after: one side is empty for what is new or gone."""

    what: str
    before: Pieces
    after: Pieces


@dataclass(frozen=True)
class Outcome:
    """What changed in the text at a comment's place; `more` further changes are not listed.

    `known` is false where the two versions could not be compared, or the comment has no place.
    """

    known: bool = False
    changes: tuple[TextChange, ...] = ()
    more: int = 0


@dataclass(frozen=True)
class Versions:
    """The circulated text and that of today, both in our profile."""

    circulated: Standard
    current: Standard
    _cache: dict[str, Outcome] = field(default_factory=dict, repr=False, compare=False)

    def outcome(self, name: str) -> Outcome:
        """What changed in a block of the circulated text, or in all of a clause; nothing is known of ""."""
        if not name:
            return Outcome()
        if name not in self._cache:
            self._cache[name] = self._outcome(name)
        return self._cache[name]

    # -- inside --------------------------------------------------------------------------------------------

    @cached_property
    def _alignment(self) -> Alignment:
        return align(self.circulated, self.current)

    @cached_property
    def _old(self) -> Mapping[str, Pointer]:
        return {one.name: one for one in pointers(self.circulated).all}

    @cached_property
    def _new(self) -> Mapping[str, Pointer]:
        return {one.name: one for one in pointers(self.current).all}

    @cached_property
    def _within(self) -> Mapping[str, list[str]]:
        """Name of a block -> the blocks right in it, of the circulated text."""
        return _children(self._old)

    @cached_property
    def _within_new(self) -> Mapping[str, list[str]]:
        return _children(self._new)

    def _outcome(self, name: str) -> Outcome:
        pointer = self._old.get(name)
        if pointer is None:
            return Outcome()
        changes = list(self._changes(pointer, set()))
        return Outcome(True, tuple(changes[:MOST]), max(0, len(changes) - MOST))

    def _changes(self, pointer: Pointer, told: set[Match]) -> Iterator[TextChange]:
        """Of a block; of a clause its title, the blocks in it, and what is new there."""
        match = self._alignment.of_old(pointer.name)
        if match is None or match in told:
            return
        told.add(match)
        if match.change not in _QUIET:
            before = "\n".join(self._old[name].words for name in match.old if name in self._old)
            after = "\n".join(self._new[name].words for name in match.new if name in self._new)
            if before != after:
                yield TextChange(pointer.kind, *word_changes(before, after))
        if pointer.is_clause:
            for name in self._within.get(pointer.name, ()):
                yield from self._changes(self._old[name], told)
            for new in match.new:
                yield from self._added(new)

    def _added(self, name: str) -> Iterator[TextChange]:
        for child in self._within_new.get(name, ()):
            match = self._alignment.of_new(child)
            if match is not None and match.change is Change.NEW:
                pointer = self._new[child]
                yield TextChange(pointer.kind, *word_changes("", pointer.words))
                if pointer.is_clause:
                    yield from self._added(child)


def _children(blocks: Mapping[str, Pointer]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in blocks.values():
        # What stands in an item or a note is part of its words already.
        holder = blocks.get(one.parent)
        if holder is not None and holder.is_clause:
            found.setdefault(one.parent, []).append(one.name)
    return found
