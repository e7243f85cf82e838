"""Fixed texts of an edition that no longer counts (ISO/IEC Directives Part 2, 12.5)."""

import re
from collections.abc import Iterator

from normwright.checks.document import Document
from normwright.checks.finding import Finding, at
from normwright.checks.rule import rule
from normwright.sts.views import Kind, Passage

#: What only forewords before the edition of 2013 speak of: how committees work, and how they vote.
_OLD = {
    "en": re.compile(
        r"\bmain task of (?:the )?(?:joint )?technical committees?\b|\bcasting a vote\b", re.IGNORECASE
    ),
    "fr": re.compile(
        r"\btâche principale des comités\b|\b75\s*% (?:au moins )?des comités membres votants\b",
        re.IGNORECASE,
    ),
}


@rule("FWD005", on=Passage, where=r"(?i)\b(?:task|casting|tâche|votants)\b")
def check_foreword(passage: Passage, document: Document) -> Iterator[Finding]:
    """The foreword of a file by others is that of the edition in force; a draft gets it from the program."""
    old = _OLD.get(passage.language.partition("-")[0])
    if document.draft is None and passage.top is Kind.FOREWORD and old is not None:
        match = old.search(passage.string)
        if match:
            yield at("FWD005", passage, *match.span())
