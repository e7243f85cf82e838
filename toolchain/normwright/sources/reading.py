"""What all who take part in reading one source file share: its text, where complaints go, what it depends on.

Directives and roles reach it by `reading_of(document)`.
"""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from docutils import nodes

from normwright.diagnostics import Place, Report


@dataclass
class Reading:
    """One source file while it is read.

    `texts` maps a file, as in `Place.file`, to its raw lines: the source itself and what it includes.
    `dependencies` are other files, existing or not, that the fragment was made from.
    """

    path: Path  # the source file, absolute
    root: Path  # of the workspace, absolute
    draft_folder: Path  # absolute; includes and pictures stay below it
    docname: str  # "siting", relative to the language folder
    language: str
    report: Report
    texts: dict[str, list[str]] = field(default_factory=dict)
    dependencies: set[Path] = field(default_factory=set)
    includes: dict[str, list[str]] = field(default_factory=dict)  # including file -> included files
    included_characters: int = 0
    _names: dict[str | None, str] = field(default_factory=dict)
    inline_place: Place | None = None  # of the inline markup being parsed, for the parser's own messages

    @cached_property
    def file(self) -> str:
        """The source's name in places."""
        return self.name_of(self.path)

    @property
    def syntax(self) -> str:
        """rst or md."""
        return "md" if self.path.suffix == ".md" else "rst"

    def name_of(self, path: Path) -> str:
        """A file's name in places: relative to the workspace, forward slashes."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()

    def name_of_source(self, source: str | None) -> str:
        """The name in places of a source as the parsers know it; this file's when it isn't known."""
        known = self._names.get(source)
        if known is None:
            name = source if source in self.texts or not source else self.name_of(Path(source))
            known = self._names[source] = name if name and name in self.texts else self.file
        return known

    def depends_on(self, path: Path) -> None:
        """Notes that the fragment changes when this file does (or appears, or goes)."""
        self.dependencies.add(path)

    def show(self, file: str, text: str) -> None:
        """Makes a file's text one that places are looked for in."""
        self.texts[file] = text.split("\n")
        self._names.clear()

    def lines(self, file: str) -> list[str]:
        """The raw lines of the source or of a file it includes; empty when it isn't one of them."""
        return self.texts.get(file, [])

    def say(self, code: str, place: Place, /, **facts: Any) -> None:
        """Adds a complaint."""
        self.report.say(code, place, **facts)


def reading_of(document: nodes.document) -> Reading:
    """The reading that a doctree belongs to."""
    return cast(Reading, document.settings.nw_reading)
