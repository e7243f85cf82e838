"""Blocks of code."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from docutils import nodes
from lxml.etree import _Element

from normwright.diagnostics import Place
from normwright.sources import insertion
from normwright.sources.directives import DIRECTIVES, Converter, SourceDirective, directive
from normwright.sources.handlers import handles
from normwright.sources.translation import Translation
from normwright.sts import build


@directive("code-block", "code", "sourcecode")
class CodeBlock(SourceDirective):
    """Code, with its language on the opening line."""

    def make(self) -> list[nodes.Node]:
        """The code as it is."""
        return [_block(self, "\n".join(self.content), self.argument)]


@directive("literalinclude")
class LiteralInclude(SourceDirective):
    """Code from a file of the draft."""

    known: ClassVar[Mapping[str, Converter]] = {
        "language": str,
        "lines": insertion.line_numbers,
        "start-after": str,
        "end-before": str,
    }

    def make(self) -> list[nodes.Node]:
        """The file's text, or the part asked for."""
        inserted = insertion.open_inserted(self)
        if inserted is None:
            return []
        text = insertion.part(self, inserted)
        return [_block(self, text, self.options.get("language", ""))]


@handles(nodes.literal_block)
def literal_block(node: nodes.literal_block, t: Translation) -> Iterable[_Element]:
    """A `code` element, white space kept."""
    language = str(node.get("language", ""))
    if t.reading.syntax == "md" and language in DIRECTIVES and language not in {"code", "math"}:
        t.say("SRC008", node, name=language)
    yield build.code(
        node.astext().removesuffix("\n"), language="" if language in {"none", "default"} else language
    )


@handles(nodes.doctest_block)
def doctest_block(node: nodes.doctest_block, t: Translation) -> Iterable[_Element]:
    """Refused, its text kept as code."""
    t.say("SRC120", node, what="a doctest block", loss="; it is taken as code", instead="use code-block")
    yield build.code(node.astext())


def _block(made_by: SourceDirective, text: str, language: str) -> nodes.literal_block:
    node = nodes.literal_block(text, text, language=language)
    place: Place = made_by.place
    node.source, node.line = place.file, place.line
    node["nw-place"] = (place.file, place.line, place.column)
    return node
