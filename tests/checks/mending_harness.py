"""Drafts on disk that are fixed: looked at as `normwright check` does, without a cache."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from normwright import resources
from normwright.checks.document import Document
from normwright.checks.mending import Look, Looking, Mended, mend
from normwright.checks.places import Sources
from normwright.checks.report import check
from normwright.diagnostics import Report
from normwright.passes.compose import compose
from normwright.sources.reader import Reader
from normwright.workspace.drafts import load_draft
from normwright.workspace.record import Draft
from tests.checks.harness import Case, lay_out


def load(folder: Path, root: Path) -> Draft:
    """The draft in a folder."""
    report = Report()
    draft = load_draft(folder, root, report)
    assert draft is not None, [str(finding) for finding in report]
    return draft


def looking(settings: dict[str, str] | None = None, stage: str = "FDIS") -> Looking:
    """How a draft is looked at; `settings` gives rules other levels."""

    def look(draft: Draft) -> Look:
        report = Report()
        language = draft.record.language
        reader = Reader(draft.folder, language, root=draft.root, cache=None)
        versions = compose(
            draft,
            reader.read(reader.docnames(), report),
            language=language,
            wording=resources.templates() / "wording",
            day=date(2032, 3, 2),
            working_copy=False,
            report=report,
        )
        made = {"iso": versions.iso, "en": versions.en}
        standards = {name: one for name, one in made.items() if one is not None}
        sources = Sources(draft.root)
        checked = [
            found
            for standard in standards.values()
            for found in check(Document(standard, stage=stage, draft=draft), settings or {}, sources)
        ]
        return Look(standards, checked, report)

    return look


def mended(case: Case, root: Path, look: Looking | None = None) -> Mended:
    """A case's draft, fixed and written."""
    draft = load(lay_out(case, root), root)
    made = mend(draft, look or looking())
    made.write()
    return made


Rule = Callable[..., object]
