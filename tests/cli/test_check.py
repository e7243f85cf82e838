"""`normwright check`: what is told where, in which form, with which exit code."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.checks.harness import foreign
from tests.support.command import run

from normwright import resources

_FAULT = "\nCost and/or time.\n"
_RULE = "LNG003"


def _add(draft: Path, text: str = _FAULT) -> None:
    path = draft / "scope.rst"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8", newline="\n")


def _told(workspace: Path, *words: str) -> list[dict[str, Any]]:
    done = run("check", "--format", "json", *words, cwd=workspace)
    assert done.code in (0, 1), done.err
    return list(json.loads(done.out)["findings"])


def _codes(workspace: Path, *words: str) -> list[str]:
    return [finding["code"] for finding in _told(workspace, *words)]


def test_a_finding_points_at_its_words(workspace: Path, draft: Path) -> None:
    _add(draft)
    done = run("check", "roofs", "--select", _RULE, cwd=workspace)
    lines = done.out.splitlines()
    number = (draft / "scope.rst").read_text(encoding="utf-8").splitlines().index("Cost and/or time.") + 1
    assert lines[0].startswith(f"drafts/roofs/en/scope.rst:{number}:6: ")
    assert lines[3].endswith("     ^^^^^^")
    assert done.err == "1 warning\n"


def test_nothing_is_told_twice_in_a_parallel_project(workspace: Path, draft: Path) -> None:
    _add(draft)
    assert _codes(workspace, "--select", _RULE) == [_RULE]


def test_the_json_document_fits_its_schema(workspace: Path, draft: Path) -> None:
    _add(draft)
    document = json.loads(run("check", "--format", "json", cwd=workspace).out)
    schema = json.loads(resources.data("schemas/report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(document, schema)
    assert document["command"] == "check"
    assert {"ISO", "prEN"} & {
        word for one in document["results"]["checked"] for word in one["document"].split("/")
    }


def test_what_reading_says_is_told_in_the_same_list(workspace: Path, draft: Path) -> None:
    _add(draft, _FAULT + "\nSee :ref:`nowhere`.\n")
    codes = _codes(workspace, "roofs")
    assert "SRC040" in codes
    assert run("check", cwd=workspace).code == 1
    assert "SRC040" in _codes(workspace, "--select", _RULE)


def test_levels_go_by_stage_settings_and_the_command(workspace: Path, draft: Path) -> None:
    _add(draft)
    assert run("check", "--select", _RULE, cwd=workspace).code == 0
    assert run("check", "--select", _RULE, "--fail-on", "warning", "--stage", "FDIS", cwd=workspace).code == 1
    with (workspace / "normwright.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[rules]\n{_RULE} = "error"\n')
    assert run("check", "--select", _RULE, cwd=workspace).code == 1
    assert _RULE not in _codes(workspace, "--ignore", "LNG")


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (["--select", "LNG0003"], "LNG003"),
        (["--ignore", "LGN"], "LNG"),
        (["--dry-run"], "--fix"),
        (["rofs"], "roofs"),
        (["--stage", "xx"], "wd"),
    ],
)
def test_a_wrong_command_is_refused(workspace: Path, words: list[str], near: str) -> None:
    done = run("check", *words, cwd=workspace)
    assert done.code == 2
    assert near in done.err


def test_a_wrong_level_is_refused_at_its_line(workspace: Path) -> None:
    with (workspace / "normwright.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[rules]\nLNG0030 = "error"\n')
    done = run("check", cwd=workspace)
    assert done.code == 2
    settings_wrong = done.err
    (workspace / "normwright.toml").write_text('format = 1\n\n[rules]\nLNG999 = "off"\n', encoding="utf-8")
    done = run("check", cwd=workspace)
    assert done.code == 2
    assert "normwright.toml:4:1: error[CHK001]" in done.err
    assert "LNG0030" in settings_wrong


def test_a_reason_silences_and_its_absence_doesnt(workspace: Path, draft: Path) -> None:
    _add(draft, f"\n.. normwright: ignore {_RULE} as in the law\n{_FAULT}")
    done = run("check", "--format", "json", cwd=workspace)
    assert _RULE not in done.out
    assert json.loads(done.out)["results"]["silenced"] == 1
    assert "1 silenced in the text" in done.err
    _add(draft, f"\n.. normwright: ignore {_RULE}\n{_FAULT}")
    codes = _codes(workspace)
    assert (codes.count(_RULE), codes.count("CHK003")) == (1, 1)


def test_a_baseline_leaves_new_findings(workspace: Path, draft: Path) -> None:
    _add(draft)
    first = run("check", "--select", _RULE, "--fail-on", "warning", "--baseline", "b.json", cwd=workspace)
    assert first.code == 1
    assert "b.json is written" in first.err
    again = run("check", "--select", _RULE, "--fail-on", "warning", "--baseline", "b.json", cwd=workspace)
    assert (again.code, again.out) == (0, "")
    assert "1 in the baseline" in again.err
    _add(draft, "\nShade and/or water.\n")
    new = run("check", "--select", _RULE, "--fail-on", "warning", "--baseline", "b.json", cwd=workspace)
    assert new.code == 1
    assert new.out.count(f"[{_RULE}]") == 1
    text = (draft / "scope.rst").read_text(encoding="utf-8").replace(_FAULT, "")
    (draft / "scope.rst").write_text(text, encoding="utf-8")
    gone = run("check", "--select", _RULE, "--baseline", "b.json", cwd=workspace)
    assert "1 of the baseline" in gone.err


def test_a_baseline_by_another_program_is_refused(workspace: Path) -> None:
    (workspace / "b.json").write_text("{}", encoding="utf-8")
    assert run("check", "--baseline", "b.json", cwd=workspace).code == 2


def test_a_file_by_others_has_lines_and_paths(tmp_path: Path) -> None:
    (tmp_path / "theirs.xml").write_text(
        foreign("<sec id='sec_4'><label>4</label><title>T</title>\n<p>Cost and/or time.</p></sec>"),
        encoding="utf-8",
    )
    (finding,) = [one for one in _told(tmp_path, "theirs.xml", "--select", _RULE) if one["code"] == _RULE]
    assert finding["file"] == "theirs.xml"
    line = (tmp_path / "theirs.xml").read_text(encoding="utf-8").split("\n")[finding["line"] - 1]
    assert "and/or" in line
    from lxml import etree

    (element,) = etree.parse(tmp_path / "theirs.xml").xpath(finding["path"])
    assert element.text == "Cost and/or time."
    done = run("check", "theirs.xml", "--select", _RULE, cwd=tmp_path)
    assert f"= element: {finding['path']}" in done.out


def test_a_file_that_cant_be_read_is_exit_code_3(tmp_path: Path) -> None:
    (tmp_path / "broken.xml").write_text("<standard><body></standard>", encoding="utf-8")
    done = run("check", "broken.xml", cwd=tmp_path)
    assert done.code == 3
    assert "XML002" in done.out
    assert run("check", "none.xml", cwd=tmp_path).code == 3


def test_files_and_drafts_go_together(workspace: Path, draft: Path) -> None:
    _add(draft)
    (workspace / "theirs.xml").write_text(foreign("<p>Cost and/or time.</p>"), encoding="utf-8")
    told = _told(workspace, "roofs", "theirs.xml", "--select", _RULE)
    assert sorted(one["file"] for one in told) == ["drafts/roofs/en/scope.rst", "theirs.xml"]


def test_sarif_marks_silenced_and_known_findings(workspace: Path, draft: Path) -> None:
    _add(draft)
    run("check", "--baseline", "b.json", cwd=workspace)
    _add(
        draft, f"\nShade and/or water.\n\n.. normwright: ignore {_RULE} as in the law\n\nHeat and/or light.\n"
    )
    done = run("check", "--baseline", "b.json", "--format", "sarif", cwd=workspace)
    results = [one for one in json.loads(done.out)["runs"][0]["results"] if one["ruleId"] == _RULE]
    states = [(one["baselineState"], "suppressions" in one) for one in results]
    assert states == [("unchanged", False), ("new", False), ("new", True)]
    assert done.out == run("check", "--baseline", "b.json", "--format", "sarif", cwd=workspace).out


def test_sarif_says_what_would_mend_a_finding(workspace: Path, draft: Path) -> None:
    _add(draft, "\nThe roof has an area of 0.75 m².\n")
    done = run("check", "--select", "NUM001", "--format", "sarif", cwd=workspace)
    (result,) = [one for one in json.loads(done.out)["runs"][0]["results"] if one["ruleId"] == "NUM001"]
    (change,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    line = (
        (draft / "scope.rst")
        .read_text(encoding="utf-8")
        .split("\n")[change["deletedRegion"]["startLine"] - 1]
    )
    start, end = (change["deletedRegion"][name] - 1 for name in ("startColumn", "endColumn"))
    assert line[:start] + change["insertedContent"]["text"] + line[end:] == "The roof has an area of 0,75 m²."


def test_annotations_are_named_from_the_repository(
    workspace: Path, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _add(draft)
    done = run("check", "--format", "github", "--select", _RULE, cwd=workspace)
    assert done.out.startswith("::warning file=drafts/roofs/en/scope.rst,line=")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(workspace.parent))
    done = run("check", "--format", "github", "--select", _RULE, cwd=workspace)
    assert done.out.startswith(f"::warning file={workspace.name}/drafts/roofs/en/scope.rst,line=")


def test_fixes_are_shown_and_made(workspace: Path, draft: Path) -> None:
    with (workspace / "normwright.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[rules]\nNUM001 = "error"\n')
    _add(draft, "\nThe roof has an area of 0.75 m².\n")
    path = draft / "scope.rst"
    before = path.read_bytes()
    done = run("check", "--fix", "--dry-run", cwd=workspace)
    assert "+The roof has an area of 0,75 m²." in done.out
    assert path.read_bytes() == before
    assert done.code == 1
    done = run("check", "--fix", cwd=workspace)
    assert "0,75" in path.read_text(encoding="utf-8")
    assert "1 mended" in done.err
    assert "NUM001" not in done.out


def test_a_workspace_without_findings_is_silent(workspace: Path) -> None:
    done = run("check", "--ignore", ",".join(sorted(set(_codes(workspace)))) or "LNG", cwd=workspace)
    assert done.code == 0
    assert done.out == ""
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize("syntax", ["rst", "md"])
@pytest.mark.parametrize("deliverable", ["is", "tr", "en"])
def test_a_new_draft_is_told_nothing_but_what_is_left_to_do(
    tmp_path: Path, deliverable: str, syntax: str
) -> None:
    run("init", "committee", cwd=tmp_path)
    new = ("--deliverable", deliverable, "--title", "Cool roofs", "--syntax", syntax, "--number", "99999")
    assert run("init", "drafts/roofs", *new, cwd=tmp_path / "committee").code == 0
    told = {one["code"] for one in _told(tmp_path / "committee", "roofs") if one["level"] != "advice"}
    assert told <= {"SET004", "CEN006", "CEN007"}  # titles in other languages, the act of Annex ZA
