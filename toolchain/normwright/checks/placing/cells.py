"""Where the next line of a text goes on: below in a paragraph, in its own column within a drawn table."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_FLOW = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*")
_RULER = re.compile(r"[ \t]*={2,}(?:[ \t]+={2,})+[ \t]*$")
_HIGHEST = 400  # lines above a cell among which its table's borders are looked for


@dataclass(frozen=True)
class Layout:
    """How a text that begins somewhere runs over lines.

    In a drawn table it keeps to columns [left, right) of its lines; `single`: it ends with its line.
    """

    text: str
    starts: Sequence[int]
    left: int = 0
    right: int = 0
    single: bool = False

    def next_line(self, at: int) -> int | None:
        """Where it goes on after the line feed at `at`; None when it can't."""
        if self.single or at + 1 >= len(self.text):
            return None
        if not self.right:
            found = _FLOW.match(self.text, at + 1)
            return found.end() if found else None
        start = at + 1 + self.left
        end = self.line_end(at + 1)
        if start > end or self.text[start - 1 : start] not in ("|", " ", "\n", ""):
            return None
        return start

    def edge(self, at: int) -> int:
        """The offset of the right border on the line of `at`, in a drawn table."""
        start = self.starts[bisect_right(self.starts, at) - 1]
        return min(start + self.right, self.line_end(start))

    def line_end(self, at: int) -> int:
        """The offset of the line feed that ends the line of `at`, or of the end of the file."""
        line = bisect_right(self.starts, at)
        return self.starts[line] - 1 if line < len(self.starts) else len(self.text)


def layout_at(text: str, starts: Sequence[int], at: int, *, markdown: bool) -> Layout:
    """The layout of the text that begins at an offset."""
    number = bisect_right(starts, at) - 1
    line = _line(text, starts, number)
    column = at - starts[number]
    if line.lstrip().startswith("|") and line.count("|") > 1:
        borders = set() if markdown else _borders(text, starts, number)
        if not borders:
            return Layout(text, starts, single=True)
        left = max((place for place in borders if place < column), default=-1) + 1
        right = min((p for p in borders if p > column and line[p : p + 1] == "|"), default=len(line))
        return Layout(text, starts, left, right)
    ruler = "" if markdown else _ruler(text, starts, number)
    for match in re.finditer("=+", ruler):
        if match.start() <= column < match.end():
            follows = ruler[match.end() :].rstrip()
            right = match.end() + len(follows) - len(follows.lstrip()) if follows else 1 << 30
            return Layout(text, starts, match.start(), right)
    return Layout(text, starts)


def columns(text: str, starts: Sequence[int], at: int, *, markdown: bool) -> list[int]:
    """Where the cells begin on the line of an offset in a drawn table, blanks passed over; none elsewhere."""
    number = bisect_right(starts, at) - 1
    line = _line(text, starts, number)
    if line.lstrip().startswith("|"):
        bars = [match.start() for match in re.finditer(r"(?<!\\)\|", line)]
        corners = _borders(text, starts, number) or set(bars)
        begins = [bar + 1 for bar in bars if bar in corners]
    else:
        ruler = _RULER.match(line)
        found = line if ruler else ("" if markdown else _ruler(text, starts, number))
        begins = [match.start() for match in re.finditer("=+", found)]
    made = [begin + len(line[begin:]) - len(line[begin:].lstrip()) for begin in begins]
    return [starts[number] + begin for begin in made if begin < len(line.rstrip())]


def _line(text: str, starts: Sequence[int], number: int) -> str:
    end = starts[number + 1] - 1 if number + 1 < len(starts) else len(text)
    return text[starts[number] : end]


def _borders(text: str, starts: Sequence[int], number: int) -> set[int]:
    """Columns of the corners of the grid table around a line; empty when it is none."""
    found: set[int] = set()
    for above in range(number, max(-1, number - _HIGHEST), -1):
        line = _line(text, starts, above)
        if line.lstrip().startswith("+"):
            found.update(match.start() for match in re.finditer(r"\+", line))
        elif not line.lstrip().startswith("|"):
            break
    return found


def _ruler(text: str, starts: Sequence[int], number: int) -> str:
    """The ruler of the simple table around a line; empty when it is none."""
    for above in range(number - 1, max(-1, number - _HIGHEST), -1):
        line = _line(text, starts, above)
        if _RULER.match(line):
            return line
        if line.strip() and not line.startswith((" ", "\t")) and above < number - 1 and _is_prose(line):
            return ""
    return ""


def _is_prose(line: str) -> bool:
    """A line with no gap of two blanks is no row of a simple table."""
    return "  " not in line.strip()
