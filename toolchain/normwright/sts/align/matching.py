"""Finds the matches: by name, by place and words among the children of matched parents, then anywhere."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from normwright.sts.align.likeness import Index, contained, likeness
from normwright.sts.align.matches import Alignment
from normwright.sts.align.outcome import Found, outcome
from normwright.sts.align.units import Unit, units_of
from normwright.sts.standard import Standard

#: Least likeness of two blocks: beside each other under one parent, and anywhere in the document.
_BESIDE, _ANYWHERE = 0.5, 0.65
#: Blocks compared each with each; beyond that only those that share rare runs of words.
_CROSS = 1_600
#: Words that tell a block from all others: a shorter one is not looked for elsewhere.
_TELLING = 4
#: Share of a block's words that stand in another for it to be a part of that.
_PART = 0.8


def align(old: Standard, new: Standard) -> Alignment:
    """Every block of both versions in one match each.

    Give both in one dialect (`normalise.profile`). Near linear in the blocks; both stay as they are.
    """
    pairing = _Pairing(units_of(old), units_of(new))
    pairing.by_name()
    pairing.clauses()
    pairing.blocks()
    pairing.anywhere()
    pairing.parts()
    return outcome(pairing.old, pairing.new, pairing.found)


@dataclass
class _Pairing:
    old: list[Unit]
    new: list[Unit]
    found: Found = field(default_factory=Found)

    # -- by what the author named ----------------------------------------------------------------------------

    def by_name(self) -> None:
        """The author's labels, then the ids of provisions."""
        for kind in ("label ", "provision "):
            left, right = (
                _unique(units, lambda unit: [name for name in unit.labels if name.startswith(kind)])  # noqa: B023
                for units in (self.old, self.new)
            )
            for name, unit in left.items():
                other = right.get(name)
                if other is not None and other.family == unit.family:
                    self.found.pair(unit, other, f"the same {kind.strip()}")

    # -- clauses and entries ---------------------------------------------------------------------------------

    def clauses(self) -> None:
        """By title under matched parents, by title alone, by what stands in them, then by number."""
        self._by_key(lambda unit: (self._parent(unit), _folded(unit.title)), "the same title and place")
        self._by_key(lambda unit: _folded(unit.title), "the same title")
        self._by_contents()
        self._by_key(lambda unit: (self._parent(unit), unit.number), "the same number, other words", like=0.3)
        self._in_order(
            lambda unit: (unit.title, unit.number, _contents(unit)), "the same text in the same order"
        )
        self._in_order(lambda unit: (unit.title, unit.number), "the same title and number in the same order")

    def _by_key(self, key: Callable[[Unit], object], reason: str, *, like: float = 0.0) -> None:
        # Top down, so that a parent is matched before its children ask for it.
        depth = 0
        while True:
            left, right = (
                [u for u in units if u.is_clause and _depth(u) == depth] for units in (self.old, self.new)
            )
            if not left and not right and depth > 0:
                return
            self._pair_by_key(left, right, key, reason, like)
            depth += 1
            if depth > 60:
                return

    def _pair_by_key(
        self,
        left: Iterable[Unit],
        right: Iterable[Unit],
        key: Callable[[Unit], object],
        reason: str,
        like: float,
    ) -> None:
        one = _unique((u for u in left if not self.found.old(u)), lambda unit: [key(unit)])
        two = _unique((u for u in right if not self.found.new(u)), lambda unit: [key(unit)])
        for name, unit in one.items():
            other = two.get(name)
            if name and other is not None and other.family == unit.family and unit.said:
                score = likeness(unit, other)
                if score >= like:
                    self.found.pair(unit, other, reason, score)

    def _in_order(self, key: Callable[[Unit], object], reason: str) -> None:
        """Clauses that nothing tells from their neighbours are taken in their order."""
        for unit in [None, *(unit for unit in self.old if unit.is_clause)]:
            other = None if unit is None else self.found.old(unit)
            if unit is not None and other is None:
                continue
            left = [u for u in _subclauses(self.old, unit) if not self.found.old(u)]
            right = [u for u in _subclauses(self.new, other) if not self.found.new(u)]
            if left and right:
                keys = [(u.family, key(u)) for u in left], [(u.family, key(u)) for u in right]
                matcher = SequenceMatcher(None, *keys, autojunk=False)
                for tag, a, b, c, d in matcher.get_opcodes():
                    if tag == "equal":
                        for one, two in zip(left[a:b], right[c:d], strict=True):
                            self.found.pair(one, two, reason)

    def _by_contents(self) -> None:
        """A clause is the one that holds most of its words, block by block."""
        homes: dict[str, list[Unit]] = defaultdict(list)
        for unit in self.new:
            home = _home(unit)
            if home is not None and not unit.is_clause and len(unit.words) >= _TELLING:
                homes[unit.said].append(home)
        votes: dict[Unit, Counter[Unit]] = defaultdict(Counter)
        sizes: Counter[Unit] = Counter()
        for unit in self.old:
            home = _home(unit)
            if home is None or unit.is_clause or len(unit.words) < _TELLING:
                continue
            sizes[home] += len(unit.words)
            if len(homes[unit.said]) == 1:
                votes[home][homes[unit.said][0]] += len(unit.words)
        ranked = sorted(
            (
                (share / sizes[one], one, other)
                for one, those in votes.items()
                for other, share in those.items()
            ),
            key=lambda vote: (-vote[0], vote[1].order, vote[2].order),
        )
        for share, one, other in ranked:
            if share >= 0.4 and self._free(one, other):
                self.found.pair(one, other, "it holds the same text", likeness(one, other))

    # -- blocks ----------------------------------------------------------------------------------------------

    def blocks(self) -> None:
        """Children of matched parents: the same words in order, then the likest, from the outside in."""
        for unit in [None, *self.old]:
            other = None if unit is None else self.found.old(unit)
            if unit is not None and other is None:
                continue
            left = [u for u in _inner(self.old, unit) if not self.found.old(u)]
            right = [u for u in _inner(self.new, other) if not self.found.new(u)]
            if left and right:
                self._beside(left, right)

    def _beside(self, left: Sequence[Unit], right: Sequence[Unit]) -> None:
        matcher = SequenceMatcher(
            None, [(u.family, u.said) for u in left], [(u.family, u.said) for u in right], autojunk=False
        )
        for tag, a, b, c, d in matcher.get_opcodes():
            if tag == "equal":
                for one, other in zip(left[a:b], right[c:d], strict=True):
                    self.found.pair(one, other, "the same words in the same place")
        rest = [u for u in left if not self.found.old(u)], [u for u in right if not self.found.new(u)]
        self._likest(*rest, least=_BESIDE, reason="the likest beside it")

    def _likest(self, left: Sequence[Unit], right: Sequence[Unit], *, least: float, reason: str) -> None:
        if len(left) * len(right) <= _CROSS:
            candidates = [(one, other) for one in left for other in right]
        else:
            index = Index(right)
            candidates = [(one, other) for one in left for other in index.near(one)]
        scored = [
            (likeness(one, other, least=least), one, other)
            for one, other in candidates
            if one.family == other.family
        ]
        scored.sort(key=lambda pair: (-pair[0], abs(pair[1].order - pair[2].order), pair[1].order))
        for score, one, other in scored:
            if score >= least and self._free(one, other):
                self.found.pair(one, other, reason, score)

    def anywhere(self) -> None:
        """What its surroundings don't hold any more: the same words, then the likest, in the whole text."""
        left = [u for u in self.old if not self.found.old(u) and len(u.words) >= _TELLING]
        right = [u for u in self.new if not self.found.new(u) and len(u.words) >= _TELLING]
        one, two = (_unique(units, lambda unit: [(unit.family, unit.said)]) for units in (left, right))
        for key, unit in one.items():
            other = two.get(key)
            if other is not None and self._free(unit, other):
                self.found.pair(unit, other, "the same words elsewhere")
        left, right = (
            [u for u in units if not taken(u)]
            for units, taken in ((left, self.found.old), (right, self.found.new))
        )
        self._likest(left, right, least=_ANYWHERE, reason="the likest elsewhere")
        self.blocks()  # what was found elsewhere has children, too

    # -- parts -----------------------------------------------------------------------------------------------

    def parts(self) -> None:
        """One block that became two beside each other, and two that became one."""
        for unit in self.old:
            other = self.found.old(unit)
            if other is not None and unit.family == "text" and unit.said != other.said:
                for beside in _neighbours(other):
                    if not self.found.new(beside) and _is_part(beside, unit, other):
                        self.found.split(unit, beside)
        for unit in self.new:
            other = self.found.new(unit)
            if other is not None and unit.family == "text" and unit.said != other.said:
                for beside in _neighbours(other):
                    if not self.found.old(beside) and _is_part(beside, unit, other):
                        self.found.merge(beside, unit)

    def _free(self, one: Unit, other: Unit) -> bool:
        return one.family == other.family and not self.found.old(one) and not self.found.new(other)

    def _parent(self, unit: Unit) -> object:
        """The parent as both versions know it: the pair that it is part of, None at the top."""
        if unit.parent is None:
            return ()
        return self.found.known(unit.parent)


def _is_part(part: Unit, whole: Unit, rest: Unit) -> bool:
    """Whether `part` stands in `whole`, whose other words are in `rest`."""
    if len(part.words) < _TELLING or contained(part, whole) < _PART:
        return False
    return contained(part, rest) < _PART


def _neighbours(unit: Unit) -> list[Unit]:
    siblings = unit.parent.children if unit.parent is not None else []
    where = siblings.index(unit) if unit in siblings else -1
    return [siblings[at] for at in (where - 1, where + 1) if where >= 0 and 0 <= at < len(siblings)]


def _inner(units: Sequence[Unit], parent: Unit | None) -> list[Unit]:
    """The blocks directly in a unit, clauses left out."""
    if parent is not None:
        return [child for child in parent.children if not child.is_clause]
    return [unit for unit in units if unit.parent is None and not unit.is_clause]


def _subclauses(units: Sequence[Unit], parent: Unit | None) -> list[Unit]:
    """The clauses and entries directly in a unit."""
    if parent is not None:
        return [child for child in parent.children if child.is_clause]
    return [unit for unit in units if unit.parent is None and unit.is_clause]


def _contents(unit: Unit) -> tuple[str, ...]:
    """What the blocks directly in a clause say."""
    return tuple(child.said for child in unit.children if not child.is_clause)


def _home(unit: Unit) -> Unit | None:
    node = unit.parent
    while node is not None and not node.is_clause:
        node = node.parent
    return node


def _depth(unit: Unit) -> int:
    depth, node = 0, unit.parent
    while node is not None:
        depth, node = depth + 1, node.parent
    return depth


def _folded(title: str) -> str:
    return " ".join(title.lower().split())


def _unique(units: Iterable[Unit], keys: Callable[[Unit], Iterable[object]]) -> dict[object, Unit]:
    """Key -> the one unit that has it."""
    found: dict[object, Unit] = {}
    several: set[object] = set()
    for unit in units:
        for key in keys(unit):
            if key in found:
                several.add(key)
            found[key] = unit
    return {key: unit for key, unit in found.items() if key not in several}
