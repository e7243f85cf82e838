"""The zip around a Word file: its parts, how they point at each other, and bounds on what is unpacked.

Nothing is ever written to a disk, run, or fetched: names of parts are only looked up, macros are not read,
and what points outside the package is counted and left alone. Bounds: 60 MiB packed, 300 MiB unpacked, 200
MiB a part, 10,000 parts; a part of more than 16 MiB must not be packed tighter than 1 to 300.
"""

import io
import lzma
import posixpath
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree
from lxml.etree import _Element

from normwright.wordml.names import PACKAGE, STRICT, TYPES
from normwright.wordml.refusals import Reason, Unreadable, check_kind

PACKED = 60 << 20  # bytes
UNPACKED = 300 << 20  # bytes in all parts
PART = 200 << 20  # bytes in one part
_MOST_PARTS = 10_000
_TIGHTEST = 300  # times smaller than unpacked; Word's own files reach 100
_SMALL = 16 << 20  # bytes; below it, how tightly a part is packed doesn't matter
#: What the zip library raises for damaged files.
_FAULTS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, OSError, EOFError, ValueError, RuntimeError
)  # fmt: skip
_HARMLESS = ("hyperlink", "attachedTemplate")  # Word names the template that a file was made with
_WORD = "wordprocessingml."
_MACRO = "macroEnabled"
_PROLOGUE = re.compile(rb"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_PLAIN = ("utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "windows-1252")
_OFFICE = (
    ("opendocument.text", "an OpenDocument file (.odt)"),
    ("opendocument.spreadsheet", "an OpenDocument table (.ods)"),
    ("spreadsheetml", "an Excel file (.xlsx)"),
    ("presentationml", "a PowerPoint file (.pptx)"),
    ("ms-excel", "an Excel file (.xlsm)"),
)


@dataclass(frozen=True)
class Relationship:
    """Where one part points: last word of the relation's type, and a part's name or an address."""

    kind: str  # "header", "image", "hyperlink" …
    target: str
    outside: bool = False


class Package:
    """A Word file in memory."""

    def __init__(self, data: bytes) -> None:
        """Raises: Unreadable."""
        if len(data) > PACKED:
            raise Unreadable(Reason.LARGE, f"{len(data) >> 20} MiB; at most {PACKED >> 20} are read")
        check_kind(data)
        self._archive = _opened(data)
        self._parts = _checked_parts(self._archive)
        self._relationships: dict[str, dict[str, Relationship]] = {}
        self.main = self._main_part()

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    @property
    def names(self) -> list[str]:
        """The parts, as their names are written in the package."""
        return [info.filename.replace("\\", "/").lstrip("/") for info in self._parts.values()]

    @property
    def macros(self) -> bool:
        """Whether it carries program code."""
        return any(name.endswith("vbaproject.bin") for name in self._parts) or _MACRO in self._main_type

    @cached_property
    def outside(self) -> int:
        """How many things it would fetch from elsewhere; links of the text and its template aside."""
        found = (name for name in self._parts if name.endswith(".rels"))
        everything = (one for name in found for one in self._read_relationships(name, "").values())
        return sum(1 for one in everything if one.outside and one.kind not in _HARMLESS)

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises: Unreadable when it is missing or broken."""
        part = self._parts.get(name.lower())
        if part is None:
            raise Unreadable(Reason.BROKEN, f'its part "{_short(name)}" is missing')
        try:
            with self._archive.open(part) as stream:
                return stream.read(PART + 1)[:PART]
        except _FAULTS as fault:
            raise Unreadable(
                Reason.BROKEN, f'its part "{_short(name)}" can\'t be unpacked: {fault}'
            ) from None

    def xml(self, name: str) -> bytes:
        """The XML of a part as UTF-8 in the usual namespaces. Raises: Unreadable, also for a DOCTYPE."""
        return _safe_xml(self.read(name), name)

    def tree(self, name: str) -> _Element:
        """A part as a tree. Raises: Unreadable."""
        return parse(self.xml(name), name)

    def related(self, kind: str) -> str:
        """The name of the one part of this kind that the main part points at; "" for none."""
        found = self.relationships(self.main).values()
        return next(
            (one.target for one in found if one.kind == kind and not one.outside and one.target in self), ""
        )

    def optional(self, kind: str) -> _Element | None:
        """That part as a tree, if there is one that can be read."""
        name = self.related(kind)
        try:
            return self.tree(name) if name else None
        except Unreadable:
            return None

    def relationships(self, name: str) -> dict[str, Relationship]:
        """Id -> where it points, for the part `name`."""
        folder, file = posixpath.split(name)
        return self._read_relationships(posixpath.join(folder, "_rels", f"{file}.rels"), folder)

    # -- inside --------------------------------------------------------------------------------------------

    def _read_relationships(self, rels: str, folder: str) -> dict[str, Relationship]:
        known = self._relationships.get(rels)
        if known is not None:
            return known
        found: dict[str, Relationship] = {}
        if rels in self:
            for one in self.tree(rels).iter(f"{{{PACKAGE}}}Relationship"):
                outside = one.get("TargetMode") == "External"
                target = one.get("Target") or ""
                kind = (one.get("Type") or "").rpartition("/")[2]
                place = target if outside else _resolved(folder, target)
                found[one.get("Id") or ""] = Relationship(kind, place, outside)
        self._relationships[rels] = found
        return found

    def _main_part(self) -> str:
        self._main_type = ""
        if "[content_types].xml" not in self._parts:
            raise Unreadable(Reason.OTHER, self._other_kind(""))
        types = {
            (one.get("PartName") or "").lstrip("/").lower(): one.get("ContentType") or ""
            for one in self.tree("[Content_Types].xml").iter(f"{{{TYPES}}}Override")
        }
        for one in self._read_relationships("_rels/.rels", "").values():
            if one.kind == "officeDocument" and not one.outside and one.target in self:
                self._main_type = types.get(one.target.lower(), "")
                if _WORD in self._main_type or "ms-word" in self._main_type or _is_word(one.target):
                    return one.target
        raise Unreadable(Reason.OTHER, self._other_kind(" ".join(types.values())))

    def _other_kind(self, types: str) -> str:
        if "mimetype" in self._parts:
            types += " " + self.read("mimetype")[:100].decode("ascii", "replace")
        return next((what for word, what in _OFFICE if word in types), "an archive (zip) without a Word file")


def parse(xml: bytes, name: str) -> _Element:
    """A tree out of XML that `Package.xml` gave. Raises: Unreadable."""
    try:
        root: _Element = etree.fromstring(xml, etree.XMLParser(**OPTIONS))
    except (etree.XMLSyntaxError, ValueError, LookupError) as fault:
        raise broken(name, fault) from None
    return root


#: For every parser of a part: nothing is fetched or unfolded, cells may be long.
OPTIONS: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": True,
    "remove_comments": True,
    "remove_pis": True,
}


def broken(name: str, fault: Exception) -> Unreadable:
    """What is said when the XML of the part `name` can't be parsed."""
    words = re.sub(r"\s*\(<string>.*|, line \d+, column \d+.*$", "", str(fault))
    return Unreadable(Reason.BROKEN, f'its part "{_short(name)}" is broken: {words[:200]}')


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _FAULTS as fault:
        raise Unreadable(Reason.BROKEN, f"its packing is broken: {fault}") from None


def _checked_parts(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Name in small letters -> part. Raises: Unreadable for a bomb, a password, a part that stands twice."""
    parts: dict[str, zipfile.ZipInfo] = {}
    infos = archive.infolist()
    if len(infos) > _MOST_PARTS:
        raise Unreadable(Reason.LARGE, f"{len(infos)} parts; at most {_MOST_PARTS} are read")
    for info in infos:
        name = info.filename.replace("\\", "/").lstrip("/").lower()
        if info.flag_bits & 1:
            raise Unreadable(Reason.LOCKED, "a file with a password")
        if name in parts:
            raise Unreadable(Reason.BROKEN, f'its part "{_short(info.filename)}" stands in it twice')
        if info.file_size > PART or _is_bomb(info):
            size = max(info.file_size >> 20, 1)
            raise Unreadable(Reason.LARGE, f'{size} MiB in its part "{_short(info.filename)}" once unpacked')
        parts[name] = info
    total = sum(info.file_size for info in infos)
    if total > UNPACKED:
        raise Unreadable(Reason.LARGE, f"{total >> 20} MiB once unpacked; at most {UNPACKED >> 20} are read")
    return parts


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    return info.file_size > _SMALL and info.file_size > _TIGHTEST * max(info.compress_size, 1)


def _safe_xml(data: bytes, name: str) -> bytes:
    """UTF-8 without a DOCTYPE; entities could otherwise burst the memory even where nothing unfolds them."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", "replace")
        data = re.sub(r"^\s*<\?xml.*?\?>", "", text, count=1, flags=re.DOTALL).encode("utf-8", "replace")
    data = data.removeprefix(b"\xef\xbb\xbf")
    declared = _ENCODING.match(data[:200])
    if (declared and declared[1].decode().lower() not in _PLAIN) or b"\0" in data[:4]:
        raise Unreadable(Reason.BROKEN, f'its part "{_short(name)}" is neither UTF-8 nor UTF-16')
    start = _PROLOGUE.match(data)
    if start is not None and data[start.end() : start.end() + 2] == b"<!":
        raise Unreadable(Reason.ENTITIES, f'its part "{_short(name)}" declares a document type')
    if b"http://purl.oclc.org/ooxml/" in data[:20_000]:
        for strict, usual in STRICT.items():
            data = data.replace(strict.encode(), usual.encode())
    return data


def _resolved(folder: str, target: str) -> str:
    """A part's name; one that leads out of the package names no part and is found missing."""
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))


def _is_word(name: str) -> bool:
    return name.lower().startswith("word/")


def _short(name: str) -> str:
    plain = "".join(letter if letter.isprintable() else "?" for letter in name)
    return plain if len(plain) <= 60 else plain[:59] + "…"
