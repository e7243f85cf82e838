"""A ballot with all that belongs to it, loaded and its faults told."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from normwright.cli.comments._ballots import chosen_ballot, chosen_folder
from normwright.cli.output import print_findings
from normwright.comments.decisions import by_comment
from normwright.comments.record import Ballot, Decision
from normwright.comments.trailers import Received
from normwright.diagnostics import Report
from normwright.errors import UsageError
from normwright.workspace.settings import Workspace, open_workspace


@dataclass(frozen=True)
class Loaded:
    """A ballot, its comments and decisions; `report` has what is wrong with their files."""

    workspace: Workspace
    received: Received
    decisions: Sequence[Decision]
    report: Report = field(default_factory=Report)

    @property
    def ballot(self) -> Ballot:
        """The ballot."""
        return self.received.ballot

    @property
    def statuses(self) -> dict[str, str]:
        """Key -> status, of what is decided."""
        return {key: those[0].status for key, those in by_comment(self.decisions).items()}


def folder_of(ballot: str) -> Path:
    """The folder of the ballot of that name. Raises: UsageError."""
    return chosen_folder(open_workspace(Path.cwd()), ballot)


def load(ballot: str) -> Loaded:
    """The ballot of that name in the workspace that we stand in. Raises: UsageError."""
    workspace = open_workspace(Path.cwd())
    report = Report()
    chosen = chosen_ballot(workspace, ballot, report)
    return load_quickly(workspace, chosen, report)


def load_quickly(workspace: Workspace, ballot: Ballot, report: Report) -> Loaded:
    """What belongs to a ballot, its faults to `report`; from the last reading where no file has changed."""
    from normwright.comments.gaps import gaps
    from normwright.comments.recalled import load_recalled
    from normwright.comments.received import load_received

    comments, decisions = load_recalled(ballot, report)
    if not report.failed:  # else it is no wonder that rows are missing
        report.extend(gaps(ballot, load_received(ballot, report), comments))
    return Loaded(workspace, Received(ballot, comments), decisions, report)


def refuse_broken(loaded: Loaded) -> None:
    """Nothing is written into files that can't be read. Raises: UsageError, after they were told."""
    if loaded.report.failed:
        print_findings(list(loaded.report), root=loaded.workspace.root)
        raise UsageError(
            f"the files of {loaded.ballot.title} are not in order", help="correct them; nothing was changed"
        )
