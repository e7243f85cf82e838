"""Each rule finds its fault, at its place, and nothing in a faultless standard."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from normwright.diagnostics import Report, codes
from normwright.sts.read import read_sts
from normwright.sts.structure import check_structure
from tests.sts import sample
from tests.support.growth import assert_in_proportion

#: code, what of the sample is replaced by what; the complaint's place is the line of the new text's "§" if any.
CASES = [
    ("STS101", 'sec-type="scope"', ""),
    ("STS102", 'id="sec_4">', 'id="sec_4" sec-type="scope">'),
    ("STS103", 'id="sec_4">', 'id="sec_4" sec-type="norm-refs">'),
    ("STS104", "</ref-list>\n</standard>", ""),
    ("STS105", '<sec id="sec_4.1">', "<sec>"),
    ("STS106", "<label>Annex A</label>", ""),
    ("STS107", "<title>Colours</title>\n<p>", "<title> </title><p>"),
    ("STS108", "<label>4.1</label>", "<label>4.1.</label>"),
    ("STS109", 'ref-type="app" rid="sec_A"', 'ref-type="app"'),
    ("STS110", 'ref-type="app" rid', "rid"),
    ("STS111", ">Annex A</xref>", "/>"),
    ("STS112", 'rid="sec_A"', 'rid="sec_B"'),
    ("STS113", 'ref-type="app"', 'ref-type="sec"'),
    ("STS114", 'id="fig_1"', 'id="tab_1"'),
    ("STS115", 'target="term_3.1"', 'target="sec_3.1"'),
    ("STS116", '<term-sec id="sec_3.1"><label>3.1</label>', '<sec id="sec_3.1"><label>3.1</label>'),
    ("STS117", ' sec-type="terms"', ""),
    ("STS118", 'id="sec_4.1"', 'id="height"'),
    ("STS119", "<copyright-holder>Nobody</copyright-holder>", ""),
    ("STS120", "00000(en)", "00000(E)"),
    ("STS121", ">CD<", ">IS<"),
    ("STS122", "<content-language>en</content-language>", ""),
    ("STS123", "<content-language>en<", "<content-language>english<"),
    ("STS124", "<content-language>en<", "<content-language>fr<"),
    ("STS125", "<label>Figure 1</label>", ""),
    ("STS126", '<graphic xlink:href="fig_1"><alt-text>A bench</alt-text></graphic>', ""),
    ("STS127", 'xlink:href="fig_1"', 'xlink:href="fig_1.png"'),
    ("STS128", ' list-type="alpha-lower"', ""),
    ("STS129", "<title>Seats</title>", ""),
    ("STS130", "<title>Seats</title></std>", "<title>Seats</title></std><std><std-ref>ISO 1</std-ref></std>"),
    ("STS131", "<main>Benches</main>", "<main>Benches<fn><p>x</p></fn></main>"),
    ("STS132", '<xref ref-type="table-fn" rid="table-fn_1.1">a</xref>', ""),
    ("STS133", "<label>NOTE</label>", ""),
    ("STS134", "<mml:math ", '<math xmlns="http://www.w3.org/1998/Math/MathML" '),
    ("STS135", "<mml:mi>h</mml:mi>\n", ""),
    (
        "STS136",
        "<standard ",
        '<standard xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="x" ',
    ),
    ("STS151", "<p>Any.</p>", '<p>Any.<list list-type="dash"><list-item><p>x</p></list-item></list></p>'),
    ("STS152", "<p>Low</p>", "Very <p>low</p>"),
    ("STS153", "<label>b)</label>", "<label>2)</label>"),
    ("STS154", "<label>b)</label>", ""),
    ("STS155", "<title>Height</title>", "<title><bold>Height</bold></title>"),
    ("STS156", "<p>Any.</p>", "<p> <!-- x --> </p>"),
    ("STS157", "<full>Benches</full>", "<full>Seats - Benches</full>"),
    ("STS158", '<release-date date-type="released">2031-02-03</release-date>', ""),
    ("STS159", "deprecatedTerm", "preferredTerm"),
    ("STS160", '<tbx:normativeAuthorization value="deprecatedTerm"/>', ""),
    ("STS161", "<tbx:source>ISO 99100:2031, 3.1<", "<tbx:source>[SOURCE: ISO 99100:2031, 3.1]<"),
    ("STS162", "<td>45</td>", "<td>45</td><td>46</td>"),
    ("STS163", '<sec id="sec_4.1">', '<sec id="sec_4.1" sec-type="clause">'),
    (
        "STS164",
        "<p>Any.</p>",
        '<p>Any<xref ref-type="fn" rid="fn_2">1</xref><fn id="fn_2"><label>1</label><p>x</p></fn>.</p>',
    ),
    ("STS165", "#ffffff", "white"),
]
SECOND_BIBLIOGRAPHY = '<ref-list content-type="bibl" id="sec_b"><title>More</title></ref-list></back>'


def _break(code: str, old: str, new: str) -> list[str]:
    text = sample.TEXT
    if code == "STS104":
        text = text.replace("</back>", SECOND_BIBLIOGRAPHY)
    elif code == "STS134":
        text = text.replace(old, new).replace("</mml:math>", "</math>")
    elif code == "STS116":
        text = text.replace(old, new, 1).replace("</term-sec>", "</sec>", 1)
    else:
        assert old in text
        text = text.replace(old, new, 1)
    found = list(check_structure(sample.standard(text), profile="iso"))
    for finding in found:
        assert finding.place.file == "sample.xml"
        assert finding.place.line > 0
    return [finding.code for finding in found]


def test_a_faultless_standard_gets_no_complaint() -> None:
    assert [str(d) for d in check_structure(sample.standard(), profile="iso")] == []


@pytest.mark.parametrize(("code", "old", "new"), CASES, ids=[case[0] for case in CASES])
def test_rule(code: str, old: str, new: str) -> None:
    assert code in _break(code, old, new)


#: A fault that brings others with it by nature.
FOLLOWERS = {
    "STS105": {"STS118"},
    "STS114": {"STS118"},
    "STS116": {"STS117"},
    "STS119": set(),
    "STS122": set(),
    "STS123": {"STS120"},
    "STS124": {"STS120"},
    "STS126": set(),
}


@pytest.mark.parametrize(("code", "old", "new"), CASES, ids=[case[0] for case in CASES])
def test_one_fault_one_complaint(code: str, old: str, new: str) -> None:
    assert set(_break(code, old, new)) <= {code} | FOLLOWERS.get(code, set())


def test_every_code_has_a_case() -> None:
    structural = {code for code in codes() if re.fullmatch("STS1..", code)}
    assert structural == {case[0] for case in CASES}


def test_ids_of_others_are_theirs() -> None:
    text = sample.TEXT.replace('id="sec_4.1"', 'id="x-17"').replace('id="fig_1"', 'id="foo"')
    assert list(check_structure(sample.standard(text))) == []


def test_examples_have_no_fault(shared: Path) -> None:
    for path in sorted((shared / "niso-sts" / "examples").glob("*.xml")):
        found = list(check_structure(read_sts(path, report=Report()), profile="iso"))
        assert [f"{d.place} {d.message}" for d in found] == []


def test_a_big_file_is_checked_in_proportion() -> None:
    section = sample.BODY[sample.BODY.index('<sec id="sec_4">') :]

    def checking(size: int) -> Callable[[], object]:
        many = [section.replace('id="', f'id="x{n}').replace('rid="', f'rid="x{n}') for n in range(size)]
        text = sample.TEXT.replace("</body>", "".join(many) + "</body>").replace('rid="x', 'rid="')
        standard = sample.standard(text)
        return lambda: list(check_structure(standard))

    assert_in_proportion(checking, 50)


def test_hostile_spans_do_not_hurt() -> None:
    cells = "".join('<td colspan="999999999" rowspan="65534">x</td>' for _ in range(200))
    found = list(check_structure(sample.broken("<td>45</td>", cells)))
    assert "STS162" in [d.code for d in found]
