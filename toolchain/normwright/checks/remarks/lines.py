"""Lines of a source file, counted from 0, and comments found among them."""

from dataclasses import dataclass

#: What a comment for the checker begins with.
CALL = "normwright:"

Lines = list[str]


@dataclass(frozen=True)
class Raw:
    """A comment: its line, the line behind it, the column of its call, its indent, the text behind that."""

    line: int
    end: int
    column: int
    indent: int
    text: str


def indent_of(line: str) -> int:
    """Number of blanks and tabs before the words."""
    return len(line) - len(line.lstrip(" \t"))


def deeper(lines: Lines, start: int, indent: int) -> int:
    """The line behind those from `start` on that are blank or indented deeper."""
    while start < len(lines) and (not lines[start].strip() or indent_of(lines[start]) > indent):
        start += 1
    return start


def until_blank(lines: Lines, start: int) -> int:
    """The next blank line from `start` on, or the end."""
    while start < len(lines) and lines[start].strip():
        start += 1
    return start


def line_at(lines: Lines, at: int) -> str:
    """A line, or "" behind the end."""
    return lines[at] if at < len(lines) else ""
