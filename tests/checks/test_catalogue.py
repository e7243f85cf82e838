"""The table of drafting rules: every id of the list once, none without its fate."""

import re
import runpy
from pathlib import Path

import pytest

from normwright import resources
from normwright.checks.catalogue import catalogue, ids, rule_codes
from normwright.diagnostics import codes
from tests.support.command import run

ROOT = Path(__file__).parent.parent.parent
FATES = [
    (path.stem, code, fate)
    for path in sorted(resources.data("rules").glob("*.toml"))
    if path.name != "ids.toml"
    for code, fate in resources.table(f"rules/{path.name}").items()
]


def test_the_list_has_its_207_ids() -> None:
    assert len(ids()) == len(set(ids())) == 207


def test_the_list_is_that_of_the_reference(shared: Path) -> None:
    text = (shared / "reference" / "drafting-rules.md").read_text(encoding="utf-8")
    assert sorted(ids()) == sorted(re.findall(r"^\| ([A-Z]{3}\d{3}) \|", text, re.MULTILINE))


def test_no_id_is_forgotten() -> None:
    assert [entry.id for entry in catalogue().values() if entry.state == "missing"] == []


@pytest.mark.parametrize(("family", "code", "fate"), FATES, ids=[code for _, code, _ in FATES])
def test_a_fate_is_told_for_an_id_without_a_rule(family: str, code: str, fate: dict[str, object]) -> None:
    assert code[:3] == family
    assert code in ids()
    assert code not in rule_codes()
    assert fate.keys() <= {"state", "with", "reason"}
    assert fate["state"] in ("merged", "undecidable")
    assert fate["reason"]
    others = fate.get("with", [])
    assert isinstance(others, list)
    assert bool(others) == (fate["state"] == "merged")
    assert [other for other in others if other not in codes()] == []


def test_the_page_names_each_id_once() -> None:
    page = runpy.run_path(str(ROOT / "docs" / "generate.py"))["rules_page"]()
    rows = re.findall(r"^\| (?:\[([A-Z]{3}\d{3})\]\(|([A-Z]{3}\d{3}) )", page, re.MULTILINE)
    named = [one or other for one, other in rows]
    assert sorted(named) == sorted({*ids(), *rule_codes()})


@pytest.mark.parametrize("state", ["merged", "undecidable"])
def test_explain_knows_what_has_no_code(state: str) -> None:
    entry = next((entry for entry in catalogue().values() if entry.state == state), None)
    if entry is None:
        pytest.skip(f"no rule is {state}")
    done = run("explain", entry.id)
    assert done.code == 0
    assert all(other in done.out for other in entry.others)
    assert " ".join(entry.reason.split())[:40] in " ".join(done.out.split())


def test_explain_prints_levels_and_examples() -> None:
    code = next(code for code in sorted(rule_codes()) if codes()[code].levels and codes()[code].good)
    done = run("explain", code)
    assert "Levels:" in done.out
    assert "Not:" in done.out
    assert "But:" in done.out
    assert "Verified:" in done.out
