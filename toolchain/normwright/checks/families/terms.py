"""Term entries: their terms, and what else belongs to them (ISO/IEC Directives Part 2, Clause 16)."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from string import ascii_lowercase

from normwright.checks.document import Document
from normwright.checks.entries import (
    finder,
    part_of,
    words_for,
)
from normwright.checks.finding import Finding, at, on
from normwright.checks.rule import rule
from normwright.diagnostics import Level
from normwright.prose.words import words
from normwright.sts.views import (
    Clause,
    Designation,
    Formula,
    Kind,
    Paragraph,
    Role,
    TermEntry,
    blocks,
)

_NUMBER = re.compile(r"[A-Z]?\d+(?:\.\d+)+")
_RELATED = re.compile(r"(?:general )?(?:terms|vocabulary|concepts)\b|.*\bterms\b", re.IGNORECASE)


@rule("TRM001", on=Clause)
def check_lead_in(clause: Clause, document: Document) -> Iterator[Finding]:
    """The terms clause has its fixed lead-in, no words of an author's own."""
    if clause.kind is not Kind.TERMS or clause.parent is not None:
        return
    if document.draft is None:
        first = next((one for one in document.clauses if one.kind is Kind.TERMS), clause)
        if first == clause and not any(_has_paragraph(one) for one in clause.walk()):
            yield on("TRM001", clause, fault="the terms clause has no introducing sentence")
        return
    for passage in document.passages:
        if passage.clause == clause and passage.role in (Role.PARAGRAPH, Role.ITEM, Role.NOTE):
            yield at("TRM001", passage, 0, len(passage.string), fault="the terms clause has words of its own")


def _has_paragraph(clause: Clause) -> bool:
    return clause.kind is not Kind.TERM_ENTRY and any(
        isinstance(block, Paragraph) for block in blocks(clause)
    )


@rule("TRM002", on=Document)
def check_numbers(document: Document, _: Document) -> Iterator[Finding]:
    """Each entry has a number, also a single one."""
    without = [entry for entry in document.entries if not _NUMBER.fullmatch(entry.number.strip())]
    if without:
        names = [
            part.preferred.term for entry in without if (part := part_of(entry, document)) and part.preferred
        ]
        shown = ", ".join(names[:3]) + (" …" if len(without) > 3 else "")
        yield on("TRM002", without[0], count=len(without), names=shown)


@rule("TRM010", on=Document)
def check_homonyms(document: Document, _: Document) -> Iterator[Finding]:
    """One definition an entry; of terms that look alike, each has its domain."""
    alike: dict[str, list[tuple[TermEntry, Designation, str]]] = defaultdict(list)
    for entry in document.entries:
        part = part_of(entry, document)
        if part is None:
            continue
        definition = part.definition
        if definition is not None and _is_several(definition.words):
            yield on("TRM010", definition, fault=f'"{_name(entry, document)}" has several definitions')
        if definition is None and document.draft is None and part.preferred is not None:
            fault = f'"{part.preferred.term}" has no definition'
            yield on("TRM010", entry, level=Level.WARNING, fault=fault)
        if part.preferred is not None and part.preferred.term:
            sort = part.preferred.part_of_speech
            alike[f"{part.preferred.term.casefold()}\n{sort}"].append((entry, part.preferred, part.domain))
    for those in alike.values():
        if len(those) > 1:
            yield from _alike(those, each=document.draft is not None)


def _alike(those: list[tuple[TermEntry, Designation, str]], *, each: bool) -> Iterator[Finding]:
    """Designations alike that have no domain of their own; unless `each`, the last alone tells it."""
    domains = [domain for _, _, domain in those]
    faulty = [one for _, one, domain in those if not domain or domains.count(domain) > 1]
    for designation in faulty if each else faulty[-1:]:
        fault = f'"{designation.term}" is defined {len(those)} times, here without its own domain'
        yield at("TRM010", designation.text, 0, len(designation.text.string), fault=fault)


def _is_several(definition: str) -> bool:
    return bool(re.match(r"\(?[1a]\)\s", definition) and re.search(r"\(?[2b]\)\s", definition))


def _name(entry: TermEntry, document: Document) -> str:
    part = part_of(entry, document)
    return part.preferred.term if part is not None and part.preferred is not None else entry.number


@rule("TRM014", on=Document)
def check_used(document: Document, _: Document) -> Iterator[Finding]:
    """Each term is used outside its entry; a vocabulary is there for its terms."""
    if is_vocabulary(document):
        return
    used = _used(document)
    for entry in document.entries:
        part = part_of(entry, document)
        if (
            part is None
            or part.preferred is None
            or entry.element in used
            or _is_symbol_used(entry, document)
        ):
            continue
        term = part.preferred
        inflected = term.part_of_speech == "verb" and _is_inflected(term.term, document)
        if not inflected and not any(_is_scattered(one, entry, document) for one in part.designations):
            yield at("TRM014", term.text, 0, len(term.text.string), term=term.term)


def _used(document: Document) -> set[object]:
    """The entries whose designations stand in a text outside of them, or that references lead to."""
    terms = finder(document)
    homes = {key: entry.element for key, entry in document.once(_by_section).items()}
    found: set[object] = set()
    for passage in document.all_passages:
        if passage.role is Role.REFERENCE:
            continue
        if len(found) == len(document.entries):
            break  # nothing is left to look for
        own = homes.get(passage.clause.id) if passage.clause is not None and passage.clause.id else None
        for match in terms.matches(passage.string):
            found |= {entry.element for entry in match.of if entry.element is not own}
    for entry in document.entries:
        if entry.id in document.targets:
            found.add(entry.element)
    return found


def _is_symbol_used(entry: TermEntry, document: Document) -> bool:
    """Whether one of its designations is a symbol, which formulae use."""
    return document.once(_has_formulae) and any(
        one.kind in ("symbol", "formula", "equation") or "\ufffc" in one.term for one in entry.designations
    )


def _has_formulae(document: Document) -> bool:
    return bool(document.every(Formula)) or any("\ufffc" in passage.string for passage in document.passages)


def _is_inflected(verb: str, document: Document) -> bool:
    """Whether a form of the verb, of one word, stands somewhere: "activated", "activation"."""
    stem = verb.strip().casefold().removesuffix("e")
    said = document.once(_words_in_sentences)
    return any(f"{stem}{ending}" in said for ending in _endings())


@cache
def _endings() -> tuple[str, ...]:
    doubled = (f"{letter}{ending}" for letter in ("", *ascii_lowercase) for ending in ("ed", "ing"))
    return ("e", "es", "ion", "ions", "ation", "s", *doubled)


def _words_in_sentences(document: Document) -> frozenset[str]:
    """The words of all texts but designations, in small letters; what a hyphen joins whole and in parts."""
    texts = (one.string.casefold() for one in document.passages if one.role is not Role.DESIGNATION)
    joined = {word[0] for text in texts for word in re.finditer(r"\w+(?:-\w+)*", text)}
    return frozenset(part for word in joined for part in (word, *word.split("-")))


def _is_scattered(designation: Designation, entry: TermEntry, document: Document) -> bool:
    """Whether its words stand near each other in their order: "immature and/or malformed kernels"."""
    term = [word.folded for word in words(designation.term, document.language)]
    if len(term) < 2:
        return False
    index, folded = document.once(_word_index)
    for number in sorted(set.intersection(*(index.get(word, set()) for word in term))):
        passage = document.passages[number]
        outside = passage.clause is None or passage.clause.id != entry.section_id
        if outside and _in_order(term, folded[number]):
            return True
    return False


def _word_index(document: Document) -> tuple[dict[str, set[int]], list[list[str]]]:
    """Word -> the numbers of the passages that have it; and the words of each passage."""
    found: dict[str, set[int]] = defaultdict(set)
    folded: list[list[str]] = []
    for number, passage in enumerate(document.passages):
        folded.append([word.folded for word in words(passage.string, document.language)])
        for word in folded[-1]:
            found[word].add(number)
    return found, folded


def _in_order(term: list[str], folded: list[str], *, gap: int = 4) -> bool:
    at = -1
    for number, word in enumerate(term):
        end = len(folded) if number == 0 else at + 2 + gap
        if word not in folded[at + 1 : end]:
            return False
        at = folded.index(word, at + 1)
    return True


def is_vocabulary(document: Document) -> bool:
    """Whether the document is there for its terms."""
    if document.draft is not None and document.draft.record.vocabulary:
        return True
    title = document.metadata.title.lower()
    if re.search(r"\b(?:vocabulary|terminology|terms and definitions|list of equivalent terms)\b", title):
        return True
    return not any(clause.kind is Kind.CLAUSE for clause in document.outline)


@rule("TRM025", on=Clause)
def check_order(clause: Clause, document: Document) -> Iterator[Finding]:
    """Entries stand in the order of their concepts."""
    if clause.kind is Kind.TERM_ENTRY:
        return
    entries = document.once(_by_section)
    names = [
        _name(entries[child.id], document).casefold() for child in clause.children if child.id in entries
    ]
    if len(names) > 4 and names == sorted(names) and len(set(names)) == len(names):
        yield on("TRM025", clause, count=len(names))


def _by_section(document: Document) -> dict[str, TermEntry]:
    return {entry.section_id: entry for entry in document.entries if entry.section_id}


@rule("TRM026", on=TermEntry)
def check_common_words(entry: TermEntry, document: Document) -> Iterator[Finding]:
    """A word that every reader knows isn't defined."""
    part = part_of(entry, document)
    if part is None or part.preferred is None or part.domain or is_vocabulary(document):
        return
    if part.preferred.term.casefold() in words_for("en")["common"]:
        yield at("TRM026", part.preferred.text, 0, len(part.preferred.text.string))


@rule("TRM027", on=Document)
def check_vocabulary(document: Document, _: Document) -> Iterator[Finding]:
    """Clauses of a vocabulary say what their terms are about; no annex has entries."""
    ids = document.once(_by_section)
    holding = [top for top in document.outline if any(one.id in ids for one in top.walk())]
    for top in holding:
        if top.kind is Kind.ANNEX:
            yield on("TRM027", top, fault=f"Annex {top.number} has term entries", level=Level.WARNING)
        elif len(holding) > 1 and top.title and not _RELATED.match(top.title):
            yield on("TRM027", top, fault=f'the clause "{top.title}" has term entries and doesn’t say so')
