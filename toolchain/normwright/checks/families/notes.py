"""Notes and examples in the text (ISO/IEC Directives Part 2, Clauses 24 and 25)."""

import re
from collections.abc import Iterable, Iterator, Sequence

from normwright.checks.document import Document
from normwright.checks.finding import Finding, at, on
from normwright.checks.rule import rule
from normwright.diagnostics import Level
from normwright.sts.views import (
    Block,
    Clause,
    Example,
    List,
    ListItem,
    Note,
    Paragraph,
    Passage,
    Role,
    Statement,
    Table,
)

_HOLDERS = (Paragraph, Statement, List, ListItem)
_UNITS_STATED = re.compile(
    r"\b(?:[Aa]ll|[Tt]he)\s+(?:\w+\s+)?(?:values?|dimensions?|lengths?|distances?|quantities|masses|temperatures?)"
    r"\s+(?:are|is)\s+(?:given\s+|expressed\s+|stated\s+|specified\s+|indicated\s+)?in\s+"
    r"(?:metres|millimetres|centimetres|kilometres|kilograms|grams|degrees|seconds|minutes|hours|litres|per\s*cent|"
    r"(?:mm|cm|m|km|kg|g|s|min|h|l|kW|kWh|kPa|°C|%)(?!\w))"
)


@rule("NOT001", "EXA001", on=Clause)
def check_numbered(clause: Clause, document: Document) -> Iterator[Finding]:
    """A single note or example has no number, several are NOTE 1, NOTE 2 in each subdivision."""
    found = list(_within(clause.blocks))
    yield from _numbering("NOT001", [one for one in found if isinstance(one, Note)])
    yield from _numbering("EXA001", [one for one in found if isinstance(one, Example)])


@rule("NOT001", on=Table)
def check_table_notes_numbered(table: Table, document: Document) -> Iterator[Finding]:
    """The same in each table."""
    yield from _numbering("NOT001", table.notes)


@rule("NOT002", on=Passage, roles=[Role.NOTE])
def check_units_in_note(passage: Passage, document: Document) -> Iterator[Finding]:
    """A note holds nothing without which the text can't be applied: its units, for one."""
    if passage.role is Role.NOTE:
        for match in _UNITS_STATED.finditer(passage.prose):
            yield at("NOT002", passage, *match.span())


def _numbering(code: str, found: Sequence[Note | Example]) -> Iterator[Finding]:
    """The first fault in the numbers of the notes or examples of one place."""
    labelled = [one for one in found if one.label]
    if len(found) == 1 and labelled and labelled[0].number is not None:
        one = labelled[0]
        yield on(code, one, level=Level.ADVICE, label=one.label, reason="it is the only one here")
    elif len(labelled) > 1:
        for wanted, one in enumerate(labelled, 1):
            if one.number != wanted:
                yield on(code, one, label=one.label, reason=f"number {wanted} is its turn")
                return


def _within(found: Iterable[Block]) -> Iterator[Note | Example]:
    for block in found:
        if isinstance(block, Note | Example):
            yield block
        elif isinstance(block, _HOLDERS):
            yield from _within(block.blocks)
