"""normwright.toml and the workspace around it."""

from pathlib import Path

import pytest

from normwright.errors import UsageError
from normwright.workspace.settings import find_workspace_root, open_workspace
from normwright.workspace.versions import accepts


def _workspace(folder: Path, text: str) -> Path:
    (folder / "normwright.toml").write_text(text, encoding="utf-8")
    return folder


def test_settings(tmp_path: Path) -> None:
    _workspace(
        tmp_path,
        'format = 1\nrequires = ">=0.1"\ncommittee = "ISO/TC 0"\nvocabularies = ["glossary/heat.yaml"]\n'
        '[rules]\nVRB007 = "off"\n[extensions]\nnames = ["ours.rules"]\npaths = ["extensions/x.py"]\n',
    )
    deep = tmp_path / "drafts" / "a"
    deep.mkdir(parents=True)
    workspace = open_workspace(deep)
    assert workspace.root == tmp_path
    assert workspace.committees == ("ISO/TC 0",)
    assert workspace.vocabularies == ("glossary/heat.yaml",)
    assert dict(workspace.rules) == {"VRB007": "off"}
    assert (workspace.extension_names, workspace.extension_paths) == (("ours.rules",), ("extensions/x.py",))
    assert workspace.role == "committee"


def test_several_committees(tmp_path: Path) -> None:
    _workspace(tmp_path, 'format = 1\ncommittee = ["ISO/TC 0", "CEN/TC 0"]\n')
    assert open_workspace(tmp_path).committees == ("ISO/TC 0", "CEN/TC 0")


def test_no_workspace(tmp_path: Path) -> None:
    assert find_workspace_root(tmp_path) is None
    with pytest.raises(UsageError) as caught:
        open_workspace(tmp_path)
    assert "normwright init" in caught.value.help


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("format = 2", ["normwright.toml:1:10", "SET007", "pipx upgrade normwright"]),
        ("formt = 1", ["1:1", "SET001", "write format", "SET004"]),
        ('format = 1\nrole = "boss"', ["2:8", "committee"]),
        ('format = 1\ncommittee = "268"', ["2:13", "NAM005"]),
        ('format = 1\n[rules]\nVRB7 = "off"', ["3:1", "SET001"]),
        ('format = 1\n[extensions]\npaths = ["../x.py"]', ["3:10", "inside the workspace"]),
        ('format = 1\n[extensions]\npaths = ["/x.py"]', ["3:10"]),
        ('format = 1\n[extensions]\npaths = ["a/../../x.py"]', ["3:10"]),
        ('format = 1\nrequires = "new"', ["2:12", ">=0.1"]),
        ("format = ", ["1:10", "SET005"]),
        ('format = 1\nrequires = ">=99"', ["requires normwright >=99"]),
    ],
)
def test_wrong_settings(tmp_path: Path, text: str, said: list[str]) -> None:
    _workspace(tmp_path, text)
    with pytest.raises(UsageError) as caught:
        open_workspace(tmp_path)
    for words in said:
        assert words in f"{caught.value.message} {caught.value.help}"


@pytest.mark.parametrize(
    ("requirement", "version", "verdict"),
    [
        (">=0.1", "0.1.0", True),
        (">=0.1", "0.0.9", False),
        (">=0.1, <1", "0.9", True),
        (">=0.1,<1", "1.0", False),
        ("~=0.1", "0.9", True),
        ("~=0.1.2", "0.1.9", True),
        ("~=0.1.2", "0.2.0", False),
        ("==0.1", "0.1.0", True),
        ("==0.1.*", "0.1.7", True),
        ("!=0.1.*", "0.1.7", False),
        ("!=0.1", "0.2", True),
        (">0.1", "0.1.0", False),
        ("<=0.1", "0.1.0", True),
        (">=0.10", "0.9", False),
        (">=0.1", "0.1.0.dev3", True),
        ("0.1", "0.1.0", True),
    ],
)
def test_versions(requirement: str, version: str, verdict: bool) -> None:
    assert accepts(requirement, version) is verdict
