"""Protected passages: texts of a workspace that must stand unchanged, with places for additions.

A committee loads its own copy of a text that others decide on, such as a common structure of management
system standards; none is shipped.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from normwright.checks.document import Document
from normwright.checks.finding import Finding, at, on
from normwright.checks.protection import Deviation, deviations, shaped, words_of
from normwright.checks.rule import rule
from normwright.sts.views import Clause, Passage, Role
from normwright.workspace.protected import Gap, ProtectedPassage, ProtectedText

#: Texts of a clause that a protected passage doesn't speak of.
_BESIDE = frozenset(
    {
        Role.TITLE,
        Role.CAPTION,
        Role.CELL,
        Role.KEY,
        Role.UNITS,
        Role.CODE,
        Role.FOOTNOTE,
        Role.OBJECT_FOOTNOTE,
        Role.OTHER,
    }
)
_SHARE = 4  # a passage of which less than this part stands there is missing
_SHORT = 8  # words; below, each word counts
_SHOWN = 12  # words quoted in a message


@dataclass(frozen=True)
class _Word:
    """A word of a clause and where it stands."""

    word: str
    passage: Passage
    start: int
    end: int


@dataclass
class _Wanted:
    """The protected passages of one clause, as one row of words; `owners` says whose each is."""

    text: ProtectedText
    clause: Clause
    words: list[str] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    owners: list[ProtectedPassage] = field(default_factory=list)

    def add(self, passage: ProtectedPassage) -> None:
        before = len(self.words)
        self.gaps += [Gap(gap.before + before, gap.name) for gap in passage.gaps]
        self.words += map(shaped, passage.words)
        self.owners += [passage] * len(passage.words)

    def owner(self, at: int) -> ProtectedPassage:
        """Whose word number `at` is; behind the last one the last's."""
        return self.owners[min(at, len(self.owners) - 1)]

    def facts(self, at: int) -> dict[str, Any]:
        return _facts(self.owner(at), self.text)


def _facts(passage: ProtectedPassage, text: ProtectedText) -> dict[str, Any]:
    return {"name": passage.name, "text": text.name, "origin": text.origin}


@rule("PSG001", "PSG002", "PSG003", "PSG004", "PSG005", on=Document)
def check_protected_passages(document: Document, _: Document) -> Iterator[Finding]:
    """Every protected text that concerns the document stands in it, word by word."""
    draft = document.draft.name if document.draft else ""
    for text in () if document.adopted else document.protected:
        if text.concerns(draft, document.language):
            values = dict(text.variables)
            clauses: dict[Clause, _Wanted] = {}
            for passage in text.passages:
                if _is_for(passage, document):
                    clause = _clause_of(passage, document)
                    if clause is not None:
                        clauses.setdefault(clause, _Wanted(text, clause)).add(passage)
                        yield from _check_title(passage, clause, text, document)
                    elif not passage.optional:
                        yield on("PSG001", passage.place, **_facts(passage, text))
            for wanted in clauses.values():
                yield from _check_clause(wanted, _words(wanted.clause, document), values)


def _is_for(passage: ProtectedPassage, document: Document) -> bool:
    if not passage.deliverables:
        return True
    draft = document.draft
    return (draft.record.deliverable if draft else document.metadata.deliverable) in passage.deliverables


def _clause_of(passage: ProtectedPassage, document: Document) -> Clause | None:
    """The clause in which a passage stands; None when there is none."""
    for clause in document.clauses:
        if passage.clause:
            found = clause.number == passage.clause
        elif passage.label:
            found = clause.data.get("label") == passage.label
        elif passage.kind:
            found = clause.kind == passage.kind
        else:
            found = _row(clause.title) == _row(passage.title)
        if found:
            return clause
    return None


def _row(text: str) -> list[str]:
    return [word.casefold() for word, _, _ in words_of(text)]


def _words(clause: Clause, document: Document) -> list[_Word]:
    """The words of a clause, those of its subclauses left out."""
    return [
        _Word(word, passage, start, end)
        for passage in document.texts_of(clause)
        if passage.role not in _BESIDE
        for word, start, end in words_of(passage.string)
    ]


def _check_title(
    passage: ProtectedPassage, clause: Clause, text: ProtectedText, document: Document
) -> Iterator[Finding]:
    """The title of a clause that was found by its number, label or kind."""
    if passage.title and _row(clause.title) != _row(passage.title):
        facts = {**_facts(passage, text), "wanted": passage.title}
        titles = [one for one in document.texts_of(clause) if one.role is Role.TITLE]
        if titles:
            yield at("PSG004", titles[0], 0, len(titles[0].string), **facts)
        else:
            yield on("PSG004", clause, words=clause.number, **facts)


def _check_clause(wanted: _Wanted, found: Sequence[_Word], values: dict[str, str]) -> Iterator[Finding]:
    those = deviations(wanted.words, wanted.gaps, [one.word for one in found])
    missing = sum(one.end - one.start for one in those)
    total = len(wanted.words)
    if total >= _SHORT and (total - missing) * _SHARE < total:
        for passage in dict.fromkeys(wanted.owners):
            yield on("PSG001", wanted.clause, **_facts(passage, wanted.text))
        return
    for one in those:
        yield from _deviation(wanted, one, found)
    yield from _check_variables(wanted, those, found, values)


def _deviation(wanted: _Wanted, one: Deviation, found: Sequence[_Word]) -> Iterator[Finding]:
    """Missing, added or changed words; what stands in a gap is nobody's fault."""
    facts = wanted.facts(one.start)
    there = list(_stretches(found[one.found : one.found_end]))
    lost = _quoted(wanted.words[one.start : one.end])
    if one.start == one.end:
        if not one.gaps:
            for first, last in there:
                yield at("PSG003", first.passage, first.start, last.end, **facts)
    elif there and not one.gaps:
        first, last = there[0]
        yield at("PSG004", first.passage, first.start, last.end, wanted=lost, **facts)
    elif found:
        near = found[min(max(one.found - 1, 0), len(found) - 1)]
        yield at("PSG002", near.passage, near.start, near.end, missing=lost, **facts)
    else:
        yield on("PSG002", wanted.clause, missing=lost, words=wanted.clause.title, **facts)


def _check_variables(
    wanted: _Wanted, those: Sequence[Deviation], found: Sequence[_Word], values: dict[str, str]
) -> Iterator[Finding]:
    """A variable stands for the words given for it, or for the same words everywhere."""
    for one in those:
        names = [gap.name for gap in one.gaps]
        if len(names) != 1 or not names[0] or one.start < one.end:
            continue
        there = found[one.found : one.found_end]
        said = " ".join(word.word for word in there)
        expected = values.setdefault(names[0], said)
        if _row(said) != _row(expected):
            for first, last in _stretches(there):
                facts = wanted.facts(one.start) | {"variable": names[0], "wanted": expected}
                yield at("PSG005", first.passage, first.start, last.end, **facts)


def _stretches(words: Sequence[_Word]) -> Iterator[tuple[_Word, _Word]]:
    """First and last of the words in each text."""
    by_text: dict[int, list[_Word]] = defaultdict(list)
    for word in words:
        by_text[id(word.passage)].append(word)
    for those in by_text.values():
        yield those[0], those[-1]


def _quoted(words: Sequence[str]) -> str:
    shown = " ".join(words[:_SHOWN])
    return f"{shown} …" if len(words) > _SHOWN else shown
