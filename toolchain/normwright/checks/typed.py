"""References within the document that are typed as words: "Clause 5", "section 5.2", "Fig. 3", "5.2 c)"."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from normwright.checks.document import Document
from normwright.checks.occurrence import Passages
from normwright.checks.works import names_in
from normwright.sts.text import OBJECT, Text
from normwright.sts.views import Inline, Passage, Role

_NOT_READ = frozenset(
    {Role.REFERENCE, Role.CODE, Role.QUOTATION, Role.ENTRY_SOURCE, Role.DESIGNATION, Role.DOMAIN}
)
_REACH = 60  # characters before a place in which the document that it is in is named
BLANK = "[ \u00a0]"
CLAUSE = r"(?:[A-Z]\.)?\d{1,2}(?:\.\d{1,2})*"
SUBCLAUSE = r"(?:(?:[A-Z]\.)?\d{1,2}(?:\.\d{1,2})+|[A-Z]\.\d{1,2}(?:\.\d{1,2})*)"
#: What tells that another document's place is meant.
_OF_OTHER = re.compile(
    rf"(?:\s*(?:,|and|or|to)\s*(?:{CLAUSE}|[A-Z])\b)*\s+(?:of|in|from)\s+(?!this\b|these\b|the present\b)"
    rf"(?:(?:the\s+)?(?:{OBJECT}|\[|[A-Z“\"]|directives?|regulations?|acts?|law|standards?|agreement|treat|"
    r"decision|recommendation|handbook|report|manual|guidelines?)|that\b|those\b|its\b)"
)
_NAMED = re.compile(
    rf"(?:{OBJECT}|\])(?:{BLANK}?\[\d+\])?,?(?:(?:[^{OBJECT}.;]|\.(?=\d)){{0,40}}(?:,|\band\b|\bor\b|\bto\b))?\s*$"
)
_PLACES = re.compile(rf"[,\s]*(?:(?:{CLAUSE}|[A-Z]|[Cc]lauses?|[Tt]ables?|Annex(?:es)?|and|or|to|,)\s*)*")

#: "the former Annex B": a place in an earlier edition.
_FORMER = re.compile(r"\b(?:former|previous|earlier|old|deleted|removed)\s$", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """A passage and its prose without terms, behind which the numbers of their entries are printed.

    `others` are the ends of what names another document, in order.
    """

    passage: Passage
    prose: str
    others: tuple[int, ...]
    _found: dict[str, tuple[re.Match[str], ...]] = field(default_factory=dict, repr=False)

    @property
    def string(self) -> str:
        """The prose is all that is read."""
        return self.prose

    @property
    def role(self) -> Role:
        """What the passage is to its reader."""
        return self.passage.role

    @property
    def text(self) -> Text:
        """The text of the passage."""
        return self.passage.text

    def matches(self, pattern: re.Pattern[str]) -> tuple[re.Match[str], ...]:
        """What the pattern finds, but for places in other documents; the group "number" is the place."""
        key = pattern.pattern  # a string keeps its hash, a pattern doesn't
        if key not in self._found:
            self._found[key] = tuple(self._matches(pattern))
        return self._found[key]

    def _matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        for match in pattern.finditer(self.prose):
            start = match.start("number") if pattern.groupindex.get("word") is None else match.start()
            if not self.is_others(start, match.end("number")):
                yield match

    def before(self, start: int, reach: int = _REACH) -> str:
        """What stands before a character."""
        return self.prose[max(0, start - reach) : start]

    def begins_sentence(self, start: int) -> bool:
        """Whether a sentence begins here."""
        return start == 0 or re.search(r"[.:;]\s+$", self.before(start, 5)) is not None

    def is_others(self, start: int, end: int) -> bool:
        """Whether the place is one in another document, named before or behind."""
        if _OF_OTHER.match(self.prose, end) or (
            end < len(self.prose) and self.prose[end] == ")" and _OF_OTHER.match(self.prose, end + 1)
        ):
            return True
        before = self.before(start)
        if _FORMER.search(before):
            return True
        if _NAMED.search(before):
            last = bisect_right(self.others, start) - 1
            if last >= 0 and start - self.others[last] < 45:
                return True
        return any(
            _PLACES.fullmatch(before, stop) is not None
            for _, stop, _ in names_in(before)
            if stop > len(before) - 30
        )


def reading(passage: Passage) -> Reading | None:
    """A passage as rules about references read it; None for one that isn't the author's prose."""
    if passage.role in _NOT_READ:
        return None
    signs = list(passage.prose)
    others: list[int] = []
    for span in passage.spans:
        if span.kind is Inline.TERM:
            signs[span.start : span.end] = OBJECT * (span.end - span.start)
        elif span.kind in (Inline.CITATION, Inline.LINK) or (
            span.kind is Inline.CROSS_REFERENCE and _is_work(passage.string[span.start : span.end])
        ):
            others.append(span.end)
    return Reading(passage, "".join(signs), tuple(sorted(others)))


def _is_work(words: str) -> bool:
    """Whether a cross-reference leads to the bibliography, by number or name."""
    return "[" in words or next(names_in(words), None) is not None


def readings(document: Document) -> tuple[Reading, ...]:
    """Every passage that has figures or capitals to look at. Use `document.once(readings)`."""
    found = (reading(document.passages[at]) for at in document.index.of(_PLACED))
    return tuple(one for one in found if one is not None)


def readings_with(document: Document, where: str) -> Iterator[Reading]:
    """Those of them in which an expression is found, see `Passages.of`."""
    return map(document.once(readings).__getitem__, document.once(_index).of(where))


def _index(document: Document) -> Passages:
    return Passages(document.once(readings))


_PLACED = r"\d|\b[Aa]nnex"
