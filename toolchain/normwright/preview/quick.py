"""The short way from a save to the page: only the sections, or clauses of files, that changed are made anew.

They are made among outlines of all else, and put into the last whole edition. Where anything else of the
document could depend on the change, there is no short way. The whole way follows each time, and is what
counts.
"""

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from lxml.etree import _Element

from normwright.composing import compose_standards
from normwright.diagnostics import Report
from normwright.history.commits import State
from normwright.passes.outline import outline
from normwright.preview.patch import patched_page, patched_text
from normwright.sts.fragment import FIELD
from normwright.sts.parts import Part, clauses_of, footnotes_of, parts_of, with_clauses, without_text
from normwright.sts.standard import Standard
from normwright.sts.tags import AT, LABELS
from normwright.sts.write import write_sts
from normwright.workspace.record import Draft

_TEXT = etree.XPath("string(.)")
Fragments = Mapping[str, _Element]
#: By version.
Files = dict[str, bytes]


@dataclass
class Made:
    """The standards with what changed; and those pages and STS files of them that had been made before."""

    standards: dict[str, Standard] = field(default_factory=dict)
    pages: Files = field(default_factory=dict)
    written: Files = field(default_factory=dict)


@dataclass
class Whole:
    """An edition that was made whole, and all that it was made from; outlines are made by `outlined`."""

    draft: Draft
    state: State
    fragments: Fragments
    standards: Mapping[str, Standard]
    pages: Files
    written: Files
    templates: Any
    _parts: dict[str, dict[str, Part]] = field(default_factory=dict)
    _sources: set[str] = field(default_factory=set)
    _outlines: dict[str, _Element] = field(default_factory=dict)
    _outlined: dict[str, dict[str, Part]] = field(default_factory=dict)

    def outlined(self) -> None:
        """Makes ready for the short way, unless it is: the outlines, and the document that they give."""
        if self._outlined:
            return
        self._sources = {self._file(name) for name in self.fragments}
        self._parts = {name: _by_name(standard) for name, standard in self.standards.items()}
        self._outlines = {name: outline(fragment) for name, fragment in self.fragments.items()}
        standards = compose_standards(self.draft, self._mixed({}), state=self.state, report=Report())
        self._outlined = {name: _by_name(standard) for name, standard in standards.items()}

    def changed(self, fragments: Fragments) -> set[str]:
        """The docnames whose fragments differ; all when there are others than before."""
        if fragments.keys() != self.fragments.keys():
            return set(fragments)
        return {name for name, fragment in fragments.items() if fragment is not self.fragments[name]}

    def quick(self, fragments: Fragments) -> Made | None:
        """What `fragments` give in place of those that they differ from; None: no short way."""
        self.outlined()
        changed = self.changed(fragments)
        files = {self._file(name) for name in changed}
        return self._quick({name: fragments[name] for name in changed}, self._names(files))

    def quick_sections(self, sections: Fragments) -> Made | None:
        """What these sections give, each in place of the one at the same line; None: no short way."""
        self.outlined()
        if not all(self._takes(name, section) for name, section in sections.items()):
            return None
        places = {section.get(AT) for section in sections.values()}
        parts = [part for version in self._outlined.values() for part in version.values()]
        names = {name for part in parts for name in part.sections_at(places)}
        mixed = self._mixed({})
        return self._quick({name: _put(mixed[name], one) for name, one in sections.items()}, names)

    def _takes(self, docname: str, section: _Element) -> bool:
        """Whether nothing else is made of a section; of terms it is, by their designations alone."""
        parts = [part for part in self._all_parts() if self._file(docname) in part.files]
        old = _at(self.fragments[docname], section)
        return bool(parts) and all(
            part.plain or (part.holds_terms and _designations(old) == _designations(section))
            for part in parts
        )

    def _quick(self, new: Fragments, names: set[str]) -> Made | None:
        """With these fragments, which make the clauses of these ids and no more."""
        if not names:
            return None
        standards = compose_standards(self.draft, self._mixed(new), state=self.state, report=Report())
        if standards.keys() != self.standards.keys():
            return None
        made = Made()
        for version, standard in standards.items():
            if _frame(self._outlined[version].values(), names) != _frame(parts_of(standard.root), names):
                return None
            clauses = clauses_of(standard.root, names)
            made.standards[version] = with_clauses(self.standards[version], clauses, standard)
            self._patch(made, version, without_text(standard, keep=clauses), clauses)
        return made

    def _patch(self, made: Made, version: str, bare: Standard, clauses: Mapping[str, _Element]) -> None:
        """The files of a version with these clauses from those of the `bare` one, which has no more text."""
        from normwright.render.html import render_html

        if version in self.pages:
            page = render_html(bare, templates=self.templates, report=Report())
            notes = [name for clause in clauses.values() for name in footnotes_of(clause)]
            _keep(made.pages, version, patched_page(self.pages[version], page, names=[*clauses, *notes]))
        if version in self.written:
            text = write_sts(bare.root)
            _keep(made.written, version, patched_text(self.written[version], text, names=clauses))

    def _mixed(self, new: Fragments) -> dict[str, _Element]:
        """Outlines, but for the new ones, and whole the files of which more is made than clauses."""
        return {
            name: new.get(name, self._outlines[name] if self._is_plain(self._file(name)) else fragment)
            for name, fragment in self.fragments.items()
        }

    def _all_parts(self) -> list[Part]:
        return [part for version in self._parts.values() for part in version.values()]

    def _is_plain(self, file: str) -> bool:
        parts = [part for part in self._all_parts() if file in part.files]
        return bool(parts) and all(part.plain and len(part.files & self._sources) == 1 for part in parts)

    def _names(self, files: set[str]) -> set[str]:
        """The parts that these files alone make; none when they make anything else."""
        parts = [part for part in self._all_parts() if files & part.files]
        if not files or not all(self._is_plain(file) for file in files):
            return set()
        return {part.name for part in parts}

    def _file(self, docname: str) -> str:
        from normwright.sts.places import place_of

        return place_of(self.fragments[docname]).file if docname in self.fragments else ""


def _by_name(standard: Standard) -> dict[str, Part]:
    return {part.name: part for part in parts_of(standard.root)}


def _keep(files: Files, version: str, content: bytes | None) -> None:
    if content is not None:
        files[version] = content


def _put(fragment: _Element, section: _Element) -> _Element:
    """A copy of a fragment, or of its outline, with a section of the file in its place."""
    made = copy.deepcopy(fragment)
    old = _at(made, section)
    parent = old.getparent()
    assert parent is not None
    parent.replace(old, section)
    return made


def _at(fragment: _Element, section: _Element) -> _Element:
    """The section that begins where the other one does."""
    return next(one for one in fragment.iter("sec") if one.get(AT) == section.get(AT))


def _designations(section: _Element) -> list[tuple[str, str]]:
    """Titles and fields of entries, with the labels before them."""
    said = section.iter("title", FIELD)
    return [(element.get("name") or _labels(element), str(_TEXT(element))) for element in said]


def _labels(title: _Element) -> str:
    parent = title.getparent()
    return "" if parent is None else parent.get(LABELS) or ""


def _frame(parts: Iterable[Part], names: set[str]) -> list[object]:
    """All that others could refer to: of the clauses `names` ids, numbers and labels, else everything."""
    return [(part.name, *part.outside(names)) for part in parts]
