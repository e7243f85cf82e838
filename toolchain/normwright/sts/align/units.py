"""The blocks of a version, each with all by which it can be known again."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from lxml.etree import _Element

from normwright.sts.blocknames import block_names
from normwright.sts.standard import Standard
from normwright.sts.tags import HREF, tbx
from normwright.sts.text import running_text, texts

#: What can be pointed at, and its family: only blocks of one family are ever the same.
FAMILIES: dict[Any, str] = {
    "sec": "clause",
    "term-sec": "entry",
    "app": "clause",
    "ref-list": "clause",
    "p": "text",
    "list": "list",
    "list-item": "text",
    "non-normative-note": "text",
    "normative-note": "text",
    "non-normative-example": "text",
    "normative-example": "text",
    tbx("definition"): "text",
    tbx("note"): "text",
    tbx("example"): "text",
    tbx("source"): "text",
    "statement": "text",
    "disp-quote": "text",
    "fn": "text",
    "code": "code",
    "preformat": "code",
    "def-list": "list",
    "def-item": "text",
    "table-wrap": "table",
    "array": "table",
    "fig": "figure",
    "fig-group": "figure",
    "graphic": "figure",
    "disp-formula": "formula",
    "ref": "reference",
}
_CLAUSES = frozenset({"clause", "entry"})
#: Held together by one block: what stands in a cell belongs to the table.
_WHOLE = frozenset({"table", "formula", "code"})


@dataclass(eq=False)
class Unit:
    """A block: its name, family and element, the unit around it, and its position in document order."""

    name: str
    family: str
    element: _Element
    parent: "Unit | None"
    order: int
    labels: tuple[str, ...] = ()
    children: list["Unit"] = field(default_factory=list)

    @cached_property
    def number(self) -> str:
        """The printed label, in one piece; of an inner block nothing, since it has none of its own."""
        label = self.element.find("label")
        return "" if label is None else running_text(label).string

    @cached_property
    def title(self) -> str:
        """Title of a clause, table or figure; the first designation of a term entry."""
        for path in ("title", "caption/title", f".//{tbx('term')}"):
            found = self.element.find(path)
            if found is not None:
                return running_text(found).string
        return ""

    @cached_property
    def said(self) -> str:
        """What it says: a clause its title, any other block all its words."""
        if self.family == "clause":
            return self.title
        pieces = (text.string for text in texts(self.element) if text.element.tag != "label")
        words = " ".join(pieces)
        return words or _picture(self.element)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of `said`, lower case."""
        return tuple(self.said.lower().split())

    @property
    def is_clause(self) -> bool:
        """Whether it is a clause, annex or term entry."""
        return self.family in _CLAUSES

    def walk(self) -> Iterator["Unit"]:
        """Itself and all in it."""
        yield self
        for child in self.children:
            yield from child.walk()


def units_of(standard: Standard) -> list[Unit]:
    """All units of a standard in document order."""
    found: list[Unit] = []
    around: dict[_Element, Unit | None] = {}
    for element, name in block_names(standard.root):
        parent = element.getparent()
        above = None if parent is None else around.get(parent)
        family = FAMILIES.get(element.tag, "")
        if not family or (above is not None and (above.name == name or above.family in _WHOLE)):
            around[element] = above
            continue
        made = Unit(name, family, element, above, len(found), _labels(standard, name))
        if above is not None:
            above.children.append(made)
        around[element] = made
        found.append(made)
    return found


def _labels(standard: Standard, name: str) -> tuple[str, ...]:
    """What the author named it by: labels, then ids of provisions."""
    data = standard.companion.get(name, {})
    named = [f"label {label}" for label in str(data.get("label", "")).split()]
    provisions = data.get("provisions", ())
    return (*named, *(f"provision {one['id']}" for one in provisions if one.get("id")))


def _picture(element: _Element) -> str:
    """A block without words is known by its formula or picture."""
    return " ".join("".join(map(str, element.itertext())).split()) or " ".join(
        node.get(HREF, "") for node in element.iter("graphic", "inline-graphic")
    )
