"""A commented copy of the draft itself: margin comments and tracked changes as rows.

The marked words stand quoted before a comment's text, so that it can be placed by them; a tracked change is
a proposal of exact old and new words. Who wrote them is never read.
"""

from collections.abc import Iterator

from normwright.comments.forms.changes import Change, changes_of, worded
from normwright.comments.forms.notes import Notes, excerpt
from normwright.comments.forms.places import Position
from normwright.comments.forms.refused import refused_sheet
from normwright.comments.forms.rows import Row, Sheet
from normwright.comments.record import Wording
from normwright.diagnostics import Diagnostic, Place, diagnose
from normwright.wordml.margins import Margins, Paragraph, Remark
from normwright.wordml.margins import read_margins as read_package
from normwright.wordml.refusals import Unreadable

#: Stands in the comment of a row that was a tracked change; members write no justification into those.
CHANGE = "Tracked change in the text."
_QUOTED = 200  # characters of marked words; what goes on beyond them is only hinted at


def read_margins(data: bytes, name: str) -> Sheet:
    """The rows out of a commented Word file of the draft, in the order of its text."""
    try:
        found = read_package(data)
    except Unreadable as fault:
        return refused_sheet(fault, name)
    notes = Notes(name)
    rows = list(_rows(found, notes))
    findings = [*_findings(found, name, bool(rows)), *notes.findings()]
    return Sheet(tuple(rows), findings=tuple(findings), refused=not rows)


def _rows(found: Margins, notes: Notes) -> Iterator[Row]:
    """For each paragraph its comments, then its changes; comments without a place come last."""
    remarks: dict[int, list[tuple[int, Remark]]] = {}
    for number, remark in enumerate(found.remarks, start=1):
        remarks.setdefault(remark.paragraph, []).append((number, remark))
    moves = _moves(found.paragraphs)
    position, before, count = Position(), "", 0
    for index, paragraph in enumerate(found.paragraphs):
        position.enter(paragraph)
        for number, remark in remarks.pop(index, []):
            yield _remark_row(remark, number, position, notes)
        for change in changes_of(paragraph):
            row = _change_row(change, count + 1, position, before, moves)
            if row is not None:
                count += 1
                yield row
        before = excerpt(paragraph.old, 60) or before
    for number, remark in (one for several in remarks.values() for one in several):
        yield _remark_row(remark, number, Position(), notes)


def _remark_row(remark: Remark, number: int, position: Position, notes: Notes) -> Row:
    place = f"margin comment {number}"
    text = remark.text.strip()
    repairs: list[str] = []
    if remark.words.strip():
        text = f"{_quoted(remark.words)}\n{text}"
    else:
        notes.add("CMT032", place)
        repairs.append("tied to no words of the text")
    for reply in remark.replies:
        text += f"\nReply: {reply.strip()}"
    if remark.replies:
        repairs.append("replies to the comment put behind it")
    if remark.done:
        notes.add("CMT033", place)
        repairs.append("marked as done in the file")
    cells = Wording(clause=position.clause, element=position.element, comment=text)
    return Row(cells, place, tuple(repairs))


def _quoted(words: str) -> str:
    """The marked words in quotation marks: those of the first paragraph with any, not too many."""
    first = next(line for line in words.split("\n") if line.strip())
    plain = first.strip()
    if len(plain) <= _QUOTED:
        return f"“{plain}”" if plain == words.strip() else f"“{plain}” …"
    return f"“{plain[:_QUOTED].rsplit(maxsplit=1)[0]}” …"


def _change_row(
    change: Change, number: int, position: Position, before: str, moves: dict[str, tuple[str, str]]
) -> Row | None:
    proposal = worded(change, after=before)
    if change.moved in moves and change.whole:
        if not change.old:
            return None  # said where the words were taken away
        clause, after = moves[change.moved]
        to = f" to {clause}" if clause else ""
        behind = f", after the paragraph that begins “{after}”" if after else ""
        proposal = f"Move the paragraph “{change.old}”{to}{behind}"
    cells = Wording(clause=position.clause, element=position.element, comment=CHANGE, proposal=proposal)
    return Row(cells, f"tracked change {number}")


def _moves(paragraphs: list[Paragraph]) -> dict[str, tuple[str, str]]:
    """Name of each move of a paragraph -> the clause it goes to, and first words of the one before it there.

    Only moves of which both ends are in the text.
    """
    taken = {change.moved for one in paragraphs for change in changes_of(one) if change.whole and change.old}
    found: dict[str, tuple[str, str]] = {}
    position, before = Position(), ""
    for paragraph in paragraphs:
        position.enter(paragraph)
        for change in changes_of(paragraph):
            if change.whole and change.moved and not change.old and change.moved in taken:
                found.setdefault(change.moved, (position.clause, before))
        before = excerpt(paragraph.old, 60) or before
    return found


def _findings(found: Margins, name: str, any_rows: bool) -> Iterator[Diagnostic]:
    if found.macros:
        yield diagnose("CMT007", Place(name))
    if found.outside:
        things = "one thing" if found.outside == 1 else f"{found.outside} things"
        yield diagnose("CMT008", Place(name), count=things)
    if found.formats:
        yield diagnose("CMT031", Place(name), count=found.formats)
    if not any_rows:
        yield diagnose("CMT030", Place(name))
