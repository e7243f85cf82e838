"""A small invented standard without a fault, to be broken in one place at a time."""

from normwright.diagnostics import Report
from normwright.sts.parse import parse_xml
from normwright.sts.standard import Standard

META = """<std-meta>
<title-wrap xml:lang="en"><main>Benches</main><full>Benches</full></title-wrap>
<release-version stage-code="30.20">CD</release-version>
<std-ident><originator>ISO</originator><doc-type>IS</doc-type><doc-number>00000</doc-number></std-ident>
<content-language>en</content-language>
<std-ref type="dated">ISO/CD 00000</std-ref>
<std-ref type="undated">ISO/CD 00000</std-ref>
<doc-ref>ISO/CD 00000(en)</doc-ref>
<release-date date-type="released">2031-02-03</release-date>
<permissions><copyright-year>2031</copyright-year><copyright-holder>Nobody</copyright-holder></permissions>
</std-meta>"""

TERMS = """<term-sec id="sec_3.1"><label>3.1</label><tbx:termEntry id="term_3.1"><tbx:langSet xml:lang="en">
<tbx:definition>seat for several</tbx:definition>
<tbx:source>ISO 99100:2031, 3.1</tbx:source>
<tbx:tig><tbx:term>bench</tbx:term><tbx:normativeAuthorization value="preferredTerm"/></tbx:tig>
<tbx:tig><tbx:term>pew</tbx:term><tbx:normativeAuthorization value="deprecatedTerm"/></tbx:tig>
</tbx:langSet></tbx:termEntry></term-sec>
<term-sec id="sec_3.2"><label>3.2</label><tbx:termEntry id="term_3.2"><tbx:langSet xml:lang="en">
<tbx:definition>row of <tbx:entailedTerm target="term_3.1">bench (3.1)</tbx:entailedTerm></tbx:definition>
<tbx:tig><tbx:term>stand</tbx:term></tbx:tig></tbx:langSet></tbx:termEntry></term-sec>"""

TABLE = """<table-wrap id="tab_1"><label>Table 1</label><caption><title>Heights</title></caption>
<table><col width="50%"/><col width="50%"/>
<thead><tr><th>Bench</th><th style="background-color: #ffffff">Height</th></tr></thead>
<tbody><tr><td rowspan="2"><p>Low</p></td><td>40<xref ref-type="table-fn" rid="table-fn_1.1">a</xref></td></tr>
<tr><td>45</td></tr></tbody></table>
<table-wrap-foot><fn id="table-fn_1.1"><label>a</label><p>Without cushion.</p></fn></table-wrap-foot></table-wrap>"""

FORMULA = """<disp-formula id="formula_1"><label>(1)</label><mml:math id="mml_m1"><mml:mfrac><mml:mi>h</mml:mi>
<mml:mn>2</mml:mn></mml:mfrac></mml:math></disp-formula>"""

BODY = f"""<sec id="sec_1" sec-type="scope"><label>1</label><title>Scope</title><p>This is about benches.</p></sec>
<sec id="sec_2" sec-type="norm-refs"><label>2</label><title>Normative references</title>
<ref-list content-type="norm-refs"><ref id="nref_1"><std type="undated"><std-ref>ISO 99100</std-ref>
<title>Seats</title></std></ref></ref-list></sec>
<sec id="sec_3" sec-type="terms"><label>3</label><title>Terms and definitions</title>
{TERMS}</sec>
<sec id="sec_4"><label>4</label><title>Requirements</title>
<sec id="sec_4.1"><label>4.1</label><title>Height</title>
<p content-type="requirement" id="p_4.1-1">A bench shall be low, see <xref ref-type="table" rid="tab_1">Table
1</xref>, <xref ref-type="app" rid="sec_A">Annex A</xref> and <xref ref-type="bibr" rid="ref_1">[1]</xref>.</p>
<list list-type="alpha-lower" id="list_4.1-1"><list-item><label>a)</label><p>wood;</p></list-item>
<list-item><label>b)</label><p>stone.</p></list-item></list>
<non-normative-note id="note_4.1-1"><label>NOTE</label><p>Stone is cold<xref ref-type="fn"
rid="fn_1">1</xref><fn id="fn_1"><label>1</label><p>In winter.</p></fn>.</p></non-normative-note>
{TABLE}
<fig id="fig_1"><label>Figure 1</label><caption><title>A bench</title></caption>
<graphic xlink:href="fig_1"><alt-text>A bench</alt-text></graphic></fig>
{FORMULA}
</sec></sec>"""

BACK = """<app-group><app id="sec_A" content-type="informative"><label>Annex A</label><title>Colours</title>
<p>Any.</p></app></app-group>
<ref-list content-type="bibl" id="sec_bibl"><title>Bibliography</title>
<ref id="ref_1"><label>[1]</label><std><std-ref>ISO 99200:2030</std-ref><title>Colours</title></std></ref>
</ref-list>"""

TEXT = f"""<standard xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:tbx="urn:iso:std:iso:30042:ed-1"
 xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="en">
<front>{META}
<sec id="sec_foreword" sec-type="foreword"><title>Foreword</title><p>Before.</p></sec></front>
<body>{BODY}</body>
<back>{BACK}</back>
</standard>"""


def standard(text: str = TEXT) -> Standard:
    """The standard of an XML text."""
    root = parse_xml(text.encode(), report=Report())
    assert root is not None
    return Standard(root, file="sample.xml")


def broken(old: str, new: str) -> Standard:
    """The sample with its first `old` replaced by `new`."""
    assert old in TEXT, old
    return standard(TEXT.replace(old, new, 1))
