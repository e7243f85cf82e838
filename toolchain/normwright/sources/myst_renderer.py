"""MyST's renderer without the ways in which it loses text or structure."""

import re
from typing import Any, cast

from docutils import nodes
from markdown_it.tree import SyntaxTreeNode
from myst_parser.mdit_to_docutils.base import token_line

from normwright.sources import labels
from normwright.sources import nodes as own
from normwright.sources.directives import CLASSES
from normwright.sources.myst_directives import DirectiveRenderer

#: Classes that markdown-it's plugins set by themselves.
_PLUGIN_CLASSES = frozenset({"field-list"})


class Renderer(DirectiveRenderer):
    """MyST's renderer to doctrees, every place exact, every loss told."""

    def render_hardbreak(self, token: SyntaxTreeNode) -> None:
        """A line break that prints."""
        self.current_node.append(own.line_break())

    def render_html_inline(self, token: SyntaxTreeNode) -> None:
        """Line breaks are taken, comments dropped, other tags told."""
        if re.fullmatch(r"<br\s*/?>", token.content, re.IGNORECASE):
            self.current_node.append(own.line_break())
        elif not token.content.startswith("<!--"):
            self._refuse_html(token)

    def render_html_block(self, token: SyntaxTreeNode) -> None:
        """As inline."""
        if not _is_comments(token.content):
            self._refuse_html(token)

    def _refuse_html(self, token: SyntaxTreeNode) -> None:
        place = self.reading.inline_place or self._place_of(token)
        tag = token.content.strip().partition("\n")[0][:40]
        self.reading.say(
            "SRC120", place, what=f"the HTML {tag}", loss="; it is not taken", instead="use MyST markup"
        )

    def render_link(self, token: SyntaxTreeNode) -> None:
        """A link as a plain reference; `links` decides what it is."""
        node = nodes.reference(refuri=self.md.normalizeLinkText(str(token.attrGet("href") or "")))
        self.add_line_and_source_path(node, token)
        if token.attrGet("title"):
            place = self.reading.inline_place or self._place_of(token)
            self.reading.say(
                "SRC120",
                place,
                what="the title of a link",
                loss="; it is not taken",
                instead="write it in the text",
            )
        with self.current_node_context(node, append=True):
            self.render_children(token)

    def render_footnote_ref(self, token: SyntaxTreeNode) -> None:
        """A footnote's mark; names are paired by `footnotes`."""
        name = nodes.fully_normalize_name(token.meta["label"])
        self.current_node.append(nodes.footnote_reference(f"[^{name}]", refname=name, auto=1))

    def render_footnote_reference(self, token: SyntaxTreeNode) -> None:
        """A footnote's text."""
        node = nodes.footnote(auto=1, names=[nodes.fully_normalize_name(token.meta["label"])])
        self.add_line_and_source_path(node, token)
        with self.current_node_context(node, append=True):
            self.render_children(token)

    # -- blocks that MyST renders otherwise ------------------------------------------------------------------

    def render_colon_fence(self, token: SyntaxTreeNode) -> None:
        """A directive; a fence without a name means that the block around it ended too early."""
        name = (token.info or "").strip().split(maxsplit=1)
        if name and name[0].startswith("{") and name[0].endswith("}"):
            self.render_directive(token, name[0][1:-1], name[1] if len(name) > 1 else "")
            return
        code, facts = ("SRC008", {"name": name[0]}) if name else ("SRC001", {})
        self.reading.say(code, self._place_of(token), **facts)
        self.nested_render_text(token.content, token_line(token, 0))

    def render_fence(self, token: SyntaxTreeNode) -> None:
        """A directive, or code; words behind the language have no meaning there."""
        words = (token.info or "").split(maxsplit=1)
        if len(words) > 1 and not re.fullmatch(r"\{.*\}", words[0]):
            place, loss = self._place_of(token), "; it is not taken"
            self.reading.say(
                "SRC120", place, what=f'"{words[1]}" behind the language', loss=loss, instead="delete it"
            )
        super().render_fence(token)

    def render_restructuredtext(self, token: SyntaxTreeNode) -> None:
        """Refused, as a directive of that name."""
        self.render_directive(token, "eval-rst", "")

    def render_myst_block_break(self, token: SyntaxTreeNode) -> None:
        """Refused."""
        self.reading.say(
            "SRC120",
            self._place_of(token),
            what="a block break",
            loss="; its text is not taken",
            instead="take it out",
        )

    def render_myst_target(self, token: SyntaxTreeNode) -> None:
        """A label for what follows."""
        node = nodes.target(token.content)
        self.add_line_and_source_path(node, token)
        self.current_node.append(node)

    def render_math_block_label(self, token: SyntaxTreeNode) -> None:
        """A formula with its label."""
        self.render_math_block(token)
        made = cast(nodes.Element, self.current_node[-1])
        labels.put(made, token.info, self._place_of(token), self.reading)

    def copy_attributes(self, token: Any, node: nodes.Element, keys: Any = ("class",), **more: Any) -> None:
        """Attributes in braces; an identifier is a label."""
        identifier = token.attrs.get("id") if "id" in keys else None
        super().copy_attributes(token, node, [key for key in keys if key != "id"], **more)
        for name in str(token.attrs.get("class", "")).split():
            if name not in CLASSES and name not in _PLUGIN_CLASSES:
                self.reading.say("SRC133", self._place_of(token), name=name)
        if identifier:
            labels.put(node, str(identifier), self._place_of(token), self.reading)

    def generate_heading_target(self, *_: Any) -> None:
        """None: clauses are named by labels only."""

    def create_highlighted_code_block(  # type: ignore[override]
        self, text: str, lexer_name: str | None, **more: Any
    ) -> nodes.Element:
        """Code as it is, without colours."""
        node = nodes.literal_block(text, text, language=lexer_name or "")
        place = self._line_place(more.get("line") or 1)
        node.source, node.line = place.file, place.line
        node["nw-place"] = (place.file, place.line, place.column)
        return node


def _is_comments(html: str) -> bool:
    """Whether a block of HTML is nothing but comments."""
    *comments, rest = html.split("-->")
    return bool(comments) and not rest.strip() and all(c.lstrip().startswith("<!--") for c in comments)
