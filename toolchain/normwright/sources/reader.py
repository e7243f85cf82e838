"""The way in: the source files of one language of a draft, as fragments.

Nothing heavy is imported until a file has to be parsed.
"""

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache as once
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from lxml.etree import _Element

from normwright import __version__, resources
from normwright.diagnostics import Place, Report
from normwright.sources.cache import Entry, FragmentCache, digest, states_of
from normwright.sources.files import Unreadable, decode, read_bytes
from normwright.sts.fragment import ENTRY

if TYPE_CHECKING:
    from normwright.sources.engine import Engine

SUFFIXES = (".rst", ".md")


@dataclass(frozen=True)
class _Kept:
    """What stays in memory of a file: the key of its text, the text, and what reading it gave."""

    key: str
    data: bytes
    entry: Entry  # formulae filled in


class Reader:
    """Reads `<draft_folder>/<language>`; one object may read again and again, its parsers stay alive.

    `root` is the workspace, which places are relative to; `cache` a folder of ours, or None; `extensions` are
    names of Sphinx extensions that the caller trusts. With `keep`, what was read stays in memory: a file is
    read again only when it, or a file that it takes in, has changed, and callers must not change fragments.
    """

    def __init__(
        self,
        draft_folder: Path,
        language: str,
        *,
        root: Path,
        cache: Path | None,
        extensions: Sequence[str] = (),
        keep: bool = False,
    ) -> None:
        self.draft_folder = draft_folder.resolve()
        self.folder = self.draft_folder / language
        self.language = language
        self.root = root.resolve()
        self.extensions = tuple(extensions)
        self._cache_folder = cache
        self._cache = FragmentCache(cache / "fragments" if cache is not None else None)
        self._living: Engine | None = None
        self._keeping = keep
        self._kept: dict[str, _Kept] = {}  # by docname

    def docnames(self) -> list[str]:
        """All source files, named without suffix, sorted; hidden ones and folders are left out."""
        return sorted({self._docname(path) for path in self._sources()})

    def read(self, docnames: Iterable[str], report: Report) -> dict[str, _Element]:
        """The fragments of these files; complaints go into the report. A file that can't be read has none."""
        from normwright.sources.maths import fill_formulas

        found: dict[str, _Kept] = {}
        for docname in dict.fromkeys(docnames):
            read = self._read(docname, report)
            if read is not None:
                found[docname] = read
        for docname in self._shared(found):
            del found[docname]
        for read in found.values():
            report.extend(read.entry.diagnostics)
        complaints = Report()
        fresh = [read.entry.fragment for name, read in found.items() if not self._keeps(name, read)]
        fill_formulas(fresh, cache=self._cache_folder, report=complaints)
        report.extend(complaints.findings)
        if self._keeping:
            self._keep(found, complaints)
        return {docname: read.entry.fragment for docname, read in found.items()}

    def sections(self, since: Mapping[str, _Element]) -> dict[str, _Element] | None:
        """By docname the one section in which a file differs from its fragment in `since`, read alone.

        None where a file differs in more than one, or reading says anything that it didn't say before: only
        `read` tells what there is then. Finds changes of files that are kept and of no others.
        """
        from normwright.sources.maths import fill_formulas

        made: dict[str, _Element] = {}
        for docname, fragment in since.items():
            kept, path = self._kept.get(docname), self._path(docname, Report())
            if (
                kept is None
                or path is None
                or kept.entry.fragment is not fragment
                or not _is_current(kept.entry)
            ):
                return None
            try:
                data = read_bytes(path)
                section = self._section(path, docname, kept, data) if data != kept.data else None
            except Unreadable:
                return None
            if section is not None:
                made[docname] = section
            elif data != kept.data:
                return None
        complaints = Report()
        fill_formulas(made.values(), cache=self._cache_folder, report=complaints)
        return None if complaints.findings else made

    def _section(self, path: Path, docname: str, kept: _Kept, data: bytes) -> _Element | None:
        from normwright.sources.extracts import extract

        file = self._name(path)
        before, now = decode(kept.data, file, Report()), decode(data, file, Report())
        found = extract(kept.entry.fragment, before, now)
        if found is None:
            return None
        entry = self._parse(path, docname, found.text.encode())
        known = {(finding.code, finding.message) for finding in kept.entry.diagnostics}
        if any((finding.code, finding.message) not in known for finding in entry.diagnostics):
            return None
        return found.section(entry.fragment)

    def _read(self, docname: str, report: Report) -> _Kept | None:
        path = self._path(docname, report)
        if path is None:
            return None
        file = self._name(path)
        try:
            data = read_bytes(path)
            key = digest(
                _versions().encode(), self._stamps().encode(), f"{self.language} {docname}".encode(), data
            )
            entry = self._known(docname, key) or self._cache.get(file, key)
            if entry is None:
                entry = self._parse(path, docname, data)
                self._cache.put(file, key, entry)
        except Unreadable as error:
            report.add(error.at(Place(file)))
            return None
        return _Kept(key, data, entry)

    def _shared(self, found: Mapping[str, _Kept]) -> list[str]:
        """Files in no toctree that files in one take in: they are read where they are taken in."""
        listed = {name for docname, read in found.items() for name in _listed(read.entry.fragment, docname)}
        taken = {
            path for docname, read in found.items() if docname in listed for path in read.entry.dependencies
        }
        return [
            docname
            for docname in found
            if docname not in listed
            and docname != "index"
            and any(self.folder / f"{docname}{suffix}" in taken for suffix in SUFFIXES)
        ]

    # -- what was read before --------------------------------------------------------------------------------

    def _known(self, docname: str, key: str) -> Entry | None:
        kept = self._kept.get(docname)
        if kept is None or kept.key != key or not _is_current(kept.entry):
            return None
        return kept.entry

    def _keeps(self, docname: str, read: _Kept) -> bool:
        return docname in self._kept and self._kept[docname].entry is read.entry

    def _keep(self, found: Mapping[str, _Kept], complaints: Report) -> None:
        # A formula that can't be set is complained of when it is filled in: its file is read again next time.
        faulty = {finding.place.file for finding in complaints.findings}
        self._kept = {
            docname: read
            for docname, read in found.items()
            if not faulty & self._files_of(docname, read.entry)
        }

    def _files_of(self, docname: str, entry: Entry) -> set[str]:
        own = [self.folder / f"{docname}{suffix}" for suffix in SUFFIXES]
        return {self._name(path) for path in (*own, *entry.dependencies)}

    def _parse(self, path: Path, docname: str, data: bytes) -> Entry:
        from normwright.sources.fragments import read_fragment
        from normwright.sources.reading import Reading

        report = Report()
        reading = Reading(path, self.root, self.draft_folder, docname, self.language, report)
        text = decode(data, reading.file, report)
        fragment = read_fragment(self._engine(), reading, text)
        return Entry(fragment, list(report), states_of(reading.dependencies))

    def _engine(self) -> "Engine":
        if self._living is None:
            from normwright.sources.engine import Engine

            self._living = Engine(self.folder, self.extensions)
        return self._living

    # -- files -----------------------------------------------------------------------------------------------

    def _path(self, docname: str, report: Report) -> Path | None:
        """The file of a docname, told when there are two, none, or it isn't the draft's own."""
        candidates = [self.folder / f"{docname}{suffix}" for suffix in SUFFIXES]
        present = [path for path in candidates if path.is_file()]
        if not present:
            report.say("SRC211", Place(self._name(candidates[0])), path=docname)
            return None
        if len(present) > 1:
            report.say("SRC207", Place(self._name(present[1])), docname=docname)
        if not present[0].resolve().is_relative_to(self.draft_folder):
            report.say("SRC210", Place(self._name(present[0])), path=docname)
            return None
        return present[0]

    def _sources(self) -> Iterable[Path]:
        for path in self.folder.rglob("*"):
            hidden = any(part.startswith(".") for part in path.relative_to(self.folder).parts)
            if path.suffix in SUFFIXES and not hidden and path.is_file():
                yield path

    def _docname(self, path: Path) -> str:
        return path.relative_to(self.folder).with_suffix("").as_posix()

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()

    def _stamps(self) -> str:
        if not self.extensions:
            return ""
        from normwright.sources.extensions import stamp

        return "\n".join(stamp(name) for name in self.extensions)


def _is_current(entry: Entry) -> bool:
    """Whether the other files that it was made from are as they were."""
    return states_of(entry.dependencies) == dict(entry.dependencies)


def _listed(fragment: _Element, docname: str) -> Iterable[str]:
    """The docnames that a file's toctrees name, from the language folder or from the file's own."""
    for entry in fragment.iter(ENTRY):
        name = entry.get("name", "").removesuffix(".rst").removesuffix(".md").strip("/")
        yield name
        yield posixpath.normpath(posixpath.join(posixpath.dirname(docname), name))


@once
def _versions() -> str:
    """What a fragment depends on besides sources: the versions of the parsers, the state of this program."""
    parsers = [f"{name} {version(name)}" for name in ("docutils", "myst-parser", "markdown-it-py", "sphinx")]
    package = resources.data("").parent
    own = [
        *package.glob("sources/*.py"),
        *package.glob("sts/*.py"),
        *resources.data("messages").glob("*.toml"),
    ]
    files = [f"{path.name} {path.stat().st_mtime_ns} {path.stat().st_size}" for path in sorted(own)]
    return "\n".join([__version__, *parsers, *files])
