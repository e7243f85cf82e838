"""Definitions, notes and sources of term entries (ISO/IEC Directives Part 2, 16.5)."""

import re
from collections.abc import Iterator

from normwright.checks.document import Document
from normwright.checks.entries import (
    definition_passages,
    finder,
    is_name,
    is_titled,
    is_worded,
    part_of,
    words_for,
)
from normwright.checks.finding import Finding, at, replace
from normwright.checks.rule import rule
from normwright.diagnostics import Level
from normwright.prose.words import words
from normwright.sts.text import OBJECT
from normwright.sts.views import (
    Inline,
    Passage,
    Role,
    TermEntry,
)

_ARTICLE = re.compile(r"(?:the|an?)\s+(?!posteriori|priori|fortiori|capella)(?=\S)", re.IGNORECASE)
_STOP = re.compile(r"(?<![.…])\.[”\"’]?$")
_ABBREVIATED = re.compile(r"\b(?:etc|e\.g|i\.e|al|approx|incl|resp|No|[A-Z])\.$")
_LINKS = frozenset({Inline.TERM, Inline.CROSS_REFERENCE})
_SECOND = re.compile(r"(?<=[a-z\d)\ufffc])\. (?=[A-Z][a-z]*(?: [a-z]|,))")
_MARKED = re.compile(r"\(\s*(?:see\s+)?(?:[A-Z]\.)?\d+(?:\.\d+)+\)")


@rule("TRM006", "TRM007", "TRM008", "TRM013", on=Passage, roles=[Role.DEFINITION])
def check_form(passage: Passage, document: Document) -> Iterator[Finding]:
    """A definition can stand in the place of its term: one phrase, no article, small, no stop."""
    if passage.role is not Role.DEFINITION:
        return
    string = passage.string
    start = len(string) - len(string.lstrip(f" {OBJECT}"))
    article = _ARTICLE.match(string, start)
    if article and passage.language == "en":
        end = len(article.group().rstrip()) + start
        yield at("TRM006", passage, start, end, replace(passage, start, article.end(), ""))
    elif not article:
        yield from _capital(passage, start, document)
    stop = _STOP.search(string)
    if stop and not _ABBREVIATED.search(string[: stop.start() + 1]):
        yield at(
            "TRM007",
            passage,
            stop.start(),
            stop.start() + 1,
            replace(passage, stop.start(), stop.start() + 1, ""),
        )
    yield from _phrase(passage, start)


def _capital(passage: Passage, start: int, document: Document) -> Iterator[Finding]:
    found = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*").match(passage.string, start)
    if found is None or not is_titled(found.group()) or is_name(found.group(), document):
        return
    behind = passage.string[found.end() : found.end() + 20].split()
    if not (behind and is_titled(behind[0].strip(",."))):  # two capitals are a name
        yield at("TRM008", passage, *found.span())


def _phrase(passage: Passage, start: int) -> Iterator[Finding]:
    if passage.language != "en":
        return
    for opening in words_for("en")["openings"]:
        match = re.compile(rf"{opening}\b(?![-’'])", re.IGNORECASE).match(passage.string, start)
        if match:
            yield at("TRM013", passage, *match.span(), fault=f'begins with "{match.group()}"')
            return
    second = _SECOND.search(passage.prose)
    if second:
        yield at("TRM013", passage, second.start(), second.start() + 1, fault="has a second sentence")


@rule("TRM011", on=Document)
def check_circles(document: Document, _: Document) -> Iterator[Finding]:
    """A term doesn't explain itself."""
    terms = finder(document)
    for entry, passage in definition_passages(document):
        found = False
        for match in terms.matches(passage.string):
            around = passage.span_at(match.start, frozenset({Inline.TERM}))
            is_own = around is None and entry in match.of and len(match.of) == 1
            if is_own or (around is not None and entry.id and around.target == entry.id):
                found = True
                yield at("TRM011", passage, match.start, match.end, how="is in its own definition")
        if not found:
            yield from _repeated(entry, passage, document)


def _repeated(entry: TermEntry, passage: Passage, document: Document) -> Iterator[Finding]:
    """All words of a term, one by one, are in its definition: only advice, for some can't be avoided."""
    part = part_of(entry, document)
    small = set(words_for("en")["prepositions"])
    said = [word.folded for word in words(passage.string, passage.language or "en")]
    designation = part.preferred if part is not None else None
    if designation is None or not is_worded(designation) or any(s.kind is Inline.TERM for s in passage.spans):
        return
    term = [word.folded for word in words(designation.term) if word.folded not in small]
    # "city that is resilient": the wider term, and right behind it the rest.
    if len(term) > 1 and term[-1] in said[:2] and set(said[:8]).issuperset(term):
        how = "has all words of its term again"
        yield at("TRM011", passage, 0, len(passage.string), level=Level.ADVICE, how=how)


@rule("TRM023", on=Document)
def check_marked_terms(document: Document, _: Document) -> Iterator[Finding]:
    """The first time that a definition uses another entry's term, the entry's number stands behind it."""
    terms = finder(document)
    for entry, passage in definition_passages(document):
        linked = {span.target for span in passage.spans if span.kind in _LINKS}
        told: set[object] = set()
        for match in terms.matches(passage.prose):
            others = [one for one in match.of if one.element is not entry.element]
            if others and _is_deprecated(passage.string[match.start : match.end], others[0]):
                continue  # TRM016 tells that
            if len(others) != 1 or len(match.of) != 1 or match.joined or others[0].element in told:
                continue
            other = others[0]
            told.add(other.element)
            if {other.id, other.section_id} & linked or passage.span_at(match.start, _LINKS) is not None:
                continue
            if (
                not other.number
                or _is_ordinary(other, document)
                or _MARKED.match(passage.string[match.end :].lstrip())
            ):
                continue
            yield at("TRM023", passage, match.start, match.end, number=other.number)


def _is_deprecated(words_used: str, entry: TermEntry) -> bool:
    """Whether the words are a deprecated designation of the entry."""
    used = [word.folded for word in words(words_used)]
    return any(
        one.status == "deprecated" and [word.folded for word in words(one.term)] == used
        for one in entry.designations
    )


def _is_ordinary(entry: TermEntry, document: Document) -> bool:
    """Whether the term is a verb or has a domain, so that the word can have its everyday meaning."""
    part = part_of(entry, document)
    if part is None or part.preferred is None:
        return True
    return bool(part.domain) or part.preferred.part_of_speech in ("verb", "adj", "adv")
