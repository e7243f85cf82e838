"""Types of comments: ge, te, ed, however a form writes them (`data/comment-kinds.toml`)."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from normwright import resources


@dataclass(frozen=True)
class Kind:
    """What the cell says: "ge", "te" or "ed"; "" when it says none of them. And a doubt."""

    code: str
    doubt: str = ""


@lru_cache(maxsize=4096)
def read_kind(text: str) -> Kind:
    """The type that a cell's text says; of several the heavier, with a doubt."""
    plain = _folded(text)
    if not plain:
        return Kind("", "no type is given")
    code = _words().get(plain)
    if code:
        return Kind(code)
    parts = re.split(r"\s*(?:[/,;+&|]|\band\b|\bund\b|\bet\b|\n)\s*", _kept(text))
    found = [_words().get(_folded(part), "") for part in parts if _folded(part)]
    if found and all(found):
        return _heavier(found)
    found = [code for word in plain.split() if (code := _words().get(word))]
    if found and len(found) == len(plain.split()):
        return _heavier(found)
    return Kind("", "it is none of ge, te, ed")


def kind_names() -> dict[str, str]:
    """Code -> what it is called, the heaviest first."""
    names = resources.table("comment-kinds.toml")["names"]
    return {code: names[code] for code in _order()}


def _heavier(codes: list[str]) -> Kind:
    several = sorted(set(codes), key=_order().index)
    return Kind(several[0], "" if len(several) == 1 else f"two types, of which {several[0]} counts")


def _kept(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text[:200].casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _folded(text: str) -> str:
    """Small letters without accents, words parted by one blank."""
    return " ".join(re.sub(r"[^a-z]+", " ", _kept(text)).split())


def _order() -> list[str]:
    order: list[str] = resources.table("comment-kinds.toml")["order"]
    return order


@cache
def _words() -> dict[str, str]:
    table = resources.table("comment-kinds.toml")["kinds"]
    return {_folded(word): code for code, words in table.items() for word in words}
