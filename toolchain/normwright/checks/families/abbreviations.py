"""Abbreviated terms (ISO/IEC Directives Part 2, 8.4)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from normwright import resources
from normwright.checks.document import Document
from normwright.checks.families.symbols import Homes
from normwright.checks.finding import Finding, Mending, at, replace
from normwright.checks.rule import rule
from normwright.checks.stretches import Stretches
from normwright.checks.works import mentions
from normwright.sts.views import (
    Explanations,
    Inline,
    Kind,
    Passage,
    Role,
)

_SHORT = re.compile(
    r"(?<![\w.@/\\#&-])(?P<letters>[A-Z][A-Z0-9&]*[A-Z][A-Z0-9]*)(?:s\b)?(?![\w@/\\&])(?!-\w)(?!\.\w)"
    r"(?![ \u00a0]\d{2})"  # with a number behind it is the name of a document: "CFR 1910"
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
_CAPITALS = "[A-Z][A-Z0-9&]+"
_STOPPED = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,}|(?<![\w.])(?:a\.c\.|d\.c\.)")
_SIGNS = frozenset(
    {Inline.VARIABLE, Inline.CODE, Inline.SUBSCRIPT, Inline.SUPERSCRIPT, Inline.ITALIC, Inline.TERM}
)
#: Texts of sentences, in which a reader meets an abbreviation.
_READ = frozenset({Role.PARAGRAPH, Role.ITEM, Role.NOTE, Role.EXAMPLE, Role.DEFINITION, Role.NOTE_TO_ENTRY})


@rule("ABB001", on=Document)
def check_explained(document: Document, _: Document) -> Iterator[Finding]:
    """An abbreviation that no list explains stands behind its full term where it is first used."""
    known = document.once(_known)
    seen: set[str] = set()
    for passage in map(document.passages.__getitem__, document.index.of(r"[A-Z][A-Z0-9&]*[A-Z]")):
        if passage.role not in _READ or passage.top in (Kind.FOREWORD, Kind.ENDORSEMENT, Kind.BIBLIOGRAPHY):
            continue
        if document.once(Homes).has(passage.clause) if passage.clause is not None else False:
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
    committees = [match.span() for match in _COMMITTEE.finditer(prose)]
    names = Stretches([*committees, *document.once(_named).get(passage.text.element, [])])
    for match in _SHORT.finditer(prose):
        letters = match["letters"]
        if match.start() in names or not _is_abbreviation(letters):
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
    return passage.span_at(start, _SIGNS) is not None


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
            found |= _capitals(designation.term)
    for listed in document.every(Explanations):
        for one in listed.entries:
            found |= _capitals(one.sign)
    for passage in map(document.passages.__getitem__, document.index.of(_CAPITALS)):
        if passage.clause is not None and document.once(Homes).has(passage.clause):
            found |= _capitals(passage.string)
    return frozenset(found)


def _capitals(text: str) -> set[str]:
    return {match[0] for match in re.finditer(_CAPITALS, text)}


@rule("ABB002", on=Passage, where=r"\.[A-Zc]\.")
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
