"""Constructs of docutils that a standard has no place for: told, the text kept where there is any."""

import re
from collections.abc import Iterable

from docutils import nodes
from lxml.etree import _Element

from normwright.diagnostics import codes
from normwright.sources import nodes as own
from normwright.sources.directives import SourceDirective, directive
from normwright.sources.handlers import handles
from normwright.sources.translation import Translation
from normwright.sts import build

_BLOCKS: dict[type[nodes.Node], tuple[str, str]] = {
    nodes.option_list: ("a list of options", "use a list of definitions"),
    nodes.citation: ("a citation", "declare it in references.toml"),
    nodes.admonition: ("this admonition", "use note, or warning"),
    nodes.tip: ("a tip", "use note"),
    nodes.hint: ("a hint", "use note"),
    nodes.attention: ("this admonition", "use warning"),
    nodes.error: ("this admonition", "use warning"),
    nodes.sidebar: ("a sidebar", "use note, or an annex"),
    nodes.topic: ("a topic", "use a clause"),
    nodes.container: ("a division", "use paragraphs"),
    nodes.compound: ("a compound", "use paragraphs"),
}


@directive("index")
class Index(SourceDirective):
    """Index entries: not taken, as the index comes from the terms."""

    free = True

    def make(self) -> list[nodes.Node]:
        """Nothing."""
        self.say("SRC127")
        return []


@handles(*_BLOCKS)
def without_place(node: nodes.Element, t: Translation) -> Iterable[_Element]:
    """Refused; its paragraphs are kept."""
    what, instead = _BLOCKS[type(node)]
    t.say("SRC120", node, what=what, loss="", instead=instead)
    kept = [child for child in node.findall(nodes.TextElement) if not isinstance(child, nodes.Inline)]
    for block in kept:
        content = t.inline(block)
        if content:
            yield t.mark(build.paragraph(content), block, labelled=False)


@handles(nodes.transition)
def transition(node: nodes.transition, t: Translation) -> Iterable[_Element]:
    """Refused."""
    t.say("SRC120", node, what="a line between paragraphs", loss="", instead="use a heading, or take it out")
    return ()


@handles(nodes.raw)
def raw(node: nodes.raw, t: Translation) -> Iterable[_Element]:
    """Refused."""
    t.say("SRC120", node, what="raw text", loss="; it is not taken", instead="write text")
    return ()


@handles(nodes.substitution_definition)
def substitution(node: nodes.substitution_definition, t: Translation) -> Iterable[_Element]:
    """Refused."""
    name = (node.get("names") or [""])[0]
    what = f"the substitution |{name}|"
    t.say("SRC120", node, what=what, loss="; it is not taken", instead="write the text where it belongs")
    return ()


@handles(nodes.line_block)
def line_block(node: nodes.line_block, t: Translation) -> Iterable[_Element]:
    """Lines after bars: rows of a table that lacks its container, or refused; each line is kept."""
    lines = [line.astext() for line in node.findall(nodes.line)]
    if any(re.search(r"\|", line) for line in lines) and "SRC092" in codes():
        t.say("SRC092", node)
    else:
        t.say("SRC120", node, what="a block of lines", loss="", instead="use a list, or paragraphs")
    for line in node.findall(nodes.line):
        content = t.inline(line)
        if content:
            yield t.mark(build.paragraph(content), line)


@handles(own.refused, nodes.pending, nodes.meta)
def nothing(node: nodes.Element, t: Translation) -> Iterable[_Element]:
    """Nothing: it was told."""
    return ()
