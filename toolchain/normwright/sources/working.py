"""Working matter: editors' notes, things to do; and the changes of an amendment."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from docutils import nodes
from lxml.etree import _Element

from normwright.sources import nodes as own
from normwright.sources.directives import Converter, SourceDirective, directive
from normwright.sources.handlers import handles
from normwright.sources.translation import Translation
from normwright.sts import build, fragment

_ACTIONS = ("replace", "add", "delete")


@directive("editor-note")
class EditorNote(SourceDirective):
    """A note of the editors to the experts."""

    optional_arguments = 0

    def make(self) -> list[nodes.Node]:
        """The node with its blocks."""
        return [self.parse_content(self.new(own.editor_note))]


@directive("todo")
class Todo(SourceDirective):
    """Something still to do."""

    optional_arguments = 0

    def make(self) -> list[nodes.Node]:
        """The node with its blocks."""
        return [self.parse_content(self.new(own.todo))]


@directive("change")
class Change(SourceDirective):
    """A change of an amendment: where on the opening line, what in the option, new text inside."""

    known: ClassVar[Mapping[str, Converter]] = {"action": str}

    def make(self) -> list[nodes.Node]:
        """The node with its blocks."""
        if not self.argument:
            self.say("SRC134", None, directive="change", what="the place of the change")
        action = self.options.get("action", "")
        if action not in _ACTIONS:
            self.say("SRC136", self.option_place("action"))
            action = "replace"
        return [self.parse_content(self.new(own.change, target=self.argument, action=action))]


@handles(own.editor_note)
def editor_note(node: own.editor_note, t: Translation) -> Iterable[_Element]:
    """A placeholder `editor-note`."""
    yield build.element(fragment.EDITOR_NOTE, {}, *t.blocks(node.children))


@handles(own.todo)
def todo(node: own.todo, t: Translation) -> Iterable[_Element]:
    """A placeholder `todo`."""
    yield build.element(fragment.TODO, {}, *t.blocks(node.children))


@handles(own.change)
def change(node: own.change, t: Translation) -> Iterable[_Element]:
    """A placeholder `change`."""
    attributes = {"target": node["target"], "action": node["action"]}
    yield build.element(fragment.CHANGE, attributes, *t.blocks(node.children))
