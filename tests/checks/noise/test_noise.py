"""What the rules say of finished texts: by others, our own samples, and good texts written for it."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from normwright import resources
from normwright.checking import check_draft, check_file
from normwright.checks.document import Document
from normwright.checks.run import Asked
from normwright.diagnostics import Diagnostic, Level, Report
from normwright.foreign import read_foreign
from normwright.glossary.workspace import load_vocabularies
from normwright.sts.normalise import profile
from normwright.workspace.drafts import load_draft
from normwright.workspace.settings import open_workspace
from tests.checks.harness import Case, cases_in, make

HERE = Path(__file__).parent
VERDICTS: dict[str, dict[str, list[dict[str, Any]]]] = tomllib.loads((HERE / "verdicts.toml").read_text())
#: The most that a finished text may be told, per 1,000 words.
LIMITS = {Level.ERROR: 2.0, Level.WARNING: 6.0}
GOOD = [case for path in sorted((HERE / "good").glob("*.txt")) for case in cases_in(path)]
DRAFTS = sorted(path.parent.name for path in (resources.sample() / "drafts").glob("*/draft.toml"))


def serious(found: list[Diagnostic]) -> list[Diagnostic]:
    """Errors and warnings."""
    return [one for one in found if one.level is not Level.ADVICE]


def told(path: Path) -> list[Diagnostic]:
    """What `normwright check --stage fdis` tells of a file by others."""
    return serious([one.diagnostic for one in check_file(path, Asked(stage="FDIS")).results])


def words(path: Path) -> int:
    """Words of its running texts."""
    standard = read_foreign(path, Report())
    assert standard is not None
    return sum(len(passage.string.split()) for passage in Document(profile(standard)).passages)


def sample(shared: Path, name: str) -> Path:
    """A sample file by others."""
    path = shared / "samples" / "sts" / name
    if not path.is_file():
        pytest.skip(f"{name} is not beside this checkout")
    return path


@pytest.mark.parametrize("name", VERDICTS)
def test_what_is_told_was_read_and_judged(name: str, shared: Path) -> None:
    listed = [(one["code"], one["line"], one["level"]) for one in VERDICTS[name]["findings"]]
    found = [(one.code, one.place.line, str(one.level)) for one in told(sample(shared, name))]
    assert sorted(found) == sorted(listed)


def test_verdicts_are_given_with_their_reasons() -> None:
    findings = [one for page in VERDICTS.values() for one in page["findings"]]
    assert {one["verdict"] for one in findings} <= {"true", "debatable", "false"}
    assert all(len(one["why"].split()) > 4 for one in findings)
    assert not [one for one in findings if one["level"] == "error" and one["verdict"] == "false"]


def test_finished_texts_by_others_are_told_little(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    count, length = Counter[Level](), 0
    lines = []
    for name in VERDICTS:
        path = sample(shared, name)
        here, size = Counter(one.level for one in told(path)), words(path)
        lines.append(f"{name}: {size} words, {_rates(here, size)}")
        assert _is_within(here, size), lines[-1]
        count += here
        length += size
    with capsys.disabled():
        print("\n" + "\n".join([*lines, f"together: {length} words, {_rates(count, length)}"]))
    assert _is_within(count, length)


def _is_within(count: Counter[Level], size: int) -> bool:
    return all(count[level] * 1000 <= most * size for level, most in LIMITS.items())


def _rates(count: Counter[Level], size: int) -> str:
    return ", ".join(f"{count[level] * 1000 / size:.1f} {level}s per 1,000" for level in LIMITS)


@pytest.mark.parametrize("stage", ["", "FDIS"])
@pytest.mark.parametrize("name", DRAFTS)
def test_our_samples_have_no_fault(name: str, stage: str) -> None:
    """In all languages, as ISO and as EN, at their own stage and at the last."""
    root = resources.sample()
    report = Report()
    draft = load_draft(root / "drafts" / name, root, report)
    assert draft is not None
    asked = Asked(stage=stage, vocabularies=load_vocabularies(open_workspace(root), report))
    results = check_draft(draft, report, asked).results
    found = [one.diagnostic for one in results if one.counts]
    assert serious(found) == []
    assert len(found) <= 5, [str(one.place) for one in found]


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.title)
def test_good_texts_are_told_nothing(case: Case, tmp_path: Path) -> None:
    made = make(case, tmp_path)
    assert [one.message for one in made.report] == []
    assert [f"{one.place}: {one.code}" for one in serious(made.told)] == []
    size = sum(len(one.string.split()) for one in Document(made.standard, draft=made.draft).passages)
    assert len(made.told) * 1000 <= 6 * size
