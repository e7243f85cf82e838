"""Blocks of running text: paragraphs, lists, notes, examples, notices, quotations, formulae, footnotes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from lxml.etree import _Element

from normwright.lazy import lazy
from normwright.sts.kinds import OBJECTS, SILENT
from normwright.sts.standard import Standard
from normwright.sts.tags import HREF, mml, tbx
from normwright.sts.text import Text, runs_on
from normwright.sts.views.base import View, text_of, texts_in, words_at, words_of
from normwright.sts.views.mathematics import letters

#: What a paragraph, list item or statement can be marked as (ISO/IEC Directives Part 2, provisions).
PROVISIONS = ("requirement", "recommendation", "permission", "possibility")
#: Notices that look like notes (coding guidelines 2.1).
NOTICES = frozenset({"warning", "important", "caution", "danger", "safety-precautions"})

V = TypeVar("V", bound=View)


@dataclass(frozen=True)
class Block(View):
    """Any block, also one that has no class of its own."""

    @property
    def provision(self) -> str:
        """requirement, recommendation, permission or possibility, where marked; else empty."""
        kind = self.element.get("content-type") or ""
        return kind if kind in PROVISIONS else ""

    @lazy
    def blocks(self) -> tuple["Block", ...]:
        """The blocks in it, in order, down to the next level."""
        return tuple(blocks(self))

    @lazy
    def texts(self) -> tuple[Text, ...]:
        """All running texts in it, in document order; labels are left out, footnotes are not."""
        found = texts_in(self.element, self.standard)
        return tuple(text for text in found if text.element.tag != "label")


@dataclass(frozen=True)
class Holder(Block):
    """A block whose text stands in blocks within it."""

    @lazy
    def words(self) -> str:
        """All its text, blocks parted by line feeds."""
        return "\n".join(text.string for text in self.texts)


@dataclass(frozen=True)
class Paragraph(Block):
    """A paragraph; lists and notes that a file by others has within it are its `blocks`."""


@dataclass(frozen=True)
class Numbered(Holder):
    """A block counted in its clause: "NOTE 2" has number 2, a lone one None."""

    @property
    def number(self) -> int | None:
        """The number in its label."""
        found = re.search(r"\d+", self.label)
        return int(found.group()) if found else None


@dataclass(frozen=True)
class Note(Numbered):
    """A NOTE."""

    @property
    def editorial(self) -> bool:
        """Whether it is working matter, from an editor to the committee."""
        return self.element.get("content-type") == "editor-note"


@dataclass(frozen=True)
class Example(Numbered):
    """An EXAMPLE."""


@dataclass(frozen=True)
class Notice(Holder):
    """A warning, caution, important or danger notice."""

    @property
    def kind(self) -> str:
        """warning, important, caution, danger or safety-precautions."""
        return self.element.get("content-type") or ""


@dataclass(frozen=True)
class ListItem(Holder):
    """One item."""


@dataclass(frozen=True)
class List(Holder):
    """A list."""

    @property
    def kind(self) -> str:
        """alpha-lower, roman-lower, arabic, dash, bullet, simple …; empty when not said."""
        return self.element.get("list-type") or ""

    @property
    def ordered(self) -> bool:
        """Whether its items are numbered or lettered."""
        return self.kind.startswith(("alpha", "roman", "arabic", "order"))

    @lazy
    def items(self) -> tuple[ListItem, ...]:
        """Its items in order."""
        return tuple(ListItem(item, self.standard) for item in self.element.iterchildren("list-item"))


@dataclass(frozen=True)
class Explained(View):
    """A sign or abbreviation and what it stands for."""

    @property
    def sign(self) -> str:
        """What is explained; a formula is U+FFFC."""
        return words_at(self.element, "term")

    @property
    def letters(self) -> str:
        """What is explained, a formula by its printed signs: "Ad" for A with index d."""
        found = self.element.find("term")
        return "" if found is None else letters(found)

    @property
    def meaning(self) -> str:
        """The explanation."""
        found = self.element.find("def")
        return "" if found is None else " ".join(words_of(block) for block in found)


@dataclass(frozen=True)
class Explanations(Block):
    """A list of abbreviations or symbols, a key or a where-list."""

    @lazy
    def entries(self) -> tuple[Explained, ...]:
        """What it explains, in order."""
        return tuple(Explained(item, self.standard) for item in self.element.iter("def-item"))


@dataclass(frozen=True)
class Quotation(Holder):
    """A displayed quotation."""

    @property
    def source(self) -> str:
        """Whose words they are; empty when not said."""
        return words_at(self.element, "attrib")


@dataclass(frozen=True)
class Code(Block):
    """Code, its white space kept."""


@dataclass(frozen=True)
class Statement(Holder):
    """A provision of several blocks."""


@dataclass(frozen=True)
class Footnote(Holder):
    """A footnote to the text or to a table."""


@dataclass(frozen=True)
class Instruction(Holder):
    """An editing instruction of an amendment."""


@dataclass(frozen=True)
class Formula(Block):
    """A displayed formula."""

    @property
    def number(self) -> str:
        """ "1" for the label "(1)"; empty for an unnumbered one."""
        return self.label.strip("() ")

    @property
    def explanations(self) -> Explanations | None:
        """Its where-list."""
        found = self.element.find("legend")
        return None if found is None else Explanations(found, self.standard)

    @property
    def symbols(self) -> tuple[str, ...]:
        """The identifiers in it, each once, in order of appearance."""
        names = ("".join(map(str, sign.itertext())).strip() for sign in self.element.iter(mml("mi")))
        return tuple(dict.fromkeys(name for name in names if name))


@dataclass(frozen=True)
class Picture(View):
    """One picture of a figure."""

    @property
    def name(self) -> str:
        """Its exchange name, the key of `Standard.pictures`."""
        return self.element.get(HREF) or ""

    @property
    def alternative(self) -> str:
        """What is said instead of the picture; empty when missing."""
        return words_at(self.element, "alt-text")


@dataclass(frozen=True)
class Captioned(Block):
    """What has a number and a title above or below it: a table or figure."""

    @property
    def number(self) -> str:
        """ "1" or "A.1"; empty when it has none."""
        return (self.label.split() or [""])[-1]

    @property
    def title(self) -> str:
        """Its title."""
        return words_at(self.element, "caption/title")

    @property
    def text(self) -> Text:
        """Its title's text."""
        found = self.element.find("caption/title")
        return text_of(self.element if found is None else found, self.standard)


@dataclass(frozen=True)
class Figure(Captioned):
    """A figure, or a group of subfigures."""

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """All pictures, also those of subfigures."""
        return tuple(Picture(graphic, self.standard) for graphic in self.element.iter("graphic"))

    @property
    def key(self) -> Explanations | None:
        """Its key."""
        found = self.element.find("legend")
        return None if found is None else Explanations(found, self.standard)

    @property
    def subfigures(self) -> tuple["Figure", ...]:
        """The figures of a group."""
        return tuple(Figure(figure, self.standard) for figure in self.element.iterchildren("fig"))


def view_of(element: _Element, standard: Standard) -> Block:
    """The view of a block element."""
    tag = element.tag
    if tag == "non-normative-note" and element.get("content-type") in NOTICES:
        return Notice(element, standard)
    return CLASSES.get(tag, Block)(element, standard)


def blocks(view: View) -> Iterator[Block]:
    """The blocks of a clause, note, item, cell … in order, without subclauses, label and title."""
    yield from _below(view.element, view.standard)


def every(standard: Standard, kind: type[V]) -> Iterator[V]:
    """All blocks of one class, such as `Note`, in document order."""
    tags = [tag for tag, made in CLASSES.items() if issubclass(made, kind)]
    tags += ["non-normative-note"] if issubclass(Notice, kind) else []
    for element in standard.root.iter(*tags):
        view = view_of(element, standard)
        if isinstance(view, kind):
            yield view


def _below(element: _Element, standard: Standard) -> Iterator[Block]:
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _NO_BLOCKS or child.tag in SILENT:
            continue
        if child.tag == "disp-formula" or not (child.tag in OBJECTS or runs_on(child)):
            yield view_of(child, standard)
        elif child.tag not in OBJECTS:
            yield from _below(child, standard)  # a footnote in bold text


_NO_BLOCKS = frozenset(
    {"label", "title", "caption", "annex-type", "sec", "term-sec", "app", "sec-meta", "break", tbx("tig")}
)

#: The views of block elements; `tables` adds its own.
CLASSES: dict[Any, type[Block]] = {
    "p": Paragraph,
    "list": List,
    "list-item": ListItem,
    "non-normative-note": Note,
    "normative-note": Note,
    "non-normative-example": Example,
    "normative-example": Example,
    "def-list": Explanations,
    "disp-quote": Quotation,
    "code": Code,
    "preformat": Code,
    "statement": Statement,
    "fn": Footnote,
    "editing-instruction": Instruction,
    "disp-formula": Formula,
    "fig": Figure,
    "fig-group": Figure,
}
