"""Words of a text, and their plurals."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.growth import assert_in_proportion

from normwright.prose.words import fold, plural, singular, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cities, towns and a city's plan.", ["city", "town", "and", "a", "city", "s", "plan"]),
        ("long-term heat\u00a0episodes", ["long", "term", "heat", "episode"]),
        ("R&D at PM2.5 doesn’t end. Next", ["r&d", "at", "pm2.5", "doesn’t", "end", "next"]),
        ("e.g. and/or", ["e", "g", "and", "or"]),
        ("CO₂ and CO2", ["co2", "and", "co2"]),
        ("", []),
        ("… – \ufffc", []),
    ],
)
def test_the_words_of_a_text(text: str, expected: list[str]) -> None:
    assert [word.folded for word in words(text)] == expected


def test_a_french_article_is_a_word_of_its_own() -> None:
    assert [word.folded for word in words("l’eau des réseaux", "fr-CH")] == ["l", "eau", "des", "réseau"]


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("cities", "city"),
        ("processes", "process"),
        ("buses", "bus"),
        ("houses", "house"),
        ("criteria", "criterion"),
        ("children", "child"),
        ("measures", "measure"),
        ("boxes", "box"),
        ("dishes", "dish"),
        ("branches", "branch"),
        ("ties", "tie"),
        ("indices", "index"),
        ("heroes", "hero"),
        ("lenses", "lens"),
        ("gases", "gas"),
        ("KPIs", "KPI"),
        ("analyses", "analysis"),
        ("axes", "axis"),
        ("metrics", "metric"),
    ],
)
def test_a_plural_is_folded_to_its_singular(plural: str, one: str) -> None:
    assert fold(plural) == fold(one) == one.casefold()


@pytest.mark.parametrize(
    "word", ["process", "basis", "status", "series", "access", "economics", "has", "this"]
)
def test_what_only_looks_like_a_plural_is_left(word: str) -> None:
    assert fold(word) == word


def test_verbs_and_adjectives_keep_their_forms() -> None:
    assert len({fold(word) for word in ("plan", "planning", "planned", "planner")}) == 4
    assert fold("economic") != fold("economics")


@pytest.mark.parametrize(
    ("plural", "one", "language"),
    [
        ("réseaux", "réseau", "fr"),
        ("journaux", "journal", "fr"),
        ("travaux", "travail", "fr"),
        ("refuges", "refuge", "fr"),
        ("Anforderungen", "Anforderung", "de"),
        ("Städte", "Stadt", "de"),
        ("Kommunen", "Kommune", "de"),
    ],
)
def test_simple_plurals_of_french_and_german(plural: str, one: str, language: str) -> None:
    assert fold(plural, language) == fold(one, language)


def test_a_singular_keeps_its_case() -> None:
    assert [singular(word) for word in ("KPIs", "Cities", "Children", "city")] == [
        "KPI",
        "City",
        "Child",
        "city",
    ]


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("city", "cities"),
        ("day", "days"),
        ("bus", "buses"),
        ("KPI", "KPIs"),
        ("child", "children"),
        ("branch", "branches"),
        ("Index", "Indices"),
    ],
)
def test_the_plural_of_a_word(one: str, many: str) -> None:
    assert plural(one) == many
    assert singular(many) == one
    assert plural(one, "fr") == ""


def test_an_unknown_language_folds_case_only() -> None:
    assert fold("Cities", "xx") == "cities"


@given(st.text())
def test_words_are_where_they_say(text: str) -> None:
    before = 0
    for word in words(text):
        assert before <= word.start < word.end <= len(text)
        assert word.folded == fold(text[word.start : word.end])
        before = word.end


@pytest.mark.parametrize("text", ["aa", "e\u0301", "\u0301\u0316", "a'", "a."])
def test_long_runs_of_anything_are_read_in_proportion(text: str) -> None:
    assert_in_proportion(lambda size: partial(words, text * size), 10_000)
