"""Lists (ISO/IEC Directives Part 2, Clause 23; ISO House Style)."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from normwright.checks.document import Document
from normwright.checks.finding import Finding, Replace, at, on, replace
from normwright.checks.itemizing import Item, inner_lists, items, led_lists
from normwright.checks.rule import rule
from normwright.diagnostics import Level
from normwright.sts.text import OBJECT, Text
from normwright.sts.views import Clause, Kind, List, Passage, clause_of

_DEEPEST = 4
#: Where a list wants words before it.
_LED = frozenset({Kind.CLAUSE, Kind.ANNEX, Kind.SCOPE, Kind.INTRODUCTION})
#: What a lead-in may end in; "where" and the like lead to explanations.
_ENDS_WELL = re.compile(
    r"(?:[:;.!?…—–]|\b(?:where|with|in which|où|avec|dabei ist|wobei|dabei sind)|\ufffc)[\s)”»\"]*$",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(r"\b(?:and|or|et|ou|und|oder)$")
_RELATIVE = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|last|\d(?:st|nd|rd|th))\s+"
    r"(?:bullet(?:ed item|\s+point)?|dash(?:ed item)?|indent|list\s+item)s?\b",
    re.IGNORECASE,
)
_RANK = {"alpha-lower": 0, "arabic": 1, "order": 1, "roman-lower": 2}


@rule("LST001", "LST002", on=Document)
def check_lead_in(document: Document, _: Document) -> Iterator[Finding]:
    """A sentence or phrase leads to a list and ends in a colon."""
    for one in document.once(led_lists):
        if one.lead is not None:
            yield from _lead_in(one.lead)
        elif one.first and _needs_lead(one.list):
            yield on("LST001", one.list)


@rule("LST003", "LST004", on=Document)
def check_punctuation(document: Document, _: Document) -> Iterator[Finding]:
    """Items that go on with the lead-in end in semicolons, items that are sentences in full stops."""
    for one in document.once(led_lists):
        yield from _punctuation(one.list, outer=not one.goes_on)
        for _item, inner in inner_lists(one.list):
            yield from _punctuation(inner, outer=False)


@rule("LST005", on=Document)
def check_depth(document: Document, _: Document) -> Iterator[Finding]:
    """A list has at most four levels."""
    for one in document.once(led_lists):
        for deep in _at_depth(one.list, _DEEPEST + 1):
            yield on("LST005", deep)


@rule("LST006", on=Document)
def check_identifiers(document: Document, _: Document) -> Iterator[Finding]:
    """One subdivision has one ordered list, so that "5.2 c)" is one thing."""
    by_clause: dict[Clause, list[List]] = defaultdict(list)
    for one in document.once(led_lists):
        clause = clause_of(one.list)
        if clause is not None and one.list.ordered:
            by_clause[clause].append(one.list)
    for clause, those in by_clause.items():
        seen: set[str] = set()
        cited = any(item.id in document.targets for each in those for item in each.items)
        for each in those:
            labels = {item.label for item in each.items if item.label}
            if seen & labels:
                facts = {"label": min(seen & labels), "clause": clause.label or clause.title}
                yield on("LST006", each, level=None if cited else Level.WARNING, **facts)
            seen |= labels


@rule(
    "LST007",
    on=Passage,
    where=(
        r"(?i)bullet|dash|indent|list",
        r"(?i)first|second|third|fourth|fifth|sixth|last|\d(?:st|[nr]d|th)",
    ),
)
def check_words_for_items(passage: Passage, document: Document) -> Iterator[Finding]:
    """An item that is referred to has a letter or number."""
    for match in _RELATIVE.finditer(passage.prose):
        yield at("LST007", passage, *match.span())


@rule("LST007", on=Document)
def check_items_referred_to(document: Document, _: Document) -> Iterator[Finding]:
    """The same for a cross-reference."""
    dashed = {item.id for each in document.every(List) if not each.ordered for item in each.items if item.id}
    for target in sorted(dashed & document.targets.keys()):
        reference = document.targets[target][0]
        yield on("LST007", reference, words=reference.words)


@rule("LST008", on=Document)
def check_markers(document: Document, _: Document) -> Iterator[Finding]:
    """Ordered items are a), then 1), then i)."""
    for one in document.once(led_lists):
        if one.list.ordered:
            yield from _markers(one.list, outer=-1)


def _needs_lead(found: List) -> bool:
    clause = clause_of(found)
    return clause is not None and clause.top.kind in _LED and len(found.items) > 1


def _lead_in(lead: Text) -> Iterator[Finding]:
    words = lead.string.partition("\n")[0].rstrip()
    if not words or _ENDS_WELL.search(words[-20:]):
        return
    end = len(words)
    start = end - len(re.split(r"[\s\ufffc]", words)[-1])
    mended = words[start:end].rstrip(",") + ":"
    yield at("LST002", lead, start, end, replace(lead, start, end, mended))


def _punctuation(found: List, *, outer: bool) -> Iterator[Finding]:
    those = items(found)
    if len(those) < 2:
        return
    opened = Counter(one.opening for one in those if one.opening)
    if opened["upper"] > opened["lower"]:
        yield from _sentences(those)
    elif opened["lower"] > opened["upper"]:
        yield from _phrases(those, outer=outer)


def _phrases(those: tuple[Item, ...], *, outer: bool) -> Iterator[Finding]:
    """Items that go on with a sentence: one sign behind all, a full stop behind the last."""
    inner = [one for one in those[:-1] if one.ended and one.ending != ":"]
    signs = Counter(one.ending for one in inner if one.ending in (";", ","))
    if not signs:
        yield from (_ends(one, ";", "LST003") for one in inner if one.ending == ".")
        return
    wanted = signs.most_common(1)[0][0]
    for one in inner:
        if one.ending != wanted and not _goes_on(one):
            yield _ends(one, wanted, "LST003")
    for one in those:
        if one.opening == "upper" and _is_common_word(one, those):
            yield _begins(one, "a capital", "LST003")
    last = those[-1]
    if outer and last.ended and last.ending not in (".", ":") and not _goes_on(last):
        yield _ends(last, ".", "LST003")


def _sentences(those: tuple[Item, ...]) -> Iterator[Finding]:
    """Items that are sentences: a capital before and a full stop behind each."""
    whole = [one for one in those if one.ended]
    if sum(one.ending == "." for one in whole) * 2 <= len(whole):
        return
    for one in whole:
        if one.ending not in (".", ":", "!", "?", OBJECT):
            yield _ends(one, ".", "LST004")
    for one in those:
        if one.opening == "lower":
            yield _begins(one, "a small letter", "LST004")


def _goes_on(one: Item) -> bool:
    """Whether an item ends in "and" or "or", which lead to the next."""
    return _CONJUNCTION.search(one.text.string[-8:].rstrip()) is not None


def _is_common_word(one: Item, those: tuple[Item, ...]) -> bool:
    """Whether the capital is no name's: nouns of German have one, "Annex B" has one in every language."""
    named = re.match(r"\w\b|\w+\s+[A-Z\d\ufffc]", one.first.string)
    return named is None and sum(each.opening == "upper" for each in those) == 1


def _begins(one: Item, letter: str, code: str) -> Finding:
    end = len(one.first.string.split()[0])
    return at(code, one.first, 0, end, reason=f"this item begins with {letter}, others do not")


def _ends(one: Item, wanted: str, code: str) -> Finding:
    """The finding on the last word of an item, mended by the sign that others have."""
    string = one.text.string.rstrip()
    start = len(string) - len(re.split(r"[\s\ufffc]", string)[-1])
    bare = string[start:].rstrip(".,;")
    mending: tuple[Replace, ...] = (replace(one.text, start, len(string), bare + wanted),) if bare else ()
    signs = {".": "a full stop", ";": "a semicolon", ",": "a comma"}
    reason = f"this item ends in {signs.get(one.ending, 'no sign')}, not in {signs[wanted]}"
    return at(code, one.text, min(start, len(string) - 1), len(string), *mending, reason=reason)


def _at_depth(found: List, depth: int) -> Iterator[List]:
    for _, inner in inner_lists(found):
        if depth == 2:
            yield inner
        else:
            yield from _at_depth(inner, depth - 1)


def _markers(found: List, *, outer: int) -> Iterator[Finding]:
    rank = _RANK.get(found.kind)
    label = found.items[0].label if found.items else ""
    if rank is None or rank <= outer or (outer < 0 and rank == 2) or label.endswith("."):
        yield on("LST008", found, label=label or found.kind)
        return
    for _, inner in inner_lists(found):
        if inner.ordered:
            yield from _markers(inner, outer=rank)
