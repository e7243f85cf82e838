"""Keys stay, and are given by what was said and where."""

from dataclasses import replace

from normwright.comments.keys import answered_hash, comment_key, fingerprint
from normwright.comments.record import Wording

SAID = Wording(
    body="DE-001", line="17", clause="4.10", element="Table 1", type="te", comment="a", proposal="b"
)


def test_place_and_wording_count_byte_for_byte() -> None:
    prints = {
        fingerprint("p/b", "DE", replace(SAID, **{cell: "x "})) for cell in ("line", "clause", "comment")
    }
    prints |= {fingerprint("p/b", "DE", SAID), fingerprint("p/c", "DE", SAID), fingerprint("p/b", "FR", SAID)}
    assert len(prints) == 6
    moved = replace(SAID, comment="", proposal="ab")
    assert fingerprint("p/b", "DE", moved) != fingerprint(
        "p/b", "DE", replace(moved, comment="ab", proposal="")
    )


def test_numbers_and_answers_do_not_count() -> None:
    other = replace(SAID, body="DE-099", observation="Accepted.")
    assert fingerprint("p/b", "DE", SAID) == fingerprint("p/b", "DE", other)
    assert answered_hash(SAID) == answered_hash(other) != answered_hash(replace(SAID, comment="c"))


def test_a_key_is_ten_digits_and_the_next_ten_when_it_is_taken() -> None:
    digits = fingerprint("p/b", "**", SAID)
    first = comment_key("**", digits)
    assert first == f"iso-cs-{digits[:10]}"
    assert comment_key("**", digits, {first}) == f"iso-cs-{digits[10:20]}"
