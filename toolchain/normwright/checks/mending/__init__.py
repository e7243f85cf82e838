"""Safe fixes: edits of the author's sources that mend findings and change nothing that they don't name."""

from normwright.checks.mending.proof import Look
from normwright.checks.mending.rounds import Looking, Mended, mend

__all__ = ["Look", "Looking", "Mended", "mend"]
