"""`normwright status`: everything open, due or missing, by draft and ballot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from normwright.cli.comments._loading import Loaded, load_quickly
from normwright.cli.comments._placed import computed
from normwright.cli.output import print_findings, print_json, style_option
from normwright.comments.gate import State, holds, state_of
from normwright.comments.store import ballot_in, find_ballots
from normwright.comments.trailers import Received, Said, implementations
from normwright.diagnostics import Diagnostic, Report
from normwright.errors import FINDINGS
from normwright.reports.text import printable
from normwright.workspace.drafts import find_drafts
from normwright.workspace.settings import Workspace, open_workspace

_NAMED = 8  # comments that are named of each point
_TOLD = 50  # findings that are told
_QUICK = 400  # comments that are placed and grouped in no time, so that they need not have been before
_COUNTED = frozenset({"CMT155"})  # told with the comments that it concerns


@dataclass(frozen=True)
class _Project:
    """A draft, or what is left of one, with its ballots."""

    name: str
    states: list[State] = field(default_factory=list)
    report: Report = field(default_factory=Report)


@click.command()
@click.option(
    "--gate", is_flag=True, help="Exit code 1 while a comment is undecided, unreasoned or not carried out."
)
@style_option("How it is told.")
def status(gate: bool, style: str) -> int:
    """Tell what is open, due or missing on every draft and its ballots.

    The gate is shut while a comment is undecided, a decision lacks a due reason, or what was accepted has
    changed nothing in the text.
    """
    workspace = open_workspace(Path.cwd())
    projects = _projects(workspace)
    faults = [one for project in projects for one in _faults(project)]
    states = [state for project in projects for state in project.states]
    open_ = holds(states, faults)
    if style == "json":
        findings = [*faults, *(one for state in states for one in state.findings())]
        print_json("status", findings, {"drafts": [_data(one) for one in projects], "gate": open_})
    else:
        _print(projects, faults, workspace.root)
        if gate:
            click.echo("the gate is open" if open_ else "the gate is shut", err=True)
    return FINDINGS if gate and not open_ else 0


def _projects(workspace: Workspace) -> list[_Project]:
    """Every draft and every ballot, by name."""
    names = {path.name for path in find_drafts(workspace)}
    ballots: dict[str, list[Path]] = {}
    for folder in find_ballots(workspace):
        ballots.setdefault(folder.parent.name, []).append(folder)
    return [_project(workspace, name, ballots.get(name, [])) for name in sorted(names | ballots.keys())]


def _project(workspace: Workspace, name: str, folders: Sequence[Path]) -> _Project:
    project = _Project(name)
    found = (ballot_in(workspace, folder, project.report) for folder in folders)
    loaded = [load_quickly(workspace, ballot, project.report) for ballot in found if ballot is not None]
    if loaded:
        implemented = _implemented(workspace, name, [one.received for one in loaded], project.report)
        project.states.extend(_state(one, implemented[one.ballot.title]) for one in loaded)
    return project


def _implemented(
    workspace: Workspace, name: str, received: Sequence[Received], report: Report
) -> dict[str, dict[str, list[str]]]:
    """By ballot, which commits implement which comments."""
    from normwright.history.messages import commits_below

    # Nothing is implemented before its text was circulated; what came before one ballot may be for another.
    since = received[0].ballot.title if len(received) == 1 else ""
    commits = commits_below(workspace.root / "drafts" / name, since=since)
    return implementations(received, [Said(one.id, one.message) for one in commits], report)


def _state(loaded: Loaded, implemented: dict[str, list[str]]) -> State:
    return state_of(loaded.received, loaded.decisions, implemented, computed(loaded, most=_QUICK))


def _faults(project: _Project) -> Iterator[Diagnostic]:
    yield from project.report
    for state in project.states:
        yield from state.faults()


def _print(projects: Sequence[_Project], faults: Sequence[Diagnostic], root: Path) -> None:
    told = [one for one in faults if one.code not in _COUNTED]
    if told:
        print_findings(told[:_TOLD], root=root)
        if len(told) > _TOLD:
            click.echo(f"and {len(told) - _TOLD} more findings: --format json has them all", err=True)
    for project in projects:
        for line in _lines(project):
            click.echo(printable(line))


def _lines(project: _Project) -> Iterator[str]:
    if not project.states:
        yield f"{project.name}: {'its ballots are not in order' if project.report.failed else 'no ballot'}"
    for state in project.states:
        ballot = state.received.ballot
        bodies = len({one.body for one in state.received.comments})
        dates = [f"opens {ballot.opens}"] if ballot.opens else []
        dates += [f"closes {ballot.closes}"] if ballot.closes else []
        facts = [
            ballot.document,
            *dates,
            _counted(len(state.standings), "comment"),
            _counted(bodies, "expert" if ballot.national else "body"),
        ]
        yield f"{ballot.title}: {', '.join(facts)}"
        if state.counts:
            yield f"  {', '.join(f'{name} {count}' for name, count in state.counts.items())}"
        for point, names in state.points.items():
            rest = " …" if len(names) > _NAMED else ""
            yield f"  {len(names)} {point}: {', '.join(names[:_NAMED])}{rest}"
        if state.computed is None and state.standings:
            yield f"  {_why_unplaced(state)}"


def _why_unplaced(state: State) -> str:
    if any((state.received.ballot.folder / "circulated").glob("*.xml")):
        return "not placed and grouped since the ledgers changed: normwright comments group"
    return "not placed: there is no circulated text"


def _counted(number: int, noun: str) -> str:
    plural = {"body": "bodies"}.get(noun, f"{noun}s")
    return f"{number} {noun if number == 1 else plural}"


def _data(project: _Project) -> dict[str, Any]:
    return {"draft": project.name, "ballots": [_ballot_data(state) for state in project.states]}


def _ballot_data(state: State) -> dict[str, Any]:
    ballot = state.received.ballot
    return {
        "ballot": ballot.title,
        "document": ballot.document,
        "stage": ballot.stage,
        "opens": ballot.opens,
        "closes": ballot.closes,
        "closed": ballot.closed,
        "comments": len(state.standings),
        "statuses": state.counts,
        "points": state.points,
        "placed": state.computed is not None,
    }
