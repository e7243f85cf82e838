"""Mendings of numbers, and texts that must stay as they are."""

from collections.abc import Callable
from pathlib import Path

import pytest

from normwright.checks import numerals
from normwright.checks.families import decimals, numbers, operations, quantities, units
from tests.checks.harness import DRAFT, Case, example, make
from tests.checks.mended import mended
from tests.support.growth import assert_in_proportion

CODES = (*(f"NUM{number:03}" for number in range(1, 10)), "DAT001")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The share is at least 0.75.", [("0.75", "0,75")]),
        ("The way is 12 500.25 m long.", [("12 500.25", "12 500,25")]),
        ("It has 1234567 trees.", [("1234567", "1 234 567")]),
        ("It has 1,234,567 trees.", [("1,234,567", "1 234 567")]),
        ("It has about 12,000 trees.", []),  # 12 or twelve thousand: the author knows
        ("The ratio is 0,1234567.", [("0,1234567", "0,123 456 7")]),
        ("The gap is ,5 m.", [(",5", "0,5")]),
        ("The gap is .5 m.", [(".5", "0,5")]),
        ("The mat is 2 m x 3 m.", [(" x ", " × ")]),
        ("It is -5 °C cold.", [("-", "−")]),
        ("Here n=7 holds.", [("=", " = ")]),
        ("From 10 to 12 kPa.", [("10 to 12 kPa", "10 kPa to 12 kPa")]),
        ("From 10–12 kPa.", [("10–12 kPa", "10 kPa to 12 kPa")]),
        ("Between 10 and 12 kPa.", []),
        ("It is between 10 and 12 kPa.", [("10 and 12 kPa", "10 kPa and 12 kPa")]),
        ("It is 65 ± 2 %.", [("65 ± 2 %", "(65 ± 2) %")]),
        ("It was on 25/12/2030.", [("25/12/2030", "2030-12-25")]),
        ("It was on 03/04/2030.", []),  # March or April
    ],
)
def test_a_number_is_mended(text: str, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    assert mended(make(example(text, "body"), tmp_path), *CODES) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The map of 2030 shows 10 000 trees on 1 250 ha, at 41° 17,5′ north.",
        "It is kept at −5 °C to −3 °C, at (65 ± 2) % and 3 × 10⁴ N.",
        "The program of version 2.1.3 runs at 192.168.0.1 and on port 50000.",
        "The form AB-12345/6 of the year 2030 names the postcode 75001 Paris.",
        "It takes 5 min to 10 min, or 2 h, between 8:00 and 18:30 h.",
        "The steps 2 to 4 lead to levels 1 and 2, see `the page <https://example.org/1.2/0.75>`_.",
    ],
)
def test_a_good_number_is_let_be(text: str, tmp_path: Path) -> None:
    told = [one.code for one in make(example(text, "body"), tmp_path).told if one.code in CODES]
    assert told == []


def test_german_ranges_and_decimals_are_read_too(tmp_path: Path) -> None:
    case = Case(
        "de", {"anforderungen.rst": "Anforderungen\n=============\n\nEr liegt von 2 bis 3 m bei 0.75.\n"}
    )
    case.files["draft.toml"] = DRAFT + '[title.de]\nmain = "Refugien"\ncomplementary = "Anforderungen"\n'
    case.options["language"] = "de"
    assert mended(make(case, tmp_path), *CODES) == [("2 bis 3 m", "2 m bis 3 m"), ("0.75", "0,75")]


@pytest.mark.parametrize(
    "part", ["1 ", "123 ", "2,5.3.1 ", "1-", "ISO/", "see 1, 2 and ", "shall have a width ", "( "]
)
def test_a_long_text_is_read_in_linear_time(part: str) -> None:
    patterns = [numerals._MASKED, decimals._decimal(), *operations._ranges("en"), operations._TOLERANCE]
    patterns += [
        operations._TIMES,
        operations._TIGHT,
        units._attached(),
        units._mixed(),
        units._other_units(),
    ]
    patterns += [quantities._required(), quantities._ADDED, quantities._WEIGHT, numbers._MARKED]

    def reading(signs: int) -> Callable[[], object]:
        text = part * (signs // len(part))
        return lambda: [list(pattern.finditer(text)) for pattern in patterns]

    assert_in_proportion(reading, 6_000)
