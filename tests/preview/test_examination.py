"""Drafting rules in the preview: after the page, by the workspace's settings, silenced where the text says so."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from normwright.diagnostics import Diagnostic, Level, Place, Report
from normwright.preview.draft import DraftEdition, DraftSession
from normwright.preview.live import Live
from normwright.preview.watch import Watch
from tests.preview.conftest import Served, add, serving, write
from tests.render.test_accessibility import axe, violations

__all__ = ["axe"]

_RULE = "LNG003"


def _codes(news: dict[str, Any]) -> set[str]:
    return {finding["code"] for finding in news["findings"]}


def test_findings_of_rules_come_after_the_page_and_go(served: Served, text: Path) -> None:
    good = (text / "scope.rst").read_text(encoding="utf-8")
    add(text / "scope.rst", "\nCost and/or time.\n")
    news = served.news("iso", until=lambda news: _RULE in _codes(news))
    (told,) = [finding for finding in news["findings"] if finding["code"] == _RULE]
    assert told["anchor"]
    assert f'id="{told["anchor"]}"' in served.get("/iso").text
    write(text / "scope.rst", good)
    served.news("iso", until=lambda news: _RULE not in _codes(news))


def test_what_the_text_silences_is_not_told_and_what_is_wrong_with_that_is(
    served: Served, text: Path
) -> None:
    add(text / "scope.rst", f"\n.. normwright: ignore {_RULE} as in the law\n\nCost and/or time.\n")
    add(text / "scope.rst", f"\n.. normwright: ignore {_RULE} left behind\n\nA word.\n")
    news = served.news("iso", until=lambda news: "CHK004" in _codes(news))
    assert _RULE not in _codes(news)


def test_levels_are_the_workspaces(served: Served, text: Path, workspace: Path) -> None:
    add(text / "scope.rst", "\nCost and/or time.\n")
    served.news("iso", until=lambda news: _RULE in _codes(news))
    add(workspace / "normwright.toml", f'\n[rules]\n{_RULE} = "error"\nLNG999 = "off"\n')
    news = served.news("iso", until=lambda news: "CHK001" in _codes(news))
    assert [finding["level"] for finding in news["findings"] if finding["code"] == _RULE] == ["error"]


def test_a_file_by_others_is_examined_too(tmp_path: Path) -> None:
    from normwright.preview.foreign import ForeignSession
    from tests.checks.harness import foreign

    path = tmp_path / "theirs.xml"
    path.write_text(foreign("<p>Cost and/or time.</p>", language="en"), encoding="utf-8")
    with serving(ForeignSession(path)) as served:
        news = served.news("standard", until=lambda news: _RULE in _codes(news))
        assert news["page"]


class _Slow:
    """A session whose examination tells its steps and never ends by itself."""

    def __init__(self) -> None:
        self.name = "slow"
        self.asked = 0

    def make(self) -> DraftEdition:
        edition = DraftEdition(report=Report())
        edition.examination = self._steps(edition.report)
        return edition

    def _steps(self, report: Report) -> Iterator[None]:
        while True:
            self.asked += 1
            yield

    def follow(self) -> None:
        return None

    def make_ready(self) -> None:
        return None

    def folders(self) -> list[Path]:
        return []

    def files(self) -> list[Path]:
        return []


def test_a_long_examination_keeps_nobody_waiting() -> None:
    session = _Slow()
    live = Live(session)
    steps = live._making(Watch())
    live._steps = steps
    while not session.asked:
        live._go_on(steps, until=0)
    asked = session.asked
    live._go_on(steps, until=0)
    assert session.asked == asked + 1
    assert live._steps is steps  # it goes on later


def test_until_the_rules_were_asked_the_former_findings_stay(workspace: Path) -> None:
    session = DraftSession(workspace / "drafts" / "roofs", workspace)
    live = Live(session)
    live._go_on(live._making(Watch()), until=float("inf"))
    former = Diagnostic(_RULE, Level.WARNING, Place("drafts/roofs/en/scope.rst", 4), "m")
    live._set(findings=(former,))
    steps = live._making(Watch())
    serial = live.state.serial
    while live.state.serial == serial:
        next(steps)
    assert former in live.state.findings
    live._go_on(steps, until=float("inf"))
    assert former not in live.state.findings


def test_a_save_while_the_whole_is_made_is_shown_without_it(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from normwright.preview import draft

    monkeypatch.setattr(draft, "_LONG", 0.0)
    session = DraftSession(workspace / "drafts" / "roofs", workspace)
    live = Live(session)
    live._go_on(live._making(Watch()), until=float("inf"))
    write(workspace / "drafts" / "roofs" / "en" / "scope.rst", "Scope\n=====\n\nFirst words.\n")
    steps = live._making(Watch())
    next(steps)  # made; its page, its outlines are still to come
    write(workspace / "drafts" / "roofs" / "en" / "scope.rst", "Scope\n=====\n\nFirst words, others.\n")
    del steps
    assert live._follow()
    assert b"First words, others." in live.state.shown["iso"].page


@pytest.mark.browser
def test_advice_is_folded_and_opens_by_the_keyboard(
    browser: Any, served: Served, text: Path, axe: str
) -> None:
    add(text / "scope.rst", "\nCost and/or time.\n\n.. todo:: Ask the liaison.\n")
    page = browser.new_page(bypass_csp=True)
    try:
        page.goto(f"http://127.0.0.1:{served.port}/iso")
        page.wait_for_selector(".pv-finding.pv-advice details")
        assert page.locator(".pv-finding.pv-advice details[open]").count() == 0
        page.locator(".pv-finding.pv-advice summary").first.focus()
        page.keyboard.press("Enter")
        assert page.locator(".pv-finding.pv-advice details[open]").count() == 1
        page.wait_for_selector(".pv-finding.pv-warning")
        assert violations(page, axe) == []
    finally:
        page.close()
