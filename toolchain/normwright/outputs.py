"""What is made of a standard: STS with its companion and figures, HTML, PDF with its line map."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from normwright import resources
from normwright.diagnostics import Report
from normwright.errors import InputError, ToolError
from normwright.files import slug, write_together
from normwright.progress import Progress, silent
from normwright.sts.standard import Standard

if TYPE_CHECKING:
    from normwright.render.findings import Beside
    from normwright.sts.linemap import LineMap

FORMATS = ("sts", "html", "pdf")
#: Says that no PDF could be made of a document, and why; what else was asked for is made all the same.
NO_PDF = "RND054"


@dataclass(frozen=True)
class Product:
    """A file that was made: its format (sts, data, figure, html, pdf, lines), version and language.

    Version and language are empty for a file by others.
    """

    path: Path
    format: str
    version: str
    language: str = ""


@dataclass(frozen=True)
class Output:
    """A file's content, and its format as in `Product`."""

    content: bytes
    format: str


def make_outputs(
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
) -> dict[str, Output]:
    """Everything asked for, by its path within the version's folder; nothing is written.

    `numbered`: the PDF has line numbers and a line map beside it, from which the HTML made with it has its
    numbers; HTML made alone has none. `beside`: findings that the HTML shows beside the text.
    """
    from normwright.sts.companion import write_companion
    from normwright.sts.structure import check_structure
    from normwright.sts.write import write_sts

    made: dict[str, Output] = {}
    stem = stem or _stem(standard)
    report.extend(check_structure(standard))
    written = write_sts(standard.root)
    report.extend(schema_findings(written, file=f"{stem}.xml"))
    companion = write_companion(standard)
    if "sts" in formats:
        made[f"{stem}.xml"] = Output(written, "sts")
        made["standard.data.json"] = Output(companion, "data")
        for name, source in sorted(standard.pictures.items()):
            made[f"figures/{_picture_file(name, source)}"] = Output(source.read_bytes(), "figure")
    pages: dict[str, Output] = {}
    lines: LineMap | None = None
    if "pdf" in formats:
        from normwright.render.attachments import source_attachments
        from normwright.render.pdf import print_pdf
        from normwright.sts.linemap import write_line_map

        progress(f"PDF of {stem}")
        attached = source_attachments(stem, written, companion)
        try:
            printed = print_pdf(
                standard, templates=templates, day=day, report=report, attachments=attached, lines=numbered
            )
        except ToolError:
            if not any(finding.code == NO_PDF for finding in report.findings):
                raise  # it isn't the document's fault
        else:
            pages[f"{stem}.pdf"], lines = Output(printed.pdf, "pdf"), printed.lines
        if lines is not None:
            pages[f"{stem}.lines.json"] = Output(write_line_map(lines), "lines")
    if "html" in formats:
        from normwright.render.html import render_html

        progress(f"HTML of {stem}")
        numbers = lines.numbers if lines is not None else None
        page = render_html(standard, templates=templates, report=report, lines=numbers, findings=beside)
        made[f"{stem}.html"] = Output(page, "html")
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


def write_products(files: Mapping[Product, bytes]) -> list[Product]:
    """Writes all of them or none, and names them. Raises: InputError where that can't be done."""
    try:
        write_together({product.path: content for product, content in files.items()})
    except OSError as problem:
        raise InputError(f"{problem.filename} could not be written: {problem.strerror}") from problem
    return list(files)


def template_folders(root: Path, report: Report) -> list[Path]:
    """Where stylesheets are looked up: the workspace's own, when trusted, then the shipped ones."""
    from normwright.workspace.trust import templates_trusted

    own = root / "templates"
    shipped = resources.templates()
    if own.is_dir() and own.resolve() != shipped.resolve() and templates_trusted(root, report):
        return [own, shipped]
    return [shipped]
