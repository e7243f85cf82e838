"""`normwright comments group` on the sample ballot."""

import json
from pathlib import Path

from tests.support.command import run

ROOT = Path(__file__).parent.parent.parent


def test_text() -> None:
    found = run("comments", "group", "--ballot", "cool-refuges/cd1", cwd=ROOT)
    assert found.code == 0, found.err
    assert found.out.splitlines()[0] == "cool-refuges/cd1: 24 comments, 24 of them placed"
    assert "  1  3.2.1: nearly the same words (XB, XG)" in found.out
    assert "c) of 10.4: one wants it out, one wants it in" in found.out
    assert "“walk slowly and avoid slopes” to “walk more slowly and avoid slopes”" in found.out


def test_json_and_nothing_written() -> None:
    before = {path: path.stat().st_mtime_ns for path in (ROOT / "comments").rglob("*")}
    found = run("comments", "group", "--ballot", "cool-refuges/cd1", "--format", "json", cwd=ROOT)
    results = json.loads(found.out)["results"]
    assert results["comments"] == 24
    assert [one["bodies"] for one in results["groups"]] == [
        ["XB", "XG"],
        ["XC", "XF"],
        ["XB", "XE"],
        ["XA", "XC"],
    ]
    assert [one["number"] for one in results["groups"]] == [1, 2, 3, 4]
    assert len(results["contradictions"]) == 1
    assert results["queue"] == []
    assert before == {path: path.stat().st_mtime_ns for path in (ROOT / "comments").rglob("*")}
