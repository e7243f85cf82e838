"""A ballot as a meeting sees it: every comment with its place, answer, group and contradictions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from normwright.comments.compilation import Compilation, Entry
from normwright.comments.contradictions import Contradiction
from normwright.comments.groups import Group
from normwright.comments.placing import Placement
from normwright.comments.record import Decision
from normwright.comments.targets import Targets

#: Under which comments are counted that are on no clause of the circulated text.
WHOLE, NEW, UNPLACED = "document", "new", "unplaced"
_WORDS = {WHOLE: "Whole document", NEW: "Only in the text of today", UNPLACED: "Not placed"}
#: Statuses that read otherwise on a page than in a file.
_STATUSES = {
    "accepted-modified": "accepted, modified",
    "partially-accepted": "partially accepted",
    "not-accepted": "not accepted",
    "clarification": "to be clarified",
    "editorial": "left to the editor",
    "open": "not decided",
}
_LONGEST = 60  # characters of a title


@dataclass(frozen=True)
class Meeting:
    """All that a meeting view shows; `decisions` by id, `placements` by key.

    `targets` are the blocks of the circulated text, None without one.
    """

    compilation: Compilation
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    placements: Mapping[str, Placement] = field(default_factory=dict)
    targets: Targets | None = None
    groups: Sequence[Group] = ()
    contradictions: Sequence[Contradiction] = ()
    sample: bool = False

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """The entries by key."""
        return {entry.comment.key: entry for entry in self.compilation.entries}

    @cached_property
    def group_of(self) -> Mapping[str, int]:
        """Key -> number of its group, from 1."""
        return {key: number for number, group in enumerate(self.groups, 1) for key in group.comments}

    @cached_property
    def against(self) -> Mapping[str, list[Contradiction]]:
        """Key -> the contradictions that it has part in."""
        found: dict[str, list[Contradiction]] = {}
        for one in self.contradictions:
            for key in one.comments:
                found.setdefault(key, []).append(one)
        return found

    @cached_property
    def clauses(self) -> Sequence[str]:
        """Under which comments are counted, in order."""
        tops = [one.name for one in self.targets.all if not one.parent] if self.targets is not None else []
        return [WHOLE, *tops, NEW, UNPLACED]

    def at(self, entry: Entry) -> str:
        """The block of the circulated text that a comment is on; "" for none, or when that isn't sure."""
        placement = self.placements.get(entry.comment.key)
        return placement.circulated if placement is not None and placement.sure else ""

    def near(self, entry: Entry) -> list[str]:
        """The blocks that a comment may be on which is not placed, the likeliest first."""
        placement = self.placements.get(entry.comment.key)
        if placement is None or placement.sure or self.targets is None:
            return []
        names = dict.fromkeys((placement.circulated, *placement.candidates))
        return [name for name in names if name in self.targets]

    def clause(self, entry: Entry) -> str:
        """The clause at the top level under which a comment is counted, or `WHOLE`, `NEW`, `UNPLACED`."""
        name = self.at(entry)
        if name and self.targets is not None and name in self.targets:
            return self.targets.path(name)[-1]
        placement = self.placements.get(entry.comment.key)
        if placement is None or not placement.sure:
            return UNPLACED
        return WHOLE if placement.whole else NEW

    def said(self, name: str) -> str:
        """A block's place in words; "" for one that isn't known."""
        return self.targets.said(name) if self.targets is not None and name in self.targets else ""

    def clause_words(self, name: str) -> str:
        """What a clause is called: number and title."""
        if name in _WORDS or self.targets is None or name not in self.targets:
            return _WORDS.get(name, name)
        one = self.targets[name]
        title = one.title if len(one.title) <= _LONGEST else f"{one.title[: _LONGEST - 1]}…"
        return " ".join(part for part in (one.label, title) if part) or one.kind


def status_words(status: str) -> str:
    """What a page calls a status."""
    return _STATUSES.get(status, status)
