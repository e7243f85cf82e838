"""Where a text names annexes."""

import pytest

from normwright.checks.lettered import letters_in

KNOWN = {"A", "B", "C", "D"}


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("see Annex B", "B"),
        ("Annexes A, B and D apply", "ABD"),
        ("Annexes A to C apply", "ABC"),
        ("Annex A or Annex C", "AC"),
        ("Annexe B et annexe", "B"),
        ("in B.2.1, and Table D.1", "BD"),
        ("vitamin B and Class C", ""),
        ("version 2.A.1, A.1-b", ""),
        ("Annex Z is not there", ""),
    ],
)
def test_letters_in_a_text(text: str, letters: str) -> None:
    assert "".join(letter for _, letter in letters_in(text, KNOWN)) == letters
