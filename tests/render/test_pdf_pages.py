"""What a reader sees of the page: cover, margins, figures in their places, terms, references."""

import base64
from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2

from normwright.diagnostics import Report
from normwright.render.pdf import render_pdf
from normwright.sts.standard import Standard
from tests.render.conftest import TEMPLATES, standard_of
from tests.support.pages import Pages, read_pages

META = """<std-meta><title-wrap xml:lang="en"><full>Cool things — Rules</full></title-wrap>
<title-wrap xml:lang="fr"><full>Choses fraîches</full></title-wrap><release-version stage-code="30.20">CD</release-version>
<std-ident><originator>ISO</originator></std-ident><std-ref type="dated">ISO/CD 00000</std-ref>
<doc-ref>ISO/CD 00000(en)</doc-ref><release-date>2032-03-02</release-date>
<meta-date date-type="vote-start">2032-03-02</meta-date><meta-date date-type="vote-end">2032-04-27</meta-date>
<comm-ref>ISO/TC 0</comm-ref><secretariat>XSB</secretariat><custom-meta-group>
<custom-meta><meta-name>x-sample</meta-name><meta-value>yes</meta-value></custom-meta>
<custom-meta><meta-name>x-working-copy</meta-name><meta-value>yes</meta-value></custom-meta>
</custom-meta-group></std-meta>"""


def drawn(standard: Standard) -> bytes:
    report = Report()
    pdf = render_pdf(standard, templates=[TEMPLATES], day=date(2032, 3, 2), report=report)
    assert not [finding for finding in report if finding.code.startswith("RND05")]
    return pdf


def pages_of(body: str, *, front: str = META) -> Pages:
    return read_pages(drawn(standard_of(body, front=front)))


def line(text: str) -> str:
    return " ".join(text.split())


# -- cover and margins ---------------------------------------------------------------------------------------


def test_the_cover_says_what_the_metadata_say() -> None:
    cover = line(pages_of("<sec><title>One</title></sec>").texts[0])
    for words in (
        "ISO/CD 00000 Cool things — Rules Choses fraîches",
        "Stage CD (30.20)",
        "Voting begins 2 March 2032",
        "Voting terminates 27 April 2032",
        "Committee ISO/TC 0",
        "Secretariat XSB",
        "sample, not a standard · working copy",
    ):
        assert words in cover


def test_every_page_names_document_state_and_clause() -> None:
    sections = "".join(
        f'<sec id="s{n}"><label>{n}</label><title>Part {n}</title><p>{"word " * 1500}</p></sec>'
        for n in (1, 2, 3)
    )
    texts = pages_of(sections).texts[2:]
    heads = [line(text)[:120] for text in texts]
    assert all(head.startswith("ISO/CD 00000(en) sample, not a standard · working copy") for head in heads)
    assert [("Part 1" in head, "Part 2" in head, "Part 3" in head) for head in heads[:3]] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]


# -- figures -------------------------------------------------------------------------------------------------


def picture(width: int, height: int) -> str:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><rect width="9" height="9"/></svg>'
    return "data:image/svg+xml;base64," + base64.b64encode(drawing.encode()).decode()


def graphic(width: int, height: int, size: str) -> str:
    return f'<graphic xlink:href="{picture(width, height)}" specific-use="size:{size}"><alt-text>It</alt-text></graphic>'


KEY = '<legend><title>Key</title><def-list list-content="figure">{}</def-list></legend>'.format(
    "".join(f"<def-item><term>{n}</term><def><p>entry{n} of the key</p></def></def-item>" for n in range(12))
)


def test_a_figure_on_its_side_keeps_key_and_title_on_its_page() -> None:
    body = f"""<sec><title>One</title><fig id="f" orientation="landscape"><label>Figure 1</label><caption>
    <title>Plan</title></caption>{KEY}{graphic(900, 900, "L")}</fig><p>after</p></sec>"""
    document = pypdfium2.PdfDocument(drawn(standard_of(body, front=META)))
    [page] = [page for page in document if page.get_width() > page.get_height()]
    text = line(page.get_textpage().get_text_bounded())
    assert "Figure 1 — Plan" in text
    assert "entry0 of the key" in text
    assert "entry11 of the key" in text


def test_subfigures_stand_side_by_side_by_their_size() -> None:
    figures = "".join(
        f'<fig id="f{n}"><label>{n})</label><caption><title>sub{n}</title></caption>{graphic(200, 200, "S")}</fig>'
        for n in "abcd"
    )
    body = f"""<sec><title>One</title><fig-group id="g"><label>Figure 1</label><caption><title>All</title></caption>
    {figures}</fig-group></sec>"""
    heights = _heights(drawn(standard_of(body, front=META)), ["suba", "subb", "subc", "subd"])
    assert heights["suba"] == heights["subb"] == heights["subc"]
    assert heights["subd"] < heights["suba"]


def _heights(pdf: bytes, words: list[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        for word in words:
            hit = text.search(word).get_next()
            if hit is not None:
                found[word] = round(text.get_charbox(hit[0])[1], 1)
    return found


def test_a_small_picture_is_not_blown_up() -> None:
    body = f"<sec><title>One</title><fig><label>Figure 1</label><caption><title>P</title></caption>{graphic(400, 40, 'L')}</fig></sec>"
    document = pypdfium2.PdfDocument(drawn(standard_of(body, front=META)))
    assert "Figure 1" in "".join(page.get_textpage().get_text_bounded() for page in document)


# -- terms and references ------------------------------------------------------------------------------------


def entry(number: int, *, note: str = "") -> str:
    return f"""<term-sec id="s{number}"><label>3.{number}</label><tbx:termEntry id="t{number}">
    <tbx:langSet xml:lang="en"><tbx:definition>thing {number}</tbx:definition>{note}
    <tbx:tig><tbx:term>old{number}</tbx:term><tbx:normativeAuthorization value="deprecatedTerm"/></tbx:tig>
    <tbx:tig><tbx:term>term{number}</tbx:term><tbx:normativeAuthorization value="preferredTerm"/></tbx:tig>
    </tbx:langSet><tbx:langSet xml:lang="de"><tbx:tig><tbx:term>Wort{number}</tbx:term>
    <tbx:grammaticalGender value="neuter"/></tbx:tig><tbx:tig><tbx:term>Altwort{number}</tbx:term>
    <tbx:normativeAuthorization value="deprecatedTerm"/></tbx:tig></tbx:langSet></tbx:termEntry></term-sec>"""


def test_designations_say_their_language_and_state_in_its_words() -> None:
    text = line(pages_of(f"<sec sec-type='terms'><title>Terms</title>{entry(1)}</sec>").text)
    assert "3.1 term1 DEPRECATED: old1 thing 1 Wort1, n (de) ABGELEHNT: Altwort1 (de)" in text


def test_short_entries_are_not_torn() -> None:
    entries = "".join(entry(number, note="<tbx:note>Often green.</tbx:note>") for number in range(1, 40))
    texts = pages_of(f"<sec sec-type='terms'><title>Terms</title>{entries}</sec>").texts
    for number in range(1, 40):
        [whole] = [text for text in texts if f"term{number}\r\n" in text]
        assert f"Altwort{number} (de)" in whole
        assert f"3.{number}\r\n" in whole


def test_a_reference_under_preparation_keeps_comma_and_dash() -> None:
    note = '<xref ref-type="fn" rid="n">1</xref><fn id="n"><label>1</label><p>Under preparation.</p></fn>'
    reference = f"<std><std-ref>ISO/DIS 00005:—</std-ref>{note}<title>Heat alerts</title></std>"
    filler = "x" * 4
    body = "".join(
        f"<p>{filler * n} {reference if n == 1 else reference.replace(note, '')}</p>" for n in range(1, 25)
    )
    text = pages_of(f"<sec><title>One</title>{body}</sec>").text
    assert "00005:—1, Heat alerts" in line(text)
    assert "00005:—, Heat alerts" in line(text)
    assert "00005:\r\n—" not in text


# -- language of readings ------------------------------------------------------------------------------------


def test_readings_of_formulas_are_english_in_any_document() -> None:
    standard = standard_of(
        "<sec><title>Un</title><p><inline-formula><mml:math><mml:mi>a</mml:mi><mml:mo>+</mml:mo><mml:mi>b</mml:mi>"
        "</mml:math></inline-formula></p></sec>",
        front=META,
    )
    standard.root.set("{http://www.w3.org/XML/1998/namespace}lang", "fr")
    with pikepdf.open(BytesIO(drawn(standard))) as document:
        assert str(document.Root.Lang) == "fr"
        assert _languages(document.Root.StructTreeRoot, "fr") == ["en"]


def _languages(node: Any, language: str) -> list[str]:
    """The language of each formula below a node of the structure tree."""
    if isinstance(node, pikepdf.Array):
        return [found for child in node for found in _languages(child, language)]
    if not isinstance(node, pikepdf.Dictionary):
        return []
    own = str(node.get("/Lang", language))
    if node.get("/S") == "/Formula":
        return [own]
    return _languages(node.K, own) if "/K" in node else []
