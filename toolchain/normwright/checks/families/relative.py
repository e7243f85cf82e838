"""Relative references: above, below, the following clause (ISO/IEC Directives Part 2, 10.1)."""

import re
from collections.abc import Iterator

from normwright.checks.document import Document
from normwright.checks.finding import Finding, at
from normwright.checks.rule import rule
from normwright.checks.typed import reading
from normwright.diagnostics import Level
from normwright.sts.text import OBJECT
from normwright.sts.views import Passage

_THINGS = (
    "tables?|figures?|formula[es]?|equations?|clauses?|subclauses?|sections?|annex(?:es)?|notes?|examples?|"
    "paragraphs?|text|diagrams?|requirements?|steps|items|lists?|criteria|definitions?|procedures?|methods?|"
    "recommendations?|provisions?"
)
_DONE = (
    "described|mentioned|listed|given|shown|specified|defined|stated|noted|set out|indicated|"
    "outlined|discussed|"
    "explained|presented|illustrated|detailed|referred to|summarized|provided|introduced|enumerated|"
    "named|cited|"
    "required"
)
#: What goes on so has named nothing above or below which something is: "below 30 °C", "above the door".
_GOES_ON = (
    r"(?=\s*(?:[,;)]|[.](?:\s|$)|$)|\s*:\s*$|\s+(?:shall|should|is|are|was|were|may|can|shows?|gives?|lists?|"
    r"appl(?:y|ies)|and|or|must|will|that|which|have|has|describes?|indicates?|identif(?:y|ies)|"
    r"specif(?:y|ies)|"
    r"summarizes?|contains?|explains?)\b)"
)
_VERBS = (
    "shall|should|does|must|will|were|have|that|which|with|when|where|also|only|"
    "applies|apply|gives|shows|ground"
)
#: One of these stands in whatever is found; looking for them first is quick.
_HINTS = (
    "above",
    "below",
    "overleaf",
    "following",
    "preceding",
    "previous",
    "next",
    "foregoing",
    "subsequent",
    "afore",
    "earlier",
    "later",
    "further",
)


def _pattern(words: str, behind: str = r"\b") -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<words>{words}){behind}", re.IGNORECASE)


#: What is looked for, and the level where the rule is often broken in finished texts.
_RELATIVE: tuple[tuple[re.Pattern[str], Level | None], ...] = (
    (_pattern(rf"(?:the\s)?(?:{_THINGS})\s(?:above|below|overleaf)", _GOES_ON), None),
    (
        _pattern(
            r"(?:the\s)?(?:above|below)[-\s](?:mentioned|described|listed|given|named|cited|stated|"
            r"specified|defined|"
            r"said|noted|referenced)|afore-?mentioned|aforesaid"
        ),
        None,
    ),
    (_pattern(rf"(?:{_DONE})\s(?:above|below)", _GOES_ON), Level.WARNING),
    (_pattern(rf"(?:the|all|any|each)\sabove\s(?!(?:{_VERBS})\b)[a-z]{{4,}}"), None),
    (_pattern(r"(?:of|to|in|with|from)\sthe\sabove", r"(?=\s*[,.;:)]|\s*$)"), None),
    (_pattern(r"see\s(?:also\s)?(?:above|below)"), None),
    (_pattern(r"(?<=\()(?:above|below)(?=\))", ""), None),
    (
        _pattern(
            r"(?:the\s)?(?:following|preceding|previous|next|foregoing|"
            r"subsequent)\s(?:(?:sub)?clauses?|sections?|"
            r"annex(?:es)?|chapters?|pages?|paragraphs?)",
            r"\b(?! of (?!this\b))",
        ),
        None,
    ),
    (
        _pattern(
            r"(?:the\s)?(?:(?:preceding|previous|next|foregoing)\s(?:tables?|figures?|formula[es]?|"
            r"equations?)|"
            r"following\s(?:table|figure|formula|equation))"
        ),
        None,
    ),
    (
        _pattern(
            r"(?:earlier|later|further\s(?:above|below|on))\sin\sthis\s(?:document|clause|annex|subclause)"
        ),
        None,
    ),
)


@rule("XRF003", on=Passage, where="(?i)" + "|".join(_HINTS))
def check_relative(passage: Passage, document: Document) -> Iterator[Finding]:
    """Above and below are somewhere else in another layout, and after the next change."""
    if (read := reading(passage)) is None:
        return
    told: list[tuple[int, int]] = []
    for pattern, level in _RELATIVE:
        for match in pattern.finditer(read.prose):
            start, end = match.span("words")
            if any(begin < end and start < stop for begin, stop in told) or _stands_here(read.prose, match):
                continue
            told.append((start, end))
            yield at("XRF003", passage, start, end, level=level)


def _stands_here(prose: str, match: re.Match[str]) -> bool:
    """Whether the thing itself follows right behind a colon."""
    if "following" not in match["words"].lower():
        return False
    rest = prose[match.end("words") : match.end("words") + 80]
    return re.match(rf"[^.;]{{0,60}}:\s*(?:$|{OBJECT})", rest) is not None
