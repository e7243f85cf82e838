"""The page in Chromium: follows saves, keeps the reader's place, shows findings beside the text."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.preview.conftest import PATIENCE, Served, add, write

pytestmark = pytest.mark.browser
_WAIT = PATIENCE * 1000  # ms


class Window:
    """A page of the preview that is open, and what it complained of."""

    def __init__(self, browser: Any, served: Served, path: str) -> None:
        self.page = browser.new_page(viewport={"width": 1100, "height": 700})
        self.page.set_default_timeout(_WAIT)
        self.complaints: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(f"http://127.0.0.1:{served.port}{path}")
        self.page.wait_for_selector(".pv-status:has-text('up to date')")

    def top_of(self, text: str) -> float:
        """Where the paragraph with that text stands, in CSS pixels from the top of the window."""
        top: float = self.page.get_by_text(text, exact=True).evaluate("e => e.getBoundingClientRect().top")
        return top

    def settled(self) -> None:
        """Waits until the page has found its place."""
        self.page.evaluate(
            "() => new Promise(done => { let n = 40; const f = () => --n ? requestAnimationFrame(f) : done(); f(); })"
        )


def _paragraphs(start: int, count: int) -> str:
    return "".join(f"\nSentence number {n} about swallows and roofs.\n" for n in range(start, start + count))


@pytest.fixture
def window(browser: Any, served: Served, text: Path) -> Iterator[Window]:
    write(text / "scope.rst", f"Scope\n=====\n{_paragraphs(0, 120)}")
    served.news("iso", until=lambda news: not news["stale"] and "number 119" in served.get("/iso").text)
    opened = Window(browser, served, "/iso")
    yield opened
    opened.page.close()


def _scroll_to(window: Window, text: str) -> float:
    window.page.get_by_text(text, exact=True).evaluate(
        "e => scrollBy(0, e.getBoundingClientRect().top - 200)"
    )
    window.settled()
    return window.top_of(text)


SIXTY = "Sentence number 60 about swallows and roofs."


def test_a_save_reloads_in_place(window: Window, text: Path) -> None:
    before = _scroll_to(window, SIXTY)
    path = text / "scope.rst"
    write(path, path.read_text().replace("number 3 about", "number three, saved, about"))
    window.page.wait_for_selector("text=number three, saved")
    window.settled()
    assert abs(window.top_of(SIXTY) - before) < 3
    assert window.complaints == []


def test_the_place_is_kept_when_text_comes_before_it(window: Window, text: Path) -> None:
    before = _scroll_to(window, SIXTY)
    path = text / "scope.rst"
    write(path, path.read_text().replace("=====\n", f"=====\n{_paragraphs(500, 20)}"))
    window.page.wait_for_selector("text=Sentence number 519")
    window.settled()
    assert abs(window.top_of(SIXTY) - before) < 3


def test_the_place_is_kept_when_its_own_text_goes(window: Window, text: Path) -> None:
    _scroll_to(window, SIXTY)
    path = text / "scope.rst"
    write(
        path,
        path.read_text()
        .replace(f"\n{SIXTY}\n", "\n")
        .replace("number 3 about", "number three, saved, about"),
    )
    window.page.wait_for_selector("text=number three, saved")
    window.settled()
    assert -200 < window.top_of("Sentence number 61 about swallows and roofs.") < 500


def test_findings_come_beside_the_text_and_go(window: Window, text: Path) -> None:
    path = text / "scope.rst"
    good = path.read_text()
    before = _scroll_to(window, SIXTY)
    write(path, good.replace(SIXTY, f"{SIXTY} See :ref:`nowhere`."))
    note = window.page.wait_for_selector(".pv-finding.pv-error")
    assert "nowhere" in note.inner_text()
    beside = note.evaluate("e => e.previousElementSibling.textContent")
    assert beside.startswith(SIXTY)
    window.settled()
    position = window.page.locator("p[data-pv=error]").evaluate("e => e.getBoundingClientRect().top")
    assert abs(position - before) < 3
    link = window.page.locator(".pv-list .pv-error a", has_text="scope.rst")
    assert link.count() == 1
    assert window.page.locator(".pv-bar[data-level=error]").is_visible()
    write(path, good)
    window.page.wait_for_selector(".pv-bar:not([data-level=error])")
    window.page.wait_for_selector(".pv-finding.pv-error", state="detached")
    assert window.complaints == []


def test_the_last_good_page_stays_while_the_record_is_broken(window: Window, text: Path) -> None:
    record = text.parent / "draft.toml"
    good = record.read_text()
    write(record, "format = [")
    window.page.wait_for_selector(".pv-status:has-text('the last good page')")
    assert window.page.get_by_text(SIXTY, exact=True).count() == 1
    write(record, good)
    window.page.wait_for_selector(".pv-status:has-text('up to date')")


def test_versions_can_be_switched_in_place(window: Window) -> None:
    _scroll_to(window, SIXTY)
    window.page.locator(".pv-links a", has_text="EN").click()
    window.page.wait_for_url("**/en#*")
    window.page.wait_for_selector(".pv-links a[aria-current=page]:has-text('EN')")
    window.settled()
    assert -100 < window.top_of(SIXTY) < 600


def test_a_page_opened_before_there_is_one_shows_it_when_it_comes(browser: Any, workspace: Path) -> None:
    from normwright.preview.draft import DraftSession
    from tests.preview.conftest import serving

    record = workspace / "drafts" / "roofs" / "draft.toml"
    good = record.read_text()
    write(record, "format = [")
    with serving(DraftSession(record.parent, workspace)) as served:
        page = browser.new_page()
        page.set_default_timeout(_WAIT)
        page.goto(f"http://127.0.0.1:{served.port}/")
        page.wait_for_selector(".pv-list li")
        write(record, good)
        page.wait_for_selector("h2:has-text('Scope')")
        page.close()


def test_text_of_a_draft_is_never_markup(window: Window, text: Path) -> None:
    add(text / "scope.rst", "\nSee :ref:`<img src=x onerror=alert(1)>`.\n")
    window.page.wait_for_selector(".pv-list li")
    assert window.page.locator(".pv img, .pv-finding img").count() == 0
