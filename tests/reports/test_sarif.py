"""SARIF 2.1.0: valid by its schema, the same bytes each time, regions that point at the words.

The schema isn't ours to copy. It is taken from Microsoft's validator where that is installed, by `npm install
@microsoft/sarif-multitool` in this checkout or in the folder that SARIF_MULTITOOL names.
"""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from normwright.diagnostics import Diagnostic, Level, Place
from normwright.reports.result import Change, Result
from normwright.reports.sarif import format_sarif

ROOT = Path(__file__).parent.parent.parent


def _diagnostic(code: str = "LNG003", **place: Any) -> Diagnostic:
    where = {"file": "drafts/d/en/a.rst", "line": 3, "column": 4, "length": 6} | place
    return Diagnostic(code, Level.WARNING, Place(**where), '"and/or" is meant', "write this", "5.1")


RESULTS = [
    Result(_diagnostic(), fingerprint="a" * 32),
    Result(_diagnostic(file="drafts/d/en/two words é.rst"), fingerprint="b" * 32, known=True),
    Result(_diagnostic("SRC040", approximate=True)),
    Result(_diagnostic("CHK005", file="", line=0, column=0)),
    Result(Diagnostic("LNG003", Level.ADVICE, Place("t.xml", 7), "m", path="/standard/body/sec[2]/p")),
    Result(
        _diagnostic(line=9), reason="as in the law", silenced_at=Place("drafts/d/en/a.rst", 7, 4, length=6)
    ),
    Result(_diagnostic(line=11), changes=(Change("drafts/d/en/a.rst", 11, 4, 11, 10, "or"),)),
]


def _told(**options: bool) -> dict[str, Any]:
    return dict(json.loads(format_sarif(RESULTS, **options)))


def _tool(name: str) -> Path:
    folders = [Path(os.environ["SARIF_MULTITOOL"])] if "SARIF_MULTITOOL" in os.environ else []
    for folder in [*folders, ROOT]:
        found = sorted(folder.glob(f"**/@microsoft/sarif-multitool-*/{name}"))
        if found:
            return found[0]
    pytest.skip("Microsoft's SARIF validator is not installed (npm install @microsoft/sarif-multitool)")


@pytest.mark.parametrize("baseline", [False, True])
def test_it_is_valid_by_its_schema(baseline: bool) -> None:
    schema = json.loads(_tool("sarif-2.1.0.json").read_text(encoding="utf-8-sig"))
    jsonschema.validate(_told(baseline=baseline), schema)


def test_the_public_validator_has_no_error_or_warning(tmp_path: Path) -> None:
    path = tmp_path / "a.sarif"
    path.write_text(format_sarif(RESULTS, baseline=True), encoding="utf-8")
    done = subprocess.run(
        [_tool("Sarif.Multitool"), "validate", str(path), "--level", "Error;Warning"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert ": error " not in done.stdout
    assert ": warning " not in done.stdout


def test_rules_are_named_once_in_order() -> None:
    (run,) = _told()["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["CHK005", "LNG003", "SRC040"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])


def test_regions_are_as_exact_as_places() -> None:
    results = _told()["runs"][0]["results"]
    regions = [
        one["locations"][0]["physicalLocation"]["region"] if one["locations"] else None for one in results
    ]
    assert regions[0] == {"startLine": 3, "startColumn": 4, "endColumn": 10}
    assert regions[2] == {"startLine": 3}
    assert regions[3] is None
    assert (
        results[4]["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "/standard/body/sec[2]/p"
    )


def test_addresses_are_relative_and_escaped() -> None:
    results = _told()["runs"][0]["results"]
    location = results[1]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": "drafts/d/en/two%20words%20%C3%A9.rst", "uriBaseId": "WORKSPACE"}
    assert "/tmp" not in json.dumps(_told())


def test_states_suppressions_and_fixes() -> None:
    results = _told(baseline=True)["runs"][0]["results"]
    assert [one["baselineState"] for one in results][:3] == ["new", "unchanged", "new"]
    assert results[5]["suppressions"][0]["justification"] == "as in the law"
    (change,) = results[6]["fixes"][0]["artifactChanges"][0]["replacements"]
    assert change["deletedRegion"] == {"startLine": 11, "startColumn": 4, "endLine": 11, "endColumn": 10}
    assert "baselineState" not in _told()["runs"][0]["results"][0]


def test_the_same_findings_give_the_same_bytes() -> None:
    assert format_sarif(RESULTS) == format_sarif(RESULTS)
    assert format_sarif([]) == format_sarif([])
