"""Which column of a form is which of ours, told by headings, paragraph styles or count.

Words are data (`data/comment-columns.toml`). Besides the columns of `record.COLUMNS` there are "committee",
the second of two columns for who comments, "own", the member's number, and "person", names of persons, which
are left out. "" is a column of which nothing is known or that the caller leaves out.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from normwright import resources
from normwright.comments.record import COLUMNS, Wording
from normwright.errors import UsageError

ALL = (*COLUMNS, "committee", "own", "person")
_LONGEST = 150  # characters of a heading
_LONG = ("comment", "proposal", "observation")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_COUNTING = re.compile(r"[\s(]*(\d{1,2})[\s).]*")
#: Heading or position ("3") -> our column, or "" for one that is left out.
Mapped = Mapping[str, str]


@dataclass(frozen=True)
class Columns:
    """What the cells of a row are, from left to right, and the headings that say so, where any do.

    `unknown` are cells with a heading of which nothing is known.
    """

    names: tuple[str, ...]
    headings: tuple[str, ...] = ()
    unknown: tuple[int, ...] = ()


@dataclass(frozen=True)
class Taken:
    """A row's cells under our names; `extra` are those of unknown columns with text, as "heading: text"."""

    cells: Wording
    own: str = ""
    extra: tuple[str, ...] = ()
    joined: bool = False  # texts of two columns went into one
    person: bool = False  # a person's name was left out


def check_mapping(mapping: Mapped | None) -> None:
    """Raises: UsageError for a mapping to a column that doesn't exist."""
    for heading, name in (mapping or {}).items():
        if name not in (*ALL, ""):
            known = ", ".join(ALL)
            raise UsageError(f'"{heading}" is mapped to "{name}"', help=f'the columns are {known}, or ""')


def column(heading: str, mapping: Mapped | None = None) -> str | None:
    """The column that a heading means; None when it isn't known."""
    plain = folded(heading)
    if mapping:
        for said, name in mapping.items():
            if heading.strip() == said.strip() or (plain and folded(said) == plain):
                return name
    return _known(plain) if plain and len(heading) <= _LONGEST else None


def read_headings(cells: Sequence[str], mapping: Mapped | None = None) -> Columns | None:
    """The columns, when `cells` are a row of headings: three known ones, one the comment's, few others."""
    found = [column(cell, mapping) for cell in cells]
    filled = sum(1 for cell in cells if cell.strip())
    known = [name for name in found if name]
    if len(set(known)) < 3 or not {"comment", "proposal"} & set(known) or len(known) * 5 < filled * 3:
        return None
    found = [(mapping or {}).get(str(index + 1), name) for index, name in enumerate(found)]
    unknown = (index for index, name in enumerate(found) if name is None and cells[index].strip())
    return Columns(tuple(name or "" for name in found), tuple(_words(cell) for cell in cells), tuple(unknown))


def columns_by_position(count: int, mapping: Mapped) -> Columns | None:
    """The columns of a table of `count` columns when the mapping speaks of positions alone."""
    if not mapping or not all(key.strip().isdigit() for key in mapping):
        return None
    names = tuple(mapping.get(str(index + 1), "") for index in range(count))
    return Columns(names) if {"comment", "proposal"} & set(names) else None


def columns_by_count(count: int) -> Columns | None:
    """The columns of a form that has this many."""
    names = resources.table("comment-columns.toml")["counts"].get(str(count))
    return Columns(tuple(names)) if names else None


def columns_by_styles(styles: Sequence[str]) -> Columns | None:
    """The columns of a row whose cells have these paragraph styles, as those of the official form."""
    known = resources.table("comment-columns.toml")["styles"]
    names: list[str] = []
    for style in styles:
        choices = [name for name in known.get(style, ()) if name not in names]
        names.append(choices[0] if choices else "")
    if styles.count("ISOClause") == 1 and "line" in names:
        names[names.index("line")] = "clause"
    return Columns(tuple(names)) if "comment" in names and len(set(names)) >= 5 else None


def is_heading(cells: Sequence[str], columns: Columns, mapping: Mapped | None = None) -> bool:
    """Whether a row only repeats headings, in any form's wording, or counts the columns."""
    if any(len(cell) > _LONGEST for cell in cells):
        return False
    return _repeats(cells, columns) or is_counting(cells) or _all_known(cells, mapping) or _is_legend(cells)


def is_counting(cells: Sequence[str]) -> bool:
    """Whether a row has the numbers 1, 2, 3 … and nothing else."""
    matches = [_COUNTING.fullmatch(cell) for cell in cells]
    return len(cells) >= 5 and all(
        match is not None and int(match[1]) == index + 1 for index, match in enumerate(matches)
    )


def take(columns: Columns, cells: Sequence[str]) -> Taken:
    """The cells of one row under our names. Columns that mean the same are joined, nothing is left out."""
    texts: dict[str, str] = {}
    several: dict[str, list[str]] = {}
    extra: list[str] = []
    for index, cell in enumerate(cells):
        if not cell or cell.isspace():
            continue
        name = columns.names[index] if index < len(columns.names) else ""
        name = "body" if name == "committee" else name
        if name in texts:
            several.setdefault(name, [texts[name]]).append(cell)
        elif name:
            texts[name] = cell
        elif index in columns.unknown or index >= len(columns.names):
            heading = columns.headings[index] if index < len(columns.headings) else f"column {index + 1}"
            extra.append(f"{heading}: {cell}")
    texts.update({name: _joined(name, found) for name, found in several.items()})
    own = texts.pop("own", "")
    person = bool(texts.pop("person", ""))
    several.pop("person", None)
    return Taken(Wording(**texts), own, tuple(extra), bool(several), person)


def read_fact(text: str) -> tuple[str, str] | None:
    """Which fact of the head a text such as "Document: ISO/CD 00000" states, and its value."""
    name, colon, value = text.partition(":")
    found = _facts().get(folded(name)) if colon and len(name) <= 40 else None
    return (found, value.strip()) if found else None


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """The letters of a text, small and without accents; nothing of what stands in brackets."""
    plain = unicodedata.normalize("NFKD", _BRACKETS.sub(" ", text[: _LONGEST * 2]))
    return "".join(letter for letter in plain.casefold() if letter.isalpha())


def _joined(name: str, texts: list[str]) -> str:
    return ("\n" if name in _LONG else " ").join(dict.fromkeys(texts))


def _words(text: str) -> str:
    return " ".join(text.split())


def _repeats(cells: Sequence[str], columns: Columns) -> bool:
    """Whether the row has the form's own headings."""
    if len(cells) != len(columns.headings) or not any(map(folded, columns.headings)):
        return False
    return all(folded(cell) == folded(heading) for cell, heading in zip(cells, columns.headings, strict=True))


def _all_known(cells: Sequence[str], mapping: Mapped | None) -> bool:
    names = set()
    for cell in cells:
        if cell.strip():
            name = column(cell, mapping)
            if name is None:
                return False  # as nearly every comment has it in its first cell
            names.add(name)
    return len(names) >= 4


def _is_legend(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) == 1 and folded(filled[0]).startswith(_legends())


@lru_cache(maxsize=4096)
def _known(plain: str) -> str | None:
    names, beginnings = _aliases()
    if plain in names:
        return names[plain]
    return next((name for start, name in beginnings if plain.startswith(start)), None)


@cache
def _aliases() -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Whole headings, and their beginnings longest first, each with its column."""
    names: dict[str, str] = {}
    beginnings: dict[str, str] = {}
    for name, row in resources.table("comment-columns.toml")["columns"].items():
        for alias in (name, *row["names"]):
            names.setdefault(folded(alias), name)
        for alias in row["begins"]:
            beginnings.setdefault(folded(alias), name)
    names.pop("", None)
    return names, sorted(beginnings.items(), key=lambda pair: (-len(pair[0]), pair[0]))


@cache
def _facts() -> dict[str, str]:
    table = resources.table("comment-columns.toml")["facts"]
    return {folded(alias): name for name, aliases in table.items() for alias in aliases}


@cache
def _legends() -> tuple[str, ...]:
    return tuple(folded(words) for words in resources.table("comment-columns.toml")["legend"]["begins"])
