"""Passages: every running text of a standard with what it is and where it stands, for whoever reads prose."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from lxml.etree import _Element

from normwright.lazy import lazy
from normwright.sts.places import is_generated
from normwright.sts.standard import Standard
from normwright.sts.tags import XML_LANG, tbx
from normwright.sts.text import OBJECT, Text
from normwright.sts.views.base import inner_language, language_of, originator_of, texts_in
from normwright.sts.views.outline import CLAUSES, Clause, Kind, clause_of


class Role(StrEnum):
    """What a running text is to its reader."""

    TITLE = "title"  # of a clause or annex
    CAPTION = "caption"  # title of a table or figure
    PARAGRAPH = "paragraph"
    ITEM = "list item"
    NOTE = "note"
    EXAMPLE = "example"
    NOTICE = "notice"  # warning, caution …
    FOOTNOTE = "footnote"  # to the text
    OBJECT_FOOTNOTE = "footnote to a table or figure"
    CELL = "cell"
    KEY = "key"  # of a table or figure, a where-list, a list of symbols
    UNITS = "statement of units"
    QUOTATION = "quotation"
    CODE = "code"
    DESIGNATION = "designation"
    DEFINITION = "definition"
    DOMAIN = "domain"
    NOTE_TO_ENTRY = "note to entry"
    ENTRY_EXAMPLE = "example in an entry"
    ENTRY_SOURCE = "source of an entry"
    REFERENCE = "reference"  # an entry of one of the two lists
    OTHER = "other"


class Inline(StrEnum):
    """What a stretch of a text is, beside plain words."""

    CODE = "code"
    CITATION = "citation"  # of a document
    CROSS_REFERENCE = "cross-reference"
    TERM = "term"  # a reference to a term entry
    LINK = "link"
    VARIABLE = "variable"
    FOREIGN = "foreign words"
    ITALIC = "italic"
    SUBSCRIPT = "subscript"
    SUPERSCRIPT = "superscript"


@dataclass(frozen=True)
class Span:
    """Characters [start, end) of a text that are more than plain words; spans can lie in one another."""

    start: int
    end: int
    kind: Inline
    target: str = ""  # ids of what a reference within the document leads to, blanks between


@dataclass(frozen=True)
class Passage:
    """One running text; offsets count characters of `string`."""

    text: Text
    role: Role
    clause: Clause | None = field(repr=False)
    standard: Standard = field(repr=False, compare=False)

    @property
    def string(self) -> str:
        """The text, formulae and pictures being U+FFFC."""
        return self.text.string

    @lazy
    def language(self) -> str:
        """Main code of the language it is written in: "en"; empty when the file doesn't say."""
        around = self.clause
        inner = None if around is None else inner_language(self.text.element, around.element)
        found = language_of(self.text.element) if around is None else inner or around.language
        return found.lower().split("-")[0]

    @property
    def top(self) -> Kind:
        """What the clause or annex is in which it stands, at the top level."""
        return Kind.CLAUSE if self.clause is None else self.clause.top.kind

    @lazy
    def normative(self) -> bool:
        """Whether its clause counts for conformity: body and normative annexes."""
        return self.clause is not None and self.clause.normative

    @lazy
    def originator(self) -> str:
        """Whose text it is, as `View.originator`."""
        return originator_of(self.text.element)

    @lazy
    def editorial(self) -> bool:
        """Whether it is working matter, from an editor to the committee, printed below stage 40."""
        notes = self.text.element.iterancestors("non-normative-note")
        return any(note.get("content-type") == "editor-note" for note in notes)

    @lazy
    def generated(self) -> bool:
        """Whether the program, not an author, worded the whole of it."""
        return is_generated(self.text.element)

    @lazy
    def spans(self) -> tuple[Span, ...]:
        """What is more than plain words, in order of their beginnings."""
        if len(self.text.element) == 0:
            return ()
        return tuple(sorted(spans_of(self.text), key=lambda span: (span.start, -span.end)))

    def span_at(self, offset: int, kinds: frozenset[Inline]) -> Span | None:
        """The outermost span of these kinds in which a character lies; at once, however many there are."""
        if kinds not in self._outermost:
            self._outermost[kinds] = _outermost(span for span in self.spans if span.kind in kinds)
        starts, spans = self._outermost[kinds]
        at = bisect_right(starts, offset) - 1
        return spans[at] if at >= 0 and offset < spans[at].end else None

    @lazy
    def _outermost(self) -> dict[frozenset[Inline], tuple[list[int], list[Span]]]:
        return {}

    @lazy
    def prose(self) -> str:
        """The text with everything that isn't the author's plain prose made U+FFFC, character by character.

        That is code, citations, cross-references, links and foreign words, in the lists of references titles,
        and what stands in quotation marks; its offsets are those of `string`.
        """
        string = self.text.string
        kinds = _NOT_PROSE | {Inline.ITALIC} if self.role is Role.REFERENCE else _NOT_PROSE
        hidden = [(span.start, span.end) for span in self.spans if span.kind in kinds]
        if _MARKED(string):
            hidden += quoted(string)
        if not hidden:
            return string
        masked = list(string)
        for start, end in hidden:
            masked[start:end] = OBJECT * (end - start)
        return "".join(masked)


def passages(standard: Standard) -> Iterator[Passage]:
    """Every running text of a standard in document order; metadata, labels and alternative texts are none."""
    homes: dict[_Element, Clause | None] = {}
    for part in _parts(standard.root):
        for text in texts_in(part, standard):
            role = _role(text.element)
            if role is not None:
                yield Passage(text, role, _home(text.element, standard, homes), standard)


def _outermost(spans: Iterable[Span]) -> tuple[list[int], list[Span]]:
    """Spans that don't lie in one another, by their beginnings; `spans` are in that order."""
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return [span.start for span in kept], kept


def quoted(string: str) -> Iterator[tuple[int, int]]:
    """Where quotation marks enclose words, the marks included; one that never closes quotes nothing.

    Single marks enclose a few words of one line only, as an apostrophe looks like them.
    """
    if "'" in string or "‘" in string:
        yield from (match.span() for match in _SINGLE.finditer(string))
    if not _QUOTE.search(string):
        return
    start, closing = -1, ""
    for at, sign in enumerate(string):
        if closing:
            if sign == closing:
                yield start, at + 1
                closing = ""
            elif sign == "\n":
                closing = ""
        elif sign in _QUOTES and not (sign == '"' and string[at - 1 : at].isalnum()):
            start, closing = at, _QUOTES[sign]


_QUOTES = {"“": "”", "„": "“", "«": "»", '"': '"'}
_QUOTE = re.compile('[“„«"]')
_MARKED = re.compile("[“„«\"'‘]").search
_SINGLE = re.compile(
    r"(?<![\w'])'(?=[\w+−-])(?:[^'\n]|'(?=\w)){1,60}(?<!\s)'(?!\w)|(?<!\w)‘[^‘’\n]{1,60}(?:’(?=\w)[^‘’\n]{1,60})?’(?!\w)"
)
_NOT_PROSE = frozenset({Inline.CODE, Inline.CITATION, Inline.CROSS_REFERENCE, Inline.LINK, Inline.FOREIGN})

_INLINE: dict[Any, Inline] = {
    "inline-code": Inline.CODE,
    "monospace": Inline.CODE,
    "std": Inline.CITATION,
    "std-ref": Inline.CITATION,
    "mixed-citation": Inline.CITATION,
    "ext-link": Inline.LINK,
    "uri": Inline.LINK,
    "email": Inline.LINK,
    tbx("entailedTerm"): Inline.TERM,
    tbx("foreign"): Inline.FOREIGN,
    "italic": Inline.ITALIC,
    "sub": Inline.SUBSCRIPT,
    "sup": Inline.SUPERSCRIPT,
}

#: What stands beside the text of clauses, whatever blocks it has inside.
ASIDES: dict[Any, Role] = {
    "non-normative-note": Role.NOTE,
    "normative-note": Role.NOTE,
    "non-normative-example": Role.EXAMPLE,
    "normative-example": Role.EXAMPLE,
    "disp-quote": Role.QUOTATION,
    "code": Role.CODE,
    "preformat": Role.CODE,
    tbx("definition"): Role.DEFINITION,
    tbx("note"): Role.NOTE_TO_ENTRY,
    tbx("example"): Role.ENTRY_EXAMPLE,
    tbx("source"): Role.ENTRY_SOURCE,
}
#: The nearest of these around a text says what it is; None: not for readers of prose.
_ROLES: dict[Any, Role | None] = {
    **ASIDES,
    "label": None,
    "annex-type": None,
    "sec-meta": None,
    "alt-text": None,
    "long-desc": None,
    tbx("term"): Role.DESIGNATION,
    tbx("subjectField"): Role.DOMAIN,
    tbx("see"): Role.OTHER,
    "fn": Role.FOOTNOTE,
    "td": Role.CELL,
    "th": Role.CELL,
    "legend": Role.KEY,
    "def-list": Role.KEY,
    "caption": Role.CAPTION,
    "list-item": Role.ITEM,
    "ref": Role.REFERENCE,
}
_HOLDERS = frozenset({"sec", "app", "ref-list", "term-sec", "index", "statement"})
_NOTICES = frozenset({"warning", "important", "caution", "danger", "safety-precautions"})
_METADATA = frozenset({"processing-meta", "std-doc-meta", "std-meta", "iso-meta", "reg-meta", "nat-meta"})
OBJECTS = ("table-wrap", "array", "fig", "fig-group")


def _parts(root: _Element) -> Iterator[_Element]:
    """The parts with text: front, body and back, metadata left aside."""
    for child in root:
        if not isinstance(child.tag, str) or child.tag in _METADATA:
            continue
        if child.tag in ("front", "adoption-front", "standard", "adoption"):
            yield from _parts(child)
        else:
            yield child


def _role(element: _Element) -> Role | None:
    node: _Element | None = element
    while node is not None:
        tag = node.tag
        if tag == "title" and (parent := node.getparent()) is not None:
            if parent.tag in _HOLDERS:
                return Role.TITLE
        elif tag == "non-normative-note" and node.get("content-type") in _NOTICES:
            return Role.NOTICE
        elif tag == "fn":
            return Role.OBJECT_FOOTNOTE if _in_object(node) else Role.FOOTNOTE
        elif tag == "p" and node.get("content-type") == "dimension":
            return Role.UNITS
        elif tag in _ROLES:
            return _ROLES[tag]
        elif tag in _HOLDERS:
            return Role.PARAGRAPH if element.tag == "p" else Role.OTHER
        node = node.getparent()
    return Role.OTHER


def _in_object(node: _Element) -> bool:
    return next(node.iterancestors(*OBJECTS), None) is not None


def _home(element: _Element, standard: Standard, homes: dict[_Element, Clause | None]) -> Clause | None:
    """The clause around a text; that of a title is the clause it names. One object a clause."""
    passed: list[_Element] = []
    node, found = element.getparent(), None
    while node is not None and node not in homes:
        passed.append(node)
        if node.tag in CLAUSES:
            found = Clause(node, standard)
            break
        if node.tag in ("ref-list", "index"):
            text = Clause(element, standard)  # any view in it will do
            found = clause_of(text)
            break
        node = node.getparent()
    else:
        found = None if node is None else homes[node]
    homes.update(dict.fromkeys(passed, found))
    return found


def spans_of(text: Text) -> Iterator[Span]:
    """What in a text is more than plain words; neighbouring runs of one element are one span."""
    if len(text.element) == 0:
        return
    open_spans: dict[_Element, tuple[int, Inline]] = {}
    for start, element, tail in text.runs():
        around = dict(_around(element, tail, text.element))
        for node in [node for node in open_spans if node not in around]:
            began, kind = open_spans.pop(node)
            yield Span(began, start, kind, _target(node))
        for node, kind in around.items():
            open_spans.setdefault(node, (start, kind))
    for node, (began, kind) in open_spans.items():
        yield Span(began, len(text), kind, _target(node))


def _target(node: _Element) -> str:
    return str(node.get("rid") or node.get("target") or "")


def _around(element: _Element, tail: bool, block: _Element) -> Iterator[tuple[_Element, Inline]]:
    node = element.getparent() if tail else element
    while node is not None and node is not block:
        kind = _INLINE.get(node.tag)
        if node.tag == "xref":
            kind = Inline.TERM if node.get("custom-type") == "term-entry" else Inline.CROSS_REFERENCE
        elif node.tag == "named-content" and node.get("content-type") == "variable":
            kind = Inline.VARIABLE
        elif node.tag == "styled-content" and node.get(XML_LANG):
            kind = Inline.FOREIGN
        if kind is not None:
            yield node, kind
        node = node.getparent()
