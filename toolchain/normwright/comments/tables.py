"""The TOML files of a ballot: read quickly when they are sound, else with the place of every fault."""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from normwright.diagnostics import Report
from normwright.workspace.toml import check_toml, load_schema, read_toml

LARGEST = 64 << 20  # bytes: cells of 100,000 characters are met, and a ledger holds many
FORMAT = 1


def read_table(path: Path, root: Path, schema: str, report: Report) -> tuple[dict[str, Any], str] | None:
    """The data of a file and its text with line feeds; None when it can't be read or is of a newer format.

    What breaks the schema is told and left out; what can't be done without is then missing.
    """
    quick = _quick(path, schema)
    if quick is not None:
        return quick
    document = read_toml(path, root, report, largest=LARGEST)
    data = check_toml(document, schema, report, printable=False) if document is not None else None
    if data is None:
        return None
    return _without_gaps(data), path.read_text(encoding="utf-8-sig")


def sound(data: Mapping[str, Any], schema: str) -> bool:
    """Whether data has the form of the schema `data/schemas/<schema>.schema.json`."""
    return _check(schema)(data)


def _quick(path: Path, schema: str) -> tuple[dict[str, Any], str] | None:
    """The file, when nothing at all is wrong with it."""
    try:
        if path.stat().st_size > LARGEST:
            return None
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        data = tomllib.loads(text)
    except (OSError, ValueError, RecursionError):
        return None
    return (data, text) if data.get("format") == FORMAT and sound(data, schema) else None


@cache
def _check(schema: str) -> Callable[[Any], bool]:
    import fastjsonschema

    check = fastjsonschema.compile(load_schema(schema), use_default=False)

    def fits(data: Any) -> bool:
        try:
            check(data)
        except fastjsonschema.JsonSchemaValueException:
            return False
        return True

    return fits


def _without_gaps(value: Any) -> Any:
    """The data without the items that were dropped from lists."""
    if isinstance(value, dict):
        return {name: _without_gaps(entry) for name, entry in value.items()}
    if isinstance(value, list):
        return [_without_gaps(entry) for entry in value if entry is not None]
    return value
