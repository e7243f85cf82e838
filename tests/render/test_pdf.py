"""The PDF read back: nothing lost, structure, links, what goes wrong, same bytes."""

import json
import shutil
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
import typst
from lxml import etree

from normwright.diagnostics import Report
from normwright.errors import ToolError
from normwright.render.pdf import render_pdf
from normwright.sts.normalise import profile
from normwright.sts.read import read_sts
from normwright.sts.standard import Standard
from tests.render.conftest import TEMPLATES, standard_of
from tests.render.test_words import FILES
from tests.support.pages import Pages, lost_on_pages, read_pages
from tests.support.words import complaint

DAY = date(2031, 3, 2)
PIXELS = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000002000000020802000000fdd49a730000001049444154789c6350683800440c100a"
    "00240e05817c0747740000000049454e44ae426082"
)


def render(standard: Standard, report: Report | None = None, templates: list[Path] | None = None) -> bytes:
    return render_pdf(
        standard, templates=templates or [TEMPLATES], day=DAY, report=Report() if report is None else report
    )


def pages_of(body: str, report: Report | None = None, *, front: str = "", back: str = "") -> Pages:
    return read_pages(render(standard_of(body, front=front, back=back), report))


def codes_of(report: Report) -> set[str]:
    return {finding.code for finding in report}


# -- nothing lost ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_every_word_of_a_foreign_standard(shared: Path, name: str) -> None:
    report = Report()
    standard = read_sts(shared / name, report=report)
    lost = lost_on_pages(profile(standard).root, read_pages(render(standard, report)))
    assert not lost, complaint(lost)
    assert not codes_of(report) & {"RND050", "RND051", "RND054", "RND055"}


def test_every_element_of_the_tag_set_is_decided(shared: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(TEMPLATES / "pdf", tmp_path / "pdf")
    (folder / "names.typ").write_text('#import "elements.typ": handlers\n#metadata(handlers.keys())<names>')
    engine = typst.Compiler(folder / "names.typ", root=folder, ignore_system_fonts=True)
    [known] = json.loads(engine.query("<names>", field="value"))
    schema = shared / "niso-sts/interchange-1.2-mathml3-dtd/NISO-STS-interchange-1-mathml3.dtd"
    declared = {f"{e.prefix}:{e.name}" if e.prefix else e.name for e in etree.DTD(schema).iterelements()}
    assert not {name for name in declared if not name.startswith("mml:")} - set(known)


def test_an_unknown_element_is_printed_and_reported() -> None:
    report = Report()
    body = (
        '<sec id="s"><title>One</title><p>alpha <odd>beta</odd></p><odder><p>gamma</p></odder><odder/></sec>'
    )
    pages = pages_of(body, report)
    assert "alpha beta" in pages.text
    assert "gamma" in pages.text
    said = [finding.message for finding in report if finding.code == "RND050"]
    assert any('"odder"' in message and "2 times" in message for message in said)
    assert any('"odd"' in message and "1 time " in message for message in said)


@pytest.mark.parametrize("name", ["sec", "list", "bold", "boxed-text"])
def test_what_is_nested_too_deep_keeps_its_words(name: str) -> None:
    opening = {
        "sec": "<sec><title>t{0}</title>",
        "list": "<list><list-item><p>t{0}</p>",
        "bold": "<bold>t{0} ",
    }
    closing = {"sec": "</sec>", "list": "</list-item></list>", "bold": "</bold>"}
    before = opening.get(name, "<boxed-text><p>t{0}</p>")
    text = "".join(before.format(i) for i in range(120)) + closing.get(name, "</boxed-text>") * 120
    report = Report()
    pages = pages_of(f"<sec><title>Deep</title>{f'<p>{text}</p>' if name == 'bold' else text}</sec>", report)
    assert all(f"t{i}" in pages.text for i in range(120))
    assert "RND051" in codes_of(report)


def test_formulas_nested_too_deep_keep_their_words() -> None:
    inner = "<mml:mfrac><mml:mi>a</mml:mi>" * 90 + "<mml:mi>z</mml:mi>" + "</mml:mfrac>" * 90
    report = Report()
    pages_of(
        f"<sec><title>Deep</title><p><inline-formula><mml:math>{inner}</mml:math></inline-formula></p></sec>",
        report,
    )
    assert "RND051" in codes_of(report)


def test_blocks_inside_running_text_are_not_dropped() -> None:
    body = (
        "<sec><title>One</title><p>alpha <bold>beta <list><list-item><p>gamma</p></list-item></list> delta</bold>"
        "<named-content><p>epsilon</p></named-content></p></sec>"
    )
    report = Report()
    text = pages_of(body, report).text
    assert all(word in text for word in ("alpha", "beta", "gamma", "delta", "epsilon"))
    assert "RND055" not in codes_of(report)


# -- structure ---------------------------------------------------------------------------------------------------

CLAUSES = """
<sec id="sec_1"><label>1</label><title>Scope</title><p>See <xref ref-type="table" rid="tab_1">Table 1</xref>,
 <xref ref-type="sec" rid="nowhere">9</xref>, <ext-link xlink:href="https://example.org/a">here</ext-link> and
 <ext-link xlink:href="javascript:alert(1)">there</ext-link><xref ref-type="fn" rid="fn_1">1)</xref><fn
 id="fn_1"><label>1)</label><p>A footnote.</p></fn>.</p>
 <list list-type="alpha-lower"><list-item><label>a)</label><p>one</p></list-item><list-item><label>b)</label><p>two</p>
 </list-item></list>
 <sec id="sec_1.1"><label>1.1</label><title>Part <italic>two</italic></title><table-wrap id="tab_1"><label>Table 1</label>
 <caption><title>Limits</title></caption><table><thead><tr><th rowspan="2">A</th><th colspan="2">B</th></tr><tr><th>C</th>
 <th>D</th></tr></thead><tbody><tr><td rowspan="9">x</td><td>y<xref ref-type="table-fn" rid="tfn">a</xref></td><td>z</td>
 </tr></tbody></table><table-wrap-foot><fn id="tfn"><label>a</label><p>A table footnote.</p></fn></table-wrap-foot>
 </table-wrap></sec>
 <disp-formula id="f"><label>(1)</label><mml:math><mml:mi>a</mml:mi><mml:mo>=</mml:mo><mml:mi>b</mml:mi></mml:math>
 </disp-formula></sec>
"""
ANNEX = """<app-group><app id="sec_A" content-type="informative"><label>Annex A</label><title>More</title>
<p>Annex text.</p></app></app-group>"""
META = """<std-meta><title-wrap xml:lang="en"><full>Cool things — Rules</full></title-wrap>
<std-ident><originator>ISO</originator></std-ident><std-ref type="dated">ISO/CD 00000</std-ref>
<doc-ref>ISO/CD 00000(en)</doc-ref><comm-ref>ISO/TC 0</comm-ref><custom-meta-group><custom-meta>
<meta-name>x-sample</meta-name><meta-value>true</meta-value></custom-meta></custom-meta-group></std-meta>"""


@pytest.fixture(scope="module")
def pages() -> Pages:
    return pages_of(CLAUSES, front=META, back=ANNEX)


def test_the_outline_has_the_clauses(pages: Pages) -> None:
    titles = [(depth, " ".join(title.split())) for depth, title in pages.outline]
    assert titles[:3] == [(0, "1 Scope"), (1, "1.1 Part two"), (0, "Annex A (informative) More")]


def test_structure_is_true(pages: Pages) -> None:
    counts = {
        name: pages.tags[name] for name in ("Table", "TH", "TD", "Formula", "L", "LI", "Note", "H1", "H2")
    }
    assert counts == {
        "Table": 1,
        "TH": 4,
        "TD": 3,
        "Formula": 1,
        "L": 1,
        "LI": 2,
        "Note": 1,
        "H1": 4,
        "H2": 1,
    }


def test_language_and_title(pages: Pages) -> None:
    assert (pages.language, pages.title) == ("en", "Cool things — Rules")


def test_links_lead_somewhere_harmless(pages: Pages) -> None:
    assert pages.addresses == ["https://example.org/a"]
    assert pages.jumps >= 5  # three lines of the contents, the table, the table's footnote
    assert "there" in pages.text


def test_every_page_says_what_the_document_is(pages: Pages) -> None:
    assert all("sample, not a standard" in text for text in pages.texts)
    assert all("ISO/CD 00000(en)" in text for text in pages.texts[1:])


def test_page_numbers_are_roman_then_arabic() -> None:
    foreword = '<sec id="f" sec-type="foreword"><title>Foreword</title><p>Words.</p></sec>'
    texts = pages_of(CLAUSES, front=META + foreword).texts
    assert texts[2].rstrip().endswith("iii")
    assert texts[3].rstrip().endswith("1")


def test_a_wide_table_lies_on_its_side() -> None:
    body = CLAUSES.replace('<table-wrap id="tab_1">', '<table-wrap id="tab_1" orientation="landscape">')
    document = pypdfium2.PdfDocument(render(standard_of(body)))
    assert any(page.get_width() > page.get_height() for page in document)


def test_terms_stand_in_the_order_of_iso_10241() -> None:
    entry = """<sec sec-type="terms" id="sec_3"><label>3</label><title>Terms</title><term-sec id="sec_3.1"><label>3.1</label>
    <tbx:termEntry id="term_3.1"><tbx:langSet xml:lang="en"><tbx:subjectField>cities</tbx:subjectField>
    <tbx:definition>cool place</tbx:definition><tbx:example>A park.</tbx:example><tbx:note>Often green.</tbx:note>
    <tbx:source>ISO 1, 2</tbx:source><tbx:tig><tbx:term>refuge</tbx:term></tbx:tig><tbx:tig><tbx:term>den</tbx:term>
    <tbx:normativeAuthorization value="deprecatedTerm"/></tbx:tig></tbx:langSet></tbx:termEntry></term-sec></sec>"""
    text = " ".join(pages_of(entry).text.split())
    assert (
        "3.1 refuge DEPRECATED: den ⟨cities⟩ cool place EXAMPLE A park. Note 1 to entry: Often green. [SOURCE: ISO 1, 2]"
        in text
    )


# -- pictures, glyphs, wide tables -----------------------------------------------------------------------------


def figure(**attributes: str) -> str:
    extra = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return (
        f'<sec><title>One</title><fig id="fig_1"><label>Figure 1</label><caption><title>Plan</title></caption>'
        f'<graphic xlink:href="fig_1"{extra}><alt-text>A plan of the room</alt-text></graphic></fig></sec>'
    )


def test_a_picture_is_a_figure_with_its_alternative(tmp_path: Path) -> None:
    path = tmp_path / "fig_1.png"
    path.write_bytes(PIXELS)
    standard = standard_of(figure())
    standard.pictures["fig_1"] = path
    made = read_pages(render(standard))
    assert made.tags["Figure"] == 1
    assert "A plan of the room" in made.body


def test_a_missing_picture_leaves_a_box_with_its_name() -> None:
    report = Report()
    assert "could not be shown: fig_1" in " ".join(pages_of(figure(), report).text.split())
    assert codes_of(report) & {"RND002", "STS003"}


def test_a_broken_picture_does_not_stop_the_document(tmp_path: Path) -> None:
    path = tmp_path / "fig_1.png"
    path.write_bytes(PIXELS[:40])
    standard = standard_of(figure())
    standard.pictures["fig_1"] = path
    report = Report()
    assert "Plan" in read_pages(render(standard, report)).text
    assert "RND003" in codes_of(report)


def test_a_character_without_a_glyph_shows_its_code() -> None:
    report = Report()
    assert "U+6F22" in pages_of("<sec><title>One</title><p>a 漢 z</p></sec>", report).text
    assert [finding.message for finding in report if finding.code == "RND053"]


def test_a_table_wider_than_the_page_is_made_smaller() -> None:
    row = "".join(f"<td>characteristic{i}</td>" for i in range(16))
    report = Report()
    made = pages_of(
        f"<sec><title>One</title><array><table><tbody><tr>{row}</tr></tbody></table></array></sec>", report
    )
    text = "".join(made.text.replace("\u200b", "").split())
    assert all(f"characteristic{i}" in text for i in range(16))
    assert "RND052" in codes_of(report)


@pytest.mark.parametrize("span", ["1000000", "-1", "0", "x", "3"])
def test_strange_spans_are_survived(span: str) -> None:
    rows = f'<tr><td colspan="{span}" rowspan="{span}">a</td><td>b</td></tr><tr><td>c</td><td rowspan="{span}">d</td></tr>'
    text = pages_of(f"<sec><title>One</title><array><table><tbody>{rows}</tbody></table></array></sec>").text
    assert all(letter in text for letter in "abcd")


def test_duplicate_ids_and_targets_that_are_not_printed() -> None:
    body = (
        '<sec id="a"><title id="t">One</title><p id="b">x <xref ref-type="sec" rid="a">1</xref> '
        '<xref ref-type="other" rid="b">2</xref> <xref ref-type="other" rid="m">3</xref> <xref ref-type="other" rid="t">4'
        '</xref></p><p id="b">y</p><table-wrap><table><thead><tr id="m"><th>h</th></tr></thead></table></table-wrap></sec>'
    )
    assert "x 1 2 3 4" in " ".join(pages_of(body).text.split())


# -- templates, bytes ------------------------------------------------------------------------------------------


def test_a_template_of_the_workspace_wins(tmp_path: Path) -> None:
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf/words.typ").write_text(
        '#let words-of(language) = (contents: "Table of everything", data: "Data", index: "Index")'
    )
    made = render(standard_of(CLAUSES.replace("disp-formula", "p")), templates=[tmp_path, TEMPLATES])
    assert "Table of everything" in read_pages(made).text


def test_a_broken_template_is_a_tool_error(tmp_path: Path) -> None:
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf/standard.typ").write_text("#nothing-of-that-name")
    report = Report()
    with pytest.raises(ToolError):
        render(standard_of(CLAUSES), report, [tmp_path, TEMPLATES])
    assert "RND054" in codes_of(report)


def test_a_template_reads_nothing_outside(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf/standard.typ").write_text(f'#read("{tmp_path}/secret.txt")')
    with pytest.raises(ToolError):
        render(standard_of(CLAUSES), Report(), [tmp_path, TEMPLATES])


def test_text_is_never_markup() -> None:
    text = '#panic("no") $x$ *a* @b `c` // d'
    assert text in pages_of(f"<sec><title>One</title><p>{text}</p></sec>").text


def test_same_bytes_in_two_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = render(standard_of(CLAUSES, front=META, back=ANNEX))
    other = shutil.copytree(TEMPLATES, tmp_path / "elsewhere")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert render(standard_of(CLAUSES, front=META, back=ANNEX), templates=[other]) == first
