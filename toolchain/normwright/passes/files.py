"""The draft's files in the order of its toctrees (authoring syntax: a draft)."""

import copy
import difflib
import posixpath

from lxml.etree import _Element

from normwright.diagnostics import Place
from normwright.passes.job import Job
from normwright.passes.tree import put_in_place
from normwright.sts.fragment import ENTRY, TOCTREE
from normwright.sts.places import place_of

INDEX = "index"


def blocks_in_order(job: Job) -> list[_Element]:
    """Copies of all files' top-level blocks, each toctree replaced by what it names.

    Complaints: SRC022 file in no toctree, SRC023 unknown file, SRC026 text in the index file, SRC027 no
    index file, SRC028 file named twice, SRC009 text behind the subclauses that a toctree names.
    """
    return _Files(job).blocks()


class _Files:
    def __init__(self, job: Job) -> None:
        self.job = job
        self.used: dict[str, Place] = {}

    def blocks(self) -> list[_Element]:
        names = sorted(name for name in self.job.fragments if name != INDEX)
        if INDEX not in self.job.fragments:
            folder = f"{_relative(self.job)}/{self.job.language}"
            self.job.report.say("SRC027", Place(folder), folder=folder)
            return [block for name in names for block in self._file(name, Place(folder))]
        index = self._copy(INDEX)
        self.used[INDEX] = place_of(index)
        for child in index:
            if child.tag != TOCTREE:
                self.job.say("SRC026", child)
        found = [block for toctree in index.iter(TOCTREE) for block in self._listed(toctree, INDEX)]
        for name in names:
            if name not in self.used:
                self.job.report.say("SRC022", self._place(name), file=name)
        return found

    def _listed(self, toctree: _Element, where: str) -> list[_Element]:
        found: list[_Element] = []
        for entry in toctree.iter(ENTRY):
            name = self._name(entry, where)
            if name is not None:
                found.extend(self._file(name, place_of(entry)))
        return found

    def _file(self, name: str, place: Place) -> list[_Element]:
        if name in self.used:
            self.job.report.say("SRC028", place, file=name, other=self.used[name])
            return []
        self.used[name] = place
        fragment = self._copy(name)
        toctrees = list(fragment.iter(TOCTREE))
        for toctree in toctrees:
            put_in_place(toctree, self._listed(toctree, name))
        if toctrees:
            self._lift_text(fragment)
        return list(fragment)

    def _lift_text(self, fragment: _Element) -> None:
        """Text behind a toctree can't stay behind the subclauses that it names: told, and put before them."""
        for clause in fragment.iter("sec"):
            first = clause.find("sec")
            if first is None:
                continue
            for block in list(first.itersiblings()):
                if block.tag != "sec":
                    self.job.say("SRC009", block)
                    first.addprevious(block)

    def _name(self, entry: _Element, where: str) -> str | None:
        """The file that an entry names, relative to its folder or the draft's; None and SRC023 for none."""
        typed = entry.get("name", "")
        bare = typed.removesuffix(".rst").removesuffix(".md").strip("/")
        for name in (bare, posixpath.normpath(posixpath.join(posixpath.dirname(where), bare))):
            if name in self.job.fragments and name != INDEX:
                return name
        near = difflib.get_close_matches(bare, [name for name in self.job.fragments if name != INDEX], n=1)
        self.job.say("SRC023", entry, file=typed, nearest=f"nearest: {near[0]}" if near else "none is near")
        return None

    def _copy(self, name: str) -> _Element:
        return copy.deepcopy(self.job.fragments[name])

    def _place(self, name: str) -> Place:
        """The first line of a file, found by the place of anything in it."""
        for element in self.job.fragments[name].iter():
            place = place_of(element)
            if place.file:
                return Place(place.file, 1, 1)
        return Place(f"{_relative(self.job)}/{self.job.language}/{name}")


def _relative(job: Job) -> str:
    folder, root = job.draft.folder, job.draft.root
    return folder.relative_to(root).as_posix() if folder.is_relative_to(root) else folder.as_posix()
