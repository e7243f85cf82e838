"""A copy of a draft in which fixes are tried, so that no source is touched before they are proven."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from normwright.files import files_below
from normwright.workspace.record import Draft

#: What a draft needs of its workspace beside itself; programs of the workspace are not among it.
_BESIDE = ("normwright.toml", "templates", "glossary")


@contextlib.contextmanager
def working_copy(draft: Draft) -> Iterator[Draft]:
    """The draft in a folder of its own below a workspace root of its own; it is gone afterwards.

    Links are followed inside the draft only: what lies elsewhere is no source of it.
    """
    with tempfile.TemporaryDirectory(prefix="normwright-") as name:
        root = Path(name).resolve()
        for entry in _BESIDE:
            _copy(draft.root / entry, root / entry, inside=draft.root)
        folder = root / draft.folder.relative_to(draft.root)
        _copy(draft.folder, folder, inside=draft.folder)
        yield replace(draft, root=root, folder=folder)


def _copy(source: Path, target: Path, *, inside: Path) -> None:
    paths = files_below(source) if source.is_dir() else [source]
    for path in paths:
        if path.is_file() and path.resolve().is_relative_to(inside.resolve()):
            copy = target / path.relative_to(source) if source.is_dir() else target
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)


def is_source(draft: Draft, file: str) -> bool:
    """Whether a file, named as in places, is the draft's own text: below a language folder, no link away."""
    path = draft.root / file
    folders = [draft.folder / language for language in draft.record.languages]
    writable = os.access(path if path.exists() else path.parent, os.W_OK)
    return writable and any(_below(path, folder) for folder in folders)


def _below(path: Path, folder: Path) -> bool:
    return path.is_relative_to(folder) and path.resolve().is_relative_to(folder.resolve())
