"""Faults that editors of a central secretariat sent back on a real enquiry draft: accepted as found.

Each is rebuilt here in our own words: terms in two clauses, a lone subclause, a requirement in a note, a foreword of
an older fashion, numbered paragraphs, "A" for "Annex A", "through" for a range of clauses. As drafts they stand in
`cases/EDITORS.txt`; here they are files by others, whose findings have lines and no columns.
"""

import re
from pathlib import Path

import pytest

from normwright.checks.document import Document
from normwright.checks.finding import Finding, Words
from normwright.checks.places import Sources
from normwright.checks.report import Checked, check
from normwright.diagnostics import Report
from normwright.sts.normalise import profile
from normwright.sts.parse import parse_xml
from normwright.sts.standard import Standard
from tests.checks.harness import foreign, foreign_parts

#: The words complained about stand between the signs; with none between them it is the block that begins there.
OLD_FOREWORD = """<front><sec sec-type="foreword"><title>Foreword</title>
<p>To prepare documents is the ⟦main task of technical committees⟧. Members casting a vote are heard.</p></sec></front>"""
LONE = """<sec id="sec_5"><label>5</label><title>Doors</title>
⟦⟧<sec id="sec_5.1"><label>5.1</label><title>Front doors</title><p>The door shall be open.</p></sec></sec>"""
NOTE = "<non-normative-note><label>NOTE</label><p>The door ⟦shall⟧ be open.</p></non-normative-note>"
LETTER = """<p>The form is given in <xref ref-type="app" rid="sec_A">⟦A⟧</xref>.</p>
<app id="sec_A" content-type="normative"><label>Annex A</label><annex-type>(normative)</annex-type>
<title>Form</title><p>The form has two fields.</p></app>"""
TERMS = """<sec id="sec_5" sec-type="terms">⟦⟧<label>5</label><title>Terms and definitions</title>
<term-sec><label>5.1</label><tbx:termEntry id="t"><tbx:langSet xml:lang="en"><tbx:definition>state without sunlight</tbx:definition>
<tbx:tig><tbx:term>shade</tbx:term></tbx:tig></tbx:langSet></tbx:termEntry></term-sec></sec>"""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(foreign_parts(OLD_FOREWORD), "FWD005", id="outdated foreword"),
        pytest.param(foreign(TERMS), "STR004", id="terms in two clauses"),
        pytest.param(foreign(LONE), "SEC004", id="lone subclause"),
        pytest.param(foreign(f"<p>The hall is open.</p>{NOTE}"), "VRB007", id="requirement in a note"),
        pytest.param(foreign(LETTER), "XRF001", id="letter for an annex"),
        pytest.param(foreign("<p>Clauses 1 ⟦through⟧ 3 apply.</p>"), "XRF001", id="through"),
        pytest.param(foreign("<p>⟦⟧1 The door is open.</p><p>2 It is red.</p>"), "SEC009", id="paragraphs"),
    ],
)
def test_a_file_by_others_is_told(text: str, code: str) -> None:
    before, words, after = re.split("[⟦⟧]", text)
    found = [one for one in told(before + words + after) if one.diagnostic.code == code]
    places = [(one.diagnostic.place.line, _words(one.finding)) for one in found]
    assert places == [(before.count("\n") + 1, words)]


def _words(finding: Finding) -> str:
    return str(finding.anchor) if isinstance(finding.anchor, Words) else ""


def told(text: str) -> list[Checked]:
    """What a standard by others is told at the strictest stage."""
    tree = parse_xml(text.encode(), report=Report())
    assert tree is not None
    document = Document(profile(Standard(tree, file="foreign.xml")), stage="FDIS")
    return check(document, {}, Sources(Path()))
