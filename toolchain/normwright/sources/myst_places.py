"""The places of what MyST renders: lines come with its tokens, columns are looked for in their text."""

from typing import TYPE_CHECKING

from docutils import nodes
from markdown_it.tree import SyntaxTreeNode
from myst_parser.mdit_to_docutils.base import DocutilsRenderer, token_line

from normwright.diagnostics import Place
from normwright.sources.positions import offset_place, source_place
from normwright.sources.reading import Reading, reading_of

if TYPE_CHECKING:
    from markdown_it.token import Token

#: markdown-it drops what is nested deeper; we tell it.
NESTING = 60


class PlacingRenderer(DocutilsRenderer):
    """MyST's renderer to doctrees; every inline node knows where it stands."""

    _inline: SyntaxTreeNode | None = None
    _cursor = 0

    @property
    def reading(self) -> Reading:
        """The reading in progress."""
        return reading_of(self.document)

    def _render_initialise(self) -> None:
        return

    def _render_finalise(self) -> None:
        return

    def _render_tokens(self, tokens: "list[Token]") -> None:
        for token in tokens:
            if token.level >= NESTING - 1:
                line = token.map[0] + 1 if token.map else 1
                self.reading.say("SRC220", self._line_place(line), limit=NESTING)
                break
        super()._render_tokens(tokens)

    def _line_place(self, line: int) -> Place:
        return source_place(self.reading, self.document["source"], line)

    def _place_of(self, token: SyntaxTreeNode) -> Place:
        return self._line_place(token_line(token, 1))

    def render_inline(self, token: SyntaxTreeNode) -> None:
        """The inline content of a block; its beginning resets the search for places."""
        before = self._inline, self._cursor
        self._inline, self._cursor = token, 0
        self.render_children(token)
        self._inline, self._cursor = before

    def render_children(self, token: SyntaxTreeNode) -> None:
        """Children, each new inline node with its place."""
        if self._inline is None or token.type not in {"inline", "em", "strong", "link", "span"}:
            super().render_children(token)
            return
        for child in token.children or []:
            place = self._find(child)
            present = len(self.current_node)
            self.reading.inline_place = place
            self.rules.get(f"render_{child.type}", self._render_unknown)(child)
            self.reading.inline_place = None
            for node in self.current_node[present:]:
                if place and isinstance(node, nodes.Element) and "nw-place" not in node:
                    node["nw-place"] = (place.file, place.line, place.column, place.approximate)

    def _render_unknown(self, token: SyntaxTreeNode) -> None:
        self.reading.say("SRC121", self._place_of(token), what=token.type)

    def _find(self, child: SyntaxTreeNode) -> Place | None:
        assert self._inline is not None
        text = self._inline.content
        start = _opening(child)
        found = text.find(start, self._cursor) if start else -1
        if found < 0:
            return None if child.type in {"text", "softbreak"} else self._approximately()
        content = child.content if child.type in {"text", "code_inline", "math_inline", "myst_role"} else ""
        self._cursor = found + max(len(start), len(content))
        if child.type in {"text", "softbreak"}:
            return None
        line = token_line(self._inline, 1)
        return offset_place(
            self.reading, self.reading.name_of_source(self.document["source"]), line, text, found
        )

    def _approximately(self) -> Place:
        assert self._inline is not None
        place = self._place_of(self._inline)
        return Place(place.file, place.line, place.column, approximate=True)


def _opening(token: SyntaxTreeNode) -> str:
    """The characters with which an inline construct begins in the source."""
    if token.type == "myst_role":
        return f"{{{token.meta['name']}}}"
    if token.type == "footnote_ref":
        return f"[^{token.meta['label']}]"
    if token.type == "link":
        return "<" if token.info == "auto" else "["
    fixed = {"softbreak": "\n", "image": "![", "math_inline": "$", "math_single": "$", "span": "["}
    return fixed.get(token.type) or token.markup or token.content
