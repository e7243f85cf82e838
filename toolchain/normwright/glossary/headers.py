"""What the columns of a terminologist's table are called, in several languages, and what cells mean."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from normwright import resources
from normwright.glossary.concept import tag

#: Words between the name of a column and its language: "terme en anglais".
_BETWEEN = {"in", "en", "auf", "of", "de"}
_TAG = re.compile(r"^[A-Za-z]{2}[-_][A-Za-z]{2}$")


@dataclass(frozen=True)
class Column:
    """What a column holds: a field of `term-tables.toml`, and its language, empty when it doesn't say."""

    field: str
    language: str = ""


def column(name: str) -> Column | None:
    """The meaning of a column's name; None when it isn't known. A language alone means its preferred term."""
    words = folded(name).split()
    whole = " ".join(words)
    fields, languages = _aliases("columns"), _aliases("languages")
    if whole in fields:
        return Column(fields[whole])
    if not words:
        return None
    exact = [found.group() for found in re.finditer(r"[A-Za-z]{2}[-_][A-Za-z]{2}\b", name)]
    for cut, language, rest in _splits(words):
        code = languages.get(language)
        if code is None:
            continue
        if cut == 2 or (exact and tag(exact[0]).startswith(code)):
            code = tag(exact[0]) if exact else code
        while rest and rest[-1] in _BETWEEN:
            rest = rest[:-1]
        if not rest:
            return Column("term", code)
        if " ".join(rest) in fields:
            return Column(fields[" ".join(rest)], code)
    return None


def meaning(kind: str, cell: str) -> str:
    """What a cell says, such as "deprecated" for "à éviter"; empty when it isn't known.

    `kind` is "status", "kind" or "grammar", a table of `term-tables.toml`.
    """
    return _aliases(kind).get(folded(cell), "")


def language_of(cell: str) -> str:
    """The language tag that a cell such as "EN", "fr-CA" or "Deutsch" means; empty when none."""
    plain = cell.strip()
    known = _aliases("languages").get(folded(plain))
    if _TAG.match(plain):
        return tag(plain)
    return known or (tag(plain) if re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", plain) else "")


def folded(text: str) -> str:
    """A text without case, accents and signs, blanks single."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain).split())


def _splits(words: Sequence[str]) -> list[tuple[int, str, list[str]]]:
    """Ways to take a language off the end or the beginning: how many words it has, it, and the rest."""
    found = []
    for size in (2, 1):
        if len(words) >= size:
            found.append((size, " ".join(words[-size:]), list(words[:-size])))
            found.append((size, " ".join(words[:size]), list(words[size:])))
    return found


@cache
def _aliases(kind: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for meant, aliases in resources.table("term-tables.toml")[kind].items():
        for alias in (meant, *aliases):
            found.setdefault(folded(alias), meant)
    return found
