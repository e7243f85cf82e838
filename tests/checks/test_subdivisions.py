"""Mendings of clauses and titles, and which headings lead in numbered lists."""

from pathlib import Path

import pytest

from normwright.checks.finding import Entitle, Replace
from normwright.checks.listed import is_numbered_list
from normwright.sts.views import outline
from tests.checks.harness import Case, foreign, make


def test_a_hanging_text_gets_a_heading(tmp_path: Path) -> None:
    body = "Requirements\n============\n\nIt shall open.\n\nShade\n-----\n\nIt shall be dark.\n\nWater\n-----\n\nIt shall flow.\n"
    (one,) = make(Case("hanging", {"body.rst": body}), tmp_path).checked
    (mending,) = one.finding.mendings
    assert isinstance(mending, Entitle)
    assert (mending.clause.number, mending.title) == ("4", "General")


def test_capitals_become_small_together(tmp_path: Path) -> None:
    body = "Test Methods and Results\n========================\n\nIt shall open.\n"
    (one,) = make(Case("capitals", {"body.rst": body}), tmp_path).checked
    mendings = [mending for mending in one.finding.mendings if isinstance(mending, Replace)]
    assert [(str(mending.words), mending.by) for mending in mendings] == [("M", "m"), ("R", "r")]


@pytest.mark.parametrize(
    ("title", "listed"),
    [
        ("Apparatus", True),
        ("Reagents and materials", True),
        ("Test apparatus and/or equipment", True),
        ("Materials management", False),
        ("Requirements for equipment", False),
    ],
)
def test_headings_of_numbered_lists(title: str, listed: bool) -> None:
    from normwright.diagnostics import Report
    from normwright.sts.read import read_sts

    text = foreign("<p>Text.</p>").replace("<title>Requirements</title>", f"<title>{title}</title>")
    clause = outline(read_sts(text.encode(), report=Report()))[-1]
    assert is_numbered_list(clause) is listed
