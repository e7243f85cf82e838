"""Fixtures for all tests: the shared schemas and samples, golden files."""

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from normwright import resources
from tests.support.command import run
from tests.support.once import made_once

HERE = Path(__file__).parent
ROOT = HERE.parent
SHARED = ROOT.parent / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite golden files; then read the diff")
    parser.addoption("--thorough", action="store_true", help="draw all examples of tests with drawn ones")


def pytest_configure(config: pytest.Config) -> None:
    """Says how many examples are drawn, before any test is read."""
    if config.getoption("--thorough"):
        os.environ["NORMWRIGHT_THOROUGH"] = "yes"
    else:
        hypothesis.settings.register_profile("daily", max_examples=30, deadline=None)
        hypothesis.settings.load_profile("daily")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests of the whole program come first: each takes long, and no worker shall begin one at the end."""
    items.sort(key=lambda item: item.path.parent != HERE)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says in the last lines what was left out, and why."""
    reasons: Counter[str] = Counter()
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        reasons[reason.removeprefix("Skipped: ")] += 1
    for reason, count in sorted(reasons.items()):
        terminalreporter.write_line(f"left out: {count} test{'s' * (count > 1)}, since {reason}")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of schemas and foreign samples; tests that need it are skipped where it is absent."""
    if not (SHARED / "niso-sts").is_dir():
        pytest.skip("the shared schemas and samples are not beside this checkout")
    return SHARED


class Golden:
    """Compares bytes or text with a stored file, or stores it under `--update`."""

    def __init__(self, update: bool) -> None:
        self.update = update

    def check(self, path: Path, actual: str) -> None:
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, encoding="utf-8", newline="\n")
        assert path.is_file(), f"{path.name} does not exist; run pytest --update and read it"
        assert actual == path.read_text(encoding="utf-8")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(bool(request.config.getoption("--update")))


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium; tests that need it are skipped where there is none."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium was found")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def built_samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample workspace outside of git, with the findings of its build; tests copy what they change."""
    own = tmp_path_factory.getbasetemp()
    every = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    return made_once(every / "samples", _build_samples)


def _build_samples(root: Path) -> None:
    for name in ("drafts", "glossary", "comments"):
        shutil.copytree(resources.sample() / name, root / name)
    shutil.copy(resources.sample() / "normwright.toml", root)
    done = run("build", cwd=root)
    assert done.code == 0, done.err


@pytest.fixture
def small_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with the draft "roofs", settings of the user's own kept out of it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    root = tmp_path / "committee"
    assert run("init", str(root)).code == 0
    made = run("init", "drafts/roofs", "--deliverable", "IS", "--title", "Roofs", "--parallel", cwd=root)
    assert made.code == 0, made.err
    return root
