"""The MyST parser, in our choice of its syntax."""

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from normwright.diagnostics import Place
from normwright.sources import traps
from normwright.sources.myst_attributes import restrict_attributes
from normwright.sources.myst_places import NESTING
from normwright.sources.myst_renderer import Renderer
from normwright.sources.reading import reading_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_EXTENSIONS = {"attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath", "fieldlist"}
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
