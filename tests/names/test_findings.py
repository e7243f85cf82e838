"""What is said about names."""

import pytest

from normwright.diagnostics import Place
from normwright.names.findings import (
    committee_findings,
    history_findings,
    identifier_findings,
    locator_findings,
    stage_findings,
)

HERE = Place("draft.toml", 3, 7)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("ISO 99100:2031", []),
        ("ISO\u00a099100:2031", []),
        ("ISO 9001:215", ["NAM001"]),
        ("ITU-T Y.4900", ["NAM002"]),
        ("ISO 9001-2015", ["NAM003"]),
        ("iso 9001", ["NAM004"]),
    ],
)
def test_identifiers(text: str, codes: list[str]) -> None:
    found = list(identifier_findings(text, HERE))
    assert [finding.code for finding in found] == codes
    assert all(finding.place == HERE and finding.help for finding in found)


def test_a_year_taken_for_a_part_names_the_likely_one() -> None:
    (finding,) = identifier_findings("ISO 9001-2015", HERE)
    assert finding.help.endswith("write ISO 9001:2015")


def test_committees() -> None:
    assert [f.code for f in committee_findings("TC 268", HERE)] == ["NAM005"]
    assert [f.code for f in committee_findings("ISO/TC268", HERE)] == ["NAM006"]
    assert list(committee_findings("ISO/TC 268", HERE)) == []


def test_stages() -> None:
    assert [f.code for f in stage_findings("30.21", HERE, body="iso")] == ["NAM010"]
    assert [f.code for f in stage_findings("30.21", HERE, body="cen")] == ["NAM011"]
    assert list(stage_findings("45.99", HERE, body="cen")) == []


def test_histories_point_at_the_later_event() -> None:
    places = [Place("draft.toml", line, 1) for line in (1, 2, 3)]
    found = list(history_findings(["30.20", "30.21", "20.20"], places, body="iso"))
    assert [(f.code, f.place.line) for f in found] == [("NAM012", 3)]


def test_locators_point_into_the_text() -> None:
    (finding,) = locator_findings("8.2, somewhere nice", HERE)
    assert (finding.code, finding.place.column) == ("NAM020", 12)
