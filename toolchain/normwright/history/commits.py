"""The date of a draft: that of the last commit that touched it."""

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from normwright.errors import ToolError


@dataclass(frozen=True)
class State:
    """Where a draft stands in git: day (UTC) and id of its last commit, and whether the files differ from it.

    Outside git, or before the first commit of the draft, `day` is None and nothing counts as changed.
    `cut`: the history ends at that commit (a shallow clone), so that an older one may be meant.
    """

    day: date | None = None
    commit: str = ""
    changed: bool = False
    cut: bool = False


def draft_state(folder: Path) -> State:
    """The git state of everything below `folder`.

    Raises: ToolError when the folder lies in a repository that git can't read, or git is missing.
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
        cut = commit in _ends(Path(repository.common_dir))
    except GitCommandNotFound as problem:
        raise ToolError(
            "git is not installed, and the date of a draft is that of its last commit",
            help="install it, for example: sudo apt install git",
        ) from problem
    except (GitCommandError, ValueError) as problem:
        raise _refused(str(getattr(problem, "stderr", problem)), folder) from problem
    finally:
        repository.close()
    return State(datetime.fromtimestamp(int(seconds), UTC).date(), commit, changed, cut)


def _ends(repository: Path) -> frozenset[str]:
    """The commits at which a shallow clone was cut off; none in a whole one."""
    try:
        return frozenset((repository / "shallow").read_text(encoding="ascii").split())
    except OSError:
        return frozenset()


def _refused(words: str, folder: Path) -> ToolError:
    """What git said, without what GitPython says around it."""
    said = words.partition("stderr:")[2].strip(" \n'") or words
    if "dubious ownership" in said:
        return ToolError(
            f"git refuses to read {folder.name}: its repository belongs to another user",
            help=said.splitlines()[-1].strip(),
        )
    return ToolError(f"git could not read the history of {folder.name}: {said}")
