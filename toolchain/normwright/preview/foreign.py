"""A standard made by others, shown and followed: read and drawn in a process with bounds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from normwright import resources
from normwright.checking import Outcome, check_file
from normwright.checks.run import Asked
from normwright.diagnostics import Diagnostic, Report
from normwright.errors import InputError
from normwright.examination import is_of_rules
from normwright.foreign import draw_file
from normwright.limits import run_limited
from normwright.preview.edition import Task
from normwright.preview.printing import print_file
from normwright.sts.anchors import Anchors, anchors_of

VERSION = "standard"


@dataclass(frozen=True)
class Drawn:
    """What the other process gives back."""

    page: bytes
    source: bytes
    findings: list[Diagnostic]
    anchors: Anchors
    pictures: list[Path]


@dataclass
class ForeignEdition:
    """A file as it was at one moment (see `preview.edition.Edition`)."""

    path: Path
    drawn: Drawn

    @property
    def versions(self) -> tuple[str, ...]:
        """One, or none when the file is no readable standard."""
        return (VERSION,) if self.drawn.page else ()

    @property
    def findings(self) -> list[Diagnostic]:
        """All, by place."""
        return self.drawn.findings

    def page(self, version: str) -> bytes:
        """The HTML page."""
        return self.drawn.page

    def check(self, versions: Sequence[str]) -> None:
        """Was done when it was drawn."""

    def examine(self) -> Iterator[None]:
        """Asks the drafting rules, in the process with bounds, in one step."""
        yield
        outcome: Outcome = run_limited(check_file, self.path, Asked())
        known = set(self.drawn.findings)
        found = [one.diagnostic for one in outcome.results if is_of_rules(one.diagnostic)]
        self.drawn.findings.extend(one for one in found if one not in known)
        self.drawn.findings.sort(key=lambda one: one.place)

    def anchors(self, version: str) -> Anchors:
        """Where in the page a line of the file is."""
        return self.drawn.anchors

    def sts(self, version: str) -> bytes:
        """The file itself, as it was read."""
        return self.drawn.source

    def printing(self, version: str, part: str) -> Task:
        """The file as it is by then."""
        return print_file, (self.path, (resources.templates(),), part)


@dataclass
class ForeignSession:
    """The STS file at `path`."""

    path: Path
    name: str = field(init=False)
    _pictures: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.name = self.path.name

    def folders(self) -> list[Path]:
        """None: a file by others may lie anywhere, also among thousands."""
        return []

    def files(self) -> list[Path]:
        """The file, its companion and its pictures."""
        return [self.path, self.path.parent / "standard.data.json", *self._pictures]

    def follow(self) -> None:
        """There is no short way."""

    def make_ready(self) -> None:
        """Nothing can be done before."""

    def make(self) -> ForeignEdition:
        """The file as it is now. Raises: InputError when it is gone, ToolError when it goes beyond bounds."""
        if not self.path.is_file():
            raise InputError(f"{self.path} is not there", help="put it back; it is looked for all the time")
        drawn: Drawn = run_limited(draw, self.path)
        self._pictures = drawn.pictures
        return ForeignEdition(self.path, drawn)


def draw(path: Path) -> Drawn:
    """Page and findings of a file; no page when it is no readable standard."""
    report = Report()
    standard, page = draw_file(path, report=report)
    if standard is None:
        return Drawn(b"", b"", list(report), Anchors(), [])
    anchors = anchors_of(standard.root, file=standard.file)
    return Drawn(page, path.read_bytes(), list(report), anchors, sorted(standard.pictures.values()))
