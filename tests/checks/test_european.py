"""European rules on a published text and on drafts, in the adopter's own part only."""

from pathlib import Path

from tests.checks.harness import CEN, DRAFT, Case, make

_TEXT = (
    "European foreword\n=================\n\nThis European Standard has ports.\n\n"
    "Main changes\n------------\n\nNone.\n"
)


def test_what_an_adoption_adds_is_checked_by_all_rules(tmp_path: Path) -> None:
    case = Case("wrapper", {"european-foreword.rst": _TEXT}, options={"as": "en", "stage": "CD"})
    assert [one.code for one in make(case, tmp_path).told] == ["CEN012", "STR005"]


def test_the_iso_text_in_it_is_not_checked_twice(tmp_path: Path) -> None:
    body = "Requirements.\n=============\n\nIt shall open.\n"
    files = {"draft.toml": DRAFT + CEN, "body.rst": body}
    assert [one.code for one in make(Case("iso", files), tmp_path / "iso").told] == ["TTL011"]
    european = Case("en", files, options={"as": "en", "stage": "CD"})
    assert make(european, tmp_path / "en").told == []
