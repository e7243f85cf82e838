"""From a draft to finished files.

Sources -> fragments -> passes -> the standard -> stylesheets, each step in its own package; here is only
their order, and what is written where.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from normwright.composing import prove_versions
from normwright.diagnostics import Diagnostic, Place, Report
from normwright.errors import UsageError
from normwright.history.commits import draft_state
from normwright.outputs import FORMATS, Product, make_outputs, template_folders, write_products
from normwright.progress import Progress, silent
from normwright.sts.standard import Standard
from normwright.workspace.record import Draft

if TYPE_CHECKING:
    from normwright.render.findings import Beside
    from normwright.translations import InLanguage

VERSIONS = ("iso", "en")


def build_draft(
    draft: Draft,
    *,
    formats: Sequence[str] = FORMATS,
    version: str = "",
    language: str = "",
    report: Report,
    progress: Progress = silent,
) -> list[Product]:
    """Builds one draft below `build/<draft>/` and names the files made, in a fixed order.

    The original stands in `iso` and `en`, a translation in `iso-fr` and `en-fr`. A language with an error is
    not written, the others are; with an error in the report from the start nothing is.
    `version` asks for one of "iso" and "en", `language` for one of the draft's; empty means all there are.
    Raises: UsageError for a version or language that the project doesn't have.
    """
    from normwright.render.numbered import has_line_numbers
    from normwright.translations import made_in_languages

    sound = not report.failed
    state = draft_state(draft.folder)
    if state.cut:
        report.say("GIT001", Place(f"{draft.folder.relative_to(draft.root).as_posix()}/draft.toml"))
    templates = template_folders(draft.root, report)
    products: list[Product] = []
    for made in made_in_languages(draft, language, state=state, progress=progress):
        prove_versions(made.standards, made.report)
        told = _told_beside(draft, made, progress) if state.changed and "html" in formats else []
        files: dict[Product, bytes] = {}
        for name, standard in _chosen(made.standards, version, draft).items():
            day = state.day or draft.record.date or date(2000, 1, 1)
            outputs = make_outputs(
                standard,
                formats,
                templates=templates,
                day=day,
                report=made.report,
                progress=progress,
                numbered=has_line_numbers(standard),
                beside=_beside(standard, told),
            )
            folder = name if made.language == draft.record.language else f"{name}-{made.language}"
            for relative, output in outputs.items():
                path = draft.root / "build" / draft.name / folder / relative
                files[Product(path, output.format, name, made.language)] = output.content
        report.extend(made.report)
        if sound and not made.report.failed:
            products += write_products(files)
    return products


def _told_beside(draft: Draft, made: "InLanguage", progress: Progress) -> list[Diagnostic]:
    """What reading and the drafting rules say of a working copy: its page is for those who work on the text.

    A clean tree gives a page without findings, since that is what is sent to others.
    """
    from normwright.examination import examine

    progress(f"checking {draft.name} in {made.language}")
    told = Report(list(made.report.findings))
    examine(draft, made.standards, made.language, told)
    return list(told)


def _beside(standard: Standard, told: Sequence[Diagnostic]) -> "list[Beside]":
    from normwright.render.findings import Beside
    from normwright.sts.anchors import anchors_of

    if not told:
        return []
    anchors = anchors_of(standard.root)
    return [Beside(one, anchors.at(one.place)) for one in told]


def _chosen(standards: dict[str, Standard], version: str, draft: Draft) -> dict[str, Standard]:
    if not version:
        return standards
    if version in standards or not standards:
        return {name: standard for name, standard in standards.items() if name == version}
    raise UsageError(
        f'"{draft.name}" has no {version.upper()} version',
        help="draft.toml needs [iso] for the ISO version, and [cen] for the EN version",
    )
