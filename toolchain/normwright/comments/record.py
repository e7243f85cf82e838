"""What a ballot's folder says: the ballot, its comments as received, the decisions on them.

    comments/<project>/<ballot>/
        ballot.toml      the ballot, and once it is closed the printed number of each comment
        circulated/      the circulated text: STS, companion, line map, figures, PDF; kept byte for byte
        inbox/           the files as they came; never changed
        ledger/          <body>.toml: comments, written by the importer alone
        decisions/       <id>.toml: decisions, written by people

Numbers of clauses and lines are text: "4.10" is not 4.1.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from normwright.diagnostics import NOWHERE, Place

#: Columns of the official form, version 2012-03, in its order, by our names.
COLUMNS = ("body", "line", "clause", "element", "type", "comment", "proposal", "observation")


@dataclass(frozen=True)
class Wording:
    """A row as its sender wrote it, cell by cell, byte for byte but for the kind of line ends.

    Paragraphs of a cell are parted by line feeds. A formula is `\\(LaTeX\\)` in the text and MathML among the
    attachments.
    """

    body: str = ""
    line: str = ""
    clause: str = ""
    element: str = ""
    type: str = ""
    comment: str = ""
    proposal: str = ""
    observation: str = ""


@dataclass(frozen=True)
class Origin:
    """Where a row came from: the file's name in the inbox, its SHA-256, and the row as people count it."""

    file: str
    sha256: str
    row: str


@dataclass(frozen=True)
class Comment:
    """One received comment.

    `key` is "<body slug>-<10 hexadecimal digits>", the digits a hash of ballot, body, first received wording
    and place; it never changes. `own` is the number that the member gave it. `earlier` are wordings that a
    corrected form has replaced, oldest first.
    """

    key: str
    body: str  # code: "DE", "**", "CCMC", an acronym of a liaison; of an expert "expert-4712"
    wording: Wording
    origin: Origin
    own: str = ""
    repairs: tuple[str, ...] = ()  # what the importer had to put right, in words
    attachments: tuple[str, ...] = ()  # file names below ledger/attachments/
    earlier: tuple[Wording, ...] = ()
    late: bool = False
    target: str = ""  # id of the element in the circulated text, where the form names it (the browser's does)
    quoted: str = ""  # the words of the text that it is about, likewise
    repeated: tuple[Origin, ...] = ()  # where the same words of the same body came once more
    missing: str = ""  # the corrected form in which it no longer stands; only people decide what that means
    place: Place = field(default=NOWHERE, compare=False)  # in the ledger


@dataclass(frozen=True)
class Decision:
    """What a meeting decided on one comment or on several alike; see `statuses`.

    In a national body's workspace one decision makes one comment of the body: its cells are those of the
    comment `words`, the first where that is empty, but for what `wording` says otherwise, column by column.
    """

    id: str
    comments: tuple[str, ...]  # keys
    status: str
    observation: str = ""
    reason: str = ""
    meeting: str = ""
    date: str = ""  # YYYY-MM-DD
    placement: str = ""  # the author's label or an id, where a person placed it
    words: str = ""
    wording: Mapping[str, str] = field(default_factory=dict)
    answered: Mapping[str, str] = field(default_factory=dict)  # key -> hash of the wording that it answers
    place: Place = field(default=NOWHERE, compare=False)  # in the decision's file


@dataclass(frozen=True)
class Ballot:
    """A ballot on one circulated text.

    `role`, `member` and `liaisons` are those of its workspace: "committee", or "national" with the code of
    the body.
    """

    project: str
    name: str  # "cd1"
    folder: Path
    root: Path  # of the workspace
    document: str  # "ISO/CD 00000"
    stage: str = ""  # harmonized code
    text: str = ""  # SHA-256 of the circulated STS file
    opens: str = ""
    closes: str = ""
    closed: bool = False
    numbers: Mapping[str, str] = field(default_factory=dict)  # key -> printed number, given at the closing
    role: str = "committee"
    member: str = ""
    liaisons: tuple[tuple[str, str], ...] = ()  # see `bodies.Liaisons`

    @property
    def national(self) -> bool:
        """Whether experts comment here, of whose comments a national body makes its position."""
        return self.role == "national"

    @property
    def title(self) -> str:
        """ "<project>/<ballot>", as in tags and commit trailers."""
        return f"{self.project}/{self.name}"
