"""One source file's text to its fragment, in memory."""

from docutils import nodes
from lxml.etree import _Element

from normwright.diagnostics import Place
from normwright.sources import clauses, labels, traps
from normwright.sources.engine import Engine
from normwright.sources.reading import Reading
from normwright.sources.translation import Translation
from normwright.sts import build
from normwright.sts.fragment import FRAGMENT
from normwright.sts.places import mark


def read_fragment(engine: Engine, reading: Reading, text: str) -> _Element:
    """The fragment of a file; complaints go into the reading's report. Never raises for a text."""
    reading.show(reading.file, text)
    document = engine.parse(reading, text)
    try:
        return translate(document, reading)
    except RecursionError:
        reading.say("SRC209", Place(reading.file, 1, 1), fault="it is nested too deeply")
        return _fragment(reading, [])


def translate(document: nodes.document, reading: Reading) -> _Element:
    """The fragment of a doctree."""
    labels.gather(document, reading)
    t = Translation(document, reading)
    for comment in document.findall(nodes.comment):
        traps.look_at_comment(comment, t)
    blocks = clauses.in_order(t.blocks(document.children), t)
    t.finish()
    return _fragment(reading, blocks)


def _fragment(reading: Reading, blocks: list[_Element]) -> _Element:
    made = build.element(FRAGMENT, {"file": reading.docname}, *blocks)
    return mark(made, Place(reading.file, 1, 1))
