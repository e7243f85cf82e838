"""Harmonized stage codes of ISO and CEN: what they mean and which may follow which.

Codes, names and transitions are `data/stages.toml`. A project keeps a list of (code, date); it need not hold
every step, but a step back needs the decision that sent the draft back.
Source: ISO/IEC Directives Part 1, Consolidated ISO Supplement, Annex SD; CEN's extra codes are unverified.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from normwright import resources


class UnknownStage(ValueError):
    """A text that is no stage code; `nearest` is the known code closest to it, or ""."""

    def __init__(self, text: str, body: str) -> None:
        super().__init__(f'"{text}" is no stage code of {body.upper()}')
        self.text = text
        self.nearest = _nearest(text, body)


@dataclass(frozen=True, order=True)
class Stage:
    """A stage code with its meaning; `str()` gives the code."""

    code: str
    body: str = "iso"  # iso | cen
    name: str = ""
    phase: str = ""
    verified: bool = True

    @classmethod
    def parse(cls, text: str, *, body: str = "iso") -> "Stage":
        """The stage of `text`, such as "30.20". Raises: UnknownStage."""
        code = text.strip()
        stage = _stages(body).get(code) or _open_stage(code, body)
        if stage is None:
            raise UnknownStage(code, body)
        return stage

    @property
    def main(self) -> str:
        """First half: "30"."""
        return self.code[:2]

    @property
    def sub(self) -> str:
        """Second half: "20"."""
        return self.code[3:]

    @property
    def published(self) -> bool:
        """Whether the document is out: definitive text available, review, withdrawal."""
        return self.code >= ("60.55" if self.body == "cen" else "60.60")

    def __str__(self) -> str:
        return self.code


@dataclass(frozen=True)
class WrongStep:
    """A step of a history that isn't allowed: index of the later event, both codes, and why."""

    index: int
    before: Stage
    after: Stage
    reason: str


def stages(body: str = "iso") -> tuple[Stage, ...]:
    """All codes known for `body`, in order."""
    return tuple(sorted(_stages(body).values()))


def allowed(before: Stage, after: Stage) -> bool:
    """Whether `after` may be recorded directly after `before`; the same event again always may.

    For CEN: forward, or back after a decision to repeat (.92, .93).
    """
    if before.code == after.code:
        return True
    if "cen" in (before.body, after.body) or before.code not in _table()["iso"]:
        return _cen_allowed(before, after)
    return after.code in _next(before.code)


def check_history(history: Sequence[Stage]) -> Iterator[WrongStep]:
    """The steps that can't be: nothing may follow an end, and a step back needs the decision for it.

    Steps left out on the way forward are no fault.
    """
    for index in range(1, len(history)):
        before, after = history[index - 1], history[index]
        if not _possible(before, after, history[:index]):
            yield WrongStep(index, before, after, _reason(before, after))


def _possible(before: Stage, after: Stage, earlier: Sequence[Stage]) -> bool:
    if allowed(before, after):
        return True
    if "cen" in (before.body, after.body):
        return False
    return after.code in _forward(before.code) or _event_again(before, after, earlier)


def _event_again(before: Stage, after: Stage, earlier: Sequence[Stage]) -> bool:
    """Annex SD: a repeated event is the same code again, where the stage has no own code for repeating."""
    repeated = after.code in {stage.code for stage in earlier} and after.main == before.main
    return repeated and before.sub < "90" and f"{after.main}.93" not in _table()["iso"]


def _reason(before: Stage, after: Stage) -> str:
    if before.sub == "98" or before.code in ("95.99", "99.60"):
        return f"{before.code} ends the project"
    if after.code < before.code:
        return "a step back needs the decision before it (x.92 or x.93)"
    return f"{after.code} can't be reached from {before.code}"


def _forward(code: str) -> frozenset[str]:
    """Every code ahead of `code` when unrecorded steps are taken as done, but no decision to go back."""
    seen: set[str] = set()
    waiting = list(_next(code))
    while waiting:
        step = waiting.pop()
        if step in seen or (step < code and code[3:] < "92"):
            continue
        seen.add(step)
        if step[3:] not in ("92", "93", "98"):
            waiting += _next(step)
    return frozenset(seen)


def _cen_allowed(before: Stage, after: Stage) -> bool:
    if before.sub == "98" or before.code == "99.60":
        return False
    return after.code > before.code or before.sub in ("92", "93")


def _next(code: str) -> list[str]:
    return list(_table()["iso"][code]["next"])


def _table() -> dict[str, Any]:
    return resources.table("stages.toml")


@cache
def _stages(body: str) -> dict[str, Stage]:
    """Code -> stage; CEN knows ISO's codes too, because a parallel project follows them."""
    known = {
        code: Stage(code, body, row["name"], row["phase"], body == "iso")
        for code, row in _table()["iso"].items()
    }
    if body == "cen":
        for code, row in _table()["cen"].items():
            known[code] = Stage(code, body, row["name"], row["phase"], row["verified"])
    return known


def _open_stage(code: str, body: str) -> Stage | None:
    """A code of one of CEN's phases of which we only know the first half."""
    phases = _table()["cen_open"]["phases"]
    digits = len(code) == 5 and code[2] == "." and (code[:2] + code[3:]).isascii()
    if body != "cen" or not digits or not (code[:2] + code[3:]).isdigit() or code[:2] not in phases:
        return None
    return Stage(code, body, phases[code[:2]], phases[code[:2]], verified=False)


def _nearest(text: str, body: str) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(text, list(_stages(body)), n=1, cutoff=0.5)), "")
