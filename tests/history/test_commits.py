"""The date of a draft is that of the last commit that touched it."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from normwright.errors import ToolError
from normwright.history.commits import State, draft_state


def _git(folder: Path, *words: str, day: str = "2031-01-01") -> None:
    stamp = f"{day}T12:00:00+00:00"
    subprocess.run(
        ["git", "-c", "user.name=n", "-c", "user.email=n@example.org", *words],
        cwd=folder,
        check=True,
        capture_output=True,
        env=os.environ | {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp},
    )


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    folder = tmp_path / "drafts" / "-x y"
    folder.mkdir(parents=True)
    (folder / "a.rst").write_text("a")
    return folder


def test_without_git_nothing_is_known(draft: Path) -> None:
    assert draft_state(draft) == State()


def test_before_the_first_commit_nothing_is_known(draft: Path, tmp_path: Path) -> None:
    _git(tmp_path, "init")
    assert draft_state(draft) == State()


def test_other_drafts_do_not_count(draft: Path, tmp_path: Path) -> None:
    _git(tmp_path, "init")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-m", "a", day="2031-02-03")
    (tmp_path / "other").write_text("b")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-m", "b", day="2031-05-05")
    state = draft_state(draft)
    assert (state.day, state.changed) == (date(2031, 2, 3), False)
    (draft / "new.rst").write_text("n")
    assert draft_state(draft).changed


def test_a_repository_that_git_refuses_is_told(draft: Path, tmp_path: Path) -> None:
    _git(tmp_path, "init")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-m", "a")
    for pack in (tmp_path / ".git" / "objects").glob("??/*"):
        pack.chmod(0o600)
        pack.write_bytes(b"broken")
    with pytest.raises(ToolError, match="git could not read"):
        draft_state(draft)


def test_a_shallow_clone_is_known(draft: Path, tmp_path: Path) -> None:
    _git(tmp_path, "init")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-m", "a", day="2031-02-03")
    assert not draft_state(draft).cut
    (tmp_path / "other").write_text("b")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-m", "b", day="2031-05-05")
    clone = tmp_path / "clone"
    _git(tmp_path, "clone", "--depth", "1", tmp_path.as_uri(), str(clone))
    assert draft_state(clone / "drafts" / "-x y").cut


def test_without_the_program_its_lack_is_told(
    draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _git(tmp_path, "init")
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    with pytest.raises(ToolError, match="git is not installed") as told:
        draft_state(draft)
    assert "install" in told.value.help


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a folder away"
)
def test_a_repository_of_somebody_else_is_told(draft: Path, tmp_path: Path) -> None:
    _git(tmp_path, "init")
    for path in [tmp_path, *tmp_path.rglob("*")]:
        os.chown(path, 65534, 65534)
    with pytest.raises(ToolError, match="belongs to another user") as told:
        draft_state(draft)
    assert told.value.help.startswith("git config --global --add safe.directory")
