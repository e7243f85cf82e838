"""Every comment is counted once, under each aspect."""

from pathlib import Path

from normwright.comments.compilation import compile_comments
from normwright.comments.formwords import form_words
from normwright.comments.record import Decision
from normwright.comments.statistics import Count, statistics
from normwright.diagnostics import Report
from tests.support import ballots

DE = ballots.comment("DE", 1, type="te")
DE2 = ballots.comment("DE", 2, type="Te.")
FR = ballots.comment("FR", 3, type="ge")
GB = ballots.comment("GB", 4, type="?")


def counted() -> dict[str, tuple[Count, ...]]:
    received = ballots.received(Path("x"), DE, DE2, FR, GB)
    decisions = [Decision("a", (DE.key, FR.key), "accepted"), Decision("b", (GB.key,), "clarification")]
    made = compile_comments(received, decisions, form_words(Path("x"), Report()))
    found = statistics(made.entries, lambda entry: "B" if entry.comment is FR else "A", ["B", "C", "A"])
    return {one.by: one.counts for one in found}


def test_bodies_by_their_codes() -> None:
    assert counted()["body"] == (
        Count("DE", 2, 1, (0, 2, 0, 0)),
        Count("FR", 1, 1, (1, 0, 0, 0)),
        Count("GB", 1, 0, (0, 0, 0, 1)),
    )


def test_types_by_weight_and_what_is_none_last() -> None:
    assert [(one.name, one.total) for one in counted()["type"]] == [("ge", 1), ("te", 2), ("", 1)]


def test_clauses_in_the_order_given_without_empty_ones() -> None:
    assert [(one.name, one.total) for one in counted()["clause"]] == [("B", 1), ("A", 3)]


def test_a_status_that_answers_nothing_is_not_decided() -> None:
    found = {one.name: (one.total, one.decided, one.undecided) for one in counted()["status"]}
    assert found == {"accepted": (2, 2, 0), "clarification": (1, 0, 1), "open": (1, 0, 1)}


def test_every_comment_is_counted_once() -> None:
    for counts in counted().values():
        assert sum(one.total for one in counts) == 4
        assert all(sum(one.kinds) == one.total for one in counts)
