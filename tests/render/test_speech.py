"""Formulas read aloud."""

import pytest
from lxml import etree

from normwright.diagnostics import Report
from normwright.render.alternatives import settle_alternatives
from normwright.render.mathml import plain_letters, spell_out
from normwright.render.speech import is_readable, read_aloud
from tests.render.conftest import NAMESPACES


def formula(content: str) -> etree._Element:
    return etree.fromstring(f"<mml:math {NAMESPACES}>{content}</mml:math>")


CASES = [
    ("<mml:mi>a</mml:mi><mml:mo>+</mml:mo><mml:mn>1</mml:mn>", "a plus 1"),
    ("<mml:mfrac><mml:mi>a</mml:mi><mml:mi>b</mml:mi></mml:mfrac>", "a over b"),
    (
        "<mml:mfrac><mml:mrow><mml:mi>a</mml:mi><mml:mo>−</mml:mo><mml:mi>c</mml:mi></mml:mrow><mml:mi>b</mml:mi></mml:mfrac>",
        "the fraction a minus c over b, end of fraction",
    ),
    ("<mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup>", "x squared"),
    ("<mml:msup><mml:mi>x</mml:mi><mml:mi>n</mml:mi></mml:msup>", "x to the power n"),
    ("<mml:msub><mml:mi>θ</mml:mi><mml:mi>i</mml:mi></mml:msub>", "theta sub i"),
    ("<mml:mi>Δ</mml:mi>", "capital delta"),
    ("<mml:msqrt><mml:mn>2</mml:mn></mml:msqrt>", "the square root of 2"),
    ("<mml:mroot><mml:mi>x</mml:mi><mml:mn>3</mml:mn></mml:mroot>", "the cube root of x"),
    (
        "<mml:munderover><mml:mo>∑</mml:mo><mml:mrow><mml:mi>i</mml:mi><mml:mo>=</mml:mo><mml:mn>1</mml:mn></mml:mrow>"
        "<mml:mi>n</mml:mi></mml:munderover><mml:mi>x</mml:mi>",
        "the sum from i equals 1 to n of x",
    ),
    ("<mml:mover><mml:mi>x</mml:mi><mml:mo>¯</mml:mo></mml:mover>", "x bar"),
    (
        "<mml:mtable><mml:mtr><mml:mtd><mml:mn>1</mml:mn></mml:mtd><mml:mtd><mml:mn>0</mml:mn></mml:mtd></mml:mtr>"
        "<mml:mtr><mml:mtd><mml:mn>0</mml:mn></mml:mtd><mml:mtd><mml:mn>1</mml:mn></mml:mtd></mml:mtr></mml:mtable>",
        "2 rows; row 1: 1, 0; row 2: 0, 1; end of rows",
    ),
    ("<mml:mfrac><mml:mi>a</mml:mi></mml:mfrac>", "a"),
    ("", "formula"),
    ("<mml:mn>1</mml:mn><mml:mo>,</mml:mo><mml:mn>5</mml:mn><mml:mi>x</mml:mi>", "1,5 x"),
    ("<mml:mi>a</mml:mi><mml:mo>,</mml:mo><mml:mi>b</mml:mi>", "a, b"),
    ("".join(f"<mml:mi mathvariant='normal'>{letter}</mml:mi>" for letter in "max"), "max"),
    (
        "<mml:semantics><mml:mi>a</mml:mi><mml:annotation>\\alpha</mml:annotation></mml:semantics>",
        "a",
    ),
    (
        "<mml:msup><mml:mrow><mml:mi>sin</mml:mi><mml:mo>\u2061</mml:mo></mml:mrow><mml:mn>2</mml:mn></mml:msup>"
        "<mml:mi>θ</mml:mi>",
        "sin squared of theta",
    ),
    (
        "<mml:mn>35</mml:mn><mml:msup><mml:mi/><mml:mo>∘</mml:mo></mml:msup><mml:mi>C</mml:mi>",
        "35 degrees C",
    ),
    ("<mml:mi mathvariant='bold'>A</mml:mi><mml:mi>ℝ</mml:mi>", "bold A double-struck R"),
    (
        "<mml:mover><mml:mrow><mml:mi>A</mml:mi><mml:mi>B</mml:mi></mml:mrow><mml:mo>¯</mml:mo></mml:mover>",
        "A B, all with bar",
    ),
    ("<mml:unknown><mml:mi>a</mml:mi> <mml:mi>b</mml:mi></mml:unknown>", "a b"),
]


@pytest.mark.parametrize(("content", "expected"), CASES)
def test_reading(content: str, expected: str) -> None:
    assert read_aloud(formula(content)) == expected


@pytest.mark.parametrize(
    ("content", "readable"),
    [
        ("<mml:mfrac><mml:mi>a</mml:mi><mml:mi>b</mml:mi></mml:mfrac>", True),
        ("<mml:mfrac><mml:mi>a</mml:mi></mml:mfrac>", False),
        ("<mml:unknown><mml:mi>a</mml:mi></mml:unknown>", False),
        (
            "<mml:semantics><mml:mi>a</mml:mi><mml:annotation-xml><other/></mml:annotation-xml></mml:semantics>",
            True,
        ),
    ],
)
def test_where_a_reading_can_be_made(content: str, readable: bool) -> None:
    assert is_readable(formula(content)) is readable


def alternative(content: str, attributes: str = "") -> tuple[str, list[str]]:
    root = etree.fromstring(f"<p {NAMESPACES}><mml:math {attributes}>{content}</mml:math></p>")
    report = Report()
    settle_alternatives(root, file="x.xml", report=report)
    return str(root[0].get("alttext")), [finding.message for finding in report]


def test_an_author_s_reading_stays() -> None:
    assert alternative("<mml:mi>a</mml:mi>", 'alttext="the area"') == ("the area", [])


def test_latex_stands_where_no_reading_can_be_made() -> None:
    annotation = '<mml:annotation encoding="application/x-tex"> \\odd{a} </mml:annotation>'
    strange = "<mml:mlongdiv><mml:mn>2</mml:mn></mml:mlongdiv>"
    for content, attributes in (
        (f"<mml:semantics>{strange}{annotation}</mml:semantics>", ""),
        (strange, 'alttext="\\odd{a}"'),
    ):
        text, [said] = alternative(content, attributes)
        assert text == "\\odd{a}"
        assert "LaTeX" in said
    text, [said] = alternative(strange)
    assert text == "2"
    assert "one by one" in said


def test_deep_formula_is_read_by_its_tokens() -> None:
    depth = 2000
    parser = etree.XMLParser(huge_tree=True)
    text = (
        f"<mml:math {NAMESPACES}>{'<mml:msqrt>' * depth}<mml:mi>x</mml:mi>{'</mml:msqrt>' * depth}</mml:math>"
    )
    assert "x" in read_aloud(etree.fromstring(text, parser))


def test_fences_become_rows() -> None:
    made = formula(
        '<mml:mfenced open="[" separators=";">'
        "<mml:mi>a</mml:mi><mml:mi>b</mml:mi><mml:mi>c</mml:mi></mml:mfenced>"
    )
    spell_out(made)
    assert "".join(made.itertext()) == "[a;b;c)"
    assert made.find("{*}mfenced") is None


def test_nested_fences() -> None:
    made = formula(
        "<mml:mfenced><mml:mfenced><mml:mi>a</mml:mi></mml:mfenced><mml:mi>b</mml:mi></mml:mfenced>"
    )
    spell_out(made)
    assert "".join(made.itertext()) == "((a),b)"


def test_slanted_fraction_becomes_a_row() -> None:
    made = formula('<mml:mfrac bevelled="true"><mml:mi>a</mml:mi><mml:mi>b</mml:mi></mml:mfrac>')
    spell_out(made)
    assert "".join(made.itertext()) == "a/b"


@pytest.mark.parametrize(
    ("variant", "plain", "expected"),
    [
        ("double-struck", "R", "ℝ"),
        ("double-struck", "A", "𝔸"),
        ("script", "L", "ℒ"),
        ("fraktur", "g", "𝔤"),
        ("bold", "v", "v"),
    ],
)
def test_letters_of_other_alphabets(variant: str, plain: str, expected: str) -> None:
    made = formula(f'<mml:mstyle mathvariant="{variant}"><mml:mi>{plain}</mml:mi></mml:mstyle>')
    plain_letters(made)
    assert "".join(made.itertext()) == expected
