"""What placing and grouping found, in short, for commands that must answer at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from normwright.comments.caches import Cache, cache_of
from normwright.comments.record import Ballot, Decision

if TYPE_CHECKING:  # what computes is slow to load, and not needed to read what it found
    from normwright.comments.groups import Group
    from normwright.comments.placing import Placement

_FORM = 2


@dataclass(frozen=True)
class Grouped:
    """The keys of comments that say the same, and why they are taken for one."""

    comments: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class Computed:
    """Key -> why a comment could not be placed, of those that could not; the groups in their order."""

    unplaced: Mapping[str, str] = field(default_factory=dict)
    groups: Sequence[Grouped] = ()


def summarized(placements: Mapping[str, "Placement"], groups: Iterable["Group"]) -> Computed:
    """What is kept of placements and groups."""
    unplaced = {key: one.reason for key, one in placements.items() if not one.sure}
    return Computed(unplaced, tuple(Grouped(one.comments, one.reason) for one in groups))


def read_computed(ballot: Ballot, decisions: Iterable[Decision]) -> Computed | None:
    """What was kept; None when there is nothing, or it was made from other files."""
    kept = _cache(ballot, decisions).read()
    if kept is None:
        return None
    try:
        groups = [Grouped(tuple(one["comments"]), one["reason"]) for one in kept["groups"]]
        return Computed(dict(kept["unplaced"]), groups)
    except (ValueError, KeyError, TypeError):
        return None


def keep_computed(ballot: Ballot, decisions: Iterable[Decision], computed: Computed) -> None:
    """Keeps it for the next command."""
    groups = [{"comments": one.comments, "reason": one.reason} for one in computed.groups]
    _cache(ballot, decisions).keep({"unplaced": dict(computed.unplaced), "groups": groups})


def _cache(ballot: Ballot, decisions: Iterable[Decision]) -> Cache:
    return cache_of(ballot, decisions, "placed", form=_FORM)
