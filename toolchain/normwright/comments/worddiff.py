"""Two versions of a text, word by word: what was taken out, what was put in."""

import difflib
import re

from normwright.prose.ends import common_ends

#: Texts with more words are compared as wholes between their common beginning and end.
_MOST = 1_500
_TOKEN = re.compile(r"\s+|[\w\u0300-\u036f]+|[^\w\s]")
SAME, OUT, IN = "same", "out", "in"

Pieces = tuple[tuple[str, str], ...]


def word_changes(before: str, after: str) -> tuple[Pieces, Pieces]:
    """Both texts as pieces (kind, words).

    "same" stands in both, "out" in the first alone, "in" in the second alone.
    """
    left, right = ([match.group() for match in _TOKEN.finditer(text)] for text in (before, after))
    old: list[tuple[str, str]] = []
    new: list[tuple[str, str]] = []
    for same, i, j, k, m in _stretches(left, right):
        _put(old, SAME if same else OUT, "".join(left[i:j]))
        _put(new, SAME if same else IN, "".join(right[k:m]))
    return tuple(old), tuple(new)


def _put(pieces: list[tuple[str, str]], kind: str, words: str) -> None:
    if words and pieces and pieces[-1][0] == kind:
        pieces[-1] = (kind, pieces[-1][1] + words)
    elif words:
        pieces.append((kind, words))


def _stretches(left: list[str], right: list[str]) -> list[tuple[bool, int, int, int, int]]:
    if max(len(left), len(right)) > _MOST:
        begin, end = common_ends(left, right)
        a, b = len(left) - end, len(right) - end
        return [
            (True, 0, begin, 0, begin),
            (False, begin, a, begin, b),
            (True, a, len(left), b, len(right)),
        ]
    found = difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return _joined([(kind == "equal", i, j, k, m) for kind, i, j, k, m in found], left)


def _joined(
    found: list[tuple[bool, int, int, int, int]], left: list[str]
) -> list[tuple[bool, int, int, int, int]]:
    """Changes that only a blank parts are one: three words replaced read better than three times one."""
    made: list[tuple[bool, int, int, int, int]] = []
    for index, (same, i, j, k, m) in enumerate(found):
        alone = same and 0 < index < len(found) - 1 and not "".join(left[i:j]).strip()
        if made and not made[-1][0] and (alone or not same):
            _, a, _, c, _ = made[-1]
            made[-1] = (False, a, j, c, m)
        else:
            made.append((same, i, j, k, m))
    return made
