"""Trade names, patents, conformity assessment, contracts (ISO/IEC Directives Part 2, 5.5, 30, 31, 33)."""

import re
from collections.abc import Iterator
from functools import cache

from normwright.checks.document import Document
from normwright.checks.finding import Finding, at
from normwright.checks.rule import rule
from normwright.checks.statements import is_provision_text
from normwright.checks.wording import NAMES, any_of, is_fixed, listed, requirements, telling
from normwright.prose.sentences import sentences
from normwright.sts.views import Kind, Passage, Role

_MARK = re.compile(r"(?<![\w-])-*+(?P<words>\w[\w-]*+[ \u00a0]?[®™])")
_FOOTNOTE = re.compile(
    r"\b(?:trade ?-?marks?|trade names?|endorsement|convenience of users)\b", re.IGNORECASE
)
_PATENT = re.compile(r"\bpatent(?:ed|s)?\b", re.IGNORECASE)
_PATENT_NOTICE = re.compile(
    r"\bpatent (?:rights?|holders?|claims?|declarations?)\b|\bheld responsible\b|\blicen[cs]es?\b|"
    r"\bthis document\b",
    re.IGNORECASE,
)
_ASSESSMENT = re.compile(
    r"\b(?:be|been|being|become) (?:certified|accredited|third-party[- ]certified)\b|"
    r"\b(?:hold|holds|held|obtain|obtains|have|has|possess|apply for|seek|require|show|maintain)\b"
    r"[^.;]{0,40}?\b(?:certification|certificate of conformity|accreditation)\b|"
    r"\b(?:third[- ]party|independent|external) (?:certification|certifier|conformity assessment|auditor|"
    r"body)\b|\b(?:certification|conformity) (?:mark|scheme|body)\b|"
    r"\bconformity assessment (?:body|bodies|scheme)\b|\bmark of conformity\b|\bCE mark(?:ing)?\b",
    re.IGNORECASE,
)
_CONTRACT = re.compile(
    r"(?<!shall )(?<!not )\b(?:guarantees?|warrant(?:y|ies))\b(?! that\b)|\bliab(?:le|ility|ilities)\b|"
    r"\b(?:contract|purchase) price\b|\bpenalt(?:y|ies)\b|\binvoices?\b|\b(?:delivery|payment) "
    r"(?:date|time|terms?|conditions?)\b|\bclaims? for (?:damages|compensation)\b|"
    r"\bcompensat(?:e|ion) (?:for|of|the)\b",
    re.IGNORECASE,
)
_COPIED = 8  # words that a copied sentence has at least


@cache
def _telling() -> frozenset[str]:
    return telling(listed("style", "trade"))


@rule("LEG001", on=Passage, words=_telling)
def check_trade_names(passage: Passage, document: Document) -> Iterator[Finding]:
    """A generic word serves every supplier."""
    if passage.role in NAMES:
        return
    names = listed("style", "trade")
    for match in _names().finditer(passage.prose):
        behind = passage.prose[match.end() : match.end() + 2].strip()[:1]
        if match[0] in names and behind not in ("®", "™"):
            yield at("LEG001", passage, *match.span(), instead=names[match[0]])


@rule("LEG001", on=Passage, where="[®™]")
def check_marked_names(passage: Passage, document: Document) -> Iterator[Finding]:
    """A trade name that must stand has a footnote that says so."""
    if passage.role not in NAMES and not document.once(_explains_trade_names):
        for match in _MARK.finditer(passage.prose):
            instead = "a generic name, or the footnote on trade names"
            yield at("LEG001", passage, *match.span("words"), instead=instead)


@cache
def _names() -> re.Pattern[str]:
    return any_of(listed("style", "trade"))


def _explains_trade_names(document: Document) -> bool:
    notes = (Role.FOOTNOTE, Role.OBJECT_FOOTNOTE, Role.NOTE)
    return any(one.role in notes and _FOOTNOTE.search(one.string) for one in document.all_passages)


@rule("LEG002", on=Passage, where="[Pp]atent")
def check_patents(passage: Passage, document: Document) -> Iterator[Finding]:
    """Patents are spoken of in the fixed texts of foreword and introduction alone."""
    if passage.top not in (Kind.SCOPE, Kind.CLAUSE, Kind.ANNEX) or not _PATENT.search(passage.prose):
        return
    for start, end in sentences(passage.prose):
        match = _PATENT.search(passage.prose, start, end)
        if match and _PATENT_NOTICE.search(passage.prose, start, end):
            yield at("LEG002", passage, *match.span())


@rule("LEG003", on=Passage, where=r"ertifi|ccredit|onformity|hird|ndependent|xternal|CE\b")
def check_assessment(passage: Passage, document: Document) -> Iterator[Finding]:
    """What is required can be checked by anybody; who checks is no matter of the standard."""
    yield from _in_requirements("LEG003", _ASSESSMENT, passage, document)


@rule("LEG004", on=Passage, where=r"uarantee|arrant|iab[li]|price|enalt|nvoice|elivery|ayment|laim|ompensat")
def check_contract(passage: Passage, document: Document) -> Iterator[Finding]:
    """Guarantees, prices and penalties are for contracts."""
    yield from _in_requirements("LEG004", _CONTRACT, passage, document)


def _in_requirements(
    code: str, pattern: re.Pattern[str], passage: Passage, document: Document
) -> Iterator[Finding]:
    if is_provision_text(passage, document) and pattern.search(passage.prose):
        for start, end in requirements(passage, document):
            match = pattern.search(passage.prose, start, end)
            if match:
                yield at(code, passage, *match.span())


def _copying(document: Document) -> frozenset[object]:
    """The texts in which a sentence of the foreword begins."""
    texts = [one.string for one in document.all_passages if one.top is Kind.FOREWORD]
    found = (text[start:end] for text in texts for start, end in sentences(text))
    beginnings = [sentence[:30] for sentence in found if sentence.count(" ") >= _COPIED - 1]
    return frozenset(document.passages[at].text.element for at in document.index.containing(beginnings))


@rule("LEG005", on=Passage, roles=(Role.PARAGRAPH, Role.ITEM, Role.NOTE), among=_copying)
def check_copies(passage: Passage, document: Document) -> Iterator[Finding]:
    """The fixed text of the foreword stands there once."""
    if passage.top in (Kind.FOREWORD, Kind.ENDORSEMENT) or passage.role in NAMES or is_fixed(passage):
        return
    fixed = document.once(_foreword)
    for start, end in sentences(passage.string):
        if _plain(passage.string[start:end]) in fixed:
            words = passage.string[start:end].split()[:6]
            yield at("LEG005", passage, start, start + len(" ".join(words)))


def _foreword(document: Document) -> frozenset[str]:
    """The longer sentences of the foreword, without capitals and signs."""
    texts = [one.string for one in document.all_passages if one.top is Kind.FOREWORD]
    found = (_plain(text[start:end]) for text in texts for start, end in sentences(text))
    return frozenset(one for one in found if one.count(" ") >= _COPIED - 1)


def _plain(sentence: str) -> str:
    return " ".join(match[0].lower() for match in re.finditer(r"\w+", sentence))
