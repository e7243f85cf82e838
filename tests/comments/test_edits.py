"""Proposals with exact words, and the smallest change that they come to."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from lxml import etree

from normwright.comments.edits import Rewording, find_words, step, typed_ways
from normwright.comments.proposing import read_proposal
from normwright.sts.standard import Standard
from normwright.sts.views import Passage, passages
from tests.support.tried import tried

PROPOSALS = {
    'Replace "x y" by "z"': ("x y", "z"),
    "Please replace the word “x” with “y”.": ("x", "y"),
    "change shall to should": ("shall", "should"),
    "Change 45 dB to 50 dB": ("45 dB", "50 dB"),
    "“x” should read “y”": ("x", "y"),
    'Delete the word "very".': ("very", ""),
    'Add "Y" after "X"': ("X", "X Y"),
    "Insert “, Y” after “X”": ("X", "X, Y"),
    'Before "X", insert "Y"': ("X", "Y X"),
    "Remplacer « x » par « y »": ("x", "y"),
    "Ersetze „x“ durch „y“": ("x", "y"),
    'Replace "x" with "y" and renumber': None,
    'Replace "x" with "y". Delete "z".': None,
    "Delete the note": None,
    "Delete Note 2": None,
    "delete this": None,
    "change Note 1 to Note 2": None,
    "Change the text to be clear": None,
    "replace a by b by c": None,
    'Replace "x" by "x"': None,
    "Insert a paragraph after the paragraph that begins “a”: “b”": None,
    "": None,
}


@pytest.mark.parametrize(("text", "expected"), PROPOSALS.items())
def test_only_exact_proposals_are_read(text: str, expected: tuple[str, str] | None) -> None:
    found = read_proposal(text)
    assert (None if found is None else (found.rewording.old, found.rewording.new)) == expected


@given(some.text(max_size=400))
@tried(300)
def test_any_proposal_is_read(text: str) -> None:
    for proposal in (text, f"Replace {text}", f'Replace "{text}" by "{text}"'):
        found = read_proposal(proposal)
        assert found is None or found.rewording.old


def test_long_proposals_cost_little() -> None:
    for text in (
        '"' * 19_000,
        "replace " * 2_000,
        "“a” should read " * 1_000,
        "delete the " * 1_500,
        "x" * 100_000,
    ):
        assert read_proposal(text) is None


def _passage(text: str) -> Passage:
    root = etree.Element("standard")
    sec = etree.SubElement(etree.SubElement(root, "body"), "sec")
    etree.SubElement(sec, "p").text = text
    return next(passages(Standard(root)))


def _done(text: str, old: str, new: str) -> list[str]:
    passage = _passage(text)
    return [step(passage, words, new).after for words in find_words([passage], Rewording(old, new).old)]


def test_words_are_found_as_words_whatever_their_quotation_marks_and_blanks() -> None:
    assert _done("A roof, roofing and a sunroof.", "roof", "house") == ["A house, roofing and a sunroof."]
    assert _done("5\u00a0m of “green” roof’s", '5 m of "green" roof\'s', "x") == ["x"]
    assert _done("a b", "a  \n b", "c") == ["c"]
    assert _done("A roof", "a roof", "x") == []
    assert _done("a", "", "x") == []


def test_blanks_go_with_words_that_are_taken_out() -> None:
    assert _done("The very green roof.", "very", "") == ["The green roof."]
    assert _done("The green roof now.", "now", "") == ["The green roof."]
    assert _done("Now the roof, now.", "Now", "") == ["the roof, now."]
    assert _done("The (very green) roof.", "(very green)", "") == ["The roof."]


@pytest.mark.parametrize(
    ("text", "old", "new", "before", "by"),
    [
        (
            "The roof shall be green.",
            "The roof shall be green.",
            "The roof should be green.",
            "shall",
            "should",
        ),
        ("The roof is flat.", "The roof", "The green roof", "The", "The green"),
        ("The roof is flat.", "flat", "very flat", "flat", "very flat"),
        ("The roof is flat.", "is flat", "is flat and green", "flat", "flat and green"),
        ("a b c d", "a b c d", "a d", "b c", ""),
    ],
)
def test_no_more_is_replaced_than_the_change_needs(
    text: str, old: str, new: str, before: str, by: str
) -> None:
    passage = _passage(text)
    (words,) = find_words([passage], old)
    made = step(passage, words, new)
    assert (made.before.strip(), made.by) == (before, by)
    assert made.after == text.replace(old, new)


_WORDS = some.lists(
    some.sampled_from(["a", "b", "roof", "is", "5 m", "(c)", "d,", "e."]), min_size=1, max_size=6
).map(" ".join)


@given(_WORDS, _WORDS, _WORDS, _WORDS)
@tried(400)
def test_a_small_change_gives_the_same_text_as_a_plain_one(
    before: str, old: str, after: str, new: str
) -> None:
    text = f"{before} {old} {after}"
    for words in find_words([passage := _passage(text)], old):
        made = step(passage, words, new)
        assert made.after == passage.string[: words.start] + new + passage.string[words.end :]
        assert made.before


def test_signs_of_markup_can_be_escaped() -> None:
    assert typed_ways("plain, (5 m)", markdown=True) == ["plain, (5 m)"]
    assert typed_ways("a*b_c", markdown=False) == ["a*b_c", "a\\*b\\_c"]
    assert typed_ways("[x](y) <z>", markdown=True)[1] == "\\[x\\](y) \\<z\\>"
