"""Rules over the versions of a draft: nothing twice, the EN one for what it adds, languages, silence."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from normwright.checking import check_draft
from normwright.checks.document import Document
from normwright.checks.levels import choice
from normwright.checks.places import Sources
from normwright.checks.run import Asked, documents, judge, run_rules, unspoken
from normwright.checks.suppression import silenced_in
from normwright.composing import make_standards
from normwright.diagnostics import Diagnostic, Report
from normwright.history.commits import State
from normwright.preview.draft import DraftSession
from normwright.sts.places import is_generated
from normwright.sts.views import Passage
from normwright.workspace.drafts import load_draft
from normwright.workspace.record import Draft
from tests.checks.harness import CEN, DRAFT, Case, lay_out

_TEXT = "Requirements\n============\n\nThe plan shall state cost and/or time.\n"
_EUROPEAN = "European foreword\n=================\n\nShade and/or water is meant.\n"


def _both(case: Case, root: Path) -> list[Document]:
    folder = lay_out(case, root)
    (root / "normwright.toml").write_text("format = 1\n", encoding="utf-8")
    draft = load_draft(folder, root, Report())
    assert draft is not None
    report = Report()
    standards = make_standards(draft, state=State(), report=report, cache=None)
    assert not report.failed, list(report)
    return documents(standards, Asked(), draft=draft)


def _parallel(root: Path, body: str = _TEXT) -> list[Document]:
    files = {"draft.toml": DRAFT + CEN, "body.rst": body, "european-foreword.rst": _EUROPEAN}
    return _both(Case("x", files), root)


def test_the_en_version_is_looked_at_for_what_it_adds(tmp_path: Path) -> None:
    iso, en = _parallel(tmp_path)
    assert (iso.adopted, en.adopted) == (False, True)
    found = run_rules([iso, en], Asked(), Sources(tmp_path))
    places = [one.diagnostic.place for one in found if one.diagnostic.code == "LNG003"]
    assert [place.file.rpartition("/")[2] for place in places] == ["body.rst", "european-foreword.rst"]
    (alone,) = documents({"en": en.standard}, Asked(), draft=en.draft)
    assert not alone.adopted
    told = [one.diagnostic.code for one in run_rules([alone], Asked(), Sources(tmp_path))]
    assert told.count("LNG003") == 2


def test_views_of_an_adoption_are_the_adopters(tmp_path: Path) -> None:
    en = _parallel(tmp_path)[1]
    added = en.views(Passage, whole=False)
    assert added
    assert len(added) < len(en.views(Passage))
    assert {passage.originator for passage in added} == {"CEN"}
    assert not any(is_generated(passage.text.element) for passage in added)


def test_what_is_silenced_doesnt_count_and_is_known(tmp_path: Path) -> None:
    body = _TEXT.replace("The plan", ".. normwright: ignore LNG003 as in the law\n\nThe plan") + (
        "\n.. normwright: ignore LNG003 stays no longer\n\nThe plan shall be public.\n"
    )
    made = _parallel(tmp_path, body)
    sources = Sources(tmp_path)
    found = run_rules(made, Asked({"LNG003": "error"}, choice=choice("LNG003", "")), sources)
    source = sources.file("drafts/d/en/body.rst")
    assert source is not None
    silenced = silenced_in([source])
    judged = judge(found, silenced, Asked())
    assert [one.diagnostic.code for one, _ in judged.silenced] == ["LNG003"]
    assert [by.reason for _, by in judged.silenced] == ["as in the law"]
    assert [(fault.code, fault.place.line) for fault in judged.faults] == [("CHK004", 8)]
    assert judge(found, silenced, Asked(), whole=False).faults == []
    off = Asked({"LNG003": "off"})
    assert judge([], silenced, off).faults == []


def test_a_language_without_word_rules_is_said_once(tmp_path: Path) -> None:
    body = _TEXT + "\n.. code-block:: text\n\n   et/ou\n"
    assert unspoken(_parallel(tmp_path / "a", body), "x") is None
    french = Case(
        "x",
        {
            "scope.rst": "Domaine d’application\n=====================\n\nLe présent document.\n",
            "body.rst": "Exigences\n=========\n\nLe plan coût and/or délai.\n",
        },
        options={"language": "fr"},
    )
    made = _both(french, tmp_path / "b")
    assert made
    found = run_rules(made, Asked(), Sources(tmp_path / "b"))
    assert "LNG003" not in [one.diagnostic.code for one in found]
    told = unspoken(made, "drafts/d/draft.toml")
    assert told is not None
    assert "fr" in told.message
    assert told.place.file == "drafts/d/draft.toml"


_TOLD_ONCE = """It is that of :cite:`ISO 00071:2030; ISO
00072`, not of ISO 00073.

.. figure:: figures/none.svg
   :alt: A plan

   Plan
"""


def _checked(draft: Draft) -> Iterable[Diagnostic]:
    return [one.diagnostic for one in check_draft(draft, Report(), Asked()).results]


def _previewed(draft: Draft) -> Iterable[Diagnostic]:
    edition = DraftSession(draft.folder, draft.root).make()
    edition.check(edition.versions)
    assert list(edition.examine())
    return edition.findings


@pytest.mark.parametrize("told_by", [_checked, _previewed])
def test_what_reading_told_no_rule_tells_again(
    told_by: Callable[[Draft], Iterable[Diagnostic]], tmp_path: Path
) -> None:
    folder = lay_out(Case("x", {"body.rst": _TEXT + _TOLD_ONCE}), tmp_path)
    (tmp_path / "normwright.toml").write_text("format = 1\n", encoding="utf-8")
    draft = load_draft(folder, tmp_path, Report())
    assert draft is not None
    doubled = ("SRC030", "REF011", "SRC101", "STS126")
    found = [(one.code, one.place.line, one.place.column) for one in told_by(draft) if one.code in doubled]
    assert found == [("SRC030", 5, 22), ("SRC030", 5, 38), ("REF011", 6, 16), ("SRC101", 8, 1)]
