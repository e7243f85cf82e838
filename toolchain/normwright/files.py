"""Writing files so that a reader never meets a half-written one, and fingerprints of files."""

import contextlib
import hashlib
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterable
from pathlib import Path


def write_atomic(path: Path, content: bytes) -> None:
    """Puts `content` at `path` in one step, making its folder; an unchanged file is left alone."""
    with contextlib.suppress(OSError):
        if path.stat().st_size == len(content) and path.read_bytes() == content:
            return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


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
