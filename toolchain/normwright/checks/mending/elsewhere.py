"""Places outside a draft that name its clauses by number: other drafts of the workspace, comments on it."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from normwright.diagnostics import Diagnostic, Place, Report, diagnose
from normwright.files import files_below
from normwright.workspace.record import Draft
from normwright.workspace.toml import read_toml

_SOURCES = frozenset({".rst", ".md", ".txt", ".inc"})
_LARGEST = 20_000_000  # bytes; the reader takes no larger source


def cited_elsewhere(draft: Draft, moved: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Citations of renumbered clauses of this draft in the sources of the others."""
    name = _identifier(draft)
    if not name:
        return
    cited = re.compile(rf"\b{name}(?::\d{{4}})?,\s{{1,40}}(?:Clause\s)?(?P<number>(?:\d+|[A-Z])(?:\.\d+)*)")
    for path in files_below(draft.root / "drafts"):
        if path.suffix not in _SOURCES or path.is_relative_to(draft.folder):
            continue
        text = _text(path)
        for match in cited.finditer(text):
            old = match["number"]
            if old in moved:
                place = _place(draft, path, text, match.start("number"), len(old))
                yield diagnose("CHK033", place, draft=draft.name, old=old, new=moved[old])


def _identifier(draft: Draft) -> str:
    """A pattern for what others call the document; empty until it has a number."""
    track = draft.record.iso
    if track is None or not track.number:
        return ""
    part = rf"-{track.part}" if track.part else r"(?!-\d)"
    return rf"ISO(?:/[A-Z]{{2,3}})?\s{re.escape(track.number)}{part}"


def numbers_in_comments(draft: Draft, moved: Mapping[str, str]) -> Iterator[Diagnostic]:
    """For each file of comments on the draft that names renumbered clauses: how many, and the first."""
    for path in files_below(draft.root / "comments" / draft.name):
        if path.suffix == ".toml" and "circulated" not in path.parts:
            document = read_toml(path, draft.root, Report())
            found = list(_values(document.data, moved)) if document is not None else []
            if document is not None and found:
                place = document.value(*found[0])
                yield diagnose("CHK034", place, count=len(found), draft=draft.name)


def _values(data: object, moved: Mapping[str, str]) -> Iterator[tuple[str | int, ...]]:
    """The paths of texts that are, or begin with, the number of a renumbered clause."""
    if isinstance(data, str):
        if data.partition(" ")[0].rstrip(",;") in moved:
            yield ()
    elif isinstance(data, dict | list):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            for path in _values(value, moved):
                yield (step, *path)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            return ""
        return path.read_bytes().decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    except OSError:
        return ""


def _place(draft: Draft, path: Path, text: str, start: int, length: int) -> Place:
    line = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    return Place(path.relative_to(draft.root).as_posix(), line, column, length=length)
