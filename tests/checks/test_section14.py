"""Faults that editors of a central secretariat sent back on a real enquiry draft: accepted as found.

Each is rebuilt here in our own words: terms in two clauses, a lone subclause, a requirement in a note, a foreword of
an older fashion, numbered paragraphs, "A" for "Annex A", "through" for a range of clauses.
"""

from pathlib import Path

import pytest

from normwright.checks.document import Document
from normwright.checks.places import Sources
from normwright.checks.report import check
from normwright.diagnostics import Report
from normwright.sts.normalise import profile
from normwright.sts.parse import parse_xml
from normwright.sts.standard import Standard
from tests.checks.harness import Case, foreign, foreign_parts, make

REQUIREMENTS = "Requirements\n============\n\n"
TWO_TERMS_CLAUSES = {
    "terms.rst": "Terms and definitions\n=====================\n\nshade\n-----\n\nstate without sunlight\n",
    "body.rst": REQUIREMENTS + "The bench shall lie in shade.\n",
    "more.rst": "Terms and definitions for events\n================================\n\n"
    "market\n------\n\nevent at which goods are sold\n",
}
LONE_SUBCLAUSE = {
    "body.rst": REQUIREMENTS + "Entrances\n---------\n\nThe entrance shall be open during the day.\n"
}
SHALL_IN_A_NOTE = {
    "body.rst": REQUIREMENTS
    + "The entrance shall be open during the day.\n\n.. note:: The key shall be kept at the desk.\n"
}
LETTER_ALONE = {
    "body.rst": REQUIREMENTS + "The form shall be filled in as shown in A.\n",
    "annex-a.rst": "Annex (normative): Form\n=======================\n\nThe form has two fields.\n",
}
RANGE = {"body.rst": REQUIREMENTS + "Clauses 1 through 3 apply.\n"}
NUMBERED_PARAGRAPHS = {
    "body.rst": REQUIREMENTS + "1 The door shall be open.\n\n2 The window shall be shut.\n"
}


@pytest.mark.parametrize(
    ("files", "code"),
    [
        pytest.param(TWO_TERMS_CLAUSES, "STR004", id="terms in two clauses"),
        pytest.param(LONE_SUBCLAUSE, "SEC004", id="lone subclause"),
        pytest.param(SHALL_IN_A_NOTE, "VRB007", id="requirement in a note"),
        pytest.param(LETTER_ALONE, "XRF001", id="letter for an annex"),
        pytest.param(RANGE, "XRF001", id="through"),
        pytest.param(NUMBERED_PARAGRAPHS, "SEC009", id="numbered paragraphs"),
    ],
)
def test_a_draft_is_told(files: dict[str, str], code: str, tmp_path: Path) -> None:
    made = make(Case("section 14", dict(files)), tmp_path)
    assert code in {one.code for one in made.told}, [one.code for one in made.told]


#: The same in files by others, and a foreword of an older fashion, which a draft can't have.
OLD_FOREWORD = """<front><sec sec-type="foreword"><title>Foreword</title>
<p>To prepare documents is the main task of technical committees. Members casting a vote are heard.</p></sec></front>"""
LONE = """<sec id="sec_5"><label>5</label><title>Doors</title>
<sec id="sec_5.1"><label>5.1</label><title>Front doors</title><p>The door shall be open.</p></sec></sec>"""
NOTE = "<non-normative-note><label>NOTE</label><p>The door shall be open.</p></non-normative-note>"
LETTER = """<p>The form is given in <xref ref-type="app" rid="sec_A">A</xref>.</p>
<app id="sec_A" content-type="normative"><label>Annex A</label><annex-type>(normative)</annex-type>
<title>Form</title><p>The form has two fields.</p></app>"""
TERMS = """<sec id="sec_5" sec-type="terms"><label>5</label><title>Terms and definitions</title>
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
        pytest.param(foreign("<p>Clauses 1 through 3 apply.</p>"), "XRF001", id="through"),
        pytest.param(foreign("<p>1 The door is open.</p><p>2 It is red.</p>"), "SEC009", id="paragraphs"),
    ],
)
def test_a_file_by_others_is_told(text: str, code: str) -> None:
    assert code in codes(text)


def codes(text: str) -> set[str]:
    """What a standard by others is told at the strictest stage."""
    tree = parse_xml(text.encode(), report=Report())
    assert tree is not None
    document = Document(profile(Standard(tree, file="foreign.xml")), stage="FDIS")
    return {one.diagnostic.code for one in check(document, {}, Sources(Path()))}
