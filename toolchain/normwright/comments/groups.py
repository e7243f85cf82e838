"""Comments of several bodies that want the same at the same place."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from normwright.comments.order import official_order
from normwright.comments.placing import Placement
from normwright.comments.record import Comment
from normwright.comments.sameness import Sameness, Voiced, opposed, voiced
from normwright.comments.searching import pairs_and_words

#: Features of a comment that are looked up, the rarest first; longer lists than the second say nothing.
_FEATURES, _LONGEST = 20, 90
_NEAREST = 24  # comments that each is compared with
_WEAK = 2  # place among the reasons from which on a tie alone joins no clusters
_SAMPLE = 4  # comments of a cluster that are asked
_CERTAIN = 0.8  # confidence above which a placement has no alternatives
_LONG = 8  # words that nobody writes twice by chance


@dataclass(frozen=True)
class Group:
    """Two comments or more that want the same; keys in official order.

    `reason` says why they are one: the weakest of the ties between them.
    """

    comments: tuple[str, ...]
    bodies: tuple[str, ...]
    reason: str


#: From the strongest tie to the weakest.
REASONS = (
    "same words",
    "nearly the same words",
    "the same proposal on the same subject",
    "the same wish in other words",
)


def group_comments(comments: Sequence[Comment], placements: Mapping[str, Placement]) -> list[Group]:
    """The groups of two and more, by the official order of their first comments. Near linear."""
    order = official_order(comments, placements)
    voices = [voiced(comment, placements.get(comment.key)) for comment in order]
    clusters = _Clusters(voices)
    clusters.same_words()
    clusters.like_words()
    return [_group(members, reason) for members, reason in clusters.found() if len(members) > 1]


def _group(members: Sequence[Voiced], reason: str) -> Group:
    bodies = tuple(dict.fromkeys(voice.comment.body for voice in members))
    return Group(tuple(voice.comment.key for voice in members), bodies, reason)


class _Clusters:
    """A cluster for each comment at first; ties join them."""

    def __init__(self, voices: Sequence[Voiced]) -> None:
        self.voices = voices
        self._doubt = [_doubtful(voice.placement) for voice in voices]
        self._leader = list(range(len(voices)))
        self._ties: dict[int, int] = defaultdict(int)  # leader -> its weakest tie
        self._placed: dict[int, int] = {}  # leader -> the comment of its cluster that is placed best

    def found(self) -> Iterable[tuple[list[Voiced], str]]:
        """The clusters in order, with their weakest ties."""
        members: dict[int, list[Voiced]] = defaultdict(list)
        for at, voice in enumerate(self.voices):
            members[self.leader(at)].append(voice)
        for leader, those in members.items():
            yield those, REASONS[self._ties[leader]]

    def leader(self, at: int) -> int:
        """The first comment of a cluster, which stands for it."""
        while self._leader[at] != at:
            self._leader[at] = at = self._leader[self._leader[at]]
        return at

    def same_words(self) -> None:
        """Joins what is the same but for signs and capitals, at places that can be one."""
        texts: dict[str, list[int]] = defaultdict(list)
        for at, voice in enumerate(self.voices):
            if voice.text:
                texts[voice.text].append(at)
        for those in texts.values():
            places: dict[object, int] = {}
            for at in those:  # one at each place first, so that many alike cost little
                place = _name(self.voices[at])
                self._join(places.setdefault(place, at), at, 0)
            for which, at in enumerate(places.values()):
                near = [other for other in list(places.values())[:which] if self._beside(at, other)]
                if near:
                    self._join(near[0], at, 0)

    def like_words(self) -> None:
        """Joins what is near each other in place and words."""
        best: dict[int, int] = {}  # the comment of each cluster that is placed best
        for at, voice in enumerate(self.voices):
            leader = self.leader(at)
            if voice.text and _rank(voice) > _rank(self.voices[best.setdefault(leader, at)]):
                best[leader] = at
        sameness = Sameness([self.voices[at] for at in sorted(best.values())])
        firsts = sorted(best.values())
        index = _Index([(at, self.voices[at]) for at in firsts])
        ties: list[tuple[int, int, int]] = []
        for at in firsts:
            for other in index.near(at):
                if self._beside(at, other):
                    reason = sameness.reason(self.voices[at], self.voices[other])
                    if reason in self._enough(at, other):
                        ties.append((REASONS.index(reason), other, at))
        self._placed = best
        members = {leader: [at] for leader, at in best.items()}
        for tie, one, other in sorted(ties):
            first, second = sorted((self.leader(one), self.leader(other)))
            if first == second or not self._agree(self._placed[first], self._placed[second]):
                continue
            if tie < _WEAK or _half_tied(members[first], members[second], sameness, self.voices):
                self._join(first, second, tie)
                members[first] += members.pop(second)

    def _enough(self, one: int, other: int) -> tuple[str, ...]:
        """Ties that count between two comments: where a place is in doubt, only their words."""
        beside = can_be_one(self.voices[one].placement, self.voices[other].placement)
        return REASONS if beside else REASONS[:2]

    def _agree(self, one: int, other: int) -> bool:
        """Whether two clusters can be one, by the comments that stand for them."""
        mine, theirs = self.voices[one], self.voices[other]
        if opposed(mine, theirs):
            return False
        doubtful = self._doubt[one] or self._doubt[other]
        return doubtful or can_be_one(mine.placement, theirs.placement)

    def _join(self, one: int, other: int, tie: int) -> None:
        first, second = sorted((self.leader(one), self.leader(other)))
        if first != second:
            self._leader[second] = first
            self._ties[first] = max(self._ties[first], self._ties[second], tie)
            if first in self._placed:
                pair = (self._placed[first], self._placed[second])
                self._placed[first] = max(pair, key=lambda at: _rank(self.voices[at]))

    def _beside(self, one: int, other: int) -> bool:
        mine, theirs = self.voices[one], self.voices[other]
        if can_be_one(mine.placement, theirs.placement):
            return True
        doubtful = self._doubt[one] or self._doubt[other]
        return doubtful and len(mine.words) >= _LONG and len(theirs.words) >= _LONG


def _half_tied(
    mine: Sequence[int], theirs: Sequence[int], sameness: Sameness, voices: Sequence[Voiced]
) -> bool:
    """Whether half of the pairs between two clusters are tied, so that one odd comment joins nothing."""
    pairs = [(one, other) for one in mine[:_SAMPLE] for other in theirs[:_SAMPLE]]
    tied = sum(bool(sameness.reason(voices[one], voices[other])) for one, other in pairs)
    return 2 * tied >= len(pairs)


class _Index:
    """Finds the comments that share rare words with one, in its clause; those in doubt anywhere."""

    def __init__(self, voices: Sequence[tuple[int, Voiced]]) -> None:
        self._voices = dict(voices)
        self._doubtful = {at for at, voice in voices if _doubtful(voice.placement)}
        features = {at: pairs_and_words(voice.text) | _telling(voice) for at, voice in voices}
        anywhere: frozenset[str] = frozenset().union(*(features[at] for at in self._doubtful))
        shelves: dict[str, Counter[str]] = defaultdict(Counter)
        kept = {at: self._shelved(at, those, anywhere) for at, those in features.items()}
        for found in kept.values():
            for home, those in found:
                shelves[home].update(those)
        self._features: dict[int, list[tuple[str, str]]] = {}
        self._holders: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, found in kept.items():
            first = _telling(self._voices[at])
            shared = [
                (one not in first, count, home, one)
                for home, those in found
                for one in those
                if 1 < (count := shelves[home][one]) <= _LONGEST
            ]
            shared.sort()
            self._features[at] = [(home, one) for _, _, home, one in shared[:_FEATURES]]
            for _, _, home, one in shared:
                self._holders[home, one].append(at)

    def near(self, at: int) -> list[int]:
        """The comments before this one that share most with it."""
        votes: Counter[int] = Counter()
        for feature in self._features[at]:
            holders = self._holders[feature]
            votes.update(holders[: bisect_left(holders, at)])
        return [other for other, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:_NEAREST]]

    def _shelved(
        self, at: int, features: frozenset[str], anywhere: frozenset[str]
    ) -> list[tuple[str, frozenset[str]]]:
        """The features under the clause of a comment; those that one in doubt has too, in one more list."""
        placement = self._voices[at].placement
        home = placement.where.clause if placement is not None else ""
        found = [(home, features)]
        if self._doubtful:
            found.append(("*", features & anywhere))
        return found


def _telling(voice: Voiced) -> frozenset[str]:
    """What tells a wish from others whatever its words: its proposal, and what of the text it is about."""
    runs = voice.placement.about if voice.placement is not None else ()
    return frozenset(f"= {words}" for words in (voice.proposal, *runs) if words)


def can_be_one(one: Placement | None, other: Placement | None) -> bool:
    """Whether two placements can be one place: the same, one in the other, or an alternative of the other."""
    if one is None or other is None:
        return one is other
    sure = one.sure
    if not sure or not other.sure:
        return sure == other.sure and one.circulated == other.circulated
    if one.circulated == other.circulated and one.current == other.current:
        return True
    if not one.circulated or not other.circulated:
        return False
    if one.circulated in other.where.path or other.circulated in one.where.path:
        return True
    return _alternative(one, other) or _alternative(other, one)


def _alternative(one: Placement, other: Placement) -> bool:
    return one.confidence < _CERTAIN and any(name in other.where.path for name in one.candidates)


def _doubtful(placement: Placement | None) -> bool:
    """Whether a comment may belong elsewhere: on the whole document, or not placed."""
    return placement is None or not placement.sure or not placement.circulated


def _rank(voice: Voiced) -> tuple[bool, int, float]:
    """How well a comment is placed: at all, how far inside, how surely."""
    if voice.placement is None:
        return (False, 0, 0.0)
    return (not _doubtful(voice.placement), len(voice.placement.where.path), voice.placement.confidence)


def _name(voice: Voiced) -> object:
    return None if voice.placement is None else (voice.placement.circulated, voice.placement.sure)
