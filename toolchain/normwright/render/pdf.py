"""A standard as PDF: Typst reads the prepared STS tree by `templates/pdf/standard.typ`."""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml.etree import _Element

from normwright.diagnostics import Place, Report
from normwright.render import mathml
from normwright.render.amending import ROW_HEADS, TURNED, amended
from normwright.render.attachments import Attachment, fingerprint_facts, lay_attachments
from normwright.render.bookmarks import entry_bookmarks
from normwright.render.fitting import READABLE, break_long_words, fit_tables, keep_units_whole
from normwright.render.glyphs import characters_of, mark_glyphless, without_glyph
from normwright.render.languages import document_languages, page_words
from normwright.render.lineplaces import PLACES, map_lines
from normwright.render.links import mark_links
from normwright.render.numbered import mark_numbered
from normwright.render.pagination import mark_page_breaks
from normwright.render.prepare import Prepared, prepare
from normwright.render.refusals import typeset_at_all
from normwright.render.spans import let_spans_break
from normwright.render.styles import clean_styles
from normwright.render.typesetting import Typeset, private_folder
from normwright.sts.linemap import LineMap
from normwright.sts.standard import Standard
from normwright.sts.tags import HREF, mml

#: The labels by which the template marks an element that it has no handler for, and a formula made too small.
UNRENDERED, SHRUNK = "unrendered", "nw:shrunk"
_POINTERS = ("rid", "target")


@dataclass(frozen=True)
class Printed:
    """A PDF, and the map of its numbered lines; None where they have no numbers."""

    pdf: bytes
    lines: LineMap | None = None


def render_pdf(
    standard: Standard,
    *,
    templates: Sequence[Path],
    day: date,
    report: Report,
    attachments: Sequence[Attachment] = (),
    bare: bool = False,
) -> bytes:
    """The PDF of a standard; same standard, templates, `day` and `attachments`, same bytes.

    `templates` are folders holding `pdf/`, the first to have a file wins; the caller has checked that they
    are trusted. What could not be shown as it is goes to `report`. It is exported as PDF/A-3a and PDF/UA-1;
    where Typst refuses one of them, without it, and `report` says why. A `bare` one, of an excerpt, has no
    cover, contents and data pages.
    Raises: ToolError when Typst can't make a document of it; `report` then holds why.
    """
    return print_pdf(
        standard, templates=templates, day=day, report=report, attachments=attachments, bare=bare
    ).pdf


def print_pdf(
    standard: Standard,
    *,
    templates: Sequence[Path],
    day: date,
    report: Report,
    attachments: Sequence[Attachment] = (),
    lines: bool = False,
    bare: bool = False,
) -> Printed:
    """The PDF of `render_pdf`; with `lines`, it has line numbers and comes with its line map.

    Numbers run from the introduction, or the scope, to the end of the standard's own text, the same in an
    adoption of it. Tables, figures and footnotes have none. A template that leaves no marks for the map is
    reported, and there is none.
    """
    prepared = prepare(standard, report=report)
    root = prepared.root
    _adapt(prepared, report)
    if lines:
        mark_numbered(root)
    with private_folder(templates, prepared.pictures) as (folder, pictures):
        _mark_glyphless(prepared, folder, report)
        facts = {
            "targets": _targets(root),
            "pictures": pictures,
            "words": page_words(root),
            "language": document_languages(root)[0],
            "attachments": lay_attachments(folder, attachments),
            "fingerprint": fingerprint_facts(attachments),
            "lines": lines,
            "bare": bare,
        }
        marks = [UNRENDERED, SHRUNK, TURNED, ROW_HEADS, *([PLACES] if lines else [])]
        made = typeset_at_all(prepared, folder, facts, day=day, marks=marks, report=report)
    _report_unrendered(prepared, made.marks[UNRENDERED], report)
    for mark in made.marks[SHRUNK]:
        place = prepared.place(prepared.element(int(mark["n"])))
        report.say("RND062", place, percent=round(float(mark["factor"]) * 100))
    for warning in made.warnings:
        report.say("RND055", prepared.place(prepared.root), warning=warning)
    pdf = _amended(made, prepared, report)
    if not lines:
        return Printed(pdf)
    if not made.marks[PLACES]:
        report.say("RND070", Place(standard.file))
        return Printed(pdf)
    return Printed(pdf, map_lines(root, made.marks[PLACES][0], pdf))


# -- before --------------------------------------------------------------------------------------------------


def _adapt(prepared: Prepared, report: Report) -> None:
    root = prepared.root
    mark_links(root, file=prepared.file, report=report)
    clean_styles(root, file=prepared.file, report=report)
    for formula in root.iter(mml("math")):
        mathml.plain_letters(formula)
    break_long_words(root)
    keep_units_whole(root)
    for fitted in fit_tables(root):
        place, percent = prepared.place(fitted.table), round(min(fitted.factor, 1) * 100)
        if fitted.factor < READABLE:
            report.say("RND052", place, percent=percent)
        elif fitted.turned:
            report.say("RND058", place)
    mark_page_breaks(root)
    let_spans_break(root)


def _targets(root: _Element) -> dict[str, str]:
    """The ids that something points to and that exist, with the printed label of each."""
    wanted = {name for element in root.iter("*") for name in _pointed_at(element)}
    found: dict[str, str] = {}
    for element in root.iter("*"):
        name = element.get("id")
        if name in wanted and name not in found:
            found[name] = " ".join((element.findtext("label") or "").split())
    return found


def _pointed_at(element: _Element) -> Iterator[str]:
    for key in _POINTERS:
        yield from (element.get(key) or "").split()
    address = (element.get(HREF) or "").strip()
    if address.startswith("#"):
        yield address[1:]


def _mark_glyphless(prepared: Prepared, folder: Path, report: Report) -> None:
    """Characters without a glyph give way to their codes, reported."""
    characters = characters_of(prepared.root)
    found = without_glyph("".join(characters), folder=folder)
    for character in found:
        report.say(
            "RND053",
            prepared.place(characters[character]),
            character=character,
            code=f"U+{ord(character):04X}",
        )
    mark_glyphless(prepared.root, found)


# -- after ---------------------------------------------------------------------------------------------------


def _amended(made: Typeset, prepared: Prepared, report: Report) -> bytes:
    try:
        return amended(made.pdf, made.marks, entry_bookmarks(prepared.root))
    except ValueError as fault:
        report.say("RND059", prepared.place(prepared.root), reason=fault)
        return made.pdf


def _report_unrendered(prepared: Prepared, marks: list[Mapping[str, str]], report: Report) -> None:
    counts = Counter(str(mark["name"]) for mark in marks)
    first: dict[str, int] = {}
    for mark in marks:
        ordinal = int(mark["n"] or 0)
        first[str(mark["name"])] = min(first.get(str(mark["name"]), sys.maxsize), ordinal)
    for name in sorted(counts):
        place = prepared.place(prepared.element(first[name]))
        report.say("RND050", place, name=name, count=f"{counts[name]} time" + "s" * (counts[name] > 1))
