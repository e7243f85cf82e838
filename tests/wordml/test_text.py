"""The text of cells and paragraphs, whatever it is wrapped in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normwright.wordml.document import Document, read_document
from normwright.wordml.tables import Cell
from tests.support import docx
from tests.support.docx import cell, control, gone, ins, p, row, t, table
from tests.support.tried import tried


def only_cell(content: str, **parts: object) -> Cell:
    document: Document = read_document(docx.docx(table(row(cell(content)), columns=1), **parts))  # type: ignore[arg-type]
    return document.body.tables[0].rows[0].cells[0]


def run(inner: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"


def field(*, code: str = "", result: str = "", data: str = "") -> str:
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    between = f"<w:r><w:instrText>{code}</w:instrText></w:r>" if code else ""
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + result if result else ""
    return begin + between + separate + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


CASES = {
    "paragraphs": (p("One") + p() + p("Two"), "One\n\nTwo"),
    "runs": (p(t("One "), t("two")), "One two"),
    "line breaks and tabs": (p(run("<w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:cr/><w:t>d</w:t>")), "a\nb\tc\nd"),
    "hyphens": (p(run("<w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t>")), "a\u2011b\u00adc"),
    "line ends within a run": (p("<w:r><w:t>a\nb</w:t></w:r>"), "a b"),
    "symbols": (p(run('<w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0E0"/>')), "α→"),
    "an unknown symbol": (p(run('<w:sym w:font="Other" w:char="F061"/>')), "\ufffd"),
    "text in the font Symbol": (p(run("<w:t>\uf062</w:t>", '<w:rFonts w:ascii="Symbol"/>')), "β"),
    "a link": (p('<w:hyperlink r:id="x"><w:r><w:t>here</w:t></w:r></w:hyperlink>'), "here"),
    "a simple field": (p('<w:fldSimple w:instr="REF a"><w:r><w:t>4.2</w:t></w:r></w:fldSimple>'), "4.2"),
    "a field": (p(t("Clause "), field(code="REF a", result=t("4.2")), t(".")), "Clause 4.2."),
    "a field in a field": (p(field(code="IF", result=t("x") + field(code="REF", result=t("y")))), "xy"),
    "a field in instructions": (p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', field(code="A", result=t("no")), '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', t("yes"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>'), "yes"),
    "a field without end": (p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', t("kept")), "kept"),
    "an old list field": (p(field(data='<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="ge"/><w:listEntry w:val="te"/></w:ddList></w:ffData>')), "te"),
    "an old box": (p(field(data='<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>')), "☒"),
    "controls": (control(p(control(t("a")), t("b"))), "ab"),
    "a prompt": (p(t("a"), control(t("Click"), prompt=True)) + control(p("Click"), prompt=True), "a"),
    "smart tags": (p("<w:smartTag><w:customXml><w:r><w:t>a</w:t></w:r></w:customXml></w:smartTag>"), "a"),
    "two renderings": (p("<w:r><mc:AlternateContent><mc:Choice><w:t>a</w:t></mc:Choice><mc:Fallback><w:t>b</w:t></mc:Fallback></mc:AlternateContent></w:r>"), "a"),
    "an unknown wrapper": (p("<w:new><w:r><w:t>a</w:t></w:r></w:new>"), "a"),
    "ruby": (p("<w:r><w:ruby><w:rt><w:r><w:t>ka</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>火</w:t></w:r></w:rubyBase></w:ruby></w:r>"), "火"),
    "a text box": (p("a", f"<w:r><w:pict><v:textbox><w:txbxContent>{p('b')}</w:txbxContent></v:textbox></w:pict></w:r>"), "a\nb"),
    "a table in the cell": (p("a") + table(row("1", "2"), row("3", "4\n5"), columns=2) + p("b"), "a\n1\t2\n3\t4 5\nb"),
    "an insertion": (p("a", ins("b")), "ab"),
    "a deletion": (p("a", gone("b")), "a"),
    "inserted and taken out again": (p("a", f"<w:ins {docx.CHANGED}>{gone('b')}</w:ins>"), "a"),
    "moved": (p("a", f"<w:moveFrom {docx.CHANGED}>{t('b')}</w:moveFrom>", f"<w:moveTo {docx.CHANGED}>{t('c')}</w:moveTo>"), "ac"),
    "a paragraph joined to the next": (p("a", properties=f"<w:rPr><w:del {docx.CHANGED}/></w:rPr>") + p("b"), "ab"),
    "numbers without a list": (p("a", properties='<w:numPr><w:numId w:val="7"/></w:numPr>'), "- a"),
    "right to left": (p("<w:bdo w:val='rtl'><w:r><w:t>אב</w:t></w:r></w:bdo>", t(" e\u0301")), "אב e\u0301"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_a_reader_sees(name: str) -> None:
    content, text = CASES[name]
    assert only_cell(content).text == text


@pytest.mark.parametrize(
    ("name", "former"),
    [
        ("an insertion", "a"),
        ("a deletion", "ab"),
        ("inserted and taken out again", None),
        ("moved", "ab"),
        ("a paragraph joined to the next", "a\nb"),
        ("runs", None),
    ],
)
def test_the_text_before_tracked_changes(name: str, former: str | None) -> None:
    assert only_cell(CASES[name][0]).former == former


def test_automatic_numbers() -> None:
    level = '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    levels = level.format(0, 3, "lowerLetter", "%1)") + level.format(1, 1, "decimal", "%1.%2")
    numbering = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    numbering += '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'

    def item(text: str, number: int = 1, depth: int = 0) -> str:
        return p(text, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')

    content = item("a") + item("b") + item("c", depth=1) + item("d", 2) + item("e", 2) + item("f", 0)
    found = only_cell(
        content,
        parts={"numbering.xml": docx.part("w:numbering", numbering)},
        related=[("rn", "numbering", "numbering.xml")],
    )
    assert found.text == "c) a\nd) b\nd.1 c\na) d\nb) e\nf"
    bare = only_cell(item(""), parts={}, related=[])
    assert bare.text == "-"
    assert bare.bare


def test_footnotes_stand_where_their_mark_stood() -> None:
    notes = docx.part("w:footnotes", f'<w:footnote w:id="2">{p("See there.")}</w:footnote>')
    found = only_cell(
        p("a", '<w:r><w:footnoteReference w:id="2"/></w:r>', "b"),
        parts={"footnotes.xml": notes},
        related=[("rf", "footnotes", "footnotes.xml")],
    )
    assert found.text == "a [See there.]b"


def test_an_address_behind_words_is_told() -> None:
    words = p('<w:hyperlink r:id="rl"><w:r><w:t>here</w:t></w:r></w:hyperlink>')
    found = only_cell(words, related=[("rl", "hyperlink", "https://example.org/a")])
    assert [oddity.kind for oddity in found.oddities] == ["link"]
    assert not only_cell(words, related=[("rl", "hyperlink", "mailto:nobody@example.org")]).oddities
    shown = p('<w:hyperlink r:id="rl"><w:r><w:t>example.org/a</w:t></w:r></w:hyperlink>')
    assert not only_cell(shown, related=[("rl", "hyperlink", "https://example.org/a")]).oddities


def test_very_long_cells() -> None:
    assert only_cell(p("x" * 100_000)).text == "x" * 100_000
    assert len(only_cell("".join(p("y") for _ in range(20_000))).text) == 39_999


# -- text is kept, whatever the table is made of --------------------------------------------------------------

LETTERS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=12
)


@st.composite
def pieces(draw: st.DrawFn, depth: int = 2) -> tuple[str, str, str]:
    """Runs in random wrapping, the text that they show, and the text before the changes in them."""
    kind = draw(st.sampled_from(["text", "ins", "del", "sdt", "link", "field", "tab", "two"]))
    words = draw(LETTERS)
    plain = (t(words), words, words)
    if kind == "text" or depth == 0:
        return plain
    if kind == "ins":
        return ins(t(words)), words, ""
    if kind == "del":
        return gone(words), "", words
    if kind == "tab":
        return "<w:r><w:tab/></w:r>", "\t", "\t"
    if kind == "field":
        return field(code="REF x", result=t(words)), words, words
    inner = [draw(pieces(depth - 1)) for _ in range(draw(st.integers(1, 3)))]  # type: ignore[call-arg]
    xml, new, old = ("".join(parts) for parts in zip(*inner, strict=True))
    if kind == "sdt":
        return control(xml), new, old
    if kind == "link":
        return f"<w:hyperlink>{xml}</w:hyperlink>", new, old
    return f"<mc:AlternateContent><mc:Choice>{xml}</mc:Choice><mc:Fallback/></mc:AlternateContent>", new, old


@tried(300)
@given(st.lists(st.lists(pieces(), max_size=4), min_size=1, max_size=4))  # type: ignore[call-arg]
def test_no_text_of_a_cell_is_lost(paragraphs: list[list[tuple[str, str, str]]]) -> None:
    found = only_cell("".join(p(*(xml for xml, _, _ in one)) for one in paragraphs))
    new = "\n".join("".join(text for _, text, _ in one) for one in paragraphs)
    old = "\n".join("".join(text for _, _, text in one) for one in paragraphs)
    assert found.text == new.lstrip("\n").rstrip()
    assert (found.text if found.former is None else found.former) == old.lstrip("\n").rstrip()
