"""A ballot's comments and decisions; files that haven't changed since they were read are not read again.

Reading thousands of small TOML files takes a second; what must answer at once takes this way. A file counts
as unchanged by what the system notes of it; one with a fault is not kept, so that the fault is told again.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import Any

from normwright.comments.decisionfiles import read_decision
from normwright.comments.ledger import read_ledger
from normwright.comments.record import Ballot, Comment, Decision, Origin, Wording
from normwright.comments.store import ledger_files
from normwright.diagnostics import Place, Report
from normwright.files import write_atomic

_FORM = 2
_CELLS = attrgetter(*Wording.__dataclass_fields__)
_TEXTS = ("status", "observation", "reason", "meeting", "date", "placement", "words")


def load_recalled(ballot: Ballot, report: Report) -> tuple[list[Comment], list[Decision]]:
    """As `load_comments` and `load_decisions`, quickly where they were loaded before."""
    try:
        return _load(ballot, report, _former(ballot))
    except (TypeError, ValueError):  # somebody wrote other things into what was kept
        return _load(ballot, report, {})


_Rows = Sequence[Sequence[Any]]
_Read = Callable[[Path, Ballot, Report], _Rows]


@dataclass
class _Recall:
    """The rows of files by their names in the ballot's folder, with what the system noted of each file."""

    ballot: Ballot
    report: Report
    former: Mapping[str, tuple[str, _Rows]]
    now: dict[str, tuple[str, _Rows]] = field(default_factory=dict)

    def rows(self, path: Path, read: _Read) -> _Rows:
        """What a file says."""
        name = f"{path.parent.name}/{path.name}"
        stamp = _stamp(path)
        known = self.former.get(name)
        if known is not None and known[0] == stamp:
            self.now[name] = known
            return known[1]
        told = Report()
        found = read(path, self.ballot, told)
        self.report.extend(told.findings)
        if stamp and not told.findings and stamp == _stamp(path):
            self.now[name] = stamp, found
        return found

    def keep(self) -> None:
        """Keeps all rows for the next time; a folder that can't be written is no reason to fail."""
        if self.now != self.former:
            kept = {"form": _FORM, "inputs": _inputs(self.ballot), "files": self.now}
            try:
                write_atomic(_path(self.ballot), json.dumps(kept).encode())
            except OSError:
                return


def _load(
    ballot: Ballot, report: Report, former: Mapping[str, tuple[str, _Rows]]
) -> tuple[list[Comment], list[Decision]]:
    recall = _Recall(ballot, report, former)
    paths = sorted((ballot.folder / "decisions").glob("*.toml"))
    ledgers = [recall.rows(path, _read_ledger) for path in ledger_files(ballot)]
    decisions = [recall.rows(path, _read_decision) for path in paths]
    made = [_comment(row) for rows in ledgers for row in rows]
    decided = [_decision(row) for rows in decisions for row in rows]
    recall.keep()
    return made, decided


def _former(ballot: Ballot) -> dict[str, tuple[str, _Rows]]:
    """What was kept, as far as it has the form that we give it."""
    try:
        kept = json.loads(_path(ballot).read_bytes())
        if kept["form"] != _FORM or kept["inputs"] != _inputs(ballot):
            return {}
        return {name: (stamp, rows) for name, (stamp, rows) in kept["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _path(ballot: Ballot) -> Path:
    return ballot.root / "build" / ".cache" / f"{ballot.project}.{ballot.name}.read.json"


def _inputs(ballot: Ballot) -> str:
    """What else the rows depend on: the ballot's name, and the program that read them."""
    program = Path(__file__).parent
    data = program.parent / "data"
    files = [*program.glob("*.py"), *data.glob("schemas/*.json"), *data.glob("comment-*.toml")]
    stamps = "".join(map(_stamp, sorted(files)))
    return hashlib.sha256(f"{ballot.title}\n{ballot.role}\n{stamps}".encode()).hexdigest()


def _stamp(path: Path) -> str:
    try:
        stat = path.stat()
    except OSError:
        return ""
    return f"{stat.st_size}.{stat.st_mtime_ns}.{stat.st_ctime_ns}.{stat.st_ino};"


def _read_ledger(path: Path, ballot: Ballot, report: Report) -> _Rows:
    read = read_ledger(path, ballot, report)
    return [_comment_row(one) for one in read[1]] if read is not None else []


def _read_decision(path: Path, ballot: Ballot, report: Report) -> _Rows:
    read = read_decision(path, ballot, report)
    return [_decision_row(read)] if read is not None else []


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
    return (one.id, one.comments, texts, dict(one.wording), dict(one.answered), _place_row(one.place))


def _decision(row: Sequence[Any]) -> Decision:
    id, comments, texts, wording, answered, place = row
    named = dict(zip(_TEXTS, texts, strict=True))
    return Decision(id, tuple(comments), **named, wording=wording, answered=answered, place=Place(*place))


def _origin_row(origin: Origin) -> Iterable[str]:
    return (origin.file, origin.sha256, origin.row)


def _place_row(place: Place) -> Sequence[Any]:
    return (place.file, place.line, place.column, place.approximate, place.length)
