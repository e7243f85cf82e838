"""Reading a snippet as a draft of one file; places are marked in the text with ◆."""

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from lxml.etree import _Element

from normwright.diagnostics import Diagnostic, Report
from normwright.sources.reader import Reader

MARK = "◆"


@dataclass(frozen=True)
class Read:
    """What reading gave; `places` are the marked ones, as line and column."""

    fragment: _Element
    findings: tuple[Diagnostic, ...]
    places: tuple[tuple[int, int], ...]

    @property
    def codes(self) -> list[str]:
        return [finding.code for finding in self.findings]

    @property
    def words(self) -> list[str]:
        return re.findall(r"\w+", " ".join(self.fragment.itertext()))

    @property
    def xml(self) -> str:
        """The fragment without places, the file's ending left out."""
        text = etree.tostring(self.fragment, encoding="unicode")
        return re.sub(r' \w+:at="[^"]*"', "", text)


@contextmanager
def draft(files: Mapping[str, str | bytes]) -> Iterator[Path]:
    """A workspace whose `drafts/x/` holds these files."""
    root = Path(tempfile.mkdtemp())
    try:
        for name, content in files.items():
            path = root / "drafts" / "x" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        yield root
    finally:
        shutil.rmtree(root)


def reader(root: Path, *, cache: Path | None = None, extensions: tuple[str, ...] = ()) -> Reader:
    return Reader(root / "drafts" / "x", "en", root=root, cache=cache, extensions=extensions)


def read(text: str, syntax: str = "rst", files: Mapping[str, str | bytes] = {}) -> Read:
    """Reads `text` as drafts/x/en/a.<syntax>; other files are named from drafts/x."""
    clean, places = unmarked(text)
    report = Report()
    with draft({f"en/a.{syntax}": clean, **files}) as root:
        fragments = reader(root).read(["a"], report)
    return Read(fragments["a"], tuple(report), places)


def unmarked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its marks, and where they stood."""
    places = []
    lines = text.split("\n")
    for number, line in enumerate(lines):
        while MARK in line:
            places.append((number + 1, line.index(MARK) + 1))
            line = line.replace(MARK, "", 1)
        lines[number] = line
    return "\n".join(lines), tuple(places)
