"""Pictures without what their files tell besides: camera, place, author, comments, thumbnails.

Only the parts that draw are copied, byte for byte, so nothing is lost in quality and nothing is decoded. What
isn't PNG, JPEG or GIF is not taken.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

LARGEST = 20 << 20  # bytes
_MOST_PIXELS = 100_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"sBIT"}
_SCAN, _END, _COMMENT, _COLOURS = 0xDA, 0xD9, 0xFE, 0xEE  # markers of JPEG
_FRAMES = {0xC0, 0xC1, 0xC2, 0xC3}
_OTHER = (
    (b"\x01\0\0\0", "EMF"),
    (b"\xd7\xcd\xc6\x9a", "WMF"),
    (b"\x01\0\x09\0", "WMF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"BM", "BMP"),
    (b"<svg", "SVG"),
    (b"<?xml", "SVG"),
    (b"%PDF", "PDF"),
)


@dataclass(frozen=True)
class Picture:
    """A cleaned picture, or none of its bytes and why in `left_out`."""

    suffix: str = ""  # "png"
    media_type: str = ""
    data: bytes = b""
    left_out: str = ""  # "EMF", "broken JPEG"


def clean(data: bytes) -> Picture:
    """The picture without metadata; one that can't be cleaned is left out."""
    if len(data) > LARGEST:
        return Picture(left_out=f"{len(data) >> 20} MiB large")
    for beginning, suffix, media_type, cleaner in _CLEANERS:
        if data.startswith(beginning):
            try:
                return Picture(suffix, media_type, cleaner(data))
            except (ValueError, IndexError, struct.error):
                return Picture(left_out=f"broken {suffix.upper()}")
    if data[8:12] == b"WEBP":
        return Picture(left_out="WebP")
    other = next((name for start, name in _OTHER if data.startswith(start)), "of an unknown kind")
    return Picture(left_out=other)


# -- PNG -----------------------------------------------------------------------------------------------------


def _clean_png(data: bytes) -> bytes:
    out = bytearray(_PNG)
    kinds = set()
    for kind, body in _png_chunks(data):
        if kind == b"IHDR":
            width, height = struct.unpack(">II", body[:8])
            _check_size(width, height)
        if kind in _PNG_KEPT:
            kinds.add(kind)
            out += struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        elif kind[:1].isupper():
            raise ValueError("a part that is needed and not known")
    if not {b"IHDR", b"IDAT", b"IEND"} <= kinds:
        raise ValueError("incomplete")
    return bytes(out)


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        if len(body) != length:
            raise ValueError("cut off")
        yield kind, body
        if kind == b"IEND":
            return
        at += 12 + length


# -- JPEG ----------------------------------------------------------------------------------------------------


def _clean_jpeg(data: bytes) -> bytes:
    out = bytearray(b"\xff\xd8")
    at = 2
    while True:
        while data[at] == 0xFF and data[at + 1] == 0xFF:  # fill bytes
            at += 1
        if data[at] != 0xFF:
            raise ValueError("no marker")
        marker = data[at + 1]
        if marker == _END:
            return bytes(out + b"\xff\xd9")  # what follows is a second picture or the maker's own
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        segment = data[at : at + 2 + length]
        if length < 2 or len(segment) != length + 2:
            raise ValueError("cut off")
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", segment[5:9])
            _check_size(width, height)
        if not (0xE0 <= marker <= 0xEF or marker == _COMMENT) or _is_kept(marker, segment):
            out += segment
        at += length + 2
        if marker == _SCAN:
            end = _end_of_scan(data, at)
            out += data[at:end]
            at = end


def _is_kept(marker: int, segment: bytes) -> bool:
    """Resolution (without its thumbnail: that has a marker of its own), and how colours are meant."""
    plain_jfif = marker == 0xE0 and segment[4:9] == b"JFIF\0" and len(segment) == 18
    return plain_jfif or (marker == _COLOURS and segment[4:9] == b"Adobe")


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the next marker stands that doesn't belong to the picture's own data."""
    while True:
        at = data.index(b"\xff", at)
        following = data[at + 1]
        if following != 0 and not 0xD0 <= following <= 0xD7 and following != 0xFF:
            return at
        at += 1 if following == 0xFF else 2


# -- GIF -----------------------------------------------------------------------------------------------------


def _clean_gif(data: bytes) -> bytes:
    width, height, flags = struct.unpack("<HHB", data[6:11])
    _check_size(width, height)
    at = 13 + (3 << ((flags & 7) + 1) if flags & 0x80 else 0)
    out = bytearray(data[:at])
    while data[at] != 0x3B:
        start = at
        if data[at] == 0x21:
            label, at = data[at + 1], _after_blocks(data, at + 2)
            if label == 0xF9 or (label == 0xFF and data[start + 3 : start + 11] == b"NETSCAPE"):
                out += data[start:at]
        elif data[at] == 0x2C:
            local = data[at + 9]
            at += 10 + (3 << ((local & 7) + 1) if local & 0x80 else 0) + 1
            at = _after_blocks(data, at)
            out += data[start:at]
        else:
            raise ValueError("unknown block")
    return bytes(out + b"\x3b")


def _after_blocks(data: bytes, at: int) -> int:
    while data[at]:
        at += data[at] + 1
    return at + 1


def _check_size(width: int, height: int) -> None:
    if not 0 < width * height <= _MOST_PIXELS:
        raise ValueError("too many pixels")


_CLEANERS = (
    (_PNG, "png", "image/png", _clean_png),
    (b"\xff\xd8\xff", "jpg", "image/jpeg", _clean_jpeg),
    (b"GIF8", "gif", "image/gif", _clean_gif),
)
