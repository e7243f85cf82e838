"""Running texts by what finds them again when the same sources were read once more."""

from collections import Counter

from normwright.diagnostics import Place
from normwright.sts.places import place_of
from normwright.sts.standard import Standard
from normwright.sts.views.passages import Passage, passages

#: A text by its beginning in the source, its words, and its number among those with both the same.
PassageKey = tuple[Place, str, int]


def keyed_passages(standard: Standard) -> dict[PassageKey, Passage]:
    """Every running text by its key, in the order of the document."""
    seen: Counter[tuple[Place, str]] = Counter()
    found: dict[PassageKey, Passage] = {}
    for one in passages(standard):
        key = (place_of(one.text.element), one.string)
        found[(*key, seen[key])] = one
        seen[key] += 1
    return found
