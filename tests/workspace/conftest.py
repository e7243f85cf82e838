"""Small workspaces to load drafts from."""

from collections.abc import Callable
from pathlib import Path

import pytest

from normwright.diagnostics import Report
from normwright.workspace.drafts import load_draft
from normwright.workspace.record import Draft

DRAFT = """\
format = 1
language = "en"
deliverable = "IS"

[title.en]
main = "Cool refuges"
[title.fr]
main = "Refuges frais"

[iso]
number = "99100"
committee = "ISO/TC 0"
stages = [{ code = "20.20", date = 2031-06-02 }]
"""

Load = Callable[..., tuple[Draft | None, list[str]]]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Loads a draft from texts: the draft, and the findings as "line:column CODE message [help]"."""

    def loader(draft: str = DRAFT, references: str | None = None) -> tuple[Draft | None, list[str]]:
        folder = tmp_path / "drafts" / "test"
        (folder / "en").mkdir(parents=True, exist_ok=True)
        (folder / "en" / "index.rst").touch()
        (folder / "draft.toml").write_text(draft, encoding="utf-8")
        if references is not None:
            (folder / "references.toml").write_text(references, encoding="utf-8")
        report = Report()
        made = load_draft(folder, tmp_path, report)
        return made, [f"{f.place.line}:{f.place.column} {f.code} {f.message} [{f.help}]" for f in report]

    return loader
