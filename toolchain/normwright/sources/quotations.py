"""Quotations with their sources."""

import re
from collections.abc import Iterable

from docutils import nodes
from lxml.etree import _Element

from normwright.sources.handlers import handles
from normwright.sources.translation import Translation
from normwright.sts import build

_LAST_LINE = re.compile(r"\n\s*(?:---?(?!-)|—)\s*(?=\S|\Z)")


@handles(nodes.block_quote)
def quotation(node: nodes.block_quote, t: Translation) -> Iterable[_Element]:
    """A `disp-quote`; without a source it is most often indentation by chance, and told."""
    attribution = _attribution(node)
    if attribution is None:
        t.say("SRC004", node)
    blocks = t.blocks(child for child in node.children if not isinstance(child, nodes.attribution))
    yield build.quotation(blocks, t.inline(attribution) if attribution is not None else None)


def _attribution(node: nodes.block_quote) -> nodes.Element | None:
    last = next((child for child in reversed(node.children) if isinstance(child, nodes.Element)), None)
    if isinstance(last, nodes.attribution):
        return last
    if isinstance(last, nodes.paragraph):
        return _split(last)
    return None


def _split(paragraph: nodes.paragraph) -> nodes.attribution | None:
    """Makes the end of a paragraph, from a line that begins with dashes, an attribution, as MyST doesn't."""
    at_line_start = True
    for index, child in enumerate(paragraph.children):
        text = child.astext() if isinstance(child, nodes.Text) else ""
        shown = f"\n{text}" if at_line_start else text
        match = _LAST_LINE.search(shown)
        if match:
            return _cut(paragraph, index, shown[: match.start()].removeprefix("\n"), shown[match.end() :])
        at_line_start = text.endswith("\n")
    return None


def _cut(paragraph: nodes.paragraph, index: int, before: str, after: str) -> nodes.attribution:
    made = nodes.attribution(paragraph.rawsource, "")
    made.source, made.line = paragraph.source, paragraph.line
    made += nodes.Text(after)
    made.extend(paragraph.children[index + 1 :])
    paragraph.children = paragraph.children[:index]
    if before:
        paragraph += nodes.Text(before)
    if not paragraph.children:
        paragraph.parent.remove(paragraph)
    return made
