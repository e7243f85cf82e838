"""Language (ISO/IEC Directives Part 2, 5.5, 5.6, Clause 8; ISO House Style)."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from normwright import resources
from normwright.checks.document import Document
from normwright.checks.finding import Finding, at, replace
from normwright.checks.rule import rule
from normwright.checks.statements import is_provision_text
from normwright.checks.wording import (
    NAMES,
    any_of,
    in_case_of,
    is_fixed,
    is_name,
    listed,
    plain,
    requirements,
)
from normwright.diagnostics import Level
from normwright.prose.sentences import sentences
from normwright.sts.text import OBJECT
from normwright.sts.views import Kind, Passage, Role

LONGEST_SENTENCE = 40  # words

_AND_OR = re.compile(r"\band/or\b", re.IGNORECASE)
_AND_SO_ON = re.compile(r"\betc\b\.?|\band so (?:on|forth)\b|\band the like\b", re.IGNORECASE)
_AMPERSAND = re.compile(r"(?P<before>[\w’)]+)[ \u00a0]+(?P<sign>&)[ \u00a0]+(?P<behind>[\w(]+)")
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
_METERS = re.compile(r"(?<=\d)[ \u00a0\u202f](?P<word>meters?)\b")
_RUNNING = frozenset(
    {Role.PARAGRAPH, Role.ITEM, Role.NOTE, Role.EXAMPLE, Role.FOOTNOTE, Role.NOTICE, Role.NOTE_TO_ENTRY}
)
_WORD = re.compile(rf"[\w’'/.-]*\w|{OBJECT}+")


@rule("LNG001", on=Passage)
def check_unverifiable(passage: Passage, document: Document) -> Iterator[Finding]:
    """A requirement that nobody can verify is none."""
    measured, both = _unverifiable()
    if not both.search(passage.prose) or not is_provision_text(passage, document):
        return
    required = list(requirements(passage, document))
    for match in both.finditer(passage.prose):
        if any(start <= match.start() < end for start, end in required):
            level = Level.WARNING if measured.fullmatch(match[0]) else Level.ADVICE
            yield at("LNG001", passage, *match.span(), level=level)


@cache
def _unverifiable() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = resources.table("words/style.toml")["unverifiable"]
    return any_of(lists["measured"]), any_of([*lists["measured"], *lists["judged"]])


@rule("LNG002", on=Passage)
def check_open_list(passage: Passage, document: Document) -> Iterator[Finding]:
    """A requirement names all that it asks for."""
    if _AND_SO_ON.search(passage.prose) and is_provision_text(passage, document):
        for start, end in requirements(passage, document):
            for match in _AND_SO_ON.finditer(passage.prose, start, end):
                yield at("LNG002", passage, *match.span())


@rule("LNG003", on=Passage)
def check_and_or(passage: Passage, document: Document) -> Iterator[Finding]:
    """ "and/or" leaves open which of three things is meant."""
    for match in _AND_OR.finditer("" if is_fixed(passage) else passage.prose):
        yield at("LNG003", passage, *match.span())


@rule("LNG004", on=Passage)
def check_ampersand(passage: Passage, document: Document) -> Iterator[Finding]:
    """ "&" is for names."""
    if passage.role in NAMES:
        return
    for match in _AMPERSAND.finditer(plain(passage)):
        if not (match["before"][:1].isupper() and match["behind"][:1].isupper()):
            span = match.span("sign")
            yield at("LNG004", passage, *span, replace(passage, *span, "and"))


@rule("LNG005", on=Passage)
def check_inclusive(passage: Passage, document: Document) -> Iterator[Finding]:
    """Wording that includes everybody."""
    yield from _instead("LNG005", passage, listed("style", "inclusive"))


@rule("LNG006", on=Passage)
def check_spelling(passage: Passage, document: Document) -> Iterator[Finding]:
    """One dictionary a project, and that is Oxford's; each word is a warning once."""
    if passage.role in NAMES:
        return
    firsts = document.once(_first_spellings)
    for start, end, by in _misspelt(passage):
        word = passage.string[start:end].lower()
        first = firsts.get(word) == (passage.text.element, start)
        mending = replace(passage, start, end, by)
        yield at("LNG006", passage, start, end, mending, level=None if first else Level.ADVICE, instead=by)


def _first_spellings(document: Document) -> Mapping[str, tuple[object, int]]:
    found: dict[str, tuple[object, int]] = {}
    for passage in document.passages:
        if passage.role not in NAMES:
            for start, end, _ in _misspelt(passage):
                found.setdefault(passage.string[start:end].lower(), (passage.text.element, start))
    return found


def _misspelt(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """Start, end and right spelling of each word spelt otherwise."""
    text = passage.prose
    for match in _METERS.finditer(text):
        yield *match.span("word"), match["word"].replace("er", "re", 1)
    if not _spelling().search(text):
        return
    text = plain(passage)
    for match in _spelling().finditer(text):
        if not is_name(text, match.start()) and not _fits_here(text, match):
            yield *match.span(), in_case_of(_oxford(match[0].lower()), match[0])


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
def _spelling() -> re.Pattern[str]:
    table = resources.table("words/spelling.toml")
    stems, endings = "|".join(table["ise"]), "|".join(table["endings"])
    pairs = "|".join(sorted(table["pairs"], key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?:(?:un|non|re|de|over)?(?:{stems})is(?:{endings})|{pairs})(?![\w])", re.IGNORECASE
    )


def _oxford(word: str) -> str:
    pairs: Mapping[str, str] = resources.table("words/spelling.toml")["pairs"]
    if word in pairs:
        return pairs[word]
    head, _, ending = word.rpartition("is")
    return f"{head}iz{ending}"


@rule("LNG007", on=Passage)
def check_compounds(passage: Passage, document: Document) -> Iterator[Finding]:
    """Compounds that have grown together."""
    yield from _instead("LNG007", passage, listed("style", "compounds"))


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


@rule("LNG008", on=Passage)
def check_family(passage: Passage, document: Document) -> Iterator[Finding]:
    """Standards are named by identifiers, not as a family."""
    if passage.role not in NAMES:
        for match in _FAMILY.finditer(passage.string):
            yield at("LNG008", passage, *match.span())


@rule("LNG009", on=Passage)
def check_length(passage: Passage, document: Document) -> Iterator[Finding]:
    """A long sentence is read twice."""
    if passage.role not in _RUNNING or passage.prose.count(" ") < LONGEST_SENTENCE:
        return
    for span in () if is_fixed(passage) else sentences(passage.prose):
        if span.end - span.start > LONGEST_SENTENCE * 2:
            words = list(_WORD.finditer(passage.prose, *span))
            if len(words) > LONGEST_SENTENCE:
                yield at(
                    "LNG009", passage, span.start, words[4].end(), count=len(words), most=LONGEST_SENTENCE
                )


@rule("LNG011", on=Passage)
def check_self_reference(passage: Passage, document: Document) -> Iterator[Finding]:
    """A document calls itself "this document"; in the scope SCO003 looks, at European names CEN012."""
    if passage.role in NAMES or passage.top in (Kind.SCOPE, Kind.FOREWORD):
        return
    firsts = document.once(_first_self_reference)
    for match in _ITSELF.finditer(passage.prose):
        first = firsts == (passage.text.element, match.start())
        by = in_case_of("this document", match[0][:1])
        mendings = [] if OBJECT in match[0] else [replace(passage, *match.span(), by)]
        yield at("LNG011", passage, *match.span(), *mendings, level=None if first else Level.ADVICE)


def _first_self_reference(document: Document) -> tuple[object, int] | None:
    for passage in document.passages:
        if passage.role not in NAMES and passage.top not in (Kind.SCOPE, Kind.FOREWORD):
            match = _ITSELF.search(passage.prose)
            if match:
                return passage.text.element, match.start()
    return None
