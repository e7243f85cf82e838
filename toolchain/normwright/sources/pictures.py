"""Pictures that a source names: found in the draft, known by their bytes, whole."""

import re

from normwright.diagnostics import Place
from normwright.sources import draft_files
from normwright.sources.draft_files import Unusable
from normwright.sources.reading import Reading
from normwright.sts.rasters import NotAPicture, raster_kind
from normwright.sts.svg import NotAnSvg, clean_svg

#: Bytes.
LARGEST = 24 << 20


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
    try:
        if raster_kind(data):
            return []
    except NotAPicture as fault:
        raise Unusable(str(fault)) from None
    for start, kind in _OTHER_KINDS:
        if data.startswith(start):
            raise Unusable(f"is {kind}; use SVG, PNG or JPEG")
    if not re.match(rb"(?:\xef\xbb\xbf)?\s*<|\xff\xfe<|\xfe\xff\x00<", data):
        raise Unusable("is no picture (SVG, PNG, JPEG or GIF)")
    try:
        return clean_svg(data)[1]
    except NotAnSvg as fault:
        raise Unusable(f"is no SVG that can be shown: {fault}") from None


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
