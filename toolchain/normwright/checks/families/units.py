"""Symbols and names of units (ISO/IEC Directives Part 2, 9.3, Annex B)."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from normwright.checks import units
from normwright.checks.document import Document
from normwright.checks.finding import Finding, at, replace
from normwright.checks.numerals import READ, read
from normwright.checks.rule import rule
from normwright.checks.units import BEGIN, NUMBER, SPACE, typed
from normwright.diagnostics import Level
from normwright.sts.views import Inline, Passage

_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|hundred|thousand"
)
_COUNTED = re.compile(rf"\d|\b(?:{_WORDS}|half|several)\b")
_NAMES_OF_SIGNS = {"percent": "%", "per cent": "%", "degrees Celsius": "°C", "degree Celsius": "°C"}
_ENDS = r"(?![\w²³])"
#: The stop of an abbreviation, not that of a sentence.
_DOT = rf"(?:\.(?={SPACE}[a-z(]|[,;)]))?"


def _first_words(forms: Iterable[str]) -> str:
    """An expression that is found in every text with one of these forms, which no other letters touch."""
    words = sorted({form.split(" ")[0] for form in forms})
    begins = "".join(sorted({re.escape(word[0]) for word in words}))
    return rf"(?=[{begins}])(?<![A-Za-z])(?:{'|'.join(map(re.escape, words))})(?![A-Za-z])"


#: What stands wherever names and symbols are mixed: a name, a stroke, a number in words.
_MIXED_HINT = rf"{_first_words((*units.per(), *units.names(), *_NAMES_OF_SIGNS))}|/|\b(?:{_WORDS})\b"


@rule(
    "UNT001",
    on=Passage,
    where=(_COUNTED.pattern, _first_words((*units.others("symbols"), *units.others("names")))),
)
def check_other_units(passage: Passage, document: Document) -> Iterator[Finding]:
    """Units are those of the SI, and the few that are used with it."""
    table = {**units.others("symbols"), **units.others("names")}
    text = passage.prose if passage.role in READ else ""
    for match in _other_units().finditer(text):
        better = table[typed(match["unit"])]
        yield at("UNT001", passage, *match.span("unit"), better=better)


@rule("UNT002", on=Passage, where=(r"\d", r"\d[^\W\d_]|\d[%‰°′″Ω]|[°º˚′″]"))
def check_space_before_unit(passage: Passage, document: Document) -> Iterator[Finding]:
    """A space stands between value and symbol, also before % and °C; none before the signs of an angle."""
    text = read(passage)
    for match in _attached().finditer(text):
        if _is_attached(match):
            mended = replace(passage, *match.span(), typed(f"{match['value']} {match['unit']}"))
            yield at("UNT002", passage, *match.span(), mended, fault="no space stands before the unit")
    for match in _LOOSE_DEGREE.finditer(text):
        mended = replace(passage, *match.span(), f"{match['value']} °{match['scale']}")
        yield at("UNT002", passage, *match.span(), mended, fault="the space stands in the wrong place")
    for match in _LOOSE_ANGLE.finditer(text):
        mended = replace(passage, *match.span(), f"{match['value']}{match['sign']}")
        yield at("UNT002", passage, *match.span(), mended, fault="a space stands before the sign of an angle")


@rule("UNT003", on=Passage, where=(r"\d", _first_words(units.deprecated())))
def check_symbols(passage: Passage, document: Document) -> Iterator[Finding]:
    """Symbols are the standard ones."""
    raised = [span for span in passage.spans if span.kind is Inline.SUPERSCRIPT]
    for match in _deprecated().finditer(read(passage)):
        if not any(span.start < match.end() and span.end > match.start("unit") for span in raised):
            better = f"{match['over'] or ''}{units.deprecated()[typed(match['unit'])]}{match['under'] or ''}"
            mended = replace(passage, match.start("gap"), match.end(), f" {better}")
            yield at("UNT003", passage, *match.span("unit"), mended, better=better)


@rule("UNT004", on=Passage, where=(rf"per|/|{_COUNTED.pattern}", _MIXED_HINT))
def check_mixed_units(passage: Passage, document: Document) -> Iterator[Finding]:
    """Symbols and names are not mixed; symbols go with figures."""
    if passage.role not in READ:
        return
    text = passage.prose
    for match in _mixed().finditer(text) if "per" in text or "/" in text else ():
        start = match.start("short") if match["short"] else match.start()
        better = _unmixed(match)
        mended = replace(passage, start, match.end(), better)
        yield at("UNT004", passage, start, match.end(), mended, better=better)
    for match in _worded().finditer(text) if _COUNTED.search(text) else ():
        yield at("UNT004", passage, *match.span(), better="figures before a symbol, or the name of the unit")
    for match in _named().finditer(read(passage)):
        better = typed(f"{match['value']} {_symbol_of(match['name'])}")
        mended = replace(passage, *match.span(), better)
        yield at("UNT004", passage, *match.span(), mended, level=Level.ADVICE, better=better)


@cache
def _other_units() -> re.Pattern[str]:
    before = rf"(?:{BEGIN}(?:{NUMBER})(?:{SPACE}?|-)|\b(?:{_WORDS}|half an?|several){SPACE})"
    found = units.alternatives((*units.others("symbols"), *units.others("names")))
    return re.compile(rf"{before}(?P<unit>{found}){_ENDS}")


@cache
def _attached() -> re.Pattern[str]:
    power = r"(?:⁻?[¹²³])?"
    atom = f"(?:{units.alternatives(units.loose_symbols())}){power}"
    return re.compile(
        rf"{BEGIN}(?<![-–#])(?P<value>{NUMBER})(?P<unit>{atom}(?:[·⋅/](?:{units.alternatives(units.symbols())}){power})?)"
        r"(?![\w²³°-])"
    )


_LOOSE_DEGREE = re.compile(
    rf"{BEGIN}(?P<value>{NUMBER})(?:{SPACE}?°{SPACE}|{SPACE}?[º˚]{SPACE}?)(?P<scale>C)(?!\w)"
)
_LOOSE_ANGLE = re.compile(rf"{BEGIN}(?P<value>{NUMBER}){SPACE}(?P<sign>[°′″])(?!{SPACE}?[CFK]\b)")


def _is_attached(match: re.Match[str]) -> bool:
    """A lone letter behind a year or a count is a plural or a name: "1990s", "10m run"."""
    return not (match["unit"] == "s" and match["value"].endswith("0") and len(match["value"]) > 1)


@cache
def _deprecated() -> re.Pattern[str]:
    forms, symbols = units.alternatives(units.deprecated()), units.alternatives(units.symbols())
    unit = rf"(?P<over>(?:{symbols})[/·])?(?P<unit>{forms})(?P<under>[/·](?:{symbols}))?"
    return re.compile(rf"{BEGIN}(?:{NUMBER})(?P<gap>{SPACE}?){unit}{_ENDS}{_DOT}")


@cache
def _mixed() -> re.Pattern[str]:
    """A symbol "per" a name, or a name "/" a symbol."""
    symbols = units.alternatives(units.symbols())
    long = units.alternatives(symbol for symbol in units.loose_symbols() if len(symbol) > 1)
    unit = rf"(?:{BEGIN}(?:{NUMBER}){SPACE}?(?P<short>{symbols})|(?<![\w/·])(?P<long>{long}))"
    return re.compile(
        rf"{unit}{SPACE}per{SPACE}(?P<per>{units.alternatives(units.per())})\b"
        rf"|\b(?P<name>{units.alternatives(units.names())})/(?P<symbol>{units.alternatives(units.per().values())}){_ENDS}"
    )


@cache
def _worded() -> re.Pattern[str]:
    symbols = units.alternatives(_WITH_WORDS)
    return re.compile(rf"\b(?:{_WORDS}){SPACE}(?:{symbols})(?![\w²³'’-])")


@cache
def _named() -> re.Pattern[str]:
    names = units.alternatives((*units.names(), *_NAMES_OF_SIGNS))
    return re.compile(rf"{BEGIN}(?P<value>{NUMBER}){SPACE}(?P<name>{names})\b(?!/)")


#: Symbols that are no words of their own behind a number word.
_WITH_WORDS = (
    *("m", "km", "cm", "mm", "m²", "m³", "ha", "l", "ml", "g", "kg"),
    *("kPa", "kW", "kWh", "V", "Hz", "min", "°C", "%"),
)


def _unmixed(match: re.Match[str]) -> str:
    if match["name"]:
        return f"{_symbol_of(match['name'])}/{match['symbol']}"
    return f"{match['short'] or match['long']}/{units.per()[typed(match['per'])]}"


def _symbol_of(name: str) -> str:
    plain = typed(name)
    return _NAMES_OF_SIGNS.get(plain) or units.names()[plain]
