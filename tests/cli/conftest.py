"""A small workspace with one good draft."""

from pathlib import Path

import pytest


@pytest.fixture
def workspace(small_workspace: Path) -> Path:
    """A workspace with the draft "roofs"."""
    return small_workspace


@pytest.fixture
def draft(workspace: Path) -> Path:
    """The folder of the draft's English text."""
    return workspace / "drafts" / "roofs" / "en"
