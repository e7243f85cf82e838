"""A finding with all that a report can say of it."""

from dataclasses import dataclass

from normwright.diagnostics import Diagnostic, Place


@dataclass(frozen=True)
class Change:
    """Characters that are replaced, from line and column up to, not including, the last; all count from 1."""

    file: str
    line: int
    column: int
    last_line: int
    last_column: int
    by: str


@dataclass(frozen=True)
class Result:
    """A diagnostic; its `fingerprint` names it from run to run, whatever its line is then.

    `known`: the baseline has it. `reason` and `silenced_at`: the author's, when it is silenced in the source.
    """

    diagnostic: Diagnostic
    fingerprint: str = ""
    known: bool = False
    reason: str = ""
    silenced_at: Place | None = None
    changes: tuple[Change, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it is told and decides the exit code."""
        return not self.known and self.silenced_at is None
