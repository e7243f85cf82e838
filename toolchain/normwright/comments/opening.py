"""A new ballot: its folder, `ballot.toml`, and the circulated text as it was built."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from normwright.comments.record import Ballot
from normwright.comments.store import FILE, write_ballot
from normwright.errors import InputError, UsageError
from normwright.files import files_below, slug, write_together
from normwright.workspace.portable import path_faults

_NAME = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_LARGEST = 1 << 30  # bytes of one file
_TOLD = 3  # findings on a file that can't be read


@dataclass(frozen=True)
class Opened:
    """The ballot and the files of its folder that were written."""

    ballot: Ballot
    files: tuple[Path, ...]


def open_ballot(
    root: Path,
    title: str,
    circulated: Path,
    *,
    document: str = "",
    stage: str = "",
    opens: str = "",
    closes: str = "",
) -> Opened:
    """Makes `comments/<project>/<ballot>` with a copy of a built version: STS, figures, PDF, lines …

    `title` is "<project>/<ballot>". `circulated` is a folder with one version, or its STS file: then what
    belongs to that by its name is copied. The reference and the stage come from the STS file where it states
    them, the reference else from `document`. A ballot that was opened without a text gets this one.
    Raises: UsageError for a name that can't be, a ballot that is there with another text, a folder without
    one STS file; InputError for an STS file that can't be read.
    """
    project, name = _names(title)
    folder = root / "comments" / project / name
    base = circulated.parent if circulated.is_file() else circulated
    files = {path.relative_to(base).as_posix(): path for path in _built(circulated)}
    source = circulated if circulated.is_file() else _sts(files, circulated)
    data = source.read_bytes()
    digest = sha256(data).hexdigest()
    reference, stated = _stated(source, " ".join(document.split()))
    ballot = Ballot(
        project, name, folder, root, reference, stage=stage or stated, text=digest, opens=opens, closes=closes
    )
    former = _check_free(ballot)
    if former is not None:
        ballot = replace(former, text=digest, stage=former.stage or ballot.stage)
    _check_paths(ballot, files)
    wanted = {folder / "circulated" / name: path.read_bytes() for name, path in files.items()}
    write_together(wanted)
    written = [*wanted]
    if former is None or former.text != digest:
        written.append(write_ballot(ballot))
    (folder / "inbox").mkdir(exist_ok=True)
    return Opened(ballot, tuple(sorted(written)))


def open_without_text(root: Path, title: str, document: str) -> Opened:
    """Makes `comments/<project>/<ballot>` on a document of which there is no STS file.

    Raises: UsageError for a name that can't be, or a ballot that is there on another document.
    """
    project, name = _names(title)
    folder = root / "comments" / project / name
    ballot = Ballot(project, name, folder, root, " ".join(document.split()))
    former = _former(ballot)
    if former is not None and former.document != ballot.document:
        raise UsageError(f"{title} is there already, on {former.document}", help="choose another name")
    _check_paths(ballot, {FILE: folder})
    (folder / "inbox").mkdir(parents=True, exist_ok=True)
    return Opened(ballot, (write_ballot(ballot),) if former is None else ())


def _names(title: str) -> tuple[str, str]:
    project, slash, name = title.strip("/").removeprefix("comments/").partition("/")
    if not slash or not _NAME.fullmatch(project) or not _NAME.fullmatch(name):
        raise UsageError(
            f'"{title}" can\'t be the name of a ballot',
            help=f"project and ballot in small letters: {slug(project) if project else 'my-draft'}/cd1",
        )
    return project, name


def _built(circulated: Path) -> Iterator[Path]:
    if circulated.is_file():
        stem = circulated.stem
        names = (circulated.name, f"{stem}.lines.json", f"{stem}.pdf", "standard.data.json")
        yield from (path for name in names if (path := circulated.with_name(name)).is_file())
        yield from _below(circulated.with_name("figures"))
        return
    if not circulated.is_dir():
        raise UsageError(f"{circulated} is no folder", help="build the draft first: normwright build DRAFT")
    yield from _below(circulated)


def _below(folder: Path) -> Iterator[Path]:
    for path in files_below(folder):
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


def _stated(source: Path, given: str) -> tuple[str, str]:
    """The reference and the stage code that the STS file states; `given` where it states no reference."""
    from normwright.diagnostics import Report
    from normwright.sts.read import read_sts
    from normwright.sts.views.metadata import metadata

    report = Report()
    try:
        stated = metadata(read_sts(source, report=report))
    except InputError as problem:
        told = "".join(f"\n{one.place}: {one.message}" for one in list(report)[:_TOLD])
        raise InputError(f"{problem.message}{told}", help="correct the file, or ask its sender") from problem
    reference = stated.dated_reference or stated.undated_reference
    if not (reference or given):
        raise InputError(
            f"{source} doesn't say which document it is", help="say it: --document 'ISO/CD 00000'"
        )
    if reference and given not in ("", reference):
        raise UsageError(f"{source} is {reference}, not {given}", help="leave --document out")
    code = stated.stage_code
    return reference or given, code if re.fullmatch(r"\d\d\.\d\d", code) else ""


def _check_free(ballot: Ballot) -> Ballot | None:
    """The ballot as it is there, with the same text or none; None when there is none of that name."""
    path = ballot.folder / FILE
    if not path.is_file():
        return None
    former = _former(ballot)
    if former is None or former.text not in ("", ballot.text):
        raise UsageError(
            f"{ballot.title} is there already, on another text",
            help=f"a new text needs a new ballot; or correct {os.path.relpath(path)}",
        )
    return former


def _former(ballot: Ballot) -> Ballot | None:
    from normwright.comments.store import load_ballot
    from normwright.diagnostics import Report

    return load_ballot(ballot.folder, ballot.root, Report()) if (ballot.folder / FILE).is_file() else None


def _check_paths(ballot: Ballot, files: dict[str, Path]) -> None:
    base = (ballot.folder / "circulated").relative_to(ballot.root).as_posix()
    faults = [f"{path}: {fault}" for path, fault in path_faults(f"{base}/{name}" for name in files)]
    if faults:
        raise UsageError("\n".join(faults), help="choose a shorter name for the ballot")
