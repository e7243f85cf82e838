"""The clause of symbols and abbreviated terms (ISO/IEC Directives Part 2, Clause 17)."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from normwright.checks.document import Document
from normwright.checks.finding import Finding, on
from normwright.checks.rule import rule
from normwright.sts.labels import words as printed_words
from normwright.sts.text import OBJECT
from normwright.sts.views import (
    Clause,
    Explanations,
    Kind,
    clause_of,
    variables,
)

_WORD = re.compile(r"[^\W_]+")
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"


@rule("SYM001", on=Explanations)
def check_used(listed: Explanations, document: Document) -> Iterator[Finding]:
    """What the clause of symbols and abbreviations lists is used."""
    clause = clause_of(listed)
    if clause is None or not is_symbols(clause):
        return
    for one in listed.entries:
        name = _plain(one.letters)
        if name and not _is_used(name, document):
            yield on("SYM001", one, name=one.letters)


def is_symbols(clause: Clause) -> bool:
    """Whether a clause, or one around it, is that of symbols or abbreviated terms."""
    titles = {title.casefold() for title in printed_words("en")["titles"]["symbols"]}
    around: Clause | None = clause
    while around is not None:
        if around.title.casefold() in titles and around.top.kind is not Kind.ANNEX:
            return True
        around = around.parent
    return False


def _is_used(name: str, document: Document) -> bool:
    if name in document.once(_in_formulae) or name in document.once(_words):
        return True
    if name.isupper() and len(name) > 1 and f"{name}s" in document.once(_words):
        return True
    # Signs and words together, such as "R-value", aren't a single word.
    return not name.isalnum() and any(name in string for string in document.once(_texts))


def _in_formulae(document: Document) -> frozenset[str]:
    """The symbols of all formulae outside the clause of symbols."""
    found: set[str] = set()
    homes: dict[str, bool] = {}
    for variable in variables(document.standard):
        clause = clause_of(variable)
        key = clause.id if clause is not None else ""
        if key not in homes:
            homes[key] = clause is not None and is_symbols(clause)
        if not homes[key]:
            found |= {_plain(variable.name), _plain(variable.name[:1])}
    return frozenset(found)


def _texts(document: Document) -> tuple[str, ...]:
    """Every text outside the clause of symbols."""
    return tuple(
        _plain(passage.string, blanks=True)
        for passage in document.all_passages
        if passage.clause is None or not document.once(Homes).has(passage.clause)
    )


def _words(document: Document) -> frozenset[str]:
    """Every run of letters and figures in these texts."""
    return frozenset(match[0] for string in document.once(_texts) for match in _WORD.finditer(string))


class Homes:
    """Which clauses are those of symbols, asked once each."""

    def __init__(self, document: Document) -> None:
        self._known: dict[int, bool] = {}

    def has(self, clause: Clause) -> bool:
        """Whether the clause is one."""
        if id(clause) not in self._known:
            self._known[id(clause)] = is_symbols(clause)
        return self._known[id(clause)]


def _plain(text: str, *, blanks: bool = False) -> str:
    """Letters as plain as possible: italic and sans-serif ones of mathematics are those of the alphabet."""
    if text.isascii():
        return text if blanks else "".join(text.split())
    made = unicodedata.normalize("NFKC", text).replace("ϵ", "ε").replace("ϕ", "φ").replace("ϑ", "θ")
    return made if blanks else "".join(made.split()).replace(OBJECT, "")


@rule("SYM002", on=Explanations)
def check_order(listed: Explanations, document: Document) -> Iterator[Finding]:
    """Latin before Greek, by letter, capitals first, without index before with, letters before numbers."""
    clause = clause_of(listed)
    if clause is None or not is_symbols(clause):
        return
    signs = [(one, _plain(one.letters)) for one in listed.entries]
    if any(not sign for _, sign in signs) or _is_mixed([sign for _, sign in signs]):
        return
    for (_, before), (one, sign) in pairwise(signs):
        if _rank(sign) < _rank(before):
            yield on("SYM002", one, name=one.letters, before=before)
            return


def _is_mixed(signs: list[str]) -> bool:
    """Whether symbols and abbreviations stand in one list, for which there is no order."""
    short = [len(sign) > 1 and sign.isupper() for sign in signs]
    return any(short) and not all(short)


def _rank(sign: str) -> tuple[Any, ...]:
    if len(sign) > 1 and sign.isupper():
        return (sign.casefold(),)
    letter, index = sign[0], sign[1:].lstrip("_")
    lowered = letter.casefold()
    script = 0 if lowered.isascii() and lowered.isalpha() else 1 if lowered in _GREEK else 2
    place = _GREEK.index(lowered) if script == 1 else lowered
    return (script, str(place).zfill(2), letter.islower(), bool(index), index[:1].isdigit(), index.casefold())
