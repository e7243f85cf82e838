"""The user's own git program: it alone runs hooks, signs, and reads a long history at once."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

from normwright.errors import ToolError

_MISSING = "git is not installed, and the history of a draft is kept by it"


class GitRefused(ToolError):
    """What git said when it would not do it."""


def run_git(
    folder: Path, *words: str, given: bytes = b"", environment: Mapping[str, str] | None = None
) -> bytes:
    """What `git WORDS` in `folder` says; `given` is what it reads.

    The caller sees to it that nothing a user names can be taken for an option.
    Raises: GitRefused with git's own words; ToolError when it is missing.
    """
    command = ["git", "-C", str(folder), "--no-pager", *words]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False, env=environment)  # noqa: S603
    except FileNotFoundError as problem:
        raise ToolError(_MISSING, help="install it, for example: sudo apt install git") from problem
    if done.returncode:
        raise GitRefused(_said(done.stderr) or _said(done.stdout) or f"git ended with {done.returncode}")
    return done.stdout


def top_of(folder: Path) -> Path | None:
    """The folder of the working tree that `folder` lies in; None outside git.

    Raises: ToolError when git refuses to look.
    """
    try:
        said = run_git(folder, "rev-parse", "--show-toplevel")
    except GitRefused as problem:
        if "dubious ownership" in problem.message:
            raise
        return None
    return Path(said.decode("utf-8", "surrogateescape").rstrip("\n"))


def has_commits(folder: Path) -> bool:
    """Whether there is a last commit."""
    try:
        return bool(run_git(folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}"))
    except GitRefused:
        return False


def _said(words: bytes) -> str:
    return words.decode("utf-8", "replace").strip()
