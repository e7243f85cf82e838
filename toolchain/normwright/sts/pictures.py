"""The files behind the graphics of a standard by others."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from lxml.etree import _Element

from normwright.diagnostics import Place, Report
from normwright.sts.places import line_of
from normwright.sts.tags import HREF, tbx

#: Kinds that can be drawn, best first.
SUFFIXES = (".svg", ".png", ".jpg", ".jpeg", ".gif")
FOLDERS = ("", "figures")


def graphic_names(root: _Element) -> Iterator[tuple[str, _Element]]:
    """Each name of a picture and the first element that shows it, in document order."""
    seen: set[str] = set()
    for element in root.iter("graphic", "inline-graphic", tbx("xGraphic")):
        name = (element.get(HREF) or element.get("xtarget") or "").strip()
        if name and name not in seen:
            seen.add(name)
            yield name, element


def find_pictures(root: _Element, folder: Path, *, file: str, report: Report) -> dict[str, Path]:
    """Name of each picture -> its file, found in `folder` or its `figures/`; never outside `folder`.

    A name has an extension or not (the exchange form has none). Pictures within the file (data URIs) are
    left alone; those that are missing, lie outside or at an address are reported.
    """
    found: dict[str, Path] = {}
    for name, element in graphic_names(root):
        place = Place(file, line_of(element))
        if name.lower().startswith("data:"):
            continue
        if "://" in name:
            report.say("STS005", place, name=name)
        elif not _inside(name):
            report.say("STS004", place, name=name)
        else:
            path = _search(name, folder, place, report)
            if path is not None:
                found[name] = path
    return found


def _inside(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return not (name.startswith("/") or "\\" in name or ":" in name or "\0" in name or ".." in parts)


def _search(name: str, folder: Path, place: Place, report: Report) -> Path | None:
    home = folder.resolve()
    for candidate in _candidates(name, folder):
        try:
            if not candidate.is_file():
                continue
            real = candidate.resolve()
        except (OSError, ValueError):  # a name that the file system can't have
            continue
        if real.is_relative_to(home):
            return real
        report.say("STS004", place, name=name)
        return None
    report.say("STS003", place, name=name)
    return None


def _candidates(name: str, folder: Path) -> Iterator[Path]:
    own = PurePosixPath(name).suffix.lower() in SUFFIXES
    for sub in FOLDERS:
        base = folder / sub
        if own:
            yield base / name
        else:
            for suffix in SUFFIXES:
                yield base / (name + suffix)
                yield base / (name + suffix.upper())
