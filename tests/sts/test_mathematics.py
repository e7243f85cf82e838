"""What stands in a formula, as rules see it."""

import pytest

from normwright.sts import views
from tests.sts import sample

_D = '<mml:mi mathvariant="normal">d</mml:mi>'


def _formula(inner: str) -> views.Mathematics:
    standard = sample.broken(
        sample.FORMULA,
        f'<disp-formula id="formula_1"><label>(1)</label><mml:math>{inner}</mml:math></disp-formula>',
    )
    (found,) = views.mathematics(standard)
    return found


def test_a_formula_has_numbers_and_quantities() -> None:
    formula = _formula(
        f"<mml:msub><mml:mi>A</mml:mi>{_D}</mml:msub><mml:mo>=</mml:mo><mml:mn>0,6</mml:mn><mml:mi>h</mml:mi>"
    )
    assert formula.string == "Ad=0,6h"
    assert formula.numerals == ("0,6",)
    assert [(one.base, one.index, one.name) for one in formula.quantities] == [
        ("A", "d", "Ad"),
        ("h", "", "h"),
    ]
    assert formula.displayed


def test_a_bar_belongs_to_its_letter() -> None:
    formula = _formula("<mml:mover><mml:mi>t</mml:mi><mml:mo>¯</mml:mo></mml:mover>")
    assert [one.name for one in formula.quantities] == ["t¯"]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<mml:mi>M</mml:mi><mml:mi>S</mml:mi><mml:mi>E</mml:mi>", [("MSE", False, False)]),
        (
            "<mml:mi>l</mml:mi><mml:mo>·</mml:mo><mml:mi>b</mml:mi>",
            [("l", False, False), ("b", False, False)],
        ),
        ("<mml:mtext>mass</mml:mtext>", [("mass", False, True)]),
        (
            "<mml:msub><mml:mi>s</mml:mi><mml:mrow><mml:mi>m</mml:mi><mml:mi>a</mml:mi></mml:mrow></mml:msub>",
            [("s", False, False), ("ma", True, False)],
        ),
    ],
)
def test_letters_side_by_side_are_one_run(inner: str, expected: list[tuple[str, bool, bool]]) -> None:
    assert [(run.string, run.lowered, run.upright) for run in _formula(inner).runs] == expected


def test_letters_behind_a_number_are_marked() -> None:
    formula = _formula("<mml:mn>273</mml:mn><mml:mspace/><mml:mtext>kPa</mml:mtext>")
    assert [run.number for run in formula.runs] == [True]


def test_subscripts_are_counted_in_depth() -> None:
    inner = f"<mml:msub><mml:mi>b</mml:mi>{_D}</mml:msub>"
    assert _formula("<mml:mi>b</mml:mi>").depth == 0
    assert _formula(inner).depth == 1
    assert _formula(f"<mml:msub><mml:mi>a</mml:mi>{inner}</mml:msub>").depth == 2


def test_what_explains_a_formula_is_not_displayed() -> None:
    legend = (
        "<legend><def-list><def-item><term><inline-formula><mml:math><mml:mi>h</mml:mi></mml:math></inline-formula>"
        "</term><def><p>is the height</p></def></def-item></def-list></legend></disp-formula>"
    )
    standard = sample.broken("</disp-formula>", legend)
    (formula,) = views.every(standard, views.Formula)
    assert [one.displayed for one in views.mathematics(standard)] == [True, False]
    assert len(views.mathematics_in(formula)) == 1


def test_a_cell_knows_tables_in_it() -> None:
    inner = "<array><table><tbody><tr><td>1</td></tr></tbody></table></array>"
    standard = sample.broken("<p>Low</p>", f"<p>Low{inner}</p>")
    table = next(iter(views.every(standard, views.Table)))
    assert [len(cell.tables) for cell in table.cells if cell.words.startswith("Low")] == [1]
