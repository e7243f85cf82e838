"""From the sources of a draft to its standards: reading, then the passes."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from normwright import resources
from normwright.diagnostics import Report
from normwright.history.commits import State
from normwright.progress import Progress, silent
from normwright.sts.standard import Standard
from normwright.workspace.record import Draft

if TYPE_CHECKING:
    from lxml.etree import _Element

    from normwright.sources.reader import Reader


def make_standards(
    draft: Draft,
    *,
    state: State,
    report: Report,
    cache: Path | None,
    progress: Progress = silent,
) -> dict[str, Standard]:
    """The standards that a draft's original gives, by version ("iso", "en"); findings go to `report`."""
    reader = reader_of(draft, report=report, cache=cache)
    names = reader.docnames()
    progress(f"reading {len(names)} source files")
    fragments = reader.read(names, report)
    progress("numbering and resolving")
    return compose_standards(draft, fragments, state=state, report=report)


def reader_of(
    draft: Draft, *, report: Report, cache: Path | None, keep: bool = False, language: str = ""
) -> "Reader":
    """The reader of a draft's sources, with the extensions that its workspace trusts.

    Without a language it reads the original.
    """
    from normwright.sources.reader import Reader
    from normwright.workspace.trust import trusted_extensions

    extensions = trusted_extensions(draft.root, report)
    named = language or draft.record.language
    return Reader(draft.folder, named, root=draft.root, cache=cache, extensions=extensions, keep=keep)


def compose_standards(
    draft: Draft,
    fragments: Mapping[str, "_Element"],
    *,
    state: State,
    report: Report,
    language: str = "",
    kinds: Mapping[str, str] | None = None,
) -> dict[str, Standard]:
    """The standards that a draft's fragments make, by version; the fragments stay as they are.

    For a translation `language` names it, and `kinds` has the kinds of the original's provisions by id.
    """
    from normwright.passes.compose import compose

    versions = compose(
        draft,
        fragments,
        language=language or draft.record.language,
        wording=_wording(draft.root),
        day=state.day or draft.record.date or date(2000, 1, 1),
        working_copy=state.changed,
        report=report,
        kinds=kinds,
    )
    made = {"iso": versions.iso, "en": versions.en}
    return {name: standard for name, standard in made.items() if standard is not None}


def prove_versions(standards: Mapping[str, Standard], report: Report) -> None:
    """Reports where the EN version doesn't carry the text of the ISO one, on the written files."""
    if {"iso", "en"} - standards.keys():
        return
    from normwright.sts.proof import prove_same_text
    from normwright.sts.write import write_sts

    report.extend(prove_same_text(write_sts(standards["iso"].root), write_sts(standards["en"].root)))


def _wording(root: Path) -> Path:
    """The folder of fixed wordings: a workspace's own wins; it is data, not a program, and needs no trust."""
    own = root / "templates" / "wording"
    return own if own.is_dir() else resources.templates() / "wording"
