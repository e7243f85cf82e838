"""A ballot's folder: what is read from it and written into it.

Faults that a person's hand made are told with their lines; nothing here raises for them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from normwright.comments.bodies import body_slug, liaisons_of, read_body
from normwright.comments.decisionfiles import decision_text, read_decision
from normwright.comments.ledger import ledger_text, read_ledger
from normwright.comments.numbers import with_numbers
from normwright.comments.record import Ballot, Comment, Decision
from normwright.comments.tables import read_table
from normwright.diagnostics import Place, Report
from normwright.files import write_together
from normwright.workspace.settings import Workspace

FILE = "ballot.toml"


def find_ballots(workspace: Workspace) -> list[Path]:
    """Folders below `comments/` that hold a `ballot.toml`, by project and name."""
    return sorted(path.parent for path in (workspace.root / "comments").glob(f"*/*/{FILE}"))


def ballot_in(workspace: Workspace, folder: Path, report: Report) -> Ballot | None:
    """As `load_ballot`, with the role of the workspace and the liaisons that it knows."""
    found = load_ballot(folder, workspace.root, report)
    if found is None:
        return None
    known = liaisons_of(workspace.liaisons)
    return replace(found, role=workspace.role, member=member_of(workspace), liaisons=known)


def member_of(workspace: Workspace) -> str:
    """The code of the national body whose workspace it is; empty in a committee's, or where it isn't said."""
    if workspace.role != "national":
        return ""
    return read_body(workspace.member).code or workspace.member.strip().upper()


def load_ballot(folder: Path, root: Path, report: Report) -> Ballot | None:
    """The ballot in `folder` of the workspace `root`; None when what it can't be without is wrong."""
    read = read_table(folder / FILE, root, "ballot", report)
    if read is None or not all(read[0].get(name) for name in ("project", "ballot", "document")):
        return None
    ballot = _ballot(folder, root, read[0])
    if (ballot.project, ballot.name) != (folder.parent.name, folder.name):
        place = Place((folder / FILE).relative_to(root).as_posix(), 1)
        report.say("CMT041", place, title=ballot.title, folder=f"{folder.parent.name}/{folder.name}")
        return None
    return ballot


def load_comments(ballot: Ballot, report: Report) -> list[Comment]:
    """All received comments: ledger by ledger, by body slug, each in its own order."""
    found: list[Comment] = []
    for path in ledger_files(ballot):
        read = read_ledger(path, ballot, report)
        if read is not None:
            found += read[1]
    return found


def load_ledger(ballot: Ballot, body: str, report: Report) -> list[Comment]:
    """The received comments of one body; a report with errors says that they are not all."""
    path = ledger_path(ballot, body)
    read = read_ledger(path, ballot, report) if path.is_file() else None
    return read[1] if read is not None else []


def load_decisions(ballot: Ballot, report: Report) -> list[Decision]:
    """All decisions, by the names of their files."""
    found = (
        read_decision(path, ballot, report) for path in sorted((ballot.folder / "decisions").glob("*.toml"))
    )
    return [decision for decision in found if decision is not None]


def write_ledger(ballot: Ballot, body: str, comments: Iterable[Comment]) -> bool:
    """Writes a body's ledger, with all its comments; whether anything changed."""
    return write_ledgers(ballot, {body: comments})


def write_ledgers(ballot: Ballot, comments: Mapping[str, Iterable[Comment]]) -> bool:
    """Writes the ledgers of several bodies, each with all its comments; whether anything changed."""
    files: dict[Path, bytes] = {}
    for body, own in comments.items():
        path = ledger_path(ballot, body)
        former = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
        text = ledger_text(ballot, body, own, former)
        if text != former.replace("\r\n", "\n"):
            files[path] = text.encode("utf-8")
    write_together(files)
    return bool(files)


def write_decision(ballot: Ballot, decision: Decision) -> Path:
    """Writes one decision, keeping what people wrote around it; the file."""
    path = decision_path(ballot, decision.id)
    former = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    write_together({path: decision_text(decision, former).encode("utf-8")})
    return path


def write_ballot(ballot: Ballot) -> Path:
    """Writes `ballot.toml`, keeping what people wrote around it; the file."""
    path = ballot.folder / FILE
    former = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    write_together({path: with_numbers(ballot, former).encode("utf-8")})
    return path


def ledger_files(ballot: Ballot) -> list[Path]:
    """The ledgers, by name."""
    return sorted((ballot.folder / "ledger").glob("*.toml"))


def ledger_path(ballot: Ballot, body: str) -> Path:
    """Where a body's ledger stands."""
    return ballot.folder / "ledger" / f"{body_slug(body)}.toml"


def decision_path(ballot: Ballot, id: str) -> Path:
    """Where a decision stands."""
    return ballot.folder / "decisions" / f"{id}.toml"


def _ballot(folder: Path, root: Path, data: Mapping[str, Any]) -> Ballot:
    return Ballot(
        project=data["project"],
        name=data["ballot"],
        folder=folder,
        root=root,
        document=data["document"],
        stage=data.get("stage", ""),
        text=data.get("text", ""),
        opens=data.get("opens", ""),
        closes=data.get("closes", ""),
        closed=data.get("closed", False),
        numbers=dict(data.get("numbers", {})),
    )
