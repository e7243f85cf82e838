"""The word lists by which sentences are taken apart (`data/words/sentences.toml`), made ready."""

import re
from functools import cache
from typing import Any

from normwright import resources


@cache
def words(section: str, name: str) -> frozenset[str]:
    """A list as it stands."""
    return frozenset(_table(section)[name])


@cache
def lowered(section: str, name: str) -> frozenset[str]:
    """A list in small letters."""
    return frozenset(word.lower() for word in words(section, name))


@cache
def pattern(section: str, name: str) -> re.Pattern[str]:
    """An entry that is a pattern, for any case."""
    return re.compile(_table(section)[name], re.IGNORECASE)


def _table(section: str) -> dict[str, Any]:
    found: dict[str, Any] = resources.table("words/sentences.toml")[section]
    return found
