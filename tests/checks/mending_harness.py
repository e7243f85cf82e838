"""Drafts on disk that are fixed."""

from datetime import date
from pathlib import Path

from normwright import resources
from normwright.diagnostics import Report
from normwright.passes.compose import compose
from normwright.sources.reader import Reader
from normwright.sts.standard import Standard
from normwright.workspace.drafts import load_draft
from normwright.workspace.record import Draft


def load(folder: Path, root: Path) -> Draft:
    """The draft in a folder."""
    report = Report()
    draft = load_draft(folder, root, report)
    assert draft is not None, [str(finding) for finding in report]
    return draft


def composed(draft: Draft, report: Report) -> dict[str, Standard]:
    """The versions of a draft's original, by name; its files are read anew."""
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
    return {name: one for name, one in made.items() if one is not None}
