"""A mandated project shows in an Annex Z what answers to each act."""

from pathlib import Path

from tests.support.command import run

_RECORD = """format = 1
language = "en"
deliverable = "EN"
[title.en]
main = "Roofs"
[procedure]
lead = "cen"
[cen]
reference = "EN 00012"
committee = "CEN/TC 0"
mandate = "M/999"
acts = [
  { annex = "ZA", id = "2031/999/EU" },
  { annex = "ZB", id = "2031/998/EU" },
]
stages = [{ code = "20.60", date = 2031-01-01 }]
"""


def test_the_act_without_annex_is_told_at_its_line(tmp_path: Path) -> None:
    draft = tmp_path / "drafts" / "roofs"
    (draft / "en").mkdir(parents=True)
    (tmp_path / "normwright.toml").write_text('format = 1\ncommittee = "CEN/TC 0"\n', encoding="utf-8")
    (draft / "draft.toml").write_text(_RECORD, encoding="utf-8")
    (draft / "references.toml").write_text("", encoding="utf-8")
    (draft / "en" / "index.rst").write_text(".. toctree::\n\n   scope\n   annex-za\n", encoding="utf-8")
    (draft / "en" / "scope.rst").write_text(
        "Scope\n=====\n\nThis document is about roofs.\n", encoding="utf-8"
    )
    title = "Annex ZA (informative): Relation to the act"
    (draft / "en" / "annex-za.rst").write_text(f"{title}\n{'=' * len(title)}\n\nText.\n", encoding="utf-8")
    done = run("build", "-f", "sts", cwd=tmp_path)
    assert done.code == 0, done.err
    told = [line for line in done.err.splitlines() if "SRC046" in line]
    assert len(told) == 1
    assert told[0].startswith("drafts/roofs/draft.toml:14:3: warning[SRC046]")
    assert "2031/998/EU" in told[0]
