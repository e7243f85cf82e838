"""How well comments are placed and grouped, from truths: for tests with floors and for `make bench`."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from normwright.comments.contradictions import Contradiction
from normwright.comments.groups import Group
from normwright.comments.placing import Placement
from tests.comments.ballots import UNPLACEABLE, Generated, Truth
from tests.comments.marks import Mark


@dataclass
class Shares:
    """By difficulty: how many there are, and how many of them are right."""

    all: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def share(self, names: Iterable[str] | None = None) -> float:
        """The share of right ones in some difficulties, or in all."""
        chosen = list(self.all if names is None else names)
        total = sum(self.all[name] for name in chosen)
        return sum(self.right[name] for name in chosen) / total if total else 1.0

    def lines(self) -> list[str]:
        """One line a difficulty, the hardest first."""
        names = sorted(self.all, key=lambda name: (self.share([name]), name))
        return [
            f"   {name:24} {self.right[name]:5} of {self.all[name]:5}  {self.share([name]):7.1%}"
            for name in names
        ]


def is_right(placement: Placement, right: Collection[str]) -> bool:
    """Whether a comment is where it belongs; one that belongs nowhere, whether it is in the queue."""
    return not placement.sure if not right else placement.sure and placement.circulated in right


def placed_right(truth: Mapping[str, Truth], placements: Mapping[str, Placement]) -> Shares:
    """Placing, by the difficulty of the place."""
    shares = Shares()
    for key, true in truth.items():
        shares.all[true.place] += 1
        shares.right[true.place] += is_right(placements[key], true.right)
    return shares


def placeable(shares: Shares) -> float:
    """The share placed right of those that can be placed."""
    return shares.share(set(shares.all) - UNPLACEABLE)


@dataclass(frozen=True)
class Grouping:
    """Precision and recall over pairs of comments, and recall by what parts the two."""

    precision: float
    recall: float
    pairs: Shares


def grouped_right(made: Generated, groups: Iterable[Group]) -> Grouping:
    """Grouping, by the difficulties of the two copies of a pair."""
    wishes: dict[int, list[str]] = defaultdict(list)
    for comment in made.comments:
        wishes[made.truth[comment.key].wish].append(comment.key)
    true, found = _pairs(wishes.values()), _pairs(group.comments for group in groups)
    shares = Shares()
    for pair in true:
        name = "/".join(sorted(made.truth[key].copy for key in pair))
        shares.all[name] += 1
        shares.right[name] += pair in found
    both = len(true & found)
    return Grouping(both / len(found) if found else 1.0, both / len(true) if true else 1.0, shares)


def contradicting(made: Generated, found: Iterable[Contradiction]) -> tuple[float, float]:
    """Precision and recall of contradictions over pairs of wishes."""
    told = {
        frozenset((made.truth[one].wish, made.truth[other].wish))
        for contradiction in found
        for mine, theirs in combinations(contradiction.sides, 2)
        for one in mine
        for other in theirs
    }
    both = len(told & made.contradictions)
    return both / len(told) if told else 1.0, both / max(1, len(made.contradictions))


def grouped_as_marked(marked: Sequence[Mark], groups: Iterable[Group]) -> tuple[float, float, frozenset[str]]:
    """Precision and recall over pairs of comments marked by hand, and the keys that are in a wrong pair."""
    letters: dict[str, list[str]] = defaultdict(list)
    for mark in marked:
        if mark.group:
            letters[mark.group].append(mark.comment.key)
    true, found = _pairs(letters.values()), _pairs(group.comments for group in groups)
    both = len(true & found)
    wrong = frozenset(key for pair in true ^ found for key in pair)
    return both / len(found) if found else 1.0, both / len(true) if true else 1.0, wrong


def contradicting_as_marked(
    marked: Sequence[Mark], found: Iterable[Contradiction]
) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """Pairs of groups (or comments that stand alone) told as contradictions, and those that are marked."""
    letter = {mark.comment.key: mark.group or mark.comment.key for mark in marked}
    real = {frozenset((letter[mark.comment.key], mark.against)) for mark in marked if mark.against}
    told = {
        frozenset((letter[one], letter[other]))
        for contradiction in found
        for mine, theirs in combinations(contradiction.sides, 2)
        for one in mine
        for other in theirs
    }
    return told, real


def _pairs(groups: Iterable[Iterable[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}
