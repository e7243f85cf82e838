"""Whose comment a row is, and which rows are none."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from normwright.comments.bodies import Liaisons, Named, acronym, body_of_file, is_known, read_body
from normwright.comments.forms.notes import Notes, excerpt
from normwright.comments.forms.rows import Passage, Row, Sheet
from normwright.comments.kinds import read_kind
from normwright.errors import UsageError

CARRIED = ("member taken from the row above", "merged down from the row above")
_CONTENT = ("line", "clause", "element", "comment", "proposal")


@dataclass(frozen=True)
class Attributed:
    """A row with the code of its body and the member's own number."""

    row: Row
    body: str
    own: str
    repairs: tuple[str, ...] = ()


def body_given(name: str, liaisons: Liaisons = ()) -> str:
    """The code that a user names: "AFNOR" is FR. Raises: UsageError for what names nobody."""
    named = read_body(name, liaisons)
    code = named.code or acronym(" ".join(name.split()))
    if not code or named.own:
        raise UsageError(
            f'"{name}" names no body', help="give the code of a member such as DE, or a liaison's acronym"
        )
    return code


def attribute_rows(
    sheet: Sheet, notes: Notes, *, body: str = "", default: str = "", liaisons: Liaisons = ()
) -> tuple[list[Attributed], list[Passage]]:
    """The rows with their bodies, and those that are no comments or that nobody is named for.

    `body` is what the user said: it holds for all rows. Else each row's own cell says it; where it doesn't,
    the only body of the file's other rows, the name of the file, or `default`.
    """
    kept, lost = comments_among(sheet)
    fallback = body or _fallback(sheet, kept, notes.file, liaisons) or default
    stated = read_body(sheet.facts.body, liaisons).code
    found: list[Attributed] = []
    for row in kept:
        named = read_body(row.cells.body, liaisons)
        attributed = _attributed(row, named, body, fallback, stated, notes)
        if attributed is None:
            words = excerpt(row.cells.comment or row.cells.proposal or row.cells.clause, 60)
            lost.append(Passage(row.place, f"nobody is named for it: “{words}”"))
        else:
            found.append(attributed)
            say_doubts(row, notes)
    return found, lost


def comments_among(sheet: Sheet) -> tuple[list[Row], list[Passage]]:
    """The rows that say something, and those that have neither a place nor a comment."""
    kept: list[Row] = []
    lost: list[Passage] = []
    for row in sheet.rows:
        if any(getattr(row.cells, name).strip() for name in _CONTENT) or row.attachments:
            kept.append(row)
        elif any(text.strip() for text in vars(row.cells).values()):
            lost.append(Passage(row.place, "it has neither a place nor a comment"))
    return kept, lost


def _attributed(
    row: Row, named: Named, body: str, fallback: str, stated: str, notes: Notes
) -> Attributed | None:
    # A code that was carried down from the row above brings that row's number along.
    own = row.own or ("" if any(words.startswith(CARRIED) for words in row.repairs) else named.own)
    if body:
        if named.code and named.code != body and is_known(named.code):
            notes.add("CMT069", row.place, f"{named.code} is written there")
        return Attributed(_unsigned(row, named), body, own)
    if named.code:
        if named.doubt:
            notes.add("CMT068", row.place, f"{row.cells.body.strip()[:40]}: {named.doubt}")
        return Attributed(_unsigned(row, named), named.code, own)
    if not fallback:
        notes.add("CMT067", row.place)
        return None
    if named.signed:
        notes.add("CMT068", row.place, f"{row.cells.body.strip()[:40]}: {named.doubt}; left out")
    row = _unsigned(row, named)
    if fallback == stated:  # the page's file names its body once, at its head: nothing is mended
        return Attributed(row, fallback, own)
    notes.add("CMT070", row.place, fallback)
    return Attributed(row, fallback, own, (f"taken as of {fallback}, since the row names nobody",))


def _unsigned(row: Row, named: Named) -> Row:
    """The row without what can be a person's name, behind the member's code or instead of it."""
    return replace(row, cells=replace(row.cells, body=named.code)) if named.signed else row


def _fallback(sheet: Sheet, rows: Sequence[Row], file: str, liaisons: Liaisons) -> str:
    named = Counter(code for row in rows if (code := read_body(row.cells.body, liaisons).code))
    if len(named) == 1:
        return next(iter(named))
    if named:
        return ""
    return read_body(sheet.facts.body, liaisons).code or body_of_file(file, liaisons)


def say_doubts(row: Row, notes: Notes) -> None:
    """That a row has no type that is known (CMT071), or no text (CMT072)."""
    kind = read_kind(row.cells.type)
    if kind.doubt:
        shown = row.cells.type.strip()[:40]
        notes.add("CMT071", row.place, f"“{shown}”: {kind.doubt}" if shown else kind.doubt)
    if not row.cells.comment.strip() and not row.cells.proposal.strip():
        notes.add("CMT072", row.place)
