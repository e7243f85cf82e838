"""The date of a draft: that of the last commit that touched it."""

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from normwright.errors import ToolError


@dataclass(frozen=True)
class State:
    """Where a draft stands in git: day (UTC) and id of its last commit, and whether the files differ from it.

    Without git, or before the first commit of the draft, `day` is None and nothing counts as changed.
    """

    day: date | None = None
    commit: str = ""
    changed: bool = False


def draft_state(folder: Path) -> State:
    """The git state of everything below `folder`.

    Raises: ToolError when the folder lies in a repository that git can't read.
    """
    # GitPython looks for the program when imported and fails loudly without it.
    os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")
    from git import Repo
    from git.exc import GitCommandError, GitCommandNotFound, InvalidGitRepositoryError, NoSuchPathError

    try:
        repository = Repo(folder, search_parent_directories=True)
    except (InvalidGitRepositoryError, NoSuchPathError):
        return State()
    try:
        if repository.bare or not repository.git.for_each_ref("--count=1"):
            return State()
        # The path is ours, and stands behind "--": nothing a user names can become an option.
        below = os.path.relpath(folder.resolve(), repository.working_dir)
        last = repository.git.log("-1", "--format=%H %ct", "--", below)
        if not last:
            return State()
        commit, seconds = last.split()
        changed = bool(repository.git.status("--porcelain", "--untracked-files=normal", "--", below))
    except (GitCommandError, GitCommandNotFound, ValueError) as problem:
        raise ToolError(f"git could not read the history of {folder.name}: {problem}") from problem
    finally:
        repository.close()
    return State(datetime.fromtimestamp(int(seconds), UTC).date(), commit, changed)
