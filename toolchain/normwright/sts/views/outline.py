"""Clauses: the tree of numbered and titled parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from lxml.etree import _Element

from normwright.lazy import lazy
from normwright.sts.kinds import STANDARDS
from normwright.sts.standard import Standard
from normwright.sts.views.base import View, language_of, words_at

if TYPE_CHECKING:
    from normwright.sts.views.blocks import Block

CLAUSES = frozenset({"sec", "term-sec", "app"})
_HOMES = CLAUSES | {"ref-list", "index"}


class Kind(StrEnum):
    """What a clause is. Subclauses of a scope, annex … are plain clauses; see `Clause.top`."""

    FOREWORD = "foreword"
    INTRODUCTION = "introduction"
    ENDORSEMENT = "endorsement"
    ABSTRACT = "abstract"
    SCOPE = "scope"
    NORMATIVE_REFERENCES = "normative references"
    TERMS = "terms"
    TERM_ENTRY = "term entry"
    CLAUSE = "clause"
    ANNEX = "annex"
    BIBLIOGRAPHY = "bibliography"
    INDEX = "index"


_KINDS = {
    "foreword": Kind.FOREWORD,
    "intro": Kind.INTRODUCTION,
    "endorsement": Kind.ENDORSEMENT,
    "abstract": Kind.ABSTRACT,
    "scope": Kind.SCOPE,
    "norm-refs": Kind.NORMATIVE_REFERENCES,
    "terms": Kind.TERMS,
    "index": Kind.INDEX,
}
_INFORMATIVE = frozenset(
    {Kind.FOREWORD, Kind.INTRODUCTION, Kind.ENDORSEMENT, Kind.ABSTRACT, Kind.BIBLIOGRAPHY, Kind.INDEX}
)
_TRANSPARENT = frozenset({"app-group", "sub-part", "body", "back", "front", "adoption-front", *STANDARDS})


@dataclass(frozen=True)
class Clause(View):
    """A clause, subclause, annex, term entry, foreword, bibliography …"""

    @lazy
    def kind(self) -> Kind:
        """What it is."""
        tag = self.element.tag
        if tag == "app":
            return Kind.ANNEX
        if tag == "term-sec":
            return Kind.TERM_ENTRY
        if tag in ("ref-list", "index"):
            return Kind.INDEX if tag == "index" else Kind.BIBLIOGRAPHY
        return _KINDS.get(self.element.get("sec-type") or "", Kind.CLAUSE)

    @lazy
    def language(self) -> str:  # kept, as every text in it asks
        """Code of the language it is written in; empty when the file doesn't say."""
        return language_of(self.element)

    @lazy
    def blocks(self) -> tuple["Block", ...]:
        """Its blocks in order, without subclauses, label and title."""
        from normwright.sts.views.blocks import blocks

        return tuple(blocks(self))

    @lazy
    def number(self) -> str:
        """ "5.2", "A", "A.1", "3.1"; empty when it has none."""
        words = self.label.split()
        return words[-1] if words else ""

    @lazy
    def title(self) -> str:
        """The title; empty for a numbered paragraph."""
        return words_at(self.element, "title")

    @lazy
    def depth(self) -> int:
        """1 for a clause or annex, 2 for its subclauses, and so on."""
        parent = self.parent
        return 1 if parent is None else parent.depth + 1

    @lazy
    def parent(self) -> "Clause | None":
        """The clause around it."""
        for ancestor in self.element.iterancestors(*CLAUSES):
            return Clause(ancestor, self.standard)
        return None

    @lazy
    def top(self) -> "Clause":
        """The clause or annex that it belongs to, or itself."""
        parent = self.parent
        return self if parent is None else parent.top

    @lazy
    def children(self) -> tuple["Clause", ...]:
        """Its subclauses and term entries in order."""
        return tuple(Clause(child, self.standard) for child in self.element if child.tag in CLAUSES)

    @lazy
    def normative(self) -> bool:
        """Whether what it says counts for conformity: body and normative annexes."""
        top = self.top
        if top.kind is Kind.ANNEX:
            return top.element.get("content-type") == "normative"
        return top.kind not in _INFORMATIVE

    @property
    def status(self) -> str:
        """Of an annex: normative or informative; empty for other clauses, and where an annex doesn't say."""
        said = self.element.get("content-type") or ""
        return said if self.kind is Kind.ANNEX and said in ("normative", "informative") else ""

    @lazy
    def lead(self) -> tuple["Block", ...]:
        """The blocks between its title and its first subclause; without subclauses all its blocks."""
        first = next((child for child in self.element if child.tag in CLAUSES), None)
        if first is None:
            return self.blocks
        before = set(first.itersiblings(preceding=True))
        return tuple(block for block in self.blocks if block.element in before)

    def walk(self) -> Iterator["Clause"]:
        """Itself and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


def outline(standard: Standard) -> tuple[Clause, ...]:
    """The top-level clauses in document order: front matter, body, annexes, bibliography, index.

    In an adoption the adopter's front matter comes first and its annexes last; `Clause.originator` says whose
    a clause is. Give it `profile(standard)` for a file by others.
    """
    return tuple(Clause(element, standard) for element in _tops(standard.root))


def clauses(standard: Standard) -> Iterator[Clause]:
    """Every clause of every depth, in document order."""
    for top in outline(standard):
        yield from top.walk()


def clause_of(view: View) -> Clause | None:
    """The nearest clause around a block."""
    for ancestor in view.element.iterancestors(*CLAUSES, "ref-list", "index"):
        if ancestor.tag in CLAUSES or _is_top(ancestor):
            return Clause(ancestor, view.standard)
    return None


def home_of(element: _Element) -> _Element | None:
    """The clause, annex, entry or list of references that an element is or stands in, for grouping by it."""
    node: _Element | None = element
    while node is not None and node.tag not in _HOMES:
        node = node.getparent()
    return node


def _tops(element: _Element) -> Iterator[_Element]:
    for child in element:
        if child.tag in _TRANSPARENT:
            yield from _tops(child)
        elif child.tag in CLAUSES or (child.tag in ("ref-list", "index") and _is_top(child)):
            yield child


def _is_top(element: _Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == "back"
