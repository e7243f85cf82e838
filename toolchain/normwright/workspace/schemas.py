"""Faults of data against a JSON Schema, in an author's words: what is unknown, wrong or missing."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from normwright.workspace.positions import Path

_TYPES = {
    "string": "text in quotes",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list in [ ]",
    "object": "a table",
}


@dataclass(frozen=True)
class Fault:
    """One fault: code, path of the key or value it is at, what to leave out because of it, words."""

    code: str
    path: Path
    at_value: bool
    broken: Path | None
    facts: dict[str, str]


def schema_faults(data: Mapping[str, Any], schema: Mapping[str, Any]) -> list[Fault]:
    """All faults, by path."""
    from jsonschema import Draft202012Validator, FormatChecker

    validator = Draft202012Validator(dict(schema), format_checker=FormatChecker(formats=["date"]))
    found: list[Fault] = []
    for error in validator.iter_errors(data):
        path: Path = tuple(error.absolute_path)
        for fault in _faults(error, path, schema):
            if fault not in found:
                found.append(fault)
    return sorted(found, key=lambda fault: ([str(step) for step in fault.path], fault.code))


def _faults(error: Any, path: Path, schema: Mapping[str, Any]) -> Iterator[Fault]:
    if error.validator == "additionalProperties":
        yield from _unknown(error, path, schema)
    elif error.validator == "required":
        for key in error.validator_value:
            if key not in error.instance:
                name = dotted((*path, key))
                about = _about(error.schema.get("properties", {}).get(key, {}))
                broken = path if path and isinstance(path[-1], int) else None
                yield Fault("SET004", path, False, broken, {"key": name, "about": about})
    else:
        facts = {"key": dotted(path), "got": shown(error.instance), "wanted": _wanted(error)}
        yield Fault("SET002", path, True, path or None, facts)


def _unknown(error: Any, path: Path, schema: Mapping[str, Any]) -> Iterator[Fault]:
    known = list(error.schema.get("properties", {}))
    patterns = list(error.schema.get("patternProperties", {}))
    for key in error.instance:
        if key in known or any(_matches(pattern, key) for pattern in patterns):
            continue
        facts = {"key": dotted((*path, key)), "right": _right(key, known, error.schema, schema, path)}
        yield Fault("SET001", (*path, key), False, (*path, key), facts)


def _right(key: str, known: list[str], here: Mapping[str, Any], schema: Mapping[str, Any], path: Path) -> str:
    """What to do about an unknown key: the nearest one here, the table it belongs to, or those known."""
    near = get_close_matches(key.lower().replace("_", "-"), known, n=1, cutoff=0.6)
    if near:
        return f"write {near[0]}"
    owners = [name for name in _owners(key, schema) if name != dotted(path)]
    if owners:
        tables = " or ".join(f"[{name}]" if name else "the top of the file" for name in owners)
        return f"move it to {tables}"
    if here.get("x-keys"):
        return str(here["x-keys"])
    return f"known here: {', '.join(known)}" if known else "leave it out"


def _owners(key: str, schema: Mapping[str, Any], name: str = "") -> Iterator[str]:
    """Dotted names of the tables that know `key`."""
    properties = schema.get("properties", {})
    if key in properties:
        yield name
    for table, entry in properties.items():
        if entry.get("type") == "object":
            yield from _owners(key, entry, f"{name}.{table}".strip("."))


def _wanted(error: Any) -> str:
    """What is right instead, from the schema at the fault."""
    schema = error.schema
    if "enum" in schema:
        near = get_close_matches(str(error.instance), [str(entry) for entry in schema["enum"]], n=1)
        hint = f"; nearest: {shown(near[0])}" if near and isinstance(error.instance, str) else ""
        return f"one of {', '.join(shown(entry) for entry in schema['enum'])}{hint}"
    if error.validator == "uniqueItems":
        return "each entry once"
    if "x-form" in schema:
        return str(schema["x-form"])
    if schema.get("format") == "date":
        return "a date such as 2031-06-02, without quotes"
    if error.validator == "minimum":
        return f"{error.validator_value} or more"
    if error.validator == "maximum":
        return f"{error.validator_value} or less"
    if error.validator == "minLength":
        return "text that isn't empty"
    if error.validator == "minItems":
        return "at least one entry"
    kinds = schema.get("type", "")
    names = [kinds] if isinstance(kinds, str) else kinds
    return " or ".join(_TYPES.get(kind, kind) for kind in names) or "another value"


def _about(schema: Mapping[str, Any]) -> str:
    """What to write for a missing key."""
    if "x-example" in schema:
        return f"such as {schema['x-example']}"
    if "enum" in schema:
        return f"one of {', '.join(shown(entry) for entry in schema['enum'])}"
    return str(schema.get("x-form") or _TYPES.get(str(schema.get("type")), "a value"))


def _matches(pattern: str, key: str) -> bool:
    import re

    return re.search(pattern, key) is not None


def dotted(path: Path) -> str:
    """A path as authors write keys: "iso.stages[2].code", items counted from 1."""
    name = ""
    for step in path:
        name += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if name else step
    return name


def shown(value: Any) -> str:
    """A value as TOML would show it, shortened."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}…"
