"""The decimal sign (ISO/IEC Directives Part 2, 9.1)."""

import re
from collections.abc import Iterator
from functools import cache

from normwright.checks.document import Document
from normwright.checks.finding import Finding, at, on, replace
from normwright.checks.numerals import READ, numerals, read
from normwright.checks.rule import rule
from normwright.checks.units import BEGIN, NUMBER, SPACE, typed, unit_pattern
from normwright.sts.views import Cell, Passage, Role, Table, clause_of, mathematics

_BLANKS = "[ \u00a0\u2009\u202f]*"
#: A cell that is a number, perhaps with a sign, a footnote mark or a bracket.
_ONLY_NUMBER = re.compile(rf"[-–−+±<>≤≥≈~(]?{_BLANKS}{NUMBER}[\s).*%°\ufffc]*").fullmatch
#: Words before a number that say that it is a quantity.
_BEFORE_QUANTITY = re.compile(
    r"(?:[-–−+±≥≤<>=≈~×]|\b(?:than|least|most|exceeds?|exceeding|about|approximately|roughly|factors?|ratio|values?|"
    r"weight|coefficient|limit|only|times|multiplied|divided|minus|plus|equals?|maximum|minimum|average|mean|index|score)"
    r"(?:\s+(?:of|to|by|is|be|at))?)\s*$",
    re.IGNORECASE,
)
#: Words before a number that can as well be that of a clause.
_POINTING = frozenset(
    {"in", "see", "of", "to", "and", "or", "with", "from", "under", "per", "by", "through", "v", "ver"}
    | {"en", "de", "et", "à", "selon", "und", "bis", "von", "nach", "gemäß"}
)
_LAST_WORD = re.compile(r"(\w[\w&+#-]*)\W{1,2}$")
_SENTENCE_START = re.compile(r"(?:^|[.:;!?]\s)[A-Z][a-z]*\s$")
#: Heads of columns that hold the numbers of clauses, versions or things.
_PLACE_HEAD = re.compile(
    r"\b(?:(?:sub)?clauses?|sections?|no|n°|nr|number|versions?|item|references?|annex|edition|step|articles?|"
    r"abschnitt|code|id|iso|standard|requirements?)\b",
    re.IGNORECASE,
).search
_PLACE_CELL = re.compile(r"[A-Z]\.\d|\d+\.\d+\.\d|(?:Clause|Annex|Table|Abschnitt|Article)\b").match


@rule("NUM001", on=Document)
def check_decimal_sign(document: Document, _: Document) -> Iterator[Finding]:
    """The decimal sign is a comma on the line."""
    places = frozenset(clause.number for clause in document.clauses)
    for passage in map(document.passages.__getitem__, document.index.of(r"\d\.\d")):
        text = read(passage)
        if "." in text and not (passage.role is Role.CELL and _ONLY_NUMBER(text.strip())):
            for match in _decimal().finditer(text):
                if _is_quantity(text, match, places, in_cell=passage.role is Role.CELL):
                    yield _with_comma(passage, match)


@rule("NUM001", on=Table)
def check_decimal_sign_in_column(table: Table, document: Document) -> Iterator[Finding]:
    """A cell that is a number has a comma, unless its column holds numbers of clauses or versions."""
    if not any("." in text.string for cell in table.cells for text in cell.texts):
        return
    apart = {cell.column for cell in table.cells if _counts_places(cell)}
    for cell in table.cells:
        for text in cell.texts:
            if "." in text.string and cell.column not in apart and _ONLY_NUMBER(text.string.strip()):
                passage = Passage(text, Role.CELL, clause_of(table), table.standard)
                for match in _decimal().finditer(numerals(passage.prose)):
                    yield _with_comma(passage, match)


@rule("NUM001", on=Document)
def check_decimal_sign_in_formula(document: Document, _: Document) -> Iterator[Finding]:
    """Numbers in formulae have a comma too."""
    for formula in mathematics(document.standard):
        wrong = [number for number in formula.numerals if re.fullmatch(r"\d*\.\d+", number)]
        if wrong:
            yield on("NUM001", formula, words=wrong[0])


@rule("NUM003", on=Passage, where=r"(?:(?<!\S)|(?<=[(\[=<>≤≥±+−–×-]))[.,]\d")
def check_zero_before_comma(passage: Passage, document: Document) -> Iterator[Finding]:
    """A zero stands before the comma."""
    if passage.role in READ:
        for match in _NO_ZERO.finditer(read(passage)):
            mended = f"0,{match['part']}"
            yield at("NUM003", passage, *match.span("all"), replace(passage, *match.span("all"), mended))


_NO_ZERO = re.compile(r"(?:^|(?<=[\s(\[=<>≤≥±+−–×-]))(?P<all>[.,](?P<part>\d+))(?![\w.]*\d)(?!\w)")


@cache
def _decimal() -> re.Pattern[str]:
    """A number with a point, that no letter, number or second point follows; a unit may."""
    return re.compile(
        rf"{BEGIN}(?<![A-Za-z]-)(?P<whole>\d{{1,3}}(?:{SPACE}\d{{3}}){{1,4}}|\d+)\.(?P<part>\d+)"
        rf"(?!\d|\.\d|[/:]\d|-\d+(?![.\d]))(?:(?={unit_pattern()})|(?!\w))"
    )


@cache
def _behind_quantity() -> re.Pattern[str]:
    words = rf"times|million|percent|per{SPACE}cent|fois|pour{SPACE}cent|Mal"
    return re.compile(rf"{SPACE}?(?:{unit_pattern()}|[×±°′″])|{SPACE}(?:{words})\b")


def _with_comma(passage: Passage, match: re.Match[str]) -> Finding:
    point = match.start("part") - 1
    number = typed(f"{passage.string[match.start() : point]},{match['part']}")
    return at("NUM001", passage, *match.span(), replace(passage, *match.span(), number))


def _is_quantity(text: str, match: re.Match[str], places: frozenset[str], *, in_cell: bool) -> bool:
    """Whether a number with a point is one, and not that of a clause or version."""
    before = text[max(0, match.start() - 40) : match.start()]
    if _behind_quantity().match(text, match.end()) or _BEFORE_QUANTITY.search(before):
        return True
    if f"{match['whole']}.{match['part']}" in places:
        return False
    word = _LAST_WORD.search(before)
    if word is not None and word[1][0].isupper() and (in_cell or not _SENTENCE_START.search(before)):
        return False  # "Python 3.11": a name before it
    if match["whole"] == "0":
        return len(match["part"]) > 1 or not before.endswith("in ")
    return word is not None and word[1].lower() not in _POINTING


def _counts_places(cell: Cell) -> bool:
    """Whether a cell shows that its column holds clause numbers or versions."""
    words = cell.words.strip()
    return bool(_PLACE_HEAD(words) if cell.head else _PLACE_CELL(words))
