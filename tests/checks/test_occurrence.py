"""Passages in which an expression is found, searched as one text."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from normwright.checks.occurrence import Passages
from normwright.checks.rule import rules
from normwright.sts.views import Passage, Role
from tests.checks.harness import Case, cases, make


@dataclass(frozen=True)
class _Words:
    string: str
    role: Role = Role.PARAGRAPH


def _passages(*texts: str) -> Any:
    return Passages([_Words(text) for text in texts])  # type: ignore[misc]


def test_each_passage_is_found_once_and_none_across_two() -> None:
    passages = _passages("1 and 2", "none", "", "3", "a", "b4")
    assert list(passages.of(r"\d", frozenset())) == [0, 3, 5]
    assert list(passages.of(r"a b", frozenset())) == []
    assert list(passages.of("", frozenset())) == [0, 1, 2, 3, 4, 5]
    assert list(_passages().of(r"\d", frozenset())) == []


def test_roles_limit_too() -> None:
    passages = Passages([_Words("1"), _Words("1", Role.NOTE), _Words("x", Role.NOTE)])  # type: ignore[list-item]
    assert list(passages.of(r"\d", frozenset({Role.NOTE}))) == [1]
    assert list(passages.of("", frozenset({Role.NOTE}))) == [1, 2]


LIMITED = [one for one in rules() if one.where or one.roles]
NAMES = [f"{one.codes[0]}-{one.check.__name__}" for one in LIMITED]


@pytest.mark.parametrize("rule", LIMITED, ids=NAMES)
def test_a_limit_is_for_passages_and_one_that_can_be_searched_for(rule: Any) -> None:
    assert rule.on is Passage
    re.compile(rule.where)
    assert not re.search(r"(?<!\\)[\^$]", re.sub(r"\[[^]]*\]", "", rule.where))


@pytest.mark.parametrize("case", [one for one in cases() if len(one.files) < 3][::7], ids=str)
def test_no_limit_hides_a_finding(case: Case, tmp_path: Path) -> None:
    made = make(case, tmp_path)
    from normwright.checks.document import Document

    document = Document(made.standard, stage="FDIS", draft=made.draft)
    for rule in LIMITED:
        passages = Passages(document.passages)
        asked = set(passages.of(rule.where, rule.roles))
        for at, passage in enumerate(document.passages):
            if at not in asked:
                assert list(rule.check(passage, document)) == [], (rule.codes, passage.string)
