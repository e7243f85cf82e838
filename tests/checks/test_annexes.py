"""Where a text names annexes."""

import pytest

from normwright.checks.lettered import letters_in, letters_of_places

KNOWN = {"A", "B", "C", "D"}


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("see Annex B", "B"),
        ("Annexes A, B and D apply", "ABD"),
        ("Annexes A to C apply", "ABC"),
        ("Annex A or Annex C", "AC"),
        ("Annexe B et annexe", "B"),
        ("vitamin B and Class C", ""),
        ("Annex Z is not there", ""),
    ],
)
def test_letters_in_a_text(text: str, letters: str) -> None:
    assert "".join(letter for _, letter in letters_in(text, KNOWN)) == letters


@pytest.mark.parametrize(
    ("text", "letters"), [("in B.2.1, and Table D.1", "BD"), ("version 2.A.1, A.1-b", "")]
)
def test_letters_of_places_in_a_text(text: str, letters: str) -> None:
    assert "".join(sorted(letters_of_places(text, KNOWN))) == letters
