"""`std-meta` in the order of the schema, with what each stage and deliverable wants."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from normwright.workspace.record import StageEvent, Title
from tests.passes.drafts import CEN, DAY, PARALLEL, RECORD, make, validate


def _values(meta: object, *names: str) -> list[tuple[str, str]]:
    return [(e.tag, "".join(e.itertext())) for e in meta if e.tag in names]  # type: ignore[attr-defined]


def _custom(meta: object) -> dict[str, str]:
    found = meta.findall("custom-meta-group/custom-meta")  # type: ignore[attr-defined]
    return {e.findtext("meta-name"): e.findtext("meta-value") for e in found}


def test_a_committee_draft(shared: Path) -> None:
    record = replace(
        RECORD,
        sample=True,
        keywords=("shade",),
        relations={"revises": ("ISO 99100:2021",), "supersedes": ("EN 99100:2021",)},
        meta={"purpose": "test"},
    )
    made = make(record=record, working_copy=True)
    meta = made.only("front/std-meta")
    assert [child.tag for child in meta] == [
        *[
            "title-wrap",
            "title-wrap",
            "proj-id",
            "release-version",
            "std-ident",
            "std-org",
            "content-language",
            "std-ref",
            "std-ref",
            "doc-ref",
        ],
        *[
            "release-date",
            "meta-date",
            "meta-date",
            "comm-ref",
            "secretariat",
            "ics",
            "std-xref",
            "std-xref",
            "permissions",
            "self-uri",
        ],
        *["kwd-group", "custom-meta-group"],
    ]
    assert [e.text for e in meta.find("title-wrap")] == [  # type: ignore[union-attr]
        "Communities",
        "Cool refuges",
        "Part 1: Requirements",
        "Communities — Cool refuges — Part 1: Requirements",
    ]
    assert _values(
        meta, "release-version", "std-ref", "doc-ref", "release-date", "meta-date", "self-uri"
    ) == [
        ("release-version", "CD"),
        ("std-ref", "ISO/CD 99100-1"),
        ("std-ref", "ISO/CD 99100-1"),
        ("doc-ref", "ISO/CD 99100-1(en)"),
        ("release-date", "2032-03-02"),
        ("meta-date", "2032-03-02"),
        ("meta-date", "2032-04-27"),
        ("self-uri", "iso:std:iso:99100:-1:cd:ed-1:v1:en"),
    ]
    custom = _custom(meta)
    assert custom["x-sample"] == "sample, not a standard"
    assert custom["x-working-copy"] == "working copy"
    assert custom["x-purpose"] == "test"
    assert custom["x-stages"] == "30.20 2032-03-02/2032-04-27 N 412"
    validate(shared, made.iso)


def test_a_published_standard(shared: Path) -> None:
    assert RECORD.iso is not None
    stages = (StageEvent("60.60", date(2033, 5, 2)),)
    made = make(record=replace(RECORD, iso=replace(RECORD.iso, stages=stages)))
    meta = made.only("front/std-meta")
    assert _values(meta, "release-version", "std-ref", "doc-ref", "self-uri") == [
        ("release-version", "IS"),
        ("std-ref", "ISO 99100-1:2033"),
        ("std-ref", "ISO 99100-1"),
        ("doc-ref", "ISO 99100-1:2033(en)"),
        ("self-uri", "urn:iso:std:iso:99100:-1:ed-1:v1:en"),
    ]
    dates = [(e.get("date-type"), e.get("std-type")) for e in meta.findall("release-date")]
    assert dates == [("published", "edition"), ("published", "standard")]
    assert meta.findtext("std-ident/year") == "2033"
    assert "x-working-copy" not in _custom(meta)
    validate(shared, made.iso)


@pytest.mark.parametrize(
    ("deliverable", "code", "name"),
    [
        ("IS", "40.20", "ISO/DIS 99100-1"),
        ("TS", "30.20", "ISO/CD TS 99100-1"),
        ("TR", "40.20", "ISO/DTR 99100-1"),
        ("IS", "60.00", "ISO/PRF 99100-1"),
    ],
)
def test_names_at_a_stage(deliverable: str, code: str, name: str, shared: Path) -> None:
    assert RECORD.iso is not None
    iso = replace(RECORD.iso, stages=(StageEvent(code, DAY),))
    made = make(record=replace(RECORD, deliverable=deliverable, iso=iso))
    assert made.root.findtext("front/std-meta/std-ref") == name
    assert (made.root.find("front/std-meta/is-proof") is not None) == (code == "60.00")
    validate(shared, made.iso)


def test_the_second_committee_draft() -> None:
    assert RECORD.iso is not None
    stages = (StageEvent("30.20", date(2031, 3, 2)), StageEvent("30.20", DAY))
    made = make(record=replace(RECORD, iso=replace(RECORD.iso, stages=stages)))
    assert made.root.findtext("front/std-meta/std-ref") == "ISO/CD 99100-1.2"


def test_joint_committee_and_no_number_yet(shared: Path) -> None:
    assert RECORD.iso is not None
    iso = replace(RECORD.iso, committee="ISO/IEC JTC 1/SC 7", number="", project="", part=None, stages=())
    made = make(record=replace(RECORD, iso=iso, titles={"en": Title("Lamps")}))
    meta = made.only("front/std-meta")
    assert [e.text for e in meta.findall("std-org/std-org-abbrev")] == ["ISO", "IEC"]
    assert meta.findtext("std-ident/originator") == "ISO/IEC"
    assert meta.find("std-ident/part-number") is not None
    assert not meta.findtext("std-ident/part-number")
    assert meta.findtext("release-date") == DAY.isoformat()
    validate(shared, made.iso)


def test_the_metadata_of_cen(shared: Path) -> None:
    record = replace(
        PARALLEL,
        relations={"revises": ("ISO 99100:2021",), "supersedes": ("EN 99100:2021",)},
        cen=replace(CEN, dates={"dor": "2033-01", "dow": "2034-05", "dop": "2033-08"}, mandate="M/999"),
        titles={**RECORD.titles, "de": Title("Kühle Orte")},
    )
    made = make(record=record)
    assert made.en is not None
    meta = made.en.root.find("adoption-front/std-meta")
    assert meta is not None
    assert _values(meta, "std-ref", "doc-ref", "wi-number", "comm-ref", "std-xref", "meta-date") == [
        ("std-ref", "prEN ISO 99100-1:2032"),
        ("std-ref", "prEN ISO 99100-1"),
        ("doc-ref", "prEN ISO 99100-1:2032(en)"),
        ("meta-date", "2032-03-02"),
        ("meta-date", "2032-04-27"),
        ("meta-date", "2033-01"),
        ("meta-date", "2034-05"),
        ("wi-number", "00000001"),
        ("comm-ref", "CEN/TC 0"),
        ("std-xref", "\nEN 99100:2021\n"),
    ]
    assert [e.get("{http://www.w3.org/XML/1998/namespace}lang") for e in meta.findall("title-wrap")] == [
        "en",
        "fr",
        "de",
    ]
    assert (
        meta.findtext("title-wrap/full")
        == "Communities — Cool refuges — Part 1: Requirements (ISO/CD 99100-1)"
    )
    assert [e.findtext("std-ref") for e in made.root.findall("front/std-meta/std-xref")] == ["ISO 99100:2021"]
    assert _custom(meta)["x-dop"] == "2033-08"
    validate(shared, made.iso, made.en)


def test_the_drafts_language_comes_first() -> None:
    made = make(language="fr")
    wraps = made.root.findall("front/std-meta/title-wrap")
    assert wraps[0].findtext("main") == "Refuges frais"
    assert wraps[1].findtext("compl") == "Part 1: Requirements"


def test_a_review_leaves_the_year_of_publication(shared: Path) -> None:
    stages = (StageEvent("60.60", DAY), StageEvent("90.20", date(2037, 1, 15)))
    stages += (StageEvent("90.93", date(2037, 7, 1)),)
    assert RECORD.iso is not None
    record = replace(PARALLEL, iso=replace(RECORD.iso, stages=stages), cen=replace(CEN, stages=stages))
    made = make(record=record)
    for standard in (made.iso, made.en):
        assert standard is not None
        meta = next(standard.root.iter("std-meta"))
        assert (meta.findtext("std-ref") or "").endswith(f"99100-1:{DAY.year}")
        assert meta.findtext("std-ident/year") == str(DAY.year)
        dates = [(e.get("date-type"), e.get("std-type"), e.text) for e in meta.iterfind("release-date")]
        assert dates == [
            ("published", "edition", DAY.isoformat()),
            ("published", "standard", DAY.isoformat()),
            ("reaffirmed", "standard", "2037-07-01"),
        ]
    validate(shared, made.iso, made.en)


def test_an_amendment_is_told_from_what_it_amends(shared: Path) -> None:
    record = replace(RECORD, deliverable="AMD", amendment=2, relations={"amends": ("ISO/TS 99100-1:2031",)})
    made = make(record=record)
    identity = made.only("front/std-meta/std-ident")
    assert [identity.findtext(name) for name in ("doc-type", "suppl-type", "suppl-number", "year")] == [
        "TS",
        "amd",
        "2",
        None,
    ]
    assert made.text("front/std-meta/self-uri") == "iso:std:iso:ts:99100:-1:cd:ed-1:amd:2:v1:en"
    validate(shared, made.iso)
