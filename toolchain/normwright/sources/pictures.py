"""Pictures that a source names: found in the draft, known by their bytes, whole."""

import re
import struct
import zlib
from collections.abc import Callable

from normwright.diagnostics import Place
from normwright.sources import draft_files
from normwright.sources.draft_files import Unusable
from normwright.sources.reading import Reading
from normwright.sts.svg import NotAnSvg, clean_svg

#: Bytes.
LARGEST = 24 << 20
_MOST_PIXELS = 150_000_000


def use(reading: Reading, name: str, place: Place) -> str:
    """The picture's path from the draft folder ("figures/plan.svg"); "" when it can't be used (SRC101).

    What has to be taken out of an SVG before it can be shown is told, too.
    """
    try:
        path = draft_files.find(reading, name)
        removed = look_at(draft_files.read(path, most=LARGEST))
    except Unusable as fault:
        reading.say("SRC101", place, name=name, fault=fault)
        return ""
    if removed:
        reading.say("SRC266", place, name=name, removed=", ".join(removed))
    return path.relative_to(reading.draft_folder).as_posix()


def look_at(data: bytes) -> list[str]:
    """What would be taken out of a picture before it is shown; most often nothing.

    Raises: Unusable for anything but a whole PNG, JPEG, GIF or SVG.
    """
    if not data:
        raise Unusable("is empty")
    for start, check in _BY_START:
        if data.startswith(start):
            _bound(*check(data))
            return []
    for start, kind in _OTHER_KINDS:
        if data.startswith(start):
            raise Unusable(f"is {kind}; use SVG, PNG or JPEG")
    if not re.match(rb"(?:\xef\xbb\xbf)?\s*<|\xff\xfe<|\xfe\xff\x00<", data):
        raise Unusable("is no picture (SVG, PNG, JPEG or GIF)")
    try:
        return clean_svg(data)[1]
    except NotAnSvg as fault:
        raise Unusable(f"is no SVG that can be shown: {fault}") from None


def _bound(width: int, height: int) -> None:
    if width < 1 or height < 1:
        raise Unusable("is a picture of no size")
    if width * height > _MOST_PIXELS:
        raise Unusable(f"has {width} by {height} pixels, more than a page can show")


def _png(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG, every chunk of it looked at (ISO/IEC 15948, 5.3)."""
    position, size, found_data = 8, (0, 0), False
    while position + 12 <= len(data):
        length = int(struct.unpack_from(">I", data, position)[0])
        kind, end = data[position + 4 : position + 8], position + 8 + length
        if end + 4 > len(data) or struct.unpack_from(">I", data, end)[0] != zlib.crc32(
            data[position + 4 : end]
        ):
            raise Unusable("is a damaged PNG")
        if position == 8:
            if kind != b"IHDR" or length != 13:
                raise Unusable("is a damaged PNG")
            size = struct.unpack_from(">II", data, position + 8)
        found_data = found_data or kind == b"IDAT"
        if kind == b"IEND" and found_data:
            return size
        position = end + 4
    raise Unusable("is a PNG that breaks off")


def _jpeg(data: bytes) -> tuple[int, int]:
    """Width and height of a JPEG, from its frame header (ISO/IEC 10918-1, B.2.2)."""
    position = 2
    while position + 9 <= len(data):
        if data[position] != 0xFF:
            raise Unusable("is a damaged JPEG")
        marker = data[position + 1]
        if marker == 0xFF or marker == 0x01 or 0xD0 <= marker <= 0xD7:
            position += 1 if marker == 0xFF else 2
            continue
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack_from(">HH", data, position + 5)
            if data.rfind(b"\xff\xd9") < position:
                raise Unusable("is a JPEG that breaks off")
            return width, height
        if marker in {0xD9, 0xDA}:
            break
        position += 2 + int(struct.unpack_from(">H", data, position + 2)[0])
    raise Unusable("is a damaged JPEG")


def _gif(data: bytes) -> tuple[int, int]:
    if len(data) < 14 or data.rfind(b"\x3b") < 13:
        raise Unusable("is a GIF that breaks off")
    width, height = struct.unpack_from("<HH", data, 6)
    return width, height


_BY_START: tuple[tuple[bytes, Callable[[bytes], tuple[int, int]]], ...] = (
    (b"\x89PNG\r\n\x1a\n", _png),
    (b"\xff\xd8\xff", _jpeg),
    (b"GIF87a", _gif),
    (b"GIF89a", _gif),
)
#: Pictures that not every reader of a standard can show.
_OTHER_KINDS = (
    (b"II*\x00", "a TIFF"),
    (b"MM\x00*", "a TIFF"),
    (b"BM", "a bitmap of Windows"),
    (b"RIFF", "a WebP"),
    (b"%PDF", "a PDF"),
    (b"%!PS", "PostScript"),
    (b"\x1f\x8b", "compressed"),
    (b"PK\x03\x04", "an archive"),
)
