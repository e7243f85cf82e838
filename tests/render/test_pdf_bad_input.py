"""What others send: everything legible and on the page, reported, nothing executed."""

import base64
import random
from datetime import date
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from normwright.diagnostics import Report
from normwright.render.html import render_html
from normwright.render.pdf import render_pdf
from tests.render.conftest import TEMPLATES, standard_of
from tests.render.test_pdf import META
from tests.support.pages import Pages, read_pages

LONG = "Supercalifragilistic" * 10
SENTENCE = " ".join(["thermally regulated and publicly accessible"] * 7)[:300]


def made_of(body: str, *, front: str = META) -> tuple[bytes, Pages, Report]:
    report = Report()
    standard = standard_of(f"<sec id='s'><title>One</title>{body}</sec>", front=front)
    pdf = render_pdf(standard, templates=[TEMPLATES], day=date(2031, 1, 1), report=report)
    return pdf, read_pages(pdf), report


def codes(report: Report) -> set[str]:
    return {finding.code for finding in report}


def joined(pages: Pages) -> str:
    return "".join("".join(pages.texts).replace("\u200b", "").split())


def picture(width: int, height: int, inside: str = "") -> str:
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">{inside}'
        f'<rect width="{width}" height="{height}"/></svg>'
    )
    return "data:image/svg+xml;base64," + base64.b64encode(drawing.encode()).decode()


def figure(address: str) -> str:
    return (
        '<fig id="f"><label>Figure 1</label><caption><title>Plan</title></caption>'
        f'<graphic xlink:href="{address}"><alt-text>A plan</alt-text></graphic></fig>'
    )


def rightmost(pdf: bytes) -> float:
    """How far right anything reaches, as a share of its page."""
    shares = [0.0]
    for page in pypdfium2.PdfDocument(pdf):
        boxes = [item.get_bounds() for item in page.get_objects()]
        shares += [box[2] / page.get_width() for box in boxes]
    return max(shares)


def lowest(pdf: bytes) -> float:
    """How far down anything reaches, in points above the foot of its page."""
    return min(item.get_bounds()[1] for page in pypdfium2.PdfDocument(pdf) for item in page.get_objects())


def test_rows_that_spans_or_heads_hold_together_go_over_pages() -> None:
    rows = "".join(f"<tr><td>row{number}</td></tr>" for number in range(99))
    heads = "".join(f"<tr><th>head{number}</th></tr>" for number in range(60))
    lines = "<p>line</p>" * 90
    body = f"""<table-wrap><table><tbody><tr><td rowspan="100">s</td><td>r</td></tr>{rows}</tbody></table></table-wrap>
    <table-wrap><table><thead>{heads}</thead><tbody><tr><td>{lines}</td></tr></tbody></table></table-wrap>
    <table-wrap><label>Table 3</label><table/></table-wrap>"""
    pdf, pages, report = made_of(body)
    assert all(word in pages.text for word in ("row98", "head59"))
    assert pages.text.split().count("line") == 90
    assert lowest(pdf) > 30
    assert not codes(report)


@pytest.mark.parametrize(("width", "height"), [(5000, 300), (300, 5000), (9000, 9000)])
def test_a_picture_larger_than_the_page_is_made_smaller(width: int, height: int) -> None:
    pdf, pages, report = made_of(figure(picture(width, height)))
    assert rightmost(pdf) <= 1
    assert pages.tags["Figure"] == 1
    assert not codes(report)
    [page] = [text for text in pages.texts if "Figure 1" in text]
    assert "Plan" in page


def test_a_picture_with_script_is_drawn_without_it() -> None:
    pdf, pages, _ = made_of(figure(picture(90, 40, '<script>alert(1)</script><text y="9">hello</text>')))
    assert pages.tags["Figure"] == 1
    with pikepdf.open(BytesIO(pdf)) as document:
        assert "/JavaScript" not in str(document.Root.get("/Names", ""))
        assert "/OpenAction" not in document.Root


@pytest.mark.parametrize(
    "address", ["nowhere.png", "data:image/png;base64,%%%%", "http://example.org/x.png", ""]
)
def test_a_picture_that_is_not_there_is_named(address: str) -> None:
    _, pages, report = made_of(figure(address))
    assert "could not be shown" in " ".join(pages.text.split())
    assert codes(report) & {"RND002", "RND003", "RND004"}


@pytest.mark.parametrize("count", [12, 30])
@pytest.mark.parametrize("attributes", ["", ' orientation="landscape"'])
def test_a_table_wider_than_the_page_stays_on_it(count: int, attributes: str) -> None:
    cells = "".join(f"<td>Characteristics{number}</td>" for number in range(count))
    body = f"<table-wrap{attributes}><label>Table 1</label><table><tbody><tr>{cells}</tr></tbody></table></table-wrap>"
    pdf, pages, report = made_of(body)
    assert rightmost(pdf) <= 0.96
    assert all(f"Characteristics{number}" in joined(pages) for number in range(count))
    assert codes(report) <= {"RND052", "RND058"}
    assert ("RND052" in codes(report)) == (count == 30)


def test_identifiers_of_two_hundred_letters_stay_on_the_page() -> None:
    front = META.replace("ISO/CD 00000(en)", LONG).replace("ISO/CD 00000<", f"{LONG}<")
    body = f"""<p id="{LONG}">See <std><std-ref>{LONG}:2031</std-ref></std> {LONG}</p><preformat>{LONG}</preformat>
    <sec id="t"><label>{LONG}</label><title>{LONG}</title></sec>
    <array><table><tbody><tr><td>{LONG}</td><td>x</td></tr></tbody></table></array>"""
    pdf, pages, _ = made_of(body, front=front)
    assert rightmost(pdf) <= 0.96
    assert joined(pages).count(LONG) >= 6


def test_a_term_of_three_hundred_letters() -> None:
    body = f"""<term-sec id="t"><label>3.1</label><tbx:termEntry id="e"><tbx:langSet xml:lang="en"><tbx:definition>den
    </tbx:definition><tbx:tig><tbx:term>{SENTENCE}</tbx:term></tbx:tig><tbx:tig><tbx:term>{LONG}</tbx:term></tbx:tig>
    </tbx:langSet></tbx:termEntry></term-sec>"""
    pdf, pages, _ = made_of(body)
    assert rightmost(pdf) <= 0.96
    assert "".join(SENTENCE.split()) in joined(pages)
    assert LONG in joined(pages)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "file:///etc/passwd", "data:text/html,x", "vbscript:x"],
)
def test_links_of_odd_schemes_are_text(address: str) -> None:
    _, pages, report = made_of(f'<p><ext-link xlink:href="{address}">here</ext-link></p>')
    assert not pages.addresses
    assert "here" in pages.text
    assert "RND007" in codes(report)


def test_what_others_leave_to_the_printer() -> None:
    body = """<sec id="a"><label>7</label><title>T</title><p>see <xref ref-type="sec" rid="a"/>.</p>
    <fig id="f"><label>Figure 1</label><fn id="n"><label>b</label><p>note of it</p></fn></fig>
    <disp-formula><mml:math><mml:mi>x</mml:mi></mml:math><break/>where so</disp-formula></sec>
    <term-sec><tbx:termEntry><tbx:langSet xml:lang="fr"><tbx:see>plus loin</tbx:see><tbx:definition>d</tbx:definition>
    <tbx:tig><tbx:term/></tbx:tig></tbx:langSet></tbx:termEntry></term-sec>"""
    _, pages, report = made_of(body + "<p><inline-formula><mml:math/></inline-formula></p>")
    text = " ".join(pages.text.split())
    assert "RND061" in codes(report)
    assert "see 7." in text
    assert text.index("note of it") < text.index("Figure 1")
    assert "····· (fr) d Voir plus loin" in text


def test_a_formula_too_small_to_be_read_is_told() -> None:
    def formula(letters: int) -> str:
        return f"<disp-formula><mml:math>{'<mml:mi>w</mml:mi><mml:mo>+</mml:mo>' * letters}</mml:math></disp-formula>"

    _, _, report = made_of(formula(25) + formula(150))
    assert [finding.message for finding in report if finding.code == "RND062"] == [
        "this formula is too wide for the page; it was reduced to 16 % of the usual size"
    ]


NESTED = """alternatives annex-type array attrib bold boxed-text caption chem-struct-wrap citation-alternatives code
custom-meta def def-item def-list disp-formula disp-quote fig fn graphic index-term institution-wrap kwd-group label
list list-item non-normative-note ref ref-list ruby std table table-wrap tbx:langSet tbx:note td term title xref"""


def test_no_word_is_lost_however_elements_are_nested() -> None:
    pick = random.Random(7)
    body = ""
    for number in range(300):
        names = pick.choices(NESTED.split(), k=pick.choice((2, 3)))
        inner = "".join(f"<{name}>" for name in names) + f"w{number}x"
        body += f"<sec><p>a</p>{inner}{''.join(f'</{name}>' for name in reversed(names))}</sec>"
    _, pages, _ = made_of(body)
    page = render_html(standard_of(body), templates=[TEMPLATES], report=Report()).decode()
    for text in (pages.text, page):
        assert [number for number in range(300) if f"w{number}x" not in text] == []


def test_letters_without_a_glyph_show_their_code_wherever_they_stand() -> None:
    letter = "漢"
    body = f"""<p>{letter} <inline-code>{letter}</inline-code> <inline-formula><mml:math><mml:mi>{letter}</mml:mi>
    <mml:mtext>x {letter}</mml:mtext></mml:math></inline-formula><fn id="n"><label>1</label><p>{letter}</p></fn></p>
    <preformat>{letter}</preformat><p>{f"{letter} a " * 500}</p><sec id="t"><title>T {letter}</title></sec>"""
    _, pages, report = made_of(body, front=META.replace("Cool", letter))
    assert letter not in pages.text
    assert pages.text.count("U+6F22") >= 508
    assert [finding.code for finding in report] == ["RND053"]
