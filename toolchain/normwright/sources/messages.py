"""What docutils, MyST and Sphinx report, as coded diagnostics."""

import re
from collections.abc import Callable

from docutils import nodes

from normwright.diagnostics import Place
from normwright.sources.positions import find, source_place
from normwright.sources.reading import Reading

#: Said better by us, at the place itself, or of no concern to an author.
_DROPPED = re.compile(
    r"""Duplicate\ (?:explicit\ |implicit\ )?target\ name
      | Target\ name\ overrides\ implicit\ target\ name
      | No\ (?:directive|role)\ entry\ for
      | Using\ .*\ for\ language
      | Enumerated\ list\ start\ value\ not\ ordinal
      | Substitution\ definition\ .*\ empty\ or\ invalid
      | Duplicate\ substitution\ definition
      | Unexpected\ possible\ title\ overline\ or\ transition
      | malformed\ hyperlink\ target
      | Trying\ .*\ as\ canonical
    """,
    re.VERBOSE,
)
_BY_LEVEL = {1: "SRC202", 2: "SRC201"}


def observer(reading: Reading) -> Callable[[nodes.system_message], None]:
    """A function that docutils' reporter calls with each message; it lands in the reading's report."""

    def observe(message: nodes.system_message) -> None:
        words = message.children[0].astext() if message.children else message.astext()
        place = reading.inline_place or source_place(reading, message.get("source"), message.get("line"))
        tell(reading, words, place, int(message.get("level", 2)), _excerpt(message))

    return observe


def tell(reading: Reading, words: str, place: Place, level: int, excerpt: str = "") -> None:
    """Adds what a parser said, unless somebody of us says it better; `excerpt` is the source it shows."""
    if _DROPPED.match(words):
        return
    if words.startswith("Inconsistent title style: skip") or words.endswith("[myst.header]"):
        reading.say("SRC005", place)
        return
    if words.startswith("Unexpected section title"):
        title = excerpt.strip().partition("\n")[0]
        reading.say("SRC006", find(reading, place.file, place.line - 1, title), title=title)
        return
    failed = re.match(r'Error in "([^"]+)" directive:\s*(.*)', words, re.DOTALL)
    if failed:
        reading.say("SRC203", place, directive=failed[1], words=_tidy(failed[2]))
        return
    reading.say(_BY_LEVEL.get(level, "SRC200"), place, words=_tidy(words))


def _excerpt(message: nodes.system_message) -> str:
    shown = [child.astext() for child in message.children if isinstance(child, nodes.literal_block)]
    return shown[0] if shown else ""


def _tidy(words: str) -> str:
    return re.sub(r"\s*\[myst\.\w+\]\Z", "", " ".join(words.split())).rstrip(".")
