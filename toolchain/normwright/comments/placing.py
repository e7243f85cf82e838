"""Comments placed: in the text that was circulated, then in the draft of today."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from normwright.comments.carrying import Carrying
from normwright.comments.places import kinds_named, read_way
from normwright.comments.record import Ballot, Comment, Decision
from normwright.comments.resolving import resolve
from normwright.comments.targets import Targets
from normwright.comments.weighing import SURE, Weighing
from normwright.diagnostics import Report
from normwright.sts.linemap import LineMap
from normwright.sts.pointers import CLAUSES
from normwright.sts.standard import Standard

#: Parts of a document in the order of a compilation.
PARTS = ("document", "front", "body", "annex", "bibliography", "")
_BLOCKS = frozenset({"paragraph", "item", "table", "figure", "formula", "note", "example", "definition"})
_FRONT = frozenset({"foreword", "introduction", "endorsement", "abstract"})
_BACK = frozenset({"bibliography", "index"})
_ELEMENTS = {"table": "Table", "figure": "Figure", "formula": "Formula", "note": "NOTE", "example": "EXAMPLE"}


@dataclass(frozen=True)
class Where:
    """What is printed of a place: part of the document, clause, element in it, line, position in the text.

    `part` is one of `PARTS`; `clause` "8.2.1" or "A"; `element` "Table 4", empty for plain text; `line` the
    first line of the block, 0 where it has none; `said` the place in words.
    """

    part: str = ""
    clause: str = ""
    element: str = ""
    line: int = 0
    position: int = 0
    said: str = ""
    whole: bool = False  # a clause, annex or entry as a whole
    path: tuple[str, ...] = ()  # names of the block and of all around it in the circulated text


@dataclass(frozen=True)
class Placement:
    """Where a comment belongs.

    `circulated` and `current` name the block (see `sts.blocknames`) in either text, "" for the whole document
    and for a comment that can't be placed; `confidence` goes from 0 to 1. `candidates` name other blocks of
    the circulated text, the likeliest first. `about` are runs of words that the comment takes from its
    clause; `likely` is the block of a clause named as a whole that has most of the comment's words.
    """

    key: str
    circulated: str
    current: str
    confidence: float
    reason: str
    candidates: tuple[str, ...] = ()
    manual: bool = False
    where: Where = Where()
    about: tuple[str, ...] = ()
    likely: str = ""

    @property
    def sure(self) -> bool:
        """Whether it counts; else the comment waits for a person, in the queue."""
        return self.confidence >= SURE

    @property
    def whole(self) -> bool:
        """Whether the comment is about the whole document."""
        return self.sure and not self.circulated and not self.current


def place_comments(
    ballot: Ballot,
    comments: Iterable[Comment],
    decisions: Iterable[Decision],
    circulated: Standard,
    lines: LineMap | None,
    current: Standard | None,
    report: Report | None = None,
) -> dict[str, Placement]:
    """The placement of every comment, by key. A placement that a decision names wins.

    Both standards are given in our profile; without a current one nothing is carried. A decision whose
    placement is not found is told.
    """
    return _Placing(circulated, lines, current, decisions, report).place(comments)


class _Placing:
    def __init__(
        self,
        circulated: Standard,
        lines: LineMap | None,
        current: Standard | None,
        decisions: Iterable[Decision],
        report: Report | None,
    ) -> None:
        self.targets = Targets(circulated)
        self.current = None if current is None else Targets(current)
        self.weighing = Weighing(self.targets, lines)
        self.carrying = None if self.current is None else Carrying(self.targets, self.current)
        self.lines = _first_lines(lines, self.targets)
        self.places: dict[str, Where] = {}
        self.by_hand = dict(self._by_hand(decisions, report))

    def place(self, comments: Iterable[Comment]) -> dict[str, Placement]:
        return {comment.key: self._placed(comment) for comment in comments}

    def _placed(self, comment: Comment) -> Placement:
        manual = self.by_hand.get(comment.key)
        if manual is not None:
            return replace(manual, key=comment.key)
        spot = self.weighing.place(comment)
        about = self.weighing.search.runs(comment.wording.comment, spot.name) if spot.name else ()
        made = Placement(
            comment.key, spot.name, "", spot.confidence, spot.reason, spot.candidates, about=about
        )
        return self._carried(replace(made, likely=self._likely(comment, spot.name)))

    def _likely(self, comment: Comment, name: str) -> str:
        if not name or not self.targets[name].is_clause:
            return ""
        cells = comment.wording
        kinds = kinds_named(cells.proposal)
        if kinds & CLAUSES:
            return ""
        return self.weighing.search.likeliest(f"{cells.comment} {cells.proposal}", name, kinds & _BLOCKS)

    def _carried(self, placement: Placement) -> Placement:
        made = replace(placement, where=self._where(placement))
        if self.carrying is None or not placement.circulated:
            return made
        carried = self.carrying.carry(placement.circulated)
        reason = "; ".join(filter(None, (placement.reason, carried.reason)))
        confidence = round(placement.confidence * carried.stays, 3)
        if placement.manual:
            confidence = max(confidence, SURE)
        return replace(made, current=carried.name, confidence=confidence, reason=reason)

    # -- by hand ---------------------------------------------------------------------------------------------

    def _by_hand(
        self, decisions: Iterable[Decision], report: Report | None
    ) -> Iterable[tuple[str, Placement]]:
        for decision in decisions:
            if not decision.placement:
                continue
            found = self._named(decision.placement)
            if found is not None:
                yield from ((key, found) for key in decision.comments)
            elif report is not None:
                report.say("CMT100", decision.place, placement=decision.placement)

    def _named(self, placement: str) -> Placement | None:
        """What a person named: a label or an id of either text, or a place as in a form."""
        reason = f'placed by hand at "{placement}"'
        name = _labelled(self.targets, placement)
        if name:
            return self._carried(Placement("", name, "", 1.0, reason, manual=True))
        name = "" if self.current is None else _labelled(self.current, placement)
        if name and self.current is not None:
            here = _where(self.current, name, {})
            return Placement("", "", name, 1.0, f"{reason}, which is new", manual=True, where=here)
        way = read_way(placement, "")
        found = resolve(way, self.targets)
        if way.whole or (found.name and found.certain and not found.others and not way.words):
            return self._carried(Placement("", found.name, "", 1.0, reason, manual=True))
        return None

    def _where(self, placement: Placement) -> Where:
        if not placement.circulated:
            return Where("document", said="the whole document") if placement.confidence >= SURE else Where()
        name = placement.circulated
        if name not in self.places:
            self.places[name] = _where(self.targets, name, self.lines)
        return self.places[name]


def _labelled(targets: Targets, name: str) -> str:
    """The block with an author's label, or with an id."""
    for id, data in targets.standard.companion.items():
        if name in str(data.get("label", "")).split() and id in targets.around:
            return targets.around[id]
    return targets.around.get(name, "")


def _where(targets: Targets, name: str, lines: dict[str, int]) -> Where:
    block = targets[name]
    home = targets[block.home] if block.home else block
    top = targets[targets.path(home.name)[-1]]
    element = _ELEMENTS.get(block.kind, "")
    return Where(
        part=_part(top.kind, top.clause_kind),
        clause=_number(targets, home.name),
        element=f"{element} {block.number}".strip() if element else "",
        line=lines.get(name, 0),
        position=targets.position[name],
        said=targets.said(name),
        whole=block.is_clause,
        path=tuple(targets.path(name)),
    )


def _number(targets: Targets, name: str) -> str:
    """The number of the nearest clause around that has one."""
    return next((targets[around].number for around in targets.path(name) if targets[around].number), "")


def _part(kind: str, clause_kind: str) -> str:
    if kind == "annex":
        return "annex"
    if clause_kind in _FRONT:
        return "front"
    return "bibliography" if clause_kind in _BACK else "body"


def _first_lines(lines: LineMap | None, targets: Targets) -> dict[str, int]:
    found: dict[str, int] = {}
    for line in lines.lines if lines is not None else ():
        name = targets.around.get(line.element, "")
        if name:
            found.setdefault(name, line.number)
    return found
