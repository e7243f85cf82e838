"""Doctree nodes of our own: what our directives and roles leave for the handlers.

Attributes that concern all nodes, ours and docutils':

nw-labels   list of the author's labels (`labels.gather` puts them there, from targets, `label` and `:name:`)
nw-place    (file, line, column): the exact place, where whoever made the node knew it
"""

from docutils import nodes


class Block(nodes.General, nodes.Element):
    """Base of our block nodes; @options is a list of (name, value) in the order written."""


class Inline(nodes.Inline, nodes.TextElement):
    """Base of our inline nodes."""


class example(Block):
    """An example; children are blocks."""


class warning(Block):
    """A warning, caution, important or danger notice (@kind); children are blocks."""


class provision(Block):
    """A provision: @argument (id or ""), @options; children are blocks."""


class indicator(Block):
    """An indicator: @options; children are its heading and blocks."""


class editor_note(Block):
    """A note of the editors; children are blocks."""


class todo(Block):
    """Something still to do; children are blocks."""


class change(Block):
    """An amendment's change: @target, @action; children are blocks."""


class toctree(Block):
    """The files that follow here: @entries, a list of (docname, place)."""


class numbered_paragraph(Block):
    """A clause with a number and no title; children are blocks."""


class source_code(nodes.General, nodes.FixedTextElement):
    """A block of code: @language; its text is kept as it is."""


class role(Inline):
    """What a role of ours leaves: @role (its name), @content (its text), @name of a refused one."""


class class_marker(nodes.Invisible, nodes.Element):
    """Classes for what follows."""


class line_break(nodes.Inline, nodes.Element):
    """A line break within running text."""


class refused(Block):
    """What has no place in a standard and was told already; nothing of it prints."""
