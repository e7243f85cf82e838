"""What a project is called at a stage."""

import pytest

from normwright.names.documents import cen_reference, is_proof, iso_reference, iteration_of, release_version
from normwright.names.identifiers import parse_identifier

ISO = [
    ("IS", "00.20", "ISO/PWI 99100-1", "WD"),
    ("IS", "10.60", "ISO/NP 99100-1", "WD"),
    ("IS", "10.99", "ISO/AWI 99100-1", "WD"),
    ("IS", "20.00", "ISO/AWI 99100-1", "WD"),
    ("IS", "20.20", "ISO/WD 99100-1", "WD"),
    ("IS", "30.20", "ISO/CD 99100-1", "CD"),
    ("IS", "40.99", "ISO/DIS 99100-1", "DIS"),
    ("IS", "50.20", "ISO/FDIS 99100-1", "FDIS"),
    ("IS", "60.00", "ISO/PRF 99100-1", "FDIS"),
    ("IS", "60.60", "ISO 99100-1:2031", "IS"),
    ("IS", "90.60", "ISO 99100-1:2031", "IS"),
    ("TS", "20.20", "ISO/WD TS 99100-1", "WD"),
    ("TS", "30.20", "ISO/CD TS 99100-1", "CD"),
    ("TS", "40.20", "ISO/DTS 99100-1", "DIS"),
    ("TS", "60.60", "ISO/TS 99100-1:2031", "IS"),
    ("TR", "50.20", "ISO/DTR 99100-1", "FDIS"),
    ("PAS", "50.20", "ISO/DPAS 99100-1", "FDIS"),
    ("GUIDE", "40.20", "ISO/DGuide 99100-1", "DIS"),
    ("GUIDE", "60.60", "ISO Guide 99100-1:2031", "IS"),
    ("IWA", "60.60", "IWA 99100-1:2031", "IS"),
]
CEN = [
    ("EN", "20.60", (), "prEN 99100-1", "Working draft"),
    ("EN", "40.20", (), "prEN 99100-1", "Enquiry draft"),
    ("EN", "50.20", (), "FprEN 99100-1", "Formal Vote draft"),
    ("EN", "60.60", (), "EN 99100-1", "Definitive text"),
    ("CEN/TS", "50.20", (), "FprCEN/TS 99100-1", "Formal Vote draft"),
    ("CEN/TR", "60.60", (), "CEN/TR 99100-1", "Definitive text"),
    ("CWA", "60.60", (), "CWA 99100-1", "Definitive text"),
    ("IS", "40.20", ("ISO",), "prEN ISO 99100-1", "Enquiry draft"),
    ("IS", "50.20", ("ISO", "IEC"), "FprEN ISO/IEC 99100-1", "Formal Vote draft"),
    ("TS", "60.60", ("ISO",), "CEN ISO/TS 99100-1", "Definitive text"),
]


@pytest.mark.parametrize(("deliverable", "stage", "name", "release"), ISO)
def test_iso_names(deliverable: str, stage: str, name: str, release: str) -> None:
    reference = iso_reference(deliverable, "99100", 1, stage, year=2031)
    assert str(reference) == name
    assert parse_identifier(name) == reference
    assert release_version(stage) == release


@pytest.mark.parametrize(("deliverable", "stage", "adopts", "name", "release"), CEN)
def test_cen_names(deliverable: str, stage: str, adopts: tuple[str, ...], name: str, release: str) -> None:
    reference = cen_reference(deliverable, "99100", 1, stage, adopts=adopts)
    assert str(reference) == name
    assert parse_identifier(name) == reference
    assert release_version(stage, body="cen") == release


def test_iterations() -> None:
    assert str(iso_reference("IS", "99100", None, "30.20", iteration=2)) == "ISO/CD 99100.2"
    assert str(iso_reference("IS", "99100", None, "60.60", year=2031, iteration=2)) == "ISO 99100:2031"


@pytest.mark.parametrize(
    ("codes", "number"),
    [
        ([], 1),
        (["20.20", "30.20"], 1),
        (["30.20", "30.60", "30.20"], 2),
        (["40.20", "40.60", "40.93", "40.20"], 2),
    ],
)
def test_iteration_of(codes: list[str], number: int) -> None:
    assert iteration_of(codes) == number


def test_joint_names() -> None:
    assert str(iso_reference("IS", "99100", None, "40.20", publishers=("ISO", "IEC"))) == "ISO/IEC DIS 99100"


def test_a_draft_without_number_has_a_name() -> None:
    reference = iso_reference("IS", "", None, "20.20")
    assert str(reference) == "ISO/WD XXXXX"
    assert parse_identifier(str(reference)) == reference


@pytest.mark.parametrize(
    ("deliverable", "stage", "name"),
    [
        ("AMD", "30.20", "ISO 99100:2031/CD Amd 2"),
        ("AMD", "40.20", "ISO 99100:2031/DAmd 2"),
        ("AMD", "50.20", "ISO 99100:2031/FDAmd 2"),
        ("AMD", "60.60", "ISO 99100:2031/Amd 2:2033"),
        ("COR", "60.60", "ISO 99100:2031/Cor 2:2033"),
    ],
)
def test_amendments(deliverable: str, stage: str, name: str) -> None:
    amended = parse_identifier("ISO 99100:2031")
    assert str(iso_reference(deliverable, "", None, stage, year=2033, amends=amended, amendment=2)) == name


def test_european_amendments() -> None:
    amended = parse_identifier("EN ISO 99100:2031")
    assert str(cen_reference("AMD", "", None, "40.20", amends=amended)) == "EN ISO 99100:2031/prA1"
    assert (
        str(cen_reference("COR", "", None, "60.60", year=2033, amends=amended)) == "EN ISO 99100:2031/AC:2033"
    )


def test_proof() -> None:
    assert is_proof("60.00")
    assert not is_proof("60.60")
