"""Types of comments, however they are written."""

import pytest

from normwright.comments.kinds import read_kind


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("te", "te"), ("Te", "te"), (" GE.", "ge"), ("ed", "ed"), ("T", "te"), ("E", "ed"), ("G", "ge"),
        ("technical", "te"), ("edit.", "ed"), ("Editorial", "ed"), ("major_technical", "te"),
        ("minor_technical", "te"), ("te (technical)", "te"), ("rédactionnel", "ed"), ("Allgemein", "ge"),
        ("te/ed", "te"), ("ed, te", "te"), ("ge/te", "ge"), ("te and ed", "te"), ("te\ned", "te"),
        ("", ""), ("important", ""), ("te?important", ""), ("17", ""),
    ],
)  # fmt: skip
def test_a_type_is_read(text: str, code: str) -> None:
    assert read_kind(text).code == code


@pytest.mark.parametrize("text", ["", "important", "te/ed"])
def test_doubts_are_said(text: str) -> None:
    assert read_kind(text).doubt


def test_one_type_is_no_doubt() -> None:
    assert not read_kind("Te").doubt
