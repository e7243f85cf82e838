"""From pairs of blocks to what happened to each."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from normwright.sts.align.likeness import likeness
from normwright.sts.align.matches import Alignment, Change, Match
from normwright.sts.align.units import Unit


@dataclass
class Found:
    """The pairs found so far, with reason and score; and what was split off or merged in."""

    _old: dict[Unit, Unit] = field(default_factory=dict)
    _new: dict[Unit, Unit] = field(default_factory=dict)
    _why: dict[Unit, tuple[str, float]] = field(default_factory=dict)  # by the older unit
    _further_new: dict[Unit, list[Unit]] = field(default_factory=dict)  # split: by the older unit
    _further_old: dict[Unit, list[Unit]] = field(default_factory=dict)  # merged: by the newer unit
    _parts: set[Unit] = field(default_factory=set)

    def pair(self, old: Unit, new: Unit, reason: str, score: float | None = None) -> None:
        """Notes that the two are one, unless one of them has its pair already."""
        if old in self._old or new in self._new:
            return
        self._old[old], self._new[new] = new, old
        self._why[old] = (reason, likeness(old, new) if score is None else score)

    def old(self, unit: Unit) -> Unit | None:
        """The newer unit that an older one is, or is part of."""
        return self._old.get(unit) or (unit if unit in self._parts else None)

    def new(self, unit: Unit) -> Unit | None:
        """The older unit that a newer one is, or is part of."""
        return self._new.get(unit) or (unit if unit in self._parts else None)

    def split(self, old: Unit, new: Unit) -> None:
        """Notes that `new` was split off `old`."""
        self._further_new.setdefault(old, []).append(new)
        self._parts.add(new)

    def merge(self, old: Unit, new: Unit) -> None:
        """Notes that `old` was merged into `new`."""
        self._further_old.setdefault(new, []).append(old)
        self._parts.add(old)

    def known(self, unit: Unit) -> object:
        """A unit as both versions know it: the older of its pair; itself when it has none."""
        return self._new.get(unit, unit)

    def match(self, old: Unit, new: Unit, *, moved: bool) -> Match:
        """The match of a pair."""
        reason, score = self._why[old]
        news = sorted([new, *self._further_new.get(old, ())], key=lambda unit: unit.order)
        olds = sorted([old, *self._further_old.get(new, ())], key=lambda unit: unit.order)
        edited = old.said != new.said
        if len(news) > 1:
            change = Change.SPLIT
        elif len(olds) > 1:
            change = Change.MERGED
        elif moved:
            change = Change.MOVED
        elif edited:
            change = Change.EDITED
        else:
            change = Change.SAME if old.number == new.number else Change.RENUMBERED
        names = tuple(unit.name for unit in olds), tuple(unit.name for unit in news)
        return Match(*names, change, round(score, 3), reason, edited)

    def has_part(self, unit: Unit) -> bool:
        """Whether a unit was split off or merged into another."""
        return unit in self._parts

    def has(self, unit: Unit) -> bool:
        """Whether an older unit has its pair."""
        return unit in self._old

    def pair_of_new(self, unit: Unit) -> Unit | None:
        """The older unit of a newer one's pair."""
        return self._new.get(unit)


def outcome(old: Sequence[Unit], new: Sequence[Unit], found: Found) -> Alignment:
    """Every unit in a match, in the order of the newer version; what is gone, behind what stood before it."""
    moved = _moved(old, new, found)
    gone: dict[Unit | None, list[Unit]] = {}
    before: Unit | None = None
    for unit in old:
        if found.has(unit):
            before = unit
        elif not found.has_part(unit):
            gone.setdefault(before, []).append(unit)
    matches = [_gone(unit) for unit in gone.get(None, ())]
    for unit in new:
        other = found.pair_of_new(unit)
        if other is not None:
            matches.append(found.match(other, unit, moved=other in moved))
            matches += [_gone(lost) for lost in gone.get(other, ())]
        elif not found.has_part(unit):
            matches.append(Match((), (unit.name,), Change.NEW, 0.0, "nothing like it before"))
    return Alignment(tuple(matches))


def _gone(unit: Unit) -> Match:
    return Match((unit.name,), (), Change.GONE, 0.0, "nothing like it any more")


def _moved(old: Sequence[Unit], new: Sequence[Unit], found: Found) -> set[Unit]:
    """The older units that stand under another parent now, or have changed places with their neighbours."""
    moved: set[Unit] = set()
    families: dict[Unit | None, list[Unit]] = {}
    for unit in new:
        other = found.pair_of_new(unit)
        if other is None:
            continue
        here = None if unit.parent is None else found.known(unit.parent)
        if here is not other.parent:
            moved.add(other)
        else:
            families.setdefault(other.parent, []).append(other)
    for siblings in families.values():
        kept = _longest_rising([unit.order for unit in siblings])
        moved.update(unit for at, unit in enumerate(siblings) if at not in kept)
    return moved


def _longest_rising(orders: Sequence[int]) -> set[int]:
    """Indexes of a longest rising subsequence: what keeps its order, so that as little as possible moved."""
    from bisect import bisect_left

    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, order in enumerate(orders):
        place = bisect_left(ends, order)
        before.append(last[place - 1] if place else -1)
        ends[place : place + 1] = [order]
        last[place : place + 1] = [at]
    kept: set[int] = set()
    at = last[-1] if last else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept
