"""Which names of standards are found in text, and what is told of files by others."""

from pathlib import Path

import pytest

from normwright.checks.works import names_in
from tests.checks.harness import Case, make


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("conform to ISO 00001:2031, 5.2, and", ["ISO 00001:2031"]),
        ("of ISO/IEC/IEEE 00001-2:2031 (all parts)", ["ISO/IEC/IEEE 00001-2:2031 (all parts)"]),
        ("DIN EN ISO 00001 and prEN 00002-1:2031", ["DIN EN ISO 00001", "prEN 00002-1:2031"]),
        ("ISO 00001:2031/Amd 1:2033 or IEC 00002:—.", ["ISO 00001:2031/Amd 1:2033", "IEC 00002:—"]),
        ("ISO/TC 268, ISO/IEC JTC 1/SC 7, CEN/TC 465 and the ISO/IEC Directives, Part 2", []),
        ("ISO 4217 gives EUR and USD 50; it is sold by ISO", ["ISO 4217"]),
        ("VISO 3 and ISOLA 4, EN-1 and ISO3", []),
        ("ISO 00001, 12 cups; ISO\u00a000002.", ["ISO 00001", "ISO\u00a000002"]),
    ],
)
def test_names_of_standards_in_text(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end, _ in names_in(text)] == names


def test_many_names_are_found_in_linear_time() -> None:
    text = "ISO 00001:2031, 5.2, ISO/IEC; EN, ISO/TC 1 " * 20_000
    assert sum(1 for _ in names_in(text)) == 20_000


REFERENCES = """<body><sec id="sec_1" sec-type="scope"><label>1</label><title>Scope</title>
<p>This document specifies requirements for taps.</p></sec>
<sec id="sec_2" sec-type="norm-refs"><label>2</label><title>Normative references</title>{lead}
<ref-list content-type="norm-refs"><ref id="nref_1"><std type="undated"><std-ref>ISO 00001</std-ref>, <title>Fountains</title></std></ref>
</ref-list></sec>
<sec id="sec_3" sec-type="terms"><label>3</label><title>Terms and definitions</title><p>None are listed.</p></sec>
<sec id="sec_4"><label>4</label><title>Requirements</title>{text}</sec></body>
<back><app-group/><ref-list content-type="bibl" id="sec_bibl"><title>Bibliography</title>
<ref id="ref_1"><label>[1]</label><std type="dated"><std-ref>ISO 00002:2031</std-ref>, <title>Seats</title></std></ref>
<ref id="ref_2"><label>[2]</label><mixed-citation>ISO 00003:2031 Doors</mixed-citation></ref></ref-list></back>"""
LEAD = "<p>These documents are needed.</p>"
TAP = "<p>The tap shall conform to <std><std-ref>ISO 00001</std-ref></std>.</p>"


def _told(tmp_path: Path, text: str, lead: str = LEAD) -> list[str]:
    made = make(Case("", {"standard.xml": REFERENCES.format(lead=lead, text=text)}), tmp_path)
    return sorted(one.code for one in made.told if one.code[:3] in ("NRF", "REF", "BIB"))


def test_entries_of_a_file_by_others(tmp_path: Path) -> None:
    seen = '<p>More is said in ISO 00002:2031 and <xref ref-type="bibr" rid="ref_2">[2]</xref>.</p>'
    assert _told(tmp_path, TAP + seen) == ["REF007"]


def test_citations_by_number_and_range(tmp_path: Path) -> None:
    assert _told(tmp_path, TAP + "<p>More is said in References [1] to [2].</p>") == ["REF007"]
    assert _told(tmp_path, TAP + "<p>More is said in [1, 2].</p>") == ["REF007"]
    assert _told(tmp_path, TAP + "<p>More is said in [1].</p>") == ["BIB001", "REF007"]


def test_a_clause_without_its_lead_in(tmp_path: Path) -> None:
    assert "NRF001" in _told(tmp_path, TAP, lead="")


def test_editions_that_differ_from_the_list(tmp_path: Path) -> None:
    seen = "<p>Seats are as in ISO 00002:2019. Doors are as in [2].</p>"
    assert _told(tmp_path, TAP + seen) == ["REF007", "REF011"]


def test_what_was_replaced_needs_no_entry(tmp_path: Path) -> None:
    note = '<p>Seats: [1], [2].<xref ref-type="fn" rid="fn_1"><sup>1</sup></xref><fn id="fn_1"><label>1</label><p>Replaced by ISO 00009:2033.</p></fn></p>'
    assert _told(tmp_path, TAP + note) == ["REF007"]


def test_many_that_stand_in_no_list_are_told_once(tmp_path: Path) -> None:
    seen = "<p>See [1], [2], ISO 00011, ISO 00012, ISO 00013 and ISO 00014.</p>"
    assert _told(tmp_path, TAP + seen) == ["REF007", "REF011"]


def test_a_file_with_no_list_at_all_is_told_once(tmp_path: Path) -> None:
    made = make(Case("", {"body.xml": "<p>Doors are as in ISO 00011 and ISO 00012.</p>"}), tmp_path)
    assert [one.code for one in made.told if one.code[:3] in ("REF", "BIB")] == ["BIB002"]
