"""A draft of the workspace, made again at every save; what didn't change is kept in memory."""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from lxml.etree import _Element

from normwright.composing import prove_versions, reader_of
from normwright.diagnostics import Diagnostic, Report
from normwright.examination import Examiner
from normwright.files import files_below
from normwright.history.commits import State, draft_state
from normwright.outputs import schema_findings, template_folders
from normwright.preview.edition import Task
from normwright.preview.printing import print_tree
from normwright.preview.quick import Made, Whole
from normwright.progress import Progress, silent
from normwright.sources.reader import Reader
from normwright.sts.anchors import Anchors, anchors_of
from normwright.sts.fragment import TODO
from normwright.sts.places import place_of
from normwright.sts.standard import Standard
from normwright.translations import made_in_languages
from normwright.workspace.drafts import load_draft
from normwright.workspace.record import Draft
from normwright.workspace.trust import trusted_extensions

_LONGEST = 2_000  # characters shown of something to do
_LONG = 0.15  # seconds from which a short way is worth it


@dataclass
class DraftEdition:
    """A draft as it was at one moment (see `preview.edition.Edition`)."""

    standards: dict[str, Standard] = field(default_factory=dict)
    report: Report = field(default_factory=Report)
    templates: Sequence[Path] = ()
    day: date = date(2000, 1, 1)
    pages: dict[str, bytes] = field(default_factory=dict)
    written: dict[str, bytes] = field(default_factory=dict)
    examination: Iterator[None] = field(default_factory=lambda: iter(()))
    _anchors: dict[str, Anchors] = field(default_factory=dict)

    @property
    def versions(self) -> tuple[str, ...]:
        """iso, en, or both; none when the draft gives no standard."""
        return tuple(self.standards)

    @property
    def findings(self) -> list[Diagnostic]:
        """All so far, by place."""
        return list(self.report)

    def page(self, version: str) -> bytes:
        """The HTML page."""
        from normwright.render.html import render_html

        if version not in self.pages:
            standard = self.standards[version]
            self.pages[version] = render_html(standard, templates=self.templates, report=self.report)
        return self.pages[version]

    def check(self, versions: Sequence[str]) -> None:
        """Structure and schemas of these versions, and that both hold the same text."""
        from normwright.sts.structure import check_structure

        for version in versions:
            self.report.extend(check_structure(self.standards[version]))
            self.report.extend(schema_findings(self.sts(version)))
        prove_versions(self.standards, self.report)

    def examine(self) -> Iterator[None]:
        """Asks the drafting rules, one a step."""
        yield from self.examination

    def anchors(self, version: str) -> Anchors:
        """Where in the page a place of the sources is."""
        if version not in self._anchors:
            self._anchors[version] = anchors_of(self.standards[version].root)
        return self._anchors[version]

    def sts(self, version: str) -> bytes:
        """The STS file."""
        from normwright.sts.write import write_sts

        if version not in self.written:
            self.written[version] = write_sts(self.standards[version].root)
        return self.written[version]

    def printing(self, version: str, part: str) -> Task:
        """The tree with its marks, so that the other process can name places."""
        from lxml import etree

        standard = self.standards[version]
        tree = etree.tostring(standard.root)
        return print_tree, (tree, standard.pictures, standard.file, tuple(self.templates), self.day, part)


class DraftSession:
    """One draft of a workspace, `folder` below `root`, in one language; empty: its original's."""

    def __init__(self, folder: Path, root: Path, *, language: str = "") -> None:
        self.name = folder.name
        self.folder = folder
        self.root = root
        self.language = language
        self._record: tuple[object, Draft | None, list[Diagnostic]] | None = None
        self._readers: dict[str, Reader] = {}
        self._fragments: dict[str, Mapping[str, _Element]] = {}
        self._edition: DraftEdition | None = None
        self._whole: Whole | None = None
        self._examiner = Examiner(root)
        self._is_long = False
        self._looks: object = None
        self._helper = ThreadPoolExecutor(1, thread_name_prefix="git")

    def folders(self) -> list[Path]:
        """The draft, and the workspace's own templates."""
        return [self.folder, self.root / "templates"]

    def files(self) -> list[Path]:
        """The settings."""
        return [self.root / "normwright.toml"]

    def follow(self) -> DraftEdition | None:
        """The draft as it is now, when only the text of some clauses changed; findings are as before."""
        whole, edition = self._whole, self._edition
        if whole is None or edition is None or not self._is_long:
            return None
        state = self._helper.submit(draft_state, self.folder)
        if self._load(Report()) is not whole.draft or _looks(edition.templates) != self._looks:
            return None
        made = self._sections(whole) or self._files(whole, edition.findings)
        if state.result() != whole.state:
            return None
        if made is None:
            return None
        report = Report(edition.findings)
        return DraftEdition(
            made.standards, report, edition.templates, edition.day, made.pages, written=made.written
        )

    def _sections(self, whole: Whole) -> Made | None:
        """By the sections that changed, where it is no more than that."""
        sections = self._readers[whole.draft.record.language].sections(whole.fragments)
        return whole.quick_sections(sections) if sections else None

    def _files(self, whole: Whole, known: Sequence[Diagnostic]) -> Made | None:
        """By the files that changed."""
        report = Report()
        fragments = self._read(whole.draft, whole.draft.record.language, report, silent)
        worse = Report([found for found in report.findings if found not in known]).failed
        return None if worse else whole.quick(fragments)

    def make_ready(self) -> None:
        """Has the outlines at hand."""
        if self._whole is not None and self._is_long:
            self._whole.outlined()

    def make(self) -> DraftEdition:
        """The draft as it is now.

        Raises: UsageError for wrong settings or an unknown language, ToolError when git can't be asked.
        """
        self._whole = self._edition = None
        began = time.monotonic()
        edition = self._make(Report())
        self._is_long = time.monotonic() - began > _LONG
        return edition

    def _make(self, report: Report) -> DraftEdition:
        asked = self._helper.submit(draft_state, self.folder)  # git takes its time while others read
        draft = self._load(report)
        templates = template_folders(self.root, report)
        self._looks = _looks(templates)
        if draft is None:
            return DraftEdition(report=report)
        original = draft.record.language
        language = self.language or original
        if language == original:
            self._read(draft, original, Report(), silent)  # while git is asked; what is read is kept
        state = asked.result()
        (made,) = made_in_languages(draft, language, state=state, progress=silent, read=self._read)
        report.extend(made.report.findings)
        report.extend(things_to_do(self._fragments[language]))
        edition = DraftEdition(made.standards, report, templates, _day(state, draft))
        edition.examination = self._examiner.steps(draft, made.standards, language, report)
        if language == original:
            self._edition = edition
            fragments = self._fragments[language]
            self._whole = Whole(
                draft, state, fragments, made.standards, edition.pages, edition.written, templates
            )
        return edition

    def _load(self, report: Report) -> Draft | None:
        key = _record_state(self.folder)
        if self._record is None or self._record[0] != key:
            own = Report()
            self._record = (key, load_draft(self.folder, self.root, own), list(own))
        report.extend(self._record[2])
        return self._record[1]

    def _read(self, draft: Draft, language: str, report: Report, _: Progress) -> Mapping[str, _Element]:
        """The fragments by a living reader; a new one when the extensions are others."""
        reader = self._readers.get(language)
        if reader is None or reader.extensions != trusted_extensions(draft.root, report):
            cache = draft.root / "build" / ".cache"
            reader = reader_of(draft, report=Report(), cache=cache, keep=True, language=language)
            self._readers[language] = reader
        self._fragments[language] = reader.read(reader.docnames(), report)
        return self._fragments[language]


def things_to_do(fragments: Mapping[str, _Element]) -> Iterable[Diagnostic]:
    """A piece of advice (PRV001) for each `todo` block, which no output has."""
    report = Report()
    for _, fragment in sorted(fragments.items()):
        for todo in fragment.iter(TODO):
            text = " ".join("".join(map(str, todo.itertext())).split())
            report.say("PRV001", place_of(todo), text=text[:_LONGEST])
    return report.findings


def _day(state: State, draft: Draft) -> date:
    return state.day or draft.record.date or date(2000, 1, 1)


def _looks(templates: Sequence[Path]) -> object:
    """The state of all stylesheets."""
    files = [path for folder in templates for path in files_below(folder)]
    return [(path, path.stat().st_mtime_ns, path.stat().st_size) for path in files]


def _record_state(folder: Path) -> object:
    """What the project record depends on: its two files, and which files there are."""
    files = files_below(folder)
    stats = [path.stat() for path in (folder / "draft.toml", folder / "references.toml") if path.is_file()]
    return files, [(stat.st_mtime_ns, stat.st_size) for stat in stats]
