"""Numbers in running text: the text with everything masked that looks like a quantity and is none."""

import re
from functools import lru_cache

from normwright.checks.units import SPACE
from normwright.sts.text import OBJECT
from normwright.sts.views import Passage, Role

#: Texts in which numbers and units are the author's own.
READ = frozenset(Role) - {
    Role.CODE,
    Role.REFERENCE,
    Role.ENTRY_SOURCE,
    Role.DESIGNATION,
    Role.DOMAIN,
    Role.QUOTATION,
    Role.OTHER,
}

_BODIES = (
    r"ISO|IEC|CEN|CENELEC|EN|DIN|BS|NF|ASTM|ANSI|IEEE|ITU|RFC|ETSI|UN|EU|EC|ECE|ISBN|ISSN|ICS|DOI|IR|SN|ÖNORM|UNE|"
    r"UNI|GB|JIS|NIST|CISPR|OIML|Guide|Directive|Regulation|Resolution|Decision|Recommendation"
)
_PLACES = (
    r"[Cc]lauses?|[Ss]ubclauses?|Annex(?:es)?|[Tt]ables?|[Ff]igures?|Figs?\.|[Ff]ormula[es]?|[Ee]quations?|Eqs?\.|"
    r"[Ss]ections?|[Cc]hapters?|[Pp]arts?|[Rr]eferences?|NOTES?|Notes?|EXAMPLES?|Examples?|[Ss]teps?|[Vv]ersions?|"
    r"[Rr]eleases?|[Ee]ditions?|[Nn]os?\.|[Nn]umber|nr\.?|n°|[Pp]ages?|pp?\.|[Ii]tems?|[Rr]ows?|[Cc]olumns?|"
    r"[Pp]aragraphs?|[Aa]rticles?|[Dd]efinitions?|[Ee]ntry|[Ee]ntries|[Ll]evels?|[Cc]lass(?:es)?|[Gg]rades?|[Tt]ypes?|"
    r"[Aa]rticles?|[Aa]nnexes|[Tt]ableaux?|[Ff]ormules?|[Vv]oir|[Vv]ersionen|[Aa]bschnitte?|[Aa]nhang|[Tt]abellen?|"
    r"[Bb]ilder|Bild|[Gg]leichung(?:en)?|[Ss]iehe|[Ss]ee|[Pp]oints?|[Ss]tages?|[Pp]hases?|[Rr]ule|[Mm]odule|[Pp]ort"
)
_LOCAL = rf"\(?(?:[A-Z]\.)?\d+(?:\.\d+)*(?:{SPACE}?[a-z]\))?\)?"
_ENTRY = r"[1-9]\d*(?:\.[1-9]\d*)+"
_AND = rf"{SPACE}?(?:,|,?{SPACE}(?:and|or|to|et|ou|à|und|oder|bis)|[-–]){SPACE}?"
_MASKED = re.compile(
    "|".join(
        (
            r"(?:https?://|www\.)\S+",
            rf"\b(?:{_BODIES})"
            rf"(?:[/ -](?:{_BODIES}|TS|TR|DIS|FDIS|CD|PAS|IWA|Rec|[A-Z])){{0,6}}\.?{SPACE}?[A-Z]?\.?"
            rf"\d[\d.:/-]*(?:{SPACE}?,{SPACE}?\d+(?:\.\d+)+)?",
            rf"\b(?:{_PLACES}){SPACE}{_LOCAL}(?:{_AND}{_LOCAL}(?!{SPACE}?[%°\w]))*",
            rf"\({_ENTRY}(?:{_AND}{_ENTRY})*\)",  # entries: "(3.1.6 and 3.9.14)"
            r"\b\d{4}-\d{2}(?:-\d{2})?\b",
            r"\b\d{1,2}:\d{2}(?::\d{2})?\b",
            r"\b0[xb][0-9A-Fa-f]+\b",
            r"(?<![\w.,])[A-Z]\.\d+(?:\.\d+)*",
            r"(?<![\w.,])\d+\.\d+\.\d+(?:\.\d+)*(?![\w,])",
        )
    )
)


_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=1 << 14)
def numerals(prose: str) -> str:
    """`prose` with references, places, versions, times, dates and addresses made U+FFFC, sign by sign."""
    return _MASKED.sub(_mask, prose)


def read(passage: Passage) -> str:
    """The text of a passage in which numbers are quantities; empty where numbers are not looked at."""
    if passage.role not in READ or not _DIGIT.search(passage.prose):
        return ""
    return numerals(passage.prose)


def _mask(match: re.Match[str]) -> str:
    return OBJECT * len(match[0])
