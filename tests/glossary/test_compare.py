"""Definitions compared by word."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normwright.glossary.compare import differences
from tests.support.growth import assert_in_proportion


def told(text: str, other: str) -> list[tuple[str, str]]:
    return [
        (text[one.start : one.end], other[one.other_start : one.other_end])
        for one in differences(text, other)
    ]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("place that keeps people cool", "Place that  keeps\npeople cool."),
        ("set of cool refuges (3.1.1) in a city", "set of cool refuges in a city (3.4)"),
        ("“shade” – or so", '"shade" - or so'),
        ("", ""),
    ],
)
def test_what_makes_no_difference(text: str, other: str) -> None:
    assert told(text, other) == []


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [
        ("public place that is cool", "place that is cool", [("public", "")]),
        ("place that is cool", "public place that is cool", [("", "public")]),
        ("place that is cool in summer", "place that is warm", [("cool in summer", "warm")]),
        ("two places, open", "two place; open", [("places,", "place;")]),
        ("", "place", [("", "place")]),
        ("cools (2 h) a city", "cools a city", [("(2 h)", "")]),
    ],
)
def test_the_words_that_differ(text: str, other: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, other) == expected


@given(st.text(), st.text())
def test_differences_lie_in_their_texts(text: str, other: str) -> None:
    for one in differences(text, other):
        assert 0 <= one.start <= one.end <= len(text)
        assert 0 <= one.other_start <= one.other_end <= len(other)
    assert differences(text, text) == ()
    assert bool(differences(text, other)) is bool(differences(other, text))


def test_long_texts_are_compared_in_proportion() -> None:
    def texts(size: int) -> tuple[str, str]:
        return "a b " * size + "c", "a b " * (size - 1) + "d c"

    [one] = differences(*texts(2_000))
    assert one.start == len("a b " * 1_999)
    assert_in_proportion(lambda size: partial(differences, *texts(size)), 5_000)
