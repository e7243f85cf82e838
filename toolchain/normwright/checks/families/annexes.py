"""Annexes (ISO/IEC Directives Part 2, Clause 20)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from normwright.checks.document import Document
from normwright.checks.elements import is_supplement, own_clauses
from normwright.checks.finding import Finding, at, on
from normwright.checks.lettered import LETTER, Spot, letters_in, letters_of_places
from normwright.checks.rule import rule
from normwright.checks.statements import stated
from normwright.sts.labels import known, letters, primary, words
from normwright.sts.views import Clause, Figure, Formula, Kind, Passage, Role, Table, clause_of

Numbered = Figure | Table | Formula

_SKIPPED = frozenset({"I", "O"})  # letters that older documents leave out
_STATUS = re.compile(r"\b(?:normati[vf]|informati[vf])", re.IGNORECASE)
_ADOPTERS = re.compile(r"[ZN][A-Z]")  # letters of what an adopting body adds

_BINDING = ("shall", "must")  # the forms of what leads to a normative annex
_OPTIONAL = re.compile(r"\b(?:if|where|when|may|can|optional(?:ly)?|example|e\.g\.)\b", re.IGNORECASE)
#: What makes the content of an annex part of a requirement, before its name.
_WAY = re.compile(
    r"\b(?P<way>in accordance with|according to|conform(?:ing)? to|compl(?:y|ying) with|follow|using|"
    r"as (?:specified|described|defined|given|set out|laid down|prescribed) (?:in|by)|"
    r"(?:specified|defined|described|given) in|(?:meet|fulfil) the requirements of)\s+"
    r"(?:the\s+(?:[\w-]+\s+){1,4}(?:of|in|given in)\s+)?$",
    re.IGNORECASE,
)
_ADVICE = r"(?:information|guidance|guidelines|examples?|explanations?|background|advice)"
#: What is said of an annex that is there to inform, before and behind its name.
_BEFORE = re.compile(
    rf"\b(?P<way>{_ADVICE})\b[^.;]{{0,60}}?\b(?:given|found|provided|included|contained|see)\s+(?:also\s+)?in\s+$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s*(?:\(normative\)\s*)?(?:,\s*)?(?P<way>(?:gives|provides|contains|offers|includes|shows)\s+"
    rf"(?:some\s+|further\s+|additional\s+|more\s+)?{_ADVICE}"
    rf"|for\s+(?:(?:further|additional|more|general|some)\s+)?(?:{_ADVICE}|details\s+only))\b",
    re.IGNORECASE,
)


@rule("ANX001", on=Document)
def check_headings(document: Document, _: Document) -> Iterator[Finding]:
    """Annex A and so on, each with its status; those of a draft are the program's."""
    due = 0
    foreign = document.draft is None and not document.once(is_supplement)
    for annex in document.once(_annexes) if foreign else ():
        label = " ".join(annex.label.split())
        due = _next(due, annex.number)
        fault = _fault(annex, label, letters(due).upper())
        if fault:
            yield on("ANX001", annex, annex=label or f"“{annex.title}”", fault=fault)
        if fault.startswith("stands"):
            return  # all that follow would be told too


def _next(due: int, number: str) -> int:
    """The ordinal of the letter that is due behind another, when `number` is there."""
    due += 1
    return due + 1 if letters(due).upper() in _SKIPPED and number == letters(due + 1).upper() else due


def _fault(annex: Clause, label: str, wanted: str) -> str:
    """What is wrong with a heading; empty when nothing is. That a label is missing is told elsewhere."""
    names = {words(primary(annex.language))["block"]["annex"], "Annex"}
    if label and not re.fullmatch(rf"(?:{'|'.join(map(re.escape, names))}) {LETTER}", label, re.IGNORECASE):
        return "has no letter"
    if label and annex.number != wanted:
        return f"stands where the letter {wanted} is due"
    says = annex.status or _STATUS.search(f"{annex.label} {annex.title}")
    return "" if says else "doesn’t say whether it is normative or informative"


@rule("ANX002", "ANX005", on=Document)
def check_mentions(document: Document, _: Document) -> Iterator[Finding]:
    """Every annex is mentioned outside of itself, and they come in the order in which they are mentioned."""
    if document.once(is_supplement) or not known(primary(document.language)):
        return
    annexes = document.once(_annexes)
    named, placed = _mentioned(document, annexes)
    latest: tuple[Spot, str] = ((-1, 0), "")
    for annex in annexes:
        first = named.get(annex.number)
        if first is None and annex.number not in placed:
            yield on("ANX002", annex, annex=annex.label or f"the annex “{annex.title}”")
        elif first is not None and first < latest[0]:
            yield on("ANX005", annex, annex=annex.label, other=latest[1])
        elif first is not None:
            latest = first, annex.label


def _annexes(document: Document) -> list[Clause]:
    """The annexes of the standard itself; those of an adoption answer to its foreword."""
    own = [one for one in own_clauses(document) if one.kind is Kind.ANNEX]
    return [one for one in own if not _ADOPTERS.fullmatch(one.number)]


def _mentioned(document: Document, annexes: list[Clause]) -> tuple[Mapping[str, Spot], set[str]]:
    """Letter -> where an annex is first named from outside; and the letters of those of which a place is."""
    letters_ = {annex.number for annex in annexes}
    named: dict[str, Spot] = {}
    placed = set(_linked(document, annexes))
    for number, passage in enumerate(document.passages if letters_ else ()):
        if passage.top is Kind.FOREWORD or passage.role in (Role.REFERENCE, Role.CODE):
            continue
        own = _annex_around(passage.clause)
        placed |= letters_of_places(passage.string, letters_) - {own}
        for offset, letter in letters_in(passage.string, letters_):
            if letter != own:
                named.setdefault(letter, (number, offset))
    return named, placed


def _linked(document: Document, annexes: list[Clause]) -> Iterator[str]:
    homes = {part.id: annex.number for annex in annexes for part in annex.walk() if part.id}
    for reference in document.cross_references if homes else ():
        for letter in {homes[target] for target in reference.targets if target in homes}:
            around = clause_of(reference)
            if (
                around is not None
                and around.top.kind is not Kind.FOREWORD
                and _annex_around(around) != letter
            ):
                yield letter


def _annex_around(clause: Clause | None) -> str:
    """The letter of the annex that a clause is in; empty outside."""
    return clause.top.number if clause is not None and clause.top.kind is Kind.ANNEX else ""


@rule("ANX003", on=Passage, where="Annex")
def check_wording(passage: Passage, document: Document) -> Iterator[Finding]:
    """A requirement leads to a normative annex, information to an informative one."""
    if "Annex" not in passage.string or passage.top in (Kind.FOREWORD, Kind.INTRODUCTION):
        return
    own = _annex_around(passage.clause)
    for match in re.finditer(rf"\bAnnex\s+(?P<letter>{LETTER})\b", passage.string):
        begin, end = _sentence_around(passage.string, match)
        before = passage.string[begin : match.start()]
        status = document.once(_statuses).get(match["letter"], "") if match["letter"] != own else ""
        # What is underlined is the author's; the annex's name is often the program's.
        if status == "informative":
            required = _is_required(passage, begin, match.start(), document)
            found = _WAY.search(before) if required and not _OPTIONAL.search(before) else None
            if found is not None:
                yield _told(passage, found, begin, match[0], status, "a requirement")
        elif status == "normative":
            found = _BEHIND.match(passage.string[match.end() : end])
            if found is not None:
                yield _told(passage, found, match.end(), match[0], status, "information only")
            elif (found := _BEFORE.search(before)) is not None:
                yield _told(passage, found, begin, match[0], status, "information only")


def _is_required(passage: Passage, begin: int, end: int, document: Document) -> bool:
    """Whether something is required between two characters of a text."""
    return any(
        one.form.name in _BINDING and not one.inherited and begin <= one.at.start < end
        for one in stated(passage, document)
    )


def _statuses(document: Document) -> Mapping[str, str]:
    """Letter -> normative or informative."""
    return {annex.number: annex.status for annex in document.once(_annexes)}


def _told(passage: Passage, found: re.Match[str], shift: int, annex: str, status: str, way: str) -> Finding:
    start, end = found.span("way")
    return at("ANX003", passage, shift + start, shift + end, annex=annex, status=status, way=way)


def _sentence_around(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Where the sentence begins and ends in which an annex is named, within some hundreds of characters."""
    start = max(0, match.start() - 300)
    stops = [start + stop.end() for stop in re.finditer(r"[.;:]\s", text[start : match.start()])]
    behind = re.search(r"[.;:](?:\s|$)", text[match.end() : match.end() + 100])
    return (stops[-1] if stops else start), match.end() + (behind.start() if behind else 100)


@rule("ANX004", on=Document)
def check_letters(document: Document, _: Document) -> Iterator[Finding]:
    """What is numbered in an annex has its letter: A.1, Table A.1; in a draft the program sees to it."""
    if document.draft is not None:
        return
    for annex in (one for one in document.outline if one.kind is Kind.ANNEX):
        wrong = [
            one for one in annex.walk() if one is not annex and one.number and not _fits(one.number, annex)
        ]
        if wrong:
            yield on("ANX004", wrong[0], what=f"the subclause {wrong[0].label}", annex=annex.label)
    blocks: Iterable[Numbered] = chain(document.every(Figure), document.every(Table), document.every(Formula))
    for block in blocks:
        home = clause_of(block) if any(sign.isdigit() for sign in block.number) else None
        if home is not None and home.top.kind is Kind.ANNEX and not _fits(block.number, home.top):
            what = f"Formula {block.label}" if isinstance(block, Formula) else block.label
            yield on("ANX004", block, what=what, annex=home.top.label)


def _fits(number: str, annex: Clause) -> bool:
    return number.startswith(f"{annex.number}.")
