"""What of a workspace may run."""

from pathlib import Path

import pytest

from normwright import resources
from normwright.diagnostics import Report
from normwright.workspace import trust
from normwright.workspace.settings import open_workspace


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    root = tmp_path / "ws"
    (root / "templates" / "html").mkdir(parents=True)
    (root / "templates" / "wording").mkdir()
    (root / "extensions").mkdir()
    (root / "templates" / "html" / "standard.xsl").write_text("<own/>")
    (root / "templates" / "wording" / "en.toml").write_text("a = 1")
    (root / "extensions" / "x.py").write_text("print()")
    (root / "normwright.toml").write_text(
        'format = 1\n[extensions]\nnames = ["ours"]\npaths = ["extensions/x.py", "extensions/gone.py"]\n'
    )
    return root


def _names(paths: list[Path]) -> list[str]:
    return sorted(path.name for path in paths)


def test_nothing_is_trusted_at_first(root: Path) -> None:
    report = Report()
    assert _names(trust.untrusted(open_workspace(root))) == ["standard.xsl", "x.py"]
    assert not trust.templates_trusted(root, report)
    assert trust.trusted_extensions(root, report) == ()
    assert sorted(finding.code for finding in report) == ["SET030", "SET031", "SET031", "SET032"]


def test_trust_is_recorded_outside_and_ends_with_a_change(root: Path, tmp_path: Path) -> None:
    before = sorted(path for path in root.rglob("*"))
    assert _names(trust.trust_workspace(open_workspace(root))) == ["standard.xsl", "x.py"]
    assert sorted(path for path in root.rglob("*")) == before
    assert (tmp_path / "config" / "normwright" / "trust.json").is_file()
    assert trust.templates_trusted(root, Report())
    assert trust.trusted_extensions(root, Report()) == ("ours", str(root / "extensions" / "x.py"))
    assert trust.is_trusted(root / "extensions" / "x.py")
    (root / "extensions" / "x.py").write_text("print(1)")
    assert not trust.is_trusted(root / "extensions" / "x.py")
    (root / "templates" / "html" / "new.xsl").write_text("<new/>")
    assert not trust.templates_trusted(root, Report())


def test_a_workspace_elsewhere_is_not_trusted(root: Path) -> None:
    trust.trust_workspace(open_workspace(root))
    moved = root.with_name("moved")
    root.rename(moved)
    assert not trust.templates_trusted(moved, Report())


def test_a_copy_of_the_shipped_template_needs_no_trust(root: Path) -> None:
    shipped = resources.templates() / "html" / "standard.xsl"
    (root / "templates" / "html" / "standard.xsl").write_bytes(shipped.read_bytes())
    assert trust.templates_trusted(root, Report())


@pytest.mark.parametrize("content", ["", "{", "[]", '{"x": 3}', "\x00"])
def test_a_broken_record_trusts_nothing(root: Path, tmp_path: Path, content: str) -> None:
    record = tmp_path / "config" / "normwright" / "trust.json"
    record.parent.mkdir(parents=True)
    record.write_text(content)
    assert not trust.templates_trusted(root, Report())


def test_where_the_record_stands(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert trust.config_folder() == tmp_path / ".config" / "normwright"
