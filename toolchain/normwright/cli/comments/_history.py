"""Which comments the history of the draft implements."""

from normwright.cli.comments._loading import Loaded
from normwright.comments.trailers import Said, implementations
from normwright.diagnostics import Report


def implemented_in(loaded: Loaded, report: Report | None = None) -> dict[str, list[str]]:
    """Key -> ids of the commits that implement it, newest first; what is wrong with messages to `report`."""
    from normwright.history.messages import commits_below

    ballot = loaded.ballot
    commits = commits_below(ballot.root / "drafts" / ballot.project, since=ballot.title)
    said = [Said(commit.id, commit.message) for commit in commits]
    found = implementations([loaded.received], said, report if report is not None else Report())
    return found.get(ballot.title, {})
