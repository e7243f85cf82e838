"""Comments without a circulated text: they stand where their own cells for clause and element say."""

from collections.abc import Iterable

from normwright.comments.order import part_as_given
from normwright.comments.places import Way, read_way
from normwright.comments.placing import Placement, Where
from normwright.comments.record import Comment

_NUMBERED = ("clause", "annex", "entry")
_SURE = 0.9  # no other place comes into question, and none is proved


def place_as_given(comments: Iterable[Comment]) -> dict[str, Placement]:
    """Key -> the place that the comment's cells name; one that names none waits for a person."""
    return {comment.key: _placed(comment) for comment in comments}


def _placed(comment: Comment) -> Placement:
    wording = comment.wording
    way = read_way(wording.clause, wording.element)
    part = part_as_given(way)
    if not part:
        return Placement(comment.key, "", "", 0.0, "its cells name no clause")
    said = " ".join(" ".join(cell.split()) for cell in (wording.clause, wording.element) if cell.strip())
    names = _names(way)
    where = Where(
        part,
        _clause(way),
        _element(way),
        position=0 if part != "front" or _is_foreword(way) else 1,
        said=said or "the whole document",
        path=names,
    )
    return Placement(comment.key, names[0] if names else "", "", _SURE, "its cells say so", where=where)


def _names(way: Way) -> tuple[str, ...]:
    """The place itself, then what is around it: "5.2 table 4", "5.2", "5"."""
    if way.whole:
        return ()
    clause = _clause(way) or (way.steps[0].kind if way.steps else "")
    parts = clause.split(".")
    around = tuple(".".join(parts[:count]) for count in range(len(parts), 0, -1))
    element = _element(way)
    return (f"{clause} {element}", *around) if element else around


def _clause(way: Way) -> str:
    return next((step.number for step in way.steps if step.kind in _NUMBERED), "")


def _element(way: Way) -> str:
    """The steps behind the clause in words: "table 4"."""
    return " ".join(f"{step.kind} {step.number or step.ordinal}" for step in way.steps[1:])


def _is_foreword(way: Way) -> bool:
    return any(step.kind == "foreword" for step in way.steps)
