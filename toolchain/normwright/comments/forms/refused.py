"""What is said of a received file that isn't read at all."""

from normwright.comments.forms.rows import Sheet
from normwright.diagnostics import Place, diagnose
from normwright.wordml.refusals import Reason, Unreadable

_CODES = {
    Reason.OTHER: "CMT001",
    Reason.LOCKED: "CMT002",
    Reason.LARGE: "CMT003",
    Reason.BROKEN: "CMT004",
    Reason.ENTITIES: "CMT005",
}


def refused_sheet(fault: Unreadable, name: str) -> Sheet:
    """The sheet of a file that was refused: no rows, one finding that says what to ask for."""
    finding = diagnose(_CODES[fault.reason], Place(name), what=fault.what)
    return Sheet(findings=(finding,), refused=True)
