"""What every view has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml.etree import _Element

from normwright.diagnostics import Place
from normwright.lazy import lazy
from normwright.sts.kinds import METADATA, STANDARDS
from normwright.sts.places import place_in
from normwright.sts.standard import Standard
from normwright.sts.tags import XML_LANG
from normwright.sts.text import Text, running_text, texts


@dataclass(frozen=True)
class View:
    """A block of a standard, for reading. Two views of the same block are equal.

    `element` is a handle for `sts` and the stylesheets; nobody else looks into it.
    """

    element: _Element = field(repr=False)
    standard: Standard = field(repr=False, compare=False)

    @property
    def id(self) -> str:
        """The id in the file; empty when it has none."""
        return self.element.get("id") or ""

    @property
    def place(self) -> Place:
        """Where the author finds it; in a file by others the line of that file."""
        return place_in(self.element, self.standard.file)

    @property
    def language(self) -> str:
        """Code of the language it is written in, such as "en"; empty when the file doesn't say."""
        return language_of(self.element)

    @property
    def originator(self) -> str:
        """Whose text it is: "ISO", or "CEN" for what the European adoption added."""
        return originator_of(self.element)

    @lazy
    def text(self) -> Text:
        """Its own running text, without that of blocks within it."""
        return text_of(self.element, self.standard)

    @lazy
    def words(self) -> str:
        """The running text as a plain string."""
        return self.text.string

    @property
    def data(self) -> Mapping[str, Any]:
        """What the companion says of it."""
        return self.standard.companion.get(self.id, {})

    @lazy
    def label(self) -> str:
        """The printed label: "5.2", "NOTE 1", "Table 3", "a)"; empty when it has none."""
        found = self.element.find("label")
        return "" if found is None else text_of(found, self.standard).string


def text_of(element: _Element, standard: Standard) -> Text:
    """The own running text of an element of a standard."""
    return running_text(element, file=standard.file, readings=standard.readings)


def texts_in(element: _Element, standard: Standard) -> Iterator[Text]:
    """All running texts in an element of a standard, in document order."""
    return texts(element, file=standard.file, readings=standard.readings)


def words_of(element: _Element | None) -> str:
    """Running text of an element that may be absent."""
    return "" if element is None else running_text(element).string


def words_at(element: _Element, path: str) -> str:
    """Running text of the child `path`; empty when there is none."""
    return words_of(element.find(path))


def language_of(element: _Element) -> str:
    """The nearest xml:lang; else the first content language of the standard around it."""
    node: _Element | None = element
    while node is not None:
        found = node.get(XML_LANG)
        if found:
            return str(found)
        if node.tag in STANDARDS:
            declared = words_of(next(node.iter("content-language"), None))
            if declared:
                return declared
        node = node.getparent()
    return ""


def inner_language(element: _Element, around: _Element) -> str:
    """The nearest xml:lang of an element within another one; empty where none is."""
    node: _Element | None = element
    while node is not None and node is not around:
        found = node.get(XML_LANG)
        if found:
            return str(found)
        node = node.getparent()
    return ""


def originator_of(element: _Element) -> str:
    """The nearest `originator`, else the organization of the nearest standard or adoption."""
    node: _Element | None = element
    while node is not None:
        found = node.get("originator")
        if found and node.tag not in METADATA:
            return str(found)
        if node.tag in STANDARDS:
            return _organization(node)
        node = node.getparent()
    return ""


def metas_of(part: _Element) -> list[_Element]:
    """The metadata elements of one standard or adoption, as they stand."""
    front = part.find("adoption-front" if part.tag == "adoption" else "front")
    return [] if front is None else [child for child in front if child.tag in METADATA]


def _organization(part: _Element) -> str:
    for meta in metas_of(part):
        for path in ("std-ident/originator", "std-org/std-org-abbrev", "doc-ident/sdo"):
            found = words_at(meta, path)
            if found:
                return found
    return ""
