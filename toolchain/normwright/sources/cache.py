"""Fragments on disk, so that an unchanged file costs its hash and nothing else."""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree
from lxml.etree import _Element

from normwright.diagnostics import Diagnostic, Level, Place

_FORM = 1


@dataclass
class Entry:
    """What reading a file gave."""

    fragment: _Element
    diagnostics: list[Diagnostic]
    dependencies: Mapping[Path, str]  # -> state


class FragmentCache:
    """One file in `folder` for each source file: the newest reading of it."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, name: str, key: str) -> Entry | None:
        """The stored reading of a source, when it was made from the same text and the same other files."""
        if self._folder is None:
            return None
        try:
            stored = json.loads(self._path(name).read_bytes())
            if stored["form"] != _FORM or stored["key"] != key:
                return None
            dependencies = {Path(path): state for path, state in stored["dependencies"].items()}
            if any(state_of(path) != state for path, state in dependencies.items()):
                return None
            diagnostics = [_read_diagnostic(values) for values in stored["diagnostics"]]
            return Entry(_parse(stored["fragment"]), diagnostics, dependencies)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, etree.XMLSyntaxError):
            return None  # absent or spoilt: it is made anew

    def put(self, name: str, key: str, entry: Entry) -> None:
        """Stores a reading; a folder that can't be written is no reason to fail."""
        if self._folder is None:
            return
        stored = {
            "form": _FORM,
            "key": key,
            "dependencies": {str(path): state for path, state in sorted(entry.dependencies.items())},
            "diagnostics": [_diagnostic(found) for found in entry.diagnostics],
            "fragment": etree.tostring(entry.fragment, encoding="unicode"),
        }
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            _replace(self._path(name), json.dumps(stored, ensure_ascii=False).encode())
        except OSError:
            return

    def _path(self, name: str) -> Path:
        assert self._folder is not None
        return self._folder / f"{digest(name.encode())[:32]}.json"


def digest(*parts: bytes) -> str:
    """A hash of these bytes, in hexadecimal digits; where one part ends counts."""
    made = hashlib.sha256()
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.hexdigest()


def state_of(path: Path) -> str:
    """What changes when a file does: the hash of its bytes; "-" for none, "!" for one that can't be read."""
    from normwright.sources.files import Unreadable, read_bytes

    try:
        return digest(read_bytes(path)) if path.is_file() else "-"
    except (OSError, Unreadable):
        return "!"


def states_of(paths: Iterable[Path]) -> dict[Path, str]:
    """The states of several files."""
    return {path: state_of(path) for path in paths}


def _parse(text: str) -> _Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(text.encode(), parser)


def _diagnostic(found: Diagnostic) -> Sequence[Any]:
    place = found.place
    where = [place.file, place.line, place.column, place.approximate, place.length]
    return [found.code, found.level.value, where, found.message, found.help, found.source]


def _read_diagnostic(values: Sequence[Any]) -> Diagnostic:
    code, level, where, message, help_, source = values
    return Diagnostic(code, Level(level), Place(*where), message, help_, source)


def _replace(path: Path, data: bytes) -> None:
    """Writes a file at once, so that a reader never sees half of it."""
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
