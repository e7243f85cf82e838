"""The MyST parser: its renderer with exact places, and without the ways in which it loses text."""

import re
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from docutils.parsers.rst import Directive, DirectiveError, directives
from docutils.parsers.rst.states import MarkupError
from docutils.statemachine import StringList
from markdown_it.tree import SyntaxTreeNode
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils.base import DocutilsRenderer, token_line
from myst_parser.mocking import MockingError, MockState, MockStateMachine
from myst_parser.parsers.directives import parse_directive_arguments
from myst_parser.parsers.mdit import create_md_parser

from normwright.diagnostics import Place
from normwright.sources import labels, traps
from normwright.sources import nodes as own
from normwright.sources.directives import CLASSES
from normwright.sources.myst_attributes import restrict_attributes
from normwright.sources.myst_options import Options, read_options
from normwright.sources.positions import offset_place, source_place
from normwright.sources.reading import Reading, reading_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_EXTENSIONS = {"attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath", "fieldlist"}
#: markdown-it drops what is nested deeper; we tell it.
NESTING = 60
#: Classes that markdown-it's plugins set by themselves.
_PLUGIN_CLASSES = frozenset({"field-list"})
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")


def parse(text: str, document: nodes.document) -> None:
    """Fills a document from MyST text."""
    reading = reading_of(document)
    front = _FRONT_MATTER.match(text)
    if front:
        reading.say("SRC217", Place(reading.file, 1, 1))
        text = "\n" * front[0].count("\n") + text[front.end() :]
    parser = markdown()
    parser.options["document"] = document
    environment: dict[str, Any] = {}
    parser.render(text, environment)
    for label, place in traps.look_at_definitions(text, environment.get("references", {}), reading.file):
        reading.say("SRC216", place, label=label)


def markdown() -> "MarkdownIt":
    """A parser with our choice of MyST."""
    config = MdParserConfig(
        enable_extensions=_EXTENSIONS,
        dmath_allow_digits=False,
        dmath_allow_space=False,
        footnote_sort=False,
        footnote_transition=False,
        heading_anchors=0,
    )
    made = create_md_parser(config, Renderer)
    made.options["maxNesting"] = NESTING
    made.disable("front_matter")
    restrict_attributes(made)
    made.validateLink = lambda url: True  # type: ignore[method-assign]  # schemes are told about in `links`
    return made


class Renderer(DocutilsRenderer):
    """MyST's renderer to doctrees, every place exact, every loss told."""

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

    # -- inline markup: places -------------------------------------------------------------------------------

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

    # -- inline markup that MyST renders otherwise -----------------------------------------------------------

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
        if not re.fullmatch(r"\s*(?:<!--.*?-->\s*)+", token.content, re.DOTALL):
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

    # -- directives ------------------------------------------------------------------------------------------

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
