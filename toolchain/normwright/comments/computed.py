"""What placing and grouping found, kept outside git until anything that it was made from changes.

It is a shortcut for commands that must answer at once; lost or spoilt, it is made anew.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from normwright.comments.record import Ballot, Decision
from normwright.comments.store import ledger_files
from normwright.files import files_below, write_atomic

if TYPE_CHECKING:  # what computes is slow to load, and not needed to read what it found
    from normwright.comments.groups import Group
    from normwright.comments.placing import Placement

_FORM = 1


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
    try:
        kept = json.loads(_path(ballot).read_bytes())
        if kept["form"] != _FORM or kept["inputs"] != fingerprint_of(ballot, decisions):
            return None
        groups = [Grouped(tuple(one["comments"]), one["reason"]) for one in kept["groups"]]
        return Computed(dict(kept["unplaced"]), groups)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep_computed(ballot: Ballot, decisions: Iterable[Decision], computed: Computed) -> None:
    """Keeps it; a folder that can't be written is no reason to fail."""
    kept = {
        "form": _FORM,
        "inputs": fingerprint_of(ballot, decisions),
        "unplaced": dict(computed.unplaced),
        "groups": [{"comments": one.comments, "reason": one.reason} for one in computed.groups],
    }
    try:
        write_atomic(_path(ballot), json.dumps(kept, ensure_ascii=False, sort_keys=True).encode())
    except OSError:
        return


def _path(ballot: Ballot) -> Path:
    return ballot.root / "build" / ".cache" / f"{ballot.project}.{ballot.name}.placed.json"


def fingerprint_of(ballot: Ballot, decisions: Iterable[Decision]) -> str:
    """Of all that placing and grouping depend on, the program's own files by size and time."""
    total = hashlib.sha256()
    files = [*ledger_files(ballot), *files_below(ballot.folder / "circulated")]
    for path in files:
        if path.suffix in (".toml", ".xml", ".json"):
            total.update(f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    for one in decisions:
        if one.placement:
            total.update(f"{one.placement}\0{one.comments}\n".encode())
    for path in files_below(Path(__file__).parent.parent):
        if path.suffix in (".py", ".toml"):
            stat = path.stat()
            total.update(f"{stat.st_size}.{stat.st_mtime_ns},".encode())
    return total.hexdigest()
