"""What was computed of a ballot, kept outside git until anything that it was made from changes.

It is a shortcut for commands that must answer at once, or come in a row; lost or spoilt, it is made anew.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from normwright.comments.record import Ballot, Decision
from normwright.comments.store import ledger_files
from normwright.files import files_below, write_atomic


@dataclass(frozen=True)
class Cache:
    """One file of it: `name` says what is kept, `form` is raised when its shape changes."""

    ballot: Ballot
    name: str
    form: int
    inputs: str  # fingerprint of all that it depends on

    def read(self) -> dict[str, Any] | None:
        """What was kept; None when there is nothing, or it was made from other files."""
        try:
            kept = json.loads(self._path.read_bytes())
            fits = kept["form"] == self.form and kept["inputs"] == self.inputs
            return dict(kept["kept"]) if fits else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, found: Mapping[str, Any]) -> None:
        """Keeps it; a folder that can't be written is no reason to fail."""
        kept = {"form": self.form, "inputs": self.inputs, "kept": found}
        try:
            write_atomic(self._path, json.dumps(kept, ensure_ascii=False).encode("utf-8", "surrogatepass"))
        except OSError:
            return

    @property
    def _path(self) -> Path:
        name = f"{self.ballot.project}.{self.ballot.name}.{self.name}.json"
        return self.ballot.root / "build" / ".cache" / name


def cache_of(ballot: Ballot, decisions: Iterable[Decision], name: str, *, form: int) -> Cache:
    """The cache of what placing or grouping found."""
    return Cache(ballot, name, form, _fingerprint(ballot, decisions))


def _fingerprint(ballot: Ballot, decisions: Iterable[Decision]) -> str:
    """Of all that placing and grouping depend on, the program's own files by size and time."""
    total = hashlib.sha256()
    for path in (*ledger_files(ballot), *files_below(ballot.folder / "circulated")):
        if path.suffix in (".toml", ".xml", ".json"):
            total.update(f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    for one in decisions:
        if one.placement:
            total.update(f"{one.placement}\0{one.comments}\n".encode())
    for path in files_below(Path(__file__).parent.parent):
        if path.suffix in (".py", ".toml"):
            stat = path.stat()
            total.update(f"{stat.st_size}.{stat.st_mtime_ns},".encode())
    return total.hexdigest()
