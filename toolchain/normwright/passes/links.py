"""Links around text of an author's own, as far as a link can hold it."""

from collections.abc import Callable
from itertools import groupby

from lxml.etree import _Element

from normwright.passes.tree import Pieces

#: What an `xref` can hold besides text (NISO STS content model), of those that we write.
HOLDS = frozenset(
    {
        "bold",
        "italic",
        "monospace",
        "sub",
        "sup",
        "sc",
        "strike",
        "underline",
        "overline",
        "roman",
        "sans-serif",
    }
    | {"inline-graphic", "inline-code", "named-content", "styled-content", "fixed-case", "num", "ruby"}
)


def linked(content: Pieces, link: Callable[[Pieces], _Element]) -> Pieces:
    """The content with a link around each stretch that can be in one; formulae and the like stand between."""
    made: Pieces = []
    for fits, stretch in groupby(content, key=lambda piece: isinstance(piece, str) or piece.tag in HOLDS):
        pieces = list(stretch)
        blank = all(isinstance(piece, str) and not piece.strip() for piece in pieces)
        made.extend([link(pieces)] if fits and not blank else pieces)
    return made
