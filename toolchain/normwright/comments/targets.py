"""The blocks of a text that comments can be placed at, and the ways to find them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from normwright.comments.likeness import folded
from normwright.sts.pointers import Pointer, pointers
from normwright.sts.standard import Standard


class Targets:
    """The pointers of one text in document order.

    What stands in a block follows it without a gap, so that a block with all in it is a range of positions.
    """

    def __init__(self, standard: Standard) -> None:
        found = pointers(standard)
        self.standard = standard
        self.all: Sequence[Pointer] = found.all
        self.around = found.around
        self.position = {pointer.name: at for at, pointer in enumerate(found.all)}
        self._ends = self._find_ends()

    def __getitem__(self, name: str) -> Pointer:
        return self.all[self.position[name]]

    def __contains__(self, name: object) -> bool:
        return name in self.position

    def range(self, name: str) -> range:
        """Positions of a block and of all in it; of the document ("") all."""
        if not name:
            return range(len(self.all))
        start = self.position[name]
        return range(start, self._ends[start])

    def inside(self, name: str, scope: str) -> bool:
        """Whether a block is `scope` or stands in it."""
        return self.position[name] in self.range(scope)

    def children(self, name: str) -> list[Pointer]:
        """The blocks right in a block or clause, subclauses included."""
        return self._children.get(name, [])

    def within(self, name: str, *kinds: str) -> Iterator[Pointer]:
        """The blocks of some kinds in a block, at any depth, itself left out."""
        for at in self.range(name):
            if self.all[at].kind in kinds and self.all[at].name != name:
                yield self.all[at]

    def numbered(self, kind: str, number: str) -> list[Pointer]:
        """Clauses (with annexes and entries) or blocks of a kind that have a number, in document order."""
        return self._numbers.get(("clause" if kind in ("annex", "entry") else kind, number.upper()), [])

    def titled(self, title: str) -> list[Pointer]:
        """The clauses with a title, whatever its capitals and signs."""
        return self._titles.get(folded(title), [])

    def front(self, kind: str) -> Pointer | None:
        """The clause of a kind such as "foreword" or "bibliography"."""
        return next((one for one in self.all if one.is_clause and one.clause_kind == kind), None)

    def path(self, name: str) -> list[str]:
        """The names of a block and of all around it, innermost first."""
        found = []
        while name:
            found.append(name)
            name = self[name].parent
        return found

    def said(self, name: str) -> str:
        """What people call a block: "8.2.1", "Annex A", "Table 4", "NOTE 2 of 6.3"; the document for ""."""
        if not name:
            return "the whole document"
        one = self[name]
        if one.is_clause:
            return one.label or one.title or "a clause without number"
        home = f" of {self.said(one.home)}" if one.home else ""
        if one.kind in ("table", "figure") and one.label:
            return one.label
        if one.kind == "formula" and one.label:
            return f"Formula {one.label}"
        if one.kind in ("note", "example", "notice", "footnote") and one.label:
            return (f"footnote {one.label}" if one.kind == "footnote" else one.label) + home
        if one.kind == "item" and one.label:
            return f"{self._items(one)}{home}"
        beside = [other for other in self.children(one.parent) if other.kind == one.kind]
        nth = f" {beside.index(one) + 1}" if len(beside) > 1 else ""
        return f"{one.kind}{nth}{home}"

    def _items(self, one: Pointer) -> str:
        around = [self[name] for name in self.path(one.name)]
        return " ".join(item.label for item in reversed(around) if item.kind == "item" and item.label)

    @cached_property
    def _children(self) -> dict[str, list[Pointer]]:
        found: dict[str, list[Pointer]] = defaultdict(list)
        for pointer in self.all:
            found[pointer.parent].append(pointer)
        return dict(found)

    @cached_property
    def _numbers(self) -> dict[tuple[str, str], list[Pointer]]:
        found: dict[tuple[str, str], list[Pointer]] = defaultdict(list)
        for one in self.all:
            kind = "clause" if one.is_clause else one.kind
            if one.number and (kind != "clause" or re.fullmatch(r"(?:[A-Z]{1,2}|\d+)(?:\.\d+)*", one.number)):
                found[kind, one.number.upper()].append(one)
        return dict(found)

    @cached_property
    def _titles(self) -> dict[str, list[Pointer]]:
        found: dict[str, list[Pointer]] = defaultdict(list)
        for one in self.all:
            if one.is_clause and one.title:
                found[folded(one.title)].append(one)
        return dict(found)

    def _find_ends(self) -> list[int]:
        ends = list(range(1, len(self.all) + 1))
        for at in range(len(self.all) - 1, -1, -1):
            parent = self.all[at].parent
            if parent:
                above = self.position[parent]
                ends[above] = max(ends[above], ends[at])
        return ends
