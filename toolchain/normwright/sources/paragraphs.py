"""Paragraphs."""

from collections.abc import Iterable

from docutils import nodes
from lxml.etree import _Element

from normwright.sources import traps
from normwright.sources.handlers import handles
from normwright.sources.translation import Translation
from normwright.sts import build


@handles(nodes.paragraph)
def paragraph(node: nodes.paragraph, t: Translation) -> Iterable[_Element]:
    """A `p`; none for a paragraph in which nothing prints."""
    traps.look_at_paragraph(node, t)
    content = t.inline(node)
    if content:
        yield build.paragraph(content)
