"""References within the document, typed by hand (ISO/IEC Directives Part 2, 6.1, 20.5, 22.4 to 29.4)."""

import re
from collections.abc import Iterator

from normwright.checks.document import Document
from normwright.checks.finding import Finding, Mending, at, replace
from normwright.checks.numbering import numbering
from normwright.checks.rule import rule
from normwright.checks.typed import BLANK, CLAUSE, SUBCLAUSE, Reading, readings_with

_OTHER_WORDS = ("section", "subsection", "sub-section", "chapter", "paragraph", "point", "item", "§")
_WORDED = re.compile(
    r"(?<![\w-])(?P<word>(?i:sub)?[Cc]lauses?|[Aa]nnex(?:es)?|[Ss]ections?|[Ss]ub-?sections?|[Cc]hapters?|"
    rf"[Pp]aragraphs?|[Pp]oints?|[Ii]tems?|§){BLANK}?"
    r"(?P<number>(?:[A-Z]\.)?\d{1,2}(?:\.\d{1,2})*|[A-Z](?:\.\d{1,2})*)(?![\w-]|[.,]\d)"
)
_CUE = re.compile(
    r"(?:\b(?:see(?: also)?|in|of|with|to|from|by|under|per|and|or|following|than|apply|"
    rf"applying|except|use|as)|^|\(|[.;:,]){BLANK}?(?:the{BLANK})?$",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"(?<![\w.-])(?P<word>[Tt]ables?|[Ff]igures?|[Ff]ormula[es]?|[Ee]quations?|TABLE|FIGURE|"
    r"[Ff]igs?\.?|[Tt]ab\.|"
    rf"[Ee]qn?s?\.?|[Ff]orm\.){BLANK}?(?P<open>\()?"
    r"(?P<number>(?:[A-Z]\.)?\d{1,3}(?:[.-]\d{1,2})?)\)?(?!\w|[.,]\d)"
)
_ARTICLE = re.compile(rf"\b(?:a|an|each|every|this|that|one){BLANK}$", re.IGNORECASE)
_KINDS = {"t": "table", "f": "figure", "e": "formula"}
_RIGHT_WORDS = {
    "Table": "table",
    "Tables": "table",
    "Figure": "figure",
    "Figures": "figure",
    "Formula": "formula",
    "Formulae": "formula",
}
#: What stands before the number of a subclause, and what behind it, so that it is no quantity.
_LEADS = (
    r"see(?: also)?|accordance with|according to|conform(?:s|ing)? to|compl(?:y|ies|ying) with|refer to|"
    r"(?:specified|given|described|defined|listed|shown|set out|stated|laid down|required|"
    r"mentioned|determined|"
    r"measured|calculated|outlined|provided|explained|covered|allowed|permitted|dealt with|addressed) "
    r"(?:in|by|with|under)|"
    r"(?:requirements?|method|procedure|criteria|provisions?|list|rules?|limits?|exceptions?|conditions?|"
    r"values?) (?:of|in|to)|exception of|as in"
)
_GOES_ON = (
    r"and|or|to|shall|should|is|are|may|can|apply|applies|for|when|where|if|by|with|as|at|on|before|after|"
    r"has|have|does|do|must|in|unless|which|that|were|was|also"
)
_BARE = re.compile(
    rf"(?:\b(?i:{_LEADS}){BLANK}|\((?:see{BLANK})?)(?P<number>{SUBCLAUSE})"
    rf"(?P<item>\.[a-z]\b|{BLANK}?\([a-z]\)|{BLANK}[a-z]\))?"
    rf"(?=\s*[,.;:)]|\s*$|\s(?:{_GOES_ON})\b)"
)
#: What stands in whatever these find: in every number of a subclause, before every other place.
_PARTED = r"\.\d"
_WORDED_HINT = "(?i)clause|annex|section|chapter|paragraph|point|item|§"
_OBJECT_HINT = r"(?i)table|figure|fig|tab\.|form|eq"
_NOTE_HINT = "(?i)note|example"
_ITEM = re.compile(
    rf"(?<![\w.])(?P<number>{SUBCLAUSE})(?:\.(?P<a>[a-z])\)?|{BLANK}?\((?P<b>[a-z])\)|"
    rf"{BLANK}?,?{BLANK}(?:list{BLANK})?item{BLANK}\(?(?P<c>[a-z])\)?)(?![\w)])"
)
_NOTE_OF = re.compile(
    rf"\b(?P<word>NOTES?|Notes?|EXAMPLES?|Examples?){BLANK}(?:(?P<count>\d+){BLANK})?(?:to|of|in|"
    rf"under){BLANK}"
    rf"(?P<number>{CLAUSE})(?![\w.]*\d)"
)


@rule("XRF001", "XRF002", "XRF005", on=Document)
def check_clauses(document: Document, _: Document) -> Iterator[Finding]:
    """Clause 5, Annex A, Clause A.2; below the top level the number alone; and all of them exist."""
    found = document.once(numbering)
    for read in readings_with(document, _WORDED_HINT):
        for match in read.matches(_WORDED):
            yield from _clause(read, match, document)
    for read in readings_with(document, _PARTED):
        for match in read.matches(_BARE):
            if found.lacks("clause", match["number"], certain=document.draft is not None):
                yield at("XRF005", read.passage, *match.span("number"), what=match["number"])


def _clause(read: Reading, match: re.Match[str], document: Document) -> Iterator[Finding]:
    word, number = match["word"].lower(), match["number"]
    is_annex, is_other = word.startswith("annex"), word.startswith(_OTHER_WORDS)
    if number.isalpha() is not is_annex and (number.isalpha() or (number[0].isdigit() and is_annex)):
        return  # "point A", "annex 1"
    kind, right = ("annex" if number.isalpha() else "clause"), _right(match)
    if is_other and not _means_clause(read, match, document):
        return
    if is_other:
        yield at("XRF002", read.passage, *match.span(), *_mended(read, match, right), right=right)
    elif not _is_right(match, right):
        yield at("XRF001", read.passage, *match.span(), *_mended(read, match, right), right=right)
    if document.once(numbering).lacks(kind, number, certain=document.draft is not None):
        yield at("XRF005", read.passage, *match.span(), what=right)


def _right(match: re.Match[str]) -> str:
    """The form in which the place is named: "Annex A", "Clause 5", "Clause A.2", "5.2"."""
    number = match["number"]
    if number.isalpha():
        return f"Annex{_blank(match)}{number}"
    is_top = "." not in number or (number[0].isalpha() and number.count(".") == 1)
    return f"Clause{_blank(match)}{number}" if is_top else number


def _blank(match: re.Match[str]) -> str:
    return "\u00a0" if "\u00a0" in match.group() else " "


def _is_right(match: re.Match[str], right: str) -> bool:
    """Also for several: "Clauses 5 to 7", "Annexes A and B"."""
    words = match.group().replace("\u00a0", " ").replace("Clauses ", "Clause ").replace("Annexes ", "Annex ")
    return words == right.replace("\u00a0", " ")


def _means_clause(read: Reading, match: re.Match[str], document: Document) -> bool:
    """Whether "section 5", "point 5.2" is a clause, not a stretch of road or a place on a map."""
    word, number = match["word"].lower(), match["number"]
    found = document.once(numbering)
    if word.startswith(("paragraph", "point", "item")):
        top = number.partition(".")[0]
        return "." in number and (found.has("clause", number) or found.has("clause", top))
    if word == "§" or "." in number:
        return True
    is_likely = found.has("clause", number) or match["word"][0].isupper() or "chapter" in word
    return is_likely and _CUE.search(read.before(match.start(), 20)) is not None


def _mended(read: Reading, match: re.Match[str], right: str) -> list[Mending]:
    """The right form; not where a sentence would begin with a figure, nor for several places."""
    behind = read.prose[match.end() : match.end() + 6]
    if match["word"].lower().endswith(("s", "es")) or re.match(r"\s*(?:and\b|or\b|to\b|,\s*\d|–)", behind):
        return []
    if right[0].isdigit() and read.begins_sentence(match.start()):
        return []
    return [replace(read.passage, *match.span(), right)]


@rule("XRF004", on=Document)
def check_items(document: Document, _: Document) -> Iterator[Finding]:
    """5.2 c); 7.1, Note 2; 6.3, Example 5."""
    found = document.once(numbering)
    for read in readings_with(document, _PARTED):
        for match in read.matches(_ITEM):
            if found.has("clause", match["number"]):
                right = f"{match['number']}{_blank(match)}{match['a'] or match['b'] or match['c']})"
                yield _form("XRF004", read, match, right)
    for read in readings_with(document, _NOTE_HINT):
        for match in read.matches(_NOTE_OF):
            if found.has("clause", match["number"]):
                count = f" {match['count']}" if match["count"] else ""
                right = f"{match['number']}, {match['word'].capitalize().removesuffix('s')}{count}"
                yield _form("XRF004", read, match, right)


def _form(code: str, read: Reading, match: re.Match[str], right: str) -> Finding:
    return at(code, read.passage, *match.span(), replace(read.passage, *match.span(), right), right=right)


@rule("XRF004", "XRF005", "XRF006", on=Document)
def check_objects(document: Document, _: Document) -> Iterator[Finding]:
    """Figure 3, Table 2, Formula (2): whole words, capitals, and the thing exists."""
    found = document.once(numbering)
    for read in readings_with(document, _OBJECT_HINT):
        for match in read.matches(_OBJECT):
            kind = _kind(match)
            exists = found.has(kind, match["number"])
            if (kind != "formula" and match["open"]) or _is_ordinary(read, match, exists=exists):
                continue
            yield from _object(read, match, kind)
            if found.lacks(kind, match["number"], certain=document.draft is not None):
                what = f"{kind.capitalize()} {_number(match, kind)}"
                yield at("XRF005", read.passage, *match.span(), what=what)


def _kind(match: re.Match[str]) -> str:
    word = match["word"].lower()
    return "formula" if word.startswith("form") else _KINDS[word[0]]


def _number(match: re.Match[str], kind: str) -> str:
    return f"({match['number']})" if kind == "formula" else match["number"]


def _object(read: Reading, match: re.Match[str], kind: str) -> Iterator[Finding]:
    word = match["word"]
    right = f"{kind.capitalize()}{_blank(match)}{_number(match, kind)}"
    several = word.lower().rstrip(".").endswith("s") or word.lower() == "formulae"
    mending = (
        []
        if several or match.group().count("(") != match.group().count(")")
        else [replace(read.passage, *match.span(), right)]
    )
    if word.lower().startswith("equation"):
        yield at("XRF004", read.passage, *match.span(), *mending, right=right)
    elif word not in _RIGHT_WORDS:
        yield at("XRF006", read.passage, *match.span(), *mending, right=right)
    elif kind == "formula" and not match["open"] and not several:
        yield at("XRF004", read.passage, *match.span(), *mending, right=right)


def _is_ordinary(read: Reading, match: re.Match[str], *, exists: bool) -> bool:
    """Whether the word is one of everyday: "a table 2 m wide", "formula 1" of a recipe."""
    if not match["word"][0].islower() or match["word"].endswith("."):
        return False
    before = read.before(match.start(), 20)
    if _ARTICLE.search(before):
        return True
    certain = exists and (bool(match["open"]) or not match["word"].startswith("form"))
    return not certain and (_CUE.search(before) is None or before.lower().endswith(("the ", "the\u00a0")))


@rule("XRF007", on=Document)
def check_typed(document: Document, _: Document) -> Iterator[Finding]:
    """In our drafts references are made by role, so that they follow when numbers change."""
    if document.draft is None:
        return
    found = document.once(numbering)
    for read in readings_with(document, _OBJECT_HINT):
        for match in read.matches(_OBJECT):
            kind = _RIGHT_WORDS.get(match["word"], "")
            if kind and bool(match["open"]) is (kind == "formula") and found.has(kind, match["number"]):
                yield at("XRF007", read.passage, *match.span())
    for read in readings_with(document, _WORDED_HINT):
        for match in read.matches(_WORDED):
            kind = "annex" if match["number"].isalpha() else "clause"
            if _is_right(match, _right(match)) and found.has(kind, match["number"]):
                yield at("XRF007", read.passage, *match.span())
    for read in readings_with(document, _PARTED):
        for match in read.matches(_BARE):
            if not match["item"] and found.has("clause", match["number"]):
                yield at("XRF007", read.passage, *match.span("number"))
