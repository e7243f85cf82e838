"""Writing files so that a reader never meets a half-written one, and fingerprints of files."""

import contextlib
import hashlib
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path


def write_atomic(path: Path, content: bytes) -> None:
    """Puts `content` at `path` in one step, making its folder; an unchanged file is left alone."""
    write_together({path: content})


def write_together(files: Mapping[Path, bytes]) -> None:
    """Puts each content at its path, none of them before all are on the disk; else as `write_atomic`.

    Raises: OSError, its `filename` the path that could not be written; the old files are then still there.
    """
    waiting: dict[Path, str] = {}
    try:
        for path, content in files.items():
            if not _holds(path, content):
                waiting[path] = _written_beside(path, content)
        for path in list(waiting):
            os.replace(waiting[path], path)
            del waiting[path]
    finally:
        for temporary in waiting.values():
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _written_beside(path: Path, content: bytes) -> str:
    """The name of a new file with `content` in the folder of `path`."""
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(temporary, 0o666 & ~_umask())
    except BaseException as problem:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        if isinstance(problem, OSError):
            problem.filename = str(path)
        raise
    return temporary


def fingerprint(paths: Iterable[Path], *, base: Path) -> str:
    """SHA-256 over names (relative to `base`) and contents of files, sorted; a missing one counts as such."""
    total = hashlib.sha256()
    for path in sorted(set(paths)):
        try:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            digest = "missing"
        total.update(f"{os.path.relpath(path, base)}\0{digest}\n".encode())
    return total.hexdigest()


def files_below(folder: Path) -> list[Path]:
    """Every file below `folder`, sorted; links to folders are not followed, hidden folders left out."""
    found: list[Path] = []
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found.extend(Path(here) / name for name in names)
    return sorted(found)


def slug(text: str) -> str:
    """A file name that every system takes: "ISO/CD 00000(en)" becomes "iso-cd-00000-en"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80] or "standard"


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
