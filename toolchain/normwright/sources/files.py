"""Files as text: size, encoding, and characters that XML can't hold, checked before anything parses them."""

import re
from pathlib import Path
from typing import Any

from normwright.diagnostics import Diagnostic, Place, Report, diagnose

#: Largest file that is read, in bytes.
LIMIT = 20_000_000
#: Longest line that is parsed, in characters.
LINE_LIMIT = 100_000

#: Not in XML 1.0, or taken for a line end by one parser and not by the other.
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


class Unreadable(Exception):
    """A file that gives no text: the code and facts of what to say about it."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self._code, self._facts = code, facts

    def at(self, place: Place) -> Diagnostic:
        """The complaint, at a place."""
        return diagnose(self._code, place, **self._facts)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file within the size limit. Raises: Unreadable; a larger file isn't opened."""
    try:
        size = path.stat().st_size
        if size > LIMIT:
            raise Unreadable("SRC204", size=round(size / 1e6), limit=round(LIMIT / 1e6))
        return path.read_bytes()
    except OSError as error:
        raise Unreadable("SRC206", fault=error.strerror or error) from error


def read_text(path: Path, file: str, report: Report) -> str:
    """The text of a file; what had to be replaced in it is told. Raises: Unreadable."""
    return decode(read_bytes(path), file, report)


def decode(data: bytes, file: str, report: Report) -> str:
    """Text of a file's bytes, lines ended by line feeds. Raises: Unreadable for a line beyond all measure."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        place = Place(file, before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        report.say("SRC205", place, byte=f"0x{data[error.start]:02X}")
        text = data.decode("utf-8-sig", errors="replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if max(map(len, text.split("\n"))) > LINE_LIMIT:
        raise Unreadable("SRC219", limit=LINE_LIMIT)
    for number, match in enumerate(_BAD.finditer(text)):
        if number < 20:
            line = text.count("\n", 0, match.start()) + 1
            place = Place(file, line, match.start() - text.rfind("\n", 0, match.start()))
            report.say("SRC208", place, character=f"U+{ord(match[0]):04X}")
    return _BAD.sub(lambda match: " " if match[0] in "\x0b\x0c\x85\u2028\u2029" else "\ufffd", text)
