"""What a comment's cells say of its place, weighed: clause and element, line, quoted words.

Cells are often wrong: a clause of the draft before, a line of the other language. Where they disagree, the
words that the comment quotes decide, then the words that it uses.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from normwright.comments.evidence import Evidence, Witness
from normwright.comments.likeness import folded
from normwright.comments.quotations import TELLING, Quotations
from normwright.comments.record import Comment
from normwright.comments.searching import Search
from normwright.comments.targets import Targets
from normwright.sts.linemap import LineMap

#: Below it a place is a guess, and the comment waits for a person.
SURE = 0.5
_CANDIDATES = 4


@dataclass(frozen=True)
class Spot:
    """A place in the circulated text: name ("" is the document), confidence from 0 to 1, why, what else."""

    name: str
    confidence: float
    reason: str
    candidates: tuple[str, ...] = ()


class Weighing:
    """Finds the place of comments in one text."""

    def __init__(self, targets: Targets, lines: LineMap | None) -> None:
        self.targets = targets
        self.search = Search(targets)
        self.quotes = Quotations(targets, self.search)
        self.witness = Witness(targets, lines)

    def place(self, comment: Comment) -> Spot:
        """Where in the text a comment belongs."""
        own = self.targets.around.get(comment.target, "") if comment.target else ""
        if own:
            return Spot(own, 0.99, "the ballot page names the block")
        evidence = self.witness.of(comment)
        if evidence.named.name:
            return self._in_named(evidence)
        if evidence.way.whole and not evidence.lines:
            return self._whole(evidence)
        return self._anywhere(evidence)

    # -- the whole document ----------------------------------------------------------------------------------

    def _whole(self, evidence: Evidence) -> Spot:
        said = bool(evidence.comment.wording.clause.strip(" _.*-"))
        found = self.quotes.exact(evidence, "", words=TELLING) or self.quotes.like(evidence, "", least=0.85)
        if found and not said:
            return Spot(
                found[0], 0.85, f"no clause is named; the quoted words stand in {self._said(found[0])}"
            )
        if said:
            return Spot("", 0.95 if not found else 0.8, "the whole document is named", tuple(found[:1]))
        return Spot("", 0.6, "no place is named")

    # -- a clause or block that is there ---------------------------------------------------------------------

    def _in_named(self, evidence: Evidence) -> Spot:
        scopes = (evidence.named.name, *evidence.named.others)
        inside = [
            name for name in evidence.lines if any(self.targets.inside(name, scope) for scope in scopes)
        ]
        if inside:
            return self._line_agrees(evidence, inside)
        around = [name for name in evidence.lines if self.targets.inside(evidence.named.name, name)]
        if evidence.lines and not around:
            return self._line_disagrees(evidence, scopes)
        return self._by_words(evidence, scopes)

    def _line_agrees(self, evidence: Evidence, inside: list[str]) -> Spot:
        name = self._one_of_lines(evidence, inside)
        quoted = self.quotes.exact(evidence, self.targets[name].home, words=TELLING)
        if len(quoted) == 1 and not self._related(quoted[0], name) and quoted[0] not in inside:
            reason = (
                f"the quoted words stand in {self._said(quoted[0])}, a few lines from line {evidence.line}"
            )
            return Spot(quoted[0], 0.85, reason, (name,))
        if len(quoted) == 1 and self.targets.inside(quoted[0], name):
            name = quoted[0]
        clause = self._said(self.targets[name].home)
        return Spot(name, 0.97, f"clause {clause} and line {evidence.line} agree")

    def _one_of_lines(self, evidence: Evidence, names: list[str]) -> str:
        """The block that several lines are about: what quotes decide, else what was named around them."""
        named = evidence.named.name
        if len(names) == 1:
            return names[0]
        held = [
            name for name in names if any(self.search.exact(q, self._range(name)) for q in evidence.quotes)
        ]
        if len(held) == 1:
            return held[0]
        if named and not self.targets[named].is_clause:
            return named
        blocks = [name for name in names if not self.targets[name].is_clause] or names
        return blocks[0]

    def _line_disagrees(self, evidence: Evidence, scopes: tuple[str, ...]) -> Spot:
        named, line = evidence.named, self._one_of_lines(evidence, list(evidence.lines))
        home = self.targets[named.name].home
        if self.targets[line].home == home and not named.labelled:
            return Spot(line, 0.8, f"line {evidence.line} says more than the counted place", (named.name,))
        if self.targets[line].home == home and self.targets[named.name].kind != "clause":
            return Spot(
                named.name,
                0.85,
                f"{self._said(named.name)} is named; line {evidence.line} is near it",
                (line,),
            )
        for words in (TELLING, 1):
            quoted = self._first(self.quotes.exact(evidence, scope, words=words) for scope in scopes)
            if quoted:
                return self._against_line(quoted, evidence, line)
            if self.quotes.exact(evidence, line, words=words):
                return self._against_clause(evidence, line, 0.88, "and the quoted words")
        misquoted = self._first(self.quotes.like(evidence, scope) for scope in scopes)
        if misquoted:
            return self._against_line(misquoted, evidence, line)
        here = max(self.search.weight(evidence.words, self._range(scope)) for scope in scopes)
        there = self.search.weight(evidence.words, self._range(line))
        if there > here or not named.certain:
            return self._against_clause(evidence, line, 0.7, "and the words of the comment")
        reason = f"{self._said(named.name)} is named, but line {evidence.line} is in {self._said(line)}"
        return Spot(named.name, 0.55 if here > there else 0.45, reason, (line,))

    def _against_line(self, found: list[str], evidence: Evidence, line: str) -> Spot:
        name = found[0] if len(found) == 1 else evidence.named.name
        confidence = 0.9 if len(found) == 1 else 0.75
        reason = f"the quoted words stand in {self._said(name)}, as named; line {evidence.line} is elsewhere"
        return Spot(name, confidence, reason, (line,))

    def _against_clause(self, evidence: Evidence, line: str, confidence: float, more: str) -> Spot:
        named = evidence.named.name
        reason = f"line {evidence.line} {more} are those of {self._said(line)}, not of {self._said(named)}"
        return Spot(line, confidence, reason, (named,))

    # -- no line, or one that says nothing -------------------------------------------------------------------

    def _by_words(self, evidence: Evidence, scopes: tuple[str, ...]) -> Spot:
        named = evidence.named
        spot = (
            self._quoted_inside(evidence, scopes, words=TELLING)
            or self._quoted_beside(evidence)
            or self._quoted_elsewhere(evidence)
            or self._quoted_inside(evidence, scopes, words=1)
        )
        if spot is not None:
            return spot
        if self.targets[named.name].is_clause:
            found = self._further(evidence, scopes)
            if found is not None:
                return found
        return self._as_named(evidence)

    def _quoted_inside(self, evidence: Evidence, scopes: tuple[str, ...], *, words: int) -> Spot | None:
        found = self._first(self.quotes.exact(evidence, scope, words=words) for scope in scopes)
        said = self._said(evidence.named.name)
        if len(found) == 1:
            return Spot(found[0], 0.97, f"{said} is named, and the quoted words stand there")
        if found:
            reason = f"{said} is named; the quoted words stand there {len(found)} times"
            return Spot(evidence.named.name, 0.85, reason, tuple(found[:_CANDIDATES]))
        return None

    def _quoted_beside(self, evidence: Evidence) -> Spot | None:
        """Quoted words in another block of the clause: a label beats them, a count does not."""
        named = evidence.named
        here = self.targets[named.name]
        if here.is_clause:
            return None
        found = self.quotes.exact(evidence, here.home, words=2)
        if len(found) != 1:
            return None
        if named.labelled:
            return Spot(named.name, 0.85, f"{self._said(named.name)} is named", (found[0],))
        return Spot(found[0], 0.85, f"the quoted words stand in {self._said(found[0])}", (named.name,))

    def _quoted_elsewhere(self, evidence: Evidence) -> Spot | None:
        """Quoted words that stand in one other clause: the named one is wrong, unless both are meant."""
        named = evidence.named.name
        found = self.quotes.exact(evidence, "", words=TELLING)
        homes = {self.targets[name].home for name in found}
        if len(homes) != 1 or self._mentioned(min(homes), evidence):
            return None
        name = found[0] if len(found) == 1 else min(homes)
        reason = f"the quoted words stand in {self._said(name)}, not in {self._said(named)}"
        return Spot(name, 0.8 if len(found) == 1 else 0.7, reason, (named,))

    def _further(self, evidence: Evidence, scopes: tuple[str, ...]) -> Spot | None:
        """Words with typing errors, a paragraph rewritten, words of the element cell."""
        for scope in scopes:
            misquoted = self.quotes.like(evidence, scope)
            if len(misquoted) == 1:
                reason = f"the quoted words are like those of {self._said(misquoted[0])}"
                return Spot(misquoted[0], 0.8, reason, (scope,))
            rewritten = self.quotes.rewritten(evidence, scope)
            if rewritten:
                return Spot(
                    rewritten, 0.88, f"the proposal is a new wording of {self._said(rewritten)}", (scope,)
                )
            words = folded(evidence.way.words)
            hits = self.search.exact(words, self._range(scope)) if words else []
            if len(hits) == 1 and self.targets.all[hits[0]].name != scope:
                name = self.targets.all[hits[0]].name
                return Spot(name, 0.8, f"the words of the place stand in {self._said(name)}", (scope,))
        return None

    def _as_named(self, evidence: Evidence) -> Spot:
        named = evidence.named
        said = self._said(named.name)
        if named.others:
            others = ", ".join(map(self._said, named.others))
            return Spot(named.name, 0.75, f"several places are named: {said}, {others}", named.others)
        if named.missing:
            return Spot(named.name, 0.6, f"{said} is named, but {named.missing} in it")
        return Spot(named.name, 0.95 if named.labelled else 0.9, f"{said} is named")

    # -- nothing that is there -------------------------------------------------------------------------------

    def _anywhere(self, evidence: Evidence) -> Spot:
        missing = evidence.named.missing
        if evidence.lines:
            name = self._one_of_lines(evidence, list(evidence.lines))
            quoted = self.quotes.exact(evidence, "", words=TELLING)
            if len(quoted) == 1 and not self._related(quoted[0], name):
                return Spot(quoted[0], 0.8, f"the quoted words stand in {self._said(quoted[0])}", (name,))
            reason = f"line {evidence.line} is in {self._said(name)}"
            return Spot(name, 0.7 if missing else 0.9, f"{reason}; {missing}" if missing else reason)
        found = self.quotes.exact(evidence, "", words=2)
        if len(found) == 1:
            return Spot(found[0], 0.85, f"the quoted words stand in {self._said(found[0])}")
        misquoted = self.quotes.like(evidence, "", least=0.8)
        if len(misquoted) == 1:
            return Spot(misquoted[0], 0.7, f"the quoted words are like those of {self._said(misquoted[0])}")
        rewritten = self.quotes.rewritten(evidence, "")
        if rewritten:
            return Spot(rewritten, 0.75, f"the proposal is a new wording of {self._said(rewritten)}")
        return self._unplaced(evidence, found)

    def _unplaced(self, evidence: Evidence, found: list[str]) -> Spot:
        near = evidence.named.near
        nearest = self.search.nearest(evidence.words)
        candidates = tuple(dict.fromkeys([*filter(None, [near]), *found, *nearest]))[:_CANDIDATES]
        if evidence.named.missing:
            return Spot(near, 0.3 if near else 0.1, evidence.named.missing, candidates)
        if evidence.way.page:
            return Spot("", 0.2, f"only page {evidence.way.page} is named", candidates)
        said = " ".join(filter(None, (evidence.comment.wording.clause, evidence.comment.wording.element)))
        return Spot("", 0.1, f'"{" ".join(said.split())[:60]}" is no place in this text', candidates)

    def _mentioned(self, home: str, evidence: Evidence) -> bool:
        """Whether the comment itself speaks of a clause by its number."""
        number = self.targets[home].number if home else ""
        return "." in number and number.lower() in evidence.words

    def _related(self, one: str, other: str) -> bool:
        return self.targets.inside(one, other) or self.targets.inside(other, one)

    def _range(self, scope: str) -> range:
        return self.targets.range(scope)

    def _said(self, name: str) -> str:
        return self.targets.said(name)

    @staticmethod
    def _first(found: Iterator[list[str]]) -> list[str]:
        return next((names for names in found if names), [])
