"""Baselines: known findings are known again wherever they move, new ones are not."""

import json
from pathlib import Path

import pytest

from normwright.checks.baseline import (
    Baseline,
    fingerprint,
    read_baseline,
    split_known,
    write_baseline,
)
from normwright.checks.places import Sources
from normwright.diagnostics import Diagnostic, Level, Place
from normwright.errors import UsageError
from tests.checks.harness import Case, make

_BODY = "Requirements\n============\n\n"


def _prints(tmp_path: Path, name: str, body: str) -> list[str]:
    made = make(Case("x", {"body.rst": _BODY + body}), tmp_path / name, settings={"LNG003": "error"})
    sources = Sources(tmp_path / name)
    found = [one for one in made.checked if one.diagnostic.code == "LNG003"]
    return [fingerprint(one.diagnostic, one.finding, sources) for one in found]


def test_a_finding_is_known_again_in_another_line_and_broken_otherwise(tmp_path: Path) -> None:
    before = _prints(tmp_path, "a", "The plan shall state cost and/or time.\n")
    after = _prints(
        tmp_path, "b", "The entrance shall be open.\n\nThe plan shall\nstate *cost* and/or\ntime.\n"
    )
    assert before == after
    assert len(before) == 1


def test_other_words_around_make_another_finding(tmp_path: Path) -> None:
    one = _prints(tmp_path, "a", "The plan shall state cost and/or time.\n")
    other = _prints(tmp_path, "b", "The report shall name shade and/or water.\n")
    assert one != other


def test_of_several_alike_the_number_counts() -> None:
    baseline = Baseline(Path("b.json"), {"x": 2, "y": 1}, {"x": "a/b.rst", "y": "c/d.rst"})
    assert split_known(baseline, ["x", "x", "x", "z"]) == [True, True, False, False]
    assert baseline.gone(["x"], ["a", "c"]) == 2
    assert baseline.gone(["x"], ["a"]) == 1
    assert baseline.gone([], ["a/b"]) == 0


def test_the_file_is_sorted_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    found = [
        (p, Diagnostic(code, Level.ERROR, Place(file, 3), f"message “{p}”"))
        for p, code, file in [("b", "LNG003", "z.rst"), ("a", "LNG003", "a.rst"), ("a", "ABB001", "a.rst")]
    ]
    write_baseline(path, found)
    first = path.read_bytes()
    write_baseline(path, reversed(found))
    assert path.read_bytes() == first
    assert [one["code"] for one in json.loads(first)["findings"]] == ["ABB001", "LNG003", "LNG003"]
    read = read_baseline(path)
    assert read is not None
    assert read.known == {"a": 2, "b": 1}
    assert read_baseline(tmp_path / "none.json") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"normwright": "baseline", "format": 2, "findings": []}',
        '{"normwright": "0.1"}',
        "[" * 9999,
    ],
)
def test_another_file_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError):
        read_baseline(tmp_path / "x.json")


def test_an_empty_baseline_is_one(tmp_path: Path) -> None:
    write_baseline(tmp_path / "x.json", [])
    read = read_baseline(tmp_path / "x.json")
    assert read is not None
    assert read.known == {}
