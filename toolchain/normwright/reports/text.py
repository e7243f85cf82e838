"""Diagnostics as text, with the fragment of the source they point at."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from unicodedata import category

from normwright.diagnostics import Diagnostic, Place

_WIDEST = 160  # characters of a source line shown
_LARGEST = 20_000_000  # bytes of a source file


def format_diagnostics(findings: Iterable[Diagnostic], *, root: Path | None = None) -> str:
    """All findings, one block each, separated by blank lines; `root` is where the places' files lie."""
    return "\n\n".join("\n".join(map(printable, _block(finding, root))) for finding in findings)


def _block(finding: Diagnostic, root: Path | None) -> Iterator[str]:
    where = f"{finding.place}: " if finding.place.file or finding.place.line else ""
    yield f"{where}{finding.level}[{finding.code}] {finding.message}"
    yield from _fragment(finding.place, root)
    if finding.path:
        yield f"   = element: {finding.path}"
    if finding.help:
        yield f"   = help: {finding.help}"
    if finding.source:
        yield f"   = source: {finding.source}"


def _fragment(place: Place, root: Path | None) -> Iterator[str]:
    text = _line(place, root)
    if not text.strip():
        return
    number = str(place.line)
    margin = " " * len(number)
    yield f" {margin} |"
    yield f" {number} | {text[:_WIDEST]}"
    if place.column and not place.approximate and place.column <= _WIDEST:
        # The pad repeats tabs, so that the mark stands under its word in any terminal.
        pad = "".join("\t" if c == "\t" else " " for c in text[: place.column - 1])
        yield f" {margin} | {pad}{'^' * max(1, min(place.length, len(text) - place.column + 1))}"


def _line(place: Place, root: Path | None) -> str:
    if not place.line or not place.file:
        return ""
    lines = _lines(Path(place.file) if root is None else root / place.file)
    return printable(lines[place.line - 1].rstrip("\r")) if place.line <= len(lines) else ""


def _lines(path: Path) -> Sequence[str]:
    """The lines of a file as it is now; read once while findings of one state of it are told."""
    try:
        stat = path.stat()
        return _read(path, stat.st_mtime_ns, stat.st_size) if stat.st_size <= _LARGEST else ()
    except OSError:
        return ()


@lru_cache(maxsize=4)
def _read(path: Path, *_state: int) -> Sequence[str]:
    return path.read_text(encoding="utf-8", errors="replace").split("\n")


def printable(text: str) -> str:
    """The text without what could steer a terminal: names and texts come from others."""
    if text.isprintable():
        return text
    return "".join(c if c in "\t\n" or c.isprintable() or category(c) == "Zs" else "�" for c in text)


def summary(findings: Iterable[Diagnostic]) -> str:
    """One line such as "2 errors, 1 warning"; "no findings" when there are none."""
    counts: dict[str, int] = {}
    for finding in findings:
        counts[finding.level] = counts.get(finding.level, 0) + 1
    words = [
        f"{counts[level]} {level if counts[level] == 1 or level == 'advice' else level + 's'}"
        for level in ("error", "warning", "advice")
        if level in counts
    ]
    return ", ".join(words) or "no findings"
