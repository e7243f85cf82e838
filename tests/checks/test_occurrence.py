"""Passages in which an expression is found, searched as one text."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from normwright import resources
from normwright.checks.document import Document
from normwright.checks.engine import places
from normwright.checks.occurrence import Passages, words_in
from normwright.checks.rule import rules
from normwright.checks.wording import telling
from normwright.prose.verbal import glance
from normwright.sts.views import Passage, Role
from tests.checks.harness import Case, cases, make


@dataclass(frozen=True)
class _Words:
    string: str
    role: Role = Role.PARAGRAPH

    @property
    def prose(self) -> str:
        return self.string


def _passages(*texts: str) -> Passages:
    return Passages([_Words(text) for text in texts])  # type: ignore[misc]


def test_each_passage_is_found_once_and_none_across_two() -> None:
    passages = _passages("1 and 2", "none", "", "3", "a", "b4")
    assert list(passages.of(r"\d")) == [0, 3, 5]
    assert list(passages.of(r"a b")) == []
    assert list(passages.of("")) == [0, 1, 2, 3, 4, 5]
    assert list(_passages().of(r"\d")) == []


def test_roles_limit_too() -> None:
    passages = Passages([_Words("1"), _Words("1", Role.NOTE), _Words("x", Role.NOTE)])  # type: ignore[list-item]
    assert list(passages.of(r"\d", frozenset({Role.NOTE}))) == [1]
    assert list(passages.of("", frozenset({Role.NOTE}))) == [1, 2]


@pytest.mark.parametrize(
    "where",
    [
        r"\d",
        r"[.,]\d",
        "(?i)annex|clause",
        r"\bto\b",
        r"p\.|page",
        "a b",
        r"x\s*\d",
        r"[2-9][^\w]",
        r"-\W?\d",
        "b.c",
    ],
)
def test_an_expression_is_found_where_a_plain_search_finds_it(where: str) -> None:
    texts = [
        "Annex to p.",
        "a b, 2 c",
        "x\u00a03,5 to",
        "- 4",
        "a\u2009b pages ,7",
        "CLAUSE 9",
        "b c",
        "",
        "7",
    ]
    found = [number for number, text in enumerate(texts) if re.search(where, text)]
    # One that matches any sign at all can go on in the next text: that hides nothing.
    assert (
        set(found) <= set(_passages(*texts).of(where)) <= set(found) | ({3, 4, 5} if "[^" in where else set())
    )


def test_words_count_whole_and_in_parts() -> None:
    passages = _passages("The “City-wide” plan.", "(city)", "cities", "Plan/city")
    assert passages.saying(["city"]) == [0, 1, 3]
    assert passages.saying(["city-wide", "cities"]) == [0, 2]
    assert passages.containing(["City-wide”", "ti"]) == [0, 2]


LIMITED = [one for one in rules() if one.limited]


def test_a_limit_is_for_passages_and_one_that_can_be_searched_for() -> None:
    for rule in LIMITED:
        assert rule.on is Passage, rule.codes
        for where in rule.where:
            assert re.compile(where), rule.codes
            assert not re.search(r"(?<!\\)[\^$]", re.sub(r"\[[^]]*\]", "", where)), rule.codes


def test_each_phrase_of_a_list_has_a_word_by_which_it_is_known() -> None:
    style = resources.table("words/style.toml")
    judged = [*style["unverifiable"]["measured"], *style["unverifiable"]["judged"]]
    for phrases in (judged, [*style["inclusive"]], [*style["compounds"]], [*style["trade"]]):
        for phrase in phrases:
            assert not telling(phrases).isdisjoint(words_in(glance(f"a {phrase}, b"))), phrase


@pytest.mark.parametrize("case", [one for one in cases() if len(one.files) < 3][::7], ids=str)
def test_no_limit_hides_a_finding(case: Case, tmp_path: Path) -> None:
    made = make(case, tmp_path)
    document = Document(made.standard, stage="FDIS", draft=made.draft)
    for rule in LIMITED:
        asked = set(places(rule, document.index, document))
        for at, passage in enumerate(document.passages):
            if at not in asked:
                assert list(rule.check(passage, document)) == [], (rule.codes, passage.string)
