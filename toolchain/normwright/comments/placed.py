"""Comments placed in the circulated text, kept outside git until anything that they were placed by changes.

Several commands in a row need the same places: grouping, the compiled table, what still waits. What was kept
is a shortcut; lost or spoilt, it is made anew.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from normwright.comments.computed import fingerprint_of
from normwright.comments.placing import Placement, Where, place_comments
from normwright.comments.record import Ballot, Comment, Decision
from normwright.diagnostics import Report
from normwright.files import write_atomic
from normwright.sts.linemap import LineMap
from normwright.sts.standard import Standard

_FORM = 2
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
    inputs = fingerprint_of(ballot, decisions)
    kept = _read(ballot, inputs)
    if kept is not None and kept.keys() == {one.key for one in comments}:
        return kept
    told = Report()
    found = place_comments(ballot, comments, decisions, circulated, lines, None, told)
    report.extend(told.findings)
    if not told.findings:  # else they are told again the next time
        _keep(ballot, inputs, found.values())
    return found


def _read(ballot: Ballot, inputs: str) -> dict[str, Placement] | None:
    try:
        kept = json.loads(_path(ballot).read_bytes())
        if kept["form"] != _FORM or kept["inputs"] != inputs:
            return None
        places = [_where(cells) for cells in kept["places"]]
        return {row[0]: _placement(row, places) for row in kept["comments"]}
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None


def _keep(ballot: Ballot, inputs: str, placements: Iterable[Placement]) -> None:
    """Keeps them; a folder that can't be written is no reason to fail."""
    places: dict[Where, int] = {}
    rows = [
        [*(getattr(one, name) for name in _CELLS), places.setdefault(one.where, len(places))]
        for one in placements
    ]
    cells: Mapping[str, Any] = {
        "form": _FORM,
        "inputs": inputs,
        "places": [[getattr(place, name) for name in _PARTS] for place in places],
        "comments": rows,
    }
    try:
        write_atomic(_path(ballot), json.dumps(cells, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    except OSError:
        return


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


def _path(ballot: Ballot) -> Path:
    return ballot.root / "build" / ".cache" / f"{ballot.project}.{ballot.name}.places.json"
