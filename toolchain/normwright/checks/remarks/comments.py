"""Comments that call the checker, and the lines of the block that follows each.

The block is: a heading; a paragraph, up to the next blank line; an item of any list with all that is
indented below it; a directive with its content; a table; in TOML an entry up to the next blank line or
header, in YAML an entry with all that is indented below it. Labels, and other comments, between the two are
passed over. Where nothing follows at the comment's depth, nothing is covered.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from normwright.checks.places import Source
from normwright.checks.remarks.lines import CALL, Lines, Raw, deeper, indent_of
from normwright.checks.remarks.myst import myst_comments, myst_extent
from normwright.checks.remarks.rest import rest_comments, rest_extent
from normwright.checks.remarks.settings import hash_comments, toml_extent, yaml_extent


@dataclass(frozen=True)
class Comment:
    """One comment: what stands behind the call, the offsets of call and text, the lines that it covers.

    Lines count from 1; `last` is less than `first` when nothing is covered.
    """

    text: str
    start: int
    at: int
    first: int
    last: int


@dataclass(frozen=True)
class _Syntax:
    calls: Callable[[Lines], Iterator[Raw]]
    passed: re.Pattern[str]  # lines that may stand between a comment and its block
    extent: Callable[[Lines, int, int], int]  # lines, first line, its indent -> the line behind the block
    nests: bool = False  # what is indented below a passed line belongs to it


def comments(source: Source) -> list[Comment]:
    """The comments of a file that call the checker, in order; what stands in code is none."""
    syntax = _syntax(source)
    lines = source.text.split("\n")
    found = list(syntax.calls(lines))
    covers: dict[int, tuple[int, int]] = {}
    for raw in reversed(found):  # those that stand before one another share their block
        covers[raw.line] = _covered(lines, raw, syntax, covers)
    return [_comment(source, raw, covers[raw.line]) for raw in found]


def _comment(source: Source, raw: Raw, cover: tuple[int, int]) -> Comment:
    start = source.offset(raw.line + 1, raw.column + 1)
    first, end = cover
    at = start + len(CALL)
    blanks = len(raw.text) - len(raw.text.lstrip())
    return Comment(raw.text.lstrip(), start, at + blanks, raw.line + 1, end if end > first else raw.line)


def _covered(lines: Lines, raw: Raw, syntax: _Syntax, known: dict[int, tuple[int, int]]) -> tuple[int, int]:
    at = raw.end
    while at < len(lines):
        line = lines[at]
        if at in known and indent_of(line) == raw.indent:
            return known[at]
        if line.strip() and not (indent_of(line) == raw.indent and syntax.passed.match(line)):
            break
        at = deeper(lines, at + 1, raw.indent) if line.strip() and syntax.nests else at + 1
    if at >= len(lines) or indent_of(lines[at]) < raw.indent:
        return at, at
    return at, _trimmed(lines, at, syntax.extent(lines, at, indent_of(lines[at])))


def _trimmed(lines: Lines, start: int, end: int) -> int:
    while end > start and not lines[end - 1].strip():
        end -= 1
    return end


_REST = _Syntax(
    rest_comments,
    re.compile(r"[ \t]*\.\. (?:_|normwright:|(?![\w:.+-]+::)(?!\[|\|)\S)"),
    rest_extent,
    nests=True,
)
_MYST = _Syntax(
    myst_comments,
    re.compile(r"[ \t]*(?:%|<!--.*-->[ \t]*$|\([^()\s]+\)=[ \t]*$|\{[^`]*\}[ \t]*$)"),
    myst_extent,
)
_TOML = _Syntax(hash_comments, re.compile(r"[ \t]*#"), toml_extent)
_YAML = _Syntax(hash_comments, re.compile(r"[ \t]*#"), yaml_extent)
_SYNTAXES = {".rst": _REST, ".md": _MYST, ".toml": _TOML, ".yaml": _YAML, ".yml": _YAML}


def _syntax(source: Source) -> _Syntax:
    known = _SYNTAXES.get(PurePosixPath(source.name).suffix)
    if known is None:  # text that is included; its own comments say what it is
        known = _MYST if re.search(rf"^[ \t]*(?:%|<!--)[ \t]*{CALL}", source.text, re.MULTILINE) else _REST
    return known
