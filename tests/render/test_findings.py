"""Findings beside the text of an HTML page: where they stand, what is escaped, what is printed and read out."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from normwright.diagnostics import Diagnostic, Level, Place, Report
from normwright.render.findings import Beside
from normwright.render.html import render_html
from tests.render.conftest import TEMPLATES, Visit, stored
from tests.render.every_kind import every_kind
from tests.render.test_accessibility import axe, violations
from tests.support.command import run

__all__ = ["axe"]


def _finding(level: Level, *, line: int = 3, message: str = "a fault") -> Diagnostic:
    return Diagnostic("LNG003", level, Place("drafts/d/en/a.rst", line, 2), message, "do this")


def _page(findings: list[Beside]) -> Any:
    page = render_html(every_kind(), templates=[TEMPLATES], report=Report(), findings=findings)
    return html.fromstring(page)


def _anchors() -> dict[str, str]:
    """Ids in the page, by the name of their element."""
    found: dict[str, str] = {}
    for element in html.fromstring(render_html(every_kind(), templates=[TEMPLATES], report=Report())).iter():
        if isinstance(element.tag, str) and element.get("id") and element.xpath("ancestor::main"):
            found.setdefault(element.tag, element.get("id"))
    return found


def test_each_finding_stands_once_beside_its_element() -> None:
    anchors = _anchors()
    page = _page(
        [Beside(_finding(Level.ERROR, message=f"[{name}]"), anchor) for name, anchor in anchors.items()]
    )
    for name, anchor in anchors.items():
        (note,) = page.xpath(f"//*[contains(@class, 'nw-finding-')][contains(., '[{name}]')]")
        element = page.get_element_by_id(anchor)
        near = [element, *element.iterancestors()]
        assert any(note.getparent() is one or note.getparent() is one.getparent() for one in near), name


def test_no_word_of_the_text_is_lost_or_moved() -> None:
    anchors = _anchors()
    plain = html.fromstring(render_html(every_kind(), templates=[TEMPLATES], report=Report()))
    noted = _page([Beside(_finding(Level.WARNING), anchor) for anchor in anchors.values()])
    for note in noted.xpath("//*[contains(@class, 'nw-finding')]"):
        note.drop_tree()
    assert noted.find(".//main").text_content() == plain.find(".//main").text_content()


def test_words_are_escaped() -> None:
    nasty = "<script>alert(1)</script> \x07 \ud7ff &amp;"
    page = render_html(
        every_kind(),
        templates=[TEMPLATES],
        report=Report(),
        findings=[Beside(_finding(Level.ERROR, message=nasty))],
    )
    assert b"<script>alert(1)" not in page
    assert b"&lt;script&gt;alert(1)" in page
    assert b"\x07" not in page


def test_advice_is_folded_and_the_rest_open() -> None:
    page = _page([Beside(_finding(level, message=level.value)) for level in Level])
    folded = {
        note.get("aria-label"): note.find("details").get("open") is None
        for note in page.xpath("//*[contains(@class, 'nw-finding-')]")
    }
    assert folded == {"error LNG003": False, "warning LNG003": False, "advice LNG003": True}


@pytest.mark.browser
def test_axe_finds_nothing_and_nothing_is_printed(browser: Any, tmp_path: Path, axe: str) -> None:
    findings = [Beside(_finding(level), anchor) for anchor in _anchors().values() for level in Level]
    page = render_html(
        every_kind(),
        templates=[TEMPLATES],
        report=Report(),
        findings=[*findings, Beside(_finding(Level.ERROR))],
    )
    visit = Visit(browser, stored(tmp_path, page), width=1280, height=800)
    try:
        assert violations(visit.page, axe) == []
        visit.page.emulate_media(media="print")
        assert visit.page.locator(".nw-finding:visible").count() == 0
    finally:
        visit.page.close()


def test_a_working_copy_has_them_and_a_clean_tree_hasnt(small_workspace: Path) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    for words in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "first"]):
        subprocess.run(["git", *words], cwd=small_workspace, check=True)
    assert run("build", "-f", "html", cwd=small_workspace).code == 0
    path = next((small_workspace / "build" / "roofs" / "iso").glob("*.html"))
    assert 'class="nw-finding' not in path.read_text(encoding="utf-8")
    scope = small_workspace / "drafts" / "roofs" / "en" / "scope.rst"
    scope.write_text(scope.read_text(encoding="utf-8") + "\nCost and/or time.\n", encoding="utf-8")
    assert run("build", "-f", "html", cwd=small_workspace).code == 0
    assert "LNG003" in path.read_text(encoding="utf-8")
