"""What others write and we don't: every word of it on the page and in the PDF."""

from datetime import date

import pytest
from lxml import etree

from normwright.diagnostics import Report
from normwright.render.html import render_html
from normwright.render.pdf import render_pdf
from normwright.sts.normalise import profile
from normwright.sts.standard import Standard
from tests.render.conftest import NAMESPACES, TEMPLATES
from tests.support.pages import lost_on_pages, read_pages
from tests.support.words import complaint, html_words, lost_words, source_runs

_PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YA"
    "AAAASUVORK5CYII="
)
_TERM = (
    "<tbx:termEntry><tbx:langSet xml:lang='{}'><tbx:definition>meaning</tbx:definition><tbx:tig>"
    "<tbx:term>word</tbx:term></tbx:tig></tbx:langSet></tbx:termEntry>"
)
CASES = {
    "a language that is no code": ("<p>text</p>", "x-private"),
    "a language in words": ("<p>text</p>", "english"),
    "a term in a language in words": (
        f"<sec sec-type='terms'><title>Terms</title><term-sec><label>3.1</label>{_TERM.format('deutsch')}"
        "</term-sec></sec>",
        "en",
    ),
    "index terms in a title": (
        "<sec><title>Heat<index-term><term>warmth</term><see>temperature</see></index-term></title></sec>",
        "en",
    ),
    "descriptions of a figure": (
        "<fig><label>Figure 1</label><caption><title>Plan</title></caption><alt-text>what is seen</alt-text>"
        f"<long-desc>all of it</long-desc><graphic xlink:href='{_PIXEL}'/></fig>",
        "en",
    ),
    "descriptions of a picture in two languages": (
        f"<fig><graphic xlink:href='{_PIXEL}'><alt-text>a lamp</alt-text><alt-text xml:lang='fr'>une lampe"
        "</alt-text><long-desc>lit</long-desc><long-desc xml:lang='fr'>claire</long-desc></graphic></fig>",
        "en",
    ),
    "descriptions of a table": (
        "<table-wrap><alt-text>what is told</alt-text><long-desc>all of it</long-desc>"
        "<table><tbody><tr><td>cell</td></tr></tbody></table></table-wrap>",
        "en",
    ),
    "descriptions of a missing picture in a line": (
        "<p>See <inline-graphic xlink:href='gone'><alt-text>a lamp</alt-text><long-desc>lit</long-desc>"
        "</inline-graphic>.</p>",
        "en",
    ),
    "words in a formula": (
        "<disp-formula>speed is <italic>s</italic> by <sub>low</sub> time</disp-formula>",
        "en",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_every_word_comes_out(case: str) -> None:
    blocks, language = CASES[case]
    text = (
        f"<standard {NAMESPACES} xml:lang='{language}'><front/><body><sec><label>1</label><title>Scope</title>"
        f"{blocks}</sec></body></standard>"
    )
    standard = Standard(etree.fromstring(text), file="their.xml")
    runs = source_runs(profile(standard).root)
    page = render_html(standard, templates=[TEMPLATES], report=Report())
    lost = lost_words(runs, html_words(page))
    assert not lost, complaint(lost)
    pdf = render_pdf(standard, templates=[TEMPLATES], day=date(2031, 3, 2), report=Report())
    lost = lost_on_pages(profile(standard).root, read_pages(pdf))
    assert not lost, complaint(lost)


def test_an_index_within_a_group_is_printed() -> None:
    text = (
        f"<standard {NAMESPACES}><front/><body><sec><title>Scope</title></sec></body><back><index-group><index>"
        "<index-div><title>A</title><index-entry><term>apple</term></index-entry></index-div></index></index-group>"
        "</back></standard>"
    )
    standard = Standard(etree.fromstring(text), file="their.xml")
    pdf = render_pdf(standard, templates=[TEMPLATES], day=date(2031, 3, 2), report=Report())
    assert "apple" in read_pages(pdf).text
