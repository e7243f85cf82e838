"""Words of comments looked for in the blocks of a text."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from math import log

from normwright.comments.likeness import contained, folded, grams
from normwright.comments.targets import Targets

#: Share of the three-sign runs of quoted words that a block needs to hold them with typing errors.
LIKE = 0.72
#: A block is rewritten where so many of its pairs of words come back.
REWRITTEN = 0.4
_LEAST_WORDS = 8  # of a block that can be known again in a rewritten one
_RUNS = 12  # of words that a comment takes from its clause
_HOLDING = frozenset({"list", "key", "statement"})
_CLEAR = 5.0  # of the words of a block that a comment is about without naming it
_AHEAD = 1.3  # times those of any other block
_MOST = 60  # blocks looked at in full for words with typing errors


def _tells(run: str) -> bool:
    """Whether a run says what something is about: two of its words are long enough for that."""
    return sum(len(word) > 3 for word in run.split()) > 1 or any(len(word) > 6 for word in run.split())


def pairs_and_words(words: str) -> frozenset[str]:
    """The words of a folded text, and each with the word behind it."""
    single = words.split()
    return frozenset(single) | {f"{one} {other}" for one, other in pairwise(single)}


class Search:
    """Finds the blocks that hold given words."""

    def __init__(self, targets: Targets) -> None:
        self.targets = targets
        self.words = [folded(one.words) for one in targets.all]
        self._found: dict[tuple[str, int, int], list[int]] = {}
        self._pairs_of: dict[str, frozenset[str]] = {}

    def exact(self, phrase: str, scope: range) -> list[int]:
        """Positions of the blocks in `scope` that hold a folded phrase; one whose title it is, alone."""
        key = (phrase, scope.start, scope.stop)
        if key not in self._found:
            looked = f" {phrase} "
            hits = [at for at in self._candidates(phrase, scope) if looked in self._padded[at]]
            titled = [at for at in hits if self._titles[at] == phrase]
            self._found[key] = titled if len(titled) == 1 else hits
        return self._found[key]

    def like(self, phrase: str, scope: range, *, least: float = LIKE) -> list[int]:
        """As `exact`, for a phrase with typing errors: those that hold most of its runs of signs."""
        wanted = grams(phrase)
        near: Counter[int] = Counter()
        for word in set(phrase.split()):
            near.update(at for at in self._holders.get(word, ()) if at in scope)
        chosen = [at for at, _ in sorted(near.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]]
        if len(scope) <= _MOST:
            chosen = list(scope)
        scored = [(contained(wanted, self._grams(at)), at) for at in chosen]
        best = max((score for score, _ in scored), default=0.0)
        if best < least:
            return []
        hits = sorted(at for score, at in scored if score > best - 0.02)
        titled = [
            at for at in hits if self._titles[at] and contained(grams(self._titles[at]), wanted) >= least
        ]
        return titled if len(titled) == 1 else hits

    def rewritten(self, text: str, scope: range) -> int | None:
        """The block of which a long folded text is a new wording; None when it is like none."""
        words = text.split()
        if len(words) < _LEAST_WORDS:
            return None
        shared: Counter[int] = Counter()
        for one, other in set(pairwise(words)):
            shared.update(at for at in self._holders.get(f"{one} {other}", ()) if at in scope)
        scored = ((count / self._lengths[at], at) for at, count in shared.items() if at in self._lengths)
        share, found = max(scored, default=(0.0, 0))
        return found if share >= REWRITTEN else None

    def weight(self, words: Iterable[str], scope: range) -> float:
        """How much of what is rare in `words` stands in blocks of `scope`: the best of them."""
        scores: dict[int, float] = {}
        for word in set(words):
            rarity = self.rarity(word)
            for at in self._holders.get(word, ()):
                if at in scope:
                    scores[at] = scores.get(at, 0.0) + rarity
        return max(scores.values(), default=0.0)

    def nearest(self, words: Iterable[str], *, most: int = 3) -> list[str]:
        """The names of the blocks that share most of what is rare in `words`."""
        scores: dict[int, float] = {}
        for word in set(words):
            rarity = self.rarity(word)
            for at in self._holders.get(word, ()):
                scores[at] = scores.get(at, 0.0) + rarity
        ranked = sorted(scores, key=lambda at: (-scores[at], -at))
        return [self.targets.all[at].name for at in ranked[:most]]

    def runs(self, text: str, name: str) -> tuple[str, ...]:
        """Runs of two words or more that a text takes from the clause around a block, as they follow."""
        clause = self.targets[name].home if name else ""
        known = self._clause_pairs(clause)
        words = folded(text).split()
        found: list[str] = []
        run: list[str] = []
        for one, other in pairwise([*words, ""]):
            if f"{one} {other}" in known:
                run = run or [one]
                run.append(other)
            elif run:
                found.append(" ".join(run))
                run = []
        return tuple(dict.fromkeys(words for words in found if _tells(words)))[:_RUNS]

    def likeliest(self, text: str, clause: str, kinds: Collection[str] = ()) -> str:
        """The block right in a clause that has clearly most of the rare words of a text; else empty.

        Where `kinds` are given, only blocks of these count.
        """
        words = {word for word in folded(text).split() if len(word) > 3 or word[0].isdigit()}
        scores: dict[str, float] = {}
        for word in words:
            for at in self._holders.get(word, ()):
                block = self.targets.all[at]
                fits = block.kind in kinds if kinds else block.kind not in _HOLDING
                if block.home == clause and fits:
                    scores[block.name] = scores.get(block.name, 0.0) + self.rarity(word)
        ranked = sorted(scores.items(), key=lambda pair: -pair[1])
        clear = ranked and ranked[0][1] >= max(_CLEAR, ranked[1][1] * _AHEAD if ranked[1:] else 0.0)
        return ranked[0][0] if clear else ""

    def _clause_pairs(self, clause: str) -> frozenset[str]:
        if clause not in self._pairs_of:
            scope = self.targets.range(clause)
            own = [at for at in scope if not clause or self.targets.all[at].home == clause]
            self._pairs_of[clause] = frozenset().union(*(pairs_and_words(self.words[at]) for at in own))
        return self._pairs_of[clause]

    def rarity(self, word: str) -> float:
        """0 for a word that stands everywhere."""
        return log(1 + len(self.words) / (1 + len(self._holders.get(word, ()))))

    def _candidates(self, phrase: str, scope: range) -> Sequence[int]:
        lists = [self._holders.get(word, ()) for word in set(phrase.split())]
        shortest = min(lists, key=len, default=())
        return [at for at in shortest if at in scope]

    def _grams(self, at: int) -> frozenset[str]:
        return grams(self.words[at])

    @cached_property
    def _lengths(self) -> dict[int, int]:
        """Pairs of words of the blocks long enough to be known again; what only holds others is left out."""
        texts = {
            at: words.split()
            for at, words in enumerate(self.words)
            if self.targets.all[at].kind not in _HOLDING
        }
        return {at: len(set(pairwise(words))) for at, words in texts.items() if len(words) >= _LEAST_WORDS}

    @cached_property
    def _titles(self) -> list[str]:
        """Of tables and figures, folded; empty for other blocks."""
        return [folded(one.title) if one.kind in ("table", "figure") else "" for one in self.targets.all]

    @cached_property
    def _padded(self) -> list[str]:
        return [f" {words} " for words in self.words]

    @cached_property
    def _holders(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, words in enumerate(self.words):
            for word in pairs_and_words(words):
                found.setdefault(word, []).append(at)
        return found
