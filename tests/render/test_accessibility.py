"""The page for readers who can't see it, or see it differently: axe-core, and what axe-core can't tell.

Each test of the second half stands for an item of docs/accessibility.md.
"""

from collections.abc import Iterator
from importlib import resources as packages
from pathlib import Path
from typing import Any

import pytest

from normwright import resources
from normwright.composing import make_standards
from normwright.diagnostics import Report
from normwright.history.commits import State
from normwright.render.html import render_html
from normwright.workspace.drafts import load_draft
from tests.render.conftest import TEMPLATES, Visit, stored, until
from tests.render.every_kind import every_kind
from tests.render.test_tools import LINES

pytestmark = pytest.mark.browser

ALL_ON = """() => {
  document.querySelector('.nw-menu').open = true;
  document.querySelectorAll('.nw-kind input:not(:disabled)').forEach(box => box.click());
  document.querySelector('[data-tool=addresses]').click();
}"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    page = render_html(every_kind(), templates=[TEMPLATES], report=Report(), lines=LINES)
    return stored(tmp_path_factory.mktemp("page"), page)


@pytest.fixture
def page(browser: Any, path: Path) -> Iterator[Any]:
    visit = Visit(browser, path, width=1280, height=800)
    yield visit.page
    visit.page.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The program text of axe-core; tests that need it are skipped where it isn't installed."""
    pytest.importorskip("axe_playwright_python")
    return (packages.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


#: Nine tenths of axe-core's time are contrasts: of texts that look alike only the first is measured.
ALIKE_ONCE = """() => {
  const seen = new Set(), ground = e => e ? [getComputedStyle(e).backgroundColor, ...ground(e.parentElement)] : [];
  for (const e of document.querySelectorAll('body *')) {
    if (!e.getClientRects().length || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const s = getComputedStyle(e), look = [s.color, s.fontSize, s.fontWeight, s.opacity, ...ground(e)].join();
    e.toggleAttribute('data-look', !seen.has(look));
    seen.add(look);
  }
  axe.configure({rules: [{id: 'color-contrast', selector: '[data-look]'}]});
  return seen.size;
}"""


def violations(page: Any, axe: str, *, every_text: bool = False) -> list[str]:
    """What axe-core finds with all its rules: rule, element; contrasts once for each look, or of `every_text`."""
    page.evaluate(axe)
    if not every_text:
        assert page.evaluate(ALIKE_ONCE) > 0
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_axe_finds_nothing_on_every_kind(browser: Any, path: Path, axe: str, width: int, scheme: str) -> None:
    page = Visit(browser, path, width=width, color_scheme=scheme).page
    assert violations(page, axe, every_text=True) == []
    page.evaluate(ALL_ON)
    assert violations(page, axe, every_text=True) == []
    page.close()


def test_axe_finds_a_bad_contrast_among_those_alike(page: Any, axe: str) -> None:
    page.locator("[id='p_3-2']").evaluate("e => { e.style.color = '#bbb'; e.style.background = '#ccc'; }")
    assert {one.partition(":")[0] for one in violations(page, axe)} == {"color-contrast"}


def test_axe_finds_nothing_in_the_drawer(browser: Any, path: Path, axe: str) -> None:
    page = Visit(browser, path, width=360).page
    page.get_by_role("button", name="Contents").click()
    assert violations(page, axe) == []
    page.close()


def test_axe_finds_nothing_in_previews(page: Any, axe: str) -> None:
    page.keyboard.press("Tab")
    for target in ("tab_1", "sec_2.1", "li_3-1.1", "sec_2"):
        page.locator(f"main a[href='#{target}']").first.focus()
        assert page.locator(".nw-preview").is_visible()
        assert violations(page, axe) == []


@pytest.mark.parametrize("name", ["cool-refuges", "nature-based-vocabulary"])
def test_axe_finds_nothing_on_the_samples(browser: Any, tmp_path: Path, axe: str, name: str) -> None:
    root = resources.sample()
    draft = load_draft(root / "drafts" / name, root, Report())
    assert draft is not None
    standards = make_standards(draft, state=State(), report=Report(), cache=None)
    made = render_html(standards["iso"], templates=[TEMPLATES], report=Report())
    page = Visit(browser, stored(tmp_path, made), width=1280).page
    assert violations(page, axe) == []
    page.close()


def test_reading_order_is_the_order_seen(page: Any) -> None:
    """In a single column, what comes later in the source never stands higher."""
    assert (
        page.evaluate("""() => {
      const blocks = [...document.querySelectorAll('main :is(h2, h3, h4, p, li, figure, table)')]
        .filter(b => b.getClientRects().length && !b.closest('.fig-group, table, dl, .note, .example, .back')
          && !b.matches('.back'));
      return blocks.filter((b, i) => i && b.getBoundingClientRect().top + 2 < blocks[i - 1].getBoundingClientRect().top)
        .map(b => b.outerHTML.slice(0, 80));
    }""")
        == []
    )


WALK = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const style = getComputedStyle(e), box = e.getClientRects()[0] || e.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1), y = box.top + Math.min(box.height / 2, 12);
  const top = document.elementFromPoint(x, y);
  const ring = e.matches('input') ? getComputedStyle(e.parentElement) : style;
  if (!window.order) window.order = [...document.querySelectorAll('*')];
  return {html: e.outerHTML.slice(0, 90), outline: ring.outlineStyle !== 'none' && parseFloat(ring.outlineWidth) >= 2,
    inside: box.top >= 0 && box.top < innerHeight && box.left < innerWidth && box.right > 0,
    clear: !!top && (e.contains(top) || top.contains(e)), at: window.order.indexOf(e)};
}"""


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (320, 256)])
def test_focus_is_seen_uncovered_and_in_order(browser: Any, path: Path, width: int, height: int) -> None:
    """Tab through the whole page; 320 × 256 is a window of 1280 × 1024 at 400 %."""
    page = Visit(browser, path, width=width, height=height, reduced_motion="reduce").page
    seen: list[dict[str, Any]] = []
    for _ in range(200):
        page.keyboard.press("Tab")
        here = page.evaluate(WALK)
        if here is None or (seen and here["at"] == seen[0]["at"]):
            break
        seen.append(here)
    assert len(seen) > 20
    assert [e["html"] for e in seen if not e["outline"]] == []
    assert [e["html"] for e in seen if not e["inside"]] == []
    assert [e["html"] for e in seen if not e["clear"]] == []
    assert [e["at"] for e in seen] == sorted(e["at"] for e in seen)
    page.close()


def test_names_say_what_things_are(page: Any) -> None:
    for role, name in [
        ("main", None),
        ("navigation", "Contents"),
        ("region", "Reading tools"),
        ("banner", None),
        ("button", "Addresses"),
        ("group", "Table 2 — A wide table"),
        ("group", "Formula (1)"),
        ("math", None),
        ("img", "A frame"),
        ("link", "Skip to the text"),
    ]:
        found = page.get_by_role(role, name=name, exact=True) if name else page.get_by_role(role)
        assert found.count() >= 1, (role, name)
    empty = "[...document.querySelectorAll('a, button, summary')].filter(e => !(e.getAttribute('aria-label') || e.textContent).trim())"
    assert page.evaluate(f"{empty}.length") == 0


def test_text_in_other_languages_says_so(page: Any) -> None:
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator(".other-title").get_attribute("lang") == "fr"
    assert page.locator(".language[lang=fr]").count() == 1


def test_enlarged_four_times_nothing_is_cut_off(browser: Any, path: Path) -> None:
    page = Visit(browser, path, width=320, height=256).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    cut = page.evaluate("""() => [...document.querySelectorAll('main p, main h2, .cover *, .nw-bar button')]
      .filter(e => e.getClientRects().length && !e.closest('.table-scroll, pre, .unseen')
        && (e.getBoundingClientRect().right > 321 || e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === 'hidden'))
      .map(e => e.outerHTML.slice(0, 80))""")
    assert cut == []
    covered = page.evaluate("""() => [...document.querySelectorAll('.nw-bar, .nw-bar [data-tool=contents]')]
      .filter(e => /sticky|fixed/.test(getComputedStyle(e).position))
      .reduce((sum, e) => sum + e.getBoundingClientRect().height, 0) / innerHeight""")
    assert covered < 0.25
    page.close()


def test_spaced_out_text_is_not_cut_off(page: Any) -> None:
    """WCAG 2.2, 1.4.12: spacing as readers may set it."""
    page.evaluate("""() => { for (const e of document.querySelectorAll('body *')) { e.style.lineHeight = '1.5';
      e.style.letterSpacing = '.12em'; e.style.wordSpacing = '.16em'; } }""")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert page.evaluate("""[...document.querySelectorAll('.nw-bar :is(button, summary)')]
      .every(e => e.scrollWidth <= e.clientWidth + 1 && e.scrollHeight <= e.clientHeight + 1)""")


CONTRASTS = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
  const rgb = (colour, over) => { canvas.globalAlpha = 1; canvas.fillStyle = over || '#fff'; canvas.fillRect(0, 0, 1, 1);
    canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3); };
  const light = c => { const [r, g, b] = c.map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b; };
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
  const style = getComputedStyle(document.documentElement), v = name => style.getPropertyValue('--' + name).trim();
  const ground = rgb(v('ground')), out = {};
  for (const name of ['ink', 'soft', 'accent', 'warn', 'added', 'removed', 'requirement', 'recommendation', 'permission',
    'possibility']) {
    out[name + ' on ground'] = ratio(rgb(v(name)), ground);
    out[name + ' on shade'] = ratio(rgb(v(name)), rgb(v('shade')));
  }
  out['ink on mark'] = ratio(rgb(v('ink')), rgb(v('mark')));
  out['ground on warn'] = ratio(ground, rgb(v('warn')));
  for (const e of document.querySelectorAll('[data-provision]')) {
    const s = getComputedStyle(e), back = rgb(s.backgroundColor, v('ground'));
    out['text in ' + e.dataset.provision] = ratio(rgb(s.color), back);
    out['stroke of ' + e.dataset.provision] = ratio(rgb(s.borderLeftColor), back);
    out['tag of ' + e.dataset.provision] = ratio(rgb(getComputedStyle(e.querySelector('.nw-tag')).color), back);
  }
  return out;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_stand_out(browser: Any, path: Path, scheme: str) -> None:
    """All are written words too, so 4.5 : 1 and not only 3 : 1."""
    page = Visit(browser, path, width=1280, color_scheme=scheme).page
    page.evaluate(ALL_ON)
    ratios = page.evaluate(CONTRASTS)
    assert len(ratios) >= 30
    assert {name: round(ratio, 2) for name, ratio in ratios.items() if ratio < 4.5} == {}
    page.close()


def test_forced_colours_keep_the_marks(browser: Any, path: Path) -> None:
    page = Visit(browser, path, width=1280, forced_colors="active").page
    page.goto(f"{path.as_uri()}#p_3-2")
    until(page, "document.querySelector('nav [aria-current]') !== null")
    page.evaluate(ALL_ON)
    border = "e => { const s = getComputedStyle(e); return [s.borderLeftStyle, s.borderLeftWidth, s.borderLeftColor, s.backgroundColor]; }"
    styles = [
        page.locator(f"[data-provision={kind}]").first.evaluate(border)
        for kind in ("requirement", "recommendation", "permission", "possibility")
    ]
    assert [style[0] for style in styles] == ["solid", "dashed", "dotted", "double"]
    assert all(style[1] == "5px" and style[2] != style[3] for style in styles)
    current = page.locator("nav [aria-current]").evaluate(border)
    assert current[2] != current[3]
    other = page.locator("nav a:not([aria-current])").first.evaluate(border)
    assert other[2] != current[2]
    assert page.locator("[id='p_3-2']").evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    pressed = page.locator("[data-tool=addresses]").evaluate("e => getComputedStyle(e).borderLeftWidth")
    assert pressed == "3px"
    page.close()


def test_targets_are_large_enough(browser: Any, path: Path) -> None:
    """WCAG 2.2, 2.5.8: 24 by 24 pixels, but for links in a line of text."""
    for width in (360, 1280):
        page = Visit(browser, path, width=width).page
        page.evaluate(ALL_ON)
        small = page.evaluate("""() => [...document.querySelectorAll('button, summary, label, nav a, .nw-anchor, .back a, .index a')]
          .map(e => [e, e.getBoundingClientRect()]).filter(([e, b]) => b.width && (b.width < 23.9 || b.height < 23.9))
          .map(([e, b]) => `${e.outerHTML.slice(0, 80)} ${b.width} ${b.height}`)""")
        assert small == []
        page.close()


def test_nothing_moves_for_those_who_ask(browser: Any, path: Path) -> None:
    page = Visit(browser, path, width=360, reduced_motion="reduce").page
    page.get_by_role("button", name="Contents").click()
    assert page.locator("dialog").evaluate("e => getComputedStyle(e).animationName") == "none"
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    page.close()
