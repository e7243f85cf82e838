"""Lists: bullets, ordered ones, definitions."""

import re
from collections.abc import Iterable

from docutils import nodes
from lxml.etree import _Element

from normwright.sources.directives import CLASSES, SourceDirective, directive
from normwright.sources.handlers import handles
from normwright.sources.nodes import class_marker
from normwright.sources.translation import Translation
from normwright.sts import build

#: Numbering by depth of ordered lists (ISO/IEC Directives Part 2, lists).
_BY_DEPTH = ("alpha-lower", "arabic", "roman-lower")
_BY_CLASS = {"arabic": "arabic", "roman": "roman-lower", "alpha": "alpha-lower"}


@directive("class", "rst-class")
class ClassDirective(SourceDirective):
    """Classes for the next block, or for the blocks inside."""

    def make(self) -> list[nodes.Node]:
        """A marker, or the blocks with their classes."""
        classes = self.argument.split()
        for name in classes:
            if name not in CLASSES:
                self.say("SRC133", None, name=name)
        if not self.content:
            return [self.new(class_marker, classes=classes)]
        blocks = self.parse_content(nodes.Element()).children
        for block in blocks:
            if isinstance(block, nodes.Element):
                block["classes"].extend(classes)
        return list(blocks)


@handles(nodes.bullet_list)
def bullet_list(node: nodes.bullet_list, t: Translation) -> Iterable[_Element]:
    """A list with dashes."""
    yield build.list_block(t.blocks(node.children), kind="dash")


@handles(nodes.enumerated_list)
def ordered_list(node: nodes.enumerated_list, t: Translation) -> Iterable[_Element]:
    """A list a), 1), i) by depth, or as its class says."""
    start = int(node.get("start", 1))
    if start != 1:
        t.say("SRC070", node, start=_marker(node, start), escape=_escaped(node, start))
    elif len(node.children) == 1 and node.get("suffix") == "." and "upper" in node["enumtype"]:
        t.say("SRC072", node, marker=_marker(node, 1))
    chosen = next((_BY_CLASS[name] for name in node["classes"] if name in _BY_CLASS), None)
    yield build.list_block(t.blocks(node.children), kind=chosen or _BY_DEPTH[_depth(node) % len(_BY_DEPTH)])


@handles(nodes.list_item)
def list_item(node: nodes.list_item, t: Translation) -> Iterable[_Element]:
    """An item."""
    if re.match(r"\[[ xX]\]\s", node.astext()):
        t.say(
            "SRC120", node, what="a task list", loss="", instead="use a list, and todo for what is to be done"
        )
    yield build.list_item(t.blocks(node.children) or [build.paragraph([])])


@handles(nodes.definition_list)
def definition_list(node: nodes.definition_list, t: Translation) -> Iterable[_Element]:
    """A `def-list` (symbols, abbreviated terms)."""
    made = build.definition_list([])
    for item in node.findall(nodes.definition_list_item):
        if item.parent is node:
            made.append(t.mark(definition_item(item, t), item))
    yield made


def definition_item(item: nodes.definition_list_item, t: Translation) -> _Element:
    """A `def-item`; several definitions of one term are taken together."""
    definitions = [child for child in item.children if isinstance(child, nodes.definition)]
    blocks = [block for definition in definitions for block in t.blocks(definition.children)]
    term = definition_term(item, t)
    if not blocks:
        t.say("SRC137", item, term="".join(child.astext() for child in item.children[:1]))
        blocks = [build.paragraph([])]
    return build.definition_list([(term, blocks)])[0]


def definition_term(item: nodes.definition_list_item, t: Translation) -> list["str | _Element"]:
    """What is defined; a classifier (text behind a colon between blanks) belongs to it as typed."""
    content: list[str | _Element] = []
    for child in item.children:
        if isinstance(child, nodes.classifier):
            content += [" : ", *t.inline(child)]
        elif isinstance(child, nodes.term):
            content += t.inline(child)
    return content


def _depth(node: nodes.Node) -> int:
    """How many ordered lists a list stands in; a cell or note begins anew."""
    depth, outer = 0, node.parent
    while isinstance(outer, nodes.list_item | nodes.enumerated_list | nodes.bullet_list):
        depth += isinstance(outer, nodes.enumerated_list)
        outer = outer.parent
    return depth


def _marker(node: nodes.enumerated_list, start: int) -> str:
    shown = str(start)
    if "alpha" in node.get("enumtype", ""):
        shown = chr(ord("a") + start - 1)
        shown = shown.upper() if "upper" in node["enumtype"] else shown
    return f"{node.get('prefix', '')}{shown}{node.get('suffix', '')}"


def _escaped(node: nodes.enumerated_list, start: int) -> str:
    marker = _marker(node, start)
    return f"{marker[:-1]}\\{marker[-1:]}" if marker[:1].isdigit() else f"\\{marker}"
