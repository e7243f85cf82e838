"""What can be referred to by number: clauses, annexes, tables, figures, formulae."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from normwright.checks.document import Document
from normwright.sts.views import Figure, Formula, Kind, Table


@dataclass(frozen=True)
class Numbering:
    """The numbers of a document by kind: clause (also of term entries), annex, table, figure, formula."""

    numbers: Mapping[str, frozenset[str]]

    def has(self, kind: str, number: str) -> bool:
        """Whether there is such a thing."""
        return number in self.numbers[kind]

    def lacks(self, kind: str, number: str, *, certain: bool) -> bool:
        """Whether there should be such a thing and isn't.

        Unless `certain`, others of the same row must be there: a file by others can be a piece of a standard.
        """
        if self.has(kind, number):
            return False
        if (
            kind == "clause"
            and not number[0].isdigit()
            and number.partition(".")[0] not in self.numbers["annex"]
        ):
            return certain and bool(self.numbers["annex"])
        if certain:
            return True
        row = number.rpartition(".")[0]
        return any(other.rpartition(".")[0] == row for other in self.numbers[kind])


def numbering(document: Document) -> Numbering:
    """The numbers of a document. Use `document.once(numbering)`."""
    clauses = {clause.number.rstrip(".") for clause in document.clauses if clause.kind is not Kind.ANNEX}
    annexes = {clause.number for clause in document.clauses if clause.kind is Kind.ANNEX}
    return Numbering(
        {
            "clause": frozenset(number for number in clauses if number),
            "annex": frozenset(number for number in annexes if number),
            "table": _counted(document, Table),
            "figure": _counted(document, Figure),
            "formula": frozenset(one.number for one in document.every(Formula) if one.number),
        }
    )


def _counted(document: Document, kind: type[Table] | type[Figure]) -> frozenset[str]:
    found: set[str] = set()
    for one in document.every(kind):
        match = re.search(r"(?:[A-Z]\.?)?\d+(?:[.-]\d+)*", one.label)
        if match:
            found.add(match.group())
    return frozenset(found)
