"""Committing as the user would: with their git, its hooks and their signature, and no other file."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path

from normwright.errors import ToolError, UsageError
from normwright.history.program import GitRefused, has_commits, run_git, top_of

_PATIENCE = 5.0  # seconds that another git gets to finish: one of ours may have outlived its program


def wait_for_git(folder: Path) -> None:
    """Returns when no other git writes here: that of a program that was killed goes on to its own end.

    Raises: ToolError when one still does after some seconds.
    """
    top = _top(folder)
    said = run_git(top, "rev-parse", "--git-path", "index.lock")
    lock = top / said.decode("utf-8", "surrogateescape").rstrip("\n")
    if not _within_patience(lambda: not lock.exists()):
        raise ToolError(
            f"another git writes to this repository: {lock} is there",
            help="wait until it is done; when none runs any more, remove that file",
        )


def changed_below(folder: Path) -> list[Path]:
    """Files below `folder` that differ from the last commit, new ones among them.

    Raises: UsageError where there is no git or no commit yet.
    """
    top = _top(folder)
    said = run_git(
        top, "status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", _spec(top, folder)
    )
    names = [entry[3:] for entry in said.split(b"\0") if len(entry) > 3]
    return sorted(top / name.decode("utf-8", "surrogateescape") for name in names)


def committed(path: Path) -> bytes | None:
    """A file as the last commit has it, in the form that git lays on the disk; None when it isn't in it."""
    top = _top(path.parent)
    name = path.resolve().relative_to(top.resolve()).as_posix()
    try:
        return run_git(top, "cat-file", "--filters", f"HEAD:{name}")
    except GitRefused:
        return None


def commit_files(folder: Path, paths: Iterable[Path], message: str) -> str:
    """Commits these files as they are and nothing else; the new commit's id.

    What else is staged stays staged. Files that the last commit already has so are no reason to fail: then
    the id is that of the last commit on them.
    Raises: GitRefused when git, a hook or the signature says no; nothing is committed then.
    """
    top = _top(folder)
    specs = [_spec(top, path) for path in paths]
    new = [spec for spec in specs if not run_git(top, "ls-files", "-z", "--", spec)]
    try:
        if new:
            _write_index(top, "add", "--intent-to-add", "--", *new)
        words = ("commit", "--quiet", "--only", "--cleanup=whitespace", "--file=-", "--", *specs)
        _write_index(top, *words, given=message.encode())
    except GitRefused:
        if run_git(top, "status", "--porcelain", "-z", "--untracked-files=all", "--", *specs):
            if new:
                _write_index(top, "reset", "--quiet", "--", *new)
            raise
    return run_git(top, "log", "-1", "--no-show-signature", "--format=%H", "--", *specs).decode().strip()


def _write_index(top: Path, *words: str, given: bytes = b"") -> None:
    """Waits a little where another git holds the index. Raises: GitRefused."""
    refused: list[GitRefused] = []

    def done() -> bool:
        refused.clear()
        try:
            run_git(top, *words, given=given)
        except GitRefused as problem:
            refused.append(problem)
        return not refused or "index.lock" not in refused[0].message

    _within_patience(done)
    if refused:
        raise refused[0]


def _within_patience(done: Callable[[], bool]) -> bool:
    ends = time.monotonic() + _PATIENCE
    while not done():
        if time.monotonic() > ends:
            return False
        time.sleep(0.1)
    return True


def _top(folder: Path) -> Path:
    top = top_of(folder)
    if top is None:
        raise UsageError(
            f"{folder.name} lies in no git repository", help="make one with: git init, and commit the draft"
        )
    if not has_commits(top):
        raise UsageError("nothing is committed yet", help="commit the draft first")
    return top


def _spec(top: Path, path: Path) -> str:
    """A path as git takes it from the top of the tree, with no sign in it meaning anything else."""
    name = path.resolve().relative_to(top.resolve()).as_posix()
    return f":(top,literal){'' if name == '.' else name}"
