"""The words of each text of a document, for rules to see at a glance whether a text concerns them."""

from typing import NamedTuple

from normwright.checks.document import Document
from normwright.prose.verbal import glance
from normwright.sts.views import Passage


class Words(NamedTuple):
    """A text's prose in small letters without its signs, and the words in it."""

    text: str
    words: frozenset[str]


def words_of(passage: Passage, document: Document) -> frozenset[str]:
    """The words of its prose in small letters; what a hyphen joins counts whole and in parts."""
    return reading_of(passage, document).words


def reading_of(passage: Passage, document: Document) -> Words:
    """The same with the text, for phrases."""
    made = document.once(_words)
    key = passage.text.element
    found = made.get(key)
    if found is None:
        text = glance(passage.prose)
        parts = text.split()
        if "-" in text:
            parts += text.replace("-", " ").split()
        found = made[key] = Words(text, frozenset(parts))
    return found


def _words(document: Document) -> dict[object, Words]:
    return {}
