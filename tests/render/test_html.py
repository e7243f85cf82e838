"""What the page is made of."""

import base64
from pathlib import Path

import pytest
from lxml import etree, html

from normwright.diagnostics import Report
from normwright.render.html import render_html
from normwright.render.prepare import ORDINAL, prepare
from normwright.sts.blocknames import block_names
from normwright.sts.read import read_sts
from normwright.sts.standard import Standard
from tests.render.conftest import NAMESPACES, TEMPLATES, standard_of

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><rect width="1" height="1"/></svg>'
)


def draw(standard: Standard, report: Report | None = None) -> html.HtmlElement:
    into = Report() if report is None else report
    page = render_html(standard, templates=[TEMPLATES], report=into)
    return html.document_fromstring(page.decode("utf-8"))


def test_headings_have_levels_and_labels() -> None:
    inner = '<sec id="s{0}"><label>{0}</label><title>T</title>{1}</sec>'
    body = ""
    for number in ("1.1.1.1.1.1", "1.1.1.1.1", "1.1.1.1", "1.1.1", "1.1", "1"):
        body = inner.format(number, body)
    page = draw(standard_of(body))
    assert [
        heading.tag
        for heading in page.xpath("//main//h2 | //main//h3 | //main//h4 | //main//h5 | //main//h6")
    ] == [*("h2", "h3", "h4", "h5", "h6")]
    deep = page.xpath("//*[@role = 'heading']")
    assert [element.get("aria-level") for element in deep] == ["7"]
    assert page.xpath("string(//h3/span[@class = 'label'])") == "1.1"
    assert len(page.xpath("//nav//li")) == 3


def test_footnotes_link_both_ways() -> None:
    page = draw(
        standard_of(
            '<sec><title>T</title><p>a<xref ref-type="fn" rid="fn_1">1</xref><fn id="fn_1">'
            "<label>1</label><p>n</p></fn></p></sec>"
        )
    )
    mark = page.xpath("//a[@href = '#fn_1']")[0]
    note = page.xpath("//*[@id = 'fn_1']")[0]
    assert note.xpath(f".//a[@href = '#{mark.getparent().get('id')}']")
    assert note.xpath("ancestor::section[@role = 'doc-endnotes']")


def test_footnote_without_mark_gets_one() -> None:
    page = draw(standard_of("<sec><title>T</title><p>a<fn><p>n</p></fn></p></sec>"))
    mark = page.xpath("//main//p/sup/a")[0]
    assert page.xpath(f"//*[@id = '{mark.get('href')[1:]}']")


def test_printed_list_labels_are_kept() -> None:
    items = "".join(f"<list-item><label>{label}</label><p>x</p></list-item>" for label in ("a)", "c)", "*"))
    page = draw(standard_of(f'<sec><title>T</title><list list-type="alpha-lower">{items}</list></sec>'))
    assert page.xpath("//ol/li/span/text()") == ["a)", "c)", "*"]


def test_term_entry_in_the_order_of_iso_10241() -> None:
    page = draw(
        standard_of(
            '<sec sec-type="terms"><label>3</label><title>T</title><term-sec id="sec_3.1">'
            '<label>3.1</label><tbx:termEntry id="t"><tbx:langSet xml:lang="en">'
            "<tbx:subjectField>heat</tbx:subjectField><tbx:definition>place</tbx:definition>"
            "<tbx:example>E</tbx:example>"
            "<tbx:note>N1</tbx:note><tbx:note>N2</tbx:note><tbx:source>S</tbx:source>"
            '<tbx:tig><tbx:term>old</tbx:term><tbx:normativeAuthorization value="deprecatedTerm"/>'
            "</tbx:tig>"
            '<tbx:tig><tbx:term>other</tbx:term><tbx:normativeAuthorization value="admittedTerm"/>'
            "</tbx:tig>"
            '<tbx:tig><tbx:term>refuge</tbx:term><tbx:normativeAuthorization value="preferredTerm"/>'
            "</tbx:tig>"
            "</tbx:langSet></tbx:termEntry></term-sec></sec>"
        )
    )
    text = "".join(page.xpath("//*[@id = 'sec_3.1']")[0].text_content().split("\n"))
    assert text == (
        "3.1refugeotherDEPRECATED: old<heat> placeEXAMPLEENote 1 to entry: N1Note 2 to entry: N2[SOURCE: S]"
    )


def test_generated_words_follow_the_language_of_the_place() -> None:
    page = draw(
        standard_of(
            '<sec sec-type="terms"><title>T</title><term-sec><label>1</label><tbx:termEntry id="t">'
            '<tbx:langSet xml:lang="fr"><tbx:note>N</tbx:note>'
            "<tbx:tig><tbx:term>x</tbx:term></tbx:tig></tbx:langSet></tbx:termEntry></term-sec></sec>"
        )
    )
    assert "Note 1 à l’article\u00a0: N" in page.find(".//main").text_content()


def test_spans_scope_alignment_and_style() -> None:
    page = draw(
        standard_of(
            '<table-wrap id="t"><label>Table 1</label><caption><title>C</title></caption><table>'
            '<col width="40%"/><thead><tr><th colspan="2">h</th></tr></thead>'
            "<tbody><tr><th>r</th>"
            '<td rowspan="2" align="center" valign="top" style="border-left: 2px solid">x</td></tr>'
            "</tbody></table></table-wrap>"
        )
    )
    assert page.xpath("string(//figcaption)") == "Table 1 — C"
    assert [th.get("scope") for th in page.findall(".//th")] == ["colgroup", "row"]
    cell = page.find(".//td")
    assert (cell.get("rowspan"), cell.get("style")) == (
        "2",
        "text-align:center;vertical-align:top;border-left:2px solid",
    )
    assert page.find(".//col").get("style") == "width:40%;"


def test_alignment_of_a_column_and_the_tables_own_lines() -> None:
    page = draw(
        standard_of(
            '<table-wrap><table frame="void" rules="groups" width="320"><colgroup><col valign="bottom" span="2"/>'
            '<col align="center"/></colgroup><tbody align="right"><tr><td colspan="2" align="left">a</td><td>b</td></tr>'
            "</tbody><tbody><tr><td/><td/><td>c</td></tr></tbody></table></table-wrap>"
        )
    )
    (table,) = page.xpath("//table")
    assert table.get("class") == "framed frame-void rules-groups"
    assert table.get("style") == "width:calc(320rem / 16);"
    styles = {cell.text: cell.get("style") for cell in table.iter("td") if cell.text}
    assert styles == {
        "a": "text-align:left;vertical-align:bottom;",
        "b": "text-align:right;",
        "c": "text-align:center;",
    }


def test_a_missing_term_and_a_note_before_the_definition() -> None:
    page = draw(
        standard_of(
            '<term-sec><tbx:termEntry><tbx:langSet xml:lang="ru"><tbx:tig><tbx:term/></tbx:tig></tbx:langSet>'
            '<tbx:langSet xml:lang="en"><tbx:note>N</tbx:note><tbx:definition>D</tbx:definition>'
            "<tbx:tig><tbx:term>T</tbx:term></tbx:tig></tbx:langSet></tbx:termEntry></term-sec>"
        )
    )
    assert page.find(".//main").text_content() == "TDNote 1 to entry: N····· (ru)"


def test_a_tables_key_is_below_its_cells() -> None:
    page = draw(
        standard_of(
            '<sec id="a"><label>1</label><title>T</title><table-wrap id="t"><legend><title>Key</title><p>of all</p>'
            "</legend><table><tbody><tr><td>cell</td></tr></tbody></table><table-wrap-foot><p>foot</p>"
            "</table-wrap-foot></table-wrap></sec>"
        )
    )
    assert "".join(page.get_element_by_id("t").text_content().split()) == "cellKeyofallfoot"


def test_pictures_stand_in_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(PIXEL)
    address = base64.b64encode(DRAWING.encode()).decode()
    standard = standard_of(
        f'<fig id="f"><graphic xlink:href="fig_1"><alt-text>A tree</alt-text></graphic>'
        f'<graphic xlink:href="data:image/png;base64,{address}"/>'
        '<graphic xlink:href="data:image/png;base64,AAAA"/><graphic xlink:href="nowhere"/></fig>'
    )
    standard.pictures["fig_1"] = tmp_path / "a.bin"
    report = Report()
    page = draw(standard, report)
    images = page.findall(".//img")
    assert images[0].get("alt") == "A tree"
    assert images[0].get("src").startswith("data:image/png;base64,")
    svg = base64.b64decode(images[1].get("src").removeprefix("data:image/svg+xml;base64,"))
    assert b"rect" in svg
    assert b"script" not in svg
    assert len(images) == 2
    assert sorted(finding.code for finding in report) == ["RND002", "RND004", "RND006", "RND013"]
    assert len(page.xpath("//*[@class = 'no-picture']")) == 2


def test_redline() -> None:
    page = draw(
        standard_of(
            '<sec><title>T</title><p><styled-content style-type="addition">new</styled-content>'
            '<styled-content style-type="deletion">old</styled-content></p>'
            '<p specific-use="insert">more</p></sec>'
        )
    )
    assert (page.findtext(".//ins"), page.findtext(".//del")) == ("new", "old")
    assert page.xpath("//p[@class = 'addition']")


def test_provisions_are_data() -> None:
    page = draw(standard_of('<sec><title>T</title><p content-type="requirement" id="p_1">x</p></sec>'))
    assert page.xpath("//p[@data-provision = 'requirement'][@id = 'p_1']")


def test_marks_are_on_the_page() -> None:
    custom = "".join(
        f"<custom-meta><meta-name>{name}</meta-name><meta-value>yes</meta-value></custom-meta>"
        for name in ("x-sample", "x-working-copy")
    )
    page = draw(
        standard_of("", front=f"<std-meta><custom-meta-group>{custom}</custom-meta-group></std-meta>")
    )
    assert [mark.text for mark in page.xpath("//p[starts-with(@class, 'mark')]")] == [
        "sample, not a standard",
        "working copy",
    ]


def test_adoption_nests_documents(shared: Path) -> None:
    standard = read_sts(shared / "niso-sts/examples/en-iso-adoption.xml", report=Report())
    page = draw(standard)
    assert len(page.findall(".//h1")) == 1
    titles = [" ".join(heading.text_content().split()) for heading in page.xpath("//main//h2")]
    assert titles[0] == "European foreword"
    assert titles[-2].startswith("Annex ZA (informative)")
    assert page.xpath("//section[@class = 'document']//*[@id = 'sec_4.1']")


def test_three_bodies_around_one_text() -> None:
    meta = "<std-meta><std-ref>{0}</std-ref></std-meta><sec><title>{0} foreword</title></sec>"
    root = etree.fromstring(
        f"<adoption {NAMESPACES}><adoption-front>{meta.format('DIN')}</adoption-front><adoption>"
        f"<adoption-front>"
        f"{meta.format('CEN')}</adoption-front><standard><front>{meta.format('ISO')}</front><body>"
        f"<sec id='x'><title>Scope</title></sec></body></standard>"
        "<back><sec><title>CEN back</title></sec></back></adoption><back><sec>"
        "<title>DIN back</title></sec></back></adoption>"
    )
    page = draw(Standard(root))
    headings = [
        h.text_content()
        for h in page.xpath("//main//*[self::h2 or self::h3 or self::h4][not(@class = 'document-title')]")
    ]
    assert headings == ["DIN foreword", "CEN foreword", "ISO foreword", "Scope", "CEN back", "DIN back"]
    assert [li.find("a").text_content() for li in page.xpath("//nav//li[@class = 'document']")] == [
        "CEN",
        "ISO",
    ]


def test_code_keeps_its_white_space() -> None:
    page = render_html(
        standard_of("<sec><title>T</title><code>  a\n    b</code></sec>"),
        templates=[TEMPLATES],
        report=Report(),
    )
    assert b">\n<code>  a\n    b</code></pre>" in page


def test_links_lead_only_to_what_is_there() -> None:
    page = draw(
        standard_of(
            '<sec id="a"><title>T</title><p><xref ref-type="sec" rid="gone a">x</xref>'
            '<xref ref-type="sec" rid="gone">y</xref></p></sec>'
        )
    )
    assert [link.get("href") for link in page.xpath("//main//p//a")] == ["#a"]


def test_references_left_to_the_printer_show_labels_and_addresses() -> None:
    page = draw(
        standard_of(
            '<sec id="a"><label>1</label><p><xref ref-type="sec" rid="a"/>; <xref ref-type="fig" rid="f gone"/>; '
            '<xref rid="gone"/>; <uri xlink:href="javascript:x"/>; <inline-formula><mml:math><mml:mspace width="9e9em"/>'
            '<mml:mspace width="1em"/></mml:math></inline-formula><styled-content style="font-size:0;color:red">t'
            '</styled-content></p><fig id="f"><label>Figure 1</label></fig></sec>'
        )
    )
    assert page.xpath("string(//main//p[@id])") == "1; Figure 1; [gone]; javascript:x; t"
    assert [space.get("width") for space in page.iter("mspace")] == [None, "1em"]
    assert page.xpath("//main//span[text() = 't']/@style") == ["color:red"]


def test_same_bytes_twice_and_source_untouched(shared: Path) -> None:
    standard = read_sts(shared / "samples/sts/feature_doc.xml", report=Report())
    before = etree.tostring(standard.root)
    pages = {render_html(standard, templates=[TEMPLATES], report=Report()) for _ in range(2)}
    assert len(pages) == 1
    assert etree.tostring(standard.root) == before


def test_every_element_has_its_ordinal(report: Report) -> None:
    root = prepare(
        standard_of("<!-- c --><sec><title>T</title><p>x<!-- c -->y</p></sec>"), report=report
    ).root
    assert [element.get(ORDINAL) for element in root.iter()] == [
        str(n) for n in range(1, len(list(root.iter())) + 1)
    ]
    assert root.findtext(".//p") == "xy"


@pytest.mark.parametrize("text", ["", "\\frac{a}{b}"])
def test_formula_gets_a_reading(report: Report, text: str) -> None:
    maths = (
        f'<mml:math alttext="{text}"><mml:mfrac><mml:mi>a</mml:mi><mml:mi>b</mml:mi></mml:mfrac></mml:math>'
    )
    root = prepare(standard_of(f"<sec><title>T</title><p>{maths}</p></sec>"), report=report).root
    assert next(root.iter("{*}math")).get("alttext") == "a over b"


def test_line_numbers_stand_where_the_map_says() -> None:
    standard = standard_of(
        '<sec id="sec_1"><label>1</label><title>T</title><p id="p_1-1">a</p><p>b</p>'
        '<list id="l" list-type="dash"><list-item id="li"><p id="p_1-2">c</p></list-item></list></sec>'
    )
    names = {name: element.tag for element, name in block_names(prepare(standard, report=Report()).root)}
    unnamed = next(name for name, tag in names.items() if tag == "p" and "+" in name)
    lines = {"sec_1": (1,), "p_1-1": (2, 3), unnamed: (4,), "p_1-2": (5, 6, 7), "gone": (8,)}
    made = render_html(standard, templates=[TEMPLATES], report=Report(), lines=lines)
    page = html.document_fromstring(made.decode("utf-8"))
    marks = [(e.tag, e.get("data-line"), e.get("data-lines")) for e in page.xpath("//*[@data-lines]")]
    assert marks == [("span", "1", "1"), ("p", "2", "2–3"), ("p", "4", "4"), ("p", "5", "5–7")]
    assert "5–7" not in page.text_content()
