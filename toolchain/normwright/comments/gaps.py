"""What the merge of two branches can leave behind: files whose rows no ledger has, experts with one code.

Two branches that import files of one body both write its ledger. Who resolves that conflict by keeping one
side loses the rows of the other; the files and their records are still there, so nothing else tells it.
"""

from collections.abc import Iterable, Iterator, Mapping

from normwright.comments.received import Received, replaced_by, stored_path
from normwright.comments.record import Ballot, Comment
from normwright.comments.sources import fresh_source
from normwright.diagnostics import Diagnostic, Place, diagnose


def gaps(
    ballot: Ballot, records: Mapping[str, Received], comments: Iterable[Comment]
) -> Iterator[Diagnostic]:
    """The files whose rows are lost (CMT083), and those that have the code of another expert (CMT084)."""
    for record in lost_files(records, comments):
        yield diagnose("CMT083", _place(ballot, record))
    if ballot.national:
        taken = {record.body for record in records.values()}
        for first, other in _sharing(records):
            fresh = fresh_source(other.sha256, taken)
            place = _place(ballot, other)
            yield diagnose("CMT084", place, code=other.body, other=first.name, file=place.file, fresh=fresh)


def lost_files(records: Mapping[str, Received], comments: Iterable[Comment]) -> list[Received]:
    """The files that gave rows of which no ledger has one, nor one of the files that they replace or that
    replace them; by name. Forgotten files count as little as their comments."""
    here = {one.sha256 for comment in comments for one in (comment.origin, *comment.repeated)}
    found: list[Received] = []
    for versions in _versions(records):
        if not here & {one.sha256 for one in versions}:
            found += [one for one in versions if one.taken and one.rows and one.kept != "forgotten"]
    return sorted(found, key=lambda one: (one.name, one.sha256))


def _versions(records: Mapping[str, Received]) -> Iterator[list[Received]]:
    """Each file that none replaces, with all that it replaces."""
    former = {record.replaces for record in records.values()}
    for record in records.values():
        if record.sha256 not in former:
            replaced = replaced_by(record, records)
            yield [record, *(records[digest] for digest in sorted(replaced) if digest in records)]


def _sharing(records: Mapping[str, Received]) -> Iterator[tuple[Received, Received]]:
    """Files of two senders that were given the same code, each in a branch that didn't know the other."""
    given: dict[str, Received] = {}
    for record in sorted(records.values(), key=lambda one: (one.name, one.sha256)):
        if record.body and record.body == fresh_source(record.sha256):
            first = given.setdefault(record.body, record)
            if first is not record:
                yield first, record


def _place(ballot: Ballot, record: Received) -> Place:
    return Place(stored_path(ballot, record).relative_to(ballot.root).as_posix())
