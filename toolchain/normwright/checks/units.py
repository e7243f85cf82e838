"""Units as patterns: symbols in use, typed forms that are none, units that are not to be used."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from normwright import resources

#: A blank between a number and its unit, whichever it is.
SPACE = "[ \u00a0\u2009\u202f]"
#: A number: groups of three, decimals behind a comma or (wrongly) a point. Its groups are bounded, lest a row
#: of numbers cost its square.
NUMBER = rf"\d+(?:{SPACE}\d{{3}}){{0,4}}(?:[.,]\d+(?:{SPACE}\d{{1,3}})*)?"
#: Where a number may begin.
BEGIN = r"(?<![\w.,/:\ufffc])"
_POWER = r"(?:⁻?[¹²³⁴])?"


def _table() -> dict[str, Any]:
    return resources.table("units.toml")


@cache
def symbols() -> tuple[str, ...]:
    """Every symbol in use, also with prefixes; those that begin like another come first."""
    table = _table()
    with_prefix = {prefix + symbol for symbol in table["prefixed"] for prefix in ["", *table["prefixes"]]}
    return longest_first(with_prefix | set(table["plain"]))


@cache
def loose_symbols() -> tuple[str, ...]:
    """The symbols that are no lone letter with another common sense ("5G")."""
    return tuple(symbol for symbol in symbols() if symbol not in _table()["letters"])


@cache
def unit_pattern() -> str:
    """Source of a pattern for a unit: "m", "kg/m³", "W/(m²·K)"."""
    atom = f"(?:{alternatives(symbols())}){_POWER}"
    return rf"(?:{atom}(?:[·⋅/]\(?{atom}(?:[·⋅]{atom})*\)?)*(?![\w²³⁰-⁹⁻]))"


@cache
def deprecated() -> dict[str, str]:
    """Typed form -> the symbol that it stands for."""
    return dict(_table()["deprecated"])


@cache
def others(kind: str) -> dict[str, str]:
    """Symbols or names (`kind`) of units that are not to be used -> what to use."""
    return dict(_table()["other"][kind])


@cache
def names() -> dict[str, str]:
    """English name, singular or plural -> symbol."""
    found: dict[str, str] = {}
    for symbol, name in _table()["names"]["en"].items():
        found[name] = symbol
        found[name if name.endswith("z") else name + "s"] = symbol
    return found


def per() -> dict[str, str]:
    """English name behind "per" -> symbol."""
    return dict(_table()["per"])


def mass() -> tuple[str, ...]:
    """Symbols of mass."""
    return tuple(_table()["mass"])


def typed(words: str) -> str:
    """Words as an author types them: blanks are plain, for typography makes them what they must be."""
    return re.sub(SPACE, " ", words)


def alternatives(words: Iterable[str]) -> str:
    """Source of a pattern for any of these words, the longest first; a blank in them is any blank."""
    return "|".join(re.escape(word).replace(r"\ ", SPACE) for word in longest_first(words))


def longest_first(words: Iterable[str]) -> tuple[str, ...]:
    """The words so that none comes before a longer one that it begins."""
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
