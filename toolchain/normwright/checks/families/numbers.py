"""Numbers and counts (ISO/IEC Directives Part 2, 9.1, Annex B)."""

import re
from collections.abc import Iterator

from normwright.checks.document import Document
from normwright.checks.finding import Finding, at, replace
from normwright.checks.numerals import read
from normwright.checks.rule import rule
from normwright.checks.units import BEGIN, SPACE, unit_pattern
from normwright.sts.views import Passage, Role

_UNIT = unit_pattern()
_WHOLE = re.compile(rf"{BEGIN}(?<![-–#°§])[1-9]\d{{3,}}(?![\w/:\ufffc-]|\.\d)")
_MARKED = re.compile(
    rf"{BEGIN}[1-9]\d{{0,2}}(?:(?:,\d{{3}})+|(?:\.\d{{3}}){{2,}}|(?:['’]\d{{3}})+)(?![\w,.'’]*\d)"
)
_MARK = re.compile(r"[,.'’]")
_DECIMALS = re.compile(rf"{BEGIN}\d+,\d{{5,}}(?!\w|[,.]\d)")
_COUNTED = re.compile(rf"{SPACE}(?!{_UNIT})[a-zäöüé]{{3,}}")
_MEASURED = re.compile(rf"{SPACE}?{_UNIT}")
#: What stands before a number that is a name: a code, a year, an identifier.
_NAMING = re.compile(
    r"(?:\b(?:codes?|numbers?|nos?\.?|identifiers?|id|port|zip|postcode|licen[cs]e|series|form|years?|in|since|until|by|"
    r"en|im|Jahr|model|type|room|phone|tel\.?|fax|EPSG|code\s+postal)|\b(?!EUR|USD|CHF|GBP|JPY|CNY)[A-Z][\w&-]*\.?)[\s:#]*$"
)
_NUMBER_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TIMES = "minutes|hours|days|weeks|months|years|seconds|times|points|parts|degrees"
_NAMES = "metres|kilometres|litres"
_FEW = re.compile(
    rf"(?:^|(?<=[a-z]{{3}}{SPACE}))(?<!and )(?<!nor )(?P<count>[2-9]){SPACE}"
    rf"(?!{_UNIT})(?!{_TIMES}|{_NAMES})[a-z]{{3,}}s\b"
)
_BILLION = re.compile(r"\b(?:b|tr|quadr)ill?ion(?:s|en)?\b", re.IGNORECASE)


@rule("NUM002", on=Passage, where=r"\d{4}|\d[,.'’]\d{3}")
def check_groups(passage: Passage, document: Document) -> Iterator[Finding]:
    """Digits stand in groups of three on both sides of the comma, with blanks between."""
    text = read(passage)
    for match in _WHOLE.finditer(text):
        if _is_count(text, match):
            yield at("NUM002", passage, *match.span(), replace(passage, *match.span(), _grouped(match[0])))
    for match in _DECIMALS.finditer(text):
        whole, _, part = match[0].partition(",")
        mended = f"{_grouped(whole)},{' '.join(_triples(part))}"
        yield at("NUM002", passage, *match.span(), replace(passage, *match.span(), mended))
    yield from _marked_groups(passage, text)


@rule("NUM005", on=Passage, where=r"(?i)ill?ion")
def check_billion(passage: Passage, document: Document) -> Iterator[Finding]:
    """A billion is 10⁹ to some and 10¹² to others."""
    if passage.role not in (Role.CODE, Role.REFERENCE, Role.QUOTATION):
        for match in _BILLION.finditer(passage.prose):
            yield at("NUM005", passage, *match.span())


@rule("NUM009", on=Passage, where=r"(?<!\S)[2-9](?!\S)", roles=(Role.PARAGRAPH, Role.ITEM, Role.NOTE))
def check_counted_items(passage: Passage, document: Document) -> Iterator[Finding]:
    """Few things are counted in words."""
    for match in _FEW.finditer(read(passage)):
        word = _NUMBER_WORDS[int(match["count"])]
        mended = replace(passage, *match.span("count"), word)
        yield at("NUM009", passage, match.start("count"), match.end(), mended, word=word)


def _marked_groups(passage: Passage, text: str) -> Iterator[Finding]:
    """Groups with commas, points or apostrophes; one comma alone can be a decimal sign."""
    for match in _MARKED.finditer(text):
        marks = [mark[0] for mark in _MARK.finditer(match[0])]
        if len(marks) > 1 or marks[0] in "'’":
            mended = replace(passage, *match.span(), _MARK.sub(" ", match[0]))
            yield at("NUM002", passage, *match.span(), mended)
        elif match[0].endswith(",000") and _COUNTED.match(text, match.end()):
            yield at("NUM002", passage, *match.span())


def _is_count(text: str, match: re.Match[str]) -> bool:
    """Whether digits in one row count things; years, codes and numbers of standards do not."""
    digits, before = match[0], text[max(0, match.start() - 24) : match.start()]
    if _MEASURED.match(text, match.end()):
        return True
    if _NAMING.search(before) and not _is_sentence_start(before):
        return False
    if re.match(rf"{SPACE}[A-ZÄÖÜÉ]", text[match.end() : match.end() + 2]):  # a postal code
        return False
    if len(digits) > 4:
        return not set(digits) <= {"0", "1"} or digits.endswith("000")  # else binary
    return not 1500 <= int(digits) < 2200 and _COUNTED.match(text, match.end()) is not None


def _is_sentence_start(before: str) -> bool:
    """Whether the word before is capitalized only because a sentence begins with it."""
    return re.search(r"(?:^|[.:;!?]\s)[A-Z][a-z]+\s$", before) is not None


def _triples(digits: str) -> list[str]:
    return [digits[start : start + 3] for start in range(0, len(digits), 3)]


def _grouped(digits: str) -> str:
    return re.sub(r"(?<=\d)(?=(?:\d{3})+$)", " ", digits)
