"""Rows of text cells, from a spreadsheet or CSV, as the rows of a form.

What deviates is mended where that is beyond doubt and said as for Word forms (`forms.word`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from normwright.comments.columns import (
    Columns,
    Mapped,
    columns_by_count,
    columns_by_position,
    is_heading,
    read_fact,
    read_headings,
    take,
)
from normwright.comments.forms.notes import Notes, excerpt
from normwright.comments.forms.rows import Facts, Passage, Row, Sheet
from normwright.comments.forms.splitting import offered_split, split_proposal
from normwright.comments.record import Wording
from normwright.diagnostics import Diagnostic, Place, diagnose

_LOOKED_AT = 60  # rows at a table's beginning in which headings are looked for
_MEMBER = ("body", "committee")
_HEAD = ("body", "clause", "type")  # empty in a row that goes on with the one above
_TEXTS = {"comment", "proposal"}


@dataclass(frozen=True)
class Line:
    """One row of a table; `repairs` are (code, words) of what its reader did, `merged` cells from above."""

    place: str
    cells: Sequence[str]
    repairs: tuple[tuple[str, str], ...] = ()
    doubtful: tuple[tuple[int, str], ...] = ()  # index of a cell that was no text, and words about it


@dataclass
class _Draft:
    """A row that may still grow by what stands below it."""

    texts: list[str]
    place: str
    repairs: list[str]


@dataclass
class TableReading:
    """The state of reading one file, table by table."""

    notes: Notes
    mapping: Mapped | None = None
    rows: list[Row] = field(default_factory=list)
    lost: list[Passage] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    tables: int = 0
    unknown: list[str] = field(default_factory=list)
    guessed: list[str] = field(default_factory=list)

    def read(self, lines: Sequence[Line], *, guess: bool = False, name: str = "the table") -> bool:
        """Takes the rows of one table; whether it is one of comments."""
        filled = [line for line in lines if any(cell.strip() for cell in line.cells)]
        columns, begins = self._columns(filled, guess=guess)
        if columns is None:
            return False
        self.tables += 1
        if not columns.headings and guess:
            self.guessed.append(name)
        self.unknown += [columns.headings[index] for index in columns.unknown]
        for line in filled[: max(begins - 1, 0)]:
            self._above(line)
        self._rows(filled[begins:], columns)
        return True

    def lose(self, place: str, why: str) -> None:
        """A spot whose text became no row."""
        self.lost.append(Passage(place, why))
        self.notes.add("CMT024", place)

    def sheet(self, findings: Sequence[Diagnostic] = ()) -> Sheet:
        """Everything that was read."""
        told = [*findings, *self._said_of_columns()]
        if not self.rows:
            told.append(diagnose("CMT009", Place(self.notes.file)))
        facts = Facts(**{name: self.facts.get(name, "") for name in ("date", "document", "project")})
        return Sheet(tuple(self.rows), facts, tuple(self.lost), (*told, *self.notes.findings()))

    # -- columns -------------------------------------------------------------------------------------------

    def _columns(self, lines: Sequence[Line], *, guess: bool) -> tuple[Columns | None, int]:
        for index, line in enumerate(lines[:_LOOKED_AT]):
            columns = read_headings(line.cells, self.mapping)
            if columns is not None:
                return columns, index + 1
        width = max((len(line.cells) for line in lines), default=0)
        if self.mapping:
            columns = columns_by_position(width, self.mapping)
            if columns is not None:
                return columns, 0
        return (columns_by_count(width) if guess and width > 6 else None), 0

    def _said_of_columns(self) -> Iterator[Diagnostic]:
        place = Place(self.notes.file)
        if self.unknown:
            words = ", ".join(f"“{excerpt(heading, 40)}”" for heading in dict.fromkeys(self.unknown))
            kind = "column headed" if len(set(self.unknown)) == 1 else "columns headed"
            yield diagnose("CMT010", place, headings=f"{kind} {words}")
        if self.guessed:
            yield diagnose("CMT011", place, tables=", ".join(self.guessed), count="7, 8 or 9")

    # -- rows ----------------------------------------------------------------------------------------------

    def _above(self, line: Line) -> None:
        """A row above the headings: the head of the form, or lost."""
        filled = [cell for cell in line.cells if cell.strip()]
        if not self._state(filled) and not is_heading(line.cells, Columns(()), self.mapping):
            self.lose(line.place, f"above the headings: “{excerpt(' | '.join(filled))}”")

    def _state(self, cells: Sequence[str]) -> bool:
        """Takes the facts that cells state, as "Date: …" or with the value in the next cell."""
        found = False
        for index, cell in enumerate(cells):
            following = cells[index + 1] if index + 1 < len(cells) else ""
            fact = read_fact(cell)
            if fact is None or not fact[1]:
                fact = read_fact(f"{cell.rstrip().rstrip(':')}: {following}") or fact
            if fact is not None:
                self.facts.setdefault(*fact)
                found = True
        return found

    def _rows(self, lines: Sequence[Line], columns: Columns) -> None:
        former: _Draft | None = None
        drafts: list[_Draft] = []
        for line in lines:
            if is_heading(line.cells, columns, self.mapping):
                self.notes.add("CMT028", line.place)
                continue
            draft = self._draft(line, columns)
            if former is not None and any(code == "CMT014" for code, _ in line.repairs):
                self._unname(draft, former, columns)
            filled = {name for name, text in self._named(draft, columns) if text.strip()}
            if not filled & {*_TEXTS, "clause", "type", "element", "line"}:
                words = excerpt(" | ".join(cell for cell in line.cells if cell.strip()))
                self.lose(line.place, f"neither a comment nor a place: “{words}”")
            elif former is not None and self._goes_on(filled, former, columns):
                self._append(draft, former, columns)
            else:
                self._carry_member(draft, former, columns)
                drafts.append(draft)
                former = draft
        self.rows += [self._row(draft, columns) for draft in drafts]

    def _draft(self, line: Line, columns: Columns) -> _Draft:
        draft = _Draft(list(line.cells), line.place, [])
        draft.texts += [""] * (len(columns.names) - len(draft.texts))
        for code, words in line.repairs:
            self._repair(draft, code, words, words)
        for index, words in line.doubtful:
            name = columns.names[index] if index < len(columns.names) else ""
            if name in ("clause", "element", "line") and (name != "line" or "." in line.cells[index]):
                self._repair(draft, "CMT050", f"{name}: {words}", words)
        return draft

    def _named(self, draft: _Draft, columns: Columns) -> Iterator[tuple[str, str]]:
        names = columns.names + ("",) * (len(draft.texts) - len(columns.names))
        return zip(names, draft.texts, strict=True)

    def _unname(self, draft: _Draft, former: _Draft, columns: Columns) -> None:
        """Empties a member's cell merged with that above, in a row that may be the rest of that one."""
        own = [index for index, name in enumerate(columns.names) if name in _MEMBER]
        filled = {name for name, text in self._named(draft, columns) if text.strip()} - {*_MEMBER}
        same = all(draft.texts[index] == former.texts[index] for index in own)
        if same and self._goes_on(filled, former, columns):
            for index in own:
                draft.texts[index] = ""

    def _goes_on(self, filled: set[str], former: _Draft, columns: Columns) -> bool:
        """Whether the row is the rest of the one above: text, but neither member, clause, type nor place."""
        if not filled or not filled <= {*_TEXTS, "observation"} or filled == {"observation"}:
            return False
        return any(text.strip() for name, text in self._named(former, columns) if name in _HEAD)

    def _append(self, draft: _Draft, former: _Draft, columns: Columns) -> None:
        for index, text in enumerate(draft.texts):
            if text.strip():
                former.texts += [""] * (index + 1 - len(former.texts))
                former.texts[index] = "\n".join(part for part in (former.texts[index], text) if part)
        self.notes.add("CMT013", draft.place)
        former.repairs += [f"went on in {draft.place}", *draft.repairs]

    def _carry_member(self, draft: _Draft, former: _Draft | None, columns: Columns) -> None:
        own = [index for index, name in enumerate(columns.names) if name in ("body", "committee")]
        if former is None or any(draft.texts[index].strip() for index in own):
            return
        for index in own:
            draft.texts[index] = former.texts[index]
        words = " ".join(" ".join(former.texts[index] for index in own).split())
        if words:
            self._repair(draft, "CMT012", f"member taken from the row above: {words}")

    def _repair(self, draft: _Draft, code: str, words: str, detail: str = "") -> None:
        if words not in draft.repairs:
            draft.repairs.append(words)
        self.notes.add(code, draft.place, detail)

    def _row(self, draft: _Draft, columns: Columns) -> Row:
        taken = take(columns, draft.texts)
        if taken.joined:
            self._repair(draft, "CMT018", "two columns joined")
        if taken.person:
            self.notes.add("CMT029", draft.place)
        draft.repairs += taken.extra
        cells = self._split(draft, taken.cells)
        offer = offered_split(cells)
        if offer is not None:
            self._repair(draft, "CMT017", "the text numbers the form's fields; a split is offered")
        return Row(cells, draft.place, tuple(draft.repairs), (), taken.own, offer, extra=taken.extra)

    def _split(self, draft: _Draft, cells: Wording) -> Wording:
        split = split_proposal(cells)
        if split is None:
            return cells
        self._repair(draft, "CMT016", "proposed change moved out of the comment's cell")
        return split


def without_table(notes: Notes, first: Sequence[str]) -> Sheet:
    """A file in which no table of comments was found; `first` are the cells of its first row."""
    words = ", ".join(f"“{excerpt(cell, 40)}”" for cell in first[:15] if cell.strip())
    what = f"its first row has {words}" if words else "it has no row with text"
    return Sheet(findings=(diagnose("CMT006", Place(notes.file), what=what),), refused=True)
