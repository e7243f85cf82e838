"""The official order of a compilation (ISO/IEC/CEN commenting form; usual practice).

Whole document; title, foreword, introduction; clauses by their numbers; annexes; bibliography. Inside a
clause by element (Table 2 before Table 10), line, body, and the order received. Comments of the editors come
first or last at their place. What can't be placed comes last, as a group that can be seen.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import count

from normwright.comments.places import Way, read_lines, read_way
from normwright.comments.placing import PARTS, Placement
from normwright.comments.record import Comment

EDITORS = "**"
_FRONT = frozenset({"foreword", "introduction"})
Key = tuple[object, ...]


def official_order(
    comments: Iterable[Comment], placements: Mapping[str, Placement], *, editors: str = "first"
) -> list[Comment]:
    """The comments in official order; `editors` is "first" or "last"."""
    numbers = count()
    return sorted(comments, key=lambda one: (*_key(one, placements.get(one.key), editors), next(numbers)))


def unparsable(comments: Iterable[Comment], placements: Mapping[str, Placement]) -> list[Comment]:
    """The comments that stand at the end, since neither their cells nor their words say where they belong."""
    return [one for one in comments if not _part(one, placements.get(one.key))]


def natural(number: str) -> tuple[tuple[int, int, str], ...]:
    """A key by which 4.2 comes before 4.10, and Table 2 before Table 10; letters behind numbers."""
    pieces = [match.group() for match in re.finditer(r"\d+|[^\W\d_]+", number.casefold())]
    return tuple((0, int(piece[:18]), "") if piece.isdigit() else (1, 0, piece) for piece in pieces)


def body_key(body: str, editors: str) -> tuple[int, str]:
    """Bodies by their codes, the editors before or behind them."""
    return ((0 if editors == "first" else 2) if body == EDITORS else 1, body)


def _key(comment: Comment, placement: Placement | None, editors: str) -> Key:
    part = _part(comment, placement)
    line = _line(comment, placement)
    body = body_key(comment.body, editors)
    if placement is None or not placement.sure:
        steps = _way(comment).steps if part else ()
        clause = next((step.number for step in steps if step.kind in ("clause", "annex", "entry")), "")
        element = " ".join(f"{step.kind} {step.number}" for step in steps[1:])
        front = part == "front" and not any(step.kind == "foreword" for step in steps)
        return (PARTS.index(part), int(front), natural(clause), natural(element), line, 0, body)
    return _placed_key(placement, PARTS.index(part), line, body)


def _placed_key(placement: Placement, part: int, line: int, body: tuple[int, str]) -> Key:
    where = placement.where
    front = where.position if where.part == "front" else 0
    clause, element = natural(where.clause), natural(where.element)
    return (part, front, clause, element, line, where.position, body)


def _part(comment: Comment, placement: Placement | None) -> str:
    """The part of the document; what is not placed goes by its cells, "" when they say nothing."""
    if placement is not None and placement.sure:
        return placement.where.part or "document"
    return part_as_given(_way(comment))


def part_as_given(way: Way) -> str:
    """The part of the document that the cells of a place name, "" when they name none."""
    if way.whole:
        return "document"
    for step in way.steps:
        if step.kind in ("clause", "annex", "entry") and step.number:
            return "annex" if step.number[0].isalpha() else "front" if step.number[0] == "0" else "body"
        if step.kind in _FRONT:
            return "front"
        if step.kind == "bibliography":
            return "bibliography"
    return ""


def _way(comment: Comment) -> Way:
    return read_way(comment.wording.clause, comment.wording.element)


def _line(comment: Comment, placement: Placement | None) -> int:
    """The line of the block where it is known, since lines in forms are often those of another version."""
    if placement is not None and placement.sure and placement.where.line:
        return placement.where.line
    lines = read_lines(comment.wording.line)
    return lines[0] if lines else 0


def in_order(keys: Iterable[str], order: Sequence[Comment]) -> list[str]:
    """Keys in the order of comments."""
    wanted = set(keys)
    return [comment.key for comment in order if comment.key in wanted]
