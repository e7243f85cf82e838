"""Killed by SIGKILL and run again: each command leaves what it leaves undisturbed (`bench/kills.py`: hundreds)."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.support.killable import STEPS, commit_all, killed_once, make_workspace, state
from tests.support.killing import run_killed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork")

#: Before which change of a file, or which one that has to do with a word, each command is killed here:
#: half-written, half of several files written, written and not committed.
_MOMENTS = {"import": (40, ""), "decide one": (8, ""), "apply": (1, "'commit'"), "forget": (9, "")}


@pytest.fixture(scope="module")
def committee(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("killed") / "committee"
    make_workspace(root)
    return root


def test_killed_commands_are_finished_by_the_next_run(committee: Path, tmp_path: Path) -> None:
    before = tmp_path / "before"
    shutil.copytree(committee, before, symlinks=True)
    for step in STEPS:
        if step.name not in _MOMENTS:
            continue
        after = tmp_path / "after"
        shutil.copytree(before, after, symlinks=True)
        assert run_killed(step.words(after), after, quick=True) in (0, 1), step.name
        moment, of = _MOMENTS[step.name]
        fault = killed_once(step, tmp_path / "work", before, state(after), moment=moment, of=of)
        assert fault == "", (step.name, fault)
        if step.name == "decide one":
            commit_all(after)
        shutil.rmtree(before)
        after.rename(before)
