"""What every reader of comment forms gives: rows as their sender wrote them, and what was not understood."""

from dataclasses import dataclass
from typing import NamedTuple

from normwright.comments.record import Wording
from normwright.diagnostics import Diagnostic


@dataclass(frozen=True)
class Attachment:
    """A picture or formula out of a cell, cleaned of metadata.

    `name` is a safe file name of ours, unique within its row ("picture-1.png", "formula-2.mml"), never the
    sender's. A picture stands in the text as "[picture-1.png]".
    """

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True)
class Row:
    """One comment as its form has it.

    `place` is how people count it: "table 1, row 7"; `own` is the member's number for it, where the form has
    a column of its own for that (a number in the MB cell stays in `cells.body`). `offer` is how the row would
    look if its text were cut up at the form's own numbers ("(2) Clause: …"); nobody has done so yet.
    """

    cells: Wording
    place: str
    repairs: tuple[str, ...] = ()  # what was put right, in words
    attachments: tuple[Attachment, ...] = ()
    own: str = ""
    offer: Wording | None = None
    target: str = ""  # id of the element in the circulated text, where the form names it
    quoted: str = ""  # the words of the text that it is about, likewise
    extra: tuple[str, ...] = ()  # those of the repairs that are texts of columns unknown to us


@dataclass(frozen=True)
class Facts:
    """What the head of a form says about the whole of it, as written; empty where it says nothing."""

    date: str = ""
    document: str = ""
    project: str = ""
    ballot: str = ""  # "<project>/<ballot>"; only the file of the ballot page says it, and:
    text: str = ""  # SHA-256 of the circulated STS file
    body: str = ""


class Passage(NamedTuple):
    """A spot of a file, as people count, and words: why it is no row, or what stands there."""

    place: str
    why: str


@dataclass(frozen=True)
class Sheet:
    """All that one file gave. A reader never raises for what stands in the file.

    `findings` are the complaints about the file, coded, their place the file's name; an error among them and
    no rows: the file was refused. Each repair of a row is in `Row.repairs`, and once a kind in `findings`.
    `not_understood` has every spot with text that became no row and is no heading; `remarks` are Word
    comments set beside the form's own text, without their authors.
    """

    rows: tuple[Row, ...] = ()
    facts: Facts = Facts()
    not_understood: tuple[Passage, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    remarks: tuple[Passage, ...] = ()
    refused: bool = False
