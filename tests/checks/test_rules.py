"""Every rule against its cases, and against the examples of its page."""

from pathlib import Path

import pytest

from normwright.checks.rule import rules
from normwright.diagnostics import codes
from tests.checks.harness import Case, Expected, agrees, cases, example, make, told

RULE_CODES = sorted({code for rule in rules() for code in rule.codes})


@pytest.mark.parametrize("case", cases(), ids=str)
def test_a_case_is_told_what_is_marked_and_nothing_else(case: Case, tmp_path: Path) -> None:
    made = make(case, tmp_path)
    missing: list[Expected] = []
    left = told(made)
    for wanted in case.expected:
        found = next((got for got in left if agrees(wanted, got)), None)
        if found is None:
            missing.append(wanted)
        else:
            left.remove(found)
    words = "\n".join(f"{one.place} {one.code} {one.message}" for one in made.told)
    assert (missing, left) == ([], []), words


@pytest.mark.parametrize("code", RULE_CODES)
def test_a_rule_has_a_page_with_examples(code: str) -> None:
    page = codes()[code]
    assert page.docs
    assert page.source
    assert page.basis in {"P18", "P21", "HS", "CC", "MEM", "ours"}
    assert page.bad
    assert page.good


@pytest.mark.parametrize("code", RULE_CODES)
def test_the_bad_examples_are_told_and_the_good_ones_not(code: str, tmp_path: Path) -> None:
    page = codes()[code]
    for number, (texts, is_bad) in enumerate(((page.bad, True), (page.good, False))):
        for index, text in enumerate(texts):
            made = make(
                example(text, page.slot), tmp_path / f"{number}-{index}", settings={code: page.level.value}
            )
            assert (code in {one.code for one in made.told}) is is_bad, text


def test_every_code_is_tried_in_a_case() -> None:
    tried = {expected.code for case in cases() for expected in case.expected}
    assert set(RULE_CODES) - tried == set()
