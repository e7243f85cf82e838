"""What the head of a form says of the whole file: its date as it is noted, and what is doubtful in it."""

from collections.abc import Iterator

from normwright.comments.dates import read_date
from normwright.comments.documents import doubtful_document
from normwright.comments.forms.notes import excerpt
from normwright.comments.forms.rows import Facts
from normwright.comments.subjects import Subject
from normwright.diagnostics import Diagnostic, Place, diagnose


def noted_date(facts: Facts) -> tuple[str, str]:
    """The date by ISO 8601, where that is clear, and as typed, where that is otherwise.

    Words that are no date at all are not noted: they can name somebody.
    """
    typed = " ".join(facts.date.split())
    found = read_date(typed)
    return found.iso, typed if found.likely and typed != found.iso else ""


def date_doubts(facts: Facts, file: str) -> Iterator[Diagnostic]:
    """That the date isn't clear (CMT086)."""
    doubt = read_date(facts.date).doubt
    if doubt:
        yield diagnose("CMT086", Place(file), typed=excerpt(facts.date, 40), doubt=doubt)


def document_doubts(facts: Facts, subject: Subject, own: str, file: str) -> Iterator[Diagnostic]:
    """That the form may be about another document than `own`, which is no reason to refuse it (CMT085)."""
    why = doubtful_document(facts, subject)
    if why:
        said = excerpt(f"{facts.document} {facts.project}")
        yield diagnose("CMT085", Place(file), said=said, own=own, why=why)
