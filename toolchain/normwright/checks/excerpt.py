"""Files by others that hold but a part of a document, so that nobody can judge it as a whole."""

from normwright.checks.document import Document
from normwright.checks.elements import is_supplement, meant_kind
from normwright.sts.views import Kind

#: What every document has (ISO/IEC Directives Part 2, 6.4).
_ALWAYS = (Kind.FOREWORD, Kind.SCOPE, Kind.NORMATIVE_REFERENCES, Kind.TERMS)


def is_part(document: Document) -> bool:
    """Whether rules that need the whole document (`whole` in their pages) can only advise.

    So it is with excerpts and collections by others, and with amendments, whose rest stands elsewhere.
    """
    return document.once(is_excerpt) or (document.draft is None and document.once(is_supplement))


def is_excerpt(document: Document) -> bool:
    """Whether a file by others lacks all but one of the elements that every document has."""
    if document.draft is not None or document.once(is_supplement):
        return False
    present = {meant_kind(clause) for clause in document.outline}
    return sum(kind in present for kind in _ALWAYS) < 2
