"""Ranges of clauses and letters of annexes, as references name them (Directives Part 2, 20.5, 22.4)."""

import re
from collections.abc import Iterator

from normwright.checks.document import Document
from normwright.checks.finding import Finding, at, replace
from normwright.checks.numbering import numbering
from normwright.checks.rule import rule
from normwright.checks.typed import BLANK, CLAUSE, reading
from normwright.sts.text import OBJECT
from normwright.sts.views import Inline, Passage

_THROUGH = re.compile(
    rf"(?:(?P<word>Clauses?|Annex(?:es)?|Tables?|Figures?|[Ff]ormula[es]?){BLANK})?"
    rf"(?P<first>{CLAUSE}|\b[A-Z]\b|{OBJECT}+|\({CLAUSE}\)){BLANK}(?P<through>through|thru){BLANK}"
    rf"(?:(?:Clause|Annex|Table|Figure|Formula){BLANK})?(?P<last>\(?{CLAUSE}\)?|[A-Z]\b|{OBJECT})(?!\w|{BLANK}[a-z]*[°%])"
)
_LETTER = re.compile(
    rf"\b(?:[Ss]ee(?: also)?|accordance with|according to|(?:given|specified|described|defined|listed|shown|"
    rf"set out|laid down) in){BLANK}(?P<number>[A-Z])"
    rf"(?=[,.;:)]|\s*$|{BLANK}(?:and|or|for|shall|should|may|can|is|are|applies)\b)"
    r"(?!\.\w)"
)


@rule("XRF001", on=Passage, where=r"thr(?:ough|u)\b")
def check_ranges(passage: Passage, document: Document) -> Iterator[Finding]:
    """Several clauses are "Clauses 4 to 6", not "4 through 6"."""
    read = reading(passage)
    for match in _THROUGH.finditer(read.prose) if read is not None else ():
        if _is_places(passage, match, document):
            right = "to" if not match["word"] else f"{match['word']} {match['first']} to {match['last']}"
            mending = replace(passage, *match.span("through"), "to")
            yield at("XRF001", passage, *match.span("through"), mending, right=right)


def _is_places(passage: Passage, match: re.Match[str], document: Document) -> bool:
    """Whether it leads from place to place: by a word, references, or numbers of subclauses that exist."""
    if match["word"]:
        return True
    if match["first"].startswith(OBJECT):
        inside = [span for span in passage.spans if span.kind is Inline.CROSS_REFERENCE]
        return any(span.start < match.end("first") <= span.end for span in inside)
    return "." in match["first"] and document.once(numbering).has("clause", match["first"])


@rule("XRF001", on=Passage, where=r"(?<!\S)[A-Z](?!\w)")
def check_letters(passage: Passage, document: Document) -> Iterator[Finding]:
    """An annex is "Annex A", not "A"."""
    read = reading(passage)
    if read is None:
        return
    for match in _LETTER.finditer(read.prose):
        number = match["number"]
        if document.once(numbering).has("annex", number) and not read.is_others(*match.span("number")):
            right = f"Annex {number}"
            mending = replace(passage, *match.span("number"), right)
            yield at("XRF001", passage, *match.span("number"), mending, right=right)
    for span in passage.spans:
        words = passage.string[span.start : span.end]
        if span.kind is Inline.CROSS_REFERENCE and _is_letter(passage, span.start, words, document):
            yield at("XRF001", passage, span.start, span.end, right=f"Annex {words}")


def _is_letter(passage: Passage, start: int, words: str, document: Document) -> bool:
    """Whether a reference consists of the letter of an annex, with no word before it that says so."""
    if not re.fullmatch("[A-Z]", words) or not document.once(numbering).has("annex", words):
        return False
    return re.search(r"(?i)\bannex(?:es)?\b[^.;]*$", passage.string[max(0, start - 60) : start]) is None
