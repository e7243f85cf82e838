"""Rows of values parted by a sign, as in CSV files, each value with where it begins."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Form:
    """How values are written: what parts, encloses and escapes them, and whether blanks before one count."""

    delimiter: str = ","
    quote: str = '"'
    escape: str | None = None
    keep_blanks: bool = False


@dataclass(frozen=True)
class Value:
    """A value; its first character, inside the quotes, stands at `column` of `line`, both from 0."""

    text: str
    line: int
    column: int


class Unreadable(ValueError):
    """Text that isn't such rows; `line`, from 0, is where reading stopped."""

    def __init__(self, fault: str, line: int) -> None:
        super().__init__(fault)
        self.line = line


def read_values(text: str, form: Form) -> Iterator[list[Value]]:
    """The rows that aren't empty. Raises: Unreadable."""
    lines = list(io.StringIO(text, newline=""))
    first = 0
    try:
        reader = csv.reader(
            iter(lines),
            strict=True,
            delimiter=form.delimiter,
            quotechar=form.quote,
            escapechar=form.escape,
            doublequote=form.escape is None,
            skipinitialspace=not form.keep_blanks,
        )
        for cells in reader:
            begins = list(_begins("".join(lines[first : reader.line_num]), form))
            if len(begins) != len(cells):  # one sign with two meanings
                begins = [0] * len(cells)
            if cells:
                yield [_value(cell, lines, first, begin) for cell, begin in zip(cells, begins, strict=True)]
            first = reader.line_num
    except (csv.Error, TypeError, ValueError) as error:
        raise Unreadable(str(error), first) from None


def _value(text: str, lines: list[str], line: int, begin: int) -> Value:
    while begin >= len(lines[line]) and line + 1 < len(lines):
        begin -= len(lines[line])
        line += 1
    return Value(text, line, begin)


def _begins(row: str, form: Form) -> Iterator[int]:
    """The offset at which each value of a row begins."""
    at, fresh, inside = 0, True, False
    while at < len(row):
        sign = row[at]
        if fresh and sign == " " and not form.keep_blanks:
            at += 1
            continue
        opens = fresh and sign == form.quote
        if fresh:
            yield at + opens
        fresh = sign == form.delimiter and not inside
        if sign == form.escape or (inside and form.escape is None and row[at : at + 2] == 2 * form.quote):
            at += 1
        elif sign == form.quote and (opens or inside):
            inside = opens
        at += 1
    if fresh:
        yield at
