"""The words of each text of a document, for rules to see at a glance whether a text concerns them."""

from normwright.checks.document import Document
from normwright.sts.views import Passage

_SIGNS = str.maketrans(dict.fromkeys(".,;:!?()[]{}<>“”„«»\"'’‘…/&®™\ufffc\u00a0\u202f–—", " "))


def words_of(passage: Passage, document: Document) -> frozenset[str]:
    """The words of its prose in small letters; what a slash or hyphen joins counts whole and in parts."""
    made = document.once(_words)
    key = passage.text.element
    found = made.get(key)
    if found is None:
        lower = passage.prose.lower().translate(_SIGNS)
        parts = lower.split()
        if "-" in lower:
            parts += lower.replace("-", " ").split()
        found = made[key] = frozenset(parts)
    return found


def _words(document: Document) -> dict[object, frozenset[str]]:
    return {}
