"""Numbered lists of materials, reagents and instruments: subclauses in form, list entries in substance."""

import re

from normwright.checks.elements import heading_words
from normwright.sts.views import Clause


def is_numbered_list(clause: Clause) -> bool:
    """Whether the subclauses of a clause only name things (ISO/IEC Directives Part 2, 18.5)."""
    words = heading_words(clause.language)
    if not words:
        return False
    thing = words["lists"]
    joint = r"(?:\s*,\s*|\s+(?:and/or|and|or|et|ou|und)\s+)"
    pattern = rf"(?:\w+\s+)?{thing}(?:{joint}(?:\w+\s+)?{thing})*"
    return re.fullmatch(pattern, clause.title.strip(), re.IGNORECASE) is not None


def in_numbered_list(clause: Clause | None) -> bool:
    """Whether a clause is an entry of such a list."""
    return clause is not None and clause.parent is not None and is_numbered_list(clause.parent)
