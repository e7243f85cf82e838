"""What a renumbering leaves: references that follow by themselves, and numbers that somebody typed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normwright.checks.mending.edits import Fix
from normwright.checks.mending.proof import Look
from normwright.checks.places import Sources
from normwright.diagnostics import Diagnostic
from normwright.workspace.record import Draft


@dataclass(frozen=True)
class Way:
    """One round of fixes: the draft before and after it."""

    before: Look
    after: Look
    fixes: tuple[Fix, ...]


def renumbering(draft: Draft, ways: Sequence[Way], sources: Sources) -> Iterator[Diagnostic]:
    """What to tell of the clauses that got another number in these rounds, places as they are now."""
    yield from ()
