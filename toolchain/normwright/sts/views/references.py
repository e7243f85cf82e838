"""References: the two lists, citations of standards in the text, and cross-references."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml.etree import _Element

from normwright.lazy import lazy
from normwright.sts.standard import Standard
from normwright.sts.tags import tbx
from normwright.sts.views.base import View, words_at, words_of

if TYPE_CHECKING:
    from normwright.names.identifiers import Identifier

_CITATIONS = ("std", "mixed-citation", "element-citation")


def read_identifier(text: str) -> "Identifier | None":
    """The identifier that `text` is, None when it can't be read."""
    from normwright.names.identifiers import UnreadableIdentifier, parse_identifier

    try:
        return parse_identifier(text)
    except UnreadableIdentifier:
        return None


@dataclass(frozen=True)
class Reference(View):
    """An entry of the normative references or of the bibliography."""

    @property
    def normative(self) -> bool:
        """Whether it stands among the normative references."""
        return any(_is_normative(around) for around in self.element.iterancestors("ref-list", "sec"))

    @property
    def reference(self) -> str:
        """The standard's reference as printed, "ISO 37100:2016"; empty for any other work."""
        return words_at(self.element, "std/std-ref")

    @property
    def title(self) -> str:
        """The standard's title; empty for any other work."""
        return words_at(self.element, "std/title")

    @lazy
    def identifier(self) -> "Identifier | None":
        """The reference taken apart; None for other works and what can't be read."""
        return read_identifier(self.reference) if self.reference else None

    @property
    def words(self) -> str:
        """The whole citation as printed, without label and notes."""
        return " ".join(words_of(child) for child in self.element if child.tag in _CITATIONS)


@dataclass(frozen=True)
class Citation(View):
    """A standard cited in running text: `reference` and where in it."""

    @property
    def reference(self) -> str:
        """ "ISO 9000:2015"."""
        return words_at(self.element, "std-ref")

    @property
    def locator(self) -> str:
        """What follows the reference: "3.6.6"; empty for the whole."""
        return self.words.removeprefix(self.reference).strip(" ,")

    @lazy
    def identifier(self) -> "Identifier | None":
        """The reference taken apart; None when it can't be read."""
        return read_identifier(self.reference)


@dataclass(frozen=True)
class CrossReference(View):
    """A reference within the document."""

    @property
    def kind(self) -> str:
        """sec, app, fig, table, fn, table-fn, disp-formula, list, bibr, term-entry, note, example …"""
        if self.element.tag != "xref":
            return "term-entry"
        kind = self.element.get("ref-type") or ""
        return (self.element.get("custom-type") or kind) if kind == "custom" else kind

    @property
    def targets(self) -> tuple[str, ...]:
        """Ids of what it refers to."""
        return tuple((self.element.get("rid") or self.element.get("target") or "").split())


def references(standard: Standard, *, normative: bool | None = None) -> Iterator[Reference]:
    """The entries of both lists in document order; `normative` picks one of the two."""
    for element in standard.root.iter("ref"):
        found = Reference(element, standard)
        if normative is None or found.normative is normative:
            yield found


def citations(standard: Standard) -> Iterator[Citation]:
    """Standards cited outside the two lists, in document order."""
    for element in standard.root.iter("std"):
        if next(element.iterancestors("ref"), None) is None:
            yield Citation(element, standard)


def cross_references(standard: Standard) -> Iterator[CrossReference]:
    """Every reference within the document, also from one term entry to another."""
    for element in standard.root.iter("xref", tbx("entailedTerm")):
        yield CrossReference(element, standard)


def _is_normative(around: _Element) -> bool:
    return "norm-refs" in (around.get("content-type"), around.get("sec-type"))
