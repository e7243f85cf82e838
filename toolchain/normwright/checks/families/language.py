"""Language (ISO/IEC Directives Part 2, 5.5, 5.6, Clause 8; ISO House Style)."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from normwright import resources
from normwright.checks.document import Document
from normwright.checks.finding import Finding, at, replace
from normwright.checks.rule import rule
from normwright.checks.statements import is_provision_text
from normwright.checks.stretches import Stretches
from normwright.checks.wording import (
    NAMES,
    any_of,
    firsts,
    in_case_of,
    is_fixed,
    is_name,
    listed,
    plain,
    requirements,
    telling,
)
from normwright.diagnostics import Level
from normwright.prose.sentences import sentences
from normwright.sts.text import OBJECT
from normwright.sts.views import Kind, Passage, Role

LONGEST_SENTENCE = 40  # words
_FEWEST_BLANKS = 30  # in a sentence that long: other signs than blanks seldom part words

_AND_OR = re.compile(r"\band/or\b", re.IGNORECASE)
_AND_SO_ON = re.compile(r"\betc\b\.?|\band so (?:on|forth)\b|\band the like\b", re.IGNORECASE)
_AMPERSAND = re.compile(r"(?<![\w’)])(?P<before>[\w’)]++)[ \u00a0]++(?P<sign>&)[ \u00a0]++(?P<behind>[\w(]+)")
_FAMILY = re.compile(
    r"\b(?:family|suite)[ \u00a0]of[ \u00a0](?:\w+[ \u00a0])?standards\b|"
    r"\b(?:ISO|IEC|EN)(?:/(?:IEC|TS|TR))?[ \u00a0]\d[\d-]*[ \u00a0](?:family|suite)\b",
    re.IGNORECASE,
)
_ITSELF = re.compile(
    r"\bthis (?:(?:draft )?International Standard|(?:Technical|Publicly Available) Specification|"
    rf"Technical Report|part of (?:{OBJECT}+|(?:ISO|IEC)(?:/[A-Z]+)?[ \u00a0][\d-]+)|"
    r"(?:standard|specification)(?! (?:deviation|series|bod|method|error|unit|value|condition|form|size|"
    r"procedure|practice|set|sheet)))(?!\w)",
    re.IGNORECASE,
)
_WORDS = re.compile(r"(?<![\w-])[^\W\d_]+(?!\w)")
#: "reasonably foreseeable misuse" is a term of safety standards; "appropriate to its purpose" is a relation.
_MEASURED_BY = re.compile(r"[ \u00a0](?:foreseeable|to (?:the|its|their|each|that|this))\b")
_METERS = re.compile(r"(?<=\d)[ \u00a0\u202f](?P<word>meters?)\b")
_RUNNING = frozenset(
    {Role.PARAGRAPH, Role.ITEM, Role.NOTE, Role.EXAMPLE, Role.FOOTNOTE, Role.NOTICE, Role.NOTE_TO_ENTRY}
)
_WORD = re.compile(rf"[\w’'/.-]*\w|{OBJECT}+")


def _long(document: Document) -> frozenset[object]:
    """The texts in which a sentence can be long."""
    return frozenset(
        passage.text.element
        for passage in document.passages
        if len(passage.string) > LONGEST_SENTENCE * 2 and passage.string.count(" ") >= _FEWEST_BLANKS
    )


def _unverifiable_words() -> frozenset[str]:
    lists = resources.table("words/style.toml")["unverifiable"]
    return telling([*lists["measured"], *lists["judged"]])


def _inclusive_words() -> frozenset[str]:
    return telling(listed("style", "inclusive"))


def _compound_words() -> frozenset[str]:
    return telling(listed("style", "compounds"))


@rule("LNG001", on=Passage, words=_unverifiable_words)
def check_unverifiable(passage: Passage, document: Document) -> Iterator[Finding]:
    """A requirement that nobody can verify is none."""
    measured, both = _unverifiable()
    if not both.search(passage.prose) or not is_provision_text(passage, document):
        return
    required = Stretches(requirements(passage, document))
    for match in both.finditer(passage.prose):
        if match.start() in required and not _MEASURED_BY.match(passage.prose, match.end()):
            level = Level.WARNING if measured.fullmatch(match[0]) else Level.ADVICE
            yield at("LNG001", passage, *match.span(), level=level)


@cache
def _unverifiable() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = resources.table("words/style.toml")["unverifiable"]
    return any_of(lists["measured"]), any_of([*lists["measured"], *lists["judged"]])


@rule("LNG002", on=Passage, where=r"etc\b|\b(?:so|like)\b")
def check_open_list(passage: Passage, document: Document) -> Iterator[Finding]:
    """A requirement names all that it asks for."""
    if _AND_SO_ON.search(passage.prose) and is_provision_text(passage, document):
        for start, end in requirements(passage, document):
            for match in _AND_SO_ON.finditer(passage.prose, start, end):
                yield at("LNG002", passage, *match.span())


@rule("LNG003", on=Passage, where=r"(?i)and/or")
def check_and_or(passage: Passage, document: Document) -> Iterator[Finding]:
    """ "and/or" leaves open which of three things is meant."""
    for match in _AND_OR.finditer("" if is_fixed(passage) else passage.prose):
        yield at("LNG003", passage, *match.span())


@rule("LNG004", on=Passage, where="&")
def check_ampersand(passage: Passage, document: Document) -> Iterator[Finding]:
    """ "&" is for names."""
    if passage.role in NAMES:
        return
    for match in _AMPERSAND.finditer(plain(passage)):
        if not (match["before"][:1].isupper() and match["behind"][:1].isupper()):
            span = match.span("sign")
            yield at("LNG004", passage, *span, replace(passage, *span, "and"))


@cache
def _spellings() -> frozenset[str]:
    return frozenset(_oxford()) | {"meter", "meters"}


@rule("LNG006", on=Passage, words=_spellings)
def check_spelling(passage: Passage, document: Document) -> Iterator[Finding]:
    """One dictionary a project, and that is Oxford's; each word is a warning once."""
    first = document.once(_first_spellings)
    for start, end, word in _misspelt(passage, document):
        by = in_case_of(word, passage.string[start:end])
        level = None if (passage.text.element, start) in first else Level.ADVICE
        yield at("LNG006", passage, start, end, replace(passage, start, end, by), level=level, instead=by)


def _first_spellings(document: Document) -> frozenset[tuple[object, int]]:
    return firsts(document, _misspelt, document.index.saying(_spellings()))


def _misspelt(passage: Passage, document: Document) -> Iterator[tuple[int, int, str]]:
    """Start, end and right spelling of each word spelt otherwise."""
    if passage.role in NAMES or passage.top is Kind.INDEX:
        return  # an index names what the text does, spellings of other countries too
    for match in _METERS.finditer(passage.prose):
        yield *match.span("word"), match["word"].replace("er", "re", 1)
    text = plain(passage)
    for match in _WORDS.finditer(text):
        by = _oxford().get(match[0].lower())
        if by and not is_name(text, match.start()) and not _fits_here(text, match):
            yield *match.span(), by


def _fits_here(text: str, match: re.Match[str]) -> bool:
    """Whether the word before or behind makes the spelling right."""
    table = resources.table("words/spelling.toml")
    word = match[0].lower()
    if word not in table["except"] and word not in table["only"]:
        return False
    before = _words(text[max(0, match.start() - 20) : match.start()])[-1:]
    near = {*before, *_words(text[match.end() : match.end() + 20])[:1]}
    only = table["only"].get(word)
    return not near & set(only) if only else bool(near & set(table["except"][word]))


def _words(text: str) -> list[str]:
    return [match[0].lower() for match in re.finditer(r"\w+", text)]


@cache
def _oxford() -> Mapping[str, str]:
    """Every word that is spelt otherwise, in small letters, and how."""
    table = resources.table("words/spelling.toml")
    made = {
        f"{prefix}{stem}is{ending}": f"{prefix}{stem}iz{ending}"
        for prefix in ("", "un", "non", "re", "de", "over")
        for stem in table["ise"]
        for ending in table["endings"]
    }
    return {**made, **table["pairs"]}


@rule("LNG005", on=Passage, words=_inclusive_words)
def check_inclusive(passage: Passage, document: Document) -> Iterator[Finding]:
    """Words that leave nobody out."""
    return _instead("LNG005", passage, listed("style", "inclusive"))


@rule("LNG007", on=Passage, words=_compound_words)
def check_compounds(passage: Passage, document: Document) -> Iterator[Finding]:
    """One word, two words, or a hyphen: as the dictionary has it."""
    return _instead("LNG007", passage, listed("style", "compounds"))


def _instead(code: str, passage: Passage, words: Mapping[str, str]) -> Iterator[Finding]:
    """A finding for each of these words, mended where its replacement fits every sentence."""
    if passage.role in NAMES:
        return
    pattern = _pattern(tuple(words))
    if not pattern.search(passage.prose) or is_fixed(passage):
        return
    for match in pattern.finditer(plain(passage)):
        by = words[match[0].replace("\u00a0", " ").lower()]
        mendings = [replace(passage, *match.span(), in_case_of(by, match[0]))] if by else []
        yield at(code, passage, *match.span(), *mendings, instead=by or "other words")


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return any_of(words)


@rule("LNG008", on=Passage, where=r"amily|uite")
def check_family(passage: Passage, document: Document) -> Iterator[Finding]:
    """Standards are named by identifiers, not as a family."""
    if passage.role not in NAMES:
        for match in _FAMILY.finditer(passage.string):
            yield at("LNG008", passage, *match.span())


@rule("LNG009", on=Passage, roles=_RUNNING, among=_long)
def check_length(passage: Passage, document: Document) -> Iterator[Finding]:
    """A long sentence is read twice."""
    if passage.prose.count(" ") < LONGEST_SENTENCE:
        return
    if max(map(len, passage.prose.split(". "))) < LONGEST_SENTENCE * 3 or is_fixed(passage):
        return
    for span in sentences(passage.prose):
        if span.end - span.start > LONGEST_SENTENCE * 2 and passage.prose.count(" ", *span) >= _FEWEST_BLANKS:
            words = list(_WORD.finditer(passage.prose, *span))
            if len(words) > LONGEST_SENTENCE:
                yield at(
                    "LNG009", passage, span.start, words[4].end(), count=len(words), most=LONGEST_SENTENCE
                )


_ITSELF_HINT = r"(?i)standard|international|draft|technical|publicly|spec|part\b"


@rule("LNG011", on=Passage, where=_ITSELF_HINT)
def check_self_reference(passage: Passage, document: Document) -> Iterator[Finding]:
    """A document calls itself "this document"; in the scope SCO003 looks, at European names CEN012."""
    first = document.once(_first_self_references)
    for start, end, _ in _self_references(passage, document):
        words = passage.prose[start:end]
        by = in_case_of("this document", words[:1])
        mendings = [] if OBJECT in words else [replace(passage, start, end, by)]
        level = None if (passage.text.element, start) in first else Level.ADVICE
        yield at("LNG011", passage, start, end, *mendings, level=level)


def _self_references(passage: Passage, document: Document) -> Iterator[tuple[int, int, str]]:
    if passage.role not in NAMES and passage.top not in (Kind.SCOPE, Kind.FOREWORD):
        for match in _ITSELF.finditer(passage.prose):
            yield *match.span(), "this document"


def _first_self_references(document: Document) -> frozenset[tuple[object, int]]:
    return firsts(document, _self_references, document.index.of(_ITSELF_HINT))
