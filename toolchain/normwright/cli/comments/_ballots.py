"""Which ballot a command means."""

import difflib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from normwright.comments.record import Ballot
from normwright.comments.store import ballot_in, find_ballots
from normwright.diagnostics import Report
from normwright.errors import UsageError
from normwright.workspace.settings import Workspace

_HELP = "The ballot, such as cool-refuges/cd1; needed where there are several."


def ballot_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command `--ballot PROJECT/NAME`, as its parameter `ballot`."""
    return click.option("--ballot", default="", metavar="PROJECT/NAME", help=_HELP)(function)


def chosen_ballot(workspace: Workspace, name: str, report: Report, *, here: Path | None = None) -> Ballot:
    """The ballot of that name; without one the ballot that we stand in, else the only one there is.

    Raises: UsageError when it isn't clear, isn't there, or its `ballot.toml` can't be used.
    """
    folder = chosen_folder(workspace, name, here=here)
    ballot = ballot_in(workspace, folder, report)
    if ballot is None:
        told = "\n".join(f"{d.place}: {d.level}[{d.code}] {d.message}; {d.help}" for d in report)
        raise UsageError(f"the settings of this ballot are wrong\n{told}", help="correct ballot.toml")
    return ballot


def chosen_folder(workspace: Workspace, name: str, *, here: Path | None = None) -> Path:
    """As `chosen_ballot`, the ballot's folder."""
    folders = {f"{path.parent.name}/{path.name}": path for path in find_ballots(workspace)}
    wanted = name.strip("/").removeprefix("comments/")
    if wanted:
        if wanted in folders:
            return folders[wanted]
        near = difflib.get_close_matches(wanted, folders, n=1)
        known = ", ".join(folders) or "none yet"
        raise UsageError(
            f'there is no ballot "{name}" in this workspace',
            help=f"did you mean {near[0]}?" if near else f"known: {known}; {_open(wanted)}",
        )
    place = (here or Path.cwd()).resolve()
    inside = [path for path in folders.values() if place.is_relative_to(path.resolve())]
    found = inside or list(folders.values())
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError("this workspace has no ballot yet", help=_open("PROJECT/NAME"))
    raise UsageError("there are several ballots", help=f"say --ballot with one of: {', '.join(folders)}")


def whose(name: str, ballot: Ballot) -> str:
    """The code of a body that a user names, or of an expert in a national body's workspace; "" for "".

    Raises: UsageError for what can be none.
    """
    if not name:
        return ""
    if ballot.national:
        from normwright.comments.sources import source_given

        return source_given(name)
    from normwright.comments.attribution import body_given

    return body_given(name, ballot.liaisons)


def _open(name: str) -> str:
    project = name.partition("/")[0] or "PROJECT"
    shown = name if "/" in name else f"{project}/cd1"
    return (
        f"a ballot begins with: normwright comments import --ballot {shown} --circulated build/{project}/iso"
    )
