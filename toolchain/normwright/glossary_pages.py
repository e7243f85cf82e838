"""The glossary page of a workspace: its vocabularies and drafts gathered, then drawn."""

import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from normwright.diagnostics import Report
from normwright.errors import UsageError
from normwright.files import slug
from normwright.glossary.uses import Source
from normwright.outputs import template_folders
from normwright.progress import Progress, silent
from normwright.sts.standard import Standard
from normwright.workspace.drafts import find_drafts, load_draft
from normwright.workspace.settings import Workspace


def make_glossary_page(
    workspace: Workspace, names: Sequence[str], *, base: Path, report: Report, progress: Progress = silent
) -> bytes:
    """One HTML page of the vocabularies and drafts that `names` mean, by name or file; all of them for none.

    `base` is the folder that the page will stand in: from there it leads to pages of drafts that were built.
    A draft that can't be read is left out; `report` says why. Raises: UsageError for names that mean nothing.
    """
    from normwright.glossary.page import glossary_page
    from normwright.glossary.workspace import held_vocabularies
    from normwright.render.glossary import render_glossary

    wanted = {name.casefold().rstrip("/") for name in names}
    held = held_vocabularies(workspace, workspace.vocabularies, report)
    sources: list[Source] = []
    for one in held:
        called = {one.vocabulary.name, one.vocabulary.label, one.file, Path(one.file).stem}
        if not wanted or wanted & {name.casefold() for name in called}:
            sources.append(Source(one.vocabulary))
    for folder in find_drafts(workspace):
        if not wanted or wanted & {folder.name.casefold(), f"drafts/{folder.name}".casefold()}:
            sources += _of_draft(folder, workspace, base, report, progress)
    if not sources:
        known = [*(one.vocabulary.label for one in held), *(path.name for path in find_drafts(workspace))]
        raise UsageError(
            "there is no vocabulary or draft of these names", help=f"known: {', '.join(known) or 'none'}"
        )
    page = glossary_page(sources, title=", ".join(workspace.committees), sample=workspace.sample)
    return render_glossary(page, templates=template_folders(workspace.root, report))


def _of_draft(
    folder: Path, workspace: Workspace, base: Path, report: Report, progress: Progress
) -> list[Source]:
    """The draft as a source: the entries of all its languages, the text of its original."""
    from normwright.glossary.entries import entries_of, merged
    from normwright.history.commits import draft_state
    from normwright.translations import made_in_languages

    faults = Report()
    draft = load_draft(folder, workspace.root, faults)
    if draft is None or faults.failed:
        report.extend(faults)
        return []
    standards: list[Standard] = []
    for made in made_in_languages(draft, "", state=draft_state(folder), progress=progress):
        standard = made.standards.get("iso") or next(iter(made.standards.values()), None)
        if standard is not None:
            standards.append(standard)
    if not standards:
        return []
    entries = merged([entries_of(one) for one in standards])
    version = "iso" if draft.record.iso is not None else "en"
    page = workspace.root / "build" / folder.name / version / f"{slug(entries.source)}.html"
    return [Source(entries, standards[0], _href(page, base))]


def _href(page: Path, base: Path) -> str:
    """Address of a built page as seen from `base`; empty when it wasn't built, or is on another disk."""
    if not page.is_file():
        return ""
    try:
        return quote(os.path.relpath(page, base.absolute()).replace(os.sep, "/"))
    except ValueError:
        return ""
