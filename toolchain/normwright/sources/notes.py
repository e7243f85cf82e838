"""Notes, examples and warnings."""

from collections.abc import Iterable

from docutils import nodes
from lxml.etree import _Element

from normwright.sources import nodes as own
from normwright.sources.directives import SourceDirective, directive
from normwright.sources.handlers import handles
from normwright.sources.translation import Translation
from normwright.sts import build

WARNINGS = ("warning", "caution", "important", "danger")


class _Admonition(SourceDirective):
    optional_arguments = 0  # what stands on the opening line is its text

    def _filled(self, node: nodes.Element) -> list[nodes.Node]:
        if not self.content:
            self.say("SRC134", None, directive=self.name, what="text, inside or")
            return []
        return [self.parse_content(node)]


@directive("note")
class Note(_Admonition):
    """A note."""

    def make(self) -> list[nodes.Node]:
        """The node with its blocks."""
        return self._filled(self.new(nodes.note))


@directive("example")
class Example(_Admonition):
    """An example."""

    def make(self) -> list[nodes.Node]:
        """The node with its blocks."""
        return self._filled(self.new(own.example))


@directive(*WARNINGS)
class Warning(_Admonition):
    """A warning, caution, important or danger notice."""

    def make(self) -> list[nodes.Node]:
        """The node with its blocks."""
        return self._filled(self.new(own.warning, kind=self.name.lower()))


@handles(nodes.note)
def note(node: nodes.note, t: Translation) -> Iterable[_Element]:
    """A `non-normative-note`."""
    yield build.note(t.blocks(node.children))


@handles(own.example)
def example(node: own.example, t: Translation) -> Iterable[_Element]:
    """A `non-normative-example`."""
    yield build.example(t.blocks(node.children))


@handles(own.warning)
def warning(node: own.warning, t: Translation) -> Iterable[_Element]:
    """A `non-normative-note` of its kind."""
    yield build.warning(t.blocks(node.children), kind=node["kind"])
