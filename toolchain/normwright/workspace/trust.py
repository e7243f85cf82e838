"""Which of a workspace's own programs may run: templates and extensions, by hash, recorded outside it.

A changed file is untrusted again. A template with the content of the shipped one of its name needs no trust.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from normwright import resources
from normwright.diagnostics import Place, Report
from normwright.errors import InputError
from normwright.files import files_below, write_atomic
from normwright.workspace.settings import FILE, Workspace, open_workspace

_PROGRAMS = (
    "html",
    "pdf",
    "docx",
)  # folders of templates/ whose files are run or shown; wording is only data
_INERT = {".png", ".jpg", ".jpeg", ".md", ".txt"}


def trust_workspace(workspace: Workspace) -> list[Path]:
    """Records every template and extension of the workspace as it is now; gives their paths.

    Raises: InputError when the record can't be written.
    """
    programs = list(own_programs(workspace))
    records = _records()
    records[_key(workspace.root)] = {
        path.relative_to(workspace.root).as_posix(): _hash(path) for path in programs
    } | {f"module:{name}": "named" for name in workspace.extension_names}
    record = _record_file()
    try:
        write_atomic(record, json.dumps(records, indent=2, sort_keys=True).encode())
    except OSError as problem:
        raise InputError(f"{record} could not be written: {problem.strerror}") from problem
    return programs


def own_programs(workspace: Workspace) -> Iterator[Path]:
    """The workspace's own templates and the extension files that it lists, if they are there."""
    templates = workspace.root / "templates"
    shipped = resources.templates()
    if templates.is_dir() and templates.resolve() != shipped.resolve():
        for folder in _PROGRAMS:
            for path in files_below(templates / folder):
                if path.suffix.lower() not in _INERT and not _as_shipped(
                    path, shipped / path.relative_to(templates)
                ):
                    yield path
    for name in workspace.extension_paths:
        path = workspace.root / name
        if path.is_file():
            yield path


def untrusted(workspace: Workspace) -> list[Path]:
    """Own programs that weren't trusted, or were changed since."""
    known = _records().get(_key(workspace.root), {})
    return [
        path
        for path in own_programs(workspace)
        if known.get(path.relative_to(workspace.root).as_posix()) != _hash(path)
    ]


def is_trusted(path: Path) -> bool:
    """Whether a program of the workspace around it may run as it is now."""
    workspace = open_workspace(path.parent)
    wanted = path.absolute()
    return wanted not in [other.absolute() for other in untrusted(workspace)]


def templates_trusted(root: Path, report: Report) -> bool:
    """Whether all templates of the workspace may be used; SET030 for each one that may not."""
    faulty = [path for path in untrusted(open_workspace(root)) if path.is_relative_to(root / "templates")]
    for path in faulty:
        report.say("SET030", Place(path.relative_to(root).as_posix()))
    return not faulty


def trusted_extensions(root: Path, report: Report) -> tuple[str, ...]:
    """The extensions that may be loaded, module names and absolute paths; SET031, SET032 for the others."""
    workspace = open_workspace(root)
    known = _records().get(_key(workspace.root), {})
    faulty = untrusted(workspace)
    allowed: list[str] = []
    for name in workspace.extension_names:
        if f"module:{name}" not in known:
            report.say("SET031", Place(FILE), name=name)
        else:
            allowed.append(name)
    for name in workspace.extension_paths:
        path = workspace.root / name
        if not path.is_file():
            report.say(
                "SET032", Place(FILE), name=name, help="put the file there, or take it out of normwright.toml"
            )
        elif path in faulty:
            report.say("SET031", Place(name), name=name)
        else:
            allowed.append(str(path))
    return tuple(allowed)


def config_folder() -> Path:
    """Where this user's settings of the program stand; it may not exist yet."""
    if sys.platform == "win32" and os.environ.get("APPDATA"):
        return Path(os.environ["APPDATA"]) / "normwright"
    given = os.environ.get("XDG_CONFIG_HOME", "")
    base = Path(given) if given and Path(given).is_absolute() else Path.home() / ".config"
    return base / "normwright"


def _record_file() -> Path:
    return config_folder() / "trust.json"


def _records() -> dict[str, dict[str, str]]:
    """Workspace -> path -> hash; a missing or broken file trusts nothing."""
    try:
        found = json.loads(_record_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {key: value for key, value in found.items() if isinstance(value, dict)}


def _key(root: Path) -> str:
    return root.resolve().as_posix()


def _as_shipped(own: Path, shipped: Path) -> bool:
    return shipped.is_file() and _hash(own) == _hash(shipped)


def _hash(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return "unreadable"
