"""Mendings of units, and what is no unit."""

from pathlib import Path

import pytest

from normwright.checks import units
from tests.checks.harness import example, make
from tests.checks.mended import mended

CODES = tuple(f"UNT{number:03}" for number in range(1, 10))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The way is 5km long.", [("5km", "5 km")]),
        ("It is 20%.", [("20%", "20 %")]),
        ("It is 26°C warm.", [("26°C", "26 °C")]),
        ("It is 26° C warm.", [("26° C", "26 °C")]),
        ("The slope is 5 °.", [("5 °", "5°")]),
        ("It takes 10 sec.", [(" sec", " s")]),
        ("It takes 10 sec. of it.", [(" sec.", " s")]),
        ("It takes 10sec here.", [("sec", " s")]),
        ("It uses 3 KW here.", [(" KW", " kW")]),
        ("It has 40 m2 here.", [(" m2", " m²")]),
        ("It goes at 30 km per hour.", [("km per hour", "km/h")]),
        ("The way is 300 metres long.", [("300 metres", "300 m")]),
        ("It holds 3 l and 4 mL here.", [("mL", "ml")]),
        ("It has a weight of 5 kg.", [("weight", "mass")]),
        ("It is 3 ft wide.", []),  # what it is in metres is for the author to say
    ],
)
def test_a_unit_is_mended(text: str, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    assert mended(make(example(text, "body"), tmp_path), *CODES) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It is 5 km long, 20 % of it at 26 °C, with 40 m² and 3 kW, 17,5° steep.",
        "The 5G net, the 3D model, the 1990s, the door 4A, 2B and the 10th row.",
        "It takes 10 minutes, two hours or 3 weeks, 5 in all, and 4 a day.",
        "The carbon dioxide CO\\ :sub:`2` and the area of 40 m\\ :sup:`2` are small.",
        "The foot of the wall, the yard of the school and a pound of trouble.",
    ],
)
def test_a_good_unit_is_let_be(text: str, tmp_path: Path) -> None:
    told = [str(one) for one in make(example(text, "body"), tmp_path).told if one.code in CODES]
    assert told == []


def test_the_table_of_units_holds_together() -> None:
    known = set(units.symbols())
    assert not set(units.deprecated()) & known
    assert not set(units.others("symbols")) & known
    plain = {
        "kPa",
        "m",
        "m²",
        "m³",
        "km",
        "km/h",
        "kg",
        "N",
        "g",
        "l",
        "l/min",
        "°C",
        "kJ",
        "kW",
        "J",
        "Pa",
        "mm",
        "ha",
    }
    assert set(units.others("symbols").values()) | set(units.others("names").values()) <= plain | {
        "m³/h",
        "km²",
    }
