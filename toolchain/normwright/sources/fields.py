"""Field lists: the facts of a term entry, right below its heading."""

from collections.abc import Iterable

from docutils import nodes
from lxml.etree import _Element

from normwright.sources.handlers import handles
from normwright.sources.translation import Translation
from normwright.sts import build, fragment

_PASSED_OVER = (nodes.title, nodes.comment, nodes.target, nodes.system_message)


@handles(nodes.field_list)
def field_list(node: nodes.field_list, t: Translation) -> Iterable[_Element]:
    """A placeholder `fields`; elsewhere than first in a clause it is told and becomes paragraphs."""
    fields = [child for child in node.children if isinstance(child, nodes.field)]
    if _is_first(node):
        yield build.element(fragment.FIELDS, {}, *(_field(field, t) for field in fields))
        return
    t.say("SRC082", node)
    for field in fields:
        yield t.mark(build.paragraph([f"{field[0].astext()}: ", *_content(field, t)]), field)


def _field(field: nodes.field, t: Translation) -> _Element:
    made = fragment.placeholder(fragment.FIELD, _content(field, t), name=field[0].astext().strip())
    return t.mark(made, field)


def _content(field: nodes.field, t: Translation) -> list["str | _Element"]:
    """Inline content of a field's body; several paragraphs are joined by a blank."""
    made: list[str | _Element] = []
    for number, block in enumerate(field[1].children if len(field) > 1 else ()):
        if isinstance(block, nodes.TextElement):
            made += [" "] if number else []
            made += t.inline(block)
        elif not isinstance(block, nodes.system_message):
            t.say("SRC121", block, what=f"{type(block).__name__} in a field")
            made += [" ", block.astext()]
    return made


def _is_first(node: nodes.field_list) -> bool:
    if not isinstance(node.parent, nodes.section):
        return False
    before = node.parent.children[: node.parent.index(node)]
    return all(isinstance(child, _PASSED_OVER) for child in before)
