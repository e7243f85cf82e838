"""The shipped schemas: valid themselves, and useful in an editor."""

from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from normwright.workspace.toml import load_schema

NAMES = ("normwright", "draft", "references", "protected")


@pytest.mark.parametrize("name", NAMES)
def test_schemas_are_valid(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(load_schema(name))


@pytest.mark.parametrize("name", NAMES)
def test_every_key_is_described(name: str) -> None:
    for key, schema in _properties(load_schema(name)):
        assert schema.get("description"), key


@pytest.mark.parametrize("name", NAMES)
def test_unknown_keys_are_refused_everywhere(name: str) -> None:
    for key, schema in _properties(load_schema(name)):
        if schema.get("type") == "object":
            assert "additionalProperties" in schema, key


def _properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for key, entry in schema.get("properties", {}).items():
        yield key, entry
        yield from _properties(entry)
        yield from _properties(entry.get("items", {}))
