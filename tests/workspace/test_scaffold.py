"""New workspaces and drafts."""

import os
import tomllib
from datetime import date
from pathlib import Path

import pytest

from normwright.diagnostics import Level, Report
from normwright.errors import InputError, UsageError
from normwright.workspace.drafts import load_draft
from normwright.workspace.layout import lay_files
from normwright.workspace.outline import CEN_DELIVERABLES, ISO_DELIVERABLES
from normwright.workspace.portable import path_faults
from normwright.workspace.scaffold import scaffold_draft, scaffold_workspace
from normwright.workspace.settings import Workspace, open_workspace

CHOICES = [
    *((deliverable, "iso", False) for deliverable in ISO_DELIVERABLES),
    *((deliverable, lead, True) for deliverable in ("IS", "TS", "TR") for lead in ("iso", "cen")),
    *((deliverable, "cen", False) for deliverable in CEN_DELIVERABLES),
]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    scaffold_workspace(tmp_path / "ws")
    return open_workspace(tmp_path / "ws")


def _files(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("role", ["committee", "national"])
def test_a_new_workspace(tmp_path: Path, role: str) -> None:
    root = tmp_path / "deep" / "ws"
    made = scaffold_workspace(root, role=role, committees=["iso/tc268"])
    assert {path.relative_to(root).as_posix() for path in made} == _files(root)
    assert {".gitattributes", ".gitignore", "normwright.toml", "README.md", "comments/README.md"} <= _files(
        root
    )
    assert ("drafts/README.md" in _files(root)) is (role == "committee")
    opened = open_workspace(root)
    assert (opened.role, opened.committees, opened.requires) == (role, ("ISO/TC 268",), ">=0.1")
    assert list(path_faults(_files(root))) == []
    for path in made:
        assert "@" not in path.read_text(encoding="utf-8").replace("@example", ""), path


def test_a_workspace_can_be_made_in_a_folder_with_other_files(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "notes.txt").write_text("mine")
    scaffold_workspace(tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert open_workspace(tmp_path).root == tmp_path


@pytest.mark.parametrize("taken", ["README.md", "readme.MD", ".gitignore"])
def test_nothing_is_overwritten(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).write_text("mine")
    with pytest.raises(UsageError):
        scaffold_workspace(tmp_path)
    assert _files(tmp_path) == {taken}
    assert (tmp_path / taken).read_text() == "mine"


def test_no_workspace_in_a_workspace(workspace: Workspace) -> None:
    with pytest.raises(UsageError):
        scaffold_workspace(workspace.root / "inner")


@pytest.mark.parametrize("syntax", ["rst", "md"])
@pytest.mark.parametrize(("deliverable", "lead", "parallel"), CHOICES)
def test_a_new_draft(workspace: Workspace, deliverable: str, lead: str, parallel: bool, syntax: str) -> None:
    made = scaffold_draft(
        workspace,
        "my-draft",
        deliverable=deliverable,
        lead=lead,
        parallel=parallel,
        number="99100",
        title='A "title" with @lead@ and \\',
        syntax=syntax,
        day=date(2031, 6, 2),
    )
    folder = workspace.drafts / "my-draft"
    assert set(made) == {path for path in folder.rglob("*") if path.is_file()}
    report = Report()
    draft = load_draft(folder, workspace.root, report)
    assert draft is not None
    assert not report.failed
    assert {f.message for f in report if f.level is Level.WARNING} <= {
        '"title.fr" is missing',
        '"title.de" is missing',
    }
    record = draft.record
    assert record.titles["en"].main == 'A "title" with @lead@ and \\'
    assert (record.deliverable, record.procedure.lead, record.procedure.parallel) == (
        deliverable,
        lead,
        parallel,
    )
    assert (record.iso is not None) is (deliverable in ISO_DELIVERABLES)
    assert (record.cen is not None) is (parallel or deliverable in CEN_DELIVERABLES)
    assert record.date == date(2031, 6, 2)
    assert (folder / "en" / f"european-foreword.{syntax}").exists() is (record.cen is not None)
    index = (folder / "en" / f"index.{syntax}").read_text(encoding="utf-8")
    listed = {
        line.strip()
        for line in index.splitlines()
        if line.strip() and not line.lstrip().startswith((":", ".."))
    }
    assert listed == {path.stem for path in (folder / "en").iterdir()} - {"index"}


def test_both_syntaxes_say_the_same() -> None:
    from normwright import resources

    folder = resources.templates() / "workspace" / "draft"
    markup = str.maketrans("", "", "=#~_`:{}().\n-| ")
    assert {p.stem for p in (folder / "rst").iterdir()} == {p.stem for p in (folder / "md").iterdir()}
    for path in sorted((folder / "rst").iterdir()):
        other = folder / "md" / f"{path.stem}.md"
        assert path.read_text().translate(markup) == other.read_text().translate(markup), path.stem


def test_committees_come_from_the_workspace(tmp_path: Path) -> None:
    scaffold_workspace(tmp_path, committees=["CEN/TC 465", "ISO/TC 268"])
    scaffold_draft(open_workspace(tmp_path), "a", parallel=True, committee="ISO/TC 1")
    data = tomllib.loads((tmp_path / "drafts" / "a" / "draft.toml").read_text(encoding="utf-8"))
    assert (data["iso"]["committee"], data["cen"]["committee"]) == ("ISO/TC 1", "CEN/TC 465")


def test_a_draft_without_choices(workspace: Workspace) -> None:
    scaffold_draft(workspace, "a")
    data = tomllib.loads((workspace.drafts / "a" / "draft.toml").read_text(encoding="utf-8"))
    assert (data["iso"]["number"], data["iso"]["committee"]) == ("", "ISO/TC 0")


@pytest.mark.parametrize(
    "choices",
    [
        {"name": "My Draft"},
        {"name": "../out"},
        {"name": ""},
        {"name": "con"},
        {"name": "a" * 200},
        {"deliverable": "STANDARD"},
        {"deliverable": "PAS", "parallel": True},
        {"deliverable": "EN", "lead": "iso"},
        {"deliverable": "IS", "lead": "cen"},
        {"lead": "both"},
        {"syntax": "tex"},
        {"number": "12a"},
        {"committee": "the committee"},
    ],
)
def test_choices_that_do_not_fit(workspace: Workspace, choices: dict[str, object]) -> None:
    before = _files(workspace.root)
    with pytest.raises(UsageError) as caught:
        scaffold_draft(workspace, **({"name": "a"} | choices))  # type: ignore[arg-type]
    assert caught.value.help
    assert _files(workspace.root) == before


def test_a_draft_is_not_overwritten(workspace: Workspace) -> None:
    scaffold_draft(workspace, "a")
    before = {path: path.read_bytes() for path in workspace.root.rglob("*") if path.is_file()}
    with pytest.raises(UsageError):
        scaffold_draft(workspace, "a", title="Other")
    assert {path: path.read_bytes() for path in workspace.root.rglob("*") if path.is_file()} == before


def test_all_files_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.link
    calls = []

    def failing(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == 3:
            raise FileExistsError(17, "came meanwhile")
        real(source, target)

    monkeypatch.setattr(os, "link", failing)
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(InputError):
        lay_files(tmp_path, {f"deep/{name}/x": "x" for name in "abcde"})
    assert sorted(tmp_path.rglob("*")) == [tmp_path / "mine"]
