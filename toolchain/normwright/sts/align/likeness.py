"""How like two texts are, by their words; cheap bounds first."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from normwright.sts.align.units import Unit

#: Words above which order is not compared, only which words there are: a comparison of orders is quadratic.
_LONG = 400
_SHINGLE = 3


def likeness(one: Unit, other: Unit, *, least: float = 0.0) -> float:
    """From 0 to 1; below `least` it may come out lower than it is."""
    if one.said == other.said:
        return 1.0
    left, right = one.words, other.words
    if not left or not right:
        return 0.0
    bound = 2 * min(len(left), len(right)) / (len(left) + len(right))
    if bound < least:
        return bound
    shared = sum((Counter(left) & Counter(right)).values())
    common = 2 * shared / (len(left) + len(right))
    if common < least or len(left) + len(right) > _LONG:
        return common
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def contained(part: Unit, whole: Unit) -> float:
    """Which share of the words of `part` stand in `whole`."""
    if not part.words:
        return 0.0
    return sum((Counter(part.words) & Counter(whole.words)).values()) / len(part.words)


class Index:
    """Finds, among many units, those that share rare runs of three words with one."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._holders: dict[tuple[str, ...], list[Unit]] = defaultdict(list)
        for unit in units:
            for shingle in set(_shingles(unit.words)):
                self._holders[shingle].append(unit)

    def near(self, unit: Unit, *, most: int = 5) -> list[Unit]:
        """The units that share most with it, best first; runs that many share say nothing."""
        votes: Counter[Unit] = Counter()
        for shingle in set(_shingles(unit.words)):
            holders = self._holders.get(shingle, ())
            if len(holders) <= 20:
                votes.update(holders)
        ranked = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0].order))
        return [holder for holder, _ in ranked[:most]]


def _shingles(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    if len(words) < _SHINGLE:
        return [tuple(words)] if words else []
    return (tuple(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1))
