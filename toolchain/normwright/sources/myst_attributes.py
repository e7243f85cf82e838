"""Attributes in braces, as MyST has them, held to classes and labels: the plugin drops all else unseen."""

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.ruler import Ruler

_NAMES = r"\{(?:\s*[.#][\w-]+)+\s*\}"
_WHOLE_LINE = re.compile(rf"{_NAMES}[ \t]*\Z")
_HERE = re.compile(_NAMES)


def restrict_attributes(md: "MarkdownIt") -> None:
    """Leaves braces that hold anything but `.class` and `#label` to the text; spans in brackets likewise."""
    md.disable("span")
    inline, block = _rule(md.inline.ruler, "attr"), _rule(md.block.ruler, "attr")

    def inline_attributes(state: Any, silent: bool) -> bool:
        return bool(_HERE.match(state.src, state.pos)) and inline(state, silent)

    def block_attributes(state: Any, start: int, end: int, silent: bool) -> bool:
        line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
        return bool(_WHOLE_LINE.match(line)) and block(state, start, end, silent)

    md.inline.ruler.at("attr", inline_attributes)
    md.block.ruler.at("attr", block_attributes)


def _rule(ruler: "Ruler[Any]", name: str) -> Any:
    return next(rule.fn for rule in ruler.__rules__ if rule.name == name)
