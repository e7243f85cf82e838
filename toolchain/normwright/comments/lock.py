"""One command that writes at a time: two imports would each write a ledger without the other's rows."""

import contextlib
import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from normwright.errors import UsageError

_FOLDERS = ("", "inbox", "inbox/beside", "ledger", "ledger/attachments", "received", "decisions")
_PATIENCE = 1.0  # seconds


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds a ballot's folder for this process; the system lets go when the process ends, however it ends.

    What a command that was killed left half-written in it goes.

    Raises: UsageError when another process still holds it after a moment: a program that one that was
    killed had just started may hold it a little longer.
    """
    name = hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    path = Path(tempfile.gettempdir()) / f"normwright-{_user()}-{name}.lock"
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        if not _lock_within_patience(handle):
            raise UsageError(
                f"another normwright works on {folder.parent.name}/{folder.name}",
                help="wait until it is done",
            )
        _sweep(folder)
        yield
    finally:
        os.close(handle)


def _lock_within_patience(handle: int) -> bool:
    ends = time.monotonic() + _PATIENCE
    while not _lock(handle):
        if time.monotonic() > ends:
            return False
        time.sleep(0.05)
    return True


def _sweep(folder: Path) -> None:
    """Takes away unfinished files (`files.write_together`); nobody else writes here now."""
    for name in _FOLDERS:
        for path in (folder / name).glob(".new-*"):
            with contextlib.suppress(OSError):
                path.unlink()


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else "user"


def _lock(handle: int) -> bool:
    try:
        import fcntl
    except ImportError:
        return _lock_windows(handle)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _lock_windows(handle: int) -> bool:
    import importlib

    msvcrt = importlib.import_module("msvcrt")
    try:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    except OSError:
        return False
    return True
