"""Comments placed in the circulated text, once for several commands in a row.

Grouping, the compiled table and what still waits need the same places.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from normwright.comments.caches import cache_of
from normwright.comments.placing import Placement, Where, place_comments
from normwright.comments.record import Ballot, Comment, Decision
from normwright.diagnostics import Report
from normwright.sts.linemap import LineMap
from normwright.sts.standard import Standard

_FORM = 3
_CELLS = ("key", "circulated", "confidence", "reason", "candidates", "manual", "about", "likely")
_PARTS = tuple(Where.__dataclass_fields__)


def place_circulated(
    ballot: Ballot,
    comments: Sequence[Comment],
    decisions: Sequence[Decision],
    circulated: Standard,
    lines: LineMap | None,
    report: Report,
) -> dict[str, Placement]:
    """As `place_comments` in the circulated text alone, from the last time where nothing has changed since.

    `comments` are all of the ballot.
    """
    cache = cache_of(ballot, decisions, "places", form=_FORM)
    kept = _placements(cache.read() or {})
    if kept.keys() == {one.key for one in comments}:
        return kept
    told = Report()
    found = place_comments(ballot, comments, decisions, circulated, lines, None, told)
    report.extend(told.findings)
    if not told.findings:  # else they are told again the next time
        cache.keep(_cells(found.values()))
    return found


def _placements(kept: Mapping[str, Any]) -> dict[str, Placement]:
    """Those that were kept, by key; none where somebody wrote other things into the file."""
    try:
        places = [_where(cells) for cells in kept.get("places", ())]
        return {row[0]: _placement(row, places) for row in kept.get("comments", ())}
    except (ValueError, KeyError, TypeError, IndexError):
        return {}


def _cells(placements: Iterable[Placement]) -> dict[str, Any]:
    """The placements as lists, each place once."""
    places: dict[Where, int] = {}
    rows = [
        [*(getattr(one, name) for name in _CELLS), places.setdefault(one.where, len(places))]
        for one in placements
    ]
    return {"places": [[getattr(place, name) for name in _PARTS] for place in places], "comments": rows}


def _where(cells: Sequence[Any]) -> Where:
    known = dict(zip(_PARTS, cells, strict=True))
    return Where(**known | {"path": tuple(known["path"])})


def _placement(row: Sequence[Any], places: Sequence[Where]) -> Placement:
    key, circulated, confidence, reason, candidates, manual, about, likely, place = row
    return Placement(
        key,
        circulated,
        "",
        confidence,
        reason,
        tuple(candidates),
        manual,
        places[place],
        tuple(about),
        likely,
    )
