"""Signs between and before numbers, ranges, tolerances (ISO/IEC Directives Part 2, 9.1, 9.2.1, Annex B)."""

import re
from collections.abc import Iterator
from functools import cache

from normwright.checks.document import Document
from normwright.checks.finding import Finding, at, replace
from normwright.checks.numerals import read
from normwright.checks.rule import rule
from normwright.checks.units import BEGIN, NUMBER, SPACE, typed, unit_pattern
from normwright.sts.views import Passage

_MINUS = "−"
_UNIT = unit_pattern()
_SIGNED = rf"[−-]?{NUMBER}"
_UNIT_BEHIND = re.compile(rf"{SPACE}?{_UNIT}").match
_TIMES = re.compile(
    rf"{BEGIN}(?!0[xX])(?:{NUMBER})(?:{SPACE}(?:{_UNIT}))?(?P<sign>{SPACE}*[xX*·⋅∙]{SPACE}*)(?=\d)(?:{NUMBER})(?![\w.]*\d)"
)
_HYPHEN = re.compile(
    rf"(?:^|(?<=[(\[=<>≤≥±])|(?<=[a-zäöüéè]\s)|(?<=[,;:=<>≤≥±]\s))(?P<sign>[-–])(?:{NUMBER})(?![\w-]*\d)(?![-–/:])"
)
_LOOSE = re.compile(
    rf"(?:^|(?<=[(\[])|(?<=[=<>≤≥]\s)|(?<=[a-z]{{2}}\s))(?P<sign>[-–−]{SPACE})(?:{NUMBER})(?={SPACE}?{_UNIT})"
)
_TIGHT = re.compile(
    rf"(?<![\w,.])(?P<left>\d+(?:,\d+)?(?:{SPACE}(?:{_UNIT}))?|[A-Za-z])"
    rf"(?P<sign>[×±=<>≤≥]|{SPACE}[×±]|[×±]{SPACE})(?P<right>[−-]?\d+(?:[.,]\d+)?)(?![\w<>])"
)
_DIMENSIONS = re.compile(
    rf"{BEGIN}(?P<a>{NUMBER}){SPACE}[×x]{SPACE}(?P<b>{NUMBER}){SPACE}[×x]{SPACE}(?P<c>{NUMBER}){SPACE}?(?P<unit>{_UNIT})"
)
_TOLERANCE = re.compile(
    rf"{BEGIN}(?<!\()(?P<value>{_SIGNED})(?P<own>{SPACE}?%)?{SPACE}?(?:±|\+/[-−]){SPACE}?(?P<part>{NUMBER}){SPACE}?"
    rf"(?P<unit>{_UNIT})"
)
_TO = {"en": "to", "fr": "à", "de": "bis"}
_BETWEEN = {"en": ("between", "and"), "fr": ("entre", "et"), "de": ("zwischen", "und")}


@rule("NUM004", on=Passage, where=(r"\d", r"[xX*·⋅∙](?:\d|(?!\S))"))
def check_multiplication(passage: Passage, document: Document) -> Iterator[Finding]:
    """Numbers are multiplied with ×."""
    for match in _TIMES.finditer(read(passage)):
        yield at("NUM004", passage, *match.span(), replace(passage, *match.span("sign"), " × "))


@rule("NUM006", on=Passage, where=(r"\d", r"[-–−](?:[^\w\s]?\d|(?!\S))"))
def check_minus(passage: Passage, document: Document) -> Iterator[Finding]:
    """A minus is no hyphen, and nothing stands between a sign and its number."""
    text = read(passage)
    for match in _HYPHEN.finditer(text):
        if match["sign"] == "-" or _UNIT_BEHIND(text, match.end()):
            mended = replace(passage, *match.span("sign"), _MINUS)
            yield at("NUM006", passage, *match.span(), mended, reason="is no minus")
    for match in _LOOSE.finditer(text):
        mended = replace(passage, *match.span("sign"), _MINUS)
        yield at("NUM006", passage, *match.span(), mended, reason="stands apart from its number")


@rule("NUM006", on=Passage, where=(r"\d", r"[×±=<>≤≥](?:[−-]?\d|(?!\S))"))
def check_blanks_around_signs(passage: Passage, document: Document) -> Iterator[Finding]:
    """Blanks stand on both sides of a sign between two numbers."""
    for match in _TIGHT.finditer(read(passage)):
        mended = replace(passage, *match.span("sign"), f" {match['sign'].strip()} ")
        yield at("NUM006", passage, *match.span(), mended, reason="wants a space on both sides")


@rule("NUM007", on=Passage, where=(r"\d", r"[–×-]|\b(?:to|à|bis|and|et|und|x)\b"))
def check_ranges(passage: Passage, document: Document) -> Iterator[Finding]:
    """Each value of a range has its unit."""
    text = read(passage)
    for pattern in _ranges(passage.language):
        for match in pattern.finditer(text):
            if not _UNIT_BEHIND(text, match.end("first")):
                span = match.start("first"), match.end("unit")
                mended = replace(passage, *span, _repeated(match, passage.language))
                yield at("NUM007", passage, *span, mended, unit=match["unit"])
    for match in _DIMENSIONS.finditer(text):
        unit = match["unit"]
        by = typed(f"{match['a']} {unit} × {match['b']} {unit} × {match['c']} {unit}")
        yield at("NUM007", passage, *match.span(), replace(passage, *match.span(), by), unit=unit)


@rule("NUM008", on=Passage, where="[±+]")
def check_tolerances(passage: Passage, document: Document) -> Iterator[Finding]:
    """It is clear what a tolerance counts for."""
    for match in _TOLERANCE.finditer(read(passage)):
        if not match["own"] or match["unit"] == "%":
            by = typed(f"({match['value']} ± {match['part']}) {match['unit']}")
            yield at("NUM008", passage, *match.span(), replace(passage, *match.span(), by), better=by)


@cache
def _ranges(language: str) -> tuple[re.Pattern[str], ...]:
    between, both = _BETWEEN.get(language, _BETWEEN["en"])
    last = rf"(?P<last>{_SIGNED}){SPACE}?(?P<unit>{_UNIT})"
    return (
        re.compile(
            rf"{BEGIN}(?P<first>{_SIGNED})(?P<joint>{SPACE}{_to(language)}{SPACE}|{SPACE}?[–-]{SPACE}?){last}"
        ),
        re.compile(rf"\b{between}{SPACE}(?P<first>{_SIGNED})(?P<joint>{SPACE}{both}{SPACE}){last}"),
    )


def _to(language: str) -> str:
    return _TO.get(language, _TO["en"])


def _repeated(match: re.Match[str], language: str) -> str:
    joint, unit = match["joint"].strip(), match["unit"]
    joint = _to(language) if joint in ("-", "–", "") else joint
    return typed(f"{match['first']} {unit} {joint} {match['last']} {unit}")
