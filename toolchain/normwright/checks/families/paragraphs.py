"""Paragraphs (ISO/IEC Directives Part 2, 22.2)."""

import re
from collections.abc import Iterator

from normwright.checks.document import Document
from normwright.checks.finding import Finding, on
from normwright.checks.rule import rule
from normwright.sts.views import Clause, Paragraph

_NUMBER = re.compile(r"\(?(?P<number>\d{1,3})(?:[.)])?\s+(?=[A-ZÀ-Þ“\"])")


@rule("SEC009", on=Clause)
def check_numbered_paragraphs(clause: Clause, document: Document) -> Iterator[Finding]:
    """Clauses and items of lists have numbers, paragraphs have none."""
    blocks = [block for block in clause.lead if isinstance(block, Paragraph)]
    found = [_NUMBER.match(block.words) for block in blocks[:3]]
    numbers = [match["number"] for match in found if match is not None]
    if len(numbers) > 1 and numbers == ["1", "2", "3"][: len(numbers)] and found[0] is not None:
        yield on("SEC009", blocks[0])
