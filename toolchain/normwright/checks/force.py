"""How a document is cited: in a requirement, in other normative text, or aside.

Source: ISO/IEC Directives Part 2, 10.2 and 15.5.3.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from operator import attrgetter

from normwright.checks.document import Document
from normwright.checks.stretches import Stretches
from normwright.prose.forms import Kind as Force
from normwright.prose.forms import has_forms
from normwright.prose.sentences import Span, sentences
from normwright.prose.statement import Statement
from normwright.prose.verbal import statements
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
    {
        Kind.FOREWORD,
        Kind.INTRODUCTION,
        Kind.SCOPE,
        Kind.NORMATIVE_REFERENCES,
        Kind.BIBLIOGRAPHY,
        Kind.INDEX,
    }
)
_BOUND = re.compile(
    r"\b(?:in accordance with|according to|conform(?:s|ing)? (?:to|with)|compl(?:y|ies|ying) with|"
    r"in compliance with|"
    r"(?:specified|defined|required|described|given|laid down|set out|prescribed|stated|"
    r"listed) (?:in|by)|meet(?:s|ing)? the|appl(?:y|ies)|(?:is|are) applied|requirements? of|"
    r"following the)\b",
    re.IGNORECASE,
)
_INFORMING = re.compile(
    r"(?:\bsee(?: also)?|\bsee,? for example|\be\.g\.?,?|\bfor (?:example|instance),?|\bsuch as|\bcf\.?|"
    r"\b(?:based|derived|adapted|taken) (?:on|from)|"
    r"\b(?:guidance|information|advice|background|examples?)\b[^.;]{0,40}(?:in|by|from|of))"
    r"\s+(?:[^.;()]{0,40}(?:\band\b|\bor\b|,)\s*)?(?:the\s+)?$",
    re.IGNORECASE,
)
_REACH = 120  # characters before a name in which words such as "see" stand


def binds(passage: Passage, start: int, document: Document) -> bool:
    """Whether what is cited at `start` is needed to follow normative text; in doubt it is."""
    if not is_binding_text(passage):
        return False
    if passage.top is Kind.TERMS or passage.role in _TELEGRAPHIC or not has_forms(passage.language):
        return True
    sentence = document.once(_Read).sentence(passage, start)
    words = f"{lead_in(passage, document)} {passage.string[sentence.start : sentence.end]}"
    return bool(_is_required(passage, start, document) or _BOUND.search(words))


def demands(passage: Passage, start: int, document: Document) -> bool:
    """Whether a requirement rests on what is cited at `start`; in doubt it doesn't."""
    if (
        not is_binding_text(passage)
        or passage.top is Kind.TERMS
        or not _is_required(passage, start, document)
    ):
        return False
    begin = max(document.once(_Read).sentence(passage, start).start, start - _REACH)
    return _INFORMING.search(passage.string, begin, start) is None


def is_binding_text(passage: Passage) -> bool:
    """Whether a passage can hold requirements: no note, no scope, nothing informative."""
    return passage.normative and passage.top not in _NOT_BINDING and passage.role not in ASIDE


def lead_in(passage: Passage, document: Document) -> str:
    """The words that introduce the list of an item, "" for other text."""
    return document.once(_lead_ins).get(passage.text.element, "") if passage.role is Role.ITEM else ""


def _is_required(passage: Passage, start: int, document: Document) -> bool:
    return start in document.once(_Read).required(passage, document)


class _Read:
    """The statements and sentences of passages, read once each."""

    def __init__(self, document: Document) -> None:
        self._known: dict[object, tuple[Statement, ...]] = {}
        self._required: dict[object, Stretches] = {}
        self._sentences: dict[object, list[Span]] = {}

    def statements(self, passage: Passage, document: Document) -> tuple[Statement, ...]:
        """What a passage states; nothing in a language whose forms aren't known."""
        key = passage.text.element
        if key not in self._known:
            self._known[key] = statements(
                passage.prose,
                passage.language,
                lead_in=lead_in(passage, document),
                element=passage.role.value,
            )
        return self._known[key]

    def required(self, passage: Passage, document: Document) -> Stretches:
        """The sentences of a passage that state a requirement."""
        key = passage.text.element
        if key not in self._required:
            found = (one for one in self.statements(passage, document) if one.kind is Force.REQUIREMENT)
            self._required[key] = Stretches(one.span for one in found)
        return self._required[key]

    def sentence(self, passage: Passage, at: int) -> Span:
        """The sentence around a character; where none is, the whole text."""
        key = passage.text.element
        if key not in self._sentences:
            self._sentences[key] = list(sentences(passage.prose))
        those = self._sentences[key]
        before = bisect_right(those, at, key=attrgetter("start")) - 1
        if before >= 0 and at < those[before].end:
            return those[before]
        return Span(0, len(passage.string))


def _lead_ins(document: Document) -> Mapping[object, str]:
    found: dict[object, str] = {}
    last = ""
    for passage in document.passages:
        if passage.role is Role.ITEM:
            found[passage.text.element] = last
            if passage.prose.endswith(":"):
                last = f"{last} {passage.prose}"[-600:]
        elif passage.role not in (Role.FOOTNOTE, Role.NOTE, Role.EXAMPLE):
            last = passage.prose[-400:] if passage.prose.endswith(":") else ""
    return found
