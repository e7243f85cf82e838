"""Term entries that are also, or only, written as they are printed."""

import re
from collections import Counter

from lxml.etree import _Element

from normwright.sts.dialects.tree import detach
from normwright.sts.structure.index import words
from normwright.sts.tags import tbx
from normwright.sts.text import texts

_PRINTED = re.compile(r"(?:NOTE|EXAMPLE|SOURCE|Note)(?:\s\d+)?(?: to entry)?|\d+(?:\.\d+)*")


def drop_repeated_displays(root: _Element) -> int:
    """Of an entry written twice, for machines and as printed, the first is enough if it says it all."""
    changed = 0
    for display in list(root.iter("term-display")):
        section = display.getparent()
        entry = None if section is None else section.find(tbx("termEntry"))
        if entry is not None and not _bag(display) - _bag(entry):
            detach(display)
            changed += 1
    return changed


def open_displays(root: _Element) -> int:
    """An entry written only as printed is plain text under its number."""
    changed = 0
    for display in list(root.iter("term-display")):
        section = display.getparent()
        if section is None or section.find(tbx("termEntry")) is not None:
            continue
        for name, tag in (
            ("term-display-string", "p"),
            ("term", "p"),
            ("term-source", "p"),
            ("related-term", "p"),
        ):
            for child in display.iterchildren(name):
                child.tag = tag
        position = section.index(display)
        for offset, child in enumerate(list(display)):
            section.insert(position + offset, child)
        detach(display)
        changed += 1
    return changed


def _bag(element: _Element) -> Counter[str]:
    """Its words, without punctuation and without what a stylesheet prints by itself."""
    found: Counter[str] = Counter()
    for text in texts(element):
        if text.element.tag != "label" or not _PRINTED.fullmatch(words(text.element)):
            found.update(re.findall(r"[\w\ufffc]+", text.string.casefold()))
    return found
