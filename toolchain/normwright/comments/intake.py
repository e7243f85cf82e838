"""Taking comments in: received files become rows, rows become comments in the ledgers, and all is told.

What is done is done in this order, so that it can be killed anywhere and finished by the next import: the
record of a file, the file itself, the ledgers of its bodies, the mark in its record that it is taken.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from normwright.comments.arriving import Arrivals, Wishes, pending
from normwright.comments.attribution import Attributed, attribute_rows
from normwright.comments.columns import check_mapping
from normwright.comments.documents import other_document, other_text
from normwright.comments.forms.notes import Notes
from normwright.comments.forms.rows import Facts, Passage, Sheet
from normwright.comments.gaps import lost_files
from normwright.comments.heads import date_doubts, document_doubts, noted_date
from normwright.comments.lock import locked
from normwright.comments.reading import Readers
from normwright.comments.received import Received, load_received, write_received
from normwright.comments.record import Ballot
from normwright.comments.sources import attribute_source
from normwright.comments.store import load_decisions
from normwright.comments.subjects import Subject, subject_of
from normwright.comments.taking import Ledgers
from normwright.diagnostics import Diagnostic, Place, Report, diagnose

Progress = Callable[[str], None]


@dataclass(frozen=True)
class FileOutcome:
    """What one file gave: keys of comments, the rows that were mended, and what became no comment.

    `missing` stand in the file that this one corrects, and not in it; `removed` were read from it formerly.
    """

    file: str
    bodies: tuple[str, ...] = ()
    rows: int = 0
    date: str = ""  # that its head says, by ISO 8601
    repaired: tuple[Passage, ...] = ()
    not_understood: tuple[Passage, ...] = ()
    remarks: tuple[Passage, ...] = ()
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    refused: bool = False


def import_comments(
    ballot: Ballot,
    files: Sequence[Path] = (),
    *,
    wishes: Wishes | None = None,
    default: str = "",
    report: Report,
    dry_run: bool = False,
    progress: Progress = lambda _: None,
) -> list[FileOutcome]:
    """Takes in `files`, or all that lies in the inbox and isn't taken yet; what each gave, by name.

    `default` is the body where a file names none. What concerns no single file goes to `report`.
    Raises: UsageError for a mapping to an unknown column, or while another import runs.
    """
    wishes = wishes or Wishes()
    check_mapping({heading: name for name, _, heading in (one.partition("=") for one in wishes.mapping)})
    with locked(ballot.folder):
        arrivals = Arrivals(ballot, wishes, load_received(ballot, report), report, dry_run=dry_run)
        arrivals.collect(files)
        ledgers = Ledgers(ballot, arrivals.records, load_decisions(ballot, Report()))
        ledgers.load(report)
        if not files:
            arrivals.read_again(lost_files(arrivals.records, ledgers.all()))
        intake = _Intake(arrivals, ledgers, default, report)
        try:
            return intake.run(pending(arrivals.records, arrivals.asked, everything=not files), progress)
        finally:
            intake.mark()


@dataclass
class _Intake:
    arrivals: Arrivals
    ledgers: Ledgers
    default: str
    report: Report

    def __post_init__(self) -> None:
        self._done: dict[str, tuple[str, str, str]] = {}  # SHA-256 of what is taken -> rows, date, as typed

    def run(self, records: Sequence[Received], progress: Progress) -> list[FileOutcome]:
        """Reads the files, two at a time, and takes their rows, one file after another."""
        present = [one for one in records if self._is_there(one)]
        if not present:
            return []
        jobs = [(self.arrivals.path(one), self._file(one), one.columns) for one in present]
        found: list[FileOutcome] = []
        with Readers() as readers:
            sheets = readers.read(jobs)
            for number, record in enumerate(present, start=1):
                progress(f"reading {record.name} ({number} of {len(present)})")
                found.append(self._take(record, next(sheets)))
        return sorted(found, key=lambda outcome: outcome.file)

    def mark(self) -> None:
        """Writes down that the files are taken whose rows are in the ledgers."""
        records = self.arrivals.records
        taken = [
            replace(records[digest], taken=True, again=False, rows=rows, date=date, dated=dated)
            for digest, (rows, date, dated) in self._done.items()
        ]
        records.update((one.sha256, one) for one in taken)
        self._done = {}
        if taken and not self.arrivals.dry_run:
            write_received(self.arrivals.ballot, taken)

    def _is_there(self, record: Received) -> bool:
        if self.arrivals.path(record).is_file():
            return True
        self.report.say("CMT065", Place(self._file(record)), name=record.sent)
        return False

    def _file(self, record: Received) -> str:
        path, root = self.arrivals.path(record), self.arrivals.ballot.root
        return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()

    def _take(self, record: Received, sheet: Sheet) -> FileOutcome:
        file = self._file(record)
        refusal = self._refusal(record, sheet, file)
        if sheet.refused or refusal is not None:
            told = (*sheet.findings, *([refusal] if refusal else []))
            return FileOutcome(file, not_understood=sheet.not_understood, findings=told, refused=True)
        notes = Notes(file)
        doubts = self._doubts(record, sheet.facts, file)
        rows, lost = self._attributed(record, sheet, notes)
        merged = self.ledgers.take(record, rows, notes, dry_run=self.arrivals.dry_run)
        outcome = FileOutcome(
            file,
            bodies=tuple(sorted({*merged} if merged and self._national else {row.body for row in rows})),
            rows=len(sheet.rows),
            date=noted_date(sheet.facts)[0],
            repaired=tuple(
                Passage(one.row.place, "; ".join(words))
                for one in rows
                if (words := (*one.row.repairs, *one.repairs))
            ),
            not_understood=(*sheet.not_understood, *lost),
            remarks=sheet.remarks,
            findings=(*sheet.findings, *doubts, *notes.findings()),
        )
        if merged is None:
            return replace(outcome, refused=True)
        nobody = any(finding.code == "CMT067" for finding in outcome.findings)
        if not nobody:  # else it is read again until somebody says whose rows they are
            count = sum(len(one.rows) for one in merged.values())
            self._done[record.sha256] = (str(count or ""), *noted_date(sheet.facts))
        if record.replaces or record.again:
            self.mark()
        keys: dict[str, Any] = {
            name: tuple(key for one in merged.values() for key in getattr(one, name)) for name in _KEYS
        }
        return replace(outcome, **keys)

    @property
    def _national(self) -> bool:
        return self.arrivals.ballot.national

    def _attributed(
        self, record: Received, sheet: Sheet, notes: Notes
    ) -> tuple[list[Attributed], list[Passage]]:
        if self._national:
            return attribute_source(sheet, notes, record.body, self.arrivals.ballot.member)
        known = self.arrivals.ballot.liaisons
        return attribute_rows(sheet, notes, body=record.body, default=self.default, liaisons=known)

    def _refusal(self, record: Received, sheet: Sheet, file: str) -> Diagnostic | None:
        ballot = self.arrivals.ballot
        own = self._own
        if other_text(sheet.facts, ballot):
            said = sheet.facts.document or sheet.facts.ballot
            return diagnose("CMT066", Place(file), said=f"another text of {said}", own=own)
        other = "" if record.forced else other_document(sheet.facts, ballot)
        return diagnose("CMT066", Place(file), said=other, own=own) if other else None

    def _doubts(self, record: Received, facts: Facts, file: str) -> Iterator[Diagnostic]:
        yield from date_doubts(facts, file)
        if not record.forced and (facts.document or facts.project):
            yield from document_doubts(facts, self._subject, self._own, file)

    @property
    def _own(self) -> str:
        return f"{self.arrivals.ballot.document} ({self.arrivals.ballot.title})"

    @cached_property
    def _subject(self) -> Subject:
        return subject_of(self.arrivals.ballot)


_KEYS = ("new", "changed", "repeated", "missing", "removed")
