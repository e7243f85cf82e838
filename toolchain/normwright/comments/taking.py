"""The ledgers of a ballot while files are taken in: whose rows go where, and what is written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from normwright.comments.answers import changed_since, decided_keys
from normwright.comments.attachments import digests, with_names
from normwright.comments.attribution import Attributed
from normwright.comments.forms.notes import Notes
from normwright.comments.ledger import in_form, read_ledger
from normwright.comments.merging import Arrival, Merged, merge
from normwright.comments.received import Received, replaced_by, write_received
from normwright.comments.record import Ballot, Comment, Decision, Origin
from normwright.comments.sources import same_sender
from normwright.comments.store import ledger_files, ledger_path, write_ledgers
from normwright.diagnostics import Report
from normwright.files import write_together


@dataclass
class Ledgers:
    """All ledgers by body, those that can't be read by the names of their files, and the decisions."""

    ballot: Ballot
    records: dict[str, Received]
    decisions: Sequence[Decision] = ()
    comments: dict[str, list[Comment]] = field(default_factory=dict)
    faulty: dict[str, str] = field(default_factory=dict)

    def load(self, report: Report) -> None:
        """Reads all ledgers; their faults go to `report`."""
        for path in ledger_files(self.ballot):
            own = Report()
            read = read_ledger(path, self.ballot, own)
            report.extend(own)
            if read is None or own.failed:
                self.faulty[path.name] = path.relative_to(self.ballot.root).as_posix()
            if read is not None:
                self.comments[read[0]] = read[1]

    def all(self) -> list[Comment]:
        """The comments of all bodies."""
        return [comment for own in self.comments.values() for comment in own]

    def take(
        self, record: Received, rows: Sequence[Attributed], notes: Notes, *, dry_run: bool
    ) -> dict[str, Merged] | None:
        """Puts the rows of a file into the ledgers; what it came to by body.

        None when a ledger that it concerns can't be read: then nothing of the file is taken (CMT073).
        """
        if self.ballot.national:
            record = self._sent_again(record, rows)
            rows = [replace(row, body=record.body) for row in rows]
        record = self._settled(record, {row.body for row in rows}, dry_run=dry_run)
        replaced = replaced_by(record, self.records)
        sources = {record.sha256, *replaced}
        bodies = {row.body for row in rows}
        if record.replaces or record.again:
            bodies |= self._bodies_of(sources)
        faulty = {self.faulty.get(ledger_path(self.ballot, body).name, "") for body in bodies} - {""}
        if faulty:
            notes.add("CMT073", "nothing was taken", ", ".join(sorted(faulty)))
            return None
        merged: dict[str, Merged] = {}
        files: dict[Path, bytes] = {}
        for body in sorted(bodies):
            own = [row for row in rows if row.body == body]
            merged[body] = self._merge(record, body, own, replaced, files)
        if not dry_run:
            write_together(files)
            write_ledgers(self.ballot, {body: one.comments for body, one in merged.items()})
        self._say(record, merged, notes)
        self.comments.update({body: one.comments for body, one in merged.items()})
        return merged

    # -- inside --------------------------------------------------------------------------------------------

    def _sent_again(self, record: Received, rows: Sequence[Attributed]) -> Received:
        """The record; a file that says what an expert's former one of its name says is that expert's."""
        former = self.records.get(record.replaces)
        if former is None or record.certain or former.body == record.body:
            return record
        if same_sender(rows, self.comments.get(former.body, [])):
            record = replace(record, body=former.body)
        else:
            record = replace(record, replaces="")
        self.records[record.sha256] = record
        return record

    def _settled(self, record: Received, bodies: set[str], *, dry_run: bool) -> Received:
        """The record; a file of the same name corrects the former one only when a body is in both.

        That it doesn't is written down before any ledger: an import that is killed behind them must not
        settle it anew, since no comment of the former file need be left then.
        """
        both = {record.replaces, record.sha256}
        if record.replaces and not record.certain and not bodies & self._bodies_of(both):
            record = replace(record, replaces="")
            self.records[record.sha256] = record
            if not dry_run:
                write_received(self.ballot, [record])
        return record

    def _bodies_of(self, sources: set[str]) -> set[str]:
        return {body for body, own in self.comments.items() if any(_stands_in(one, sources) for one in own)}

    def _merge(
        self,
        record: Received,
        body: str,
        rows: Sequence[Attributed],
        replaced: Iterable[str],
        files: dict[Path, bytes],
    ) -> Merged:
        known = self.comments.get(body, [])
        arrivals = [_arrival(row, record) for row in rows]
        merged = merge(
            self.ballot.title,
            body,
            known,
            arrivals,
            file=record.source,
            sha256=record.sha256,
            replaced=replaced,
            decided=decided_keys(self.decisions),
            attached=digests(self.ballot, known),
        )
        by_key = {comment.key: comment for comment in merged.comments}
        for key, arrival, row in zip(merged.rows, arrivals, rows, strict=True):
            comment = by_key[key]
            if row.row.attachments and comment.origin == arrival.origin:
                by_key[key] = with_names(self.ballot, comment, row.row.attachments, files)
        merged.comments = sorted(by_key.values(), key=in_form)
        return merged

    def _say(self, record: Received, merged: Mapping[str, Merged], notes: Notes) -> None:
        places = {(one.key): one.origin.row for single in merged.values() for one in single.comments}
        for one in merged.values():
            for key, row in zip(one.repeated, one.repeated_in, strict=True):
                notes.add("CMT075", row, key)
            for key in one.missing:
                notes.add("CMT076", places[key], key)
            for key in one.removed:
                notes.add("CMT077", key)
            changed = [comment for comment in one.comments if comment.key in set(one.changed)]
            for decision, comment in changed_since(self.decisions, changed):
                notes.add("CMT078", comment.origin.row, f"{comment.key} ({decision.id})")
        self._hint(record, merged, notes)

    def _hint(self, record: Received, merged: Mapping[str, Merged], notes: Notes) -> None:
        """A file that mostly repeats another one is probably its next version, unless that was said."""
        if record.replaces:
            return
        rows = sum(len(one.rows) for one in merged.values())
        others: dict[str, int] = {}
        for one in merged.values():
            by_key = {comment.key: comment for comment in one.comments}
            for key in set(one.repeated):
                comment = by_key[key]
                files = {o.file for o in (comment.origin, *comment.repeated) if o.sha256 != record.sha256}
                for file in files:
                    others[file] = others.get(file, 0) + 1
        likely = max(sorted(others), key=lambda file: others[file], default="")
        if likely and others[likely] * 2 > rows:
            notes.add("CMT079", f"{others[likely]} of {rows} rows", likely)


def _arrival(row: Attributed, record: Received) -> Arrival:
    attached = tuple((one.name, sha256(one.data).hexdigest()) for one in row.row.attachments)
    return Arrival(
        wording=row.row.cells,
        origin=Origin(record.source, record.sha256, row.row.place),
        own=row.own,
        repairs=(*row.row.repairs, *row.repairs),
        attachments=attached,
        late=record.late,
        target=row.row.target,
        quoted=row.row.quoted,
    )


def _stands_in(comment: Comment, sources: set[str]) -> bool:
    return any(one.sha256 in sources for one in (comment.origin, *comment.repeated))
