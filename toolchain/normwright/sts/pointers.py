"""What can be pointed at in a standard, as plain data: clauses, and every block that has a name of its own.

Names are those of `align`, so that what is pointed at here can be carried to another version.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from lxml.etree import _Element

from normwright.sts.align.units import Unit, units_of
from normwright.sts.blocknames import block_names
from normwright.sts.standard import Standard
from normwright.sts.tags import tbx
from normwright.sts.text import texts
from normwright.sts.views.blocks import NOTICES
from normwright.sts.views.outline import Clause

_KINDS: dict[Any, str] = {
    "sec": "clause",
    "app": "annex",
    "term-sec": "entry",
    "ref-list": "clause",
    "p": "paragraph",
    "list": "list",
    "list-item": "item",
    "non-normative-note": "note",
    "normative-note": "note",
    "non-normative-example": "example",
    "normative-example": "example",
    tbx("definition"): "definition",
    tbx("note"): "note",
    tbx("example"): "example",
    tbx("source"): "source",
    "statement": "statement",
    "disp-quote": "quotation",
    "fn": "footnote",
    "code": "code",
    "preformat": "code",
    "def-list": "key",
    "def-item": "key entry",
    "table-wrap": "table",
    "array": "table",
    "fig": "figure",
    "fig-group": "figure",
    "graphic": "figure",
    "disp-formula": "formula",
    "ref": "reference",
}
CLAUSES = frozenset({"clause", "annex", "entry"})
#: The first paragraph in these is they themselves.
_HOLDERS = frozenset({"item", "note", "notice", "example", "footnote", "key entry"})


@dataclass(frozen=True, slots=True)
class Pointer:
    """A block that can be pointed at.

    `number` is bare: "8.2.1", "A", "A.1" of Table A.1, "b" of b), "2" of NOTE 2; `label` is as printed.
    `words` are its own, without those of pointers in it: of a clause its title, of a term entry its
    designations, of a table all. `home` is the clause around it, or itself; `parent` the block or clause
    right around it, empty at the top.
    """

    name: str
    kind: str
    number: str
    label: str
    title: str
    words: str
    home: str
    parent: str
    clause_kind: str = ""  # foreword, introduction, scope, bibliography …, as `views.Kind`

    @property
    def is_clause(self) -> bool:
        """Whether it is a clause, annex or term entry."""
        return self.kind in CLAUSES


@dataclass(frozen=True)
class Pointers:
    """All pointers in document order; `around` leads from the name of any block to that of its pointer."""

    all: tuple[Pointer, ...]
    around: Mapping[str, str]


def pointers(standard: Standard) -> Pointers:
    """What can be pointed at in a standard in our profile (`normalise.profile`)."""
    found: list[Pointer] = []
    names: dict[Unit, str] = {}  # of the pointer that a unit is or belongs to
    made: dict[str, Pointer] = {}
    units = units_of(standard)
    words = _words(units)
    for unit in units:
        above = made.get(names.get(unit.parent, "")) if unit.parent is not None else None
        if above is not None and _belongs(unit, above, found):
            names[unit] = above.name
            _add_words(found, made, above.name, words.get(unit, ""))
            continue
        names[unit] = unit.name
        pointer = _pointer(unit, above, standard, words.get(unit) or ("" if unit.children else unit.said))
        made[unit.name] = pointer
        found.append(pointer)
    return Pointers(tuple(found), _around(standard, {unit.element: name for unit, name in names.items()}))


def _words(units: list[Unit]) -> dict[Unit, str]:
    """The running texts that stand right in each unit, labels left out."""
    homes = {unit.element: unit for unit in units}
    found: dict[Unit, list[str]] = {}
    for unit in units:
        if unit.parent is None:
            for text in texts(unit.element):
                if text.element.tag != "label":
                    found.setdefault(_home(text.element, homes), []).append(text.string)
    return {unit: " ".join(pieces) for unit, pieces in found.items()}


def _home(element: _Element, homes: Mapping[_Element, Unit]) -> Unit:
    node: _Element | None = element
    while node is not None and node not in homes:
        node = node.getparent()
    assert node is not None  # the search began below a unit
    return homes[node]


def _add_words(found: list[Pointer], made: dict[str, Pointer], name: str, words: str) -> None:
    """Gives the holder, which was made last, the words of the paragraph that is part of it."""
    held = made[name]
    if words and found[-1] is held:
        made[name] = found[-1] = replace(held, words=f"{held.words} {words}".strip())


def _pointer(unit: Unit, above: Pointer | None, standard: Standard, words: str) -> Pointer:
    kind = _KINDS[unit.element.tag]
    if kind == "note" and unit.element.get("content-type") in NOTICES:
        kind = "notice"
    clause_kind = str(Clause(unit.element, standard).kind) if kind in CLAUSES else ""
    home = unit.name if kind in CLAUSES else above.home if above is not None else ""
    label = unit.number
    number = (label.split() or [""])[-1].strip("()[]:")
    if kind in ("note", "example", "notice") and not any(sign.isdigit() for sign in number):
        number = ""
    return Pointer(
        name=unit.name,
        kind=kind,
        number=number,
        label=label,
        title=unit.title,
        words=words,
        home=home,
        parent=above.name if above is not None else "",
        clause_kind=clause_kind,
    )


def _belongs(unit: Unit, above: Pointer, found: list[Pointer]) -> bool:
    """Whether it is but part of the block around it: the picture of a figure, the words of an item."""
    tag = unit.element.tag
    if tag == "graphic" and above.kind == "figure":
        return True
    return tag == "p" and above.kind in _HOLDERS and found[-1] is above


def _around(standard: Standard, names: Mapping[_Element, str]) -> dict[str, str]:
    around: dict[str, str] = {}
    holders: dict[_Element, str] = {}
    for element, name in block_names(standard.root):
        parent = element.getparent()
        holder = names.get(element) or ("" if parent is None else holders[parent])
        holders[element] = holder
        if holder:
            around.setdefault(name, holder)
    return around
