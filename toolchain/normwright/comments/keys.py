"""Hashes that know a comment again: its key, and the wording that a decision answers.

The cells count as they were written, byte for byte: place as given, type, comment and proposed change. The
first cell and the observation don't, since numbers and answers are added to a form later.
"""

import hashlib
from collections.abc import Iterable

from normwright.comments.bodies import body_slug
from normwright.comments.record import Wording

_CELLS = ("line", "clause", "element", "type", "comment", "proposal")
_DIGITS = 10


def fingerprint(ballot: str, body: str, wording: Wording, attached: Iterable[str] = ()) -> str:
    """SHA-256 over ballot, body, place as given, wording, and the SHA-256 of each attachment."""
    return _hash([ballot, body, *_cells(wording), *attached])


def comment_key(body: str, print_: str, taken: Iterable[str] = ()) -> str:
    """The key of a new comment: body slug and ten digits; the next ten where the key is taken."""
    others = set(taken)
    for start in range(0, len(print_) - _DIGITS, _DIGITS):
        key = f"{body_slug(body)}-{print_[start : start + _DIGITS]}"
        if key not in others:
            return key
    return f"{body_slug(body)}-{_hash([print_])[: 2 * _DIGITS]}"


def answered_hash(wording: Wording) -> str:
    """Twelve digits that change when a comment's wording or place does; see `Decision.answered`."""
    return _hash(_cells(wording))[:12]


def _cells(wording: Wording) -> list[str]:
    return [getattr(wording, cell) for cell in _CELLS]


def _hash(parts: Iterable[str]) -> str:
    total = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass")
        total.update(b"%d:" % len(content))
        total.update(content)
    return total.hexdigest()
