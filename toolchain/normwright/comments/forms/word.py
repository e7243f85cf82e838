"""The official Word form and its kin: headings in the page header or the table, 7, 8 or 9 columns.

What deviates from the form is mended where that is beyond doubt, and said in the row (`Row.repairs`) and once
a kind for the file. Source: ISO/IEC/CEN commenting template, version 2012-03.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from normwright.comments.columns import Columns, Mapped, check_mapping, is_heading, read_fact, take
from normwright.comments.forms.attachments import Attachments
from normwright.comments.forms.head import loose_place, other_passages, read_facts
from normwright.comments.forms.layout import Aligned, Form, align, find_forms, is_caption, widest_headings
from normwright.comments.forms.notes import Notes, excerpt
from normwright.comments.forms.refused import refused_sheet
from normwright.comments.forms.rows import Passage, Row, Sheet
from normwright.comments.forms.splitting import offered_split, split_proposal
from normwright.diagnostics import Diagnostic, Place, diagnose
from normwright.wordml import tables as wordml
from normwright.wordml.document import Document, read_document
from normwright.wordml.elements import Side
from normwright.wordml.refusals import Unreadable

_ODDITIES = {
    "picture": "CMT019",
    "object": "CMT021",
    "drawing": "CMT021",
    "part": "CMT021",
    "field": "CMT021",
    "symbol": "CMT025",
    "nested": "CMT026",
    "footnote": "CMT026",
    "hidden": "CMT026",
    "link": "CMT027",
}
_MEMBER = ("body", "committee")
_HEAD = ("body", "clause", "type")  # empty in a row that goes on with the one above


def read_word(data: bytes, name: str, *, mapping: Mapped | None = None) -> Sheet:
    """The rows of a Word form; `name` is the file's, for its findings.

    `mapping`: heading or position ("3") -> our column, "" for one to leave out; see `columns`.
    Raises: UsageError for a mapping to an unknown column, nothing for what stands in the file.
    """
    check_mapping(mapping)
    try:
        document = read_document(data)
    except Unreadable as fault:
        return refused_sheet(fault, name)
    forms = find_forms(document, mapping)
    if not forms:
        return _without_form(document, name)
    reading = _Reading(document, Notes(name), mapping)
    for form in forms:
        reading.read(form)
    return reading.sheet({form.table.number for form in forms}, forms)


@dataclass
class _Draft:
    """A row that may still grow by what stands below it."""

    texts: list[str]
    columns: Columns
    place: str
    repairs: list[str]

    def head(self) -> bool:
        """Whether it is known to be a comment's first row."""
        return any(
            text.strip() for text, name in zip(self.texts, self.columns.names, strict=False) if name in _HEAD
        )


@dataclass
class _Reading:
    """The state of reading one file."""

    document: Document
    notes: Notes
    mapping: Mapped | None
    drafts: list[_Draft] = field(default_factory=list)
    lost: list[Passage] = field(default_factory=list)
    remarks: list[Passage] = field(default_factory=list)

    def read(self, form: Form) -> None:
        """Takes the rows of one table."""
        above: list[str] = []
        former = self.drafts[-1] if self.drafts and form.table.follows else None
        for index, row in enumerate(form.table.rows):
            place = f"table {form.table.number}, row {row.number}"
            if index < form.begins:
                self._before(row, form, place, index)
                continue
            self._margin(row, place)
            if not self._is_comment(row, form, place):
                continue
            aligned = align(row, form)
            draft = self._draft(row, aligned, form, place, above, former)
            above = draft.texts
            former = self._keep(draft, former, aligned)

    def sheet(self, numbers: set[int], forms: list[Form]) -> Sheet:
        """Everything that was read, and what else stands in the file."""
        facts, stated = read_facts(self.document, numbers)
        rows = [self._row(draft) for draft in self.drafts]
        for passage in other_passages(self.document, numbers, stated):
            self.lost.append(passage)
            self.notes.add("CMT024", passage.place)
        for loose in self.document.body.loose:
            self._say_remarks(loose.content.remarks, loose_place(loose.after))
        findings = [*_file_findings(self.document, self.notes.file), *_form_findings(forms, self.notes.file)]
        if not rows:
            findings.append(diagnose("CMT009", Place(self.notes.file)))
        findings += self.notes.findings()
        return Sheet(tuple(rows), facts, tuple(self.lost), tuple(findings), tuple(self.remarks))

    # -- rows that are no comments -------------------------------------------------------------------------

    def _before(self, row: wordml.Row, form: Form, place: str, index: int) -> None:
        """A row above the headings: a heading too, or the head of the form, or lost."""
        text = " | ".join(text for text in row.texts if text.strip())
        if index == form.heading or is_heading(row.texts, form.columns, self.mapping):
            return
        if text and not any(read_fact(cell) for cell in row.texts):
            self._lose(place, f"above the headings: “{excerpt(text)}”")

    def _is_comment(self, row: wordml.Row, form: Form, place: str) -> bool:
        text = " | ".join(text for text in row.texts if text.strip())
        former = " | ".join(cell.former for cell in row.cells if cell.former)
        if row.side is Side.OLD or (not text and former):
            self.notes.add("CMT023", place)
            self.lost.append(Passage(place, f"deleted in a tracked change: “{excerpt(text or former)}”"))
        elif is_heading(row.texts, form.columns, self.mapping):
            self.notes.add("CMT028", place)
        elif all(not cell.text.strip() or cell.bare or cell.below for cell in row.cells):
            for cell in row.cells:
                if cell.below and cell.text.strip() and not cell.bare:
                    return True  # words hidden below a merged cell
        elif is_caption(row, form):
            self._lose(place, f"one cell across the table: “{excerpt(text)}”")
        else:
            return True
        return False

    def _lose(self, place: str, why: str) -> None:
        self.lost.append(Passage(place, why))
        self.notes.add("CMT024", place)

    def _margin(self, row: wordml.Row, place: str) -> None:
        for cell in row.cells:
            self._say_remarks(cell.remarks, place)

    def _say_remarks(self, ids: tuple[str, ...], place: str) -> None:
        for id in ids:
            text = self.document.remarks.get(id, "")
            if text.strip():
                self.remarks.append(Passage(place, text))
                self.notes.add("CMT022", place, f"“{excerpt(text, 60)}”")

    # -- rows that are -------------------------------------------------------------------------------------

    def _draft(
        self,
        row: wordml.Row,
        aligned: Aligned,
        form: Form,
        place: str,
        above: list[str],
        former: "_Draft | None",
    ) -> _Draft:
        draft = _Draft(aligned.texts, form.columns, place, [])
        if aligned.bent:
            self._repair(draft, "CMT014", "cells merged or divided")
        carried = _carried(draft, aligned, above)
        if carried:
            self._repair(draft, "CMT014", f"merged down from the row above: {', '.join(carried)}")
        self._say_oddities(row, draft)
        if former is not None and not _goes_on(draft, aligned, former):
            self._carry_member(draft, former)
        return draft

    def _say_oddities(self, row: wordml.Row, draft: _Draft) -> None:
        for cell in row.cells:
            if cell.former is not None:
                before = cell.former or "(empty)"
                self._repair(draft, "CMT015", f"tracked changes read as accepted; before them: {before}")
            for oddity in cell.oddities:
                self._repair(draft, _ODDITIES[oddity.kind], oddity.words, oddity.words)

    def _carry_member(self, draft: _Draft, former: _Draft) -> None:
        at = _index(draft.columns, "body")
        above = _index(former.columns, "body")
        if at < 0 or above < 0 or draft.texts[at].strip() or not former.texts[above].strip():
            return
        draft.texts[at] = former.texts[above]
        words = " ".join(draft.texts[at].split())
        self._repair(draft, "CMT012", f"member taken from the row above: {words}")

    def _keep(self, draft: _Draft, former: _Draft | None, aligned: Aligned) -> _Draft:
        """Adds the row, or its text to the row above; gives the row that a next one may go on with."""
        if former is None or not _goes_on(draft, aligned, former):
            self.drafts.append(draft)
            return draft
        for index, text in enumerate(draft.texts):
            into = _index(former.columns, draft.columns.names[index])
            into = into if into >= 0 else min(index, len(former.texts) - 1)
            if aligned.below[index] and draft.columns.names[index] in _MEMBER:
                if text.strip() and text.split() != former.texts[into].split():
                    self._lose(draft.place, f"hidden below a merged cell: “{excerpt(text)}”")
            elif text.strip():
                former.texts[into] = "\n".join(part for part in (former.texts[into], text) if part)
        self.notes.add("CMT013", draft.place)
        former.repairs += [f"went on in {draft.place}", *draft.repairs]
        return former

    def _repair(self, draft: _Draft, code: str, words: str, detail: str = "") -> None:
        if words not in draft.repairs:
            draft.repairs.append(words)
        self.notes.add(code, draft.place, detail)

    def _row(self, draft: _Draft) -> Row:
        taken = take(draft.columns, draft.texts)
        if taken.joined:
            self._repair(draft, "CMT018", "two columns joined")
        if taken.person:
            self.notes.add("CMT029", draft.place)
        draft.repairs += taken.extra
        cells, offer = taken.cells, offered_split(taken.cells)
        split = split_proposal(cells) if offer is None else None
        if offer is not None:
            self._repair(draft, "CMT017", "the text numbers the form's fields; a split is offered")
        if split is not None:
            self._repair(draft, "CMT016", "proposed change moved out of the comment's cell")
            cells = split
        attachments = Attachments(self.document.inserts)
        cells, repairs = attachments.wording(cells), tuple(map(attachments.text, draft.repairs))
        offer = attachments.wording(offer) if offer is not None else None
        for letters in attachments.unconverted:
            words = f"formula kept as its letters: {excerpt(letters, 60)}"
            self.notes.add("CMT020", draft.place)
            repairs += (words,)
        extra = tuple(map(attachments.text, taken.extra))
        return Row(cells, draft.place, repairs, tuple(attachments.files), taken.own, offer, extra=extra)


def _carried(draft: _Draft, aligned: Aligned, above: list[str]) -> list[str]:
    """Fills cells that are merged with the one above; the names of the columns that got text that way."""
    found: list[str] = []
    for index, below in enumerate(aligned.below):
        if below and not draft.texts[index].strip() and index < len(above) and above[index].strip():
            draft.texts[index] = above[index]
            found.append(draft.columns.names[index] or f"column {index + 1}")
    return found


def _goes_on(draft: _Draft, aligned: Aligned, former: _Draft) -> bool:
    """Whether the row is the rest of the one above: text, but neither member, clause, type nor a place.

    A member's cell that is merged over both rows is no member of its own.
    """
    texts = False
    for name, text, below in zip(draft.columns.names, draft.texts, aligned.below, strict=False):
        if not (below and name in _MEMBER) and (below or text.strip()):
            if name not in ("comment", "proposal", "observation"):
                return False
            texts = texts or name != "observation"
    return texts and former.head()


def _index(columns: Columns, name: str) -> int:
    return columns.names.index(name) if name and name in columns.names else -1


# -- the file as a whole -------------------------------------------------------------------------------------


def _without_form(document: Document, name: str) -> Sheet:
    headings = widest_headings(document)
    what = f"its widest table begins with {headings}" if headings else "it has no table at all"
    finding = diagnose("CMT006", Place(name), what=what)
    facts, stated = read_facts(document, set())
    lost = tuple(other_passages(document, set(), stated))
    return Sheet((), facts, lost, (*_file_findings(document, name), finding), (), refused=True)


def _file_findings(document: Document, name: str) -> Iterator[Diagnostic]:
    if document.macros:
        yield diagnose("CMT007", Place(name))
    if document.outside:
        things = "one thing" if document.outside == 1 else f"{document.outside} things"
        yield diagnose("CMT008", Place(name), count=things)


def _form_findings(forms: list[Form], name: str) -> Iterator[Diagnostic]:
    unknown = dict.fromkeys(form.columns.headings[index] for form in forms for index in form.columns.unknown)
    if unknown:
        words = ", ".join(f"“{excerpt(heading, 40)}”" for heading in unknown)
        kind = "column headed" if len(unknown) == 1 else "columns headed"
        yield diagnose("CMT010", Place(name), headings=f"{kind} {words}")
    guessed = [form for form in forms if form.guessed]
    if guessed:
        tables = ", ".join(f"table {form.table.number}" for form in guessed)
        yield diagnose("CMT011", Place(name), tables=tables, count=len(guessed[0].columns.names))
