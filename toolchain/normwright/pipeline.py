"""From a draft, or a standard made by others, to finished files.

Sources -> fragments -> passes -> the standard -> stylesheets, each step in its own package; here is only
their order, and what is written where.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from normwright import resources
from normwright.diagnostics import Level, Report, raised
from normwright.errors import InputError, UsageError
from normwright.files import slug, write_atomic
from normwright.history.commits import State, draft_state
from normwright.sts.standard import Standard
from normwright.workspace.record import Draft

if TYPE_CHECKING:
    from lxml.etree import _Element

    from normwright.sources.reader import Reader

FORMATS = ("sts", "html", "pdf")
VERSIONS = ("iso", "en")

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Product:
    """A file that was made: its format (sts, data, figure, html, pdf) and which version it shows."""

    path: Path
    format: str
    version: str


def silent(_: str) -> None:
    """A progress that tells nobody."""


# -- drafts --------------------------------------------------------------------------------------------------


def make_standards(
    draft: Draft, *, state: State, report: Report, cache: Path | None, progress: Progress = silent
) -> dict[str, Standard]:
    """The standards a draft gives, by version ("iso", "en"); findings go to `report`."""
    reader = reader_of(draft, report=report, cache=cache)
    names = reader.docnames()
    progress(f"reading {len(names)} source files")
    fragments = reader.read(names, report)
    progress("numbering and resolving")
    return compose_standards(draft, fragments, state=state, report=report)


def reader_of(draft: Draft, *, report: Report, cache: Path | None, keep: bool = False) -> "Reader":
    """The reader of a draft's sources, with the extensions that its workspace trusts."""
    from normwright.sources.reader import Reader
    from normwright.workspace.trust import trusted_extensions

    extensions = trusted_extensions(draft.root, report)
    return Reader(
        draft.folder, draft.record.language, root=draft.root, cache=cache, extensions=extensions, keep=keep
    )


def compose_standards(
    draft: Draft, fragments: Mapping[str, "_Element"], *, state: State, report: Report
) -> dict[str, Standard]:
    """The standards that a draft's fragments make, by version; the fragments stay as they are."""
    from normwright.passes.compose import compose

    versions = compose(
        draft,
        fragments,
        language=draft.record.language,
        wording=_wording(draft.root),
        day=state.day or draft.record.date or date(2000, 1, 1),
        working_copy=state.changed,
        report=report,
    )
    made = {"iso": versions.iso, "en": versions.en}
    return {name: standard for name, standard in made.items() if standard is not None}


def build_draft(
    draft: Draft,
    *,
    formats: Sequence[str] = FORMATS,
    version: str = "",
    report: Report,
    progress: Progress = silent,
) -> list[Product]:
    """Builds one draft below `build/<draft>/` and names the files made, in a fixed order.

    With an error in the report nothing is written and the list is empty.
    `version` asks for one of "iso" and "en"; empty means all that the project has.
    Raises: UsageError for a version that the project doesn't have.
    """
    state = draft_state(draft.folder)
    out = draft.root / "build" / draft.name
    standards = make_standards(
        draft, state=state, report=report, cache=draft.root / "build" / ".cache", progress=progress
    )
    files: dict[Path, tuple[bytes, str, str]] = {}
    chosen = _chosen(standards, version, draft)
    templates = template_folders(draft.root, report)
    for name, standard in chosen.items():
        day = state.day or draft.record.date or date(2000, 1, 1)
        made = _outputs(standard, formats, templates=templates, day=day, report=report, progress=progress)
        for relative, (content, kind) in made.items():
            files[out / name / relative] = (content, kind, name)
    _prove(standards, report)
    if report.failed:
        return []
    return _write(files)


def _chosen(standards: dict[str, Standard], version: str, draft: Draft) -> dict[str, Standard]:
    if not version:
        return standards
    if version in standards or not standards:
        return {name: standard for name, standard in standards.items() if name == version}
    raise UsageError(
        f'"{draft.name}" has no {version.upper()} version',
        help="draft.toml needs [iso] for the ISO version, and [cen] for the EN version",
    )


def _prove(standards: dict[str, Standard], report: Report) -> None:
    if {"iso", "en"} - standards.keys():
        return
    from normwright.sts.proof import prove_same_text
    from normwright.sts.write import write_sts

    report.extend(prove_same_text(write_sts(standards["iso"].root), write_sts(standards["en"].root)))


# -- files by others -----------------------------------------------------------------------------------------


def build_file(
    path: Path, *, formats: Sequence[str], out: Path, templates: Sequence[Path] | None = None
) -> tuple[list[Product], Report]:
    """Renders a standard made by others into `out`; what its file breaks is a warning, not our error.

    A file that is no readable STS gives no product, and the report says why.
    Raises: InputError when the file can't be opened.
    """
    from normwright.sts.normalise import account, normalise
    from normwright.sts.read import read_sts

    report = Report()
    files: dict[Path, tuple[bytes, str, str]] = {}
    try:
        standard = read_sts(path, report=report)
    except InputError:
        if report.failed:
            return [], report
        raise
    if not report.failed:
        report.extend(account(normalise(standard)))
        structure = Report()
        day = _own_day(standard)
        for relative, (content, kind) in _outputs(
            standard,
            formats,
            templates=templates or [resources.templates()],
            day=day,
            report=structure,
            stem=slug(path.name.removesuffix(".xml")),
        ).items():
            files[out / relative] = (content, kind, "")
        report.extend(_lowered(structure, path))
    return ([] if report.failed else _write(files)), report


def _lowered(structure: Report, path: Path) -> Iterable[Any]:
    from dataclasses import replace

    for finding in structure.findings:
        place = finding.place if finding.place.file else replace(finding.place, file=str(path))
        level = Level.WARNING if finding.level is Level.ERROR else finding.level
        yield replace(raised(finding, level), place=place)


def _own_day(standard: Standard) -> date:
    from normwright.sts.views import metadata

    return metadata(standard).date or date(2000, 1, 1)


# -- common --------------------------------------------------------------------------------------------------


def _outputs(
    standard: Standard,
    formats: Sequence[str],
    *,
    templates: Sequence[Path],
    day: date,
    report: Report,
    progress: Progress = silent,
    stem: str = "",
) -> dict[str, tuple[bytes, str]]:
    """Relative path -> (content, format) of everything asked for."""
    from normwright.sts.companion import write_companion
    from normwright.sts.structure import check_structure
    from normwright.sts.write import write_sts

    made: dict[str, tuple[bytes, str]] = {}
    stem = stem or _stem(standard)
    report.extend(check_structure(standard))
    written = write_sts(standard.root)
    report.extend(_schema_findings(written))
    if "sts" in formats:
        made[f"{stem}.xml"] = (written, "sts")
        made["standard.data.json"] = (write_companion(standard), "data")
        for name, source in sorted(standard.pictures.items()):
            made[f"figures/{name}{source.suffix.lower()}"] = (source.read_bytes(), "figure")
    if "html" in formats:
        from normwright.render.html import render_html

        progress(f"HTML of {stem}")
        made[f"{stem}.html"] = (render_html(standard, templates=templates, report=report), "html")
    if "pdf" in formats:
        from normwright.render.pdf import render_pdf

        progress(f"PDF of {stem}")
        made[f"{stem}.pdf"] = (render_pdf(standard, templates=templates, day=day, report=report), "pdf")
    return made


def _schema_findings(written: bytes) -> Iterable[Any]:
    from normwright.sts.schemas import schemas_available, validate

    return validate(written) if schemas_available() else ()


def _stem(standard: Standard) -> str:
    from normwright.sts.views import metadata

    return slug(metadata(standard).document_reference)


def _write(files: dict[Path, tuple[bytes, str, str]]) -> list[Product]:
    for path, (content, _, _) in files.items():
        try:
            write_atomic(path, content)
        except OSError as problem:
            raise InputError(f"{path} could not be written: {problem.strerror}") from problem
    return [Product(path, kind, version) for path, (_, kind, version) in files.items()]


def template_folders(root: Path, report: Report) -> list[Path]:
    """Where stylesheets are looked up: the workspace's own, when trusted, then the shipped ones."""
    from normwright.workspace.trust import templates_trusted

    own = root / "templates"
    shipped = resources.templates()
    if own.is_dir() and own.resolve() != shipped.resolve() and templates_trusted(root, report):
        return [own, shipped]
    return [shipped]


def _wording(root: Path) -> Path:
    """The folder of fixed wordings: a workspace's own wins; it is data, not a program, and needs no trust."""
    own = root / "templates" / "wording"
    return own if own.is_dir() else resources.templates() / "wording"
