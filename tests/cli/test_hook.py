"""The pre-commit hook: what it would run, run in a workspace; and by pre-commit itself where it is installed."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.support.command import run

ROOT = Path(__file__).parent.parent.parent
_HOOK = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")


def _field(name: str) -> str:
    found = re.search(rf"^  {name}: (.+)$", _HOOK, re.MULTILINE)
    assert found, name
    return found[1]


def test_the_entry_runs_without_names_of_files(workspace: Path, draft: Path) -> None:
    assert _field("pass_filenames") == "false"
    assert _field("language") == "python"
    program, *words = shlex.split(_field("entry"))
    assert program == "normwright"
    assert run(*words, cwd=workspace).code == 0
    path = draft / "scope.rst"
    path.write_text(path.read_text(encoding="utf-8") + "\nSee :ref:`nowhere`.\n", encoding="utf-8")
    assert run(*words, cwd=workspace).code == 1


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("drafts/roofs/en/scope.rst", True),
        ("drafts/roofs/references.toml", True),
        ("glossary/a.yaml", True),
        ("normwright.toml", True),
        ("comments/roofs/a.docx", False),
        ("README.md", False),
    ],
)
def test_it_runs_for_what_is_checked(name: str, wanted: bool) -> None:
    assert bool(re.search(_field("files"), name)) is wanted


def test_pre_commit_takes_it(workspace: Path) -> None:
    program = shutil.which("pre-commit")
    if program is None:
        pytest.skip("pre-commit is not installed")
    done = subprocess.run(
        [program, "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
