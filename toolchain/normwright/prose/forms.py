"""Verbal forms as data (`data/verbal-forms.toml`): which words make which kind of provision."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from normwright import resources


class Kind(StrEnum):
    """What a verbal form makes of its sentence, strongest first (ISO/IEC Directives Part 2, Clause 7)."""

    REQUIREMENT = "requirement"
    RECOMMENDATION = "recommendation"
    PERMISSION = "permission"
    POSSIBILITY = "possibility"
    EXTERNAL = "external"
    UNLISTED = "unlisted"  # a form outside the tables: "will", "might", "needs to" …


@dataclass(frozen=True)
class Form:
    """One row of the tables; see the data for what its marks mean."""

    kind: Kind
    name: str
    equivalent: bool = False
    denied: Kind | None = None
    only: Kind | None = None
    alone: bool = True


@dataclass(frozen=True)
class FoundForm:
    """A form's words at [start, end) of a text."""

    form: Form
    start: int
    end: int
    words: str

    @property
    def negative(self) -> bool:
        """Whether its own words say "not"."""
        return bool(_NEGATIVE.search(self.words))


def find_forms(text: str, language: str, start: int = 0, end: int | None = None) -> Iterator[FoundForm]:
    """Everything in a text that reads like a verbal form, in order; none in a language not verified."""
    made = _pattern(language)
    if made is None:
        return
    pattern, forms = made
    end = len(text) if end is None else end
    # A pattern for any case is slow. Few letters change their length by lowering; then capitals aren't read.
    part = text[start:end]
    lower = part.lower()
    for match in pattern.finditer(lower if len(lower) == len(part) else part):
        form = forms[int(str(match.lastgroup)[1:])]
        found, last = match.span()
        yield FoundForm(form, start + found, start + last, part[found:last])


def may_have_forms(words: Set[str], text: str, language: str) -> bool:
    """A quick look by the words of a text, in small letters: False when it has no form for certain."""
    telling, pairs = _telling(language)
    return not telling.isdisjoint(words) or any(pair in text for pair in pairs)


@cache
def form_words(language: str) -> frozenset[str]:
    """Words in small letters, of which a text with a form has at least one."""
    telling, pairs = _telling(language)
    return telling | {pair.partition(" ")[0] for pair in pairs}


def has_forms(language: str) -> bool:
    """Whether the forms of a language are known and verified."""
    return _pattern(language) is not None


_NEGATIVE = re.compile(r"\b(?:not|never|no|unable)\b|cannot|n['’]t\b", re.IGNORECASE)
_BLANK = r"[ \u00a0\u202f]+"


@cache
def _pattern(language: str) -> tuple[re.Pattern[str], tuple[Form, ...]] | None:
    """One pattern for all forms of a language, longer phrases before shorter ones; group pN is phrase N."""
    entry: dict[str, Any] = resources.table("verbal-forms.toml").get(language, {})
    if not entry.get("verified"):
        return None
    forms = tuple(map(_form, entry["forms"]))
    phrases = [(words, index) for index, row in enumerate(entry["forms"]) for words in row["words"]]
    phrases.sort(key=lambda phrase: -len(phrase[0].split()))
    parts = [f"(?P<p{number}>{_phrase(words)})" for number, (words, _) in enumerate(phrases)]
    # "must-have" and "can-do" are words of their own
    first = "".join(sorted({word[0] for words, _ in phrases for word in words.split(" ")[0].split("|")}))
    first += "".join(
        sorted({words.split(" ")[1][0] for words, _ in phrases if words.split(" ")[0].endswith("?")})
    )
    pattern = re.compile(rf"\b(?=[{first}])(?<!-)(?:{'|'.join(parts)})(?!\w|-\w|['’]t\b)")
    return pattern, tuple(forms[index] for _, index in phrases)


@cache
def _telling(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Words that only stand in forms, and for phrases without one ("is to") their first and last words."""
    rows = resources.table("verbal-forms.toml")[language]["forms"]
    telling: set[str] = set()
    pairs: set[str] = set()
    for phrase in (words.split() for row in rows for words in row["words"]):
        plain = [word.removesuffix("?").partition("'")[0].split("|") for word in phrase]
        rare = next((words for words in plain if _COMMON.isdisjoint(words)), None)
        if rare is not None:
            telling.update(rare)
        else:
            middles = (" ", " not ") if "not?" in phrase else (" ",)
            pairs |= {
                f"{first}{middle}{last}" for first in plain[0] for middle in middles for last in plain[-1]
            }
    return frozenset(telling), frozenset(pairs)


_COMMON = frozenset(
    [
        "is",
        "are",
        "not",
        "never",
        "it",
        "there",
        "a",
        "no",
        "of",
        "to",
        "that",
        "has",
        "have",
        "do",
        "does",
        "don",
        "doesn",
        "t",
        "be",
    ]
)


def _form(row: dict[str, Any]) -> Form:
    return Form(
        Kind(row["kind"]),
        row["form"],
        row.get("equivalent", False),
        Kind(row["denied"]) if "denied" in row else None,
        Kind(row["only"]) if "only" in row else None,
        row.get("alone", True),
    )


def _phrase(words: str) -> str:
    """Words of the data as a pattern: "a|b" alternatives, "a?" may be missing."""
    made, begun = "", False
    for word in words.split():
        optional, word = word.endswith("?"), word.removesuffix("?")
        part = "(?:{})".format("|".join(re.escape(one).replace("'", "['’]") for one in word.split("|")))
        part = f"{_BLANK}{part}" if begun else f"{part}{_BLANK}" if optional else part
        made += f"(?:{part})?" if optional else part
        begun = begun or not optional
    return made
