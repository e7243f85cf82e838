"""A new ballot: its folder, `ballot.toml`, and the circulated text as it was built."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from normwright.comments.record import Ballot
from normwright.comments.store import FILE, write_ballot
from normwright.errors import InputError, UsageError
from normwright.files import files_below, slug, write_together
from normwright.workspace.portable import path_faults

_NAME = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_LARGEST = 1 << 30  # bytes of one file


@dataclass(frozen=True)
class Opened:
    """The ballot and the files of its folder that were written."""

    ballot: Ballot
    files: tuple[Path, ...]


def open_ballot(
    root: Path, title: str, circulated: Path, *, stage: str = "", opens: str = "", closes: str = ""
) -> Opened:
    """Makes `comments/<project>/<ballot>` with a copy of a built version: STS, figures, PDF, lines …

    `title` is "<project>/<ballot>". The reference and the stage come from the STS file where it states them.
    Raises: UsageError for a name that can't be, a ballot that is there with another text, a folder without
    one STS file; InputError for an STS file that can't be read.
    """
    project, name = _names(title)
    folder = root / "comments" / project / name
    files = {path.relative_to(circulated).as_posix(): path for path in _built(circulated)}
    source = _sts(files, circulated)
    data = source.read_bytes()
    digest = sha256(data).hexdigest()
    reference, stated = _stated(source)
    ballot = Ballot(
        project, name, folder, root, reference, stage=stage or stated, text=digest, opens=opens, closes=closes
    )
    _check_free(ballot)
    _check_paths(ballot, files)
    wanted = {folder / "circulated" / name: path.read_bytes() for name, path in files.items()}
    write_together(wanted)
    written = [*wanted]
    if not (folder / FILE).is_file():
        written.append(write_ballot(ballot))
    (folder / "inbox").mkdir(exist_ok=True)
    return Opened(ballot, tuple(sorted(written)))


def _names(title: str) -> tuple[str, str]:
    project, slash, name = title.strip("/").removeprefix("comments/").partition("/")
    if not slash or not _NAME.fullmatch(project) or not _NAME.fullmatch(name):
        raise UsageError(
            f'"{title}" can\'t be the name of a ballot',
            help=f"project and ballot in small letters: {slug(project) if project else 'my-draft'}/cd1",
        )
    return project, name


def _built(circulated: Path) -> Iterator[Path]:
    if not circulated.is_dir():
        raise UsageError(f"{circulated} is no folder", help="build the draft first: normwright build DRAFT")
    for path in files_below(circulated):
        if path.is_symlink() or path.name.startswith("."):
            continue
        if path.stat().st_size > _LARGEST:
            raise UsageError(f"{path} is larger than 1 GiB", help="a circulated text is no film")
        yield path


def _sts(files: dict[str, Path], circulated: Path) -> Path:
    found = [path for name, path in files.items() if name.endswith(".xml") and "/" not in name]
    if len(found) != 1:
        what = "has no STS file" if not found else "has several .xml files"
        raise UsageError(
            f"{circulated} {what}", help="give the folder of one version, such as build/DRAFT/iso"
        )
    return found[0]


def _stated(source: Path) -> tuple[str, str]:
    """The reference and the stage code that the STS file states."""
    from normwright.diagnostics import Report
    from normwright.sts.read import read_sts
    from normwright.sts.views.metadata import metadata

    stated = metadata(read_sts(source, report=Report()))
    reference = stated.dated_reference or stated.undated_reference
    if not reference:
        raise InputError(f"{source} doesn't say which document it is", help="build it again with normwright")
    code = stated.stage_code
    return reference, code if re.fullmatch(r"\d\d\.\d\d", code) else ""


def _check_free(ballot: Ballot) -> None:
    from normwright.comments.store import load_ballot
    from normwright.diagnostics import Report

    path = ballot.folder / FILE
    if not path.is_file():
        return
    former = load_ballot(ballot.folder, ballot.root, Report())
    if former is None or former.text != ballot.text:
        raise UsageError(
            f"{ballot.title} is there already, on another text",
            help=f"a new text needs a new ballot; or correct {os.path.relpath(path)}",
        )


def _check_paths(ballot: Ballot, files: dict[str, Path]) -> None:
    base = (ballot.folder / "circulated").relative_to(ballot.root).as_posix()
    faults = [f"{path}: {fault}" for path, fault in path_faults(f"{base}/{name}" for name in files)]
    if faults:
        raise UsageError("\n".join(faults), help="choose a shorter name for the ballot")
