"""A designation as an author types it, and its data: "refuge (US, preferred)" (ISO 10241-1)."""

import re
from dataclasses import replace
from typing import Any

from normwright.passes.tree import Pieces, trimmed
from normwright.sts.build import Designation

_LAST = re.compile(r"\(([^()]*)\)\Z")
_COUNTRY = re.compile(r"[A-Z]{2}$")
_SEPARATORS = re.compile(r"[,;\s]+")

GENDERS = {"m": "masculine", "f": "feminine", "n": "neuter"}
GENDERS |= {"masculine": "masculine", "feminine": "feminine", "neuter": "neuter"}
#: "m, f": a noun of either gender (NISO STS, tbx:grammaticalGender).
BOTH, _BOTH_PARTS = "masculine-feminine", {"masculine", "feminine"}
NUMBERS = {"plural": "plural", "pl": "plural", "singular": "singular", "sg": "singular"}
SPEECH = {"noun": "noun", "verb": "verb", "adj": "adj", "adv": "adv", "adjective": "adj", "adverb": "adv"}
STATUSES = {"preferred": "preferredTerm", "admitted": "admittedTerm", "deprecated": "deprecatedTerm"}

#: Field name -> normative authorization, term type.
FIELDS = {
    "preferred": ("preferredTerm", ""),
    "admitted": ("admittedTerm", ""),
    "deprecated": ("deprecatedTerm", ""),
    "abbreviation": ("admittedTerm", "abbreviation"),
    "symbol": ("admittedTerm", "symbol"),
}


def designation(content: Pieces, *, status: str = "preferredTerm", kind: str = "") -> Designation:
    """A designation, parentheses at its end read as data; those with other words belong to the term."""
    made = Designation(trimmed(content), status, kind)
    while made.content and isinstance(made.content[-1], str):
        last = made.content[-1].rstrip()
        match = _LAST.search(last)
        facts = _facts(match[1]) if match else None
        if match is None or facts is None or (len(made.content) == 1 and not last[: match.start()].strip()):
            break
        kept = last[: match.start()].rstrip()
        made = replace(made, content=[*made.content[:-1], *([kept] if kept else [])], **facts)
    return made


def with_grammar(made: Designation, text: str) -> tuple[Designation, str]:
    """The designation with the words of a `grammar` field; and the first word that isn't known, or ""."""
    for word in filter(None, _SEPARATORS.split(text.strip())):
        facts = _facts(word)
        if facts is None:
            return made, word
        made = replace(made, **facts)
    return made, ""


def _facts(text: str) -> dict[str, Any] | None:
    """Fields of a designation; None when one of the words is none of ours."""
    found: dict[str, str] = {}
    words = [word for word in _SEPARATORS.split(text.strip()) if word]
    for word in words:
        for field, table in (
            ("gender", GENDERS),
            ("number", NUMBERS),
            ("part_of_speech", SPEECH),
            ("status", STATUSES),
        ):
            if word in table:
                found[field] = BOTH if {found.get(field), table[word]} == _BOTH_PARTS else table[word]
                break
        else:
            if not _COUNTRY.match(word):
                return None
            found["usage"] = f"{found['usage']}, {word}" if "usage" in found else word
    return found if words else None
