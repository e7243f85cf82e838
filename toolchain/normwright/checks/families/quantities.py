"""Statements of quantities (ISO/IEC Directives Part 2, 9.2.1, 9.3, Annex B)."""

import re
from collections.abc import Iterator
from functools import cache

from normwright.checks import units
from normwright.checks.document import Document
from normwright.checks.finding import Finding, at, replace
from normwright.checks.numerals import READ, read
from normwright.checks.rule import rule
from normwright.checks.units import BEGIN, NUMBER, SPACE
from normwright.sts.views import Explanations, Passage, Role

_LITRE = re.compile(
    rf"{BEGIN}(?:{NUMBER}){SPACE}?(?P<unit>[µmcdh]?(?P<letter>[lL]))(?![\w²³])(?!{SPACE}[A-Z])"
)
_PARTS = re.compile(r"(?<![\w-])pp[mb]v?(?![\w-])")
_PARTS_NAMED = re.compile(
    r"\bparts\s+per\s+(?:million|billion)\b|\bpartie\w*\s+par\s+m|\bTeile?\s+(?:pro|je)\s+M", re.I
)
_WEIGHT = re.compile(
    rf"\b(?P<word>[Ww]eights?)(?:\s+(?:of|is|are|was|be|to|at|shall|should|may|can|not|less|more|than|exceed|least|most|about|"
    rf"up|between|with)){{1,6}}\s+(?:{NUMBER}){SPACE}?(?:{units.alternatives(units.mass())})(?![\w²³])"
)
_UNITS_THAT_STAND_OUT = units.alternatives(one for one in units.symbols() if len(one) > 1 or one in "gtlL")
_ADDED = re.compile(
    rf"(?P<percent>%{SPACE}?\(?(?P<what>[mVvwnM]/[mVvwnM]|vol\.?|wt\.?|by{SPACE}(?:volume|mass|weight))\)?(?!\w))"
    rf"|(?P<unit>{BEGIN}(?:{NUMBER}){SPACE}?(?:{_UNITS_THAT_STAND_OUT}){SPACE}"
    rf"(?:[A-Z][a-z]?[₀-₉0-9]*)+(?:{SPACE}?eq)?/(?:{units.alternatives(units.symbols())})(?![\w²³]))"
)
_OLD_FORM = re.compile(r"\b(?:formerly|previously|denoted|obsolete|deprecated)\b", re.IGNORECASE)
_NEAR = 40  # characters before
_DIMENSION = (
    "width|height|length|depth|diameter|thickness|area|distance|capacity|volume|mass|pressure|clearance|slope|"
    "gradient|radius|size"
)
_LIMITED = re.compile(
    r"minimum|maximum|least|most|exceed|between|nominal|±|approximately|about|tolerance|[≤≥<>]|less|more|greater|smaller|"
    r"up to|at a |measured|\bto\b \d|exactly|fixed|constant",
    re.IGNORECASE,
)


@rule("UNT005", on=Document)
def check_litre(document: Document, _: Document) -> Iterator[Finding]:
    """One symbol for the litre in one document; the first use decides."""
    first = ""
    for passage in map(document.passages.__getitem__, document.index.of(r"(?:\b|\d)[µmcdh]?[lL](?![\w²³])")):
        for match in _LITRE.finditer(read(passage)):
            first = first or match["letter"]
            if match["letter"] != first:
                better = match["unit"][:-1] + first
                mended = replace(passage, *match.span("unit"), better)
                yield at("UNT005", passage, *match.span("unit"), mended, first=first, better=better)


@rule("UNT006", on=Passage, where="[%/]")
def check_information_in_units(passage: Passage, document: Document) -> Iterator[Finding]:
    """What is measured stands in the name of the quantity, not at the unit."""
    if passage.role in READ:
        for match in _ADDED.finditer(passage.prose):
            if not _OLD_FORM.search(passage.string[max(0, match.start() - _NEAR) : match.start()]):
                yield at("UNT006", passage, *match.span())


@rule("UNT007", on=Document)
def check_parts_per_million(document: Document, _: Document) -> Iterator[Finding]:
    """ "ppm" and "ppb" are explained or avoided; told once, where it is used first."""
    explained = {entry.sign for each in document.every(Explanations) for entry in each.entries}
    told: set[str] = set(explained)
    for passage in document.passages:
        if "pp" in passage.string and passage.role in READ:
            if _PARTS_NAMED.search(passage.string):
                return
            for match in _PARTS.finditer(passage.prose):
                if match[0] not in told:
                    told.add(match[0])
                    yield at("UNT007", passage, *match.span())


@rule("UNT008", on=Passage, where="(?i)weight")
def check_weight(passage: Passage, document: Document) -> Iterator[Finding]:
    """What is given in kilograms is a mass."""
    for match in _WEIGHT.finditer(read(passage)):
        better = (
            ("M" if match["word"][0] == "W" else "m") + "ass" + ("es" if match["word"].endswith("s") else "")
        )
        yield at("UNT008", passage, *match.span("word"), replace(passage, *match.span("word"), better))


@rule("UNT009", on=Passage, where="shall")
def check_limits(passage: Passage, document: Document) -> Iterator[Finding]:
    """A required dimension is a minimum, a maximum or has a tolerance."""
    if passage.role in (Role.PARAGRAPH, Role.ITEM) and passage.normative:
        for match in _required().finditer(read(passage)):
            if not _LIMITED.search(match["sentence"]):
                yield at("UNT009", passage, *match.span("words"))


@cache
def _required() -> re.Pattern[str]:
    unit = units.unit_pattern()
    return re.compile(
        rf"(?P<sentence>\bshall\s+(?:have|be)\b[^.;:]{{0,200}}?\b(?P<words>an?\s+(?:\w+\s+)?(?:{_DIMENSION})\s+of\s+(?:{NUMBER})"
        rf"{SPACE}?{unit})[^.;:]{{0,200}})"
    )
