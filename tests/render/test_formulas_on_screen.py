"""Formulae in the HTML page: their face, and the spaces, bars and primes that browsers don't set by themselves."""

import pytest
from lxml import etree, html

from normwright.diagnostics import Report
from normwright.render.html import render_html
from normwright.render.mathspacing import space_formula
from tests.render.conftest import NAMESPACES, TEMPLATES, standard_of


def page_with(content: str) -> str:
    body = f"<sec><title>One</title><p>{content}</p></sec>"
    return render_html(standard_of(body), templates=[TEMPLATES], report=Report()).decode()


def drawn(row: str) -> str:
    """What becomes of a row, without the reading."""
    page = html.document_fromstring(page_with(f"<mml:math>{_prefixed(row)}</mml:math>"))
    [formula] = page.iter("math")
    return "".join(etree.tostring(child, encoding="unicode", with_tail=False) for child in formula)


def _prefixed(row: str) -> str:
    return row.replace("</", "\0").replace("<", "<mml:").replace("\0", "</mml:")


def test_only_a_page_with_formulae_brings_their_face() -> None:
    with_one, without = page_with("<mml:math><mml:mi>x</mml:mi></mml:math>"), page_with("x")
    assert with_one.count("data:font/woff2;base64,") == 1
    assert "font-src data:" in with_one
    assert "data:font" not in without


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("<mi>ln</mi><mo>\u2061</mo><mi>x</mi>", "<mi>ln</mi><mo>\u2061</mo>~<mi>x</mi>"),
        ("<mi>f</mi><mo>\u2061</mo><mo>(</mo><mi>x</mi><mo>)</mo>", "same"),
        ("<mi>y</mi><mrow><mi>ln</mi><mo>\u2061</mo></mrow><mi>x</mi>", "<mi>y</mi>~<mrow><mi>ln</mi><mo>\u2061</mo></mrow>~<mi>x</mi>"),
        ("<munder><mi>lim</mi><mi>x</mi></munder><mi>y</mi>", "<munder><mi>lim</mi><mi>x</mi></munder>~<mi>y</mi>"),
        ("<mi>m</mi><mo>/</mo><mi>s</mi>", '<mi>m</mi><mo lspace="0" rspace="0">/</mo><mi>s</mi>'),
        ("<mo>(</mo><mo>\u2212</mo><mi>x</mi>", '<mo>(</mo><mo form="prefix" lspace="0" rspace="0">\u2212</mo><mi>x</mi>'),
        ("<mn>2</mn><mo>+</mo>", '<mn>2</mn><mo form="postfix" lspace="0" rspace="0">+</mo>'),
        ("<mn>2</mn><mo>+</mo><mn>2</mn>", "same"),
        ("<mtext>a</mtext><mo>\u2212</mo><mn>2</mn>", '<mtext>a</mtext><mo form="infix" lspace="0.222em" rspace="0.222em">\u2212</mo><mn>2</mn>'),
    ],
)  # fmt: skip
def test_spaces_are_those_of_typesetters(row: str, wanted: str) -> None:
    formula = etree.fromstring(f"<mml:math {NAMESPACES}>{_prefixed(row)}</mml:math>")
    space_formula(formula)
    made = (
        etree.tostring(formula, encoding="unicode")
        .replace("mml:", "")
        .replace('<mspace width="0.167em"/>', "~")
    )
    assert made.partition(">")[2].removesuffix("</math>") == (row if wanted == "same" else wanted)


def test_bars_over_several_letters_are_borders_and_primes_stand_beside() -> None:
    both = "<mrow><mi>A</mi><mi>B</mi></mrow>"
    assert drawn(f"<mover>{both}<mo>\u203e</mo></mover>") == f'<mrow class="overbar">{both}</mrow>'
    assert drawn("<mover><mi>x</mi><mo>\u203e</mo></mover>").startswith("<mover>")
    assert (
        drawn("<msup><mi>f</mi><mo>\u2032</mo></msup>")
        == '<mrow><mi>f</mi><mo lspace="0" rspace="0">\u2032</mo></mrow>'
    )
    assert drawn("<msup><mi>f</mi><mn>2</mn></msup>").startswith("<msup>")


def test_letters_that_are_bold_by_themselves_are_not_made_bold_again() -> None:
    assert (
        drawn('<mi mathvariant="bold-italic">\U0001d468</mi>') == '<mi mathvariant="normal">\U0001d468</mi>'
    )
    assert drawn('<mi mathvariant="bold">A</mi>') == '<mi mathvariant="bold">A</mi>'
