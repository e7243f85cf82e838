"""Where each key and value of a TOML file stands: tomllib keeps no lines, so the text is walked once more."""

from bisect import bisect_right
from dataclasses import dataclass

Path = tuple[str | int, ...]

_BARE_END = "=.# \t\r\n[]{},\"'"


@dataclass(frozen=True)
class Spot:
    """Line and column from 1, and the length in characters on that line."""

    line: int
    column: int
    length: int = 1


@dataclass(frozen=True)
class Positions:
    """Spots of keys (a table's is its header) and of values, by path; items of arrays are numbered from 0."""

    keys: dict[Path, Spot]
    values: dict[Path, Spot]

    def key(self, path: Path) -> Spot:
        """Where the key stands, or the nearest thing around it."""
        return self._around(path, self.keys, self.values)

    def value(self, path: Path) -> Spot:
        """Where the value stands, or the nearest thing around it."""
        return self._around(path, self.values, self.keys)

    def _around(self, path: Path, first: dict[Path, Spot], second: dict[Path, Spot]) -> Spot:
        while path:
            found = first.get(path) or second.get(path)
            if found is not None:
                return found
            path = path[:-1]
        return Spot(1, 1)


def find_positions(text: str) -> Positions:
    """The positions of all keys and values of `text`, which tomllib has accepted already."""
    return _Walk(text).positions()


class _Walk:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.starts = [0, *(i + 1 for i, character in enumerate(text) if character == "\n")]
        self.keys: dict[Path, Spot] = {}
        self.values: dict[Path, Spot] = {}
        self.arrays: dict[Path, int] = {}  # array of tables -> index of its newest table

    def positions(self) -> Positions:
        table: Path = ()
        self._skip(lines=True)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(lines=True)
        return Positions(self.keys, self.values)

    def _header(self) -> Path:
        start = self.at
        double = self.text.startswith("[[", self.at)
        self.at += 2 if double else 1
        names = self._dotted()
        self.at += 2 if double else 1
        path: Path = ()
        outer: list[Path] = []
        for name in names[:-1]:
            outer.append((*path, name))
            path = self._inside((*path, name))
        path = (*path, names[-1])
        if double:
            self.keys.setdefault(path, self._spot(start, self.at))
            self.arrays[path] = self.arrays.get(path, -1) + 1
            path = (*path, self.arrays[path])
        else:
            path = self._inside(path)
        for table in (*outer, path):  # a header also makes the tables around its own
            self.keys.setdefault(table, self._spot(start, self.at))
        return path

    def _inside(self, path: Path) -> Path:
        """In an array of tables a header means the newest table."""
        return (*path, self.arrays[path]) if path in self.arrays else path

    def _pair(self, table: Path) -> None:
        start = self.at
        names = self._dotted()
        end = self.at
        path = table
        for name in names:
            path = (*path, name)
            self.keys.setdefault(path, self._spot(start, end))
        self._skip()
        self.at += 1  # the equals sign
        self._skip()
        self._value(path)

    def _dotted(self) -> list[str]:
        names = [self._name()]
        while True:
            start = self.at
            self._skip()
            if not self.text.startswith(".", self.at):
                self.at = start
                return names
            self.at += 1
            names.append(self._name())

    def _name(self) -> str:
        self._skip()
        start = self.at
        if self.text[self.at] in "\"'":
            self._string()
            import tomllib

            return str(tomllib.loads(f"x = {self.text[start : self.at]}")["x"])
        while self.at < len(self.text) and self.text[self.at] not in _BARE_END:
            self.at += 1
        return self.text[start : self.at]

    def _value(self, path: Path) -> None:
        start = self.at
        opening = self.text[self.at]
        if opening in "\"'":
            self._string()
        elif opening == "[":
            self._items(path, "]")
        elif opening == "{":
            self._items(path, "}")
        else:
            while self.at < len(self.text) and self.text[self.at] not in ",]}#\r\n":
                self.at += 1
        self.values[path] = self._spot(start, start + len(self.text[start : self.at].rstrip()))

    def _items(self, path: Path, closing: str) -> None:
        """An array or an inline table."""
        self.at += 1
        index = 0
        self._skip(lines=True)
        while self.text[self.at] != closing:
            if closing == "]":
                self._value((*path, index))
                index += 1
            else:
                self._pair(path)
            self._skip(lines=True)
            if self.text[self.at] == ",":
                self.at += 1
            self._skip(lines=True)
        self.at += 1

    def _string(self) -> None:
        quote = self.text[self.at]
        if self.text.startswith(quote * 3, self.at):
            self._long_string(quote)
            return
        self.at += 1
        while self.text[self.at] != quote:
            self.at += 2 if self.text[self.at] == "\\" and quote == '"' else 1
        self.at += 1

    def _long_string(self, quote: str) -> None:
        self.at += 3
        while not self.text.startswith(quote * 3, self.at):
            self.at += 2 if self.text[self.at] == "\\" and quote == '"' else 1
        self.at += 3
        while self.text.startswith(quote, self.at):  # up to two quotes may belong to the text
            self.at += 1

    def _skip(self, *, lines: bool = False) -> None:
        """Spaces; with `lines` also ends of lines and comments."""
        while self.at < len(self.text):
            character = self.text[self.at]
            if character == "#" and lines:
                self.at = self._line_end(self.at)
            elif character in " \t" or (lines and character in "\r\n"):
                self.at += 1
            else:
                return

    def _line_end(self, at: int) -> int:
        """Offset of the end of the line that `at` is on."""
        line = bisect_right(self.starts, at)
        return self.starts[line] - 1 if line < len(self.starts) else len(self.text)

    def _spot(self, start: int, end: int) -> Spot:
        line = bisect_right(self.starts, start)
        end = min(end, self._line_end(start))
        return Spot(line, start - self.starts[line - 1] + 1, max(end - start, 1))
