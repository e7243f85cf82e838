"""Designations: what is a plural, a name, a bracket of chemistry."""

from pathlib import Path

import pytest

from tests.checks.harness import Case, make

HEAD = "Terms and definitions\n=====================\n\n"


def _told(tmp_path: Path, term: str, definition: str = "thing of some kind") -> set[str]:
    files = {
        "terms.rst": f"{HEAD}{term}\n{'-' * len(term)}\n\n{definition}\n",
        "body.rst": f"Requirements\n============\n\nThe {term} shall be kept.\n",
    }
    return {one.code for one in make(Case("", files), tmp_path).told if one.code.startswith("TRM")}


@pytest.mark.parametrize(
    "term",
    [
        "glass",
        "analysis",
        "process",
        "status",
        "series",
        "mathematics",
        "bus of seats",
        "headquarters",
        "lens",
        "waste gas",
        "public works",
        "thesis",
        "access",
        "indicator (plural)",
        "Boolean operation",
        "Internet access",
        "World Wide Web",
        "pH value",
        "poly(vinyl chloride)",
        "iron(III) oxide",
    ],
)
def test_good_terms(tmp_path: Path, term: str) -> None:
    assert not _told(tmp_path, term) & {"TRM003", "TRM004", "TRM005"}


@pytest.mark.parametrize(
    ("term", "code"),
    [
        ("indicators", "TRM004"),
        ("cities of the coast", "TRM004"),
        ("community services", "TRM004"),
        ("characteristics", "TRM004"),
        ("phenomena", "TRM004"),
        ("City resilience", "TRM003"),
        ("urban Resilience", "TRM003"),
        ("Urban Planning Department", "TRM003"),
        ("smart(er) city", "TRM005"),
        ("tap (outdoors)", "TRM005"),
    ],
)
def test_terms_with_a_fault(tmp_path: Path, term: str, code: str) -> None:
    assert code in _told(tmp_path, term, "kind of city with resilience, planning and a department")


@pytest.mark.parametrize(
    ("definition", "code"),
    [
        ("An open place", "TRM006"),
        ("the place", "TRM006"),
        ("open place.", "TRM007"),
        ("Open place", "TRM008"),
        ("is an open place", "TRM013"),
        ("where people are", "TRM013"),
        ("open place. It has shade", "TRM013"),
        ("place that is a cool refuge", "TRM011"),
    ],
)
def test_definitions_with_a_fault(tmp_path: Path, definition: str, code: str) -> None:
    assert code in _told(tmp_path, "cool refuge", definition)


@pytest.mark.parametrize(
    "definition",
    [
        "European place, e.g. a park",
        "means of cooling",
        "place for water, shade, etc.",
        "ISO sign for shade",
        "isolated place",
        "A-weighted sound level",
        "place in which 3.5 people stay, i.e. few",
        "those who cool",
    ],
)
def test_good_definitions(tmp_path: Path, definition: str) -> None:
    assert not _told(tmp_path, "heat shelter", definition)
