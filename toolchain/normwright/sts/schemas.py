"""Validation with the official schemas of NISO STS 1.2, which the user downloads: they are not part of this.

They are kept outside every workspace, in the user's data folder. The DTD is asked first: its words name the
element and what was expected. RELAX NG follows only when the DTD is content, since libxml2 adds errors that
follow from the first one; it sees what a DTD can't, such as a colon in an id.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from normwright.diagnostics import Diagnostic, Place, Report, diagnose
from normwright.errors import InputError, UsageError
from normwright.sts.parse import parse_xml
from normwright.sts.schema_files import collect_schema_files

NAME = "NISO-STS-interchange-1-mathml3"
DRIVERS = (f"{NAME}.dtd", f"{NAME}.rng")


def schemas_folder() -> Path:
    """Where the user's schemas are kept; it may not exist yet."""
    if sys.platform == "win32" and os.environ.get("LOCALAPPDATA"):
        return Path(os.environ["LOCALAPPDATA"]) / "normwright" / "schemas"
    given = os.environ.get("XDG_DATA_HOME", "")
    base = Path(given) if given and Path(given).is_absolute() else Path.home() / ".local" / "share"
    return base / "normwright" / "schemas"


def schemas_available() -> bool:
    """Whether at least one of the two schemas was added."""
    return any(_driver(name).is_file() for name in DRIVERS)


def add_schemas(source: Path) -> list[str]:
    """Keeps the schemas found in a zip or folder; gives the paths of their driver files.

    Replaces what was kept before, each schema as a whole, and only after it could be loaded.
    Raises: UsageError when there are none in it; InputError when it is no zip, is unsafe or doesn't load.
    """
    kept = []
    files = collect_schema_files(source, DRIVERS)
    if not files:
        raise UsageError(
            f"there are no NISO STS 1.2 Interchange schemas with MathML 3 in {source}",
            help=f"give the official download, a zip or folder that holds {DRIVERS[0]} or {DRIVERS[1]}",
        )
    for driver, content in files.items():
        kept.append(str(_keep(driver, content)))
    _load.cache_clear()
    return kept


def validate(data: bytes, *, file: str = "") -> Iterator[Diagnostic]:
    """What the schemas that were added say against an STS file, with its lines; nothing when none was."""
    report = Report()
    root = parse_xml(data, file=file, report=report)
    yield from report
    if root is None:
        return
    for driver, code in zip(DRIVERS, ("STS201", "STS202"), strict=True):
        path = _driver(driver)
        schema = _load(path) if path.is_file() else None
        if schema is not None and not schema.validate(root):
            for entry in schema.error_log:
                yield diagnose(
                    code, Place(file, entry.line, max(entry.column, 0)), fault=_plain(entry.message)
                )
            return


def _driver(name: str) -> Path:
    return schemas_folder() / name.rsplit(".", 1)[1] / name


@cache
def _load(path: Path) -> Any:
    """The compiled schema. Includes are relative and were checked when it was added; no network."""
    if path.suffix == ".dtd":
        return etree.DTD(str(path))
    parser = etree.XMLParser(no_network=True, load_dtd=False, resolve_entities=False)
    return etree.RelaxNG(etree.parse(str(path), parser))


def _keep(driver: str, files: dict[str, bytes]) -> Path:
    target = _driver(driver).parent
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=".new-", dir=target.parent))
    try:
        for name, content in sorted(files.items()):
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        _try(fresh / driver)
        if target.exists():
            shutil.rmtree(target)
        fresh.rename(target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return target / driver


def _try(driver: Path) -> None:
    try:
        _load(driver)
    except etree.LxmlError as problem:
        raise InputError(
            f"the schema {driver.name} can't be loaded: {problem}",
            help="give the whole official download; a schema needs all its files",
        ) from problem
    finally:
        _load.cache_clear()


def _plain(message: str) -> str:
    """libxml2's words; of what a DTD would have expected, no more than a reader takes in."""
    words = " ".join(message.split()).rstrip(".")
    expected, got, found = words.partition("), got (")
    if len(expected) > _MOST_EXPECTED:
        expected = expected[:_MOST_EXPECTED].rsplit(" ", 1)[0] + " …"
    return expected + got + found


_MOST_EXPECTED = 240  # characters
