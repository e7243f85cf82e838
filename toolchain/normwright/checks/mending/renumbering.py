"""What a renumbering leaves: references that follow by themselves, and numbers that somebody typed."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from normwright.checks.finding import Words
from normwright.checks.mending.edits import Fix
from normwright.checks.mending.elsewhere import cited_elsewhere, numbers_in_comments
from normwright.checks.mending.proof import PAIRING, Look
from normwright.checks.mending.sameness import Comparison
from normwright.checks.places import Sources
from normwright.diagnostics import Diagnostic, Place, diagnose
from normwright.sts.counterparts import holders
from normwright.sts.standard import Standard
from normwright.sts.text import OBJECT
from normwright.sts.views import Clause, clauses, cross_references, passages
from normwright.workspace.record import Draft

#: A clause's number in running text: "5.1", "A.2.3"; no decimal, no part of a longer number.
_NUMBER = re.compile(r"(?<![\w.,:/-])(?:\d{1,3}|[A-Z])(?:\.\d{1,3}){1,6}(?![\w%°]|[.,]\d|/)")
#: What stands before a number that means something else: a table's name, a document that is cited.
_OF_OTHERS = re.compile(
    rf"(?:Table|Figure|Formula|Tableau|Bild|Tabelle|Formule|Formel)\s$|{OBJECT},\s(?:[A-Z]\w+\s)?$"
)


@dataclass(frozen=True)
class Way:
    """One round of fixes: the draft before and after it."""

    before: Look
    after: Look
    fixes: tuple[Fix, ...]


@dataclass(frozen=True)
class Move:
    """A clause that got another number."""

    before: Clause
    after: Clause


def renumbering(draft: Draft, ways: Sequence[Way], sources: Sources) -> Iterator[Diagnostic]:
    """What to tell of the clauses that got another number in these rounds, places as they are after them."""
    if not ways:
        return
    first, last = ways[0].before, ways[-1].after
    told: set[Diagnostic] = set()
    typed: dict[str, str] = {}
    followed: dict[tuple[Place, str], int] = {}
    for name, standard in first.standards.items():
        moves = list(_moves(standard, last.standards[name], _chained(name, ways)))
        typed |= {move.before.number: move.after.number for move in moves}
        for place, words, count in _following(moves, standard, last.standards[name]):
            followed[place, words] = max(count, followed.get((place, words), 0))  # of ISO and EN, the fuller
        told.update(_typed(moves, last, name, sources))
    for (place, words), count in followed.items():
        yield diagnose("CHK031", place, moves=words, count=count)
    yield from sorted(told, key=lambda one: one.place)
    if typed:
        yield from cited_elsewhere(draft, typed)
        yield from numbers_in_comments(draft, typed)
        yield from _untranslated(first, last)


def _chained(name: str, ways: Sequence[Way]) -> Mapping[str, str]:
    """Id at first -> id at last, of one standard."""
    made: dict[str, str] | None = None
    for way in ways:
        step = Comparison(way.before.standards[name], way.after.standards[name], way.fixes, {}).ids or {}
        made = dict(step) if made is None else {old: step[new] for old, new in made.items() if new in step}
    return made or {}


def _moves(before: Standard, after: Standard, ids: Mapping[str, str]) -> Iterator[Move]:
    now = {clause.id: clause for clause in clauses(after)}
    for clause in clauses(before):
        other = now.get(ids.get(clause.id, ""))
        if other is not None and other.number != clause.number:
            yield Move(clause, other)


def _following(moves: Sequence[Move], before: Standard, after: Standard) -> Iterator[tuple[Place, str, int]]:
    """For each clause with renumbered subclauses: which, and how many references to them follow."""
    by_parent: dict[Clause, list[Move]] = defaultdict(list)
    moved = {move.after for move in moves}
    for move in moves:
        parent = move.after.parent
        if parent is not None and parent not in moved:
            by_parent[parent].append(move)
    pairs = zip(cross_references(before), cross_references(after), strict=True)
    changed = [new.targets for old, new in pairs if old.words != new.words]
    around = holders(after, {target for targets in changed for target in targets})
    for parent, those in by_parent.items():
        words = ", ".join(f"{move.before.number} is now {move.after.number}" for move in those)
        ids = {move.after.id for move in those}
        led = sum(any(ids & {*around.get(target, ())} for target in targets) for targets in changed)
        yield parent.place, words, led


def _typed(moves: Sequence[Move], last: Look, name: str, sources: Sources) -> Iterator[Diagnostic]:
    """Numbers typed as plain words that meant a renumbered clause."""
    meant = {move.before.number: move for move in moves}
    for passage in passages(last.standards[name]) if meant else ():
        if passage.generated:
            continue
        for match in _NUMBER.finditer(passage.prose):
            if match[0] in meant and not _OF_OTHERS.search(passage.prose[: match.start()][-40:]):
                move = meant[match[0]]
                yield diagnose(
                    "CHK032",
                    sources.place_of_words(Words(passage.text, match.start(), match.end())),
                    old=match[0],
                    new=move.after.number,
                    title=_title(move.after),
                )


def _title(clause: Clause) -> str:
    return f' "{clause.title.replace(OBJECT, "…")}"' if clause.title else ""


def _untranslated(first: Look, last: Look) -> Iterator[Diagnostic]:
    """Translations that now lack a heading."""
    known = {(one.code, one.place.file) for one in first.report}
    for one in last.report:
        if one.code in PAIRING and (one.code, one.place.file) not in known:
            yield diagnose("CHK035", Place(one.place.file, one.place.line, one.place.column))
