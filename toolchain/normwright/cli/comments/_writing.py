"""Text and decisions written, and committed; or all as it was before."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from normwright.comments.applying import Outcome
from normwright.comments.decisionfiles import decision_text
from normwright.comments.record import Ballot, Decision
from normwright.comments.store import decision_path
from normwright.errors import InputError, ToolError, UsageError
from normwright.files import write_together
from normwright.workspace.record import Draft

_TEMPORARY = ".new-"  # what a write that was killed leaves, see `files`


def wait_for_others(draft: Draft, *, dry_run: bool) -> None:
    """Lets a git that is still committing come to its end: what is done and what not is only then known.

    Raises: ToolError when it doesn't.
    """
    from normwright.history.program import top_of
    from normwright.history.writing import wait_for_git

    if not dry_run and top_of(draft.folder) is not None:
        wait_for_git(draft.folder)


def base_of(draft: Draft, *, no_commit: bool, dry_run: bool) -> dict[Path, bytes]:
    """The changed files of a draft as the last commit has them; none when it is clean, as it should be.

    They may be what an earlier run, ended half-way, wrote: `check_same` tells.
    Raises: UsageError for changes that no run of ours makes.
    """
    from normwright.history.program import top_of
    from normwright.history.writing import changed_below, committed

    if no_commit and top_of(draft.folder) is None:
        return {}
    found: dict[Path, bytes] = {}
    for path in changed_below(draft.folder):
        was = committed(path)
        if was is None and path.name.startswith(_TEMPORARY):
            if not dry_run:
                path.unlink(missing_ok=True)
        elif was is None or not path.exists():
            raise _not_clean(draft, [path])
        else:
            found[draft.folder / path.resolve().relative_to(draft.folder.resolve())] = was
    return found


def check_same(base: Mapping[Path, bytes], outcome: Outcome, draft: Draft) -> None:
    """Raises: UsageError when the draft has other changes than those that are to be made."""
    wrong = [
        path for path in base if path not in outcome.files or path.read_bytes() != outcome.files[path][1]
    ]
    if wrong:
        raise _not_clean(draft, wrong)


def keep(ballot: Ballot, decisions: Iterable[Decision]) -> dict[Path, bytes]:
    """The files of decisions, people's own remarks in them kept."""
    found = {}
    for one in decisions:
        path = decision_path(ballot, one.id)
        former = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
        found[path] = decision_text(one, former).encode()
    return found


def write(files: Mapping[Path, bytes]) -> None:
    """Puts the files in place. Raises: InputError."""
    try:
        write_together(files)
    except OSError as problem:
        raise InputError(f"{problem.filename} could not be written: {problem.strerror}") from problem


def commit(draft: Draft, before: Mapping[Path, bytes], message: str) -> str:
    """Commits these files; the commit's id. Where git says no, they are made what they were `before`.

    Raises: ToolError with git's words.
    """
    from normwright.history.program import GitRefused
    from normwright.history.writing import commit_files

    try:
        return commit_files(draft.folder, before, message)
    except GitRefused as problem:
        write({path: old for path, old in before.items() if old})
        for path in [path for path, old in before.items() if not old]:
            path.unlink(missing_ok=True)  # a file that wasn't there
        raise ToolError(
            f"git would not commit it, and the text is as it was\n{problem.message}",
            help="do what it says, or use --no-commit and commit by hand",
        ) from problem


def _not_clean(draft: Draft, paths: Iterable[Path]) -> UsageError:
    names = ", ".join(sorted(path.name for path in paths)[:5])
    return UsageError(
        f"{draft.name} has changes that are not committed: {names}",
        help="commit them, or take them back, so that a comment's commit has its change alone",
    )
