"""Citations by role and typed plainly, lists of references, footnotes of documents under preparation."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from normwright.sts.write import canonical, write_sts
from normwright.workspace.record import Reference, ReferenceLists
from tests.passes.drafts import REFERENCES, Made, make, validate


def _paragraph(text: str, references: ReferenceLists = REFERENCES) -> tuple[str, Made]:
    """The markup of a paragraph without ids, and everything made."""
    made = make(f"<sec><title>Siting</title><p>{text}</p></sec>", references=references)
    element = made.only("body/sec[@id='sec_4']/p[1]")
    shown = canonical(etree.fromstring(write_sts(element))).decode().replace("\u00a0", " ")
    return shown.partition(">")[2].removesuffix("</p>"), made


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("ISO 99100:2031", '<std type="dated"><std-ref>ISO 99100:2031</std-ref></std>'),
        ("ISO 99100:2031, 8.2", '<std type="dated"><std-ref>ISO 99100:2031</std-ref>, 8.2</std>'),
        ("ISO  99000", '<std type="undated"><std-ref>ISO 99000</std-ref></std>'),
        ("ISO 99400:2030", '<xref ref-type="bibr" rid="ref_1">ISO 99400:2030 [1]</xref>'),
        ("harbour-2031, p. 14", '<xref ref-type="bibr" rid="ref_2">[2]</xref>, p. 14'),
        (
            "harbour-2031; ISO 99400:2030",
            '<xref ref-type="bibr" rid="ref_2">[2]</xref>, <xref ref-type="bibr" rid="ref_1">ISO 99400:2030 [1]</xref>',
        ),
        (
            "harbour-2031, p. 14; ISO 99000",
            '<xref ref-type="bibr" rid="ref_2">[2]</xref>, p. 14; '
            '<std type="undated"><std-ref>ISO 99000</std-ref></std>',
        ),
    ],
)
def test_cited_by_role(target: str, expected: str, shared: Path) -> None:
    shown, made = _paragraph(f'In <nw:cite target="{target}"/> it is said.')
    assert shown == f"In {expected} it is said."
    assert made.codes == []
    validate(shared, made.iso)


@pytest.mark.parametrize(
    ("target", "code", "message"),
    [
        ("ISO 99999", "SRC030", '"ISO 99999" is in neither list of references.toml'),
        ("harbor-2031", "SRC030", '"harbor-2031" is in neither list of references.toml'),
        ("ISO 99100", "SRC031", '"ISO 99100" is cited without a year, but declared as "ISO 99100:2031"'),
        ("ISO 99000:2030", "SRC031", '"ISO 99000:2030" is cited with a year, but declared as "ISO 99000"'),
    ],
)
def test_cited_wrongly(target: str, code: str, message: str) -> None:
    shown, made = _paragraph(f'In <nw:cite target="{target}" nw:at="drafts/x/en/text.rst:7:4"/>.')
    assert [(f.code, f.message, str(f.place)) for f in made.report] == [
        (code, message, "drafts/x/en/text.rst:7:4")
    ]
    assert target in etree.fromstring(f"<p>{shown}</p>").xpath("string()")


def test_nearest_reference_is_named() -> None:
    _, made = _paragraph('<nw:cite target="harbor-2031"/>')
    assert [f.help for f in made.report] == ["declare it there; nearest: harbour-2031"]


@pytest.mark.parametrize(
    ("text", "tagged"),
    [
        ("as in ISO 99100:2031, 5.2", ["ISO 99100:2031"]),
        ("as in ISO\u00a099000.", ["ISO\u00a099000"]),
        ("ISO 99000-1 and ISO 99000:2001 are others", []),
        ("ISO 99400:2030 and ISO 99100:2031", ["ISO 99400:2030", "ISO 99100:2031"]),
        ("<inline-code>ISO 99000</inline-code> is code", []),
        ("<bold>ISO 99000</bold> is bold", ["ISO 99000"]),
        ('<xref ref-type="bibr">ISO 99000</xref>', []),
        ("DIN ISO 99000 x", ["ISO 99000"]),
    ],
)
def test_typed_plainly(text: str, tagged: list[str]) -> None:
    _, made = _paragraph(text)
    paragraph = made.only("body/sec[@id='sec_4']/p[1]")
    found = [e.text or e[0].text for e in paragraph.iter("std", "xref") if e.get("rid") or e.tag == "std"]
    assert found == tagged
    plain = etree.fromstring(f"<p>{text}</p>").xpath("string()")
    assert paragraph.xpath("string()").replace("\u00a0", " ") == plain.replace("\u00a0", " ")


def test_a_heading_keeps_its_words() -> None:
    made = make("<sec><title>Changes to ISO 99000</title><p>x</p></sec>", references=REFERENCES)
    assert len(made.only("body/sec[@id='sec_4']/title")) == 0


def test_all_parts_and_amendments() -> None:
    lists = ReferenceLists(
        normative=(
            Reference(ref="ISO 99200 (all parts)", title="Trees"),
            Reference(ref="ISO 99100:2031/Amd 1:2033", title="Shade"),
        )
    )
    _, made = _paragraph("See ISO 99200 (all parts) and ISO 99100:2031/Amd 1:2033.", lists)
    kinds = [e.get("type") for e in made.only("body/sec[@id='sec_4']/p").iter("std")]
    assert kinds == ["multipart", "dated"]


def test_under_preparation_in_the_list(shared: Path) -> None:
    shown, made = _paragraph('In <nw:cite target="ISO 99300"/>, and <nw:cite target="ISO 99300, 5"/>.')
    assert "ISO/DIS 99300:—</std-ref></std>, and" in shown
    assert "fn" not in shown
    entry = made.only(".//ref[@id='nref_3']/std")
    assert [child.tag for child in entry] == ["std-ref", "xref", "fn", "title"]
    assert made.text(".//ref[@id='nref_3']/std/fn/p") == (
        "Under preparation. Stage when this document was written: ISO/DIS 99300."
    )
    validate(shared, made.iso)


def test_under_preparation_before_the_list(shared: Path) -> None:
    made = make(
        '<sec><title>Introduction</title><p>See <nw:cite target="ISO 99300"/>, which is new.</p></sec>',
        references=REFERENCES,
    )
    paragraph = made.only("front/sec[@id='sec_intro']/p")
    assert [child.tag for child in paragraph] == ["std", "xref", "fn"]
    assert paragraph[-1].tail == ", which is new."
    marks = [e.text for e in made.root.iter("xref") if e.get("ref-type") == "fn"]
    assert marks == ["1", "1"]
    assert len(list(made.root.iter("fn"))) == 1
    validate(shared, made.iso)


def test_notes_and_addresses_of_references(shared: Path) -> None:
    lists = ReferenceLists(
        bibliography=(replace(REFERENCES.bibliography[1], note="Out of print."), REFERENCES.bibliography[0])
    )
    made = make(references=lists)
    assert made.text(".//ref[@id='ref_1']/non-normative-note").split() == ["NOTE", "Out", "of", "print."]
    assert made.only(".//ref[@id='ref_1']//ext-link").text == "https://example.org/shade"
    validate(shared, made.iso)


def test_a_symbol_holds_no_standard(shared: Path) -> None:
    item = '<def-item><term>ISO 99000 <nw:cite target="ISO 99100:2031"/></term><def><p>x</p></def></def-item>'
    made = make(f"<sec><title>A</title><def-list>{item}</def-list></sec>", references=REFERENCES)
    assert made.text(".//def-item/term") == "ISO 99000 ISO 99100:2031"
    validate(shared, made.iso)


def test_an_address_of_another_scheme_is_no_link() -> None:
    lists = ReferenceLists(bibliography=(Reference(key="a", text="A", url="javascript:alert(1)"),))
    assert list(make(references=lists).root.iter("ext-link"))[2:] == []


def test_a_source_can_be_any_declared_work() -> None:
    from tests.passes.drafts import entry, terms

    made = make(
        terms(
            entry("a", fields=[("source", "harbour-2031, p. 3")]),
            entry("b", fields=[("source", "ISO 99400:2030")]),
        ),
        references=REFERENCES,
    )
    assert made.codes == []
    sources = ["".join(e.itertext()) for e in made.root.iter("{urn:iso:std:iso:30042:ed-1}source")]
    assert sources == ["[2], p. 3", "ISO 99400:2030"]
