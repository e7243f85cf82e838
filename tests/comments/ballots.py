"""Ballots out of a generator: comments with what is true of them, for the figures of placing and grouping.

Written down before the code that is measured, and not tuned afterwards. Seeded: one seed, one ballot. The text
is the sample draft as frozen in `marked/circulated`. 87 bodies send 24, 180, 1,600 or 3,522 comments.

Wishes. A ballot is made of wishes (`wishes.py`: 16 kinds for a block, 8 for the whole document), each on one
block. 70 % of the wishes come from one body, 15 % from two, 10 % from three to five, 5 % from six to fifteen.
Wishes on tables are frequent (16 % of the blocks drawn), as they are in real ballots. A fifth of the wishes to
delete, keep, exchange words or change a value get a counterpart that contradicts them. Wishes that sound alike on
another block, another phrase, another subject or with another value are frequent; they are no duplicates.

Places: how a comment says where (share of all comments; where a block can't be named so, the others share it).

    exact            14 %  clause cell and element cell as the form asks: "8.2.1", "Table 4"
    clause           10 %  the clause alone
    clause-line      11 %  clause and line
    line-range        5 %  clause and lines: "264-265", "L. 264 ff."
    worded-clause     5 %  "Clause 4", "Subclause 8.2", "§ 8.2", "8,2,1", "8.2.1."
    titled-clause     4 %  "4.2.1 Datum"
    annex             3 %  "Annex C, C.2", "Annex C.2", "annexe C"
    table-row         5 %  "Table 2, 3rd row", "Table 2, header"
    paragraph         7 %  "2nd para", "Paragraph 2, 1st sentence", "last para"
    item              5 %  "b)", "list item b", "3rd bullet", "2nd dash"
    note              4 %  "Note 1", "Note 1 to entry", "EXAMPLE", "definition"
    formula           2 %  "Formula (3)", "Eq. 3", "(3)"
    one-cell          4 %  all in the clause cell: "8.2.1, Table 4", "Table 4", "5.2 b)", "6.3 Note"
    french-german     3 %  "Tableau 4", "2e alinéa", "2. Absatz", "Anmerkung 1", "Aufzählung b)", "3e tiret"
    rewritten         3 %  clause alone; the proposal is the whole paragraph with some words changed
    line-only         2 %  no clause, a line
    quote-only        1 %  no clause, quoted words
    wrong-clause-line 2 %  another clause than the line says; the words are about the line's block
    wrong-clause-quote 2 % another clause than the quoted words stand in
    wrong-line        2 %  line of another version (20 to 200 off), quoted words from the clause
    misquoted         1 %  clause alone, quoted words with typing errors
    several-clauses   1 %  "6.2 and/or 6.3", "8.1; 8.2.1": any of them is right
    document          1.5 % of the comments on blocks, and all on the document: "General", "00", "_whole document"
    page              0.5 % a page alone; not placeable
    no-such-clause    1 %  "6.9"; not placeable
    unreadable        0.5 % "TBD", "see attachment"; not placeable
    excel             0.5 % "8.0" for 8, "10.1" for 10.10; with a line

What can't be placed is drawn only for comments that quote no words. 4 % of all wishes are about the whole document.

Copies: how a further comment of one wish differs from the first.

    exact            35 %  copied
    form             15 %  capitals, quotation marks, blanks, dashes, full stops
    typed            12 %  two to five typing errors, none of them in a number
    framed           14 %  a sentence before or behind it
    cells            8 %   the proposal stands in the comment's cell
    shortened        6 %   the reason left out
    reworded         7 %   comment and reason in other words, the proposal the same
    paraphrased      3 %   all in other words

Contradictions: delete and keep, two values for one number, two words for one.

Formats of the bodies' files: 55 % form of 2012-03, 10 % form with 7 columns, 20 % XLSX, 15 % CSV.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from normwright.comments.record import Ballot, Comment, Origin, Wording
from normwright.diagnostics import Report
from normwright.sts.linemap import LineMap, read_line_map
from normwright.sts.normalise import normalise
from normwright.sts.read import read_sts
from normwright.sts.standard import Standard
from tests.comments.blocks import Block, blocks_of
from tests.comments.said import place_said
from tests.comments.wishes import DOCUMENT, EXCHANGES, FRAMES, KINDS, REASONS, Kind

CIRCULATED = Path(__file__).parent / "marked" / "circulated"
SIZES = (24, 180, 1_600, 3_522)

PLACES = {
    "exact": 14, "clause": 10, "clause-line": 11, "line-range": 5, "worded-clause": 5, "titled-clause": 4,
    "annex": 3, "table-row": 5, "paragraph": 7, "item": 5, "note": 4, "formula": 2, "one-cell": 4,
    "french-german": 3, "rewritten": 3, "line-only": 2, "quote-only": 1, "wrong-clause-line": 2,
    "wrong-clause-quote": 2, "wrong-line": 2, "misquoted": 1, "several-clauses": 1, "document": 1.5, "page": 0.5,
    "no-such-clause": 1, "unreadable": 0.5, "excel": 0.5,
}  # fmt: skip
COPIES = {
    "exact": 35, "form": 15, "typed": 12, "framed": 14, "cells": 8, "shortened": 6, "reworded": 7, "paraphrased": 3,
}  # fmt: skip
FORMATS = {"form-2012-03": 55, "form-7-columns": 10, "xlsx": 20, "csv": 15}
UNPLACEABLE = frozenset({"page", "no-such-clause", "unreadable"})
KINDS_OF_BLOCKS = {
    "paragraph": 36, "item": 22, "table": 16, "note": 8, "definition": 6, "figure": 5, "formula": 5, "example": 2,
}  # fmt: skip

BODIES = [
    "AE",
    "AR",
    "AT",
    "AU",
    "BE",
    "BG",
    "BR",
    "BY",
    "CA",
    "CH",
    "CL",
    "CN",
    "CO",
    "CR",
    "CU",
    "CY",
    "CZ",
    "DE",
    "DK",
    "DZ",
    "EC",
    "EE",
    "EG",
    "ES",
    "ET",
    "FI",
    "FR",
    "GB",
    "GH",
    "GR",
    "HR",
    "HU",
    "ID",
    "IE",
    "IL",
    "IN",
    "IR",
    "IS",
    "IT",
    "JO",
    "JP",
    "KE",
    "KR",
    "KZ",
    "LK",
    "LT",
    "LU",
    "LV",
    "MA",
    "MN",
    "MT",
    "MX",
    "MY",
    "NG",
    "NL",
    "NO",
    "NZ",
    "OM",
    "PA",
    "PE",
    "PH",
    "PK",
    "PL",
    "PT",
    "QA",
    "RO",
    "RS",
    "RU",
    "SA",
    "SE",
    "SG",
    "SI",
    "SK",
    "TH",
    "TN",
    "TR",
    "UA",
    "UG",
    "US",
    "UY",
    "UZ",
    "VN",
    "ZA",
    "ZW",
    "**",
    "CCMC",
    "IIW",
]


@dataclass(frozen=True)
class Truth:
    """What is true of one generated comment.

    `right` are the names that count as its place, empty for one that can't be placed; the document is "".
    """

    place: str  # difficulty
    copy: str  # difficulty; "first" for the first of a wish
    wish: int
    right: frozenset[str]


@dataclass
class Generated:
    """A ballot, its comments in a random order, and what is true of them, by key."""

    comments: list[Comment] = field(default_factory=list)
    truth: dict[str, Truth] = field(default_factory=dict)
    contradictions: set[frozenset[int]] = field(default_factory=set)  # pairs of wishes
    formats: dict[str, str] = field(default_factory=dict)  # body -> format of its file


@dataclass(frozen=True)
class Frozen:
    """The circulated text: as it is, its blocks, its lines."""

    standard: Standard
    lines: LineMap

    @cached_property
    def blocks(self) -> list[Block]:
        return blocks_of(self.standard, self.lines)


def frozen_text() -> Frozen:
    """The text that all generated and marked comments are about."""
    path = CIRCULATED / "iso-cd-00000-en.lines.json"
    standard = normalise(read_sts(CIRCULATED / "iso-cd-00000-en.xml", report=Report())).standard
    return Frozen(standard, read_line_map(path.read_bytes(), file=path.name))


def empty_ballot(root: Path) -> Ballot:
    """A ballot on the frozen text, without any files."""
    return Ballot("cool-refuges", "cd1", root / "comments" / "cool-refuges" / "cd1", root, "ISO/CD 00000")


def make_ballot(count: int, *, seed: int = 1, text: Frozen | None = None) -> Generated:
    """`count` comments of 87 bodies (or as many as there are comments), with their truths."""
    return _Maker(random.Random(f"{seed}-{count}"), text or frozen_text()).make(count)


@dataclass(frozen=True)
class _Wish:
    number: int
    kind: Kind
    block: Block | None  # None: the document
    slots: dict[str, str]
    reason: tuple[str, str, str]
    wording: int


def _contradict(one: _Wish, other: _Wish) -> bool:
    stances = {one.kind.stance, other.kind.stance}
    if stances == {"out", "keep"}:
        return True
    if len(stances) > 1 or not stances <= {"value", "replace"}:
        return False
    old, new = ("value", "other") if "value" in stances else ("old", "new")
    return one.slots[old] == other.slots[old] and one.slots[new] != other.slots[new]


class _Maker:
    def __init__(self, chance: random.Random, text: Frozen) -> None:
        self.chance, self.text = chance, text
        self.made = Generated()
        self.taken: dict[
            object, list[set[str]]
        ] = {}  # what has been asked of a block or clause, by its words
        self.documents: dict[int, _Wish] = {}
        self.wishes: list[_Wish] = []
        self.begun: set[int] = set()

    def make(self, count: int) -> Generated:
        bodies = self.chance.sample(BODIES, min(len(BODIES), count))
        self.made.formats = {body: self._chosen(FORMATS) for body in sorted(bodies)}
        while len(self.made.comments) < count:
            wish = self._wish()
            self._support(wish, bodies)
            other = self._counterpart(wish) if self.chance.random() < 0.2 else None
            if other is not None:
                self._support(other, bodies)
        kept = self.made.comments[:count]
        self.chance.shuffle(kept)
        self.made.comments = kept
        self.made.truth = {comment.key: self.made.truth[comment.key] for comment in kept}
        known = {truth.wish for truth in self.made.truth.values()}
        self.made.contradictions = {pair for pair in self._contradictions() if pair <= known}
        return self.made

    def _contradictions(self) -> Iterator[frozenset[int]]:
        """Also those that have come about by chance."""
        beside: dict[str, list[_Wish]] = {}
        for wish in self.wishes:
            if wish.block is not None and wish.kind.stance:
                beside.setdefault(min(wish.block.names), []).append(wish)
        for wishes in beside.values():
            for at, one in enumerate(wishes):
                for other in wishes[:at]:
                    if _contradict(one, other):
                        yield frozenset({one.number, other.number})

    # -- wishes ----------------------------------------------------------------------------------------------

    def _wish(self) -> _Wish:
        reason = self.chance.choice(REASONS)
        if self.chance.random() < 0.04:
            return self._document(reason)
        while True:
            kind = self.chance.choice(KINDS)
            what = self._chosen(KINDS_OF_BLOCKS)
            block = self.chance.choice([block for block in self.text.blocks if block.kind == what])
            slots = self._slots(kind, block)
            if slots and self._is_new(kind, block, slots):
                return self._noted(_Wish(0, kind, block, slots, reason, self.chance.randrange(3)))

    def _document(self, reason: tuple[str, str, str]) -> _Wish:
        at = self.chance.randrange(len(DOCUMENT))
        if at not in self.documents:
            kind = Kind("document", "ge", *DOCUMENT[at])
            self.documents[at] = self._noted(_Wish(0, kind, None, {}, reason, self.chance.randrange(3)))
        return self.documents[at]

    def _noted(self, wish: _Wish) -> _Wish:
        self.wishes.append(replace(wish, number=len(self.wishes) + 1))
        return self.wishes[-1]

    def _is_new(self, kind: Kind, block: Block, slots: dict[str, str]) -> bool:
        """Whether nobody has asked the like of it: the same kind of wish in words that overlap."""
        words = set((slots["phrase"] if kind.quotes else slots["topic"]).lower().split())
        where = min(block.names) if kind.quotes else block.clause
        mark = (kind.name, where)
        if kind.needs:
            mark, words = (kind.name, min(block.names)), {slots.get("old", slots.get("value", ""))}
        before = self.taken.setdefault(mark, [])
        if any(words & others for others in before):
            return False
        before.append(words)
        return True

    def _slots(self, kind: Kind, block: Block) -> dict[str, str]:
        """What fills the wordings; empty when this kind does not go with this block."""
        if not block.phrases or not block.topics:
            return {}
        slots = {"topic": self.chance.choice(block.topics), "what": block.what}
        slots["phrase"] = self.chance.choice(block.phrases)
        if kind.needs == "value":
            return self._value_slots(block, slots)
        if kind.needs == "old":
            found = [
                (old, new, phrase)
                for old, new in EXCHANGES
                for phrase in block.phrases
                if f" {old} " in f" {phrase} "
            ]
            if not found:
                return {}
            slots["old"], slots["new"], slots["phrase"] = self.chance.choice(found)
        return slots

    def _value_slots(self, block: Block, slots: dict[str, str]) -> dict[str, str]:
        found = [(word, phrase) for phrase in block.phrases for word in phrase.split() if word.isdigit()]
        if not found:
            return {}
        value, slots["phrase"] = self.chance.choice(found)
        slots["value"], slots["other"] = value, str(int(value) + self.chance.randint(1, 40))
        return slots

    def _counterpart(self, wish: _Wish) -> _Wish | None:
        kinds = {kind.name: kind for kind in KINDS}
        others = {"delete": "keep", "keep": "delete", "value": "value", "replace": "replace"}
        if wish.kind.name not in others:
            return None
        slots = dict(wish.slots)
        if wish.kind.name == "value":
            slots["other"] = str(int(slots["other"]) + self.chance.randint(1, 40))
        if wish.kind.name == "replace":
            slots["new"] = {"should": "will", "shall": "must"}.get(slots["new"], f"suitable {slots['new']}")
        kind = kinds[others[wish.kind.name]]
        return self._noted(replace(wish, kind=kind, slots=slots, reason=self.chance.choice(REASONS)))

    # -- comments --------------------------------------------------------------------------------------------

    def _support(self, wish: _Wish, bodies: list[str]) -> None:
        size = self.chance.choices(
            (1, 2, self.chance.randint(3, 5), self.chance.randint(6, 15)), (70, 15, 10, 5)
        )[0]
        for at, body in enumerate(self.chance.sample(bodies, min(size, len(bodies)))):
            first = at == 0 and wish.number not in self.begun
            self.begun.add(wish.number)
            self._comment(wish, body, "first" if first else self._chosen(COPIES))

    def _chosen(self, shares: dict[str, int]) -> str:
        return self.chance.choices(list(shares), list(shares.values()))[0]

    def _comment(self, wish: _Wish, body: str, copy: str) -> None:
        way = self._way(wish)
        comment, proposal = self._words(wish, body, copy)
        said = place_said(way, wish.block, self.text, self.chance)
        if way == "rewritten" and wish.block is not None:
            proposal = f"{proposal} New text: {self._rewritten(wish.block)}"
        if said.quote:
            comment = f"“{said.quote}”: {comment}"
        number = len(self.made.comments)
        type_ = wish.kind.type if self.chance.random() < 0.9 else self.chance.choice(("ge", "te", "ed"))
        cells = Wording(body, said.line, said.clause, said.element, type_, comment, proposal)
        key = f"{'iso-cs' if body == '**' else body.lower()}-{number:010x}"
        origin = Origin(f"{body}.docx", "0" * 64, f"table 1, row {number}")
        self.made.comments.append(Comment(key, body, cells, origin))
        right = said.right
        if way == "document" and wish.block is not None and wish.kind.quotes:
            right |= wish.block.names  # its words say more than its place
        self.made.truth[key] = Truth(way, copy, wish.number, right)

    def _way(self, wish: _Wish) -> str:
        if wish.block is None:
            return "document"
        ways = [
            way for way in PLACES if way in wish.block.ways and not (wish.kind.quotes and way in UNPLACEABLE)
        ]
        return self.chance.choices(ways, [PLACES[way] for way in ways])[0]

    def _words(self, wish: _Wish, body: str, copy: str) -> tuple[str, str]:
        kind, at = wish.kind, wish.wording
        other = (at + self.chance.randint(1, 2)) % 3
        spoken = other if copy in ("reworded", "paraphrased") else at
        comment = kind.comments[spoken].format(**wish.slots)
        comment = comment[:1].upper() + comment[1:]
        reason = "" if copy == "shortened" else wish.reason[spoken]
        comment = f"{comment} {reason}".strip()
        proposal = kind.proposals[other if copy == "paraphrased" else at].format(**wish.slots)
        return self._copied(comment, proposal, body, copy)

    def _copied(self, comment: str, proposal: str, body: str, copy: str) -> tuple[str, str]:
        if copy == "form":
            return self._formed(comment), self._formed(proposal)
        if copy == "typed":
            return self._typed(comment, self.chance.randint(2, 4)), self._typed(
                proposal, self.chance.randint(0, 1)
            )
        if copy == "framed":
            before, behind = self.chance.choice(FRAMES)
            return f"{before}{comment}{behind}".format(body=body), proposal
        if copy == "cells":
            return f"{comment} Proposed change: {proposal}", ""
        return comment, proposal

    def _formed(self, text: str) -> str:
        way = self.chance.randrange(5)
        if way == 0:
            return text.replace("“", '"').replace("”", '"')
        if way == 1:
            return text.replace(". ", ".  ").rstrip(".")
        if way == 2:
            return text[:1].lower() + text[1:].replace("“", "‘").replace("”", "’")
        if way == 3:
            return text.replace(" ", "\u00a0", 3).replace("“", "«\u00a0").replace("”", "\u00a0»")
        return "- " + text.replace(", ", " , ").replace("; ", " - ")

    def _typed(self, text: str, errors: int) -> str:
        """Letters swapped, doubled or lost, never in a number."""
        signs = list(text)
        places = [at for at in range(1, len(signs) - 1) if "".join(signs[at - 1 : at + 2]).isalpha()]
        for at in sorted(self.chance.sample(places, min(errors, len(places))), reverse=True):
            way = self.chance.randrange(3)
            if way == 0:
                signs[at], signs[at + 1] = signs[at + 1], signs[at]
            elif way == 1:
                signs.insert(at, signs[at])
            else:
                del signs[at]
        return "".join(signs)

    def _rewritten(self, block: Block) -> str:
        words = block.words.split()
        for at in self.chance.sample(range(len(words)), max(1, len(words) // 12)):
            words[at] = self.chance.choice(("suitable", "relevant", "where possible", "sufficient"))
        return " ".join(words)
