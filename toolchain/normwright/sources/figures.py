"""Figures, groups of figures, and pictures without a number."""

import re
from collections.abc import Iterable, Sequence
from typing import ClassVar
from urllib.parse import unquote

from docutils import nodes
from lxml.etree import _Element

from normwright.sources import nodes as own
from normwright.sources import pictures
from normwright.sources.directives import SourceDirective, directive
from normwright.sources.handlers import handles, handles_inline
from normwright.sources.legends import is_lead_in
from normwright.sources.surroundings import fit, heading, mark_caption, part, surroundings, take_units, units
from normwright.sources.translation import SILENT, Translation
from normwright.sts import build
from normwright.sts.tags import KEY, TO

_BESIDE = frozenset(
    {"p", "non-normative-note", "non-normative-example", "list", "def-list", "disp-formula", "disp-quote"}
    | {"code", "array", "table-wrap", "statement"}
)
_NEVER = frozenset({"fig", "fig-group", "sec"})
#: What a figure can show instead of a picture.
_SHOWN = frozenset({"array", "table-wrap", "code", "disp-formula"})
_IN_CAPTION = frozenset({"p", "non-normative-note", "non-normative-example"})


class figure(own.Block):
    """A figure: `heading`?, `units`?, figures or blocks.

    Attributes: file (whether one is named), source (its path from the draft folder, "" when it is unusable),
    alt, size, landscape.
    """


class picture(own.Block):
    """A picture without number and title: @source, @alt."""


def size(value: str) -> str:
    """S, M, L or T."""
    if value.upper() not in {"S", "M", "L", "T"}:
        raise ValueError("it is none of S, M, L, T")
    return value.upper()


class PictureDirective(SourceDirective):
    """Base of the directives that show a file."""

    def shown(self) -> tuple[str, str]:
        """The picture's path from the draft folder and its alternative text; complains of what is wrong."""
        name = re.sub(r"\s*\n\s*", " ", "\n".join(self.arguments)).strip()
        if not name:
            return "", ""
        alternative = " ".join(self.options.get("alt", "").split())
        if not alternative:
            self.say("SRC100", None, name=name)
        return pictures.use(self.reading, name, self.place), alternative


@directive("figure")
class FigureDirective(PictureDirective):
    """A numbered figure, or a group of figures when no file is named."""

    known: ClassVar = {"alt": str, "units": str, "size": size, "landscape": str}

    def make(self) -> list[nodes.Node]:
        """The node; the first paragraph is its title."""
        source, alternative = self.shown()
        made = self.new(
            figure,
            file=bool(self.argument),
            source=source,
            alt=alternative,
            size=self.value("size", ""),
            landscape="landscape" in self.options,
        )
        blocks = list(self.parse_content(nodes.container()).children)
        first = next((n for n, node in enumerate(blocks) if not isinstance(node, SILENT)), None)
        if first is not None and _is_title(blocks[first]):
            made += _title(blocks.pop(first))
        else:
            self.say("SRC267")
        if self.options.get("units"):
            place = self.option_place("units")
            made += units(self.options["units"], "", *self.parse_line(self.options["units"], place))
        made.extend(blocks)
        return [made]


@directive("image")
class ImageDirective(PictureDirective):
    """A picture without a number."""

    known: ClassVar = {"alt": str}
    has_content = False

    def make(self) -> list[nodes.Node]:
        """The node; none when the picture can't be used."""
        source, alternative = self.shown()
        if not self.argument:
            self.say("SRC268")
        return [self.new(picture, source=source, alt=alternative)] if source else []


def _is_title(node: nodes.Node) -> bool:
    return isinstance(node, nodes.paragraph) and not is_lead_in(node, "key")


def _title(paragraph: nodes.Node) -> heading:
    assert isinstance(paragraph, nodes.Element)
    made = heading(paragraph.rawsource, "", *paragraph.children)
    made.source, made.line = paragraph.source, paragraph.line
    if "nw-place" in paragraph:
        made["nw-place"] = paragraph["nw-place"]
    return made


# -- to STS --------------------------------------------------------------------------------------------------


@handles(figure)
def figure_block(node: figure, t: Translation) -> Iterable[_Element]:
    """A `fig`, or a `fig-group` around the figures in it."""
    members = [child for child in node.children if isinstance(child, figure)]
    below = [child for child in node.children if not isinstance(child, heading | units | figure)]
    with t.owner(node) as footnotes:
        title = part(node, heading)
        content = t.inline(title) if title is not None else []
        around = surroundings(below, t, content="figure")
        take_units(node, around, t)
        around.landscape = node["landscape"]
        made = _group(node, content, around, members, t) if members else _single(node, content, around, t)
    _put_footnotes(made, footnotes)
    return [mark_caption(made, node, t)]


def _single(
    node: figure, content: list["str | _Element"], around: build.Surroundings, t: Translation
) -> _Element:
    shown = build.picture(node["source"], alternative=node["alt"]) if node["source"] else None
    around.blocks = fit(around.blocks, t, beside=_BESIDE, never=_NEVER)
    if not node["file"] and not any(block.tag in _SHOWN for block in around.blocks):
        t.say("SRC268", node)
    if shown is not None:
        t.mark(shown, node, labelled=False)
    return build.figure(content, shown, around, size=node["size"])


def _group(
    node: figure,
    content: list["str | _Element"],
    around: build.Surroundings,
    members: Sequence[figure],
    t: Translation,
) -> _Element:
    if node["file"]:
        t.say("SRC270", node)
    for member in members:
        _look_at_member(member, t)
    figures = [each for made in t.blocks(members) for each in (made if made.tag == "fig-group" else [made])]
    around.blocks = fit(around.blocks, t, beside=_IN_CAPTION, never=_NEVER)
    return build.figure_group(content, [made for made in figures if made.tag == "fig"], around)


def _look_at_member(member: figure, t: Translation) -> None:
    """A subfigure has neither key nor note nor subfigures (NISO STS coding guidelines; SRC102)."""
    for child in member.children:
        if isinstance(child, figure | nodes.note) or is_lead_in(child, "key"):
            t.say("SRC102", child, what=_member_fault(child))


def _member_fault(child: nodes.Node) -> str:
    if isinstance(child, figure):
        return "figures of its own"
    return "a note" if isinstance(child, nodes.note) else "a key"


def _put_footnotes(made: _Element, footnotes: Sequence[_Element]) -> None:
    """Footnotes of a figure stand behind their first marks; STS has no foot for a figure (12)."""
    waiting = {note.get(KEY): note for note in footnotes}
    keys = set(waiting)
    for xref in list(made.iter("xref")):
        key = xref.get(TO)
        if key not in keys:
            continue
        xref.set("ref-type", "fn")
        note = waiting.pop(key, None)
        if note is not None:
            note.tail, xref.tail = xref.tail, None
            xref.addnext(note)


@handles(picture)
def picture_block(node: picture, t: Translation) -> Iterable[_Element]:
    """A `graphic`."""
    yield build.picture(node["source"], alternative=node["alt"])


@handles_inline(nodes.image)
def picture_within_text(node: nodes.image, t: Translation) -> Iterable["str | _Element"]:
    """An `inline-graphic` (MyST's `![words](file)`)."""
    name, alternative = unquote(node["uri"]), " ".join(node.get("alt", "").split())
    place = t.place(node)
    if not alternative:
        t.say("SRC100", place, name=name)
    source = pictures.use(t.reading, name, place)
    yield build.picture(source, alternative=alternative, within_text=True) if source else alternative
