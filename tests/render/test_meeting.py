"""The meeting view and the pages of answers, in the browser: axe-core, keys, filters, links; offline and without script."""

import copy
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from normwright.comment_pages import Texts, answer_pages, meeting_page
from normwright.comments.compilation import compile_comments
from normwright.comments.contradictions import contradictions
from normwright.comments.formwords import form_words
from normwright.comments.groups import group_comments
from normwright.comments.meeting import Meeting
from normwright.comments.order import official_order
from normwright.comments.placing import place_comments
from normwright.comments.record import Comment, Decision, Origin, Wording
from normwright.comments.targets import Targets
from normwright.comments.trailers import Received
from normwright.diagnostics import Report
from tests.comments.ballots import Frozen, empty_ballot, frozen_text, make_ballot
from tests.render.conftest import TEMPLATES, Visit, stored, until
from tests.render.test_accessibility import axe, violations

__all__ = ["axe"]
HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> \u202eabc & \x00 ]]> javascript:alert(3) שלום"
)


#: What is kept of the frozen text where a page is opened again and again: a browser lays out each block.
KEPT = ("sec_intro", "sec_6", "sec_14")


def some_text(*kept: str) -> Frozen:
    """These clauses of the frozen text; the line map stays as it is."""
    frozen = frozen_text()
    standard = copy.deepcopy(frozen.standard)
    for part in [*standard.root.iter("sec", "app", "ref-list")]:
        around = {one.get("id") for one in (*part.iter(), *part.iterancestors())}
        holder = part.getparent()
        if holder is not None and not around.intersection(kept):
            holder.remove(part)
    return Frozen(standard, frozen.lines)


def meeting_of(
    comments: list[Comment], decisions: list[Decision], text: Frozen | None = None
) -> tuple[Meeting, Texts]:
    frozen = text or frozen_text()
    ballot = empty_ballot(Path("nowhere"))
    placements = place_comments(ballot, comments, decisions, frozen.standard, frozen.lines, None)
    order = [one.key for one in official_order(comments, placements)]
    words = form_words(Path("nowhere"), Report())
    made = compile_comments(Received(ballot, comments), decisions, words, order=order)
    meeting = Meeting(
        made,
        {one.id: one for one in decisions},
        placements,
        Targets(frozen.standard),
        group_comments(comments, placements),
        contradictions(comments, placements),
        sample=True,
    )
    return meeting, Texts(frozen.standard, frozen.lines, frozen.standard)


def drawn(meeting: Meeting, texts: Texts) -> bytes:
    return meeting_page(meeting, texts, templates=[TEMPLATES], report=Report())


def some_meeting(count: int, *kept: str) -> tuple[Meeting, Texts]:
    """A ballot with a comment that means harm and three decisions."""
    comments = list(make_ballot(count, seed=3).comments)
    wording = Wording("DE", "", "no such place", "", "te", HOSTILE, f"{HOSTILE}\n\n{HOSTILE}")
    comments.append(
        Comment("de-ffffffffff", "DE", wording, Origin("x.docx", "0" * 64, "table 1, row 1"), late=True)
    )
    keys = [one.key for one in comments]
    decisions = [
        Decision(
            "one", tuple(keys[:3]), "accepted", "Accepted. Done.", meeting="Meeting 5", date="2032-05-11"
        ),
        Decision("two", (keys[3],), "not-accepted", reason="Out of scope"),
        Decision("three", (keys[-1],), "noted", HOSTILE),
    ]
    return meeting_of(comments, decisions, some_text(*kept))


@pytest.fixture(scope="module")
def meeting() -> tuple[Meeting, Texts]:
    return some_meeting(40, *KEPT)


@pytest.fixture(scope="module")
def page(meeting: tuple[Meeting, Texts]) -> bytes:
    return drawn(*meeting)


@pytest.fixture(scope="module")
def path(page: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stored(tmp_path_factory.mktemp("meeting"), page)


@pytest.fixture(scope="module")
def opened(browser: Any, path: Path) -> Iterator[Visit]:
    made = Visit(browser, path, width=1280, height=800)
    yield made
    made.page.close()


@pytest.fixture
def visit(opened: Visit) -> Visit:
    """The page as it is when it was just opened."""
    opened.page.reload()
    return opened


# -- as a file -----------------------------------------------------------------------------------------------


def test_the_same_ballot_gives_the_same_bytes(meeting: tuple[Meeting, Texts], page: bytes) -> None:
    assert drawn(*meeting) == page


def test_every_text_of_every_comment_is_on_the_page(meeting: tuple[Meeting, Texts], page: bytes) -> None:
    from lxml import html

    shown: Any = html.fromstring(page.decode())
    for entry in meeting[0].compilation.entries:
        article = " ".join(" ".join(shown.get_element_by_id(f"nw-{entry.comment.key}").itertext()).split())
        for text in (entry.comment.wording.comment, entry.comment.wording.proposal, entry.observation):
            assert " ".join(text.replace("\x00", "\ufffd").split()) in article


def test_nothing_that_somebody_wrote_is_markup(page: bytes) -> None:
    text = page.decode()
    assert text.count("<script") == 1
    assert "onerror=alert" not in re.sub(r"&lt;[^<]*", "", text)


def test_without_a_circulated_text_the_comments_stand_alone(meeting: tuple[Meeting, Texts]) -> None:
    bare = replace(meeting[0], placements={}, targets=None)
    assert b"the comments stand alone" in drawn(bare, Texts())


def test_a_ballot_without_comments(meeting: tuple[Meeting, Texts]) -> None:
    made, texts = meeting_of([], [])
    assert b"No comment has been received" in drawn(made, texts)


# -- in the browser ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with everything once or twice: axe-core looks at each element, and takes its time."""
    return stored(tmp_path_factory.mktemp("short"), drawn(*some_meeting(12, "sec_6.3", "sec_A.6")))


@pytest.mark.browser
@pytest.mark.parametrize(
    ("width", "scheme", "keys"),
    [
        (360, "dark", "jt"),
        (1280, "light", "jf"),
        (1280, "dark", "o"),
        (2560, "light", "jl"),
    ],
)
def test_axe_finds_nothing(browser: Any, short: Path, axe: str, width: int, scheme: str, keys: str) -> None:
    page = Visit(browser, short, width=width, color_scheme=scheme).page
    assert page.locator(".nw-about").count() > 1
    for key in keys:
        page.keyboard.press(key)
    assert violations(page, axe) == []
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 640, 1280, 2560])
def test_no_view_is_wider_than_the_window(visit: Visit, width: int) -> None:
    page = visit.page
    page.set_viewport_size({"width": width, "height": 800})
    for key in "jtjoolf":
        page.keyboard.press(key)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, key
    page.set_viewport_size({"width": 1280, "height": 800})


@pytest.mark.browser
def test_it_fetches_nothing_and_complains_of_nothing(visit: Visit) -> None:
    for key in "jjnkpgtxuloo":
        visit.page.keyboard.press(key)
    assert {url for url in visit.fetched if not url.startswith("data:")} <= {visit.page.url}
    assert visit.complaints == []


def current(page: Any) -> str:
    return str(page.evaluate("document.querySelector('[aria-current=true]')?.id ?? ''"))


@pytest.mark.browser
def test_keys_step_through_the_comments_and_the_text_follows(visit: Visit) -> None:
    page = visit.page
    ids = page.evaluate("[...document.querySelectorAll('.comment')].map(c => c.id)")
    for at in (0, 1, 2):
        page.keyboard.press("j")
        assert current(page) == ids[at]
    page.keyboard.press("k")
    assert current(page) == ids[1]
    assert page.evaluate("document.activeElement.id") == ids[1]
    placed = page.evaluate("[...document.querySelectorAll('.comment')].findIndex(c => c.dataset.to)")
    for _ in range(placed - 1):
        page.keyboard.press("j")
    to = page.evaluate("document.querySelector('[aria-current=true]').dataset.to")
    assert page.evaluate("document.querySelector('.nw-looked-at').id") == to
    box = page.evaluate(
        "(b => [b.top, b.bottom])(document.querySelector('.nw-looked-at').getBoundingClientRect())"
    )
    assert box[0] < 800
    assert box[1] > 100


@pytest.mark.browser
def test_n_goes_to_what_is_not_decided(visit: Visit) -> None:
    page = visit.page
    for _ in range(5):
        page.keyboard.press("n")
        assert page.evaluate("document.querySelector('[aria-current=true]').dataset.decided") == "no"


@pytest.mark.browser
def test_a_block_of_the_text_leads_to_its_comments_and_back(visit: Visit) -> None:
    page = visit.page
    badge = page.locator(".nw-about").nth(4)
    wanted = badge.get_attribute("href")[1:]
    badge.click()
    assert current(page) == wanted
    to = page.evaluate("id => document.getElementById(id).dataset.to", wanted)
    page.locator(f"#{wanted} .nw-place a").first.click()
    assert page.evaluate("document.querySelector('.nw-looked-at').id") == to


@pytest.mark.browser
def test_badges_count_the_comments_of_each_block(meeting: tuple[Meeting, Texts], visit: Visit) -> None:
    counted = visit.page.evaluate(
        "[...document.querySelectorAll('.nw-about')].map(b => parseInt(b.textContent))"
    )
    assert sum(counted) == sum(1 for entry in meeting[0].compilation.entries if meeting[0].at(entry))


def shown(page: Any) -> list[dict[str, str]]:
    found: list[dict[str, str]] = page.evaluate(
        "[...document.querySelectorAll('.comment')].filter(c => !c.hidden).map(c => ({...c.dataset}))"
    )
    return found


@pytest.mark.browser
@pytest.mark.parametrize(
    ("by", "value"),
    [("body", "DE"), ("type", "te"), ("status", "accepted"), ("decided", "no"), ("clause", "unplaced")],
)
def test_filters(visit: Visit, by: str, value: str) -> None:
    page = visit.page
    every = shown(page)
    page.keyboard.press("f")
    page.locator(f"[data-by={by}]").select_option(value)
    found = shown(page)
    assert found == [one for one in every if one[by] == value]
    assert 0 < len(found) < len(every)
    assert f"{len(found)} of {len(every)}" in page.locator(".nw-found").inner_text()
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    assert len(shown(page)) == len(every)


@pytest.mark.browser
def test_filter_by_group_and_g(visit: Visit) -> None:
    page = visit.page
    page.locator(".nw-filters summary").click()
    page.locator("#nw-group").select_option("1")
    group = shown(page)
    assert {one["group"] for one in group} == {"1"}
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    first = current(page)
    for _ in group:
        page.keyboard.press("g")
    assert current(page) == first
    page.keyboard.press("f")
    page.locator("#nw-group").select_option("against")
    assert all("against" in one for one in shown(page))


@pytest.mark.browser
def test_search_finds_words_in_any_letters(visit: Visit) -> None:
    page = visit.page
    page.keyboard.press("/")
    page.keyboard.type("ONERROR שלום")
    until(page, "[...document.querySelectorAll('.comment')].filter(c => !c.hidden).length === 1")
    page.keyboard.press("Enter")
    assert current(page) == "nw-de-ffffffffff"
    assert "late" in page.locator("#nw-de-ffffffffff").inner_text()


@pytest.mark.browser
def test_large_shows_one_comment_at_a_time(visit: Visit) -> None:
    page = visit.page
    before = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    page.keyboard.press("l")
    until(
        page, "[...document.querySelectorAll('.comment')].filter(c => c.getClientRects().length).length === 1"
    )
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") > before * 1.25
    page.keyboard.press("j")
    assert (
        page.evaluate(
            "[...document.querySelectorAll('.comment')].filter(c => c.getClientRects().length).length"
        )
        == 1
    )


@pytest.mark.browser
def test_keys_can_be_switched_off(visit: Visit) -> None:
    page = visit.page
    page.keyboard.press("?")
    page.locator("#nw-keys").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    assert current(page) == ""


@pytest.mark.browser
def test_an_address_leads_to_a_comment(browser: Any, path: Path) -> None:
    page = Visit(browser, path, width=1280).page
    page.goto(f"{path.as_uri()}#nw-de-ffffffffff")
    page.reload()
    assert current(page) == "nw-de-ffffffffff"
    page.close()


@pytest.mark.browser
def test_without_script_everything_can_be_read(browser: Any, path: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(path.as_uri())
    assert not page.locator(".nw-meet").is_visible()
    for id in ("text", "nw-comments", "nw-overview"):
        assert page.locator(f"#{id}").is_visible()
    context.close()


@pytest.mark.browser
def test_charts_say_no_more_than_their_tables(visit: Visit) -> None:
    page = visit.page
    page.keyboard.press("o")
    for by in ("body", "type", "clause", "status"):
        section = page.locator(f"section[aria-labelledby=nw-statistic-{by}]")
        bars = section.locator("svg .number").all_text_contents()
        cells = section.locator("tbody td:nth-of-type(1)").all_text_contents()
        assert bars == cells
        assert sum(map(int, cells)) == 41


@pytest.mark.browser
def test_many_comments_stay_usable(browser: Any, meeting: tuple[Meeting, Texts], tmp_path: Path) -> None:
    made = meeting[0].compilation
    entries = [
        replace(entry, comment=replace(entry.comment, key=f"{entry.comment.key}-{number}"))
        for number in range(25)
        for entry in made.entries
    ]
    thousand = Meeting(replace(made, entries=entries))
    page = Visit(browser, stored(tmp_path, drawn(thousand, Texts())), width=1280).page
    until(page, "document.documentElement.classList.contains('nw-scripted')")
    took = page.evaluate("""async () => {
      const times = [];
      for (const key of "jjjnnkkp") {
        const start = performance.now();
        document.body.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
        times.push(performance.now() - start);
        await new Promise(requestAnimationFrame);
      }
      return Math.max(...times);
    }""")
    assert took < 300  # a quiet machine takes 10 ms
    page.close()


# -- answers -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def answers(meeting: tuple[Meeting, Texts], tmp_path_factory: pytest.TempPathFactory) -> Path:
    made, texts = meeting
    body = made.compilation.entries[0].comment.body
    bodies = [*dict.fromkeys([body, "DE"])]
    pages = answer_pages(made, texts, bodies, templates=[TEMPLATES])
    return stored(tmp_path_factory.mktemp("answers"), pages["DE"])


def test_answers_show_only_the_body_s_comments(meeting: tuple[Meeting, Texts], answers: Path) -> None:
    text = answers.read_text(encoding="utf-8")
    for entry in meeting[0].compilation.entries:
        assert (f'id="nw-{entry.comment.key}"' in text) == (entry.comment.body == "DE")
    assert "<script" not in text


def test_what_changed_is_marked_not_by_colour_alone(meeting: tuple[Meeting, Texts]) -> None:
    made, texts = meeting
    assert texts.circulated is not None
    entry = next(
        entry
        for entry in made.compilation.entries
        if made.at(entry) and made.targets is not None and made.targets[made.at(entry)].kind == "paragraph"
    )
    current = copy.deepcopy(texts.circulated)
    element = next(one for one in current.root.iter() if one.get("id") == made.at(entry))
    element.text = f"Really new: {element.text or ''}"
    pages = answer_pages(made, replace(texts, current=current), [entry.comment.body], templates=[TEMPLATES])
    assert b"<ins>Really new: </ins>" in pages[entry.comment.body]


@pytest.mark.browser
def test_axe_finds_nothing_on_answers(browser: Any, answers: Path, axe: str) -> None:
    visit = Visit(browser, answers, width=360)
    assert violations(visit.page, axe) == []
    assert visit.complaints == []
    for width in (360, 1280):
        visit.page.set_viewport_size({"width": width, "height": 800})
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    visit.page.close()
