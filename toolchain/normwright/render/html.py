"""A standard as one HTML page that needs nothing else: no network, no second file.

Its one script is the program's own (`templates/html/standard.js`), allowed by its hash; without it everything
can be read. No text of a document reaches it but as nodes of the page.
"""

import base64
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from lxml import etree
from lxml.etree import _Element

from normwright.diagnostics import Report
from normwright.errors import InputError, UsageError
from normwright.render.columns import settle_alignment
from normwright.render.deferred import defer_sections
from normwright.render.findings import Beside, put_findings
from normwright.render.links import mark_links
from normwright.render.marginal import mark_lines
from normwright.render.mathml import plain_letters
from normwright.render.mathsfont import maths_face
from normwright.render.mathspacing import space_formula
from normwright.render.pictures import Picture
from normwright.render.prepare import Prepared, prepare
from normwright.render.shell import finish_page
from normwright.render.styles import clean_styles
from normwright.render.stylesheets import find_template, load_stylesheet
from normwright.sts.standard import Standard
from normwright.sts.tags import HREF, mml, nw, tbx

#: The picture of a graphic, as a data: address.
SOURCE = nw("src")


def render_html(
    standard: Standard,
    *,
    templates: Sequence[Path],
    report: Report,
    lines: Mapping[str, Sequence[int]] | None = None,
    findings: Sequence[Beside] = (),
) -> bytes:
    """The page as UTF-8; the same bytes for the same standard, templates and program.

    `templates` are searched in order for `html/standard.xsl`, what it includes, `html/standard.css` and
    `html/standard.js`. `lines`: the numbers of the printed lines that begin in an element, by its id.
    `findings` are put beside the text.
    Elements without a rendering of their own are reported with their number and first place (RND001).
    Raises: UsageError for an unusable stylesheet, InputError for a document nested beyond drawing.
    """
    page, _ = draw_page(standard, templates=templates, report=report, lines=lines)
    put_findings(page, findings)
    defer_sections(page)
    style, script = (
        find_template(name, templates).read_text(encoding="utf-8") for name in ("standard.css", "standard.js")
    )
    finish_page(page, style=maths_face(page, templates) + style, script=script)
    return etree.tostring(page, method="html", encoding="UTF-8", doctype="<!DOCTYPE html>") + b"\n"


def draw_page(
    standard: Standard,
    *,
    templates: Sequence[Path],
    report: Report,
    lines: Mapping[str, Sequence[int]] | None = None,
) -> tuple[_Element, Prepared]:
    """The html element of the page without style sheet and script, and the tree it was made of.

    A block without an id has "n-" and its ordinal in that tree for one. Raises: as `render_html`.
    """
    prepared = prepare(standard, report=report)
    root = prepared.root
    mark_links(root, file=standard.file, report=report)
    clean_styles(root, file=standard.file, report=report)
    settle_alignment(root)
    for formula in root.iter(mml("math")):
        plain_letters(formula)
        space_formula(formula)
    _embed(root, prepared)
    if lines:
        mark_lines(root, lines)
    return _transform(prepared, templates, report), prepared


def _embed(root: _Element, prepared: Prepared) -> None:
    addresses = {name: _data_address(picture) for name, picture in prepared.pictures.items()}
    for graphic in root.iter("graphic", "inline-graphic", tbx("xGraphic")):
        address = addresses.get(graphic.get(HREF) or "")
        if address is not None:
            graphic.set(SOURCE, address)


def _data_address(picture: Picture) -> str:
    return f"data:{picture.mime};base64,{base64.b64encode(picture.data).decode('ascii')}"


def _transform(prepared: Prepared, templates: Sequence[Path], report: Report) -> _Element:
    stylesheet = load_stylesheet(templates)
    try:
        page = stylesheet(prepared.root).getroot()
    except etree.XSLTApplyError as error:
        messages = [str(error), *(entry.message for entry in _log(stylesheet))]
        if any("recursion" in message for message in messages):
            report.say("RND009", prepared.place(prepared.root))
            raise InputError("the document can't be drawn", help="see the report") from None
        raise UsageError(f"a stylesheet failed: {error}", help="mend it in templates/html") from None
    if page is None or page.tag != "html":
        raise UsageError("the stylesheet made no html element", help="mend it in templates/html")
    _report_unrendered(stylesheet, prepared, report)
    return page


def _log(stylesheet: etree.XSLT) -> Any:
    """The messages of the last run (entries with a `message`)."""
    untyped: Any = stylesheet  # the stubs know no error_log
    return untyped.error_log


def _report_unrendered(stylesheet: etree.XSLT, prepared: Prepared, report: Report) -> None:
    """Reads the stylesheet's messages "unrendered NAME ORDINAL": one complaint a name."""
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for entry in _log(stylesheet):
        words = entry.message.split()
        if len(words) == 3 and words[0] == "unrendered" and words[2].isdigit():
            counts[words[1]] += 1
            first.setdefault(words[1], int(words[2]))
    for name, count in sorted(counts.items()):
        report.say("RND001", prepared.place(prepared.element(first[name])), name=name, count=count)
