"""One standard with every kind of thing that a reader meets: for tests of the page as a whole."""

import base64

from normwright.sts.standard import Standard
from tests.render.conftest import standard_of

_PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
_SVG = base64.b64encode(
    b'<svg xmlns="http://www.w3.org/2000/svg" width="320" height="160" viewBox="0 0 320 160">'
    b"<script>parent.hit = 1</script>"
    b'<rect x="10" y="10" width="300" height="140" fill="none" stroke="black" onclick="parent.hit = 2"/></svg>'
).decode()
_LONG_TERM = " ".join(["measured", "resting", "place", "of", "a", "very", "long", "name"] * 8)
LONG_ID = "i" * 200

FRONT = """<std-meta>
 <title-wrap xml:lang="en"><intro>Every kind</intro><main>Of thing</main><compl>Part 1: On one page</compl></title-wrap>
 <title-wrap xml:lang="fr"><main>Toutes sortes de choses</main></title-wrap>
 <release-version stage-code="30.20">CD</release-version><content-language>en</content-language>
 <std-ref type="dated">ISO/CD 00000-1</std-ref><doc-ref>ISO/CD 00000-1(en)</doc-ref>
 <release-date date-type="released" std-type="standard-draft">2032-03-02</release-date>
 <comm-ref>ISO/TC 0</comm-ref><secretariat>XSB</secretariat><ics>01.020</ics>
 <permissions><copyright-statement>All rights reserved</copyright-statement><copyright-year>2032</copyright-year>
  <copyright-holder>sample</copyright-holder></permissions>
 <custom-meta-group><custom-meta><meta-name>x-sample</meta-name><meta-value>yes</meta-value></custom-meta>
  <custom-meta><meta-name>x-working-copy</meta-name><meta-value>yes</meta-value></custom-meta></custom-meta-group>
</std-meta>
<sec id="sec_foreword" sec-type="foreword"><title>Foreword</title><p id="p_foreword-1">Words before.</p></sec>"""

TERMS = f"""<sec id="sec_2" sec-type="terms"><label>2</label><title>Terms and definitions</title>
 <term-sec id="sec_2.1"><label>2.1</label><tbx:termEntry id="term_2.1">
  <tbx:langSet xml:lang="en"><tbx:subjectField>heat</tbx:subjectField>
   <tbx:definition>place with <tbx:entailedTerm target="term_2.2">shade (2.2)</tbx:entailedTerm></tbx:definition>
   <tbx:example>A library.</tbx:example><tbx:note>Some are outdoors.</tbx:note>
   <tbx:source>ISO 00001:2031, 3.1, modified</tbx:source>
   <tbx:tig><tbx:term>refuge</tbx:term><tbx:normativeAuthorization value="preferredTerm"/></tbx:tig>
   <tbx:tig><tbx:term>{_LONG_TERM}</tbx:term><tbx:normativeAuthorization value="admittedTerm"/></tbx:tig>
   <tbx:tig><tbx:term>cold room</tbx:term><tbx:normativeAuthorization value="deprecatedTerm"/></tbx:tig></tbx:langSet>
  <tbx:langSet xml:lang="fr"><tbx:tig><tbx:term>refuge</tbx:term><tbx:grammaticalGender value="masculine"/></tbx:tig>
  </tbx:langSet></tbx:termEntry></term-sec>
 <term-sec id="sec_2.2"><label>2.2</label><tbx:termEntry id="term_2.2"><tbx:langSet xml:lang="en">
  <tbx:definition>absence of direct sun</tbx:definition><tbx:tig><tbx:term>shade</tbx:term></tbx:tig></tbx:langSet>
 </tbx:termEntry></term-sec></sec>"""

BLOCKS = """<sec id="sec_3"><label>3</label><title>Blocks with <italic>emphasis</italic> in the title</title>
 <p id="p_3-1" content-type="requirement">The owner shall keep a <bold>record</bold> of <sub>low</sub> and
  <sup>high</sup> values, see <xref ref-type="table" rid="tab_1">Table 1</xref>, <xref ref-type="fig"
  rid="fig_1">Figure 1</xref>, <xref ref-type="disp-formula" rid="formula_1">Formula (1)</xref>, <xref ref-type="sec"
  rid="sec_2">Clause 2</xref>, <xref ref-type="custom" custom-type="term-entry" rid="sec_2.1">refuge (2.1)</xref>,
  <xref ref-type="list" rid="li_3-1.1">3 a)</xref>, <xref ref-type="bibr" rid="ref_1">[1]</xref> and
  <xref ref-type="custom" custom-type="note" rid="note_3-1">NOTE 1</xref>.<xref ref-type="fn"
  rid="fn_1">1</xref><fn id="fn_1"><label>1</label><p>A footnote with a <ext-link
  xlink:href="https://example.org">link</ext-link>.</p></fn></p>
 <p id="p_3-2" content-type="recommendation">It should be <underline>public</underline>, in
  <monospace>plain</monospace> <sc>capitals</sc> or <inline-code>code = 1</inline-code>.</p>
 <p id="p_3-3" content-type="permission">It may be <strike>hidden</strike>, <styled-content
  style-type="addition">shown</styled-content> or <styled-content style-type="deletion">lost</styled-content>.</p>
 <p id="p_3-4" content-type="possibility">A reader can use <named-content content-type="variable">x</named-content>,
  <abbrev>RH<def><p>relative humidity</p></def></abbrev>, <std><std-ref>ISO 00002:2030</std-ref>, 4.2</std>,
  <email>a@example.org</email>, <ext-link xlink:href="javascript:hit=3">an odd link</ext-link> or
  <ext-link xlink:href="data:text/html,x">another</ext-link>.</p>
 <list id="list_3-1" list-type="alpha-lower"><list-item id="li_3-1.1"><label>a)</label><p id="p_3-5">first:</p>
   <list id="list_3-2" list-type="arabic"><list-item id="li_3-2.1"><label>1)</label><p>inner;</p></list-item></list>
  </list-item><list-item id="li_3-1.2" content-type="requirement"><label>b)</label><p>second shall follow.</p></list-item></list>
 <list list-type="dash"><list-item><p>dash</p></list-item></list><list list-type="bullet"><list-item><p>bullet</p>
  </list-item></list>
 <non-normative-note id="note_3-1"><label>NOTE 1</label><p>A note.</p></non-normative-note>
 <non-normative-example id="ex_3-1"><label>EXAMPLE</label><p>An example.</p></non-normative-example>
 <non-normative-note content-type="warning" id="warn_3-1"><label>WARNING</label><p>Hot.</p></non-normative-note>
 <statement id="prov_3-1" content-type="requirement"><p>Several blocks shall hold together:</p><list list-type="dash">
  <list-item><p>one.</p></list-item></list></statement>
 <disp-quote><p>A quotation.</p><attrib>Somebody</attrib></disp-quote>
 <boxed-text><caption><title>A box</title></caption><p>Boxed.</p></boxed-text>
 <code id="code_3-1" language="json">{ "a": 1, "b": "%s" }</code>
 <preformat>  as   it    is</preformat>
 <def-list id="dl_3-1"><title>Symbols</title><def-item><term><italic>A</italic></term><def><p>is the area</p></def></def-item>
 </def-list>
 <speech><speaker>Chair</speaker><p>Words.</p></speech>
 <verse-group><verse-line>One line</verse-line><verse-line>and another</verse-line></verse-group>
 <array id="array_3-1"><tbody><tr><td>in</td><td>line</td></tr></tbody></array>
 <editing-instruction><p>Replace this.</p></editing-instruction>
 <sec id="sec_3.1" sec-type="numbered-paragraph"><label>3.1</label><p>A clause without title.</p></sec>
</sec>""".replace("%s", "long " * 60)

FLOATS = f"""<sec id="sec_4"><label>4</label><title>Tables, figures, formulae</title>
 <table-wrap id="tab_1"><label>Table 1</label><caption><title>A small table</title>
   <p content-type="dimension">Dimensions in metres</p></caption>
  <legend><title>Key</title><def-list><def-item><term>x</term><def><p>a letter</p></def></def-item></def-list></legend>
  <table><thead><tr><th/><th colspan="2">Both</th></tr><tr><th>Kind</th><th>One</th><th>Two</th></tr></thead>
   <tbody><tr><th>a</th><td style="background-color: #ffd">1<xref ref-type="table-fn" rid="table-fn_1.1">a</xref></td>
    <td rowspan="2">2</td></tr><tr><th>b</th><td>3</td></tr></tbody></table>
  <non-normative-note><label>NOTE</label><p>Of the table.</p></non-normative-note>
  <table-wrap-foot><fn id="table-fn_1.1"><label>a</label><p>Of a cell.</p></fn></table-wrap-foot></table-wrap>
 <table-wrap id="tab_2"><label>Table 2</label><caption><title>A wide table</title></caption><table><thead>
   <tr>{"".join(f"<th>column number {n}</th>" for n in range(40))}</tr></thead><tbody>
   <tr>{"".join(f"<td>value{n}</td>" for n in range(40))}</tr></tbody></table></table-wrap>
 <fig id="fig_1"><label>Figure 1</label><caption><title>A drawing</title></caption>
  <graphic xlink:href="data:image/svg+xml;base64,{_SVG}"><alt-text>A frame</alt-text>
   <long-desc>A frame around nothing.</long-desc></graphic>
  <legend><title>Key</title><def-list><def-item><term>1</term><def><p>frame</p></def></def-item></def-list></legend></fig>
 <fig-group id="fig_2"><label>Figure 2</label><caption><title>Two</title></caption>
  <fig id="fig_2.a"><label>a)</label><graphic xlink:href="data:image/png;base64,{_PIXEL}"><alt-text>Dot</alt-text></graphic></fig>
  <fig id="fig_2.b"><label>b)</label><graphic xlink:href="gone"><alt-text>What is gone</alt-text></graphic></fig></fig-group>
 <disp-formula id="formula_1"><label>(1)</label><mml:math><mml:mi>A</mml:mi><mml:mo>=</mml:mo><mml:mfrac><mml:mi>a</mml:mi>
  <mml:mi>b</mml:mi></mml:mfrac></mml:math></disp-formula>
 <p id="p_4-1">In the line <inline-formula><mml:math><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math>
  </inline-formula> and an <inline-graphic xlink:href="data:image/png;base64,{_PIXEL}"><alt-text>sign</alt-text></inline-graphic>,
  with an <index-term><term>entry</term></index-term>entry.</p>
 <p id="{LONG_ID}">A block of a long name, see <xref ref-type="other" rid="{LONG_ID}">itself</xref> and
  <xref ref-type="sec" rid="nowhere">nothing</xref>.</p>
 <supplementary-material xlink:href="data.csv"><label>File 1</label><p>Supplied beside.</p></supplementary-material>
 <sec id="sec_4.1"><label>4.1</label><title>Deeper</title><sec id="sec_4.1.1"><label>4.1.1</label><title>Still deeper</title>
  <p>Text.</p></sec></sec></sec>"""

BACK = """<app-group><app id="sec_A" content-type="normative"><label>Annex A</label><title>Of an annex</title>
  <sec id="sec_A.1"><label>A.1</label><title>General</title><p>Text, see <xref ref-type="app" rid="sec_A">Annex A</xref>.</p></sec>
 </app></app-group>
 <ref-list id="sec_bibl" content-type="bibl"><title>Bibliography</title><ref id="ref_1"><label>[1]</label><std><std-ref>ISO
  00008:2028</std-ref><title>Data</title></std></ref><ref id="ref_2"><label>[2]</label><mixed-citation>A book,
  <ext-link xlink:href="https://example.org/book">https://example.org/book</ext-link></mixed-citation></ref></ref-list>"""


def every_kind() -> Standard:
    """The standard, with hostile pictures and links among its material."""
    scope = '<sec id="sec_1" sec-type="scope"><label>1</label><title>Scope</title><p id="p_1-1">All.</p><p>See <xref ref-type="app" rid="sec_A">Annex A</xref>.</p></sec>'
    return standard_of(scope + TERMS + BLOCKS + FLOATS, front=FRONT, back=BACK)
