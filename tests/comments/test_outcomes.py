"""What became of the text at a comment's place."""

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from normwright.comments.outcomes import MOST, Versions
from normwright.comments.worddiff import IN, OUT, SAME, Pieces, word_changes
from tests.sts.test_align import HOURS, SHADE, SIGNS, STAFF, WATER, clause, standard
from tests.support.growth import assert_in_proportion
from tests.support.tried import tried


def joined(pieces: Pieces, *kinds: str) -> str:
    return "".join(words for kind, words in pieces if kind in kinds)


def test_words_that_differ_are_marked() -> None:
    before, after = word_changes("shall not exceed 12 °C here", "shall not exceed 10 °C here")
    assert before == ((SAME, "shall not exceed "), (OUT, "12"), (SAME, " °C here"))
    assert after == ((SAME, "shall not exceed "), (IN, "10"), (SAME, " °C here"))


def test_neighbouring_words_are_one_change() -> None:
    before, after = word_changes("a big old tree falls", "a small young tree falls")
    assert before == ((SAME, "a "), (OUT, "big old"), (SAME, " tree falls"))
    assert after == ((SAME, "a "), (IN, "small young"), (SAME, " tree falls"))


TEXT = st.text(st.sampled_from("ab .\n,é\u0301"), max_size=40)


@tried(200)
@given(TEXT, TEXT)
def test_both_texts_can_be_read_back(one: str, other: str) -> None:
    before, after = word_changes(one, other)
    assert joined(before, SAME, OUT) == one
    assert joined(after, SAME, IN) == other


def test_long_texts_take_time_in_proportion() -> None:
    def texts(size: int) -> tuple[str, str]:
        one = " ".join(f"word{n}" for n in range(size))
        return one, one.replace("word7 ", "new ").replace(f"word{size - 100} ", "")

    before, after = word_changes(*texts(2_000))
    assert joined(before, SAME, OUT) == texts(2_000)[0]
    assert joined(after, SAME)[:5] == "word0"
    assert_in_proportion(lambda size: partial(word_changes, *texts(size)), 1_500)


OLD = standard(clause("Water", WATER, SHADE), clause("Staff", STAFF))


def test_an_unchanged_block_is_known_and_has_no_changes() -> None:
    made = Versions(OLD, OLD).outcome("p_1-1")
    assert (made.known, made.changes) == (True, ())


def test_an_edited_block_before_and_after() -> None:
    new = standard(
        clause("Water", WATER.replace("free of charge", "at no cost"), SHADE), clause("Staff", STAFF)
    )
    (change,) = Versions(OLD, new).outcome("p_1-1").changes
    assert joined(change.before, OUT) == "free of charge"
    assert joined(change.after, IN) == "at no cost"
    assert Versions(OLD, new).outcome("p_1-2").changes == ()


def test_a_clause_shows_what_changed_went_and_came_in_it() -> None:
    new = standard(clause("Water", WATER.replace("free", "without"), HOURS), clause("Staff", STAFF))
    made = Versions(OLD, new).outcome("sec_1")
    texts = [(joined(one.before, SAME, OUT), joined(one.after, SAME, IN)) for one in made.changes]
    assert texts == [(WATER, WATER.replace("free", "without")), (SHADE, ""), ("", HOURS)]
    assert Versions(OLD, new).outcome("sec_2").changes == ()


def test_a_block_that_is_gone() -> None:
    new = standard(clause("Water", WATER), clause("Staff", STAFF))
    (change,) = Versions(OLD, new).outcome("p_1-2").changes
    assert (joined(change.before, OUT), change.after) == (SHADE, ())


def test_a_block_that_only_moved_and_a_number_that_changed_are_no_changes() -> None:
    new = standard(clause("Signs", SIGNS), clause("Water", WATER, SHADE), clause("Staff", STAFF))
    assert Versions(OLD, new).outcome("p_2-1").changes == ()
    assert Versions(OLD, new).outcome("sec_1").changes == ()


def test_many_changes_are_counted() -> None:
    lines = [f"{n} {SIGNS} {n}" for n in range(20)]
    old = standard(clause("Signs", *lines))
    new = standard(clause("Signs", *(line.replace("ten", "twenty") for line in lines)))
    made = Versions(old, new).outcome("sec_1")
    assert (len(made.changes), made.more) == (MOST, 20 - MOST)


def test_nothing_is_known_without_a_place() -> None:
    assert not Versions(OLD, OLD).outcome("").known
    assert not Versions(OLD, OLD).outcome("nowhere").known
