"""A ballot's comments and decisions as they were read last time, when none of their files has changed since.

Reading thousands of small TOML files takes a second; what must answer at once takes this way. Files count as
unchanged by what the system notes of them; nothing is kept where one has a fault, so that it is told again.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from operator import attrgetter
from pathlib import Path
from typing import Any

from normwright.comments.record import Ballot, Comment, Decision, Origin, Wording
from normwright.comments.store import ledger_files, load_comments, load_decisions
from normwright.diagnostics import Place, Report
from normwright.files import write_atomic

_FORM = 1
_CELLS = attrgetter(*Wording.__dataclass_fields__)
_TEXTS = ("status", "observation", "reason", "meeting", "date", "placement")

Loaded = tuple[list[Comment], list[Decision]]


def load_recalled(ballot: Ballot, report: Report) -> Loaded:
    """As `load_comments` and `load_decisions`, quickly where they were loaded before."""
    inputs = _inputs(ballot)
    found = _recall(ballot, inputs)
    if found is not None:
        return found
    told = Report()
    loaded = load_comments(ballot, told), load_decisions(ballot, told)
    report.extend(told.findings)
    if not told.findings and inputs == _inputs(ballot):
        _keep(ballot, inputs, loaded)
    return loaded


def _recall(ballot: Ballot, inputs: str) -> Loaded | None:
    try:
        kept = json.loads(_path(ballot).read_bytes())
        if kept["form"] != _FORM or kept["inputs"] != inputs:
            return None
        return [_comment(row) for row in kept["comments"]], [_decision(row) for row in kept["decisions"]]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(ballot: Ballot, inputs: str, loaded: Loaded) -> None:
    comments, decisions = loaded
    kept = {
        "form": _FORM,
        "inputs": inputs,
        "comments": [_comment_row(one) for one in comments],
        "decisions": [_decision_row(one) for one in decisions],
    }
    try:
        write_atomic(_path(ballot), json.dumps(kept).encode())
    except OSError:
        return  # a folder that can't be written is no reason to fail


def _path(ballot: Ballot) -> Path:
    return ballot.root / "build" / ".cache" / f"{ballot.project}.{ballot.name}.read.json"


def _inputs(ballot: Ballot) -> str:
    """What the system notes of the files, and of the program that read them."""
    program = Path(__file__).parent
    files = [
        ballot.folder / "ballot.toml",
        *ledger_files(ballot),
        *sorted((ballot.folder / "decisions").glob("*.toml")),
        *sorted(program.glob("*.py")),
        *sorted((program.parent / "data" / "schemas").glob("*.json")),
    ]
    total = hashlib.sha256()
    for path in files:
        try:
            stat = path.stat()
        except OSError:
            continue
        total.update(f"{path}\0{stat.st_size}.{stat.st_mtime_ns}.{stat.st_ctime_ns}.{stat.st_ino}\n".encode())
    return total.hexdigest()


def _comment_row(one: Comment) -> Sequence[Any]:
    return (
        one.key,
        one.body,
        _CELLS(one.wording),
        _origin_row(one.origin),
        one.own,
        one.repairs,
        one.attachments,
        [_CELLS(wording) for wording in one.earlier],
        one.late,
        one.target,
        one.quoted,
        [_origin_row(origin) for origin in one.repeated],
        one.missing,
        _place_row(one.place),
    )


def _comment(row: Sequence[Any]) -> Comment:
    (
        key,
        body,
        cells,
        origin,
        own,
        repairs,
        attachments,
        earlier,
        late,
        target,
        quoted,
        repeated,
        missing,
        place,
    ) = row
    return Comment(
        key,
        body,
        Wording(*cells),
        Origin(*origin),
        own,
        tuple(repairs),
        tuple(attachments),
        tuple(Wording(*one) for one in earlier),
        late,
        target,
        quoted,
        tuple(Origin(*one) for one in repeated),
        missing,
        Place(*place),
    )


def _decision_row(one: Decision) -> Sequence[Any]:
    texts = [getattr(one, name) for name in _TEXTS]
    return (one.id, one.comments, texts, dict(one.answered), _place_row(one.place))


def _decision(row: Sequence[Any]) -> Decision:
    id, comments, texts, answered, place = row
    named = dict(zip(_TEXTS, texts, strict=True))
    return Decision(id, tuple(comments), **named, answered=answered, place=Place(*place))


def _origin_row(origin: Origin) -> Iterable[str]:
    return (origin.file, origin.sha256, origin.row)


def _place_row(place: Place) -> Sequence[Any]:
    return (place.file, place.line, place.column, place.approximate, place.length)
