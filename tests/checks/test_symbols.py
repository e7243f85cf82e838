"""Capitals in text: abbreviations that need an explanation, and those that don't."""

from pathlib import Path

import pytest

from tests.checks.harness import Case, make


def _told(tmp_path: Path, sentence: str) -> list[str]:
    files = {"body.rst": f"Requirements\n============\n\n{sentence}\n"}
    made = make(Case("", files), tmp_path)
    return [str(one.finding.anchor) for one in made.checked if one.diagnostic.code == "ABB001"]


@pytest.mark.parametrize(
    ("sentence", "abbreviations"),
    [
        ("The KPI shall be high.", ["KPI"]),
        ("All KPIs shall be high, and each KPI kept.", ["KPI"]),
        ("The key performance indicator (KPI) shall be high.", []),
        ("The key performance indicators (KPIs) shall be high, each KPI.", []),
        ("The KPI (key performance indicator) shall be high.", []),
        ("The KPI shall be a key performance indicator (KPI).", ["KPI"]),
        ("The CO2 and NOX shall be low, H2O high, and PM2.5 too.", []),
        ("Class AA of World War II shall be shown in XML at 5 MHz.", []),
        ("ISO/TC 268/SC 1 and ISO/IEC JTC 1 shall report in the EU.", []),
        ("THE WHOLE SENTENCE IS LOUD.", []),
        ("The R&D shall go on.", ["R&D"]),
        ("Table ABC and Annex ZA shall be kept in ``QRS``.", []),
    ],
)
def test_abbreviations(tmp_path: Path, sentence: str, abbreviations: list[str]) -> None:
    assert _told(tmp_path, sentence) == abbreviations


def test_symbols_of_a_file_by_others_are_compared_by_their_letters(tmp_path: Path) -> None:
    symbols = """<sec id="sec_5"><label>5</label><title>Symbols</title><def-list>
<def-item><term><italic>A</italic><sub>d</sub></term><def><p>area</p></def></def-item>
<def-item><term><inline-formula><mml:math><mml:msub><mml:mi>q</mml:mi><mml:mi>V</mml:mi></mml:msub></mml:math></inline-formula></term>
<def><p>flow</p></def></def-item>
<def-item><term><italic>z</italic></term><def><p>depth</p></def></def-item></def-list></sec>"""
    used = """<p>The area is <italic>A</italic><sub>d</sub>, the flow is <inline-formula><mml:math><mml:msub><mml:mi>q</mml:mi>
<mml:mi>V</mml:mi></mml:msub></mml:math></inline-formula>.</p>"""
    made = make(Case("", {"body.xml": used + symbols}), tmp_path)
    assert [one.message for one in made.told if one.code == "SYM001"] == [
        '"z" is listed among symbols and abbreviated terms and never used'
    ]
