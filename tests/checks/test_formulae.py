"""Formulae by others: where symbols are explained, and in what form."""

from pathlib import Path

import pytest

from tests.checks.harness import example, make

_B = "<mml:mi>b</mml:mi>"
_FORMULA = (
    f"<disp-formula><mml:math><mml:mi>s</mml:mi><mml:mo>=</mml:mo>{_B}</mml:math>{{legend}}</disp-formula>"
)
_INLINE = "<inline-formula><mml:math>{}</mml:math></inline-formula>"
_LEGEND = (
    "<legend><title>where</title><def-list><def-item><term><italic>s</italic></term><def><p>is the share;</p></def>"
    "</def-item><def-item><term>{b}</term><def><p>is the width.</p></def></def-item></def-list></legend>"
)


def _codes(text: str, root: Path) -> list[str]:
    return [one.code for one in make(example(text, "sts"), root).told if one.code.startswith("FML")]


@pytest.mark.parametrize(
    "text",
    [
        _FORMULA.format(legend=_LEGEND.format(b="<italic>b</italic>")),
        _FORMULA.format(legend=_LEGEND.format(b=_INLINE.format(_B))),
        _FORMULA.format(legend="") + f"<p>where {_INLINE.format(_B)} and <italic>s</italic> are widths.</p>",
        _FORMULA.format(legend="")
        + "<array><table><tbody><tr><td>s</td><td>is the share</td></tr><tr><td>b</td><td>is the width</td></tr>"
        "</tbody></table></array>",
    ],
    ids=["words", "formula", "prose", "table"],
)
def test_a_symbol_is_explained_in_many_ways(text: str, tmp_path: Path) -> None:
    assert _codes(text, tmp_path) == []


def test_a_symbol_is_not_explained_by_the_formula_itself(tmp_path: Path) -> None:
    text = _FORMULA.format(legend=_LEGEND.format(b="<italic>c</italic>"))
    made = make(example(text, "sts"), tmp_path)
    assert [one.message for one in made.told if one.code == "FML004"] == [
        "the formula has symbols that nothing explains: b"
    ]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<mml:mi>sin</mml:mi><mml:mi>π</mml:mi><mml:mi>d</mml:mi>", []),
        ("<mml:mn>0.5</mml:mn>", []),
        ("<mml:mi>KPI</mml:mi><mml:mo>=</mml:mo><mml:mn>1</mml:mn>", ["FML003"]),
        ("<mml:mi>cost</mml:mi><mml:mo>=</mml:mo><mml:mn>1</mml:mn>", ["FML005"]),
        ("<mml:mn>1</mml:mn><mml:mtext> if </mml:mtext>", []),
    ],
)
def test_words_in_formulae(inner: str, expected: list[str], tmp_path: Path) -> None:
    text = f"<disp-formula><mml:math>{inner}</mml:math></disp-formula>"
    assert _codes(text, tmp_path) == expected
