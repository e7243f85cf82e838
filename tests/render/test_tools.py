"""What the page's script adds, used as a reader uses it: by keyboard, by mouse, on a phone, and not at all."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from normwright.diagnostics import Report
from normwright.render.html import render_html
from tests.render.conftest import TEMPLATES, Visit, standard_of, stored, until
from tests.render.every_kind import LONG_ID, every_kind

pytestmark = pytest.mark.browser

LINES = {"p_1-1": [12], "p_3-1": [30, 31, 32, 33], "sec_4": [60], "li_3-1.1": [40], "fig_1": [70]}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    page = render_html(every_kind(), templates=[TEMPLATES], report=Report(), lines=LINES)
    return stored(tmp_path_factory.mktemp("page"), page)


@pytest.fixture
def visit(browser: Any, path: Path) -> Iterator[Visit]:
    """The page on a desk screen; nothing may be fetched, complained of, or run by the document."""
    made = Visit(browser, path, width=1280, height=800)
    yield made
    assert made.fetched == []
    assert made.complaints == []
    assert made.page.evaluate("typeof hit") == "undefined"
    made.page.close()


@pytest.fixture
def phone(browser: Any, path: Path) -> Iterator[Any]:
    made = Visit(browser, path, width=360, height=740)
    yield made.page
    assert made.complaints == []
    made.page.close()


def at(page: Any, identifier: str) -> Any:
    return page.locator(f"[id='{identifier}']")


def link_to(page: Any, target: str) -> Any:
    return page.locator(f"main a[href='#{target}']").first


def test_everything_can_be_read_without_script(browser: Any, path: Path) -> None:
    page = Visit(browser, path, width=360, java_script_enabled=False).page
    assert not page.locator(".nw-bar").is_visible()
    assert page.locator("nav.contents").is_visible()
    assert at(page, "p_3-1").is_visible()
    assert page.locator(".table-scroll").first.get_attribute("tabindex") == "0"
    page.close()


def test_contents_mark_the_clause_being_read(visit: Visit) -> None:
    page = visit.page
    current = page.locator("nav [aria-current='location']")
    assert current.count() == 0
    for section, words in (
        ("sec_2", "2 Terms"),
        ("sec_3", "3 Blocks"),
        ("sec_4.1.1", "4.1.1"),
        ("sec_1", "1 Scope"),
    ):
        page.goto(f"{page.url.split('#')[0]}#{section}")
        until(page, "w => document.querySelector('nav [aria-current]')?.textContent.startsWith(w)", words)
        assert current.count() == 1
        assert page.locator("[data-tool=here]").inner_text().startswith(words)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    until(page, "document.querySelector('nav [aria-current]').textContent.includes('Bibliography')")


def test_drawer_by_keyboard(phone: Any) -> None:
    button = phone.get_by_role("button", name="Contents")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Tab")
    assert button.evaluate("b => b === document.activeElement")
    phone.keyboard.press("Enter")
    drawer = phone.get_by_role("dialog", name="Contents")
    assert drawer.is_visible()
    assert phone.evaluate("document.activeElement.closest('dialog') !== null")
    phone.keyboard.press("Escape")
    assert not drawer.is_visible()
    assert button.evaluate("b => b === document.activeElement")
    phone.keyboard.press("Enter")
    drawer.get_by_role("link", name="4 Tables").click()
    assert not drawer.is_visible()
    assert phone.url.endswith("#sec_4")
    assert 0 <= at(phone, "sec_4").bounding_box()["y"] < 740


def test_drawer_becomes_a_column_again(phone: Any) -> None:
    assert phone.evaluate("document.querySelector('dialog nav') !== null")
    phone.set_viewport_size({"width": 1280, "height": 800})
    until(phone, "document.querySelector('body > nav + main') !== null")
    assert phone.locator("nav.contents").is_visible()


def test_preview_on_hover_stays_and_can_be_dismissed(visit: Visit) -> None:
    page = visit.page
    preview = page.locator(".nw-preview")
    link = link_to(page, "sec_2.1")
    link.hover()
    preview.wait_for(state="visible")
    assert "cold room" in preview.inner_text()
    preview.hover()
    page.wait_for_timeout(500)
    assert preview.is_visible()
    page.keyboard.press("Escape")
    assert not preview.is_visible()
    assert link.get_attribute("aria-describedby") is None


def test_preview_goes_when_the_mouse_leaves(visit: Visit) -> None:
    page = visit.page
    preview = page.locator(".nw-preview")
    link_to(page, "tab_1").hover()
    preview.wait_for(state="visible")
    page.mouse.move(700, 790)
    preview.wait_for(state="hidden")


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("tab_1", "A small table"),
        ("fig_1", "A drawing"),
        ("formula_1", "(1)"),
        ("sec_2", "Terms and definitions"),
        ("sec_2.1", "place with shade (2.2)"),
        ("term_2.2", "absence of direct sun"),
        ("li_3-1.1", "first:"),
        ("ref_1", "ISO 00008:2028"),
        ("note_3-1", "A note."),
        ("fn_1", "A footnote"),
        ("sec_A", "Of an annex"),
    ],
)
def test_preview_on_focus(visit: Visit, target: str, words: str) -> None:
    page = visit.page
    page.keyboard.press("Tab")  # from here on, focus is by keyboard
    link = link_to(page, target)
    link.focus()
    preview = page.locator(".nw-preview")
    assert preview.is_visible()
    assert words in preview.inner_text().replace("\xa0", " ").replace("\n", " ")
    described = page.evaluate(
        "document.getElementById(document.activeElement.getAttribute('aria-describedby'))?.textContent"
    )
    assert described
    box = preview.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1280
    assert page.evaluate(
        "[...document.querySelectorAll('[id]')].length === new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size"
    )
    assert preview.locator("a, button, [tabindex], h2, h3").count() == 0
    page.keyboard.press("Tab")
    assert (
        not page.evaluate("document.activeElement.hasAttribute('aria-describedby')") or preview.is_visible()
    )


def test_no_preview_of_what_the_link_stands_in(visit: Visit) -> None:
    visit.page.keyboard.press("Tab")
    link_to(visit.page, LONG_ID).focus()
    assert not visit.page.locator(".nw-preview").is_visible()


COMMENTABLE = [
    *(
        "sec_3",
        "sec_3.1",
        "sec_2.1",
        "p_3-1",
        "li_3-1.1",
        "li_3-2.1",
        "note_3-1",
        "ex_3-1",
        "warn_3-1",
        "tab_1",
        "fig_1",
    ),
    *(
        "fig_2",
        "fig_2.a",
        "formula_1",
        "code_3-1",
        "fn_1",
        "table-fn_1.1",
        "ref_1",
        "sec_A",
        "prov_3-1",
        LONG_ID,
    ),
]


def test_addresses_of_everything_a_comment_points_at(visit: Visit) -> None:
    page = visit.page
    button = page.get_by_role("button", name="Addresses")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    targets = page.evaluate(
        "[...document.querySelectorAll('.nw-anchor')].map(a => decodeURIComponent(a.hash.slice(1)))"
    )
    assert set(COMMENTABLE) <= set(targets)
    assert len(targets) == len(set(targets))
    link = page.get_by_role("link", name="Copy the address: p_3-1", exact=True)
    link.focus()
    page.keyboard.press("Enter")
    until(page, "document.querySelector('.nw-status').textContent.includes('page.html#p_3-1')")
    assert page.url.endswith("#p_3-1")
    assert "file:" not in page.locator(".nw-status").inner_text()
    button.click()
    assert page.locator(".nw-anchor").count() == 0


def test_blocks_without_id_have_an_address(visit: Visit) -> None:
    visit.page.get_by_role("button", name="Addresses").click()
    assert visit.page.locator("blockquote[id^='n-'] .nw-anchor").count() == 1


def test_address_follows_the_mouse(visit: Visit) -> None:
    page = visit.page
    at(page, "p_3-2").hover()
    link = page.locator(".nw-floating")
    assert link.get_attribute("href") == "#p_3-2"
    box, block = link.bounding_box(), at(page, "p_3-2").bounding_box()
    assert box["x"] + box["width"] <= block["x"] + 1
    link.hover()
    assert link.get_attribute("href") == "#p_3-2"
    link.click()
    until(page, "document.querySelector('.nw-status').textContent.includes('#p_3-2')")


def test_copied_text_is_the_text_alone(visit: Visit) -> None:
    page = visit.page
    copied = (
        "id => { const r = document.createRange(); r.selectNodeContents(document.getElementById(id));"
        "getSelection().removeAllRanges(); getSelection().addRange(r); return getSelection().toString(); }"
    )
    page.get_by_role("button", name="Addresses").click()
    assert page.evaluate(copied, "p_1-1") == "All."
    page.locator("summary", has_text="Provisions").click()
    page.get_by_role("checkbox", name="Possibility").check()
    assert "Possibility" not in page.evaluate(copied, "p_3-4")


def test_provisions_are_counted_highlighted_and_walked(visit: Visit) -> None:
    page = visit.page
    page.locator("summary", has_text="Provisions").click()
    counts = page.evaluate("[...document.querySelectorAll('.nw-count')].map(c => c.textContent)")
    assert counts == ["3", "1", "1", "1"]
    block = at(page, "p_3-1")
    tag = "e => e.querySelector(':scope > .nw-tag')?.textContent"
    assert block.evaluate(tag) is None
    page.get_by_role("checkbox", name="Requirement").check()
    assert block.evaluate(tag) == "Requirement"
    assert block.evaluate("e => getComputedStyle(e).borderLeftStyle") == "solid"
    assert at(page, "p_3-2").evaluate(tag) is None
    page.get_by_role("checkbox", name="Recommendation").check()
    styles = [
        at(page, name).evaluate("e => getComputedStyle(e).borderLeftStyle") for name in ("p_3-1", "p_3-2")
    ]
    assert len(set(styles)) == 2  # told apart without colour
    for expected in ("1 of 4", "2 of 4"):
        page.get_by_role("button", name="Next").click()
        assert page.locator("[data-tool=at]").inner_text() == expected
    assert page.locator(".nw-at").count() == 1
    page.keyboard.press("Escape")
    assert not page.locator(".nw-panel").is_visible()
    assert page.evaluate("document.activeElement.localName") == "summary"
    assert block.evaluate(tag) == "Requirement"


def test_provisions_by_keyboard(visit: Visit) -> None:
    page = visit.page
    page.locator("summary", has_text="Provisions").focus()
    for key in ("Enter", "Tab", "Space", "Tab", "Tab", "Tab", "Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    assert page.locator("[data-tool=at]").inner_text() == "1 of 3"
    assert page.locator(".nw-at").get_attribute("data-provision") == "requirement"


def test_no_tool_for_what_is_not_there(browser: Any, tmp_path: Path) -> None:
    page = render_html(
        standard_of("<sec><title>T</title><p>x</p></sec>"), templates=[TEMPLATES], report=Report()
    )
    visit = Visit(browser, stored(tmp_path, page), width=1280)
    assert not visit.page.locator("summary", has_text="Provisions").is_visible()
    assert visit.page.get_by_role("button", name="Line numbers").count() == 0
    assert visit.complaints == []
    visit.page.close()


def test_line_numbers_are_seen_not_heard_nor_copied(visit: Visit) -> None:
    page = visit.page
    number = "e => getComputedStyle(e, '::before').content"
    assert at(page, "p_3-1").evaluate(number) == '"30–33" / ""'
    assert page.locator("[id='sec_4'] > h2 > .title").evaluate(number) == '"60" / ""'
    names = " ".join(
        str(node.get("name", {}).get("value", ""))
        for node in page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
        if not node.get("ignored")
    )
    assert "30–33" not in names
    assert "The owner shall keep" in names
    assert "30–33" not in page.evaluate(
        "getSelection().selectAllChildren(document.querySelector('main')), getSelection().toString()"
    )
    button = page.get_by_role("button", name="Line numbers")
    button.click()
    assert at(page, "p_3-1").evaluate(number) == "none"
    assert button.get_attribute("aria-pressed") == "false"


def test_wide_table_scrolls_alone_by_keyboard(visit: Visit) -> None:
    page = visit.page
    wide = page.locator("[id='tab_2'] .table-scroll")
    wide.scroll_into_view_if_needed()
    until(page, "!document.querySelector('#tab_1 .table-scroll').hasAttribute('tabindex')")
    assert wide.get_attribute("tabindex") == "0"
    assert page.get_by_role("group", name="Table 2 — A wide table").count() == 1
    wide.focus()
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('#tab_2 .table-scroll').scrollLeft > 0")
    assert page.evaluate("scrollX") == 0


@pytest.mark.parametrize("width", [320, 360, 768, 1280, 2560])
def test_the_page_never_scrolls_sideways(browser: Any, path: Path, width: int) -> None:
    visit = Visit(browser, path, width=width)
    visit.page.get_by_role("button", name="Addresses").click()
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    visit.page.close()


def test_print_has_contents_and_no_tools(visit: Visit, phone: Any) -> None:
    for page in (visit.page, phone):
        page.emulate_media(media="print")
        until(page, "document.querySelector('dialog nav') === null")
        assert not page.locator(".nw-bar").is_visible()
        assert page.locator("nav.contents").is_visible()


def test_the_line_being_read_stays_when_tools_change_the_text(visit: Visit) -> None:
    page = visit.page
    page.goto(f"{page.url.split('#')[0]}#sec_4")
    place = "document.querySelector(\"[id='sec_4'] > h2\").getBoundingClientRect().top"
    before = page.evaluate(place)
    for name in ("Addresses", "Addresses"):
        page.get_by_role("button", name=name).click()
        page.wait_for_timeout(100)
        assert abs(page.evaluate(place) - before) < 3
    page.locator("summary", has_text="Provisions").click()
    page.get_by_role("checkbox", name="Requirement").check()
    page.wait_for_timeout(100)
    assert abs(page.evaluate(place) - before) < 3


@pytest.fixture(scope="module")
def long_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    words = "The refuge keeps cool when the shade of the trees covers its roof all day long. " * 6
    sections = "".join(
        f"<sec id='sec_{n}'><label>{n}</label><title>Clause {n}</title>"
        + "".join(f"<p id='p_{n}-{i}'>{words}</p>" for i in range(4)) + "</sec>"
        for n in range(1, 181)
    )  # fmt: skip
    page = render_html(standard_of(sections), templates=[TEMPLATES], report=Report())
    return stored(tmp_path_factory.mktemp("long"), page)


def test_sections_that_wait_are_found_by_address_and_by_eye(browser: Any, long_path: Path) -> None:
    visit = Visit(browser, long_path, width=1280)
    page = visit.page
    assert page.locator(".nw-deferred").count() == 180
    guessed = page.evaluate("document.documentElement.scrollHeight")
    for identifier in ("p_170-3", "sec_90", "sec_180", "p_2-1"):
        page.goto(f"{long_path.as_uri()}#{identifier}")
        page.wait_for_timeout(150)
        assert 0 <= at(page, identifier).bounding_box()["y"] < 850, identifier
    real = page.evaluate(
        "(document.querySelectorAll('.nw-deferred').forEach(s => s.style.contentVisibility = 'visible'),"
        " document.documentElement.scrollHeight)"
    )
    assert 0.8 < guessed / real < 1.25
    page.close()
