"""What was received: one small file a received file, named by its hash, so that two people's imports merge.

    received/<first 16 digits of the SHA-256>.toml

It is written before the file is copied and says that the file is taken only after its rows are in the
ledgers. So an import that was killed is finished by the next one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from normwright.comments.bodies import is_source
from normwright.comments.literals import quoted, quoted_list
from normwright.comments.record import Ballot
from normwright.comments.tables import FORMAT, read_table
from normwright.diagnostics import Report
from normwright.files import write_together

_DIGITS = 16


@dataclass(frozen=True)
class Received:
    """One received file, and how it was to be read.

    `name` is its name in the inbox, `sent` the one it came with. `body` is whom the user named, `mapping`
    what the user said of its columns ("clause=Abschnitt"). `replaces` is the SHA-256 of the file that it
    corrects. `kept` is "inbox", "beside" (too large for git) or "forgotten". `taken`: its rows are in the
    ledgers. `again`: it is read anew because it is to be read otherwise.
    """

    sha256: str
    name: str
    sent: str
    size: str
    body: str = ""
    mapping: tuple[str, ...] = ()
    replaces: str = ""
    certain: bool = False  # the user said what it replaces
    late: bool = False
    forced: bool = False  # taken although it names another document
    kept: str = "inbox"
    taken: bool = False
    again: bool = False
    rows: str = ""  # how many of its rows became comments; empty for none
    date: str = ""  # what its head says, by ISO 8601; empty where that isn't clear
    dated: str = ""  # the same as typed, where that is otherwise

    @property
    def source(self) -> str:
        """What ledgers call the file: the code of a national body's expert, since names can be persons'."""
        return f"{self.body}{Path(self.name).suffix.lower()}" if is_source(self.body) else self.name

    @property
    def columns(self) -> dict[str, str] | None:
        """Heading -> our column, as the readers take it."""
        pairs = (entry.partition("=") for entry in self.mapping)
        return {heading: column for column, _, heading in pairs} or None


def load_received(ballot: Ballot, report: Report) -> dict[str, Received]:
    """The records by SHA-256, by their files' names."""
    found: dict[str, Received] = {}
    for path in sorted((ballot.folder / "received").glob("*.toml")):
        read = read_table(path, ballot.root, "received", report)
        if read is None or not {"sha256", "name"} <= read[0].keys():
            continue
        data = read[0]
        given: dict[str, Any] = {name: data.get(name, "") for name in _TEXTS}
        given |= {name: data.get(name) == "yes" for name in _FLAGS}
        given |= {"mapping": tuple(data.get("mapping", ())), "kept": data.get("kept", "inbox")}
        found[given["sha256"]] = Received(**given)
    return found


def write_received(ballot: Ballot, records: Iterable[Received]) -> None:
    """Writes these records."""
    write_together({record_path(ballot, one.sha256): _text(one).encode("utf-8") for one in records})


def record_path(ballot: Ballot, sha256: str) -> Path:
    """Where the record of a received file stands."""
    return ballot.folder / "received" / f"{sha256[:_DIGITS]}.toml"


def stored_path(ballot: Ballot, record: Received) -> Path:
    """Where the received file itself stands, or should."""
    if record.kept == "beside":
        return ballot.folder / "inbox" / "beside" / f"{record.sha256[:_DIGITS]}{Path(record.name).suffix}"
    return ballot.folder / "inbox" / record.name


def in_order(records: Mapping[str, Received]) -> list[Received]:
    """The records by name, but each behind the one that it replaces."""
    done: dict[str, Received] = {}
    for record in sorted(records.values(), key=lambda one: (one.name, one.sha256)):
        chain = []
        here: Received | None = record
        while here is not None and here.sha256 not in done and here not in chain:
            chain.append(here)
            here = records.get(here.replaces)
        done.update((one.sha256, one) for one in reversed(chain))
    return list(done.values())


def replaced_by(record: Received, records: Mapping[str, Received]) -> set[str]:
    """SHA-256 of all files that a file replaces, also through others."""
    found: set[str] = set()
    here = record.replaces
    while here and here not in found:
        found.add(here)
        here = records[here].replaces if here in records else ""
    return found


_TEXTS = ("sha256", "name", "sent", "size", "body", "replaces", "rows", "date", "dated")
_FLAGS = ("certain", "late", "forced", "taken", "again")


def _text(record: Received) -> str:
    lines = ["# Written by: normwright comments import", f"format = {FORMAT}"]
    for name, value in asdict(record).items():
        if isinstance(value, tuple):
            lines += [f"{name} = {quoted_list(value)}"] if value else []
        elif value:
            lines.append(f"{name} = {quoted('yes' if value is True else value)}")
    return "\n".join(lines) + "\n"
