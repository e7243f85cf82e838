"""How many comments: by body, type, clause and status, each with how many are decided."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from normwright.comments.compilation import Entry
from normwright.comments.statuses import all_statuses

KINDS = ("ge", "te", "ed", "")


@dataclass(frozen=True)
class Count:
    """How many comments there are of one name: in all, decided, and by type (`KINDS`, in that order)."""

    name: str
    total: int
    decided: int
    kinds: tuple[int, ...]

    @property
    def undecided(self) -> int:
        """Those that nobody has answered yet."""
        return self.total - self.decided


@dataclass(frozen=True)
class Statistic:
    """Counts by one aspect: "body", "type", "clause" or "status". Every comment is counted once."""

    by: str
    counts: tuple[Count, ...]


def statistics(
    entries: Sequence[Entry], clause: Callable[[Entry], str], clauses: Iterable[str] = ()
) -> list[Statistic]:
    """All four. `clause` gives the name under which a comment is counted, `clauses` their order.

    Bodies are in the order of their codes, types by weight, statuses as their list has them; what the order
    doesn't know comes last.
    """
    return [
        _statistic("body", entries, lambda entry: entry.comment.body, ()),
        _statistic("type", entries, lambda entry: entry.kind, KINDS),
        _statistic("clause", entries, clause, clauses),
        _statistic("status", entries, lambda entry: entry.status, all_statuses()),
    ]


def _statistic(
    by: str, entries: Sequence[Entry], name: Callable[[Entry], str], order: Iterable[str]
) -> Statistic:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(name(entry), []).append(entry)
    known = [one for one in dict.fromkeys(order) if one in found]
    names = [*known, *sorted(set(found) - set(known))]
    return Statistic(by, tuple(_count(one, found[one]) for one in names))


def _count(name: str, entries: Sequence[Entry]) -> Count:
    kinds = tuple(sum(1 for entry in entries if entry.kind == kind) for kind in KINDS)
    return Count(name, len(entries), sum(1 for entry in entries if entry.decided), kinds)
