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
