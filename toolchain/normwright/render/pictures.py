"""The pictures of a standard: found, bounded, known by their bytes, cleaned.

A picture comes from the draft's folder, or stands in the file as a `data:` address. Its type is what its
first bytes say, never what its name says. SVG is cleaned by an allow-list before anybody draws it.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from lxml.etree import _Element

from normwright.diagnostics import Report
from normwright.sts.places import place_in
from normwright.sts.rasters import NotAPicture, TooManyPixels, raster_kind
from normwright.sts.standard import Standard
from normwright.sts.svg import NotAnSvg, clean_svg
from normwright.sts.tags import HREF, nw, tbx

#: On a graphic whose picture can't be shown: "absent", "unreadable", "foreign" (another format) or "large".
MISSING = nw("missing")
#: Bounds in bytes, for one picture and for all of a document.
LARGEST, LARGEST_TOTAL = 25_000_000, 150_000_000

_GRAPHICS = ("graphic", "inline-graphic", tbx("xGraphic"))
_DATA = re.compile(r"(?i:data):([\w.+-]+/[\w.+-]+)?((?:;[\w.+=\"-]+)*?)(;base64)?,", re.ASCII)
_ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/svg+xml": "svg"}


@dataclass(frozen=True)
class Picture:
    """Bytes that an engine can draw; `mime` is image/png, image/jpeg, image/gif or image/svg+xml."""

    data: bytes
    mime: str
    #: What of a drawing was taken out, such as "script (2)".
    removed: tuple[str, ...] = ()

    @property
    def ending(self) -> str:
        """File name ending without a dot."""
        return _ENDINGS[self.mime]


class _Unusable(Exception):
    """A picture that can't be shown; the argument is the reason as in `MISSING`."""


def collect_pictures(root: _Element, standard: Standard, *, report: Report) -> dict[str, Picture]:
    """The pictures that `root` shows, by the `xlink:href` that its graphics have afterwards.

    A data address is replaced by a name ("picture-1"). What can't be shown is marked and reported,
    once a name; so is what nobody described.
    """
    pictures: dict[str, Picture] = {}
    refused: dict[str, str] = {}
    for number, graphic in enumerate(root.iter(*_GRAPHICS), start=1):
        href = (graphic.get(HREF) or graphic.get("xtarget") or "").strip()
        name = f"picture-{number}" if href.lower().startswith("data:") else href
        graphic.set(HREF, name)
        if name not in pictures and name not in refused:
            try:
                pictures[name] = _picture(href, standard, room=_room(pictures))
                if removed := pictures[name].removed:
                    place = place_in(graphic, standard.file)
                    report.say("RND013", place, name=name, removed=", ".join(removed))
            except _Unusable as unusable:
                refused[name] = str(unusable)
                _report(refused[name], name, graphic, standard, report)
        if name in refused:
            graphic.set(MISSING, refused[name])
        elif not _described(graphic):
            report.say("RND006", place_in(graphic, standard.file), name=name or "(no name)")
    return pictures


def _report(reason: str, name: str, graphic: _Element, standard: Standard, report: Report) -> None:
    """Says why a picture can't be shown, unless the reader of the file said so already."""
    place = place_in(graphic, standard.file)
    said = any(found.place == place and f'"{name}"' in found.message for found in report.findings)
    if not said:
        report.say(_CODES[reason], place, name=name or "(no name)")


def _described(graphic: _Element) -> bool:
    """Whether there is an alternative text, on the graphic or on the figure or group around it."""
    return any(
        alternative is not None and (alternative.text or "").strip()
        for alternative in (
            graphic.find("alt-text"),
            *(up.find("alt-text") for up in graphic.iterancestors("fig")),
        )
    )


_CODES = {"absent": "RND002", "unreadable": "RND003", "foreign": "RND004", "large": "RND005"}


def _room(pictures: dict[str, Picture]) -> int:
    return min(LARGEST, LARGEST_TOTAL - sum(len(picture.data) for picture in pictures.values()))


def _picture(href: str, standard: Standard, *, room: int) -> Picture:
    data = _decoded(href, room) if href.lower().startswith("data:") else _file(href, standard, room)
    if len(data) > room:
        raise _Unusable("large")
    return _known(data)


def _decoded(address: str, room: int) -> bytes:
    head = _DATA.match(address)
    if head is None:
        raise _Unusable("unreadable")
    body = address[head.end() :]
    if len(body) > room * 3:  # a percent-encoded byte takes three characters
        raise _Unusable("large")
    if head[3] is None:
        return unquote_to_bytes(body)
    try:
        return base64.b64decode(re.sub(r"\s+|%0[AaDd]", "", body), validate=True)
    except (binascii.Error, ValueError):
        raise _Unusable("unreadable") from None


def _file(name: str, standard: Standard, room: int) -> bytes:
    """The file that the standard's own table of pictures names; a name is never followed as a path."""
    path = standard.pictures.get(name)
    if path is None or not path.is_file():
        raise _Unusable("absent")
    if path.stat().st_size > room:
        raise _Unusable("large")
    try:
        return path.read_bytes()
    except OSError:
        raise _Unusable("unreadable") from None


def _known(data: bytes) -> Picture:
    try:
        kind = raster_kind(data)
    except TooManyPixels:
        raise _Unusable("large") from None
    except NotAPicture:
        raise _Unusable("unreadable") from None
    if kind:
        return Picture(data, kind)
    if _looks_like_svg(data):
        return _svg(data)
    raise _Unusable("foreign")


def _svg(data: bytes) -> Picture:
    try:
        drawing, removed = clean_svg(data)
    except NotAnSvg:
        raise _Unusable("unreadable") from None
    return Picture(drawing, "image/svg+xml", tuple(removed))


def _looks_like_svg(data: bytes) -> bool:
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"<") and re.search(rb"<(\w+:)?svg[\s>]", head) is not None
