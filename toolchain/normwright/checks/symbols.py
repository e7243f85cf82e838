"""Which symbols of formulae a document explains, and where."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from normwright import resources
from normwright.checks.document import Document
from normwright.sts.views import (
    Clause,
    Explanations,
    Formula,
    Inline,
    Passage,
    Quantity,
    Role,
    clause_of,
    mathematics,
    mathematics_in,
)

#: What counts through: an index, not a quantity.
RUNNING = re.compile(r"[i-nrst0-9,+\-−=;()…]*").fullmatch
_SHORT = 8  # signs of a symbol in a cell or key
_MARKED = frozenset({Inline.ITALIC, Inline.VARIABLE})


@dataclass
class Explained:
    """The names of symbols ("ta" for t with index a) that are explained or told of.

    `everywhere`: in lists, keys and entries, which hold for the document; `by_clause`: in the prose of a
    top-level clause, by its id or number.
    """

    everywhere: set[str] = field(default_factory=set)
    by_clause: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def has(self, quantity: Quantity, clause: str) -> bool:
        """Whether a reader of that clause can know what a quantity is."""
        names = self.everywhere | self.by_clause.get(clause, set())
        if quantity.name in names:
            return True
        if not RUNNING(quantity.index):
            return False
        return any(name.startswith(quantity.base) and RUNNING(name[len(quantity.base) :]) for name in names)


@cache
def known() -> frozenset[str]:
    """Functions, constants and words in a formula that a reader knows (ISO 80000-2)."""
    table = resources.table("symbols.toml")
    return frozenset((*table["functions"], *table["constants"], *table["words"]))


def explained(document: Document) -> Explained:
    """Every symbol that a document explains; ask `document.once(explained)`."""
    found = Explained()
    for each in document.every(Explanations):
        found.everywhere.update(entry.letters for entry in each.entries)
    found.everywhere.update(_plain(one.term) for entry in document.entries for one in entry.designations)
    for passage in document.passages:
        names = found.everywhere if passage.role is Role.KEY else found.by_clause[home(passage.clause)]
        names.update(_named(passage))
    for formula in mathematics(document.standard):
        if not formula.displayed:
            names = found.by_clause[home(clause_of(formula))]
            names.update((formula.string, *(quantity.name for quantity in formula.quantities)))
    return found


def home(clause: Clause | None) -> str:
    """What the top-level clause around a clause is called in `by_clause`."""
    return "" if clause is None else clause.top.id or clause.top.number


def unexplained(formula: Formula, names: Explained) -> Iterator[Quantity]:
    """The quantities of a formula that are explained nowhere."""
    place = home(clause_of(formula))
    found = [one for part in mathematics_in(formula) for one in part.quantities if _is_quantity(one)]
    for quantity in found:
        # The value of a quantity in one case: only figures behind the sign of equality.
        is_value = len(found) == 1 and quantity.base in names.everywhere
        if not is_value and not names.has(quantity, place):
            yield quantity


def _is_quantity(quantity: Quantity) -> bool:
    """Whether it is a letter that means something here: no function, constant, word or unit."""
    base = quantity.base
    if base in known() or not any(sign.isalpha() for sign in base):
        return False
    return len(base) == 1 or (len(base) <= 3 and not quantity.upright)


def _named(passage: Passage) -> Iterator[str]:
    """The symbols that a text names: letters in italics with what is lowered behind them, short cells."""
    lowered = {span.start: span.end for span in passage.spans if span.kind is Inline.SUBSCRIPT}
    for span in passage.spans:
        if span.kind in _MARKED and span.end - span.start <= _SHORT:
            yield _plain(passage.string[span.start : lowered.get(span.end, span.end)])
    if passage.role in (Role.CELL, Role.KEY, Role.DESIGNATION) and len(passage.string) <= _SHORT:
        yield _plain(passage.string)


def _plain(sign: str) -> str:
    return "".join(sign.replace("\u2061", "").split())
