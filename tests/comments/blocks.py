"""The blocks that generated comments are about, with all that a comment can say of them."""

import re
from collections import Counter
from dataclasses import dataclass, field

from normwright.sts.align.units import Unit, units_of
from normwright.sts.linemap import LineMap
from normwright.sts.standard import Standard

_DULL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "and",
        "or",
        "in",
        "on",
        "at",
        "to",
        "for",
        "by",
        "with",
        "from",
        "as",
        "is",
        "are",
        "be",
        "shall",
        "should",
        "may",
        "can",
        "not",
        "that",
        "this",
        "it",
        "its",
        "each",
        "all",
        "no",
        "if",
        "when",
        "where",
        "which",
        "has",
        "have",
        "was",
        "were",
        "into",
        "than",
        "such",
        "other",
        "any",
        "one",
        "two",
        "out",
        "so",
        "do",
        "does",
        "their",
        "they",
        "who",
        "whom",
        "least",
        "most",
        "more",
        "less",
        "between",
        "until",
        "before",
        "after",
        "under",
        "over",
        "only",
        "same",
    ]
)


@dataclass(frozen=True)
class Block:
    """A block: its names that count as the same, and how it can be spoken of."""

    names: frozenset[str]
    kind: str  # paragraph item note example definition table figure formula
    what: str  # the same in plain words
    clause: str  # number of its clause
    clause_name: str
    title: str  # of the clause
    element: str  # how the element cell names it: "Table 4", "b)", "Note 1", "2nd para"
    ordinal: int  # among the paragraphs or items beside it, from 1; 0 for others
    last: bool  # the last of these
    lines: tuple[int, ...]
    words: str
    phrases: tuple[str, ...]  # found nowhere else in the text
    topics: tuple[str, ...]
    ways: frozenset[str] = field(default=frozenset())


_ALWAYS = {"clause", "worded-clause", "several-clauses", "document", "page", "no-such-clause", "unreadable"}


def blocks_of(standard: Standard, lines: LineMap) -> list[Block]:
    """All blocks with words of their own in numbered clauses and annexes, in document order."""
    units = units_of(standard)
    counts = _runs(units)
    found = [_block(unit, lines, counts) for unit in units]
    return [block for block in found if block is not None]


def _block(unit: Unit, lines: LineMap, counts: Counter[str]) -> Block | None:
    clause = unit.parent
    while clause is not None and not clause.is_clause:
        clause = clause.parent
    kind = _kind(unit)
    if clause is None or not clause.number or not kind or not clause.name.startswith("sec_"):
        return None
    words = unit.title if kind in ("table", "figure") else unit.said
    lead = unit.children[0] if unit.children and unit.children[0].name.startswith("p_") else None
    if kind == "item" and lead is not None:
        words = lead.said
    names = {unit.name} | ({lead.name} if lead is not None and kind in ("item", "note", "example") else set())
    numbers = tuple(sorted({number for name in names for number in lines.numbers.get(name, ())}))
    element, ordinal, last = _element(unit, kind)
    number = clause.number.removeprefix("Annex ")
    made = Block(
        frozenset(names), kind, "list item" if kind == "item" else kind, number, clause.name,
        clause.title, element, ordinal, last, numbers, words, _phrases(words, counts), _topics(words),
    )  # fmt: skip
    return Block(**{**vars(made), "ways": _ways(made)})


def _kind(unit: Unit) -> str:
    parent = unit.parent
    start = unit.name.partition("_")[0]
    if start == "p":
        return "paragraph" if parent is not None and parent.is_clause and unit.said else ""
    if start == "li" and unit.said:
        return "item"
    if start in ("note", "ex", "def"):
        return {"note": "note", "ex": "example", "def": "definition"}[start]
    if (
        unit.number
        and start in ("tab", "fig", "formula")
        and unit.name.count(".") < 2
        and "+" not in unit.name
    ):
        return {"tab": "table", "fig": "figure", "formula": "formula"}[start]
    return ""


def _element(unit: Unit, kind: str) -> tuple[str, int, bool]:
    """How the element cell names it, its ordinal, and whether it is the last."""
    parent = unit.parent
    assert parent is not None
    beside = [one for one in parent.children if _kind(one) == kind]
    at = beside.index(unit) + 1
    last = at == len(beside) and at > 1
    if kind in ("table", "figure"):
        return unit.number, 0, False
    if kind == "formula":
        return f"Formula {unit.number}", 0, False
    if kind == "item":
        inner = parent.parent is not None and parent.parent.name.startswith("li_")
        several = (
            parent.parent is not None
            and next(u for u in parent.parent.children if u.family == "list") is not parent
        )
        if inner or several:
            return "", 0, False
        return unit.number or f"{_nth(at)} bullet", at, last
    if kind == "paragraph":
        return f"{_nth(at)} para", at, last
    if kind == "definition":
        return "definition", 0, False
    word = kind.capitalize()
    if unit.number and not unit.number.upper().startswith(word.upper()):
        return "", 0, False  # a warning
    if parent.name.startswith("fig"):
        return "", 0, False
    if unit.number:
        return unit.number.capitalize(), at, False
    return (f"{word} {at}" if len(beside) > 1 else word), at, False


def _ways(block: Block) -> frozenset[str]:
    ways = set(_ALWAYS)
    if block.lines:
        ways |= {"clause-line", "line-range", "line-only", "wrong-clause-line"}
        if block.clause.isdigit() or block.clause in ("12.10", "10.10"):
            ways.add("excel")
    if block.element:
        ways |= {"exact"}
        ways |= {"one-cell", "french-german"} if block.kind != "definition" else set()
        own = {"table": "table-row", "definition": "note", "example": "note"}.get(block.kind, block.kind)
        ways |= {own} & {"table-row", "paragraph", "item", "note", "formula"}
    if block.title:
        ways.add("titled-clause")
    if block.clause[0].isalpha():
        ways.add("annex")
    if block.phrases:
        ways |= {"quote-only", "wrong-clause-quote", "wrong-line", "misquoted"}
    if len(block.words.split()) >= 14 and block.kind in ("paragraph", "item", "note", "definition"):
        ways.add("rewritten")
    return frozenset(ways)


def _nth(number: int) -> str:
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number if number < 20 else 0, 'th') }"


def _runs(units: list[Unit]) -> Counter[str]:
    """How often each run of four to six words stands in the text: a block in another counts once."""
    counts: Counter[str] = Counter()
    for unit in units:
        if unit.family in ("text", "table", "figure", "formula", "clause", "reference"):
            inner = (
                unit.parent is not None
                and unit.parent.said.startswith(unit.said)
                and not unit.parent.is_clause
            )
            words = unit.title if unit.family in ("figure", "clause") else unit.said
            if not inner and not any(child.family == "list" for child in unit.children):
                counts.update(set(_runs_in(words)))
    return counts


def _runs_in(words: str) -> list[str]:
    runs = []
    for part in _parts(words):
        pieces = part.split()
        for size in (4, 5, 6):
            runs += [" ".join(pieces[at : at + size]) for at in range(len(pieces) - size + 1)]
        if len(pieces) in (2, 3):
            runs.append(" ".join(pieces))
    return runs


def _parts(words: str) -> list[str]:
    """Stretches without any sign of punctuation but that in a number."""
    return re.split(r"[.;:,](?:\s+|$)|\s*[()“”–—\ufffc]\s*", words)


def _phrases(words: str, counts: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted({run for run in _runs_in(words) if counts[run] <= 1 and len(run) >= 12}))


def _topics(words: str) -> tuple[str, ...]:
    """Runs of two or three words that may be a subject."""
    found = set()
    for pieces, size in ((part.split(), size) for part in _parts(words) for size in (2, 3)):
        for at in range(len(pieces) - size + 1):
            run = pieces[at : at + size]
            ends = {run[0], run[-1]}
            if all(map(str.isalpha, run)) and not ends & _DULL and all(len(piece) > 3 for piece in ends):
                found.add(" ".join(run).lower())
    return tuple(sorted(found))
