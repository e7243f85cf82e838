"""Committing with the user's own git, and reading messages back."""

import os
import subprocess
from pathlib import Path

import pytest

from normwright.errors import ToolError, UsageError
from normwright.history import writing
from normwright.history.messages import commits_below
from normwright.history.program import GitRefused
from normwright.history.writing import changed_below, commit_files, committed


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "n")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "n@example.org")
    draft = tmp_path / "drafts" / "-x :(top) é*"
    draft.mkdir(parents=True)
    (draft / "a[1].rst").write_text("a\n")
    (draft / "b.rst").write_text("b\n")
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-q", "-m", "begin")
    return draft


def _git(folder: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", *words], cwd=folder, check=True, capture_output=True, text=True, env=os.environ
    )
    return done.stdout


def test_only_these_files_are_committed_with_any_message(repository: Path) -> None:
    (repository / "a[1].rst").write_text("new\n")
    (repository / "b.rst").write_text("other\n")
    (repository / "c.rst").write_text("added\n")
    message = "--amend\n\n# no remark\n\x1b[31m\nComment: x/y/z\n"
    made = commit_files(repository, [repository / "a[1].rst", repository / "c.rst"], message)
    assert changed_below(repository) == [repository / "b.rst"]
    newest, oldest = commits_below(repository)
    assert (newest.id, newest.message.strip()) == (made, message.strip())
    assert oldest.message.strip() == "begin"
    assert committed(repository / "a[1].rst") == b"new\n"
    assert committed(repository / "b.rst") == b"b\n"
    assert committed(repository / "d.rst") is None


def test_what_is_committed_already_is_no_failure(repository: Path) -> None:
    first = _git(repository, "rev-parse", "HEAD").strip()
    assert commit_files(repository, [repository / "b.rst"], "again") == first


def test_a_hook_that_refuses_leaves_new_files_untracked(repository: Path) -> None:
    hook = repository.parents[1] / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho no >&2\nexit 1\n")
    hook.chmod(0o755)
    (repository / "c.rst").write_text("added\n")
    with pytest.raises(GitRefused, match="no"):
        commit_files(repository, [repository / "c.rst"], "x")
    assert _git(repository, "status", "--porcelain", "-z").startswith("??")


def test_messages_since_a_tag(repository: Path) -> None:
    _git(repository, "tag", "x/cd1")
    (repository / "b.rst").write_text("later\n")
    commit_files(repository, [repository / "b.rst"], "later")
    assert [one.message.strip() for one in commits_below(repository, since="x/cd1")] == ["later"]
    assert len(commits_below(repository, since="--all")) == 2
    assert commits_below(repository / "gone") == []


def test_outside_git_and_before_the_first_commit(tmp_path: Path) -> None:
    assert commits_below(tmp_path) == []
    with pytest.raises(UsageError, match="no git"):
        changed_below(tmp_path)
    _git(tmp_path, "init", "-q")
    assert commits_below(tmp_path) == []
    with pytest.raises(UsageError, match="nothing is committed"):
        changed_below(tmp_path)


@pytest.fixture
def lock(repository: Path) -> Path:
    """What a git that still writes, or was killed, has made."""
    path = repository.parents[1] / ".git" / "index.lock"
    path.touch()
    return path


def test_another_git_gets_its_time(repository: Path, lock: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing.time, "sleep", lambda _: lock.unlink())
    writing.wait_for_git(repository)
    lock.touch()
    (repository / "b.rst").write_text("other\n")
    (repository / "c.rst").write_text("added\n")
    commit_files(repository, [repository / "b.rst", repository / "c.rst"], "both")
    assert changed_below(repository) == []


def test_a_lock_that_stays_is_told(repository: Path, lock: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_PATIENCE", 0)
    monkeypatch.setattr(writing.time, "sleep", lambda _: None)
    with pytest.raises(ToolError, match=r"another git writes.*index\.lock"):
        writing.wait_for_git(repository)
    (repository / "c.rst").write_text("added\n")
    with pytest.raises(GitRefused, match=r"index\.lock"):
        commit_files(repository, [repository / "c.rst"], "more")
