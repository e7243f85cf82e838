"""Picking the files of a schema out of a zip or folder that somebody downloaded."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from normwright.diagnostics import Report
from normwright.errors import InputError
from normwright.sts.parse import parse_xml

LARGEST = 60 << 20  # bytes, unpacked
MOST = 5000  # files
KINDS = (".dtd", ".ent", ".mod", ".rng")

_RNG = "{http://relaxng.org/ns/structure/1.0}"
#: A system identifier: the literal that names another file of a DTD.
_DTD_LINK = re.compile(
    rb"""<!ENTITY\s+(?:%\s+)?\S+\s+(?:SYSTEM|PUBLIC\s+(?:"[^"]*"|'[^']*'))\s+["']([^"']*)["']"""
)


def collect_schema_files(source: Path, drivers: Sequence[str]) -> dict[str, dict[str, bytes]]:
    """Driver -> (path below the driver's folder -> content) of each schema found.

    Of several copies the one nearest to the top counts. Other kinds of files are left out.
    Raises: InputError when it can't be read, is too big, or a path or a link in it leads outside.
    """
    if source.is_dir():
        files = dict(_from_folder(source))
    elif source.is_file() and zipfile.is_zipfile(source):
        files = dict(_from_zip(source))
    elif source.is_file() and source.suffix in KINDS:
        files = dict(_from_folder(source.parent))
    else:
        raise InputError(f"{source} is neither a folder nor a zip file", help="give the official download")
    found = {driver: _beside(files, driver) for driver in drivers}
    return {driver: content for driver, content in found.items() if content}


def _beside(files: dict[str, bytes], driver: str) -> dict[str, bytes]:
    homes = [PurePosixPath(path).parent for path in files if PurePosixPath(path).name == driver]
    if not homes:
        return {}
    home = min(homes, key=lambda path: (len(path.parts), path.as_posix()))
    kept = {}
    for path, content in files.items():
        if PurePosixPath(path).is_relative_to(home):
            name = PurePosixPath(path).relative_to(home).as_posix()
            _check_links(name, content)
            kept[name] = content
    return kept


def _from_folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    home = folder.resolve()
    total = count = 0
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in KINDS or not path.is_file():
            continue
        if not path.resolve().is_relative_to(home):
            raise InputError(f"{path} leads out of the folder", help="give the folder as it was unpacked")
        count, total = count + 1, total + path.stat().st_size
        _check_size(folder, count, total)
        yield path.relative_to(folder).as_posix(), path.read_bytes()


def _from_zip(source: Path) -> Iterator[tuple[str, bytes]]:
    total = 0
    try:
        with zipfile.ZipFile(source) as archive:
            members = archive.infolist()
            _check_size(source, len(members), 0)
            for member in members:
                _check_name(source, member.filename)
                if member.is_dir() or PurePosixPath(member.filename).suffix.lower() not in KINDS:
                    continue
                with archive.open(member) as file:  # what a member says of its size is not believed
                    content = file.read(LARGEST - total + 1)
                total += len(content)
                _check_size(source, 0, total)
                yield member.filename, content
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError) as problem:
        raise InputError(f"{source} can't be unpacked: {problem}", help="download it again") from problem


def _check_name(source: Path, name: str) -> None:
    parts = PurePosixPath(name).parts
    if name.startswith("/") or "\\" in name or ":" in name or ".." in parts:
        raise InputError(
            f'{source} has a file outside itself: "{name}"', help="use the official download only"
        )


def _check_size(source: Path, count: int, total: int) -> None:
    if count > MOST or total > LARGEST:
        raise InputError(
            f"{source} is far bigger than the official schemas",
            help=f"at most {LARGEST >> 20} MB and {MOST} files are taken; give the schemas alone",
        )


def _check_links(name: str, content: bytes) -> None:
    """A schema includes its own files only; a link elsewhere would be read when it is loaded."""
    depth = len(PurePosixPath(name).parent.parts)
    for target in _rng_links(name, content) if name.endswith(".rng") else _dtd_links(content):
        ups = target.split("/").count("..")
        if "://" in target or target.startswith(("/", "file:")) or "\\" in target or ups > depth:
            raise InputError(
                f'{name} includes "{target}", which is not part of the schema',
                help="use the official download",
            )


def _rng_links(name: str, content: bytes) -> list[str]:
    root = parse_xml(content, report=Report())
    if root is None:
        raise InputError(f"{name} is no well-formed XML", help="download it again")
    return [str(e.get("href") or "") for e in root.iter(f"{_RNG}include", f"{_RNG}externalRef")]


def _dtd_links(content: bytes) -> list[str]:
    without_comments = re.sub(rb"<!--.*?-->", b"", content, flags=re.DOTALL)
    return [link.decode("utf-8", "replace") for link in _DTD_LINK.findall(without_comments)]
