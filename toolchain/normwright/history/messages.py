"""What the messages of commits on a draft say."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from normwright.history.program import has_commits, run_git, top_of


@dataclass(frozen=True)
class Commit:
    """A commit: its id, the day (UTC) it was made, its message."""

    id: str
    day: date
    message: str


def commits_below(folder: Path, *, since: str = "") -> list[Commit]:
    """The commits that touched anything below `folder`, newest first; none outside git.

    `since` names a tag: what it has is left out. Without such a tag all commits count.
    Raises: ToolError when git can't read the history.
    """
    if not folder.is_dir():
        return []
    top = top_of(folder)
    if top is None or not has_commits(top):
        return []
    seen = run_git(top, "for-each-ref", "--format=%(refname)", f"refs/tags/{since}") if since else b""
    left_out = [f"^{seen.decode().strip()}"] if seen.strip() == f"refs/tags/{since}".encode() else []
    below = folder.resolve().relative_to(top.resolve()).as_posix()
    said = run_git(
        top,
        "log",
        "--no-show-signature",
        "--encoding=UTF-8",
        "--format=%H%x00%ct%x00%B%x00",
        *("HEAD", *left_out),
        "--",
        f":(top,literal){'' if below == '.' else below}",
    )
    # Each entry ends in NUL and a line feed; no message can hold a NUL.
    parts = said.decode("utf-8", "replace").split("\0")
    return [
        Commit(parts[at].strip(), _day(parts[at + 1]), parts[at + 2]) for at in range(0, len(parts) - 2, 3)
    ]


def _day(seconds: str) -> date:
    return datetime.fromtimestamp(int(seconds), UTC).date()
