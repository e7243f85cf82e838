"""Names of committees."""

import pytest

from normwright.names.committees import UnreadableCommittee, parse_committee


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("ISO/TC 268", "ISO/TC 268"),
        ("ISO/TC268/SC1", "ISO/TC 268/SC 1"),
        ("iso/tc 268/wg 4", "ISO/TC 268/WG 4"),
        ("ISO/IEC JTC 1/SC 42/WG 3", "ISO/IEC JTC 1/SC 42/WG 3"),
        ("ISO/IEC/JTC 1", "ISO/IEC JTC 1"),
        ("ISO/PC 250", "ISO/PC 250"),
        ("ISO/TMB", "ISO/TMB"),
        ("IEC TC 8", "IEC TC 8"),
        ("CEN/TC 465", "CEN/TC 465"),
        ("CEN/CLC/JTC 21/WG 1", "CEN/CLC/JTC 21/WG 1"),
        ("CENELEC/TC 20", "CLC/TC 20"),
    ],
)
def test_committees(typed: str, printed: str) -> None:
    committee = parse_committee(typed)
    assert str(committee) == printed
    assert parse_committee(str(committee)) == committee


@pytest.mark.parametrize("text", ["", "ISO", "TC 268", "ISO/TC", "ISO/TC 268 N 1", "ISO/SC 1", "ISO 37101"])
def test_what_is_no_committee(text: str) -> None:
    with pytest.raises(UnreadableCommittee):
        parse_committee(text)


def test_questions() -> None:
    assert parse_committee("CEN/TC 465").european
    assert not parse_committee("ISO/TC 268").european
    assert str(parse_committee("ISO/TC 268/SC 1/WG 4").parent) == "ISO/TC 268"
