"""Verbal forms against the sentences marked by hand: `pytest -s` prints the figures."""

from functools import partial

import pytest
from tests.prose.figures import figures, lines, total
from tests.prose.marking import FOLDER, HELD_OUT, marked, read_line
from tests.support.growth import assert_in_proportion

from normwright.prose.forms import Kind
from normwright.prose.verbal import find_form, statements, strongest

#: What precision and recall must not fall below; a little less than measured.
FLOOR = {
    "forms": 0.98,
    "meaning": 0.96,
    "conditions": 0.95,
    "sentences": 0.94,
    "subjects": 0.96,
    "quantities": 0.96,
}
HELD_OUT_FLOOR = 0.95


def test_what_is_marked_is_found() -> None:
    counted = figures()
    print("\n" + "\n".join(lines(counted)))
    for aspect, floor in FLOOR.items():
        count = total(counted, aspect)
        assert count.precision >= floor, aspect
        assert count.recall >= floor, aspect


def test_what_was_held_out_is_found() -> None:
    counted = figures(folder=HELD_OUT)
    print("\n" + "\n".join(lines(counted)))
    forms = total(counted, "forms")
    assert forms.precision >= HELD_OUT_FLOOR
    assert forms.recall >= HELD_OUT_FLOOR


def test_no_difficulty_is_lost() -> None:
    for difficulty, counts in figures().items():
        assert counts["forms"].recall >= 0.8, difficulty


def test_the_set_is_large_and_its_difficulties_are_named() -> None:
    texts = list(marked(folder=FOLDER))
    assert len(texts) >= 320
    assert len(list(marked(folder=HELD_OUT))) >= 60
    assert all(one.difficulty for one in texts)
    assert len({one.difficulty for one in texts}) >= 40


def test_a_mark_that_is_not_closed_is_told() -> None:
    with pytest.raises(ValueError, match="isn't closed"):
        read_line("The city {REQ:shall report.")
    with pytest.raises(ValueError, match="unreadable mark"):
        read_line("The city {WISH:would} report.")


def test_the_strongest_form_of_the_main_clause_counts() -> None:
    assert find_form("Where lamps can fail, the city should act.", "en") == ("recommendation", "should")
    assert find_form("It shall be marked; it may be red.", "en") == ("requirement", "shall")
    assert find_form("a tap that can be closed", "en") == ("possibility", "can")
    assert find_form("Measure the width.", "en") == ("requirement", "imperative")
    assert find_form("The city will act.", "en") is None
    assert strongest(["permission", "external", "requirement"]) == "requirement"
    assert strongest([]) == ""


@pytest.mark.parametrize("language", ["fr", "de", "xx"])
def test_languages_that_are_not_verified_are_not_read(language: str) -> None:
    assert statements("Il doit. Er muss. It shall.", language) == ()


def test_a_statement_knows_its_place() -> None:
    text = "It is old. If it leaks, the city shall close at least two taps."
    (one,) = statements(text, element="note")
    assert text[slice(*one.span)] == "If it leaks, the city shall close at least two taps."
    assert text[slice(*one.at)] == "shall"
    assert one.subject is not None
    assert text[slice(*one.subject)] == "the city"
    assert (one.kind, one.element, one.is_provision) == (Kind.REQUIREMENT, "note", True)
    assert [(text[c.start : c.end], c.kind) for c in one.conditions] == [("If it leaks", "if")]
    assert [(q.comparator, q.value, q.unit) for q in one.quantities] == [("≥", "two", "")]


@pytest.mark.parametrize(
    "text",
    [
        "shall ",
        "if the tap may leak, ",
        "The tap that can leak and ",
        "5 m to 6 m ",
        ".",
        "(",
        "No. A. B. C. ",
        "x",
        "is not ",
        "The city shall report. ",
    ],
    ids=lambda text: text[:20],
)
def test_long_texts_take_time_in_proportion(text: str) -> None:
    assert_in_proportion(lambda signs: partial(statements, text * (signs // len(text)) + " shall"), 4_000)
