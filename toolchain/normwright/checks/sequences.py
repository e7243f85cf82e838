"""Printed numbers of figures, tables and formulae in rows: 1, 2, 3 in the body, A.1, A.2 in an annex."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar

from normwright.sts.views import Figure, Formula, Kind, Table, clause_of

V = TypeVar("V", Figure, Table, Formula)

_PLAIN = re.compile(r"(?P<annex>[A-Z]{1,2}\.)?(?P<number>\d+)").fullmatch
#: Numbers by clause, allowed as an alternative since 2021: "5-1", "5.1".
_BY_CLAUSE = re.compile(r"\d+[.-]\d+").fullmatch


def faults(objects: Iterable[V]) -> Iterator[tuple[V, str]]:
    """Each object whose printed number is wrong, with the reason; objects without a number are left out."""
    rows: dict[tuple[str, str], list[V]] = defaultdict(list)
    for one in objects:
        if one.label:
            rows[_row(one)].append(one)
    for row in rows.values():
        yield from _faults_of_row(row)


def number_of(one: Figure | Table | Formula) -> str:
    """The printed number: what follows the word in the label, brackets left out."""
    label = one.label.strip()
    found = re.search(r"[\d(]|\b[A-Z]{1,2}\.\d", label)
    return label[found.start() :].strip("() ") if found else ""


def _row(one: V) -> tuple[str, str]:
    """Whose count it belongs to: an annex, or all the rest; in an adoption each body counts by itself."""
    clause = clause_of(one)
    annex = clause is not None and clause.top.kind is Kind.ANNEX
    return one.originator, clause.top.number if annex and clause is not None else ""


def _faults_of_row(row: list[V]) -> Iterator[tuple[V, str]]:
    numbers = [number_of(one) for one in row]
    if all(_BY_CLAUSE(number) for number in numbers):
        return
    wanted = 1
    for one, number in zip(row, numbers, strict=True):
        plain = _PLAIN(number)
        if plain is None:
            if number:
                yield one, f'"{number}" is no whole number'
            continue
        found = int(plain["number"][:9])
        if found != wanted:
            yield one, f"number {wanted} would be next"
        wanted = found + 1
