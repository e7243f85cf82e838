"""The standards that a text names, tagged or typed plainly, and the lists that they should stand in."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from normwright.checks.document import Document
from normwright.names.identifiers import Identifier, UnreadableIdentifier, parse_identifier
from normwright.sts.text import OBJECT
from normwright.sts.views import Inline, Kind, Passage, Reference, Role
from normwright.sts.views.passages import quoted

#: Passages that name standards for other ends than citing them.
NOT_CITING = frozenset({Role.REFERENCE, Role.CODE, Role.QUOTATION, Role.TITLE})
_FRONT = frozenset({Kind.FOREWORD, Kind.ENDORSEMENT, Kind.ABSTRACT})
_HEAD = "ISO|IEC|CISPR|CENELEC|CEN|CWA|IWA|(?:Fpr|pr)?EN"
_NEXT = (
    "ISO|IEC|IEEE|ASTM|CIE|HL7|IDF|SAE|OECD|CLC|EN|TS|TR|PAS|Guide|GUIDE|ISP|TTA|SRD|IWA|R|DTS|DTR|"
    "DPAS|FDTS|FDTR|"
    "PWI|NP|AWI|WD|CDV|CD|FDIS|DIS|PRF"
)
_NATIONAL = (
    "DIN|BS|NF|UNE|UNI|NEN|NBN|ILNAS|SN|SS|NS|DS|SFS|NP|ELOT|CYS|MSA|PN|ČSN|STN|SIST|EVS|LVS|LST|BDS|HRN|SR"
)
_NAME = re.compile(
    rf"(?<![\w/.-])(?:(?:{_NATIONAL}|ÖNORM|I\.S\.)[ \u00a0/-])?"
    rf"(?:{_HEAD})(?:[/ \u00a0](?:{_NEXT})){{0,6}}[ \u00a0]"
    r"\d{1,6}(?:[-\u2010\u2011]\d{1,4}){0,2}(?!\d|[.,]\d)"
    r"(?::[ \u00a0]?(?:(?:19|20|21)\d\d(?:-\d\d)?(?!\d)|—|–|--))?"
    r"(?:[/+](?:AMD|Amd|COR|Cor|Add|AC|A|NA)\.?[ \u00a0]?\d{0,2}(?::\d{4})?(?!\w))*"
    r"(?:[ \u00a0]?\(all parts\))?"
)
_KIND = r"(?:(?:sub)?clauses?|annex(?:es)?|tables?|figures?|formula[es]?|equations?|sections?|entry|fig\.)"
_UNIT = r"[ \u00a0]?(?:%|‰|°|µ|[kMGcdm]?(?:m|g|s|A|K|V|W|N|J|l|L|Pa|Hz)(?![a-z])|h\b|min\b|ha\b|t\b)"
#: What stands behind a name: the mark of a bibliography, then a place in the document named.
_PLACE = re.compile(
    rf"(?:[ \u00a0]?\[\d+\])?(?:,[ \u00a0]*|[ \u00a0][(\[]|[ \u00a0](?=(?i:{_KIND})[ \u00a0]))(?P<place>"
    rf"(?i:{_KIND})[ \u00a0]*\(?(?:[A-Z]\b|[A-Z]?\.?\d)(?:\.?\d+)*\)?"
    rf"|(?:[A-Z]|\d+)(?:\.\d+)+(?!\d)(?!{_UNIT}))"
)
#: What stands before one: "Table 2 of".
_PLACE_OF = re.compile(
    rf"(?P<place>(?i:{_KIND})[ \u00a0]\(?(?:[A-Z]\b|[A-Z]?\.?\d)(?:\.?\d+)*\)?|"
    r"(?<![\d.])(?:[A-Z]|\d+)(?:\.\d+)+)"
    r"[ \u00a0](?:of|in|from)[ \u00a0](?:the[ \u00a0])?$"
)


@dataclass(frozen=True)
class Mention:
    """A standard named in a text: characters [start, end) of `passage`, with the place in it, if any.

    `end_of_place` ends the place where it stands behind the name, else it is `end`.
    """

    passage: Passage
    start: int
    end: int
    identifier: Identifier
    place: str = ""
    end_of_place: int = 0

    @property
    def words(self) -> str:
        """The name as printed."""
        return self.passage.string[self.start : self.end]


@lru_cache(maxsize=4096)
def identified(text: str) -> Identifier | None:
    """The identifier that a text is, None when it can't be read."""
    try:
        return parse_identifier(text)
    except UnreadableIdentifier:
        return None


@lru_cache(maxsize=4096)
def work(identifier: Identifier) -> Identifier:
    """What names of one work have in common: without edition, stage, series mark, and national sign."""
    base = identifier.base()
    # Of "ISO 37120-2018" the year is no part.
    return replace(base, all_parts=False, national="", part="" if is_year(base.part) else base.part)


def is_year(part: str) -> bool:
    """Whether what follows the hyphen of a name is a year."""
    return bool(re.fullmatch(r"(?:19[4-9]|20)\d\d", part))


def names_in(text: str) -> Iterator[tuple[int, int, Identifier]]:
    """The standards named in a text: start, end and identifier of each, in order."""
    for match in _NAME.finditer(text):
        found = identified(match.group())
        if found is not None:
            yield match.start(), match.end(), found


def mentions(document: Document) -> tuple[Mention, ...]:
    """Every standard named outside the two lists, code and quotations, in document order.

    Fixed texts are read too: a lead-in can cite. Use `document.once(mentions)`.
    """
    return tuple(one for passage in document.all_passages for one in _mentions(passage))


def _mentions(passage: Passage) -> Iterator[Mention]:
    string = passage.string
    if passage.role in NOT_CITING or not any(
        head in string for head in ("ISO", "IEC", "EN", "CEN", "WA", "CISPR")
    ):
        return
    for start, end, identifier in names_in(_readable(passage)):
        behind = _PLACE.match(string, end)
        before = None if behind else _PLACE_OF.search(string, max(0, start - 60), start)
        place = behind or before
        yield Mention(
            passage,
            start,
            end,
            identifier,
            place["place"] if place else "",
            behind.end() if behind else end,
        )


def _readable(passage: Passage) -> str:
    """The text with quotations, code and links blotted out."""
    signs = list(passage.string)
    spans = [(span.start, span.end) for span in passage.spans if span.kind in (Inline.CODE, Inline.LINK)]
    for start, end in [*quoted(passage.string), *spans]:
        signs[start:end] = OBJECT * (end - start)
    return "".join(signs)


@dataclass(frozen=True)
class Works:
    """The works of the two lists, and who cites them."""

    document: Document

    @cached_property
    def listed(self) -> Mapping[Identifier, tuple[Reference, ...]]:
        """Work -> its entries in either list."""
        found: dict[Identifier, list[Reference]] = defaultdict(list)
        for reference in self.document.references:
            for identifier in identifiers_of(reference):
                found[work(identifier)].append(reference)
        return {base: tuple(those) for base, those in found.items()}

    @cached_property
    def numbers(self) -> frozenset[Identifier]:
        """Works of the lists without their parts: for names of whole series."""
        return frozenset(replace(base, part="") for base in self.listed)

    @cached_property
    def own(self) -> frozenset[Identifier]:
        """The document itself under all its names, without part: other parts need no entry."""
        names = [
            name
            for part in self.document.parts
            for name in (
                part.dated_reference,
                part.undated_reference,
                *(other for _, other in part.relations),
            )
        ]
        read = [identified(name) for name in names if name]
        return frozenset(_number(one) for one in read if one is not None and one.number)

    def entries(self, identifier: Identifier) -> tuple[Reference, ...]:
        """The entries that list a document; one of all parts lists each part."""
        base = work(identifier)
        found = self.listed.get(base, ())
        if not found and base.part:
            series = self.listed.get(replace(base, part=""), ())
            found = tuple(one for one in series if one.identifier is not None and one.identifier.all_parts)
        if not found and base.european:
            found = self.listed.get(replace(base, european=""), ())
        return found

    def is_listed(self, identifier: Identifier) -> bool:
        """Whether a document stands in one of the lists; a series does with any of its parts."""
        base = work(identifier)
        return bool(self.entries(identifier)) or (not base.part and base in self.numbers)

    def is_own(self, identifier: Identifier) -> bool:
        """Whether it is this document, another part or edition of it, or what it replaces."""
        return _number(identifier) in self.own

    @cached_property
    def cited(self) -> Mapping[str, tuple[Mention, ...]]:
        """Id or label of an entry -> where it is named."""
        found: dict[str, list[Mention]] = defaultdict(list)
        for one in self.document.once(mentions):
            for reference in self.entries(one.identifier):
                found[key_of(reference)].append(one)
            if one.identifier.all_parts or not one.identifier.part:
                for base, references in self.listed.items():
                    if base.part and replace(base, part="") == work(one.identifier):
                        for reference in references:
                            found[key_of(reference)].append(one)
        return {key: tuple(those) for key, those in found.items()}


def works(document: Document) -> Works:
    """The lists of a document. Use `document.once(works)`."""
    return Works(document)


def key_of(reference: Reference) -> str:
    """What tells an entry from the others of both lists."""
    return reference.id or f"{reference.label} {reference.words}"


def identifiers_of(reference: Reference) -> list[Identifier]:
    """The names of a listed document: twin texts of two bodies have two."""
    if reference.identifier is not None:
        return [reference.identifier]
    # In files by others a standard can stand as any other work, or with another body's name before.
    return [found for _, _, found in names_in((reference.reference or reference.words)[:120])]


def is_aside(passage: Passage) -> bool:
    """Whether a passage stands where documents are named without being cited: forewords."""
    return passage.top in _FRONT


def _number(identifier: Identifier) -> Identifier:
    base = work(identifier)
    return Identifier(number=base.number) if base.number else base
