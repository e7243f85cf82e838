"""Footnotes: marks and texts of one file, paired by name; docutils' own numbers are not used."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from docutils import nodes
from lxml.etree import _Element

from normwright.sts import build
from normwright.sts.places import mark
from normwright.sts.tags import KEY, TO

if TYPE_CHECKING:
    from normwright.sources.translation import Translation


class Footnotes:
    """The footnotes of one file."""

    def __init__(self, document: nodes.document, t: "Translation") -> None:
        self._t = t
        self._texts: dict[str, nodes.footnote] = {}
        self._called: dict[str, nodes.Element | None] = {}
        self._owner: nodes.Element | None = None
        self._notes: list[_Element] = []
        self._open: list[str] = []
        self._names: dict[int, str] = {}
        self._read(document)

    def mark(self, node: nodes.Element, owner: nodes.Element | None = None) -> list[_Element]:
        """The mark of a reference, with its `fn` behind it or, in a table or figure, put by for the foot."""
        name = self._names.get(id(node), "")
        if name not in self._texts:
            self._t.say("SRC060", node, name=_shown(name))
            return []
        if self._open:
            self._t.say("SRC064", node, name=_shown(name))
            return []
        return self._mark(node, name, owner or self._owner)

    @contextmanager
    def owner(self, node: nodes.Element) -> Iterator[list[_Element]]:
        """Within it, footnotes belong to `node`; gives the list that collects their `fn` elements."""
        before = self._owner, self._notes
        self._owner, self._notes = node, []
        try:
            yield self._notes
        finally:
            self._owner, self._notes = before

    def finish(self) -> None:
        """Complains of texts that nothing called."""
        for name, text in self._texts.items():
            if name not in self._called:
                self._t.say("SRC062", text, name=_shown(name))

    def _mark(self, node: nodes.Element, name: str, owner: nodes.Element | None) -> list[_Element]:
        first = name not in self._called
        if not first and self._called[name] is not owner:
            self._t.say("SRC061", node, name=_shown(name))
        self._called.setdefault(name, owner)
        made = build.footnote_mark(in_table=owner is not None)
        made.set(TO, self._key(name))
        mark(made, self._t.place(node))
        if not first:
            return [made]
        text = self._text(name)
        if owner is None:
            return [made, text]
        self._notes.append(text)
        return [made]

    def _text(self, name: str) -> _Element:
        node = self._texts[name]
        self._open.append(name)
        blocks = self._t.blocks(child for child in node.children if not isinstance(child, nodes.label))
        self._open.pop()
        if not blocks:
            self._t.say("SRC060", node, name=_shown(name))
        made = build.footnote(blocks)
        made.set(KEY, self._key(name))
        return mark(made, self._t.place(node))

    def _key(self, name: str) -> str:
        return f"{self._t.docname}#{name}"

    def _read(self, document: nodes.document) -> None:
        """Names every text and mark; those without a name are paired in order."""
        for node in document.findall(nodes.footnote):
            name = _name(node) or f"({_kind(node)}{self._nth(node)})"
            if name in self._texts:
                self._t.say("SRC063", node, name=_shown(name))
            else:
                self._texts[name] = node
        counts: dict[str, int] = {}
        for reference in document.findall(nodes.footnote_reference):
            name = reference.get("refname", "")
            if not name:
                kind = _kind(reference)
                counts[kind] = counts.get(kind, 0) + 1
                name = f"({kind}{counts[kind]})"
            self._names[id(reference)] = name

    def _nth(self, node: nodes.Element) -> int:
        return 1 + sum(1 for name in self._texts if name.startswith(f"({_kind(node)}"))


def _name(node: nodes.Element) -> str:
    for key in ("names", "dupnames"):
        names: list[str] = node.get(key, [])
        if names:
            return names[0]
    label = next((child for child in node.children if isinstance(child, nodes.label)), None)
    return label.astext() if label is not None else ""


def _kind(node: nodes.Element) -> str:
    return "*" if node.get("auto") == "*" else "#"


def _shown(name: str) -> str:
    return "without name" if name.startswith("(") else name
