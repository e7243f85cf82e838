"""Language (ISO/IEC Directives Part 2, 5.5, 5.6, Clause 8; ISO House Style)."""

import re
from collections.abc import Iterator

from normwright.checks.document import Document
from normwright.checks.finding import Finding, at
from normwright.checks.rule import rule
from normwright.sts.views import Passage

_AND_OR = re.compile(r"\band/or\b", re.IGNORECASE)


@rule("LNG003", on=Passage)
def check_and_or(passage: Passage, document: Document) -> Iterator[Finding]:
    """ "and/or" leaves open which of three things is meant."""
    for match in _AND_OR.finditer(passage.prose):
        yield at("LNG003", passage, *match.span())
