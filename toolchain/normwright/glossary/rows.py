"""From the rows of a table to concepts: one row a concept, or one row a term."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normwright.diagnostics import Place
from normwright.glossary.building import Draft, Tally
from normwright.glossary.concept import RELATIONS, Concept, Designation, Relation, Wording, tag
from normwright.glossary.headers import Column, column, folded, language_of, meaning
from normwright.glossary.sheets import Row, Sheet, unshielded

_HEAD_ROWS = 15  # rows among which the names of the columns are looked for
_SEVERAL = re.compile(r"[ \t]*(?:[;|]|\r?\n)[ \t]*")
_LINES = re.compile(r"[ \t]*\r?\n[ \t]*")
#: Columns that hold designations, with what they say of them.
_TERMS: dict[str, dict[str, str]] = {
    "term": {},
    "admitted": {"status": "admitted"},
    "deprecated": {"status": "deprecated"},
    "abbreviation": {"status": "admitted", "kind": "abbreviation"},
    "symbol": {"status": "admitted", "kind": "symbol"},
}
_WORDINGS = {"definition": "definitions", "notes": "notes", "examples": "examples", "domain": "domains"}
_GRAMMAR = {
    **dict.fromkeys(("noun", "verb", "adj", "adv"), "part_of_speech"),
    **dict.fromkeys(("m", "f", "n"), "gender"),
    **dict.fromkeys(("plural", "singular"), "number"),
}


@dataclass(frozen=True)
class Head:
    """The row with the names: its index, its columns (None for one that isn't known) and their names."""

    index: int
    columns: tuple[Column | None, ...]
    names: tuple[str, ...]

    @property
    def known(self) -> int:
        """How many columns are known."""
        return sum(1 for one in self.columns if one is not None)

    def has(self, field: str) -> bool:
        """Whether there is a column for it."""
        return any(one is not None and one.field == field for one in self.columns)


def find_head(sheet: Sheet) -> Head | None:
    """The row that names the columns: the one with most known names, with a term among them."""
    heads = []
    for index, row in enumerate(sheet.rows[:_HEAD_ROWS]):
        head = Head(index, tuple(column(cell) for cell in row.cells), row.cells)
        if head.has("term"):
            heads.append(head)
    return max(heads, key=lambda head: (head.known, -head.index), default=None)


def read_rows(sheet: Sheet, head: Head, *, file: str, language: str, tally: Tally) -> Iterator[Concept]:
    """The concepts of a sheet; `language` is that of columns and rows that don't say any.

    What isn't taken is told: VOC030 rows, VOC031 columns, VOC032 cells, VOC033 languages.
    """
    _tell_columns(sheet, head, file, tally)
    reader = _Reader(head, file, tag(language), tally)
    if head.has("language"):
        yield from reader.terms(sheet.rows[head.index + 1 :])
    else:
        yield from reader.concepts(sheet.rows[head.index + 1 :])


def _tell_columns(sheet: Sheet, head: Head, file: str, tally: Tally) -> None:
    line = sheet.rows[head.index].line
    for index, (name, known) in enumerate(zip(head.names, head.columns, strict=True)):
        used = any(
            index < len(row.cells) and row.cells[index].strip() for row in sheet.rows[head.index + 1 :]
        )
        if known is None and used:
            shown = name.strip() or f"number {index + 1}, which has no name,"
            tally.report.say("VOC031", Place(file, line), column=shown[:60])
    for row in sheet.rows[: head.index]:
        tally.count("VOC032", "a row above the names of the columns", Place(file, row.line))
    if sheet.numbers and (head.has("number") or head.has("id")):
        what = "some cells are numbers, in which 3.10 and 3.1 are the same"
        tally.count("VOC037", what, Place(file, line))


@dataclass(frozen=True)
class _Cell:
    column: Column
    text: str
    place: Place


class _Reader:
    def __init__(self, head: Head, file: str, language: str, tally: Tally) -> None:
        self.head, self.file, self.language, self.tally = head, file, language, tally
        self.silent: set[str] = set()  # columns that need a language and have none

    def concepts(self, rows: Sequence[Row]) -> Iterator[Concept]:
        """One row a concept: the columns say the languages."""
        for row in rows:
            cells = list(self._cells(row))
            made = Draft(_first(cells, "id"), self._place(row), self.tally)
            for cell in cells:
                self._add(made, cell, cell.column.language or self.language, cells, several=True)
            if made.named:
                yield made.concept()
            elif cells:
                self._refuse(made.place, f"row {row.line}", "it has no term")

    def terms(self, rows: Sequence[Row]) -> Iterator[Concept]:
        """One row a term: the rows of a concept have the same id or number."""
        drafts: dict[str, Draft] = {}
        for row in rows:
            cells = list(self._cells(row))
            said = _first(cells, "language")
            language = language_of(said) if said else self.language
            if cells and not language:
                fault = f'its language "{said}" isn\'t known' if said else "it has no language"
                self._refuse(self._place(row), f"row {row.line}", fault)
            elif cells:
                name = _first(cells, "id") or _first(cells, "number")
                draft = drafts.setdefault(name or f"\0{row.line}", Draft(name, self._place(row), self.tally))
                for cell in cells:
                    self._add(draft, cell, cell.column.language or language, cells, several=False)
        for draft in drafts.values():
            if draft.named:
                yield draft.concept()
            else:
                self._refuse(draft.place, f"row {draft.place.line}", "it has no term")

    def _cells(self, row: Row) -> Iterator[_Cell]:
        for index, text in enumerate(row.cells):
            found = self.head.columns[index] if index < len(self.head.columns) else None
            plain = unshielded(text).strip(" \t\r\n")
            if found is not None and plain:
                yield _Cell(found, plain, self._place(row))
            elif plain and index >= len(self.head.columns):
                self.tally.count("VOC032", "a cell beyond the last column", self._place(row))

    def _add(self, made: Draft, cell: _Cell, language: str, cells: list[_Cell], *, several: bool) -> None:
        """What a cell says, added to the concept; `several`: a cell may hold several terms."""
        field = cell.column.field
        if field in _TERMS:
            self._add_terms(made, cell, language, cells, several=several or field != "term")
        elif field in _WORDINGS:
            self._add_wordings(made, cell, language)
        elif field == "source":
            for text in _LINES.split(cell.text):
                made.add_wording("sources", Wording(self._clean(text, cell), place=cell.place))
        elif field in RELATIONS:
            for target in filter(None, _SEVERAL.split(cell.text)):
                made.add_relation(Relation(field, target, cell.place))
        elif field == "evidence":
            for text in _LINES.split(cell.text):
                made.add_evidence(self._clean(text, cell))
        elif field == "number" and not made.number:
            made.number = self._clean(cell.text, cell)

    def _add_terms(
        self, made: Draft, cell: _Cell, language: str, cells: list[_Cell], *, several: bool
    ) -> None:
        if not language:
            self._say_silent(cell)
            return
        about = self._about(cells) if cell.column.field == "term" else {}
        for text in filter(None, _SEVERAL.split(cell.text) if several else [cell.text]):
            # A cell with several terms holds the preferred one first; what the row says is said of it.
            usual = "admitted" if made.names(language) else "preferred"
            facts = {"status": usual, **_TERMS[cell.column.field], **about}
            made.add_designation(Designation(self._clean(text, cell), language, place=cell.place, **facts))
            about = {}

    def _add_wordings(self, made: Draft, cell: _Cell, language: str) -> None:
        field = cell.column.field
        if not language and field != "domain":
            self._say_silent(cell)
            return
        for text in _LINES.split(cell.text) if field in ("notes", "examples") else [cell.text]:
            made.add_wording(_WORDINGS[field], Wording(self._clean(text, cell), language, place=cell.place))

    def _about(self, cells: list[_Cell]) -> dict[str, str]:
        """What the row says of its term: status, kind, grammar, where it is used."""
        about: dict[str, str] = {}
        for cell in cells:
            field = cell.column.field
            if field == "usage":
                about["usage"] = self._clean(cell.text, cell)
            elif field in ("status", "kind"):
                found = meaning(field, cell.text)
                about.update({field: found} if found else {})
                self._count_unless(found, f'{field} "{cell.text[:40]}"', cell)
            elif field == "grammar":
                for word in filter(folded, re.split(r"[\s,;/]+", cell.text)):
                    found = meaning("grammar", word)
                    about.update({_GRAMMAR[found]: found} if found else {})
                    self._count_unless(found, f'grammar "{word[:40]}"', cell)
        return about

    def _count_unless(self, found: str, what: str, cell: _Cell) -> None:
        if not found:
            self.tally.count("VOC032", what, cell.place)

    def _clean(self, text: str, cell: _Cell) -> str:
        return self.tally.clean(text, cell.place)

    def _place(self, row: Row) -> Place:
        return Place(self.file, row.line)

    def _say_silent(self, cell: _Cell) -> None:
        if cell.column.field not in self.silent:
            self.silent.add(cell.column.field)
            self.tally.report.say("VOC033", cell.place, what=f'column "{cell.column.field}"')

    def _refuse(self, place: Place, what: str, fault: str) -> None:
        self.tally.report.say("VOC030", place, what=what, fault=fault, hint="correct the row in the table")


def _first(cells: list[_Cell], field: str) -> str:
    return next((cell.text for cell in cells if cell.column.field == field), "")
