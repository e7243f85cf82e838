"""The frame of the direction doctree -> STS: one short function for each node class.

A handler registers itself when its module is imported (`constructs` imports them all):

    @handles(nodes.paragraph)
    def paragraph(node: nodes.paragraph, t: Translation) -> Iterable[_Element]:
        yield build.paragraph(t.inline(node))

Marks and labels are put on by `Translation.blocks`: on every element a handler gives, the place of its node
unless the handler has put another; on the first, the node's labels. A run handler sees the node and what
follows it among its siblings, and says how many of them it took:

    @handles_run(nodes.math_block)
    def formula(siblings: Sequence[nodes.Node], t: Translation) -> tuple[list[_Element], int]: …

A node class without a handler is complaint SRC121 at its place.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from docutils import nodes
from lxml.etree import _Element

if TYPE_CHECKING:
    from normwright.sources.translation import Translation

BlockHandler = Callable[[Any, "Translation"], Iterable[_Element]]
InlineHandler = Callable[[Any, "Translation"], Iterable["str | _Element"]]
RunHandler = Callable[[Sequence[nodes.Node], "Translation"], tuple[list[_Element], int]]

BLOCKS: dict[type[nodes.Node], BlockHandler] = {}
INLINES: dict[type[nodes.Node], InlineHandler] = {}
RUNS: dict[type[nodes.Node], RunHandler] = {}

_B = TypeVar("_B", bound=BlockHandler)
_I = TypeVar("_I", bound=InlineHandler)
_R = TypeVar("_R", bound=RunHandler)


def handles(*classes: type[nodes.Node]) -> Callable[[_B], _B]:
    """Registers a function that makes elements of a block node."""

    def register(handler: _B) -> _B:
        BLOCKS.update(dict.fromkeys(classes, handler))
        return handler

    return register


def handles_inline(*classes: type[nodes.Node]) -> Callable[[_I], _I]:
    """Registers a function that makes running text and inline elements of an inline node."""

    def register(handler: _I) -> _I:
        INLINES.update(dict.fromkeys(classes, handler))
        return handler

    return register


def handles_run(*classes: type[nodes.Node]) -> Callable[[_R], _R]:
    """Registers a function that takes a block node together with siblings behind it."""

    def register(handler: _R) -> _R:
        RUNS.update(dict.fromkeys(classes, handler))
        return handler

    return register
