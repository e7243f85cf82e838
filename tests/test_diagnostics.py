"""Every code has a page, its words fit, and reports keep and order what was found."""

import re
import string
from pathlib import Path

import pytest

from normwright.diagnostics import Code, Diagnostic, Level, Place, Report, codes, diagnose, raised, unrepeated

PACKAGE = Path(__file__).parent.parent / "toolchain" / "normwright"
_SAID = re.compile(r"[\"'](?P<code>[A-Z]{3}\d{3})[\"']")


@pytest.mark.parametrize("code", codes(), ids=str)
def test_a_page_is_whole(code: str) -> None:
    page = codes()[code]
    assert re.fullmatch(r"[A-Z]{3}\d{3}", code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", page.name)
    assert page.message
    assert not page.message.endswith(".")
    assert page.docs
    for text in (page.message, page.help):
        for _, field, _, _ in string.Formatter().parse(text):
            assert field is None or field.isidentifier()


def test_every_code_is_said_and_every_said_code_has_a_page() -> None:
    said = {
        match["code"]
        for path in PACKAGE.rglob("*.py")
        for match in _SAID.finditer(path.read_text(encoding="utf-8"))
    }
    assert said - codes().keys() == set(), "codes without a page"
    assert codes().keys() - said == set(), "pages of codes that nothing says"


def test_a_report_orders_by_place_and_keeps_each_once() -> None:
    report = Report()
    first = next(iter(codes()))
    facts = {
        name: "x" for page in [codes()[first]] for name in re.findall(r"{(\w+)}", page.message + page.help)
    }
    for line in (7, 3, 7):
        report.add(diagnose(first, Place("a.rst", line, 1), **facts))
    assert [finding.place.line for finding in report] == [3, 7]
    assert report.count(codes()[first].level) == 2


def test_a_level_can_be_changed() -> None:
    first = next(iter(codes()))
    facts = dict.fromkeys(re.findall(r"{(\w+)}", codes()[first].message + codes()[first].help), "x")
    report = Report([raised(diagnose(first, **facts), Level.ERROR)])
    assert report.failed
    assert str(Place("a.rst", 4, 2)) == "a.rst:4:2"
    assert str(Place("a.rst")) == "a.rst"


def test_repetitions_are_not_told_at_the_same_spot() -> None:
    again = next(page for page in codes().values() if page.repeats)
    better = codes()[min(again.repeats)]
    assert again.repeats <= codes().keys()

    def said(page: Code, line: int) -> Diagnostic:
        return Diagnostic(page.code, page.level, Place("a.rst", line, 2), page.name)

    report = Report([said(again, 3), said(better, 3), said(again, 4)])
    assert [(one.code, one.place.line) for one in report] == [(better.code, 3), (again.code, 4)]
    assert unrepeated([said(again, 3)], beside=[said(better, 3)]) == []
