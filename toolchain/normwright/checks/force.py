"""How a document is cited: in a requirement, in other normative text, or aside (Directives Part 2, 10.2, 15.5.3)."""

import re
from collections.abc import Mapping
from functools import lru_cache

from normwright.checks.document import Document
from normwright.sts.views import Kind, Passage, Role

#: Text that never makes what it cites indispensable.
ASIDE = frozenset(
    {
        Role.NOTE,
        Role.EXAMPLE,
        Role.FOOTNOTE,
        Role.ENTRY_EXAMPLE,
        Role.ENTRY_SOURCE,
        Role.QUOTATION,
        Role.CODE,
        Role.REFERENCE,
        Role.TITLE,
    }
)
#: Text without sentences of its own: what it cites is needed to read it.
_TELEGRAPHIC = frozenset(
    {Role.CELL, Role.KEY, Role.DEFINITION, Role.NOTE_TO_ENTRY, Role.OBJECT_FOOTNOTE, Role.UNITS}
)
_NOT_BINDING = frozenset(
    {Kind.FOREWORD, Kind.INTRODUCTION, Kind.SCOPE, Kind.NORMATIVE_REFERENCES, Kind.BIBLIOGRAPHY, Kind.INDEX}
)
_SENTENCE = re.compile(r"(?<!\be\.g)(?<!\bi\.e)(?<!\bcf)(?<!\bNo)(?<!\bFig)[.?!;][”\"’)]*\s+")
_SHALL = re.compile(
    r"\bshall\b|\b(?:is|are) (?:required )?to be\b|\bonly\b.{0,80}\bpermitted\b", re.IGNORECASE
)
_IMPERATIVE = re.compile(
    r"^(?:[A-Z]?\d*\)\s*)?(?:Add|Adjust|Allow|Apply|Calculate|Carry out|Check|Clean|Collect|Conduct|Determine|Dry|"
    r"Establish|Express|Fill|Heat|Install|Keep|Mark|Measure|Mix|Obtain|Perform|Place|Prepare|Provide|Record|Remove|"
    r"Repeat|Report|Sample|Select|Set|Take|Test|Use|Verify|Wash|Weigh)\b"
)
_BOUND = re.compile(
    r"\b(?:in accordance with|according to|conform(?:s|ing)? (?:to|with)|compl(?:y|ies|ying) with|in compliance with|"
    r"(?:as )?(?:specified|defined|required|described|given|laid down|set out|prescribed|stated|listed) (?:in|by)|"
    r"meet(?:s|ing)? the|(?:apply|applies|apply to|is applied|are applied|applied)\b|requirements? of|following the)\b",
    re.IGNORECASE,
)
_INFORMING = re.compile(
    r"(?:\bsee(?: also)?|\bsee,? for example|\be\.g\.?,?|\bfor example,?|\bfor instance,?|\bsuch as|\bcf\.?|"
    r"\bbased on|\bderived from|\badapted from|\btaken from|\b(?:guidance|information|advice|background|examples?)\b[^.;]{0,40}"
    r"(?:in|by|from|of))\s+(?:[^.;()]{0,40}(?:\band\b|\bor\b|,)\s*)?(?:the\s+)?$",
    re.IGNORECASE,
)


def binds(passage: Passage, start: int, document: Document) -> bool:
    """Whether what is cited at `start` is needed to follow normative text; in doubt it is."""
    if not is_binding_text(passage):
        return False
    if passage.top is Kind.TERMS or passage.role in _TELEGRAPHIC:
        return True
    begin, end = sentence_around(passage.string, start)
    around = f"{lead_in(passage, document)} {passage.string[begin:end]}"
    return bool(
        _SHALL.search(around) or _IMPERATIVE.match(passage.string[begin:end]) or _BOUND.search(around)
    )


def demands(passage: Passage, start: int, document: Document) -> bool:
    """Whether a requirement rests on what is cited at `start`; in doubt it doesn't."""
    if not is_binding_text(passage) or passage.top is Kind.TERMS:
        return False
    begin, end = sentence_around(passage.string, start)
    sentence, lead = passage.string[begin:end], lead_in(passage, document)
    required = _SHALL.search(f"{lead} {sentence}") or _IMPERATIVE.match(sentence)
    return bool(required) and not _INFORMING.search(passage.string, max(begin, start - 120), start)


def sentence_around(string: str, at: int) -> tuple[int, int]:
    """Start and end of the sentence around a character."""
    ends = _ends(string)
    begin = max((end for end in ends if end <= at), default=0)
    return begin, min((end for end in ends if end > at), default=len(string))


@lru_cache(maxsize=64)
def _ends(string: str) -> tuple[int, ...]:
    return tuple(match.end() for match in _SENTENCE.finditer(string))


def lead_in(passage: Passage, document: Document) -> str:
    """The words that introduce the list of an item, "" for other text."""
    return document.once(_lead_ins).get(passage.text.element, "") if passage.role is Role.ITEM else ""


def _lead_ins(document: Document) -> Mapping[object, str]:
    found: dict[object, str] = {}
    last = ""
    for passage in document.passages:
        if passage.role is Role.ITEM:
            found[passage.text.element] = last
            if passage.string.endswith(":"):
                last = f"{last} {passage.string}"[-600:]
        elif passage.role not in (Role.FOOTNOTE, Role.NOTE, Role.EXAMPLE):
            last = passage.string[-400:] if passage.string.endswith(":") else ""
    return found


def is_binding_text(passage: Passage) -> bool:
    """Whether a passage can hold requirements: no note, no scope, nothing informative."""
    return passage.normative and passage.top not in _NOT_BINDING and passage.role not in ASIDE
