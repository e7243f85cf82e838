"""From a draft, or a standard made by others, to finished files.

Sources -> fragments -> passes -> the standard -> stylesheets, each step in its own package; here is only
their order, and what is written where.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from normwright import resources
from normwright.diagnostics import Diagnostic, Level, Place, Report, raised
from normwright.errors import InputError, UsageError
from normwright.files import slug, write_together
from normwright.history.commits import State, draft_state
from normwright.sts.standard import Standard
from normwright.workspace.record import Draft

if TYPE_CHECKING:
    from lxml.etree import _Element

    from normwright.render.findings import Beside
    from normwright.sources.reader import Reader
    from normwright.sts.linemap import LineMap
    from normwright.translations import InLanguage

FORMATS = ("sts", "html", "pdf")
VERSIONS = ("iso", "en")

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Product:
    """A file that was made: its format (sts, data, figure, html, pdf, lines), version and language.

    Version and language are empty for a file by others.
    """

    path: Path
    format: str
    version: str
    language: str = ""


def silent(_: str) -> None:
    """A progress that tells nobody."""


# -- drafts --------------------------------------------------------------------------------------------------


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
        files: dict[Path, tuple[bytes, str, str]] = {}
        for name, standard in _chosen(made.standards, version, draft).items():
            day = state.day or draft.record.date or date(2000, 1, 1)
            outputs = _outputs(
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
            for relative, (content, kind) in outputs.items():
                files[draft.root / "build" / draft.name / folder / relative] = (content, kind, name)
        report.extend(made.report)
        if sound and not made.report.failed:
            products += [replace(product, language=made.language) for product in _write(files)]
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


def prove_versions(standards: Mapping[str, Standard], report: Report) -> None:
    """Reports where the EN version doesn't carry the text of the ISO one, on the written files."""
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
    report = Report()
    files: dict[Path, tuple[bytes, str, str]] = {}
    standard = read_foreign(path, report)
    if standard is not None:
        structure = Report()
        for relative, (content, kind) in _outputs(
            standard,
            formats,
            templates=templates or [resources.templates()],
            day=_own_day(standard),
            report=structure,
            stem=slug(path.name.removesuffix(".xml")),
        ).items():
            files[out / relative] = (content, kind, "")
        report.extend(lowered(structure, path))
    return ([] if report.failed else _write(files)), report


def draw_file(path: Path, *, report: Report) -> tuple[Standard | None, bytes]:
    """A standard made by others and its HTML page, nothing written; None when it is no readable STS.

    Raises: InputError when the file can't be opened or drawn.
    """
    from normwright.render.html import render_html
    from normwright.sts.structure import check_structure
    from normwright.sts.write import write_sts

    standard = read_foreign(path, report)
    if standard is None:
        return None, b""
    structure = Report(list(check_structure(standard)))
    structure.extend(schema_findings(write_sts(standard.root)))
    page = render_html(standard, templates=[resources.templates()], report=structure)
    report.extend(lowered(structure, path))
    return standard, page


def read_foreign(path: Path, report: Report) -> Standard | None:
    """A standard made by others, as it is; None when it is no readable STS, and the report says why.

    Raises: InputError when the file can't be opened.
    """
    from normwright.sts.normalise import account, normalise
    from normwright.sts.read import read_sts

    try:
        standard = read_sts(path, report=report)
    except InputError:
        if report.failed:
            return None
        raise
    if report.failed:
        return None
    report.extend(account(normalise(standard)))
    return standard


def lowered(structure: Report, path: Path) -> Iterator[Diagnostic]:
    """What a file by others breaks, as warnings: the error is not ours, and it can be shown all the same."""
    for finding in structure.findings:
        place = finding.place if finding.place.file else replace(finding.place, file=str(path))
        level = Level.WARNING if finding.level is Level.ERROR else finding.level
        yield replace(raised(finding, level), place=place)


def merged(report: Report) -> list[Diagnostic]:
    """One finding for each code and message of a foreign file: its first place, with the number of others."""
    first: dict[tuple[str, str], Diagnostic] = {}
    more: dict[tuple[str, str], int] = {}
    for finding in report:
        key = (finding.code, finding.message) if finding.level == "error" else (finding.code, "")
        more[key] = more.get(key, -1) + 1
        first.setdefault(key, finding)
    return [
        replace(finding, message=f"{finding.message} (and {more[key]} more of this kind)")
        if more[key]
        else finding
        for key, finding in first.items()
    ]


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
    numbered: bool = False,
    beside: "Sequence[Beside]" = (),
) -> dict[str, tuple[bytes, str]]:
    """Relative path -> (content, format) of everything asked for.

    `numbered`: the PDF has line numbers and a line map beside it, from which the HTML made with it has its
    numbers; HTML made alone has none. `beside`: findings that the HTML shows beside the text.
    """
    from normwright.sts.companion import write_companion
    from normwright.sts.structure import check_structure
    from normwright.sts.write import write_sts

    made: dict[str, tuple[bytes, str]] = {}
    stem = stem or _stem(standard)
    report.extend(check_structure(standard))
    written = write_sts(standard.root)
    report.extend(schema_findings(written, file=f"{stem}.xml"))
    companion = write_companion(standard)
    if "sts" in formats:
        made[f"{stem}.xml"] = (written, "sts")
        made["standard.data.json"] = (companion, "data")
        for name, source in sorted(standard.pictures.items()):
            made[f"figures/{_picture_file(name, source)}"] = (source.read_bytes(), "figure")
    pages: dict[str, tuple[bytes, str]] = {}
    lines: LineMap | None = None
    if "pdf" in formats:
        from normwright.render.attachments import source_attachments
        from normwright.render.pdf import print_pdf
        from normwright.sts.linemap import write_line_map

        progress(f"PDF of {stem}")
        attached = source_attachments(stem, written, companion)
        printed = print_pdf(
            standard, templates=templates, day=day, report=report, attachments=attached, lines=numbered
        )
        pages[f"{stem}.pdf"], lines = (printed.pdf, "pdf"), printed.lines
        if lines is not None:
            pages[f"{stem}.lines.json"] = (write_line_map(lines), "lines")
    if "html" in formats:
        from normwright.render.html import render_html

        progress(f"HTML of {stem}")
        numbers = lines.numbers if lines is not None else None
        page = render_html(standard, templates=templates, report=report, lines=numbers, findings=beside)
        made[f"{stem}.html"] = (page, "html")
    return made | pages


def _picture_file(name: str, source: Path) -> str:
    """The exchange name with the picture's ending, which others sometimes write into the name already."""
    ending = source.suffix.lower()
    return name if name.lower().endswith(ending) else f"{name}{ending}"


def schema_findings(written: bytes, *, file: str = "") -> Iterable[Any]:
    """What the official schemas say of an STS file, where they were added."""
    from normwright.sts.schemas import schemas_available, validate

    return validate(written, file=file) if schemas_available() else ()


def _stem(standard: Standard) -> str:
    from normwright.sts.views import metadata

    return slug(metadata(standard).document_reference)


def _write(files: dict[Path, tuple[bytes, str, str]]) -> list[Product]:
    try:
        write_together({path: content for path, (content, _, _) in files.items()})
    except OSError as problem:
        raise InputError(f"{problem.filename} could not be written: {problem.strerror}") from problem
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
