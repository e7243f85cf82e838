"""Titles: their elements, the drafts they are compared with, and the mending of a full stop."""

from pathlib import Path

from normwright.checks.finding import Replace
from normwright.checks.titled import document_titles
from tests.checks.harness import cases, make


def _case(title: str):  # type: ignore[no-untyped-def]
    return next(case for case in cases("TTL") if title in case.title)


def test_a_stop_is_taken_out(tmp_path: Path) -> None:
    made = make(_case("stops behind titles"), tmp_path)
    mendings = [one.finding.mendings for one in made.checked]
    assert [(str(one.words), one.by) for (one,) in mendings if isinstance(one, Replace)] == [
        (".", ""),
        (".", ""),
    ]


def test_elements_of_a_title_known_as_a_whole_only() -> None:
    from normwright.checks.document import Document
    from normwright.diagnostics import Report
    from normwright.sts.normalise import profile
    from normwright.sts.read import read_sts
    from tests.checks.harness import foreign_parts

    text = foreign_parts(
        '<front><std-meta><title-wrap xml:lang="en"><full>Cities — Refuges — Part 2: Water</full></title-wrap>'
        "<content-language>en</content-language></std-meta></front>"
    )
    (title,) = document_titles(Document(profile(read_sts(text.encode(), report=Report()))))
    assert title.elements == {"introductory": "Cities", "main": "Refuges", "complementary": "Part 2: Water"}
    assert title.pieces == ("Cities", "Refuges", "Part 2: Water")


def test_a_broken_draft_beside_is_no_other_part(tmp_path: Path) -> None:
    case = _case("parts that don't match")
    case.files["drafts/energy/draft.toml"] = "main = ["
    assert make(case, tmp_path).told == []
