"""References that are typed: in files by others only those that are wrong, and never those in other documents."""

from pathlib import Path

import pytest

from tests.checks.harness import Case, make

BODY = """{text}<table-wrap id="tab_1"><label>Table 1</label><caption><title>Limits</title></caption>
<table><tbody><tr><td>1</td></tr></tbody></table></table-wrap>
<sec id="sec_5"><label>5</label><title>Water</title><sec id="sec_5.1"><label>5.1</label><title>Tap</title><p>Taps are blue.</p></sec>
<sec id="sec_5.2"><label>5.2</label><title>Basin</title><p>Basins are wide.</p></sec></sec>"""


def _told(tmp_path: Path, sentence: str) -> list[str]:
    made = make(Case("", {"body.xml": BODY.format(text=f"<p>{sentence}</p>")}), tmp_path)
    return [one.code for one in made.told if one.code.startswith("XRF")]


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("Taps are as in Table 1, in Clause 5 and in 5.2.", []),
        ("Taps are as in Table 1 (see 5.9).", ["XRF005"]),
        ("Taps are as in Table 1 (see 7.1).", []),  # the file may be a piece of a standard
        ("Table 1 and Table 4 give limits.", ["XRF005"]),
        ("Table 1 and table 1 give limits.", ["XRF006"]),
        ("Table 1 is as in Clause 5.1.", ["XRF001"]),
        ("Table 1 is as in section 5.", ["XRF002"]),
        ("Table 1 is as in ISO 00001:2031, Table 4, 5.9 and Clause 12.", []),
        ("Table 1 is that of Clause 12 of ISO 00001:2031.", []),
        ("Table 1 is that of Section 9 of the Building Act.", []),
        ("Table 1 is as in <std><std-ref>ISO 00001:2031</std-ref></std>, Figure 7.", []),
        ("Table 1 is as in <xref ref-type='bibr' rid='x'>[3]</xref>, Figure 7 and 5.9.", []),
        ("Table 1 is as said above.", []),
        ("Table 1 is as described above.", ["XRF003"]),
    ],
)
def test_typed_references_of_a_file_by_others(tmp_path: Path, sentence: str, codes: list[str]) -> None:
    assert _told(tmp_path, sentence) == codes


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("The tap is as in subclause 5.1.", "5.1"),
        ("The tap is as in clause 5.", "Clause 5"),
        ("Sub-sections 5.1 and 5.2 are short.", None),
        ("Subclause 5.1 is short.", None),  # a sentence can't begin with a figure
        ("The tap is as in 5.1.a.", None),
        ("The tap is as in tab. 1.", "Table 1"),
    ],
)
def test_mendings_keep_what_is_meant(tmp_path: Path, sentence: str, right: str | None) -> None:
    made = make(Case("", {"body.xml": BODY.format(text=f"<p>Table 1 is here. {sentence}</p>")}), tmp_path)
    found = [one.finding for one in made.checked if one.diagnostic.code in ("XRF001", "XRF002", "XRF006")]
    mendings = [mending.by for finding in found for mending in finding.mendings]  # type: ignore[union-attr]
    assert mendings == ([right] if right else [])
