"""From the circulated text to the draft of today: what became of a block that comments are on."""

from dataclasses import dataclass

from normwright.comments.targets import Targets
from normwright.sts.align import Change, align

#: How much of a placement's confidence stays, by what happened to the block.
_STAYS = {
    Change.SAME: 1.0,
    Change.RENUMBERED: 1.0,
    Change.EDITED: 0.97,
    Change.MOVED: 0.95,
    Change.MERGED: 0.9,
    Change.SPLIT: 0.85,
}
_GONE = 0.6


@dataclass(frozen=True)
class Carried:
    """The name in the current text, the share of confidence that stays, and what happened, in words."""

    name: str
    stays: float
    reason: str = ""


class Carrying:
    """Carries names of one text to another."""

    def __init__(self, old: Targets, new: Targets) -> None:
        self._old, self._new = old, new
        self._alignment = align(old.standard, new.standard)
        self._done: dict[str, Carried] = {"": Carried("", 1.0)}

    def carry(self, name: str) -> Carried:
        """Where a block of the old text is now; a block that is gone leads to what stood around it."""
        if name not in self._done:
            self._done[name] = self._carried(name)
        return self._done[name]

    def _carried(self, name: str) -> Carried:
        for steps, around in enumerate(self._old.path(name)):
            match = self._alignment.of_old(around)
            if match is None or not match.new:
                continue
            new = self._new.around.get(match.new[0], match.new[0])
            if steps:
                reason = f"{self._old.said(name)} is gone; {self._new.said(new)} is what stood around it"
                return Carried(new, _GONE, reason)
            return Carried(new, _STAYS[match.change], self._words(match.change, name, new))
        return Carried("", _GONE / 2, f"{self._old.said(name)} is gone with all around it")

    def _words(self, change: Change, old: str, new: str) -> str:
        if change is Change.SAME:
            return ""
        now = self._new.said(new)
        what = {
            Change.RENUMBERED: f"now {now}",
            Change.EDITED: "edited since",
            Change.MOVED: f"moved to {now}",
            Change.MERGED: f"merged into {now}",
            Change.SPLIT: f"split; {now} is its first part",
        }
        return "" if change is Change.RENUMBERED and now == self._old.said(old) else what[change]
