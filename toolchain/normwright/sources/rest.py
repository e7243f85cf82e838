"""The reStructuredText parser, with exact places for inline markup."""

from collections.abc import Callable
from typing import Any, cast

from docutils import nodes
from docutils.parsers import rst
from docutils.parsers.rst import states

from normwright.diagnostics import Place
from normwright.sources.positions import offset_place
from normwright.sources.reading import Reading

_Method = Callable[..., tuple[str, list[nodes.Node], str, list[nodes.system_message]]]


def parser(reading: Reading) -> rst.Parser:
    """A parser for one file; its nodes of inline markup know their places."""
    return rst.Parser(inliner=PlacingInliner(reading))


class PlacingInliner(states.Inliner):
    """docutils' inline parser; it knows how far it is in a text, and tells the nodes.

    Bare addresses are not its business (`links` finds them in both syntaxes alike).
    """

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.reading = reading
        self._text = ""

    def parse(self, text: str, lineno: int, memo: Any, parent: Any) -> Any:
        """docutils' own, with the text kept in mind."""
        outer, self._text = self._text, text
        try:
            return super().parse(text, lineno, memo, parent)
        finally:
            self._text = outer

    def implicit_inline(self, text: str, lineno: int) -> list[nodes.Node]:  # type: ignore[override]
        """The text as it is."""
        return [nodes.Text(text)] if text else []

    def place(self, match: Any, lineno: int) -> Place:
        """Where a construct begins that was found in what remains of the text."""
        begin = min(
            (
                match.start(group)
                for group in ("start", "whole", "role", "backquote")
                if match.start(group) >= 0
            ),
            default=match.start(),
        )
        offset = len(self._text) - len(match.string) + begin
        source, line = self.reporter.get_source_and_line(lineno)
        file = self.reading.name_of_source(str(source) if source else None)
        return offset_place(self.reading, file, line or 1, self._text, offset)


def _placed(method: _Method) -> _Method:
    def placed(inliner: PlacingInliner, match: Any, lineno: int) -> Any:
        text = inliner._text
        place = inliner.place(match, lineno)
        inliner.reading.inline_place = place
        try:
            before, made, remaining, messages = method(inliner, match, lineno)
        finally:
            inliner.reading.inline_place = None
            inliner._text = text
        for node in made:
            if isinstance(node, nodes.Element) and "nw-place" not in node:
                node["nw-place"] = (place.file, place.line, place.column)
        return before, made, remaining, messages

    return placed


# docutils makes its patterns from the strings of the inliner's own class, not of that class's parents.
for _name, _value in vars(states.Inliner).items():
    if isinstance(_value, str) and not _name.startswith("__"):
        setattr(PlacingInliner, _name, _value)
PlacingInliner.dispatch = {
    mark: cast(Any, _placed(cast(_Method, method))) for mark, method in states.Inliner.dispatch.items()
}
