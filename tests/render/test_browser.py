"""Pages in Chromium: nothing is fetched, nothing complains, formulas are laid out, phones can read them."""

from pathlib import Path
from typing import Any

import pytest

from normwright.diagnostics import Report
from normwright.render.html import render_html
from normwright.sts.read import read_sts
from tests.render.conftest import TEMPLATES, Visit, standard_of, stored

pytestmark = pytest.mark.browser

FILES = [
    "niso-sts/examples/en-iso-adoption.xml",
    "samples/sts/feature_doc.xml",
    "samples/sts/iso-rice-cd-mnconvert.sts.xml",
    "samples/sts/isosts_tables.xml",
    "samples/sts/tbx-nisosts-0.2.xml",
]
BROKEN_LINKS = (
    "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => decodeURIComponent(a.hash.slice(1)))"
    ".filter(id => !document.getElementById(id))"
)


@pytest.mark.parametrize("width", [360, 1280, 2560])
@pytest.mark.parametrize("name", FILES)
def test_pages_open_alone(shared: Path, tmp_path: Path, browser: Any, name: str, width: int) -> None:
    standard = read_sts(shared / name, report=Report())
    path = stored(tmp_path, render_html(standard, templates=[TEMPLATES], report=Report()))
    visit = Visit(browser, path, width=width)
    assert visit.fetched == []
    assert visit.complaints == []
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    assert visit.page.evaluate(
        "[...document.querySelectorAll('main math')].every(m => !m.textContent.trim()"
        " || m.getBoundingClientRect().width > 0 && m.getBoundingClientRect().height > 0)"
    )
    assert visit.page.evaluate(BROKEN_LINKS) == []
    assert visit.page.evaluate("[...document.images].every(i => i.complete && i.naturalWidth > 0)")
    visit.page.close()


def test_nothing_of_a_hostile_document_runs(tmp_path: Path, browser: Any) -> None:
    drawing = (
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' onload='parent.hit=1'%3E"
        "%3Cimage href='http://127.0.0.1:9/x.png'/%3E%3C/svg%3E"
    )
    body = (
        "<sec id='s'><title>&lt;img src=x onerror=hit=1&gt;</title>"
        "<p>&lt;/p&gt;&lt;script&gt;hit=1&lt;/script&gt;</p>"
        "<p><ext-link xlink:href='javascript:hit=1'>link</ext-link></p>"
        "<p><styled-content style='background-image: url(http://127.0.0.1:9/y)'>text</styled-content></p>"
        f'<fig><graphic xlink:href="{drawing}"/></fig></sec>'
    )
    page = render_html(standard_of(body), templates=[TEMPLATES], report=Report())
    visit = Visit(browser, stored(tmp_path, page), width=800)
    assert visit.page.evaluate("typeof hit") == "undefined"
    assert visit.fetched == []
    assert visit.complaints == []
    visit.page.close()


def test_policy_stops_what_a_stylesheet_brings_in(tmp_path: Path, browser: Any) -> None:
    page = render_html(standard_of("<sec><title>T</title></sec>"), templates=[TEMPLATES], report=Report())
    page = page.replace(b"</body>", b"<script>hit=1</script><img src='http://127.0.0.1:9/x.png'></body>")
    visit = Visit(browser, stored(tmp_path, page), width=800)
    assert visit.page.evaluate("typeof hit") == "undefined"
    assert len([text for text in visit.complaints if "Content Security Policy" in text]) >= 2
    visit.page.close()


def test_fragments_and_keyboard(shared: Path, tmp_path: Path, browser: Any) -> None:
    standard = read_sts(shared / "niso-sts/examples/iso-cd.xml", report=Report())
    path = stored(tmp_path, render_html(standard, templates=[TEMPLATES], report=Report()))
    visit = Visit(browser, path, width=800)
    assert visit.page.evaluate(BROKEN_LINKS) == []
    doubled = visit.page.evaluate(
        "(ids => ids.filter((id, i) => ids.indexOf(id) !== i))"
        "([...document.querySelectorAll('[id]')].map(e => e.id))"
    )
    assert doubled == []
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.className") == "skip gen"
    visit.page.close()


LONG = "Unbreakable" * 28
PICTURE = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9000' height='6000'%3E"
    "%3Cscript%3Ehit=1%3C/script%3E%3Crect width='9000' height='6000'/%3E%3C/svg%3E"
)
LONG_WORDS = (
    f"<sec id='{LONG[:200]}'><label>{LONG[:60]}</label><title>{LONG}</title><p>{LONG}</p>"
    f"<list list-type='alpha-lower'><list-item><label>{LONG[:30]}</label><p>{LONG}</p></list-item></list>"
    f"<non-normative-note><label>NOTE {LONG[:60]}</label><p>{LONG}</p></non-normative-note>"
    f"<fig id='f'><label>Figure {LONG[:40]}</label><caption><title>{LONG}</title></caption>"
    f'<graphic xlink:href="{PICTURE}"><alt-text>Large</alt-text></graphic>'
    f"<graphic xlink:href='{LONG}'/></fig>"
    f"<table-wrap><label>Table 1</label><table><tbody><tr><td>{LONG}</td><td>{LONG}</td></tr></tbody></table>"
    "</table-wrap>"
    f"<disp-formula><mml:math><mml:mi>{LONG}</mml:mi></mml:math><label>({LONG[:40]})</label></disp-formula>"
    f"<def-list><def-item><term>{LONG}</term><def><p>{LONG}</p></def></def-item></def-list>"
    f"<code>{LONG}</code><p><ext-link xlink:href='https://example.org/{LONG}'>https://example.org/{LONG}</ext-link>"
    f"<xref ref-type='sec' rid='{LONG[:200]}'>{LONG}</xref></p><disp-quote><p>{LONG}</p></disp-quote>"
    "<sec sec-type='terms'><title>Terms</title><term-sec id='t'><label>2.1</label><tbx:termEntry id='e'>"
    f"<tbx:langSet xml:lang='en'><tbx:definition>{LONG}</tbx:definition><tbx:source>{LONG}</tbx:source>"
    f"<tbx:tig><tbx:term>{LONG}</tbx:term></tbx:tig></tbx:langSet></tbx:termEntry></term-sec></sec></sec>"
)


@pytest.mark.parametrize("width", [320, 1280, 2560])
def test_long_words_and_large_pictures_stay_on_the_page(tmp_path: Path, browser: Any, width: int) -> None:
    front = (
        f"<std-meta><title-wrap><main>{LONG}</main></title-wrap><std-ref>{LONG}</std-ref>"
        f"<comm-ref>{LONG}</comm-ref></std-meta>"
    )
    page = render_html(standard_of(LONG_WORDS, front=front), templates=[TEMPLATES], report=Report())
    visit = Visit(browser, stored(tmp_path, page), width=width)
    visit.page.evaluate("document.querySelector('details.data').open = true")
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    outside = visit.page.evaluate(
        "[...document.querySelectorAll('main *, .cover *, nav:not(dialog nav) *')].filter(e => e.getClientRects().length"
        " && !e.closest('.table-scroll, pre, .formula-body, .unseen') && e.getBoundingClientRect().right > innerWidth + 1)"
        ".map(e => e.outerHTML.slice(0, 60))"
    )
    assert outside == []
    assert visit.page.evaluate("typeof hit") == "undefined"
    assert visit.complaints == []
    visit.page.close()
