"""A lead-in and the definition list behind it: the key of a table or figure, the where-list of a formula."""

from collections.abc import Sequence
from functools import cache

from docutils import nodes
from lxml.etree import _Element

from normwright import resources
from normwright.sources.translation import Translation
from normwright.sts import build


def is_lead_in(node: nodes.Node, kind: str) -> bool:
    """Whether a paragraph is the title of a legend; kind: key or where."""
    return isinstance(node, nodes.paragraph) and _plain(node.astext()) in _words(kind)


def legend(siblings: Sequence[nodes.Node], t: Translation, *, content: str) -> _Element | None:
    """The legend made of a lead-in and the definition list behind it; None when another block follows.

    `content`: figure, table or formula.
    """
    if len(siblings) < 2 or not isinstance(siblings[1], nodes.definition_list):
        return None
    lead_in, entries = siblings[0], t.blocks([siblings[1]])
    assert isinstance(lead_in, nodes.Element)
    entries[0].set("list-content", content)
    return t.mark(build.legend(t.inline(lead_in), entries[0]), lead_in)


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(" :").casefold()


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in resources.table("legends.toml")[kind])
