"""How large the sheets of a workbook are, by the names of their cells, before anything is made of them.

The library that reads cells makes room for all from the first to the last one: a single cell far out would
ask for more memory than there is.
"""

import io
import re
import zipfile
from collections.abc import Iterator

from normwright.wordml.refusals import Reason, Unreadable

MOST_ROWS = 100_000
MOST_COLUMNS = 200
MOST_CELLS = 5_000_000
_UNPACKED = 400 << 20  # bytes in all parts of a workbook
_CHUNK = 1 << 20  # bytes looked at together
_OVERLAP = 1_000  # bytes; the tag of a cell is shorter
#: The tag of a cell that isn't empty; whole rows and columns are often formatted to their ends.
_CELL = re.compile(rb"""<(?:\w+:)?c((?:\s[^<>"']*(?:"[^"]*"|'[^']*'))*)\s*>""")
_REFERENCE = re.compile(rb"""\sr\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_NAME = re.compile(rb"([A-Z]{0,3})([0-9]{1,7})")
#: What the zip library raises for damaged files.
_FAULTS = (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, RuntimeError)


def check_extent(data: bytes) -> None:
    """Raises: Unreadable for a workbook that would burst, in its parts or in its sheets."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
            if size > _UNPACKED:
                raise Unreadable(Reason.LARGE, f"{size >> 20} MiB once unpacked")
            for name in archive.namelist():
                if name.lower().startswith("xl/worksheets/") and name.lower().endswith(".xml"):
                    _check_sheet(name, _chunks(archive, name))
    except _FAULTS as fault:
        raise Unreadable(Reason.BROKEN, str(fault)) from None


def _chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as part:
        rest = b""
        while chunk := part.read(_CHUNK):
            yield rest + chunk
            rest = chunk[-_OVERLAP:]


def _check_sheet(name: str, chunks: Iterator[bytes]) -> None:
    rows = columns = 0
    for value in {value for chunk in chunks for value in _references(chunk)}:
        found = _NAME.fullmatch(value)
        if found is None:
            shown = value[:20].decode("utf-8", "replace")
            raise Unreadable(Reason.BROKEN, f'its part "{name}" has a cell that is called "{shown}"')
        rows, columns = max(rows, int(found[2])), max(columns, _column(found[1]))
    if rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > MOST_CELLS:
        raise Unreadable(Reason.LARGE, f'in its part "{name}" {rows} rows of {columns} cells')


def _references(chunk: bytes) -> Iterator[bytes]:
    for cell in _CELL.finditer(chunk):
        reference = _REFERENCE.search(cell[1])
        if reference is not None:
            yield reference[1] or reference[2] or b""


def _column(letters: bytes) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
