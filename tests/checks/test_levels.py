"""Levels by stage, by the workspace and by what was asked for; codes that are no rules'."""

from pathlib import Path

import pytest

from normwright.checks.levels import Choice, check_settings, choice, level_of, level_settings
from normwright.diagnostics import Code, Diagnostic, Level, Place
from normwright.errors import UsageError
from normwright.workspace.settings import Workspace


def _page(**facts: object) -> Code:
    return Code("XXX001", "x", Level.ERROR, "m", "h", "s", "d", **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stage", "expected"),
    [("WD", "advice"), ("CD", "advice"), ("DIS", "warning"), ("FDIS", "warning"), ("IS", "warning")],
)
def test_a_level_holds_from_its_stage_on(stage: str, expected: str) -> None:
    page = _page(levels={"DIS": Level.WARNING, "WD": Level.ADVICE})
    assert level_of(page, stage=stage, directives="2021", settings={}) == expected


def test_the_workspace_has_the_last_word() -> None:
    page = _page(levels={"WD": Level.ADVICE})
    assert level_of(page, stage="WD", directives="2021", settings={"XXX001": "warning"}) is Level.WARNING
    assert level_of(page, stage="WD", directives="2021", settings={"XXX001": "off"}) is None


def test_a_rule_that_is_off_or_of_a_later_edition_says_nothing() -> None:
    assert level_of(_page(off=True), stage="IS", directives="2021", settings={}) is None
    assert (
        level_of(_page(off=True), stage="IS", directives="2021", settings={"XXX001": "error"}) is Level.ERROR
    )
    assert level_of(_page(since="2021"), stage="IS", directives="2018", settings={}) is None


def test_selecting_a_family_leaves_out_the_others() -> None:
    assert "LNG003" in choice("lng", "").selected
    assert level_settings({}, choice("CHK004,LNG", "")).get("LNG003") is None
    assert level_settings({}, choice("CHK", ""))["LNG003"] == "off"
    assert level_settings({}, choice("", "LNG003"))["LNG003"] == "off"
    assert level_settings({"LNG003": "off"}, choice("LNG003", ""))["LNG003"] == "warning"


def test_errors_of_reading_are_told_whatever_is_asked_for() -> None:
    chosen = Choice(frozenset({"LNG003"}))
    assert chosen.takes(Diagnostic("SRC040", Level.ERROR, Place(), "m"))
    assert not chosen.takes(Diagnostic("SRC127", Level.ADVICE, Place(), "m"))
    assert not Choice(ignored=frozenset({"SRC127"})).takes(Diagnostic("SRC127", Level.ADVICE, Place(), "m"))


@pytest.mark.parametrize(("word", "near"), [("LNG0003", "LNG003"), ("LGN", "LNG")])
def test_what_is_no_code_is_refused_with_the_nearest(word: str, near: str) -> None:
    with pytest.raises(UsageError) as refused:
        choice(word, "")
    assert near in refused.value.help


def test_levels_for_what_is_no_rule_are_refused_in_their_lines(tmp_path: Path) -> None:
    settings = 'format = 1\n\n[rules]\nLNG003 = "off"\nLNG999 = "off"\nSRC040 = "off"\n'
    (tmp_path / "normwright.toml").write_text(settings, encoding="utf-8")
    rules = {"LNG003": "off", "LNG999": "off", "SRC040": "off"}
    with pytest.raises(UsageError) as refused:
        check_settings(Workspace(tmp_path, rules=rules))
    lines = refused.value.message.split("\n")[1:]
    assert [line.partition(" ")[0] for line in lines] == ["normwright.toml:5:1:", "normwright.toml:6:1:"]
    assert all("[CHK001]" in line for line in lines)
    check_settings(Workspace(tmp_path, rules={"LNG003": "off"}))
