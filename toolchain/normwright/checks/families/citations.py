"""How documents are cited: dates, places, series, pages (ISO/IEC Directives Part 2, Clause 10)."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace as changed

from normwright.checks.document import Document
from normwright.checks.finding import Finding, Mending, at, on, replace
from normwright.checks.force import is_binding_text
from normwright.checks.rule import rule
from normwright.checks.works import (
    Mention,
    identifiers_of,
    is_aside,
    is_year,
    mentions,
    names_in,
    work,
    works,
)
from normwright.diagnostics import Level
from normwright.names.identifiers import Identifier
from normwright.names.locators import parse_locators
from normwright.sts.views import Inline, Passage, Reference, Role

_MOST = 3  # more works that stand in no list of a file by others are told together
#: Text about the history of documents names others than those that count.
_HISTORY = re.compile(
    r"\b(?:cancel|replac|supersed|withdraw|formerly|revis|under preparation|stage|previous|predecessor)",
    re.IGNORECASE,
)
_YEAR_BEHIND = re.compile(r"[ \u00a0]?\((?P<year>(?:19[4-9]|20)\d\d)\)")
_SERIES = re.compile(
    r"(?:-|[ \u00a0])series\b(?: of (?:International )?[Ss]tandards| of documents)?|, all parts\b|"
    r"[ \u00a0]\(series\)"
)
_SERIES_BEFORE = re.compile(
    r"\b(?:the )?(?:series(?: of standards)?|all(?: the)? parts of)[ \u00a0]$", re.IGNORECASE
)
_AMENDED = re.compile(
    r"(?P<by>(?:[/+]|,[ \u00a0]|[ \u00a0])"
    r"(?P<kind>(?:AMD|Amd|AM|Am|[Aa]mendment|COR|Cor|[Cc]orrigendum)\.?[ \u00a0]?|A)"
    r"(?P<number>\d{1,2})(?P<year>:(?:19|20|21)\d\d)?)(?!\w|\.\d)"
)
_PAGE = re.compile(
    r"(?:\b(?i:on|see|at|of|from|to|and)[ \u00a0](?:the[ \u00a0])?|\(|,[ \u00a0])"
    r"(?P<words>(?:pages?|pp?\.)[ \u00a0]\d+(?:[ \u00a0]?(?:–|-|to|and)[ \u00a0]?\d+)?)"
    r"(?![ \u00a0]of the (?:form|questionnaire|report|survey|book|manual))(?!\w)"
)


@rule("REF001", on=Document)
def check_dated_places(document: Document, _: Document) -> Iterator[Finding]:
    """Where a place in a document is named, its edition is."""
    for one in document.once(mentions):
        name = one.identifier
        if not one.place or name.dated or name.all_parts or is_exempt(one, document):
            continue
        if one.passage.role is not Role.ENTRY_SOURCE and _is_place(one.place):
            yield at("REF001", one.passage, one.start, one.end, *_dated(one, document), place=one.place)


def _is_place(text: str) -> bool:
    found = parse_locators(text)
    return bool(found) and found[0].understood and found[0].kind != "part"


def _dated(one: Mention, document: Document) -> list[Mending]:
    """The year, where exactly one dated edition is listed."""
    listed = document.once(works).entries(one.identifier)
    years = {
        name.year for entry in listed for name in identifiers_of(entry) if name.year and not name.forthcoming
    }
    if len(years) != 1 or one.identifier.draft or one.identifier.supplements:
        return []
    return [replace(one.passage, one.start, one.end, f"{one.words}:{years.pop()}")]


@rule("REF002", on=Document)
def check_years(document: Document, _: Document) -> Iterator[Finding]:
    """A year stands behind a colon."""
    for one in document.once(mentions):
        found = None if one.passage.generated else _misdated(one, document)
        if found:
            end, right = found
            yield at("REF002", one.passage, one.start, end, replace(one.passage, one.start, end, right))


def _misdated(one: Mention, document: Document) -> tuple[int, str] | None:
    """Where a name ends whose year stands behind a hyphen or in parentheses, and its right form."""
    name = one.identifier
    if name.dated:
        return None
    year = name.part.rpartition("-")[2]
    if is_year(year) and not _has_part(name, document):
        return one.end, str(changed(name, part=name.part.removesuffix(year).rstrip("-"), year=year))
    behind = _YEAR_BEHIND.match(one.passage.string, one.end)
    return (behind.end(), f"{one.words}:{behind['year']}") if behind else None


def _has_part(name: Identifier, document: Document) -> bool:
    """Whether a list has a document whose part really is that number."""
    return any(
        found.part == name.part
        for entry in document.references
        for found in identifiers_of(entry)
        if found.number == name.number and entry.title
    )


@rule("REF003", on=Document)
def check_one_style(document: Document, _: Document) -> Iterator[Finding]:
    """A document is cited with its year throughout, or without."""
    found: dict[Identifier, list[Mention]] = defaultdict(list)
    for one in document.once(mentions):
        counts = one.passage.role is not Role.ENTRY_SOURCE and not one.passage.generated
        if counts and not is_exempt(one, document) and _misdated(one, document) is None:
            found[work(one.identifier)].append(one)
    for those in found.values():
        for one in _odd_ones(those):
            how, other = ("with", "without") if one.identifier.dated else ("without", "with")
            yield at("REF003", one.passage, one.start, one.end, how=how, other=other)


def _odd_ones(those: list[Mention]) -> list[Mention]:
    """The first of the rarer kind; those with a place, which calls for a year, don't count."""
    dated = [one for one in those if one.identifier.dated]
    undated = [one for one in those if not one.identifier.dated and not one.place]
    without_place = [one for one in dated if not one.place]
    if not undated or not without_place:
        return []
    return (undated if len(undated) <= len(dated) else without_place)[:1]


@rule("REF005", on=Document)
def check_series(document: Document, _: Document) -> Iterator[Finding]:
    """A series is named by its number and (all parts)."""
    for one in document.once(mentions):
        passage, string = one.passage, one.passage.string
        if passage.generated or one.identifier.all_parts or is_exempt(one, document):
            continue
        behind = _SERIES.match(string, one.end)
        before = _SERIES_BEFORE.search(string, max(0, one.start - 25), one.start)
        if behind:
            article = string[max(0, one.start - 4) : one.start] == "the "
            start = one.start - 4 * article
            yield at("REF005", passage, one.start, behind.end(), *_all_parts(one, start, behind.end()))
        elif before and not one.place:
            yield at("REF005", passage, before.start(), one.end, *_all_parts(one, before.start(), one.end))


def _all_parts(one: Mention, start: int, end: int) -> list[Mending]:
    if one.identifier.part or one.identifier.dated:
        return []
    return [replace(one.passage, start, end, f"{one.words} (all parts)")]


@rule("REF009", on=Document)
def check_amendments(document: Document, _: Document) -> Iterator[Finding]:
    """An amendment is named as its body names it: /Amd 1:2033 by ISO, /AMD1:2033 by IEC, /A1:2033 by CEN."""
    for one in document.once(mentions):
        if one.passage.generated or one.passage.role in (Role.CODE, Role.REFERENCE):
            continue
        plain = next(iter(names_in(_without_supplement(one))), None)
        if plain is not None:
            yield from _amendment(one.passage, one.start + plain[1], one)
    for entry in document.references:
        if (
            entry.reference
            and (match := _AMENDED.search(entry.reference))
            and _is_wrong(match, entry.reference)
        ):
            yield on("REF009", entry.place, words=entry.reference)


def _without_supplement(one: Mention) -> str:
    return re.split(
        r"[/+](?:AMD|Amd|COR|Cor|Add|AC|A)\b|[/+](?:AMD|Amd|COR|Cor|Add|AC|A)\.?[ \u00a0]?\d", one.words
    )[0]


def _amendment(passage: Passage, end: int, one: Mention) -> Iterator[Finding]:
    match = _AMENDED.match(passage.string, end)
    if match is None or (
        match["by"].startswith((" ", ",", "\u00a0")) and match["kind"] == "A" and not one.identifier.dated
    ):
        return
    if _is_wrong(match, passage.string[one.start : match.end()]):
        yield at("REF009", passage, one.start, match.end())


def _is_wrong(match: re.Match[str], whole: str) -> bool:
    by = match["by"]
    if whole.lstrip().startswith(("EN", "prEN", "FprEN", "CEN", "HD", "CLC")) or re.match(
        r"(?:DIN|BS|NF|[A-ZÖ]{2,5})[- ]EN", whole
    ):
        return re.fullmatch(r"[/+]A\d+(?::\d{4})?", by) is None
    if whole.startswith("IEC"):
        return re.fullmatch(r"[/+](?:AMD|COR)\d+(?::\d{4})?", by) is None
    return re.fullmatch(r"[/+](?:Amd|Cor)[ \u00a0]\d+(?::\d{4})?", by) is None


@rule("REF010", on=Passage, where=r"p\.|page")
def check_pages(passage: Passage, document: Document) -> Iterator[Finding]:
    """Pages are others in every edition, format and language."""
    if passage.role in (Role.REFERENCE, Role.CODE, Role.QUOTATION, Role.ENTRY_SOURCE):
        return
    if "p." not in passage.string and "page" not in passage.string:
        return
    for match in _PAGE.finditer(passage.prose):
        end = match.start("words")
        while end and passage.string[end - 1] in " ,\u00a0":
            end -= 1
        if not _is_other_work(passage, end):
            yield at("REF010", passage, *match.span("words"))


def _is_other_work(passage: Passage, end: int) -> bool:
    """Whether the page is that of a book or report, which has no clauses: it is named up to `end`."""
    if passage.string[max(0, end - 1) : end] == "]":
        return next(names_in(passage.string[max(0, end - 40) : end]), None) is None
    return any(
        span.end == end
        and span.kind in (Inline.CROSS_REFERENCE, Inline.CITATION, Inline.LINK)
        and next(names_in(passage.string[span.start : span.end]), None) is None
        for span in passage.spans
    )


@rule("REF011", on=Document)
def check_listed(document: Document, _: Document) -> Iterator[Finding]:
    """What is cited stands in one of the lists."""
    found = list(_unlisted(document))
    if document.draft is None and not document.references:
        return  # BIB002 tells it once
    if document.draft is None and len(found) > _MOST:
        names = ", ".join(dict.fromkeys(one.words for one, _ in found))
        yield on(
            "REF011", found[0][0].passage.text.place(found[0][0].start), words=names, verb="are", other=""
        )
        return
    for one, other in found:
        level = None if is_binding_text(one.passage) else Level.WARNING
        yield at("REF011", one.passage, one.start, one.end, level=level, verb="is", other=other)


def _unlisted(document: Document) -> Iterator[tuple[Mention, str]]:
    """Where works that stand in no list are first named; for another edition than the list's, that."""
    lists = document.once(works)
    told: set[Identifier] = set()
    for one in document.once(mentions):
        base = work(one.identifier)
        if (
            base in told
            or one.passage.generated
            or is_exempt(one, document)
            or _is_source_of_draft(one, document)
        ):
            continue
        other = ""
        if lists.is_listed(one.identifier):
            year = _other_year(one, lists.entries(one.identifier)) if document.draft is None else ""
            if not year:
                continue
            other = f"; the list has the edition of {year}"
        told.add(base)
        yield one, other


def _is_source_of_draft(one: Mention, document: Document) -> bool:
    """Sources of terms in our drafts are looked up when the draft is read (SRC083)."""
    return document.draft is not None and one.passage.role is Role.ENTRY_SOURCE


def _other_year(one: Mention, entries: tuple[Reference, ...]) -> str:
    names = [name for entry in entries for name in identifiers_of(entry)]
    years = {name.year for name in names}
    if not one.identifier.year or "" in years or one.identifier.year in years or not years:
        return ""
    return "" if one.identifier.forthcoming or any(name.forthcoming for name in names) else min(years)


def is_exempt(one: Mention, document: Document) -> bool:
    """Names of this document, in forewords, and of what was replaced."""
    if is_aside(one.passage) or document.once(works).is_own(one.identifier):
        return True
    history = one.passage.role in (Role.FOOTNOTE, Role.OBJECT_FOOTNOTE) and _HISTORY.search(
        one.passage.string
    )
    return bool(history) or bool(
        re.search(
            r"\b(?:replac|supersed|cancel)\w*\s(?:by\s)?$",
            one.passage.string[max(0, one.start - 20) : one.start],
        )
    )
