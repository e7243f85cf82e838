"""Titles of the document (ISO/IEC Directives Part 2, Clause 11; 6.3) and of what is in it (House Style)."""

import re
from collections.abc import Iterator

from normwright.checks.document import Document
from normwright.checks.elements import heading_words, is_european, is_supplement, is_vocabulary, last_metadata
from normwright.checks.finding import Finding, at, on, replace
from normwright.checks.listed import in_numbered_list
from normwright.checks.rule import rule
from normwright.checks.siblings import sibling_titles
from normwright.checks.titled import DocumentTitle, document_titles
from normwright.diagnostics import Level
from normwright.sts.views import Passage, Role

_MOST = 3  # elements
_ABBREVIATED = re.compile(r"(?:\b(?:etc|al|e\.g|i\.e|cf|vs|No|Inc|Ltd|Co|[A-Z])|\.\.)\.$")
_TYPES = {
    "en": re.compile(
        r"\b(?:international standard|technical report|publicly available specification"
        r"|technical specification(?! for\b)|^technical specification for)\b|\b(?-i:PAS)\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:norme internationale|rapport technique|spécification (?:technique|publiquement disponible))\b"
        r"|\b(?-i:PAS)\b",
        re.IGNORECASE,
    ),
}
_GUIDE = re.compile(
    r"^guides?\b(?=\s*(?:$|:|to\b|for\b|on\b|of\b))|\bguide$|\bguide (?:to|for)\b", re.IGNORECASE
)
_METHOD = re.compile(
    r"(?<!test )\bmethods? (?:for|of) (?:the )?"
    r"(?:determination|determining|measurement|measuring|testing|test)\b"
    r"|\bcode for the measurement\b",
    re.IGNORECASE,
)
_NUMBER_AS_PART = re.compile(r"\d-(?P<part>[IVXLC]+|0\d*)(?![\w-])|\d/(?P<slash>\d{1,2})(?=[:(]|$)")
_SUBPART = re.compile(r"^ISO(?:/[A-Z]+)? (?:[A-Z]+ )?\d+-\d+-\d+")


@rule("TTL001", on=Document)
def check_elements(document: Document, _: Document) -> Iterator[Finding]:
    """At most three elements, and always a main one; the title of an amendment is one more."""
    most = _MOST + document.once(is_supplement)
    for title in document_titles(document):
        if len(title.pieces) > most:
            fault = f"the title in {title.language} has {len(title.pieces)} elements"
            yield on("TTL001", title.anchor(_longest(title)), fault=fault)
        elif title.elements and "main" not in title.elements:
            yield on("TTL001", title.anchor(), fault=f"the title in {title.language} has no main element")


def _longest(title: DocumentTitle) -> str:
    """The element with a dash of its own, else the last."""
    return next((name for name, text in title.elements.items() if " — " in text), list(title.elements)[-1])


@rule("TTL002", on=Document)
def check_part(document: Document, _: Document) -> Iterator[Finding]:
    """The complementary element of a part begins with "Part 2:", and no other says the part."""
    draft = document.draft
    if draft is None:
        yield from _foreign_part(document)
        return
    for title in document_titles(document):
        word = heading_words(title.language).get("part-word")
        if word is None:
            continue
        for name, text in title.elements.items():
            typed = re.search(rf"\(?\b{word}\s+(?:\d+|[IVX]+)\b\)?:?", text, re.IGNORECASE)
            if typed is not None:
                yield on(
                    "TTL002", title.anchor(name, typed.span()), fault=f"“{typed[0]}” is typed in a title"
                )
    if draft.record.iso is not None and draft.record.iso.part is not None:
        for title in document_titles(document):
            if "complementary" not in title.elements:
                fault = f"the title in {title.language} of a part has no complementary element"
                yield on("TTL002", title.anchor(), fault=fault)


def _foreign_part(document: Document) -> Iterator[Finding]:
    meta = last_metadata(document)
    if not meta.part.isdigit() or document.once(is_supplement):
        return
    for title in document_titles(document):
        words = heading_words(title.language)
        if words and title.language == document.language:
            full = document.metadata.titles[title.language].full
            shown = f"— {' — '.join(title.elements.values())} — {full}"
            wanted = words["part"].format(number=int(meta.part))
            pattern = r"\s".join(map(re.escape, wanted.split()))
            if not re.search(rf"—\s*{pattern}\s*:", shown, re.IGNORECASE):
                # Where no element names a part at all, the stylesheet of its writers can set it.
                misplaced = re.search(rf"\b{words['part-word']}\s+(?:\d|[IVX]+\b)", shown, re.IGNORECASE)
                level = None if misplaced else Level.ADVICE
                fault = f"no element of the title begins with “{wanted}:”"
                yield on("TTL002", title.anchor(), level=level, fault=fault)


@rule("TTL003", on=Document)
def check_parts_alike(document: Document, _: Document) -> Iterator[Finding]:
    """The parts of a standard in one workspace share introductory and main element, and differ behind."""
    own = {title.language: title for title in document_titles(document)}
    for part, titles in sibling_titles(document):
        for language, other in titles.items():
            if language not in own:
                continue
            title = own[language]
            for name in ("introductory", "main"):
                theirs = other.get(name, "")
                if title.elements.get(name, "") != theirs:
                    fault = f"the {name} element in {language} is not that of part {part}: “{theirs}”"
                    yield on("TTL003", title.anchor(name), fault=fault)
            if title.elements.get("complementary", "") == other.get("complementary", ""):
                fault = f"the complementary element in {language} is that of part {part} too"
                yield on("TTL003", title.anchor("complementary"), fault=fault)


@rule("TTL004", on=Document)
def check_type_in_title(document: Document, _: Document) -> Iterator[Finding]:
    """A title doesn't say what kind of document it is on."""
    for title in document_titles(document):
        pattern = _TYPES.get(title.language)
        for name, text in title.elements.items():
            found = pattern.search(text) if pattern is not None else None
            if found is not None:
                yield on("TTL004", title.anchor(name, found.span()), words=found[0])


@rule("TTL005", on=Document)
def check_guide_in_title(document: Document, _: Document) -> Iterator[Finding]:
    """ "Guide" is the name of another kind of document."""
    if last_metadata(document).deliverable == "GUIDE" or _is_guide(document):
        return
    for title in document_titles(document):
        for name, text in title.elements.items():
            found = next(_guides(text), None) if title.language == "en" else None
            if found is not None:
                yield on("TTL005", title.anchor(name, found), title=text)


def _guides(text: str) -> Iterator[tuple[int, int]]:
    """Where in a title "guide" is the kind of document, element by element."""
    start = 0
    for piece in text.split(" — "):
        found = _GUIDE.search(piece)
        if found is not None:
            yield start + found.start(), start + found.start() + len("guide")
        start += len(piece) + len(" — ")


def _is_guide(document: Document) -> bool:
    if document.draft is not None:
        return document.draft.record.deliverable == "GUIDE"
    return "Guide" in (document.metadata.dated_reference or "")


@rule("TTL006", on=Document)
def check_vocabulary_title(document: Document, _: Document) -> Iterator[Finding]:
    """A document of terms is called a vocabulary."""
    if not document.once(is_vocabulary):
        return
    for title in document_titles(document):
        words = heading_words(title.language)
        full = " — ".join(title.elements.values())
        if not words or re.search(words["vocabulary"], full, re.IGNORECASE):
            continue
        wrong = re.search(words["glossary"], full, re.IGNORECASE)
        if wrong is not None or document.draft is not None:
            yield on("TTL006", title.anchor(), language=title.language)


@rule("TTL007", on=Document)
def check_method_title(document: Document, _: Document) -> Iterator[Finding]:
    """A test method is called "Test method" or "Determination of …"."""
    for title in document_titles(document):
        for name, text in title.elements.items():
            found = _METHOD.search(text) if title.language == "en" else None
            if found is not None:
                yield on("TTL007", title.anchor(name, found.span()), words=found[0])


@rule("TTL008", on=Document)
def check_languages_alike(document: Document, _: Document) -> Iterator[Finding]:
    """The titles in English and French have as many elements; what `draft.toml` lacks is told with it."""
    titles = {title.language: title for title in document_titles(document)}
    if not {"en", "fr"} <= set(titles):
        return
    en, fr = titles["en"], titles["fr"]
    same_names = set(en.elements) == set(fr.elements)
    if len(en.pieces) != len(fr.pieces) and (document.draft is None or same_names):
        yield on("TTL008", fr.anchor(), en=len(en.pieces), fr=len(fr.pieces))


@rule("TTL009", "TTL010", on=Document)
def check_part_number(document: Document, _: Document) -> Iterator[Finding]:
    """The number of a part is an Arabic one behind a hyphen; a part of ISO has no parts."""
    if document.draft is not None or document.once(is_european):
        return  # the number in draft.toml can be no other
    meta = last_metadata(document)
    name = meta.dated_reference or meta.undated_reference
    if meta.body == "ISO" and _SUBPART.match(name):
        yield on("TTL009", meta, name=name)
    elif _NUMBER_AS_PART.search(name) or (meta.part and not re.fullmatch(r"[1-9]\d*(?:-\d+)*", meta.part)):
        yield on("TTL010", meta, name=name or meta.part)


@rule("TTL011", on=Passage, roles=[Role.TITLE, Role.CAPTION])
def check_stop(passage: Passage, document: Document) -> Iterator[Finding]:
    """A heading is no sentence; the names in a numbered list of materials are no headings."""
    if passage.role not in (Role.TITLE, Role.CAPTION):
        return
    text = passage.string.rstrip()
    if text.endswith(".") and not _ABBREVIATED.search(text) and not in_numbered_list(passage.clause):
        end = len(text)
        yield at("TTL011", passage, end - 1, end, replace(passage, end - 1, end, ""), title=_short(text))


@rule("TTL011", on=Document)
def check_stop_in_title(document: Document, _: Document) -> Iterator[Finding]:
    """The same in the document's own title."""
    for title in document_titles(document):
        for name, text in title.elements.items():
            if text.endswith(".") and not _ABBREVIATED.search(text):
                yield on("TTL011", title.anchor(name, (len(text) - 1, len(text))), title=_short(text))


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"…{text[-59:]}"
