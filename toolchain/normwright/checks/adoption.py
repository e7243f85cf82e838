"""What CEN puts around a text, its own or one of ISO."""

from normwright.checks.document import Document
from normwright.checks.elements import has_title
from normwright.sts.views import Clause, Kind


def european_forewords(document: Document) -> list[Clause]:
    """The forewords that are CEN's."""
    found = [one for one in document.outline if one.kind is Kind.FOREWORD]
    return [one for one in found if one.originator != "ISO" or has_title(one, "european-foreword")]


def all_text(*clauses: Clause) -> str:
    """All text of clauses, also what the program words."""
    parts_of = (part for clause in clauses for part in clause.walk())
    return "\n".join(text.string for part in parts_of for block in part.lead for text in block.texts)


def is_adoption(document: Document) -> bool:
    """Whether one body's text stands in another's."""
    return len({part.body for part in document.parts}) > 1
