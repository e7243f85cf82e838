"""Pictures lose what they tell besides, and nothing that they show."""

import struct
import zlib

import pytest

from normwright.wordml.pictures import clean

SECRET = b"Camera of Nobody Known"


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*extra: bytes, width: int = 1, height: int = 1) -> bytes:
    """A picture of one grey point with further chunks."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    more = b"".join(chunk(kind, SECRET) for kind in extra)
    return b"\x89PNG\r\n\x1a\n" + head + more + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def jpeg(*extra: bytes, after: bytes = b"") -> bytes:
    """The bones of a JPEG: what is between the markers is not decoded."""
    frame = segment(0xC0, struct.pack(">BHHB", 8, 2, 2, 1) + b"\x01\x11\0")
    scan = segment(0xDA, b"\x01\x01\0\0\x3f\0") + b"\x12\xff\0\x34\xff\xd0\x56"
    return (
        b"\xff\xd8"
        + segment(0xE0, b"JFIF\0\x01\1\0\0\1\0\1\0\0")
        + b"".join(extra)
        + frame
        + scan
        + b"\xff\xd9"
        + after
    )


def gif(*extra: bytes) -> bytes:
    image = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\0"
    return (
        b"GIF89a"
        + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0)
        + bytes(6)
        + b"".join(extra)
        + image
        + b"\x3b"
        + SECRET
    )


def test_png() -> None:
    found = clean(png(b"tEXt", b"eXIf", b"iTXt", b"tIME"))
    assert (found.suffix, found.media_type) == ("png", "image/png")
    assert found.data == png()


def test_jpeg() -> None:
    exif, comment = segment(0xE1, b"Exif\0\0" + SECRET), segment(0xFE, SECRET)
    found = clean(jpeg(exif, comment, segment(0xED, SECRET), after=SECRET))
    assert (found.suffix, found.media_type) == ("jpg", "image/jpeg")
    assert found.data == jpeg()


def test_gif() -> None:
    comment = b"\x21\xfe" + bytes([len(SECRET)]) + SECRET + b"\0"
    found = clean(gif(comment))
    assert found.media_type == "image/gif"
    assert SECRET not in found.data
    assert found.data.endswith(b"\x3b")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\x01\0\0\0 enhanced", "EMF"),
        (b"<svg onload='x'/>", "SVG"),
        (b"RIFF1234WEBP", "WebP"),
        (b"something", "of an unknown kind"),
        (b"", "of an unknown kind"),
        (png()[:30], "broken PNG"),
        (png(width=1 << 20, height=1 << 20), "broken PNG"),
        (png(b"WHAT"), "broken PNG"),
        (jpeg()[:40], "broken JPG"),
        (gif()[:20], "broken GIF"),
    ],
)
def test_what_cannot_be_cleaned_is_left_out(data: bytes, why: str) -> None:
    found = clean(data)
    assert found.data == b""
    assert found.left_out == why
