"""Verbal forms (ISO/IEC Directives Part 2, Clause 7): which form says what, and which ones say nothing."""

import re
from collections.abc import Callable, Iterator

from normwright.checks.document import Document
from normwright.checks.finding import Finding, at, replace
from normwright.checks.rule import rule
from normwright.checks.statements import PROVISIONS, is_provision_text, mains, stated, stating
from normwright.checks.wording import firsts
from normwright.diagnostics import Level
from normwright.prose.forms import Kind
from normwright.prose.statement import Statement
from normwright.prose.wordlists import pattern
from normwright.sts.views import Passage, Role

_CAPITALS = re.compile(r"\b(?:SHALL|MUST|SHOULD|MAY|REQUIRED|RECOMMENDED|OPTIONAL)(?: NOT)?\b")
_LOWERED = {
    "SHALL": "shall",
    "SHOULD": "should",
    "MAY": "may",
    "SHALL NOT": "shall not",
    "SHOULD NOT": "should not",
}
_RFC = {**_LOWERED, "MUST": "shall", "MUST NOT": "shall not"}
_OBEYS = (
    r"compl(?:y|ies)|conform|meet|satisf(?:y|ies)|adhere|fulfil|observe|respect|follow|obey|abide|"
    r"be in (?:accordance|compliance|conformity|line)|be compliant"
)
_LAW = (
    r"(?<!['’]s )laws?|legislation|(?:legal|statutory|regulatory) (?:requirements?|obligations?|provisions?)|"
    r"(?:national|local|regional|European|applicable|relevant|governmental|official|state|building|fire|"
    r"traffic) (?:regulations?|rules|codes?|ordinances?)|regulations in force|contracts?|contractual \w+"
)
_OBEY = re.compile(rf"[^.;]{{0,60}}?\b(?:{_OBEYS})\b[^.;]{{0,80}}?(?P<law>\b(?:{_LAW})\b)", re.IGNORECASE)
_WHERE_SHALL_FITS = frozenset({"is to", "is required to", "it is required that", "has to", "it is necessary"})
_STRICT = "strict"
_LOUD = re.compile(r"[A-Z]{2,}")


@rule(
    *("VRB001", "VRB002", "VRB003", "VRB004", "VRB005", "VRB006", "VRB010", "VRB011", "VRB012", "VRB014"),
    on=Passage,
    among=stating,
)
def check_forms(passage: Passage, document: Document) -> Iterator[Finding]:
    """What the rules below say of a text that states anything; most texts of tables don't."""
    if stated(passage, document):
        for check in _CHECKS:
            yield from check(passage, document)


def check_must(passage: Passage, document: Document) -> Iterator[Finding]:
    """VRB001: "must" is for constraints from outside; of who is bound by the document it means "shall"."""
    for one in stated(passage, document):
        if one.kind is Kind.EXTERNAL and not one.words.isupper():
            binding = one.meant is Kind.REQUIREMENT and is_provision_text(passage, document)
            plain = binding and _is_ours_to_bind(one)
            mendings = [replace(passage, *_first_word(one), "shall")] if binding else []
            yield at("VRB001", passage, *one.at, *mendings, level=_must_level(one, document, plain=plain))


def _is_ours_to_bind(one: Statement) -> bool:
    """Whether the subject is who or what the document makes rules for."""
    if one.subject is None:
        return False
    words = one.text[one.subject.start : one.subject.end]
    return any(pattern("meanings", name).search(words) for name in ("actors", "documents"))


def _must_level(one: Statement, document: Document, *, plain: bool) -> Level | None:
    if plain and document.late:
        return Level.ERROR
    if one.meant is None and not one.subordinate:
        return Level.ADVICE  # the sentence names what constrains
    return None


def _first_word(one: Statement) -> tuple[int, int]:
    """The modal alone, without "not"."""
    return one.at.start, one.at.start + len(one.words.split()[0])


def check_may_not(passage: Passage, document: Document) -> Iterator[Finding]:
    """VRB002: "may not" forbids, or permits to leave out, or holds impossible: nobody can tell."""
    for one in stated(passage, document):
        if one.form.name == "may" and one.negative and not one.words.isupper():
            glued = "not" in one.words.lower()
            yield at("VRB002", passage, *one.at, level=None if glued else Level.WARNING)


def check_might(passage: Passage, document: Document) -> Iterator[Finding]:
    """VRB003: "might" and "could" are in no table: a possibility is "can".

    In a subordinate clause they often tell of the past or of what isn't so; that is advice.
    """
    first = document.once(_first_guesses)
    for start, end, key in _guesses(passage, document):
        strict = key == _STRICT and (passage.text.element, start) in first
        yield at("VRB003", passage, start, end, level=None if strict else Level.ADVICE)


def _guesses(passage: Passage, document: Document) -> Iterator[tuple[int, int, str]]:
    for one in stated(passage, document):
        if one.form.name in ("might", "could"):
            strict = is_provision_text(passage, document) and not one.subordinate
            yield *one.at, _STRICT if strict else ""


def _first_guesses(document: Document) -> frozenset[tuple[object, int]]:
    return firsts(document, _guesses, document.index.numbers(document.once(stating)))


def check_need(passage: Passage, document: Document) -> Iterator[Finding]:
    """VRB004: "needs to" left the tables in 2018: is it required, or a fact? Informative text has facts."""
    for one in stated(passage, document):
        if one.form.name == "need to":
            bound = passage.normative and is_provision_text(passage, document) and not one.subordinate
            yield at("VRB004", passage, *one.at, level=None if bound else Level.ADVICE)


def check_may_of_chance(passage: Passage, document: Document) -> Iterator[Finding]:
    """VRB005: What can happen is a possibility, not a permission."""
    for one in stated(passage, document):
        if one.form.name == "may" and one.meant is Kind.POSSIBILITY:
            yield at("VRB005", passage, *one.at, replace(passage, *one.at, "can"))


def check_can_of_permission(passage: Passage, document: Document) -> Iterator[Finding]:
    """VRB006: A free choice is a permission, not a possibility."""
    if passage.normative and is_provision_text(passage, document):
        for one in mains(passage, document):
            if one.form.name == "can" and one.meant is Kind.PERMISSION:
                yield at("VRB006", passage, *one.at)


def check_will(passage: Passage, document: Document) -> Iterator[Finding]:
    """VRB010: "will" of one who is bound by the document stands for "shall"."""
    if passage.normative and is_provision_text(passage, document):
        for one in mains(passage, document):
            if one.form.name == "will" and one.meant is Kind.REQUIREMENT:
                yield at("VRB010", passage, *one.at)


def check_mixture(passage: Passage, document: Document) -> Iterator[Finding]:
    """VRB011: A sentence that requires, recommends and permits at once is three provisions.

    What a semicolon parts reads as sentences.
    """
    kinds: dict[tuple[int, int, int], set[Kind]] = {}
    for one in mains(passage, document):
        if one.kind in PROVISIONS and not one.inherited and not one.imperative and not one.equivalent:
            part = one.text.count(";", one.span.start, one.at.start)
            before = kinds.setdefault((*one.span, part), set())
            if before and one.kind not in before:
                yield at("VRB011", passage, *one.at, before=", ".join(sorted(before)))
            before.add(one.kind)


def check_equivalent(passage: Passage, document: Document) -> Iterator[Finding]:
    """VRB012: Other words than "shall" are for sentences in which it can't stand."""
    if passage.normative and is_provision_text(passage, document):
        for one in mains(passage, document):
            if one.form.name in _WHERE_SHALL_FITS and not one.inherited:
                yield at("VRB012", passage, *one.at)


_CAPITALS_HINT = "SHALL|MUST|SHOULD|MAY|REQUIRED|RECOMMENDED|OPTIONAL"


@rule("VRB013", on=Passage, where=_CAPITALS_HINT)
def check_capitals(passage: Passage, document: Document) -> Iterator[Finding]:
    """Capitals are the style of other bodies; here the word alone binds."""
    first = document.once(_first_capitals)
    for start, end, words in _capitals(passage, document):
        by = _RFC.get(words)
        mendings = [replace(passage, start, end, by)] if by else []
        level = None if (passage.text.element, start) in first else Level.ADVICE
        yield at("VRB013", passage, start, end, *mendings, level=level)


def _capitals(passage: Passage, document: Document) -> Iterator[tuple[int, int, str]]:
    if passage.role not in (Role.TITLE, Role.CAPTION, Role.CODE, Role.REFERENCE, Role.DESIGNATION):
        for match in _CAPITALS.finditer(passage.prose):
            if not _is_shouted(passage.prose, *match.span()):
                yield *match.span(), match[0]


def _first_capitals(document: Document) -> frozenset[tuple[object, int]]:
    return firsts(document, _capitals, document.index.of(_CAPITALS_HINT))


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Whether the words around are in capitals, too, or the words stand alone."""
    before, behind = text[max(0, start - 30) : start].split(), text[end : end + 30].split()
    if not before and not behind:
        return True
    return any(_LOUD.fullmatch(word.strip(".,;:()")) for word in (*before[-1:], *behind[:1]))


def check_law(passage: Passage, document: Document) -> Iterator[Finding]:
    """VRB014: The law binds without a standard, and contracts bind those who signed them."""
    for one in stated(passage, document):
        if one.form.name == "shall" and not one.negative:
            begin = one.span.start if one.inherited else one.at.end
            match = _OBEY.match(passage.prose, begin, one.span.end)
            if match:
                yield at("VRB014", passage, *match.span("law"))


_CHECKS: tuple[Callable[[Passage, Document], Iterator[Finding]], ...] = (
    check_must,
    check_may_not,
    check_might,
    check_need,
    check_may_of_chance,
    check_can_of_permission,
    check_will,
    check_mixture,
    check_equivalent,
    check_law,
)
