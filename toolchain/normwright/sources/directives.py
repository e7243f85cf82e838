"""Our directives: the registry, and the base class that both syntaxes share.

A module contributes with

    @directive("note")
    class NoteDirective(SourceDirective):
        known = {"kind": one_of("a", "b")}    # besides name and class; anything else is SRC122
        def make(self) -> list[nodes.Node]: …

`:name:` is handled here: it becomes the label of the first node made. Options are never dropped by the
parsers: they come as text, with their places, and `self.value` converts one (SRC123 where that fails).
"""

import difflib
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, ClassVar, TypeVar

from docutils import nodes
from docutils.parsers.rst import Directive

from normwright.diagnostics import Place
from normwright.sources import labels, positions
from normwright.sources.reading import Reading, reading_of

DIRECTIVES: dict[str, type[Directive]] = {}

#: Classes with a meaning: how a list is numbered.
CLASSES = frozenset({"arabic", "roman", "alpha"})

Converter = Callable[[str], Any]
_D = TypeVar("_D", bound=type[Directive])
_N = TypeVar("_N", bound=nodes.Element)


def directive(*names: str) -> Callable[[_D], _D]:
    """Registers a directive class under these names."""

    def register(made: _D) -> _D:
        DIRECTIVES.update(dict.fromkeys(names, made))
        return made

    return register


class _AnyOption(dict[str, Converter]):
    """An `option_spec` that knows every name and keeps the value as text."""

    def __missing__(self, name: str) -> Converter:
        return _as_text

    def __contains__(self, name: object) -> bool:
        return True

    def __bool__(self) -> bool:
        return True  # MyST looks for options only where the spec isn't empty


def _as_text(value: str | None) -> str:
    return (value or "").strip()


class SourceDirective(Directive):
    """Base of our directives."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = _AnyOption()

    #: Options it knows besides `name` and `class`, with their converters.
    known: ClassVar[Mapping[str, Converter]] = {}
    #: Whether other options are kept (passes.provisions tells a near miss of a known one).
    free: ClassVar[bool] = False

    def run(self) -> list[nodes.Node]:
        """Checks the options, makes the nodes and labels the first."""
        self._check_options()
        made = self.make()
        first = next((node for node in made if isinstance(node, nodes.Element)), None)
        if first is not None:
            self._name(first)
        return made

    def make(self) -> list[nodes.Node]:
        """The nodes of this directive."""
        raise NotImplementedError

    # -- what a subclass uses --------------------------------------------------------------------------------

    @property
    def reading(self) -> Reading:
        """The reading this directive belongs to."""
        return reading_of(self.state.document)

    @property
    def argument(self) -> str:
        """What stands behind the name on the opening line, line ends made blanks; "" without one."""
        return " ".join(" ".join(self.arguments).split())

    def new(self, kind: type[_N], /, **attributes: Any) -> _N:
        """A node of this class that knows the directive's place."""
        made = kind("", **{name.replace("_", "-"): value for name, value in attributes.items()})
        place = self.place
        made.source, made.line = place.file, place.line
        made["nw-place"] = (place.file, place.line, place.column)
        return made

    def parse_content(self, into: _N) -> _N:
        """Parses the content as blocks into a node and gives it back."""
        self.state.nested_parse(self.content, self.content_offset, into)
        return into

    def parse_line(self, text: str, place: Place | None = None) -> list[nodes.Node]:
        """The inline nodes of one line of text, such as a title or (with its place) an option."""
        below = place.line - self.place.line if place is not None else 0
        line = self.lineno + below - positions.is_myst(self)  # MyST adds one
        found, messages = self.state.inline_text(text, line)
        return [*found, *messages]

    def value(self, name: str, default: Any = None) -> Any:
        """An option's converted value; `default` when it is absent or (told as SRC123) doesn't convert."""
        if name not in self.options:
            return default
        try:
            return self.known[name](self.options[name])
        except ValueError as error:
            self.say("SRC123", self.option_place(name), option=name, value=self.options[name], fault=error)
            return default

    @cached_property
    def place(self) -> Place:
        """Where the directive opens."""
        return positions.directive_place(self)

    def option_place(self, name: str) -> Place:
        """Where an option stands."""
        return positions.option_place(self, name)

    def content_place(self, index: int) -> Place:
        """Where line `index` (from 0) of the content stands."""
        return positions.content_place(self, index)

    def say(self, code: str, place: Place | None = None, /, **facts: Any) -> None:
        """Adds a complaint, at the directive's opening unless a place is given."""
        self.reading.say(code, self.place if place is None else place, **facts)

    # -- options ---------------------------------------------------------------------------------------------

    def _check_options(self) -> None:
        known = [*self.known, "name", "class"]
        for option in self.options:
            if option in known or self.free:
                continue
            near = difflib.get_close_matches(option, known, 1)
            if near:
                self.say("SRC124", self.option_place(option), option=option, near=near[0])
            else:
                self.say("SRC122", self.option_place(option), option=option, directive=self.name)

    def _name(self, node: nodes.Element) -> None:
        label = self.options.get("name", "")
        if label:
            labels.put(node, label, self.option_place("name"), self.reading)
        for name in self.options.get("class", "").split():
            if name not in CLASSES:
                self.say("SRC133", self.option_place("class"), name=name)
            node["classes"].append(name)
