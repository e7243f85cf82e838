"""The bibliography (ISO/IEC Directives Part 2, Clause 21)."""

import re
from collections.abc import Iterator

from normwright.checks.document import Document
from normwright.checks.families.citations import is_exempt
from normwright.checks.finding import Finding, at, on
from normwright.checks.rule import rule
from normwright.checks.works import key_of, mentions, works
from normwright.diagnostics import Level, Place
from normwright.sts.views import Clause, Inline, Kind, Passage, Reference, Role
from normwright.workspace.record import ReferenceLists

_MOST = 3  # more entries that nobody cites are told together
_NUMBERS = re.compile(r"\[(\d{1,3}(?:[ \u00a0]?[,–-][ \u00a0]?\d{1,3})*)\]")
_RANGE = re.compile(r"\[(\d{1,3})\][ \u00a0]?(?:to|through|–|-|—)[ \u00a0]?\[(\d{1,3})\]")
_TYPED = re.compile(r"(?<![\w\])])\[(\d{1,3})\](?![\w(])")
#: Abbreviations whose stop may end an entry.
_STOPPED = re.compile(r"(?:\b(?:etc|al|ed|eds|Inc|Ltd|Co|Corp|No|pp|vol|Jr|Sr|U\.S|[A-Z])\.|\.\.\.)$")


@rule("BIB001", on=Document)
def check_entries_cited(document: Document, _: Document) -> Iterator[Finding]:
    """Each entry of the bibliography is cited."""
    uncited = [
        entry
        for entry in document.references
        if not entry.normative and entry.words.strip(" .…") and not _is_cited(entry, document)
    ]
    if len(uncited) > _MOST:
        names = ", ".join(_name(entry) for entry in uncited)
        yield on("BIB001", uncited[0].place, name=names, verb="are")
        return
    for entry in uncited:
        yield on("BIB001", entry.place, name=_name(entry), verb="is")


def _name(entry: Reference) -> str:
    return entry.label or entry.reference or entry.words[:40]


def _is_cited(entry: Reference, document: Document) -> bool:
    if entry.id and entry.id in document.targets:
        return True
    if document.once(works).cited.get(key_of(entry)):
        return True
    return entry.label.strip("[] ") in document.once(_numbers_named)


def _numbers_named(document: Document) -> frozenset[str]:
    """The numbers in square brackets that stand in the text, ranges spread out."""
    found: set[str] = set()
    for passage in document.all_passages:
        if passage.role is Role.REFERENCE or "[" not in passage.string:
            continue
        for match in _RANGE.finditer(passage.string):
            found |= _spread(match[1], match[2])
        for match in _NUMBERS.finditer(passage.string):
            for piece in match[1].split(","):
                first, _, last = re.sub(r"[ \u00a0]", "", piece).replace("–", "-").partition("-")
                found |= _spread(first, last or first)
    return frozenset(found)


def _spread(first: str, last: str) -> set[str]:
    return {str(number) for number in range(int(first), min(int(last), int(first) + 200) + 1)}


@rule("BIB002", on=Document)
def check_bibliography_present(document: Document, _: Document) -> Iterator[Finding]:
    """A number in square brackets leads to an entry; a bibliography has entries."""
    labels = {entry.label.strip("[] ") for entry in document.references if not entry.normative}
    for clause in document.outline:
        if clause.kind is Kind.BIBLIOGRAPHY and not _has_entries(clause, document):
            yield on("BIB002", clause, fault="the bibliography has no entries")
    if document.draft is None and not document.references:
        cited = [one for one in document.once(mentions) if not is_exempt(one, document)]
        if cited:
            names = ", ".join(dict.fromkeys(one.words for one in cited[:5]))
            yield on(
                "BIB002", None, level=Level.ERROR, fault=f"{names} cited, and there is no list of references"
            )
    for passage in document.passages:
        if passage.role in _SPEAKING and "[" in passage.prose:
            for match in _TYPED.finditer(passage.prose):
                if match[1] not in labels and not _is_within(passage, match.start()):
                    what = "has no such entry" if labels else "is missing"
                    yield at(
                        "BIB002",
                        passage,
                        *match.span(),
                        fault=f"{match[0]} is cited, and the bibliography {what}",
                    )


_SPEAKING = frozenset({Role.PARAGRAPH, Role.ITEM, Role.NOTE, Role.EXAMPLE, Role.FOOTNOTE, Role.NOTE_TO_ENTRY})


def _has_entries(clause: Clause, document: Document) -> bool:
    if any(not entry.normative for entry in document.references):
        return True
    return any(
        passage.role is not Role.TITLE
        for passage in document.all_passages
        if passage.top is Kind.BIBLIOGRAPHY
    )


def _is_within(passage: Passage, start: int) -> bool:
    """Whether it stands in a link or code of some kind."""
    return passage.span_at(start, frozenset({Inline.CODE, Inline.VARIABLE, Inline.SUBSCRIPT})) is not None


@rule("BIB004", on=Reference)
def check_end_of_entry(reference: Reference, document: Document) -> Iterator[Finding]:
    """An entry of a list isn't a sentence."""
    words = reference.words.rstrip()
    if words.endswith(".") and not _STOPPED.search(words):
        name = reference.label or reference.reference or words[:40]
        yield on("BIB004", _end_of(reference, document), name=name)


def _end_of(reference: Reference, document: Document) -> Place:
    """The last character of an entry, in the file that declares it."""
    lists = document.draft.references if document.draft is not None else ReferenceLists()
    for declared in (*lists.normative, *lists.bibliography):
        if (declared.place.file, declared.place.line) == (reference.place.file, reference.place.line):
            shown = declared.in_language(document.language)
            value = shown.title if shown.ref else shown.text
            place = shown.places.get("title" if shown.ref else "text", shown.place)
            return place.within(value, len(value) - 1, len(value))
    return reference.place
