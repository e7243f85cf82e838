"""A glossary as one HTML page that needs nothing else, drawn by `templates/html/glossary.xsl`.

It comes as plain data, so that who gathers it knows no markup, and who draws it no vocabularies: pieces
of (name, attributes, content), as `glossary.page` makes them.
"""

from collections.abc import Sequence
from pathlib import Path

from normwright.render.pieces import Piece, draw_pieces, finished, piece_tree


def render_glossary(page: Piece, *, templates: Sequence[Path]) -> bytes:
    """The page as UTF-8; the same bytes for the same pieces, templates and program.

    `templates` are searched in order for `html/glossary.xsl`, `html/standard.css`, `html/glossary.css` and
    `html/glossary.js`. Raises: UsageError for an unusable stylesheet.
    """
    made = draw_pieces(piece_tree(page), "glossary.xsl", templates=templates)
    styles = ("standard.css", "glossary.css")
    return finished(made, styles=styles, script="glossary.js", templates=templates)
