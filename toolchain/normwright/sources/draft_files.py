"""Files that a source names: pictures and values, found inside the draft only."""

import os
from pathlib import Path, PurePosixPath

from normwright.sources.reading import Reading


class Unusable(Exception):
    """A file can't be taken; the argument says why, to follow the file's name."""


def find(reading: Reading, name: str) -> Path:
    """The file of that name in the language folder, else beside `draft.toml`; both become dependencies.

    Raises: Unusable for an address, a path out of the draft (links followed), or no such file.
    """
    if not name or "\0" in name or "\\" in name or "://" in name or name.startswith(("/", "~")):
        raise Unusable("isn't a path inside the draft")
    if ":" in PurePosixPath(name).parts[0]:
        raise Unusable("isn't a path inside the draft")
    draft = reading.draft_folder
    for folder in (draft / reading.language, draft):
        path = Path(os.path.normpath(folder / name))
        if not path.is_relative_to(draft):
            raise Unusable("lies outside the draft")
        reading.depends_on(path)
        if path.is_file():
            if not path.resolve().is_relative_to(draft.resolve()):
                raise Unusable("leads outside the draft")
            return path
    raise Unusable("doesn't exist, neither in the language folder nor beside draft.toml")


def read(path: Path, *, most: int) -> bytes:
    """The bytes of a file.

    `most`: bytes. Raises: Unusable when it is larger or can't be read.
    """
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise Unusable(f"can't be read ({error.strerror or 'unknown fault'})") from None
    if len(data) > most:
        raise Unusable(f"is larger than {most >> 20} MB")
    return data
