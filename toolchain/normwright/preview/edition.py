"""What one making gave: the standards, and from them, when asked, pages and files."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from normwright.diagnostics import Diagnostic
from normwright.sts.anchors import Anchors

#: A function of a module and its arguments, to be called in another process.
Task = tuple[Callable[..., Any], tuple[Any, ...]]


class Edition(Protocol):
    """One state of the text. Pages are made by one thread alone; the rest may be asked for by any."""

    @property
    def versions(self) -> Sequence[str]:
        """The versions there are, the first shown first; none when nothing could be made."""

    @property
    def findings(self) -> Sequence[Diagnostic]:
        """What was found up to now, by place."""

    def page(self, version: str) -> bytes:
        """The HTML page, as a build makes it. Raises: NormwrightError."""

    def check(self, versions: Sequence[str]) -> None:
        """Finds what needs no page: structure, schemas, equal text."""

    def examine(self) -> Iterator[None]:
        """Asks the drafting rules step by step; all they say is among the findings after the last step."""

    def anchors(self, version: str) -> Anchors:
        """Where in a page a place of the sources is."""

    def sts(self, version: str) -> bytes:
        """The STS file, as a build makes it."""

    def printing(self, version: str, part: str) -> Task:
        """What makes the PDF (bytes, findings) elsewhere; of one clause when `part` is an id in it."""


class Session(Protocol):
    """What is shown, made again and again."""

    name: str

    def make(self) -> Edition:
        """The newest state. Raises: NormwrightError when the settings forbid it."""

    def follow(self) -> Edition | None:
        """The newest state by a short way, where there is one; `make` has the last word on it."""

    def make_ready(self) -> None:
        """Does what can be done before the next save."""

    def folders(self) -> Sequence[Path]:
        """What to watch."""

    def files(self) -> Sequence[Path]:
        """What to watch, file by file; may differ after each making."""


@dataclass(frozen=True)
class Shown:
    """The page that a version has now: its bytes, a hash of them, and the edition that it comes from.

    A `passing` one came the short way, and the whole one is still to come.
    """

    page: bytes
    mark: str
    edition: Edition
    passing: bool = False


@dataclass(frozen=True)
class State:
    """What everybody sees at one moment; `serial` counts up with every change.

    `anchors` has, for each version shown, beside which element (its id, or "") each of `findings` belongs.
    """

    serial: int = 0
    versions: tuple[str, ...] = ()
    shown: Mapping[str, Shown] = field(default_factory=dict)
    findings: tuple[Diagnostic, ...] = ()
    anchors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    stale: bool = False  # the pages are older than the sources
