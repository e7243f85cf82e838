"""Forgetting a received file: the file goes, its hash stays, and on demand its comments go too."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from normwright.comments.answers import decided_keys
from normwright.comments.attachments import attachments_folder
from normwright.comments.ledger import by_place, in_form
from normwright.comments.lock import locked
from normwright.comments.received import Received, load_received, stored_path, write_received
from normwright.comments.record import Ballot, Comment
from normwright.comments.store import load_comments, load_decisions, write_ledgers
from normwright.diagnostics import Report
from normwright.errors import UsageError


@dataclass(frozen=True)
class Forgotten:
    """What was taken away: the file's hash and size, the keys of comments."""

    sha256: str
    path: Path
    comments: tuple[str, ...] = ()


def forget_file(
    ballot: Ballot, name: str, *, with_comments: bool = False, dry_run: bool = False
) -> Forgotten:
    """Removes a received file, named by its name or the beginning of its hash; its record keeps the hash.

    Its comments stay in the ledger unless `with_comments`; one that stands in another file too always stays.
    Raises: UsageError when no file has that name, a ledger has faults, or a decision answers such a comment.
    """
    with locked(ballot.folder):
        record = _record(ballot, name)
        path = stored_path(ballot, record)
        going = _going(ballot, record) if with_comments else []
        if not dry_run:
            # The record first: a run that is killed behind it is finished by saying the same again.
            gone = replace(record, kept="forgotten", taken=True, again=False)
            if ballot.national:  # the file's name can be a person's
                gone = replace(gone, name=record.source, sent=record.source)
            write_received(ballot, [gone])
            if with_comments:
                _remove_comments(ballot, record, {comment.key for comment in going})
            path.unlink(missing_ok=True)
        return Forgotten(record.sha256, path, tuple(comment.key for comment in going))


def _record(ballot: Ballot, name: str) -> Received:
    report = Report()
    records = load_received(ballot, report)
    plain = Path(name).name
    found = [one for one in records.values() if one.name == plain]
    found = found or [one for one in records.values() if len(plain) > 7 and one.sha256.startswith(plain)]
    if len(found) != 1:
        known = ", ".join(sorted(one.name for one in records.values() if one.kept != "forgotten")) or "none"
        raise UsageError(f'"{name}" is no file that was received', help=f"received: {known}")
    return found[0]


def _going(ballot: Ballot, record: Received) -> list[Comment]:
    """The comments that stand in this file alone, none of them decided."""
    going = [comment for comment in _comments(ballot) if _sources(comment) == {record.sha256}]
    decided = decided_keys(load_decisions(ballot, Report()))
    held = [comment.key for comment in going if comment.key in decided]
    if held:
        raise UsageError(
            f"{len(held)} of its comments are decided: {', '.join(held[:5])}{' …' if len(held) > 5 else ''}",
            help="take them out of decisions/ first, or keep the comments",
        )
    return going


def _remove_comments(ballot: Ballot, record: Received, keys: set[str]) -> None:
    kept: dict[str, list[Comment]] = {}
    names: list[str] = []
    for comment in _comments(ballot):
        own = kept.setdefault(comment.body, [])
        if comment.key in keys:
            names += comment.attachments
        else:
            own.append(_without(comment, record))
    write_ledgers(ballot, {body: sorted(own, key=in_form) for body, own in kept.items()})
    for name in names:
        (attachments_folder(ballot) / name).unlink(missing_ok=True)


def _without(comment: Comment, record: Received) -> Comment:
    """The comment without the rows of that file, where it stands in others too."""
    left = [one for one in (comment.origin, *comment.repeated) if one.sha256 != record.sha256]
    if not left or len(left) == 1 + len(comment.repeated):
        return comment
    first = min(left, key=by_place)
    return replace(comment, origin=first, repeated=tuple(one for one in left if one != first))


def _comments(ballot: Ballot) -> Sequence[Comment]:
    report = Report()
    found = load_comments(ballot, report)
    if report.failed:
        fault = next(iter(report))
        raise UsageError(f"a ledger has faults: {fault.place}: {fault.message}", help="correct it first")
    return found


def _sources(comment: Comment) -> set[str]:
    return {one.sha256 for one in (comment.origin, *comment.repeated)}
