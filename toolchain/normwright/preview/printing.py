"""PDFs for the preview, made in a process that lives on: Typst keeps what it has worked out."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from normwright.diagnostics import Diagnostic, Report
from normwright.errors import InputError
from normwright.sts.standard import Standard

Printed = tuple[bytes, list[Diagnostic]]


def print_tree(
    tree: bytes,
    pictures: Mapping[str, Path],
    file: str,
    templates: Sequence[Path],
    day: date,
    part: str,
) -> Printed:
    """The PDF of our own tree, with what was found while making it; of one clause when `part` is an id in it.

    Raises: InputError for an unknown part, ToolError when Typst gives up.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    standard = Standard(etree.fromstring(tree, parser), pictures=dict(pictures), file=file)
    return _print(standard, templates=templates, day=day, part=part)


def print_file(path: Path, templates: Sequence[Path], part: str) -> Printed:
    """The PDF of a standard by others."""
    from normwright.sts.normalise import profile
    from normwright.sts.read import read_sts
    from normwright.sts.views import metadata

    standard = profile(read_sts(path, report=Report()))
    day = metadata(standard).date or date(2000, 1, 1)
    return _print(standard, templates=templates, day=day, part=part)


def _print(standard: Standard, *, templates: Sequence[Path], day: date, part: str) -> Printed:
    from normwright.render.pdf import render_pdf
    from normwright.sts.excerpt import excerpt

    report = Report()
    wanted = excerpt(standard, part) if part else standard
    if wanted is None:
        raise InputError("that clause is not there any more", help="go back to the page, and ask again")
    pdf = render_pdf(wanted, templates=templates, day=day, report=report, bare=bool(part))
    return pdf, list(report)
