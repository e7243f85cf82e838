"""A small workspace with one good draft, built."""

from pathlib import Path

import pytest
from tests.support.command import run


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with the draft "roofs", settings of the user's own kept out of it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    root = tmp_path / "committee"
    assert run("init", str(root)).code == 0
    made = run("init", "drafts/roofs", "--deliverable", "IS", "--title", "Roofs", "--parallel", cwd=root)
    assert made.code == 0, made.err
    return root


@pytest.fixture
def draft(workspace: Path) -> Path:
    """The folder of the draft's English text."""
    return workspace / "drafts" / "roofs" / "en"
