"""Puts several new files into a folder: all of them or, when anything goes wrong, none."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from normwright.errors import InputError, UsageError
from normwright.workspace.portable import path_faults


def lay_files(folder: Path, files: Mapping[str, str]) -> list[Path]:
    """Writes `files` (path with slashes -> text) below `folder`, which may exist; gives their paths, sorted.

    Raises: UsageError when a name can't be used on every system or a file is there already; InputError when
    the disk refuses. Nothing is left behind then.
    """
    _check_names(files)
    _check_free(folder, files)
    base = next(parent for parent in (folder, *folder.absolute().parents) if parent.is_dir())
    try:
        staged = Path(tempfile.mkdtemp(dir=base, prefix=".new-"))
    except OSError as problem:
        raise InputError(f"{base} can't be written to: {problem.strerror}") from problem
    try:
        for name, text in files.items():
            path = staged / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        return _move(staged, folder, sorted(files))
    except OSError as problem:
        raise InputError(f"{folder} could not be filled: {problem.strerror or problem}") from problem
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _check_names(files: Mapping[str, str]) -> None:
    faults = [f"{path}: {fault}" for path, fault in path_faults(files)]
    if faults:
        raise UsageError("\n".join(faults), help="choose a shorter or plainer name")


def _check_free(folder: Path, files: Mapping[str, str]) -> None:
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file", help="give the path of a folder")
    taken = [
        name for name in sorted(files) if os.path.lexists(folder / name) or _same_but_case(folder / name)
    ]
    if taken:
        raise UsageError(
            f"{folder} has {', '.join(taken)} already, and nothing is overwritten",
            help="choose another folder, or move these files away",
        )


def _same_but_case(path: Path) -> bool:
    """Whether a neighbour has the same name in other letters: one system would take them for one file."""
    if not path.parent.is_dir():
        return False
    return any(other.casefold() == path.name.casefold() for other in os.listdir(path.parent))


def _move(staged: Path, folder: Path, names: list[str]) -> list[Path]:
    """Moves the staged files to their places; on failure takes them and the new folders away again."""
    moved: list[Path] = []
    made: list[Path] = []
    try:
        for name in names:
            target = folder / name
            _make_folders(target.parent, made)
            _place(staged / name, target)
            moved.append(target)
    except BaseException:
        for path in reversed(moved):
            path.unlink(missing_ok=True)
        for path in reversed(made):
            with contextlib.suppress(OSError):
                path.rmdir()
        raise
    return moved


def _place(source: Path, target: Path) -> None:
    """Gives the file its place; a link, where the disk has them, can't overwrite what came meanwhile."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except (OSError, AttributeError):
        os.rename(source, target)


def _make_folders(folder: Path, made: list[Path]) -> None:
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir()
        made.append(path)
