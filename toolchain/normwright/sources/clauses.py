"""Headings: nested clauses, and numbered paragraphs."""

from collections.abc import Iterable

from docutils import nodes
from lxml.etree import _Element

from normwright.sources import nodes as own
from normwright.sources.directives import SourceDirective, directive
from normwright.sources.handlers import handles
from normwright.sources.translation import Translation
from normwright.sts import build
from normwright.sts.places import place_of


@directive("numbered-paragraph")
class NumberedParagraph(SourceDirective):
    """A clause with a number and no title."""

    optional_arguments = 0

    def make(self) -> list[nodes.Node]:
        """The node with its blocks."""
        return [self.parse_content(self.new(own.numbered_paragraph))]


@handles(nodes.section)
def section(node: nodes.section, t: Translation) -> Iterable[_Element]:
    """A `sec` with its title, blocks and subclauses."""
    titles = [child for child in node.children if isinstance(child, nodes.title)]
    blocks = t.blocks(child for child in node.children if not isinstance(child, nodes.title))
    title = t.inline(titles[0]) if titles else []
    made = build.clause(title)
    if titles:
        t.mark(made[0], titles[0])
    made.extend(in_order(blocks, t))
    yield made


@handles(own.numbered_paragraph)
def numbered_paragraph(node: own.numbered_paragraph, t: Translation) -> Iterable[_Element]:
    """A `sec` without a title."""
    yield build.clause(None, in_order(t.blocks(node.children), t))


@handles(nodes.rubric)
def heading_inside(node: nodes.rubric, t: Translation) -> Iterable[_Element]:
    """A heading where none can be: told, its text kept as a paragraph."""
    t.say("SRC006", node, title=node.astext())
    yield build.paragraph(t.inline(node))


def in_order(blocks: list[_Element], t: Translation) -> list[_Element]:
    """The blocks, with any that stand behind a `sec` moved into it: behind subclauses nothing may follow."""
    made: list[_Element] = []
    for block in blocks:
        if block.tag != "sec" and made and made[-1].tag == "sec":
            t.say("SRC009", place_of(block))
            made[-1].append(block)
        else:
            made.append(block)
    return made
