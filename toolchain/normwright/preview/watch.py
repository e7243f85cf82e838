"""What changed on disk, found by looking: names, times and sizes, which every file system gives.

Notices from the system would come sooner, but not from network drives, and differ everywhere.
"""

import time
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from normwright.files import files_below

#: Seconds between two looks; longer where looking itself takes long, as on slow drives.
SHORTEST, LONGEST, SHARE = 0.03, 2.0, 10
#: Seconds in which a file system with coarse times can miss a second change of the same size.
COARSE = 3.0
_LARGEST_READ = 2_000_000
_SETTLED, _PATIENCE = 0.01, 0.3

_State = tuple[int, int, int | None]  # time in ns, size, checksum where the time is recent


class Watch:
    """Some folders and files; tells whether anything in them changed since it was asked last."""

    def __init__(self, folders: Iterable[Path] = (), files: Iterable[Path] = ()) -> None:
        self.folders = tuple(folders)
        self.files = tuple(files)
        self.interval = SHORTEST
        self._seen = self._look()

    def follow(self, files: Iterable[Path]) -> None:
        """Watches these files instead of those before; a new one isn't a change."""
        wanted = tuple(files)
        gone, new = set(self.files) - set(wanted), set(wanted) - set(self.files)
        kept = {path: state for path, state in self._seen.items() if path not in gone}
        self._seen = kept | {path: _state(path) for path in new}
        self.files = wanted

    def changed(self) -> bool:
        """Whether something differs from the last time; waits until a save in several steps is through."""
        now = self._look()
        if _same(self._seen, now):
            return False
        began = time.monotonic()
        while time.monotonic() - began < _PATIENCE:
            before = now
            time.sleep(_SETTLED)
            now = self._look()
            if _same(before, now):
                break
        self._seen = now
        return True

    def _look(self) -> dict[Path, _State]:
        began = time.monotonic()
        paths = [path for folder in self.folders for path in files_below(folder) if not _is_passing(path)]
        found = {path: _state(path) for path in (*self.files, *paths)}
        self.interval = min(LONGEST, max(SHORTEST, SHARE * (time.monotonic() - began)))
        return found


def _state(path: Path) -> _State:
    try:
        stat = path.stat()
        recent = time.time() - stat.st_mtime < COARSE and stat.st_size < _LARGEST_READ
        return stat.st_mtime_ns, stat.st_size, zlib.crc32(path.read_bytes()) if recent else None
    except OSError:
        return 0, -1, None


def _same(before: Mapping[Path, _State], now: Mapping[Path, _State]) -> bool:
    return before.keys() == now.keys() and all(_equal(before[path], state) for path, state in now.items())


def _equal(one: _State, other: _State) -> bool:
    sums_differ = one[2] is not None and other[2] is not None and one[2] != other[2]
    return one[:2] == other[:2] and not sums_differ


def _is_passing(path: Path) -> bool:
    """Whether it is a file that editors lay down for a moment."""
    name = path.name
    return name.startswith((".", "#", "~$")) or name.endswith(("~", ".tmp", ".swp"))
