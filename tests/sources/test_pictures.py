"""Pictures: known by their bytes, whole, inside the draft."""

import contextlib
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normwright.sources.draft_files import Unusable
from normwright.sources.pictures import look_at
from tests.support.tried import tried


def png(width: int = 2, height: int = 2, *, data: bytes = b"x") -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(data))
        + chunk(b"IEND", b"")
    )


def jpeg(width: int = 2, height: int = 2) -> bytes:
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    return (
        b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0"
        + struct.pack(">H", len(frame) + 2)
        + frame
        + b"\xff\xda\x00\x02xx\xff\xd9"
    )


def gif(width: int = 2, height: int = 2) -> bytes:
    return b"GIF89a" + struct.pack("<HHBBB", width, height, 0, 0, 0) + b"data;"


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>'


@pytest.mark.parametrize(
    "data", [png(), jpeg(), gif(), SVG, b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- x -->" + SVG]
)
def test_taken(data: bytes) -> None:
    assert look_at(data) == []


def test_what_is_taken_out_of_a_drawing_is_named() -> None:
    assert look_at(SVG.replace(b"<rect/>", b"<script/><rect onclick=''/>")) == [
        "event handler onclick",
        "script",
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"text", "no picture"),
        (b"<html><body/></html>", "no SVG"),
        (b"<svg", "no SVG"),
        (png()[:-6], "breaks off"),
        (png().replace(b"IHDR", b"IHDX"), "damaged"),
        (png()[:40] + b"x" + png()[41:], "damaged"),
        (png(0, 5), "no size"),
        (png(60_000, 60_000), "pixels"),
        (jpeg()[:-2], "breaks off"),
        (jpeg()[:8], "damaged"),
        (jpeg(0, 0), "no size"),
        (gif()[:-1], "breaks off"),
        (b"II*\x00rest", "TIFF"),
        (b"MM\x00*rest", "TIFF"),
        (b"%PDF-1.7", "PDF"),
        (b"BMrest", "bitmap"),
        (b"PK\x03\x04", "archive"),
        (b"\x1f\x8b" + SVG, "compressed"),
    ],
)
def test_refused(data: bytes, words: str) -> None:
    with pytest.raises(Unusable, match=words):
        look_at(data)


@tried(300)
@given(
    start=st.sampled_from([png(), jpeg(), gif(), SVG, b""]),
    cut=st.integers(0, 90),
    rest=st.binary(max_size=60),
)
def test_any_bytes_are_judged(start: bytes, cut: int, rest: bytes) -> None:
    with contextlib.suppress(Unusable):
        look_at(start[:cut] + rest)
