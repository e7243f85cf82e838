"""Files that come in: told apart by their hash, recorded, and kept in the inbox as they came."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from normwright.comments.forms.dispatch import LARGEST
from normwright.comments.received import Received, stored_path, write_received
from normwright.comments.record import Ballot
from normwright.comments.sources import fresh_source, source_of_file
from normwright.comments.store import ledger_files
from normwright.diagnostics import Place, Report
from normwright.files import slug, write_atomic
from normwright.workspace.portable import LONGEST, path_faults

_IGNORED = ("README.md",)
_DOWNLOADED = re.compile(r"[ _]?\(\d{1,3}\)(?=\.[^.]+$)")
_BESIDE = (
    b"# Received files that are too large for git; the records in ../../received have their hashes.\n*\n"
)


@dataclass(frozen=True)
class Wishes:
    """What the user says of the files named on the command line, or of all that are read now."""

    body: str = ""
    mapping: tuple[str, ...] = ()  # "column=heading"
    replaces: str = ""  # name of a received file
    late: bool = False
    force: bool = False
    largest: int = 10 << 20  # bytes in git

    @property
    def any(self) -> bool:
        """Whether something is said of how files are to be read."""
        return bool(self.body or self.mapping or self.replaces or self.late or self.force)


def read_received(path: Path, file: str, report: Report) -> bytes | None:
    """The bytes of a file; None when it can't be read (CMT060) or is too large (CMT061)."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            report.say("CMT061", Place(file), size=size >> 20, most=LARGEST >> 20)
            return None
        return path.read_bytes()
    except OSError as fault:
        report.say("CMT060", Place(file), fault=fault.strerror or str(fault))
        return None


@dataclass
class Arrivals:
    """The files of one import: `records` by hash, `places` where their bytes are, `asked` the named ones."""

    ballot: Ballot
    wishes: Wishes
    records: dict[str, Received]
    report: Report
    dry_run: bool = False

    def __post_init__(self) -> None:
        self.places: dict[str, Path] = {}
        self.asked: dict[str, None] = {}
        self._sources: set[str] = set()
        self._taken_names = {one.name.casefold() for one in self.records.values()}

    def collect(self, files: Sequence[Path]) -> None:
        """Records the files named, after those that lie in the inbox, and puts the named ones there."""
        if self.ballot.national:
            self._sources = set(self._known_sources(files)) - {""}
        self._inbox()
        for path in files:
            self._file(path)

    def _known_sources(self, files: Sequence[Path]) -> Iterator[str]:
        """The codes of experts that are given already, or that names of files say."""
        for path in (*_files_in(self.ballot.folder / "inbox"), *files):
            yield source_of_file(path.name)
        yield from (one.body for one in self.records.values())
        yield from (path.stem for path in ledger_files(self.ballot))

    def path(self, record: Received) -> Path:
        """Where the file's bytes are; it may not be there."""
        return self.places.get(record.sha256, stored_path(self.ballot, record))

    def read_again(self, lost: Iterable[Received]) -> None:
        """Has files read again whose rows went lost; the records on the disk stay until they are taken."""
        self.records.update((one.sha256, replace(one, taken=False)) for one in lost)

    # -- the inbox -----------------------------------------------------------------------------------------

    def _inbox(self) -> None:
        for path in _files_in(self.ballot.folder / "inbox"):
            file = path.relative_to(self.ballot.root).as_posix()
            data = read_received(path, file, self.report)
            if data is None:
                continue
            digest = sha256(data).hexdigest()
            if digest in self.places:
                self.report.say("CMT062", Place(file), other=self.places[digest].name)
                continue
            self.places[digest] = path
            for _, fault in path_faults([file]):
                self.report.say("CMT063", Place(file), fault=fault)
            if digest not in self.records:
                self._record(digest, path.name, path.name, len(data), self.wishes)
                self._keep_beside(self.records[digest], data, path)

    def _keep_beside(self, record: Received, data: bytes, path: Path) -> None:
        if record.kept == "beside" and not self.dry_run:
            self._store(record, data)
            path.unlink()
            self.places[record.sha256] = stored_path(self.ballot, record)

    # -- files from elsewhere ------------------------------------------------------------------------------

    def _file(self, path: Path) -> None:
        file = path.as_posix()
        data = read_received(path, file, self.report)
        if data is None:
            return
        digest = sha256(data).hexdigest()
        known = self.records.get(digest)
        if known is None:
            known = self._record(digest, self._free_name(path.name), path.name, len(data), self.wishes)
        elif known.kept == "forgotten" and not self.wishes.force:
            self.report.say("CMT064", Place(file))
            return
        else:
            known = self._known(known, file)
        self.asked[digest] = None
        stored = stored_path(self.ballot, known)
        if self.dry_run:
            self.places.setdefault(digest, path)
        elif not self._is_there(digest):
            self._store(known, data)
            self.places[digest] = stored

    def _is_there(self, digest: str) -> bool:
        return digest in self.places or stored_path(self.ballot, self.records[digest]).is_file()

    def _known(self, known: Received, file: str) -> Received:
        """A file that came before; it is read anew when it is to be read otherwise."""
        wished = self._as_wished(known, self.wishes) if self.wishes.any else known
        if known.kept == "forgotten":
            wished = replace(wished, kept=self._kept(int(known.size or 0)), taken=False)
        if wished != known:
            wished = replace(wished, taken=False, again=known.taken or known.again)
            self._write(wished)
        elif known.taken:
            self.report.say("CMT062", Place(file), other=known.name)
        return wished

    def _store(self, record: Received, data: bytes) -> None:
        path = stored_path(self.ballot, record)
        if record.kept == "beside":
            write_atomic(path.parent / ".gitignore", _BESIDE)
        write_atomic(path, data)

    # -- records -------------------------------------------------------------------------------------------

    def _record(self, digest: str, name: str, sent: str, size: int, wishes: Wishes) -> Received:
        fresh = Received(digest, name, sent, str(size), kept=self._kept(size), replaces=self._former(sent))
        record = self._as_wished(fresh, wishes)
        if self.ballot.national:
            record = self._of_source(record, sent)
        self._taken_names.add(name.casefold())
        self._write(record)
        return record

    def _of_source(self, record: Received, sent: str) -> Received:
        """The record with its expert: the one told, that of the file that it corrects, or a new one."""
        former = self.records[record.replaces].body if record.replaces else ""
        told = record.body or source_of_file(sent)
        code = told or (former if record.certain else "") or fresh_source(record.sha256, self._sources)
        self._sources.add(code)
        other = bool(told) and told != former and not record.certain
        return replace(record, body=code, replaces="" if other else record.replaces)

    def _as_wished(self, record: Received, wishes: Wishes) -> Received:
        corrected = self._corrected(wishes.replaces, record.sha256) if wishes.replaces else ""
        return replace(
            record,
            body=wishes.body or record.body,
            mapping=wishes.mapping or record.mapping,
            replaces=corrected or record.replaces,
            certain=bool(corrected) or record.certain,
            late=wishes.late or record.late,
            forced=wishes.force or record.forced,
        )

    def _write(self, record: Received) -> None:
        self.records[record.sha256] = record
        if not self.dry_run:
            write_received(self.ballot, [record])

    def _kept(self, size: int) -> str:
        return "beside" if size > self.wishes.largest else "inbox"

    def _former(self, sent: str) -> str:
        """The newest file that came under the same name, "" for none: this one may correct it."""
        same = [one for one in self.records.values() if _plain_name(one.sent) == _plain_name(sent)]
        replaced = {one.replaces for one in same}
        newest = [one.sha256 for one in same if one.sha256 not in replaced]
        return min(newest, default="")

    def _corrected(self, name: str, own: str) -> str:
        """SHA-256 of the received file that the user names. Raises: UsageError."""
        from normwright.errors import UsageError

        found = [one for one in self.records.values() if name in (one.name, one.sent) and one.sha256 != own]
        if len(found) != 1:
            known = ", ".join(sorted(one.name for one in self.records.values())) or "none"
            raise UsageError(
                f'"{name}" is no single file that was received', help=f"received so far: {known}"
            )
        return found[0].sha256

    def _free_name(self, name: str) -> str:
        """A name for the inbox that works everywhere and that no other file has, in any case of letters."""
        inbox = (self.ballot.folder / "inbox").relative_to(self.ballot.root).as_posix()
        stem, dot, suffix = name.rpartition(".")
        stem, suffix = (stem, dot + suffix) if dot else (name, "")
        room = LONGEST - len(inbox) - 12
        if name.startswith(".") or any(path_faults([f"{inbox}/{name}"])) or len(name) > room:
            stem, suffix = f"form-{slug(stem)}"[: max(room - 10, 8)], "." + slug(suffix)[:8] if suffix else ""
        taken = self._taken_names | {
            path.name.casefold() for path in _files_in(Path(self.ballot.folder / "inbox"))
        }
        numbered = (f"{stem}{f'-{number}' if number > 1 else ''}{suffix}" for number in range(1, 100_000))
        return next(candidate for candidate in numbered if candidate.casefold() not in taken)


def pending(
    records: Mapping[str, Received], asked: Mapping[str, None], *, everything: bool
) -> list[Received]:
    """The records whose files are to be read now: those not taken; of the others those asked for."""
    from normwright.comments.received import in_order

    return [
        one
        for one in in_order(records)
        if one.kept != "forgotten" and not one.taken and (everything or one.sha256 in asked or not asked)
    ]


def _plain_name(sent: str) -> str:
    """The name without the number that a browser gives to a second download: "form (1).json"."""
    return _DOWNLOADED.sub("", sent).casefold()


def _files_in(folder: Path) -> Iterator[Path]:
    """The files of an inbox, by name; hidden ones and what the program put there left out."""
    if folder.is_dir():
        for path in sorted(folder.iterdir()):
            if path.is_file() and not path.name.startswith((".", "~$")) and path.name not in _IGNORED:
                yield path
