"""Formulae from source to STS, the same in both syntaxes."""

import pytest

from normwright.sts.tags import LABELS, mml
from tests.sources.snippets import read


def same(rst: str, md: str):  # type: ignore[no-untyped-def]
    """What both give, once they are found to be equal."""
    made = read(rst), read(md, "md")
    assert made[0].xml == made[1].xml
    assert made[0].codes == made[1].codes
    return made[0]


@pytest.mark.parametrize(
    ("rst", "md"),
    [
        (".. math:: a = b\n", "$$\na = b\n$$\n"),
        (".. math:: a = b\n", "$$a = b$$\n"),
        (".. math::\n\n   a = b\n", ":::{math}\na = b\n:::\n"),
        (".. math::\n   :label: x\n\n   a = b\n", "$$\na = b\n$$ (x)\n"),
        (".. math::\n   :name: x\n\n   a = b\n", ":::{math}\n:label: x\n\na = b\n:::\n"),
        (".. math::\n\n   a &= b \\\\\n   c &= d\n", "$$\na &= b \\\\\nc &= d\n$$\n"),
        (".. math::\n\n   a = b\n\n   c = d\n", ":::{math}\n\na = b\n\nc = d\n:::\n"),
        ("Text :math:`A_\\mathrm{d}` goes on.\n", "Text $A_\\mathrm{d}$ goes on.\n"),
        ("Text :math:`a` and 5 $ or $6.\n", "Text {math}`a` and 5 $ or $6.\n"),
    ],
)
def test_pairs(rst: str, md: str) -> None:
    made = same(rst, md)
    assert made.codes == []
    assert len(list(made.fragment.iter(mml("math")))) == 1


def test_several_formulas_are_one() -> None:
    made = read(".. math::\n   :label: x\n\n   a = b\n\n   c = d\n")
    formula = made.fragment[0]
    assert formula.get(LABELS) == "x"
    assert len(list(formula.iter(mml("mtr")))) == 2


@pytest.mark.parametrize("word", ["where", "où", "wobei", "Dabei ist", "where:"])
def test_where_lists(word: str) -> None:
    made = same(
        f".. math:: a = b\n\n{word}\n\n:var:`a`\n   is x;\n\n:var:`b`\n   is y.\n\nText.\n",
        f"$$\na = b\n$$\n\n{word}\n\n{{var}}`a`\n: is x;\n\n{{var}}`b`\n: is y.\n\nText.\n",
    )
    assert made.codes == []
    assert [child.tag for child in made.fragment] == ["disp-formula", "p"]
    legend = made.fragment[0].find("legend")
    assert legend is not None
    assert legend.findtext("title") == word
    assert [item.tag for item in legend[1]] == ["def-item", "def-item"]


def test_where_without_list() -> None:
    made = read(".. math:: a = b\n\n◆where\n\nText.\n")
    assert made.codes == ["SRC111"]
    assert (made.findings[0].place.line, made.findings[0].place.column) == made.places[0]
    assert made.words[-2:] == ["where", "Text"]


def test_where_elsewhere_is_a_word() -> None:
    made = read("Text.\n\nwhere\n\na\n   b\n")
    assert made.codes == []
    assert [child.tag for child in made.fragment] == ["p", "p", "def-list"]


@pytest.mark.parametrize(
    ("text", "syntax"),
    [
        ("Text ◆:math:`\\foo` goes on.\n", "rst"),
        ("Text ◆$\\foo$ goes on.\n", "md"),
        ("Text.\n\n◆.. math:: \\foo\n", "rst"),
        ("Text.\n\n$$\n◆\\foo\n$$\n", "md"),
        ("Text.\n\n◆:::{math}\n\\foo\n:::\n", "md"),
    ],
)
def test_faults_are_placed(text: str, syntax: str) -> None:
    made = read(text, syntax)
    assert made.codes == ["SRC110"]
    place = made.findings[0].place
    assert (place.line, place.column) == made.places[0]
    assert "foo" in made.words


def test_latex_environments_are_text_in_myst() -> None:
    made = read("\\begin{equation}\na\n\\end{equation}\n", "md")
    assert list(made.fragment.iter(mml("math"))) == []
