"""Observations of secretariats, as they write them."""

import pytest

from normwright.comments.statuses import read_observation, statuses


@pytest.mark.parametrize(
    ("text", "status", "rest"),
    [
        ("", "open", ""),
        ("Accepted", "accepted", ""),
        ("ACCEPTED. The text is added: a map.", "accepted", "The text is added: a map."),
        ("Accepted (and done)", "accepted", "(and done)"),
        ("A", "accepted", ""),
        ("Accepted with modifications: see 5.2", "accepted-modified", "see 5.2"),
        ("AIP", "accepted-modified", ""),
        ("Partially accepted – first sentence only", "partially-accepted", "first sentence only"),
        ("Not accepted; out of scope", "not-accepted", "out of scope"),
        ("Rejected", "not-accepted", ""),
        ("Noted for future consideration", "noted", ""),
        ("Duplicate of FR-018-004", "duplicate", "of FR-018-004"),
        ("See DE-002", "duplicate", "DE-002"),
        ("TDB", "clarification", ""),
        ("Left to the editor", "editorial", ""),
        ("Will be deferred until the next edition", "deferred", "until the next edition"),
    ],
)
def test_first_words_say_the_status(text: str, status: str, rest: str) -> None:
    read = read_observation(text)
    assert (read.status, read.rest.removeprefix("of ").strip("()")) == (
        status,
        rest.removeprefix("of ").strip("()"),
    )
    assert not read.doubt


@pytest.mark.parametrize(
    "text", ["A table is better here.", "Acceptable?", "Redo the figure", "Apparently not", "No."]
)
def test_words_that_only_begin_alike_say_nothing(text: str) -> None:
    read = read_observation(text)
    assert read.status == "open"
    assert read.doubt


def test_a_second_status_is_a_doubt() -> None:
    read = read_observation("Reject. Accept the principle.")
    assert read.status == "not-accepted"
    assert "accepted" in read.doubt


def test_every_status_is_whole() -> None:
    assert {"accepted", "not-accepted", "noted", "open"} <= statuses().keys()
    assert all(not (status.change and not status.closed) for status in statuses().values())
    phrases = [phrase for status in statuses().values() for phrase in status.phrases]
    assert len(phrases) == len(set(phrases))
