"""Tables (ISO/IEC Directives Part 2, Clause 29)."""

import re
from collections.abc import Iterator

from normwright.checks.document import Document
from normwright.checks.finding import Finding, on
from normwright.checks.mentions import unmentioned
from normwright.checks.rule import rule
from normwright.checks.sequences import faults, number_of
from normwright.checks.units import NUMBER, SPACE, unit_pattern
from normwright.sts.views import Cell, Explanations, Role, Table

_LETTERED = re.compile(r"[a-z]{1,2}[).]?|\*+").fullmatch
_WITH_UNIT = re.compile(rf"[-−<>≤≥±]?{SPACE}?(?:{NUMBER}){SPACE}?(?P<unit>{unit_pattern()})").fullmatch
_CODE = re.compile(r"[A-WYZ]{1,2}").fullmatch
#: Heads of columns whose letters are classes or names that the column itself gives.
_NAMING_HEAD = re.compile(
    r"\b(?:class|categor|grade|type|group|symbol|code|option|variable|zone|unit|abbreviat|letter|sign|term|country|"
    r"language|key|id|item|annex|ref)",
    re.IGNORECASE,
).search
_EXPLAINING = r"[\"'“‘]?(?<!\w){}(?!\w)[\"'”’]?\s*(?:[=:–—]|means\b|stands\b|is\b|for\b|\()|\({}\)"
_FEWEST = 3  # cells of a column with one unit
_DIAGONAL = re.compile(r"\w\s*\\\s*\w")


@rule("TAB001", on=Document)
def check_tables_mentioned(document: Document, _: Document) -> Iterator[Finding]:
    """Each table is mentioned in the text."""
    for table, others in unmentioned(document, document.every(Table)):
        yield on("TAB001", table, label=table.label, others=others)


@rule("TAB002", on=Table)
def check_table_title(table: Table, document: Document) -> Iterator[Finding]:
    """A table with a number has a title."""
    if number_of(table) and not table.title:
        yield on("TAB002", table, label=table.label)


@rule("TAB003", on=Document)
def check_table_numbers(document: Document, _: Document) -> Iterator[Finding]:
    """Tables are numbered 1, 2, 3 through the body and A.1, A.2 in an annex."""
    for table, reason in faults(document.every(Table)):
        yield on("TAB003", table, label=table.label, reason=reason)


@rule("TAB004", on=Table)
def check_table_within(table: Table, document: Document) -> Iterator[Finding]:
    """A table holds no table, and no second head half-way down."""
    if any(cell.tables for cell in table.cells):
        yield on("TAB004", table, label=table.label or "the table", what="a table in a cell")
    for row in table.body[1:]:
        if len(row) > 1 and all(cell.head for cell in row) and not _is_first_head(row, table):
            yield on("TAB004", row[0], label=table.label or "the table", what="a second head half-way down")


@rule("TAB005", on=Table)
def check_table_footnotes(table: Table, document: Document) -> Iterator[Finding]:
    """Footnotes of a table are lettered."""
    for note in table.footnotes:
        if note.label and not _LETTERED(note.label):
            yield on("TAB005", note, label=note.label)


@rule("TAB006", on=Table)
def check_units_in_head(table: Table, document: Document) -> Iterator[Finding]:
    """A unit that all values of a column have stands in its head."""
    for column, cells in _columns(table).items():
        matches = [match for cell in cells if (match := _WITH_UNIT(cell.words.strip()))]
        units = {match["unit"] for match in matches}
        if len(matches) >= _FEWEST and len(matches) == len(cells) and len(units) == 1:
            head = table.at(1, column)
            name = head.words.partition("\n")[0] if head is not None and head.head else f"column {column}"
            yield on("TAB006", cells[0], unit=units.pop(), column=name)


@rule("TAB007", on=Table)
def check_codes_explained(table: Table, document: Document) -> Iterator[Finding]:
    """Letters in cells that stand for words are explained."""
    used: dict[str, list[Cell]] = {}
    for cells in _columns(table, but_first=True).values():
        if any(_NAMING_HEAD(head.words) for head in _heads(table, cells[0].column)):
            continue
        for cell in cells:
            words = cell.words.strip()
            if _CODE(words):
                used.setdefault(words, []).append(cell)
    explained = document.once(_signs)
    for code, where in used.items():
        if len(where) > 1 and code not in explained and not _is_explained(code, table, document):
            yield on("TAB007", where[0], code=code)


@rule("TAB008", on=Table)
def check_split_cell(table: Table, document: Document) -> Iterator[Finding]:
    """No cell is split by a diagonal, drawn or typed."""
    for row in table.head[:1]:
        for cell in row[:1]:
            if _DIAGONAL.search(cell.words):
                yield on("TAB008", cell, words=cell.words)


def _columns(table: Table, *, but_first: bool = False) -> dict[int, list[Cell]]:
    """The filled cells of the body, column by column."""
    found: dict[int, list[Cell]] = {}
    for row in table.body:
        for cell in row:
            if not cell.head and cell.words.strip(" –—-") and cell.column > (1 if but_first else 0):
                found.setdefault(cell.column, []).append(cell)
    return found


def _heads(table: Table, column: int) -> list[Cell]:
    return [cell for row in table.head for cell in row if 0 <= column - cell.column < cell.columns]


def _is_first_head(row: tuple[Cell, ...], table: Table) -> bool:
    """Whether no value stands above a row of heads."""
    above = [cell for other in table.body if other[:1] and other[0].row < row[0].row for cell in other]
    return all(cell.head for cell in above)


def _signs(document: Document) -> frozenset[str]:
    """Every sign that a key or list of abbreviations explains."""
    return frozenset(entry.sign for each in document.every(Explanations) for entry in each.entries)


def _is_explained(code: str, table: Table, document: Document) -> bool:
    """Whether the table or the text says what a code means."""
    pattern = re.compile(_EXPLAINING.replace("{}", re.escape(code)))
    if any(pattern.search(text.string) for text in table.texts):
        return True
    return any(pattern.search(words) for words in document.once(_prose_with_codes))


def _prose_with_codes(document: Document) -> tuple[str, ...]:
    """The texts outside tables in which a code might be explained."""
    return tuple(p.string for p in document.passages if p.role not in (Role.CELL, Role.REFERENCE))
