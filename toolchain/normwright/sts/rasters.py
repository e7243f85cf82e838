"""Pictures of pixels, known by their bytes: whole PNG, JPEG and GIF, no larger than a page can show."""

import struct
import zlib
from collections.abc import Callable

#: More are no picture for a page, but a way to fill the memory of whoever opens it.
MOST_PIXELS = 150_000_000


class NotAPicture(ValueError):
    """The bytes begin as a picture and are none that can be shown; the argument says why: "is …", "has …"."""


class TooManyPixels(NotAPicture):
    """A picture larger than `MOST_PIXELS`."""


def raster_kind(data: bytes) -> str:
    """The type of a picture of pixels, such as "image/png"; "" for anything else. Raises: NotAPicture."""
    for start, (kind, check) in _BY_START.items():
        if data.startswith(start):
            width, height = check(data)
            if width < 1 or height < 1:
                raise NotAPicture("is a picture of no size")
            if width * height > MOST_PIXELS:
                raise TooManyPixels(f"has {width} by {height} pixels, more than a page can show")
            return kind
    return ""


def _png(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG, every chunk of it looked at (ISO/IEC 15948, 5.3)."""
    position, size, found_data = 8, (0, 0), False
    while position + 12 <= len(data):
        length = int(struct.unpack_from(">I", data, position)[0])
        kind, end = data[position + 4 : position + 8], position + 8 + length
        if end + 4 > len(data) or struct.unpack_from(">I", data, end)[0] != zlib.crc32(
            data[position + 4 : end]
        ):
            raise NotAPicture("is a damaged PNG")
        if position == 8:
            if kind != b"IHDR" or length != 13:
                raise NotAPicture("is a damaged PNG")
            size = struct.unpack_from(">II", data, position + 8)
        found_data = found_data or kind == b"IDAT"
        if kind == b"IEND" and found_data:
            return size
        position = end + 4
    raise NotAPicture("is a PNG that breaks off")


def _jpeg(data: bytes) -> tuple[int, int]:
    """Width and height of a JPEG, from its frame header (ISO/IEC 10918-1, B.2.2)."""
    position = 2
    while position + 9 <= len(data):
        if data[position] != 0xFF:
            raise NotAPicture("is a damaged JPEG")
        marker = data[position + 1]
        if marker == 0xFF or marker == 0x01 or 0xD0 <= marker <= 0xD7:
            position += 1 if marker == 0xFF else 2
            continue
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack_from(">HH", data, position + 5)
            if data.rfind(b"\xff\xd9") < position:
                raise NotAPicture("is a JPEG that breaks off")
            return width, height
        if marker in {0xD9, 0xDA}:
            break
        position += 2 + int(struct.unpack_from(">H", data, position + 2)[0])
    raise NotAPicture("is a damaged JPEG")


def _gif(data: bytes) -> tuple[int, int]:
    if len(data) < 14 or data.rfind(b"\x3b") < 13:
        raise NotAPicture("is a GIF that breaks off")
    width, height = struct.unpack_from("<HH", data, 6)
    return width, height


_BY_START: dict[bytes, tuple[str, Callable[[bytes], tuple[int, int]]]] = {
    b"\x89PNG\r\n\x1a\n": ("image/png", _png),
    b"\xff\xd8\xff": ("image/jpeg", _jpeg),
    b"GIF87a": ("image/gif", _gif),
    b"GIF89a": ("image/gif", _gif),
}
