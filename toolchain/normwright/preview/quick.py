"""The short way from a save to the page: only the clauses of the files that changed are made anew.

They are made among outlines of all other files, and put into the last whole edition. Where anything else of
the document could depend on the change, there is no short way. The whole way follows each time, and is what
counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from lxml.etree import _Element

from normwright.diagnostics import Report
from normwright.history.commits import State
from normwright.passes.outline import outline
from normwright.pipeline import compose_standards
from normwright.preview.patch import patched
from normwright.sts.parts import Part, parts_of, with_parts, without_text
from normwright.sts.standard import Standard
from normwright.workspace.record import Draft

Fragments = Mapping[str, _Element]
Pages = dict[str, bytes]


@dataclass
class Whole:
    """An edition that was made whole, and all that it was made from; outlines are made by `outlined`."""

    draft: Draft
    state: State
    fragments: Fragments
    standards: Mapping[str, Standard]
    pages: Pages
    templates: Any
    _parts: dict[str, dict[str, Part]] = field(default_factory=dict)
    _sources: set[str] = field(default_factory=set)
    _outlines: dict[str, _Element] = field(default_factory=dict)
    _outlined: dict[str, dict[str, Part]] = field(default_factory=dict)

    def outlined(self) -> None:
        """Makes ready for the short way: the outlines, and the document that they give."""
        if self._outlined:
            return
        self._sources = {self._file(name) for name in self.fragments}
        self._parts = {name: _by_name(standard) for name, standard in self.standards.items()}
        self._outlines = {name: outline(fragment) for name, fragment in self.fragments.items()}
        mixed = self._mixed(self.fragments, set())
        standards = compose_standards(self.draft, mixed, state=self.state, report=Report())
        self._outlined = {name: _by_name(standard) for name, standard in standards.items()}

    def changed(self, fragments: Fragments) -> set[str]:
        """The docnames whose fragments differ; all when there are others than before."""
        if fragments.keys() != self.fragments.keys():
            return set(fragments)
        return {name for name, fragment in fragments.items() if fragment is not self.fragments[name]}

    def quick(self, fragments: Fragments) -> tuple[dict[str, Standard], Pages] | None:
        """The standards with what changed in `fragments`, and their pages; None: no short way."""
        changed = self.changed(fragments)
        files = frozenset(self._file(name) for name in changed)
        names = self._names(files)
        if not names or not self._outlined:
            return None
        standards = compose_standards(
            self.draft, self._mixed(fragments, changed), state=self.state, report=Report()
        )
        if standards.keys() != self.standards.keys():
            return None
        made: dict[str, Standard] = {}
        pages: Pages = {}
        for version, standard in standards.items():
            parts = _by_name(standard)
            if not _same_frame(self._outlined[version], parts, names):
                return None
            wanted = {name: parts[name] for name in names if name in parts}
            made[version] = with_parts(self.standards[version], wanted, standard)
            page = self._page(version, standard, wanted)
            if page is not None:
                pages[version] = page
        return made, pages

    def _page(self, version: str, standard: Standard, wanted: Mapping[str, Part]) -> bytes | None:
        from normwright.render.html import render_html

        if version not in self.pages:
            return None
        bare = without_text(standard, keep=wanted)
        page = render_html(bare, templates=self.templates, report=Report())
        notes = [name for part in wanted.values() for name in part.footnotes]
        return patched(self.pages[version], page, names=[*wanted, *notes])

    def _mixed(self, fragments: Fragments, changed: set[str]) -> dict[str, _Element]:
        """Outlines, and whole the files that changed and those of which more is made than clauses."""
        return {
            name: fragment
            if name in changed or not self._is_plain(self._file(name))
            else self._outlines[name]
            for name, fragment in fragments.items()
        }

    def _is_plain(self, file: str) -> bool:
        parts = [part for version in self._parts.values() for part in version.values() if file in part.files]
        return bool(parts) and all(part.plain and len(part.files & self._sources) == 1 for part in parts)

    def _names(self, files: frozenset[str]) -> set[str]:
        """The parts that these files alone make; none when they make anything else."""
        parts = [part for version in self._parts.values() for part in version.values() if files & part.files]
        if not files or not all(self._is_plain(file) for file in files):
            return set()
        return {part.name for part in parts}

    def _file(self, docname: str) -> str:
        from normwright.sts.places import place_of

        return place_of(self.fragments[docname]).file if docname in self.fragments else ""


def _by_name(standard: Standard) -> dict[str, Part]:
    return {part.name: part for part in parts_of(standard.root)}


def _same_frame(before: Mapping[str, Part], now: Mapping[str, Part], names: set[str]) -> bool:
    """Whether all that others could refer to has the number, the id and the label that it had."""
    if list(before) != list(now):
        return False
    return all(
        before[name].labelled == now[name].labelled
        if name in names
        else _text(before[name]) == _text(now[name])
        for name in now
    )


def _text(part: Part) -> bytes:
    return etree.tostring(part.element)
