"""Footnotes to the text (ISO/IEC Directives Part 2, Clause 26).

A count that begins anew is told by STS164, a footnote that nothing refers to by SRC062 and STS132.
"""

import re
from collections.abc import Iterator

from normwright.checks.document import Document
from normwright.checks.finding import Finding, on
from normwright.checks.rule import rule
from normwright.sts.views import Footnote, Role

_NUMBERED = re.compile(r"\(?\d+\)?").fullmatch


@rule("FTN001", on=Document)
def check_footnote_numbers(document: Document, _: Document) -> Iterator[Finding]:
    """Footnotes to the text are numbered with figures; letters are for tables and figures."""
    own = {passage.text.element for passage in document.by_role.get(Role.FOOTNOTE, ())}
    for note in document.every(Footnote):
        if note.label and not _NUMBERED(note.label) and any(text.element in own for text in note.texts):
            yield on("FTN001", note, label=note.label)
