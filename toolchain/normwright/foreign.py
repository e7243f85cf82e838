"""Standards made by others: read as they are, rendered, and what their files break told as warnings."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from normwright import resources
from normwright.diagnostics import Diagnostic, Level, Report, raised
from normwright.errors import InputError
from normwright.files import slug
from normwright.outputs import NO_PDF, Product, make_outputs, schema_findings, write_products
from normwright.sts.standard import Standard


def build_file(
    path: Path, *, formats: Sequence[str], out: Path, templates: Sequence[Path] | None = None
) -> tuple[list[Product], Report]:
    """Renders a standard made by others into `out`; what its file breaks is a warning, not our error.

    A file that is no readable STS gives no product, and the report says why.
    Raises: InputError when the file can't be opened.
    """
    report = Report()
    files: dict[Product, bytes] = {}
    standard = read_foreign(path, report)
    if standard is not None:
        structure = Report()
        outputs = make_outputs(
            standard,
            formats,
            templates=templates or [resources.templates()],
            day=_own_day(standard),
            report=structure,
            stem=slug(path.name.removesuffix(".xml")),
        )
        for relative, output in outputs.items():
            files[Product(out / relative, output.format, "")] = output.content
        report.extend(lowered(structure, path))
    return ([] if standard is None else write_products(files)), report


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
        ours = finding.code == NO_PDF or finding.level is not Level.ERROR
        level = finding.level if ours else Level.WARNING
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
