"""A standard as PDF: Typst reads the prepared STS tree by `templates/pdf/standard.typ`."""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from lxml import etree
from lxml.etree import _Element

from normwright.diagnostics import Report
from normwright.errors import ToolError
from normwright.render import mathml
from normwright.render.fitting import break_long_words, scale_tables
from normwright.render.glyphs import characters_of, without_glyph
from normwright.render.languages import page_words
from normwright.render.links import mark_links
from normwright.render.nesting import LIMITS, flatten_deep
from normwright.render.prepare import Prepared, prepare
from normwright.render.styles import clean_styles
from normwright.render.trimming import trimmed_source
from normwright.render.typesetting import (
    Typeset,
    TypesettingError,
    is_drawable,
    private_folder,
    typeset,
)
from normwright.sts.standard import Standard
from normwright.sts.tags import HREF, mml

#: The label by which the template marks an element that it has no handler for.
UNRENDERED = "unrendered"
_READABLE = 0.55  # factor below which small text in a table is worth a word
_POINTERS = ("rid", "target")
_TRIES = 6


def render_pdf(standard: Standard, *, templates: Sequence[Path], day: date, report: Report) -> bytes:
    """The PDF of a standard; same standard, templates and `day`, same bytes.

    `templates` are folders holding `pdf/`, the first to have a file wins; the caller has checked that they
    are trusted. What could not be shown as it is goes to `report`.
    Raises: ToolError when Typst can't make a document of it; `report` then holds why.
    """
    prepared = prepare(standard, report=report)
    root = prepared.root
    _adapt(prepared, report)
    with private_folder(templates, prepared.pictures) as (folder, pictures):
        facts = {
            "targets": _targets(root),
            "pictures": pictures,
            "glyphless": _glyphless(prepared, folder, report),
            "words": page_words(root),
        }
        made = _typeset(prepared, folder, facts, day, report)
    _report_unrendered(prepared, made.marks[UNRENDERED], report)
    for warning in made.warnings:
        report.say("RND055", prepared.place(prepared.root), warning=warning)
    return made.pdf


# -- before --------------------------------------------------------------------------------------------------


def _adapt(prepared: Prepared, report: Report) -> None:
    root = prepared.root
    mark_links(root, file=prepared.file, report=report)
    clean_styles(root, file=prepared.file, report=report)
    for formula in root.iter(mml("math")):
        mathml.plain_letters(formula)
    break_long_words(root)
    for table, factor in scale_tables(root):
        if factor < _READABLE:
            report.say("RND052", prepared.place(table), percent=round(factor * 100))


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


def _glyphless(prepared: Prepared, folder: Path, report: Report) -> list[str]:
    """Characters without a glyph, reported."""
    characters = characters_of(prepared.root)
    found = without_glyph("".join(characters), folder=folder)
    for character in found:
        report.say(
            "RND053",
            prepared.place(characters[character]),
            character=character,
            code=f"U+{ord(character):04X}",
        )
    return found


# -- typesetting ---------------------------------------------------------------------------------------------


def _typeset(prepared: Prepared, folder: Path, facts: dict[str, Any], day: date, report: Report) -> Typeset:
    """Sets the document; what Typst refuses is taken back, reported, and the rest tried again."""
    limits = list(LIMITS)
    _flatten(prepared, limits.pop(0), report)
    for _ in range(_TRIES):
        try:
            source = trimmed_source(prepared.root, facts["targets"])
            return typeset(folder, standard=source, facts=facts, day=day, marks=[UNRENDERED])
        except TypesettingError as refusal:
            if refusal.labels & facts["targets"].keys():
                _drop_targets(prepared, refusal.labels, facts, report)
            elif refusal.is_depth and limits:
                _flatten(prepared, limits.pop(0), report)
            elif not (refusal.is_picture and _drop_pictures(prepared, folder, facts, report)):
                raise _given_up(prepared, refusal, report) from refusal
    facts["targets"] = {}
    try:
        source = trimmed_source(prepared.root, ())
        return typeset(folder, standard=source, facts=facts, day=day, marks=[UNRENDERED])
    except TypesettingError as refusal:
        raise _given_up(prepared, refusal, report) from refusal


def _flatten(prepared: Prepared, limits: tuple[int, int], report: Report) -> None:
    for element in flatten_deep(prepared.root, calls=limits[0], boxes=limits[1]):
        report.say("RND051", prepared.place(element), name=_printed(element))


def _drop_targets(prepared: Prepared, names: set[str], facts: dict[str, Any], report: Report) -> None:
    """Links to what the template doesn't print, or prints more than once, become plain text."""
    facts["targets"] = {name: label for name, label in facts["targets"].items() if name not in names}
    for element in prepared.root.iter("*"):
        if element.get("id") in names:
            report.say("RND056", prepared.place(element), target=element.get("id"))


def _drop_pictures(prepared: Prepared, folder: Path, facts: dict[str, Any], report: Report) -> bool:
    """Takes out the pictures that Typst can't decode; says whether there were any."""
    broken = {name for name, path in facts["pictures"].items() if not is_drawable(folder, path)}
    facts["pictures"] = {name: path for name, path in facts["pictures"].items() if name not in broken}
    for element in prepared.root.iter("*"):
        name = element.get(HREF)
        if name in broken:
            report.say("RND003", prepared.place(element), name=name)
    return bool(broken)


def _given_up(prepared: Prepared, refusal: TypesettingError, report: Report) -> ToolError:
    report.say("RND054", prepared.place(prepared.root), reason=refusal.message)
    return ToolError(f"no PDF was made: {refusal.message}", help="see the findings")


# -- after ---------------------------------------------------------------------------------------------------


def _report_unrendered(prepared: Prepared, marks: list[Mapping[str, str]], report: Report) -> None:
    counts = Counter(str(mark["name"]) for mark in marks)
    first: dict[str, int] = {}
    for mark in marks:
        ordinal = int(mark["n"] or 0)
        first[str(mark["name"])] = min(first.get(str(mark["name"]), sys.maxsize), ordinal)
    for name in sorted(counts):
        place = prepared.place(prepared.element(first[name]))
        report.say("RND050", place, name=name, count=f"{counts[name]} time" + "s" * (counts[name] > 1))


def _printed(element: _Element) -> str:
    name = etree.QName(element).localname
    label = " ".join((element.findtext("label") or "").split())
    return f"{name} {label}".strip()
