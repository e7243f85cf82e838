"""A TOML file as a head and a block for each of its tables, so that one can be replaced and the rest stays.

A ballot has thousands of comments, and a library that keeps a whole file's layout takes seconds to change
one. So a file is cut at the headers of its tables, and only a block that changes is written anew, what people
noted in it kept by tomlkit.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from normwright.comments.literals import key, quoted, quoted_list

Value = str | bool | int | tuple[str, ...] | Mapping[str, str] | tuple[Mapping[str, str], ...]

#: Strings and comments are stepped over: a line in them may look like a header.
_PIECES = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|(?P<comment>#[^\n]*)'
    r"|(?P<header>^[ \t]*\[\[?[ \t]*(?P<name>[A-Za-z0-9_-]+|\"[^\"\n]*\")(?:[ \t]*\.[^\n\]]*)?[ \t]*\]\]?)",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True)
class Block:
    """A table with all below it: name, text from the comment lines above its header on, the header's line."""

    name: str
    text: str
    line: int


@dataclass(frozen=True)
class Blocks:
    """What stands before the first table, and the tables in their order."""

    head: str
    tables: tuple[Block, ...] = ()

    @property
    def by_name(self) -> dict[str, Block]:
        """The tables by their names."""
        return {block.name: block for block in self.tables}

    def text(self) -> str:
        """The whole file; tables are parted by one empty line."""
        parts = [self.head, *(block.text for block in self.tables)]
        return "\n\n".join(part.strip("\n") for part in parts if part.strip("\n")) + "\n"


def split_blocks(text: str) -> Blocks:
    """The blocks of a sound TOML text with line feeds."""
    starts: list[tuple[int, int, str]] = []  # with the comment lines above it, the header itself, name
    run, end = -1, -1  # comment lines that nothing parts from what follows
    for piece in _PIECES.finditer(text):
        if piece["comment"]:
            line = text.rfind("\n", 0, piece.start()) + 1
            if text[line : piece.start()].strip():
                continue  # behind a value
            run = run if end + 1 == line and run >= 0 else line
            end = piece.end()
        elif piece["header"]:
            name = piece["name"].strip('"')
            if not starts or starts[-1][2] != name:
                joined = run >= 0 and end + 1 == piece.start()
                starts.append((run if joined else piece.start(), piece.start(), name))
    return _cut(text, starts)


def _cut(text: str, starts: list[tuple[int, int, str]]) -> Blocks:
    if not starts:
        return Blocks(text)
    feeds = [match.start() for match in re.finditer("\n", text)]
    ends = [start for start, _, _ in starts[1:]] + [len(text)]
    tables = tuple(
        Block(name, text[start:end], bisect_right(feeds, header) + 1)
        for (start, header, name), end in zip(starts, ends, strict=True)
    )
    return Blocks(text[: starts[0][0]], tables)


def new_block(name: str, values: Mapping[str, Value]) -> Block:
    """A table that isn't there yet; empty values are left out."""
    lines = [f"[{key(name)}]"]
    below: list[str] = []
    for entry, value in values.items():
        if isinstance(value, Mapping):
            below += _table(f"[{key(name)}.{key(entry)}]", value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Mapping):
            for item in value:
                below += _table(f"[[{key(name)}.{key(entry)}]]", item)
        elif value:
            lines.append(f"{key(entry)} = {_value(value)}")
    return Block(name, "\n".join([*lines, *below]) + "\n", 0)


def changed_block(block: Block, values: Mapping[str, Value]) -> Block:
    """The table with these values, people's comments in it kept; keys that aren't given are taken out."""
    fresh = new_block(block.name, values)
    remarks = [piece["comment"] for piece in _PIECES.finditer(block.text) if piece["comment"]]
    if not remarks:
        return fresh
    kept = _edited(block, fresh)
    if kept is None:
        return Block(block.name, "\n".join([*remarks, fresh.text]), 0)
    return Block(block.name, kept, 0)


def _edited(block: Block, fresh: Block) -> str | None:
    """The text of `block` with the data of `fresh`; None where its layout can't be kept."""
    import tomllib

    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(block.text)
        table: Any = document[block.name]
        wanted: Any = tomlkit.parse(fresh.text)[block.name]
        for name in [name for name in table if name not in wanted]:
            del table[name]
        for name, value in wanted.items():
            if name not in table or table[name] != value:
                table[name] = value
        text = tomlkit.dumps(document)
        return text if tomllib.loads(text) == tomllib.loads(fresh.text) else None
    except (TOMLKitError, ValueError, TypeError):
        return None


def _table(header: str, values: Mapping[str, str]) -> Iterable[str]:
    yield header
    yield from (f"{key(name)} = {quoted(value)}" for name, value in values.items() if value)


def _value(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return quoted(value) if isinstance(value, str) else quoted_list(value)  # type: ignore[arg-type]
