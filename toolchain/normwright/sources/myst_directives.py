"""Directives of MyST, with the options read by us."""

from typing import Any, cast

from docutils import nodes
from docutils.parsers.rst import Directive, DirectiveError, directives
from docutils.parsers.rst.states import MarkupError
from docutils.statemachine import StringList
from myst_parser.mocking import MockingError, MockState, MockStateMachine
from myst_parser.parsers.directives import parse_directive_arguments

from normwright.sources.myst_options import Options, read_options
from normwright.sources.myst_places import PlacingRenderer


class DirectiveRenderer(PlacingRenderer):
    """Runs directives: no option is cut, doubled or dropped unseen."""

    def run_directive(
        self,
        name: str,
        first_line: str,
        content: str,
        position: int,
        additional_options: dict[str, str] | None = None,
        *,
        block_text: str | None = None,
    ) -> list[nodes.Element]:
        """Runs a directive with the options read by us: no value is cut, doubled or dropped unseen."""
        kind, _ = directives.directive(name, self.language_module_rst, self.document)
        assert kind is not None
        options = read_options(content.splitlines())
        for double, row in options.doubles:
            self.reading.say("SRC135", self._line_place(position + 1 + row), option=double)
        try:
            made = self._directive(kind, name, first_line, options, position, block_text or content)
            return list(made.run())  # type: ignore[arg-type]
        except (DirectiveError, MarkupError, MockingError) as error:
            words = getattr(error, "msg", None) or str(error)
            self.reading.say("SRC203", self._line_place(position), directive=name, words=words)
            return []

    def _directive(
        self, kind: type[Directive], name: str, first_line: str, options: Options, position: int, block: str
    ) -> Directive:
        body, offset, arguments = options.body, options.used, []
        if kind.required_arguments or kind.optional_arguments:
            arguments = parse_directive_arguments(kind, first_line)
        elif first_line.strip():
            body, offset = [first_line, *body], offset - 1
        if body and not body[0].strip():
            body, offset = body[1:], offset + 1
        machine = MockStateMachine(self, position)
        return kind(
            name=name,
            arguments=arguments,
            options=_converted(kind, options),
            content=StringList(body, self.document["source"]),
            lineno=position,
            content_offset=offset,
            block_text=block,
            state=MockState(self, machine, position),  # type: ignore[arg-type]
            state_machine=machine,  # type: ignore[arg-type]
        )


def _converted(kind: type[Directive], options: Options) -> dict[str, Any]:
    """The options as the directive's class wants them. Raises: MarkupError."""
    spec = kind.option_spec or {}
    try:
        return {name: spec[name](cast(str, value or None)) for name, value in options.values.items()}
    except (KeyError, ValueError, TypeError) as error:
        raise MarkupError(f"option {error}") from error
