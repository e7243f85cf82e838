"""Formulae: displayed ones with their where-list, and those within text."""

import re
from collections.abc import Iterable, Sequence
from typing import ClassVar

from docutils import nodes
from lxml.etree import _Element

from normwright.sources import labels
from normwright.sources.directives import SourceDirective, directive
from normwright.sources.handlers import handles_inline, handles_run
from normwright.sources.legends import is_lead_in, legend
from normwright.sources.maths import prepare
from normwright.sources.translation import Translation
from normwright.sts import build, fragment

#: Sums of money that stand in one paragraph: "$5 and 6$". A number, then words of their own.
_PROSE = re.compile(r"\d[\d.,]*\s(?:.*\s)?(?:[A-Za-z]{3,}|to|or|by|et|ou)(?:[\s,.;:]|$)")


@directive("math")
class MathDirective(SourceDirective):
    """A displayed formula; it is numbered when it has a label (`label` and `name` are the same)."""

    known: ClassVar = {"label": str, "nowrap": str, "no-wrap": str}

    def make(self) -> list[nodes.Node]:
        """One `math_block`, whatever number of formulas stand in it."""
        tex = "\n\n".join(["\n".join(self.arguments), "\n".join(self.content)]).strip()
        made = self.new(nodes.math_block)
        made += nodes.Text(tex)
        label = self.options.get("label", "")
        if label and label != self.options.get("name"):
            labels.put(made, label, self.option_place("label"), self.reading)
        return [made]


@handles_run(nodes.math_block)
def displayed(siblings: Sequence[nodes.Node], t: Translation) -> tuple[list[_Element], int]:
    """A `disp-formula`, together with the where-list right behind it."""
    made = _displayed(siblings[0], t)
    if len(siblings) < 2 or not is_lead_in(siblings[1], "where"):
        return [made], 1
    explanation = legend(siblings[1:3], t, content="formula")
    if explanation is None:
        t.say("SRC111", siblings[1], word=siblings[1].astext())
        return [made], 1
    made.append(explanation)
    return [made], 3


@handles_inline(nodes.math)
def within_text(node: nodes.math, t: Translation) -> Iterable["str | _Element"]:
    """An `inline-formula`."""
    tex = " ".join(node.astext().split())
    if _PROSE.match(tex):
        t.say("SRC112", node, tex=tex)
    yield build.inline_formula(t.mark(fragment.placeholder(fragment.LATEX, [tex], display="inline"), node))


def _displayed(node: nodes.Node, t: Translation) -> _Element:
    tex = fragment.placeholder(fragment.LATEX, [prepare(node.astext())], display="block")
    return build.display_formula(t.mark(tex, node, labelled=False))
