"""Explicit provisions and indicators: placeholders with all their options kept."""

from collections.abc import Iterable

from docutils import nodes
from lxml.etree import _Element

from normwright.sources import nodes as own
from normwright.sources.directives import SourceDirective, directive
from normwright.sources.handlers import handles
from normwright.sources.surroundings import heading, part
from normwright.sources.translation import Translation
from normwright.sts import build, fragment
from normwright.sts.places import mark


def _known(words: str) -> dict[str, type[str]]:
    return dict.fromkeys(words.split(), str)


class _Marked(SourceDirective):
    free = True

    def _with_options(self, node: own.Block) -> list[nodes.Node]:
        places = {name: self.option_place(name) for name in self.options}
        node["options"] = [
            (name, value, places[name])
            for name, value in self.options.items()
            if name not in {"name", "class"}
        ]
        return [self.parse_content(node)]


@directive("provision")
class Provision(_Marked):
    """Blocks that are one provision, with its data."""

    known = _known(
        "kind subject applies-to when require parameter method objective evidence pass fail not-applicable "
        "invalid tags sdg refines exception-to depends-on supersedes"
    )

    def make(self) -> list[nodes.Node]:
        """The node with options and blocks."""
        return self._with_options(self.new(own.provision, argument=self.argument))


@directive("indicator")
class Indicator(_Marked):
    """An indicator: title, data, prose and variables."""

    known = _known("type formula unit factor round direction sdg plausibility")

    def make(self) -> list[nodes.Node]:
        """The node with title, options and blocks."""
        node = self.new(own.indicator)
        if self.argument:
            node += heading(self.argument, "", *self.parse_line(self.argument))
        return self._with_options(node)


@handles(own.provision)
def provision(node: own.provision, t: Translation) -> Iterable[_Element]:
    """A placeholder `provision`."""
    yield build.element(
        fragment.PROVISION, {"argument": node["argument"]}, *_options(node), *t.blocks(node.children)
    )


@handles(own.indicator)
def indicator(node: own.indicator, t: Translation) -> Iterable[_Element]:
    """A placeholder `indicator`, first in it its `title`."""
    title = part(node, heading)
    rest = t.blocks(child for child in node.children if child is not title)
    made = build.element(fragment.INDICATOR, {}, *_options(node), *rest)
    if title is not None:
        made.insert(0, build.inline("title", t.inline(title)))
    yield made


def _options(node: own.Block) -> list[_Element]:
    return [
        mark(fragment.placeholder(fragment.OPTION, [value], name=name), place)
        for name, value, place in node["options"]
    ]
