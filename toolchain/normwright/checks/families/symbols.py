"""Symbols and abbreviated terms (ISO/IEC Directives Part 2, Clause 17, 8.4)."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

from normwright import resources
from normwright.checks.document import Document
from normwright.checks.finding import Finding, Mending, at, on, replace
from normwright.checks.rule import rule
from normwright.checks.works import mentions
from normwright.sts.labels import words as printed_words
from normwright.sts.text import OBJECT
from normwright.sts.views import (
    Clause,
    Explained,
    Explanations,
    Inline,
    Kind,
    Passage,
    Role,
    clause_of,
    variables,
)

_SHORT = re.compile(
    r"(?<![\w.@/\\#&-])(?P<letters>[A-Z][A-Z0-9&]*[A-Z][A-Z0-9]*)(?:s\b)?(?![\w@/\\&])(?!-\w)(?!\.\w)"
)
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_COMMITTEE = re.compile(
    r"\b(?:ISO|IEC|CEN|CENELEC|CLC|ITU)"
    r"(?:/[A-Z]+|[ \u00a0](?:JTC|TC|SC|WG|JWG|PC|SyC|PT|MT|AG)\b[ \u00a0]?\d*)+"
)
_LABELLED = re.compile(
    r"\b(?:Annex(?:es)?|Table|Figure|Clause|Formula|Class|Type|Level|Grade|Block|Part|Group|Zone|"
    r"Category|Case|Option|"
    r"Form|Position|Point|Line|Code|Model|Method|Step|Phase|Area|Item|Directive|Regulation)s?[ \u00a0]$",
    re.IGNORECASE,
)
_STOPPED = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,}|(?<![\w.])(?:a\.c\.|d\.c\.)")
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
#: Texts of sentences, in which a reader meets an abbreviation.
_READ = frozenset({Role.PARAGRAPH, Role.ITEM, Role.NOTE, Role.EXAMPLE, Role.DEFINITION, Role.NOTE_TO_ENTRY})


@rule("SYM001", on=Explanations)
def check_used(listed: Explanations, document: Document) -> Iterator[Finding]:
    """What the clause of symbols and abbreviations lists is used."""
    clause = clause_of(listed)
    if clause is None or not is_symbols(clause):
        return
    for one in listed.entries:
        name = _plain(one.letters)
        if name and not _is_used(name, one, document):
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


def _is_used(name: str, one: Explained, document: Document) -> bool:
    if name in document.once(_in_formulae):
        return True
    pattern = re.compile(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])")
    plural = (
        re.compile(rf"(?<![^\W_]){re.escape(name)}s?(?![^\W_])")
        if name.isupper() and len(name) > 1
        else pattern
    )
    return any(name in string and plural.search(string) for string in document.once(_texts))


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
        if passage.clause is None or not document.once(_Symbols).has(passage.clause)
    )


class _Symbols:
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


@rule("ABB001", on=Document)
def check_explained(document: Document, _: Document) -> Iterator[Finding]:
    """An abbreviation that no list explains stands behind its full term where it is first used."""
    known = document.once(_known)
    seen: set[str] = set()
    for passage in document.passages:
        if passage.role not in _READ or passage.top in (Kind.FOREWORD, Kind.ENDORSEMENT, Kind.BIBLIOGRAPHY):
            continue
        if document.once(_Symbols).has(passage.clause) if passage.clause is not None else False:
            continue
        for match in _short_in(passage, document):
            letters = match["letters"]
            if letters in known or letters in seen:
                continue
            seen.add(letters)
            if not _is_explained(passage.string, match):
                yield at("ABB001", passage, match.start("letters"), match.end("letters"))


def _short_in(passage: Passage, document: Document) -> Iterator[re.Match[str]]:
    prose = passage.prose
    if not re.search(r"[a-z]{3}", prose):
        return  # a line of capitals
    names = [match.span() for match in _COMMITTEE.finditer(prose)] + document.once(_named).get(
        passage.text.element, []
    )
    for match in _SHORT.finditer(prose):
        letters = match["letters"]
        if any(start <= match.start() < end for start, end in names) or not _is_abbreviation(letters):
            continue
        if _LABELLED.search(prose, max(0, match.start() - 14), match.start()) or _is_sign(
            passage, match.start()
        ):
            continue
        yield match


def _named(document: Document) -> dict[object, list[tuple[int, int]]]:
    """Where texts name standards."""
    found: dict[object, list[tuple[int, int]]] = {}
    for one in document.once(mentions):
        found.setdefault(one.passage.text.element, []).append((one.start, one.end))
    return found


def _is_sign(passage: Passage, start: int) -> bool:
    kinds = (Inline.VARIABLE, Inline.CODE, Inline.SUBSCRIPT, Inline.SUPERSCRIPT, Inline.ITALIC, Inline.TERM)
    return any(span.start <= start < span.end and span.kind in kinds for span in passage.spans)


@lru_cache(maxsize=2048)
def _is_abbreviation(letters: str) -> bool:
    """Two capitals and more that are no Roman number, chemical formula or code with figures."""
    lists = resources.table("abbreviations.toml")["en"]
    if (
        len(letters) > 6
        or letters in lists["known"]
        or letters in lists["units"]
        or _ROMAN.fullmatch(letters)
    ):
        return False
    if sum(sign.isdigit() for sign in letters) > 1 or letters[-1].isdigit():
        return False
    return not _is_formula(letters)


def _is_formula(letters: str) -> bool:
    """ "CO2", "H2O", "NOX": made of chemical elements, with a figure in it or known as one."""
    if letters in ("NOX", "SOX", "CO", "NO", "HCN", "HCL", "NH", "PM"):
        return True
    elements = set(resources.table("abbreviations.toml")["en"]["elements"])
    return any(sign.isdigit() for sign in letters) and all(
        sign in elements or sign.isdigit() for sign in letters
    )


def _is_explained(string: str, match: re.Match[str]) -> bool:
    """Whether the full term stands before in words, or behind in parentheses."""
    before, behind = (
        string[max(0, match.start() - 80) : match.start()],
        string[match.end() : match.end() + 200],
    )
    if before.rstrip().endswith(("(", "[")) and re.search(r"\w{2}", before):
        return True
    if re.match(r"\s?[(\[]\s?\w{2,}[^()\[\]]{3,}", behind):
        return True
    return bool(re.match(r"\s(?:stands for|means|is short for|for short)\b", behind))


def _known(document: Document) -> frozenset[str]:
    """Abbreviations that the document gives in its entries, lists, keys, title or metadata."""
    found: set[str] = set()
    for entry in document.entries:
        for designation in entry.designations:
            found |= set(re.findall(r"[A-Z][A-Z0-9&]+", designation.term))
    for listed in document.every(Explanations):
        for one in listed.entries:
            found |= set(re.findall(r"[A-Z][A-Z0-9&]+", one.sign))
    for passage in document.passages:
        if passage.clause is not None and document.once(_Symbols).has(passage.clause):
            found |= set(re.findall(r"[A-Z][A-Z0-9&]+", passage.string))
    return frozenset(found)


@rule("ABB002", on=Passage)
def check_stops(passage: Passage, document: Document) -> Iterator[Finding]:
    """No full stops within an abbreviation."""
    if passage.role in (Role.REFERENCE, Role.CODE, Role.QUOTATION, Role.ENTRY_SOURCE):
        return
    for match in _STOPPED.finditer(passage.prose):
        behind = passage.prose[match.end() : match.end() + 12]
        if (
            re.match(r"\s[A-Z][a-z]+", behind)
            and len(match.group()) <= 6
            and not _is_known(match.group(), document)
        ):
            continue  # the initials of a person
        yield at("ABB002", passage, *match.span(), *_without_stops(passage, match))


def _is_known(stopped: str, document: Document) -> bool:
    return stopped.replace(".", "") in document.once(_known)


def _without_stops(passage: Passage, match: re.Match[str]) -> list[Mending]:
    """Not where the last stop can be that of the sentence."""
    behind = passage.prose[match.end() : match.end() + 20]
    letters = match.group().replace(".", "").upper()
    if not behind.strip() or not re.match(r"\s?[a-z,;:)%\d]", behind):
        return []
    return [replace(passage, *match.span(), letters)]
