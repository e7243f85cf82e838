"""Typed, frozen views of a standard: what checks, comments, exports and ballots see of it.

Element names end here. A view is thin: it looks into the tree when asked, so making one costs nothing.
Give them a standard from the passes, or `normalise.profile(standard)` of a file by others.
"""

from normwright.sts.views.base import View
from normwright.sts.views.blocks import (
    NOTICES,
    PROVISIONS,
    Block,
    Code,
    Example,
    Explained,
    Explanations,
    Figure,
    Footnote,
    Formula,
    Instruction,
    List,
    ListItem,
    Note,
    Notice,
    Paragraph,
    Picture,
    Quotation,
    Statement,
    blocks,
    every,
)
from normwright.sts.views.mathematics import (
    Letters,
    Mathematics,
    Quantity,
    mathematics,
    mathematics_in,
)
from normwright.sts.views.maths import Variable, variables
from normwright.sts.views.metadata import Metadata, Title, metadata, parts
from normwright.sts.views.outline import Clause, Kind, clause_of, clauses, home_of, outline
from normwright.sts.views.passages import Inline, Passage, Role, Span, passages
from normwright.sts.views.provisions import Provision, provisions
from normwright.sts.views.references import (
    Citation,
    CrossReference,
    Reference,
    citations,
    cross_references,
    references,
)
from normwright.sts.views.tables import Cell, Table
from normwright.sts.views.terms import Designation, EntryPart, LanguageEntry, TermEntry, term_entries

__all__ = [
    "NOTICES",
    "PROVISIONS",
    "Block",
    "Cell",
    "Citation",
    "Clause",
    "Code",
    "CrossReference",
    "Designation",
    "EntryPart",
    "Example",
    "Explained",
    "Explanations",
    "Figure",
    "Footnote",
    "Formula",
    "Inline",
    "Instruction",
    "Kind",
    "LanguageEntry",
    "Letters",
    "List",
    "ListItem",
    "Mathematics",
    "Metadata",
    "Note",
    "Notice",
    "Paragraph",
    "Passage",
    "Picture",
    "Provision",
    "Quantity",
    "Quotation",
    "Reference",
    "Role",
    "Span",
    "Statement",
    "Table",
    "TermEntry",
    "Title",
    "Variable",
    "View",
    "blocks",
    "citations",
    "clause_of",
    "clauses",
    "cross_references",
    "every",
    "home_of",
    "mathematics",
    "mathematics_in",
    "metadata",
    "outline",
    "parts",
    "passages",
    "provisions",
    "references",
    "term_entries",
    "variables",
]
