"""Edits of source files: what mendings come to, character by character."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from normwright.checks.report import Checked


@dataclass(frozen=True, order=True)
class Edit:
    """Characters [start, end) of a source file are replaced by `by`; `end` is `start` for an insertion.

    Offsets count characters of the text as `Sources` gives it: lines ended by line feeds, no byte order mark.
    """

    file: str
    start: int
    end: int
    by: str


@dataclass(frozen=True)
class Fix:
    """A finding and the edits that mend it, made together or not at all."""

    checked: Checked
    edits: tuple[Edit, ...]


def compatible(fixes: Iterable[Fix]) -> list[Fix]:
    """The fixes that can be made in one go: of two that touch the same characters the first is kept.

    Two that ask for the very same edit are both kept, as one file can be included in two places.
    """
    kept: list[Fix] = []
    taken: dict[str, list[Edit]] = {}
    for fix in fixes:
        if not any(_meets(edit, taken.get(edit.file, [])) for edit in fix.edits):
            kept.append(fix)
            for edit in fix.edits:
                _put(edit, taken.setdefault(edit.file, []))
    return kept


def _meets(edit: Edit, others: list[Edit]) -> bool:
    """Whether it touches one of the others, which are in order; side by side counts: order would matter."""
    at = bisect_left(others, edit)
    near = [*others[max(0, at - 1) : at], *others[at : at + 1]]
    return any(edit != other and edit.start <= other.end and other.start <= edit.end for other in near)


def _put(edit: Edit, others: list[Edit]) -> None:
    at = bisect_left(others, edit)
    if others[at : at + 1] != [edit]:
        others.insert(at, edit)


def by_file(fixes: Iterable[Fix]) -> dict[str, list[Edit]]:
    """Every edit once, by file, in the order of the text."""
    found: dict[str, set[Edit]] = {}
    for fix in fixes:
        for edit in fix.edits:
            found.setdefault(edit.file, set()).add(edit)
    return {file: sorted(edits) for file, edits in sorted(found.items())}


def edited(content: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes of a file with these edits made; its byte order mark and its line ends stay as they are.

    `edits` come in the order of the text and don't overlap. Raises: UnicodeDecodeError when it isn't UTF-8.
    """
    mark = b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b""
    raw = content[len(mark) :].decode("utf-8")
    ends = "\r\n" if "\r\n" in raw else "\n"
    parts: list[str] = []
    done = 0
    shift = _Shift(raw)
    for edit in edits:
        parts += [raw[done : shift.at(edit.start)], edit.by.replace("\n", ends)]
        done = shift.at(edit.end)
    return mark + "".join([*parts, raw[done:]]).encode()


class _Shift:
    """From offsets in a text with line feeds to offsets in the text of the file, in rising order."""

    def __init__(self, raw: str) -> None:
        self._pairs = _pairs(raw)
        self._next = next(self._pairs, None)
        self._passed = 0

    def at(self, offset: int) -> int:
        while self._next is not None and self._next - self._passed < offset:
            self._passed += 1
            self._next = next(self._pairs, None)
        return offset + self._passed


def _pairs(raw: str) -> Iterator[int]:
    """Offsets of the line ends of two characters."""
    return (match.start() for match in re.finditer("\r\n", raw))
