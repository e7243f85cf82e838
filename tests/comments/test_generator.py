"""The generator of ballots: the same seed gives the same ballot, and its truths can be true."""

from collections import Counter

import pytest

from normwright.sts.pointers import pointers
from tests.comments.ballots import (
    BODIES,
    COPIES,
    FORMATS,
    PLACES,
    SIZES,
    UNPLACEABLE,
    Frozen,
    frozen_text,
    make_ballot,
)
from tests.comments.marks import marks


@pytest.fixture(scope="module")
def text() -> Frozen:
    return frozen_text()


def test_the_same_seed_gives_the_same_ballot(text: Frozen) -> None:
    one, other = make_ballot(180, text=text), make_ballot(180, text=text)
    assert one == other
    assert one.comments != make_ballot(180, seed=2, text=text).comments


@pytest.mark.parametrize("size", SIZES)
def test_sizes_and_bodies(size: int, text: Frozen) -> None:
    made = make_ballot(size, text=text)
    assert len(made.comments) == len(made.truth) == size
    assert {one.body for one in made.comments} <= set(BODIES)
    assert set(made.formats.values()) <= set(FORMATS)
    if size > 1_000:
        assert len({one.body for one in made.comments}) == len(BODIES) == 87


def test_every_difficulty_comes_up(text: Frozen) -> None:
    truths = make_ballot(3_522, text=text).truth.values()
    assert {one.place for one in truths} == set(PLACES)
    assert {one.copy for one in truths} == {*COPIES, "first"}
    shares = Counter(one.place for one in truths)
    for name in ("exact", "clause", "clause-line", "paragraph", "wrong-clause-quote"):
        assert 0.2 < shares[name] / len(truths) / (PLACES[name] / 100) < 3, name


def test_truths_name_blocks_of_the_text(text: Frozen) -> None:
    names = {"", *pointers(text.standard).around}
    made = make_ballot(3_522, text=text)
    for one in made.truth.values():
        assert one.right <= names
        assert bool(one.right) != (one.place in UNPLACEABLE)


def test_marks_name_blocks_of_the_text(text: Frozen) -> None:
    names = {"", *pointers(text.standard).around}
    marked = marks()
    assert len(marked) == len({mark.comment.key for mark in marked}) == 60
    assert all(mark.right <= names for mark in marked)
    letters = {mark.group for mark in marked}
    assert all(mark.against in letters for mark in marked)
