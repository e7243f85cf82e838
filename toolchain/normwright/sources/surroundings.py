"""What stands below the rows of a table or the picture of a figure: key, notes, footnotes, paragraphs."""

from collections.abc import Sequence

from docutils import nodes
from lxml.etree import _Element

from normwright.sources import nodes as own
from normwright.sources.legends import is_lead_in, legend
from normwright.sources.translation import SILENT, Translation
from normwright.sts import build
from normwright.sts.places import mark, place_of


class heading(nodes.Part, nodes.TextElement):
    """Title of a table or figure."""


class units(nodes.Part, nodes.TextElement):
    """The statement of units of a table or figure."""


def part(holder: own.Block, kind: type[nodes.Element]) -> nodes.Element | None:
    """The title or unit statement of a table or figure."""
    return next((child for child in holder.children if isinstance(child, kind)), None)


def surroundings(blocks: Sequence[nodes.Node], t: Translation, *, content: str) -> build.Surroundings:
    """Key and blocks, in order; `content`: table or figure. Titles, units and footnotes are the caller's."""
    made = build.Surroundings()
    rest: list[nodes.Node] = []
    waiting = [node for node in blocks if not isinstance(node, SILENT)]
    while waiting:
        key = legend(waiting, t, content=content) if is_lead_in(waiting[0], "key") else None
        if key is not None:
            _put_legend(made, key, t)
            del waiting[:2]
            continue
        if is_lead_in(waiting[0], "key"):
            t.say("SRC256", waiting[0], word=waiting[0].astext())
        rest.append(waiting.pop(0))
    made.blocks = t.blocks(rest)
    return made


def take_units(holder: own.Block, around: build.Surroundings, t: Translation) -> None:
    """Puts the unit statement of a table or figure where it belongs."""
    statement = part(holder, units)
    if statement is not None:
        around.units = t.inline(statement)


def mark_caption(made: _Element, holder: own.Block, t: Translation) -> _Element:
    """Gives title and statement of units of a table or figure their own places; gives the element back."""
    title, statement = part(holder, heading), part(holder, units)
    caption, dimension = made.find("caption/title"), made.find("*/p[@content-type='dimension']")
    if title is not None and caption is not None:
        t.mark(caption, title, labelled=False)
    if statement is not None and dimension is not None:
        t.mark(dimension, statement, labelled=False)
    return made


def fit(
    blocks: Sequence[_Element], t: Translation, *, beside: frozenset[str], never: frozenset[str]
) -> list[_Element]:
    """Blocks for a place that takes only those named in `beside`.

    Others go into a `p`; those of `never` are told and left out.
    """
    made: list[_Element] = []
    for block in blocks:
        if not isinstance(block.tag, str) or block.tag in beside or block.tag.startswith("{"):
            made.append(block)
        elif block.tag in never:
            t.say("SRC257", place_of(block), what=_NAMES.get(block.tag, block.tag))
        else:
            made.append(mark(build.element("p", {}, block), place_of(block)))
    return made


_NAMES = {
    "table-wrap": "a table",
    "fig": "a figure",
    "fig-group": "a figure",
    "sec": "a clause",
    "statement": "a provision of several blocks",
}


def _put_legend(around: build.Surroundings, key: _Element, t: Translation) -> None:
    if around.legend is None:
        around.legend = key
        return
    t.say("SRC265", place_of(key))
    around.legend[-1].extend(list(key[-1]))
