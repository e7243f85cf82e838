"""Each dialect rule on a small case; what must hold for all."""

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from normwright.diagnostics import Report
from normwright.sts.normalise import RULES, account, normalise
from normwright.sts.read import read_sts
from normwright.sts.standard import Standard
from normwright.sts.text import texts
from normwright.sts.views import parts
from normwright.sts.write import canonical
from tests.sts import sample

#: rule, before, after; both stand in the body of a standard.
CASES = [
    ("clause-kinds", "<sec><title>Scope</title></sec>", '<sec sec-type="scope"><title>Scope</title></sec>'),
    (
        "clause-kinds",
        '<sec sec-type="introduction"><title>I</title></sec>',
        '<sec sec-type="intro"><title>I</title></sec>',
    ),
    ("clause-kinds", '<sec sec-type="clause"><title>C</title></sec>', "<sec><title>C</title></sec>"),
    (
        "annex-kinds",
        '<app content-type="norm-annex"><label>Annex A</label><annex-type>(normative)</annex-type><title>T</title></app>',
        '<app content-type="normative"><label>Annex A</label><title>T</title></app>',
    ),
    (
        "annex-kinds",
        "<app><label>Annex A</label><annex-type>(informative)</annex-type><title>T</title></app>",
        '<app content-type="informative"><label>Annex A</label><title>T</title></app>',
    ),
    (
        "clause-order",
        "<sec><label>1</label></sec><sec><label>3</label></sec><sec><label>2</label></sec>",
        "<sec><label>1</label></sec><sec><label>2</label></sec><sec><label>3</label></sec>",
    ),
    (
        "empty-titles",
        "<sec><label>5.1</label><title/><p>x</p></sec>",
        '<sec sec-type="numbered-paragraph"><label>5.1</label><p>x</p></sec>',
    ),
    ("bold-headings", "<sec><title>\n<bold>T</bold>\n</title></sec>", "<sec><title>\nT\n</title></sec>"),
    (
        "labels",
        "<non-normative-note><label>NOTE — </label><p>x</p></non-normative-note>",
        "<non-normative-note><label>NOTE</label><p>x</p></non-normative-note>",
    ),
    ("labels", "<sec><label>5.</label><title>T</title></sec>", "<sec><label>5</label><title>T</title></sec>"),
    (
        "captions",
        "<fig><label>Figure\xa01</label><caption><title>Figure 1 — A <i>b</i></title></caption></fig>",
        "<fig><label>Figure\xa01</label><caption><title>A <i>b</i></title></caption></fig>",
    ),
    (
        "term-displays",
        "<term-sec><label>3.1</label><term-display><p>bench</p><p>seat</p></term-display></term-sec>",
        "<term-sec><label>3.1</label><p>bench</p><p>seat</p></term-sec>",
    ),
    (
        "list-kinds",
        "<list><list-item><label>—</label><p>x</p></list-item></list>",
        '<list list-type="dash"><list-item><label>—</label><p>x</p></list-item></list>',
    ),
    (
        "list-kinds",
        '<list list-type="order"><list-item><label>a)</label></list-item></list>',
        '<list list-type="alpha-lower"><list-item><label>a)</label></list-item></list>',
    ),
    (
        "list-kinds",
        "<list><list-item><label>i)</label></list-item><list-item><label>ii)</label></list-item></list>",
        '<list list-type="roman-lower"><list-item><label>i)</label></list-item><list-item><label>ii)</label>'
        "</list-item></list>",
    ),
    ("list-kinds", "<list><list-item/></list>", '<list list-type="simple"><list-item/></list>'),
    (
        "formulae",
        "<p><inline-formula><mml:mi>x</mml:mi> and</inline-formula></p>",
        "<p><inline-formula><mml:math><mml:mi>x</mml:mi></mml:math> and</inline-formula></p>",
    ),
    (
        "figure-keys",
        '<fig><label>Figure 1</label><graphic/><table-wrap content-type="fig-index"><caption><title>Key</title></caption>'
        "<table><tbody><tr><td>1</td><td>seat</td><td>3</td><td><p>back</p></td></tr><tr><td>2</td><td>leg</td><td/>"
        "<td/></tr></tbody></table></table-wrap></fig>",
        '<fig><label>Figure 1</label><legend><title>Key</title><def-list list-content="figure">'
        "<def-item><term>1</term><def><p>seat</p></def></def-item><def-item><term>2</term><def><p>leg</p></def></def-item>"
        "<def-item><term>3</term><def><p>back</p></def></def-item></def-list></legend><graphic/></fig>",
    ),
    (
        "figure-keys",
        "<fig><graphic/><array><label>Key</label><table><tbody><tr><td>1</td><td>seat</td></tr></tbody></table></array></fig>",
        '<fig><legend><title>Key</title><def-list list-content="figure"><def-item><term>1</term><def><p>seat</p></def>'
        "</def-item></def-list></legend><graphic/></fig>",
    ),
    (
        "figure-footnotes",
        '<fig><graphic/><p><xref ref-type="fn" rid="f">a</xref><fn id="f"><label>a</label><p>n</p></fn></p></fig>',
        '<fig><graphic/><fn id="f"><label>a</label><p>n</p></fn></fig>',
    ),
    (
        "layout-blanks",
        '<p>see <std>\n<std-ref>ISO 1</std-ref>\n</std>\n<xref ref-type="fn" rid="f">\n1)\n</xref>\n<fn id="f"><p>n</p></fn>\n, or '
        "<std><std-ref>A</std-ref>\n</std>then</p>",
        '<p>see <std><std-ref>ISO 1</std-ref></std><xref ref-type="fn" rid="f">1)</xref><fn id="f"><p>n</p></fn>, or '
        "<std><std-ref>A</std-ref></std> then</p>",
    ),
    (
        "formula-keys",
        '<disp-formula><mml:math/><break/>where<array content-type="formula-index"><table><tbody><tr><td>h</td>'
        "<td>is the height</td></tr></tbody></table></array></disp-formula>",
        '<disp-formula><mml:math/><legend><title>where</title><def-list list-content="formula"><def-item><term>h</term>'
        "<def><p>is the height</p></def></def-item></def-list></legend></disp-formula>",
    ),
    (
        "formula-keys",
        '<disp-formula><mml:math/></disp-formula> <array content-type="formula-index"><table><tbody><tr><td>h</td>'
        "<td>x</td></tr></tbody></table></array>",
        '<disp-formula><mml:math/><legend><def-list list-content="formula"><def-item><term>h</term><def><p>x</p></def>'
        "</def-item></def-list></legend></disp-formula> ",
    ),
    (
        "stray-text",
        "<ref-list><ref>A book</ref></ref-list><table><tbody><tr><td>a</td>b</tr></tbody>c</table>",
        "<ref-list><ref><mixed-citation>A book</mixed-citation></ref></ref-list><table><tbody><tr><td>a</td><td>b</td></tr>"
        "</tbody><tbody><tr><td>c</td></tr></tbody></table>",
    ),
    ("code", '<preformat preformat-type="ruby">a  b</preformat>', '<code language="ruby">a  b</code>'),
    (
        "table-rows",
        "<table><colgroup><col/></colgroup><thead><th>h</th></thead><tfoot><tr><td>f</td></tr></tfoot><tbody>"
        "<tr><td>b</td></tr></tbody></table>",
        "<table><col/><thead><tr><th>h</th></tr></thead><tbody><tr><td>b</td></tr></tbody><tfoot><tr><td>f</td></tr>"
        "</tfoot></table>",
    ),
    (
        "table-rows",
        "<table-wrap><table><tfoot><p>Below</p></tfoot><tr><td>b</td></tr></table></table-wrap>",
        "<table-wrap><table><tbody><tr><td>b</td></tr></tbody></table><table-wrap-foot><p>Below</p></table-wrap-foot>"
        "</table-wrap>",
    ),
    (
        "footnote-marks",
        '<p>x<sup><xref ref-type="fn" rid="f">1)</xref></sup><fn id="f"><label><sup>1)</sup></label><p>y</p></fn>.</p>',
        '<p>x<xref ref-type="fn" rid="f">1)</xref><fn id="f"><label>1)</label><p>y</p></fn>.</p>',
    ),
    (
        "footnote-groups",
        '<p>x<xref ref-type="fn" rid="f">1</xref>, y</p><fn-group><fn id="f"><p>z</p></fn></fn-group>',
        '<p>x<xref ref-type="fn" rid="f">1</xref><fn id="f"><p>z</p></fn>, y</p>',
    ),
    ("footnote-groups", '<fn-group><fn id="f"><p>z</p></fn></fn-group>', None),
    (
        "table-footnotes",
        '<table-wrap><table><tbody><tr><td>1<xref ref-type="fn" rid="f">a</xref><fn id="f"><p>z</p></fn> m</td></tr>'
        "</tbody></table></table-wrap>",
        '<table-wrap><table><tbody><tr><td>1<xref ref-type="table-fn" rid="f">a</xref> m</td></tr></tbody></table>'
        '<table-wrap-foot><fn id="f"><p>z</p></fn></table-wrap-foot></table-wrap>',
    ),
    (
        "reference-punctuation",
        "<ref-list><ref><std><std-ref>ISO 1</std-ref>, <title>T.</title></std></ref></ref-list>",
        "<ref-list><ref><std><std-ref>ISO 1</std-ref><title>T</title></std></ref></ref-list>",
    ),
    (
        "reference-punctuation",
        "<ref-list><ref><std><std-ref>ISO 1</std-ref>, 5.2, <title>T</title>.</std></ref></ref-list>",
        "<ref-list><ref><std><std-ref>ISO 1</std-ref>, 5.2, <title>T</title></std></ref></ref-list>",
    ),
    (
        "reference-punctuation",
        "<ref-list><ref><std><std-ref>A</std-ref><fn/>, <title>T</title> <title>T</title></std></ref></ref-list>",
        "<ref-list><ref><std><std-ref>A</std-ref><fn/>, <title>T</title> </std></ref></ref-list>",
    ),
    (
        "addresses",
        "<p><uri>https://example.org/a</uri></p>",
        '<p><ext-link ext-link-type="uri" xlink:href="https://example.org/a">https://example.org/a</ext-link></p>',
    ),
    ("addresses", "<p><uri>the archive</uri></p>", None),
]
HEAD = (
    '<standard xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:tbx="urn:iso:std:iso:30042:ed-1" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="en"><body>'
)
TAIL = "</body></standard>"


def _standard(body: str) -> Standard:
    return sample.standard(HEAD + body + TAIL)


@pytest.mark.parametrize(("rule", "before", "after"), CASES, ids=[f"{c[0]}-{n}" for n, c in enumerate(CASES)])
def test_rule(rule: str, before: str, after: str | None) -> None:
    found = normalise(_standard(before))
    assert canonical(found.standard.root) == canonical(_standard(before if after is None else after).root)
    assert set(found.applied) == (set() if after is None else {rule})


def test_rules_have_names_and_say_what_holds() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.says.endswith(".") for rule in RULES)


def test_the_rules_needed_are_named_once() -> None:
    (found,) = account(normalise(_standard("<sec><label>5.</label><title>Scope</title></sec>")))
    assert (found.code, found.place.file) == ("STS007", "sample.xml")
    assert "clause-kinds (1), labels (1)" in found.message
    assert not list(account(normalise(sample.standard())))


def test_our_own_form_needs_no_rule() -> None:
    assert normalise(sample.standard()).applied == {}


# -- metadata ------------------------------------------------------------------------------------------------

LEGACY = """<standard><front><iso-meta>
<title-wrap xml:lang="en"><main>Benches</main><full>Benches</full></title-wrap>
<doc-ident><sdo>ISO</sdo><proj-id>123</proj-id><language>en</language><release-version>IS</release-version>
<urn>urn:iso:std:iso:0:en</urn></doc-ident>
<std-ident><originator>ISO</originator></std-ident><content-language>en</content-language>
<std-ref type="dated">ISO 00000:2031</std-ref></iso-meta>{more}
<sec sec-type="foreword"><title>Foreword</title></sec></front><body/>
<back><app-group><app><label>Annex A</label><title>Ours</title></app><app><label>Annex ZA</label><title>Theirs</title>
</app></app-group></back></standard>"""

REGIONAL = """<reg-meta originator="CEN"><title-wrap xml:lang="en"><full>Benches</full></title-wrap>
<std-ref type="dated">EN ISO 00000:2031</std-ref><wi-number>00465000</wi-number></reg-meta>
<sec specific-use="foreword.reg"><title>Foreword</title></sec>"""

NATIONAL = """<nat-meta originator="DIN"><std-ref type="dated">DIN EN ISO 00000:2031</std-ref></nat-meta>
<sec><title>National foreword</title></sec>"""


def test_older_metadata_become_std_meta() -> None:
    found = normalise(sample.standard(LEGACY.format(more=""))).standard
    meta = found.root.find("front/std-meta")
    assert meta is not None
    tags = [
        "title-wrap",
        "proj-id",
        "release-version",
        "std-ident",
        "std-org",
        "content-language",
        "std-ref",
        "self-uri",
    ]
    assert [child.tag for child in meta] == tags
    assert found.root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


@pytest.mark.parametrize(
    ("more", "bodies"),
    [
        ("", ["ISO"]),
        (REGIONAL, ["CEN", "ISO"]),
        (NATIONAL, ["DIN", "ISO"]),
        (REGIONAL + NATIONAL, ["DIN", "CEN", "ISO"]),
    ],
)
def test_a_front_of_several_bodies_is_nested(more: str, bodies: list[str]) -> None:
    original = sample.standard(LEGACY.format(more=more))
    found = normalise(original).standard
    assert [part.body for part in parts(found)] == bodies
    inner = next(found.root.iter("standard"))
    own = ["Annex A"] if "CEN" in bodies else ["Annex A", "Annex ZA"]
    assert [app.findtext("label") for app in inner.iter("app")] == own
    titles = [sec.findtext("title") for sec in inner.iterfind("front/sec")]
    assert titles == ["Foreword"]
    assert set(_bag(original.root)) <= set(_bag(found.root))


def test_a_bibliography_in_an_annex_is_freed() -> None:
    text = sample.TEXT.replace(
        '<ref-list content-type="bibl" id="sec_bibl"><title>Bibliography</title>', "<ref-list>"
    )
    text = text.replace(
        "<ref-list>", '<app-group><app content-type="bibl"><title>Bibliography</title><ref-list>'
    )
    text = text.replace("</ref-list></back>", "</ref-list></app></app-group></back>")
    found = normalise(sample.standard(text))
    assert found.applied == {"bibliography": 1}
    last = found.standard.root.find("back/ref-list[@content-type='bibl']")
    assert last is not None
    assert [child.tag for child in last] == ["title", "ref"]


# -- terms written twice -------------------------------------------------------------------------------------

TWICE = sample.TEXT.replace(
    "</tbx:termEntry></term-sec>",
    "</tbx:termEntry><term-display><p><bold>bench</bold></p><p>pew</p><p>seat for several</p>{more}</term-display></term-sec>",
    1,
)


@pytest.mark.parametrize(("more", "kept"), [("", False), ("<p>Rest on it.</p>", True)])
def test_a_display_goes_only_when_the_entry_says_it_all(more: str, kept: bool) -> None:
    found = normalise(sample.standard(TWICE.replace("{more}", more)))
    assert (found.standard.root.find(".//term-display") is not None) is kept
    assert ("repeated-term-displays" in found.applied) is not kept


# -- what holds for every file -------------------------------------------------------------------------------


def _bag(root: etree._Element) -> Counter[str]:
    return Counter(word for text in texts(root) for word in re.findall(r"\w+", text.string))


def test_samples(shared: Path) -> None:
    for path in [*sorted(shared.glob("samples/sts/*.xml")), *sorted(shared.glob("niso-sts/examples/*.xml"))]:
        if path.name == "isosts-reg-meta.xml":
            continue
        standard = read_sts(path, report=Report())
        before = canonical(standard.root)
        found = normalise(standard).standard
        assert canonical(standard.root) == before
        assert normalise(found).applied == {}, path.name
        assert set(_bag(standard.root)) - set(_bag(found.root)) <= {
            "informative",
            "normative",
            "N",
            "NOTE",
            "service",
        }
