"""Finding terms in running text: by words, plurals folded, the longest first.

The text is cut into words once and walked along a tree of the words of all terms; so the time grows with the
text, not with the number of terms. Between the words of a term stands white space of any kind or one hyphen,
whichever of them the term has itself; other signs in, before or behind a term ("R/C", "C++") stand as they
are.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from normwright.prose.words import fold, folded_words, singular, spans, words

T = TypeVar("T")

#: Longer ones can't be looked for in linear time, and nobody prints a term of so many words or signs.
MOST_WORDS = 16
MOST_SIGNS = 12
_BLANK_OR_HYPHEN = re.compile(r"\s+|[-\u2010\u2011]")
_HYPHENS = "-\u2010\u2011"

_Place = tuple[int, int]  # [start, end) of a word


@dataclass(frozen=True)
class Match(Generic[T]):
    """Characters [start, end) are a term; `of` is what it was added as, several where terms are alike.

    `joined` is true where a hyphen ties it to the word before or behind: "city" in "inter-city".
    """

    start: int
    end: int
    of: tuple[T, ...]
    joined: bool = False


@dataclass(slots=True)
class _Leaf(Generic[T]):
    """A term that ends here: its words as written, the signs around them, and what it was added as."""

    written: tuple[str, ...]
    before: str
    behind: str
    exact_case: bool
    of: list[T]

    @property
    def signs(self) -> int:
        """How many signs stand around it."""
        return len(self.before) + len(self.behind)


class _Node(Generic[T]):
    """What can follow: a word behind a blank or hyphen, or (key with a NUL) behind other signs."""

    __slots__ = ("leaves", "signs", "steps")

    def __init__(self) -> None:
        self.steps: dict[str, _Node[T]] = {}
        self.leaves: dict[tuple[object, ...], _Leaf[T]] | None = None
        self.signs = False  # whether a step begins with other signs


class Terms(Generic[T]):
    """Terms of one language to look for; building and looking are linear in their texts."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self._root: _Node[T] = _Node()

    def add(self, term: str, of: T, *, exact_case: bool = False) -> bool:
        """Looks for `term` too; `exact_case` for abbreviations and symbols, whose letters stand as they are.

        False for a term without a word, or with more words or signs than are looked for.
        """
        term = term.strip()
        found = words(term, self.language)
        if not 0 < len(found) <= MOST_WORDS:
            return False
        gaps = [_gap(term[one.end : other.start]) for one, other in pairwise(found)]
        before, behind = term[: found[0].start], term[found[-1].end :]
        if max(map(len, [before, behind, *gaps])) > MOST_SIGNS:
            return False
        node = self._root
        for word, gap in zip(found, ["", *gaps], strict=True):
            key = _key(gap, word.folded)
            node.signs = node.signs or bool(gap)
            step = node.steps.get(key)
            if step is None:
                step = node.steps[key] = _Node()
            node = step
        written = tuple(term[word.start : word.end] for word in found)
        alike = written if exact_case else tuple(map(str.casefold, written))
        leaf: _Leaf[T] = _Leaf(written, before, behind, exact_case, [])
        if node.leaves is None:
            node.leaves = {}
        node.leaves.setdefault((alike, before, behind, exact_case), leaf).of.append(of)
        return True

    def matches(self, text: str, folded: Sequence[str] | None = None) -> Iterator[Match[T]]:
        """Every term in the text, from left to right, none within another; alike ones together.

        Of terms that fold to the same words, one written as in the text is preferred. `folded` are the
        `folded_words` of the text, where somebody has them already.
        """
        if folded is None:
            folded = folded_words(text, self.language)
        found: list[_Place] | None = None  # where the words stand is asked only when a term begins
        skip = -1
        for at in self._beginnings(folded):
            if at > skip:
                found = found or spans(text, self.language)
                end, match = self._longest(text, found, folded, at)
                if match is not None:
                    yield match
                    skip = end

    def _beginnings(self, folded: Sequence[str]) -> Iterator[int]:
        """The numbers of the words from which on the words of a term follow, whatever stands between them."""
        steps = self._root.steps
        if steps.keys().isdisjoint(folded):
            return
        for at in [at for at, word in enumerate(folded) if word in steps]:
            node: _Node[T] | None = steps[folded[at]]
            after = at
            while node is not None and node.leaves is None and not node.signs:
                after += 1
                node = node.steps.get(folded[after]) if after < len(folded) else None
            if node is not None:
                yield at

    def _longest(
        self, text: str, found: list[_Place], folded: Sequence[str], at: int
    ) -> tuple[int, Match[T] | None]:
        """The longest term that begins with word `at`, and the number of its last word."""
        best: Match[T] | None = None
        last = at
        node: _Node[T] | None = self._root.steps[folded[at]]
        here = at
        while node is not None:
            if node.leaves is not None:
                match = _accepted(text, found[at : here + 1], node.leaves.values(), self.language)
                if match is not None:
                    best, last = match, here
            here += 1
            node = _step(node, text, found, folded, here)
        return last, best


def _step(
    node: _Node[T], text: str, found: list[_Place], folded: Sequence[str], here: int
) -> _Node[T] | None:
    if here == len(found) or not node.steps:
        return None
    between = text[found[here - 1][1] : found[here][0]]
    if between == " " or between == "-":  # nearly always
        return node.steps.get(folded[here])
    gap = _gap(between)
    return node.steps.get(_key(gap, folded[here])) if len(gap) <= MOST_SIGNS else None


def _gap(between: str) -> str:
    """What stands between two words, "" for a blank or hyphen; NUL for words that touch ("l'eau")."""
    if between == " " or _BLANK_OR_HYPHEN.fullmatch(between):
        return ""
    return "".join(between.split()) or "\0"


def _key(gap: str, word: str) -> str:
    return f"{gap}\0{word}" if gap else word


def _accepted(text: str, found: list[_Place], leaves: Iterable[_Leaf[T]], language: str) -> Match[T] | None:
    start, end = found[0][0], found[-1][1]
    if _in_name(text, start, end):
        return None
    written = tuple(text[first:last] for first, last in found)
    fitting = [leaf for leaf in leaves if _fits(leaf, written, text, start, end, language)]
    if not fitting:
        return None
    lowered = tuple(map(str.casefold, written))
    exact = [leaf for leaf in fitting if tuple(map(str.casefold, leaf.written)) == lowered] or fitting
    best = max(exact, key=lambda leaf: leaf.signs)
    alike = [leaf for leaf in exact if (leaf.before, leaf.behind) == (best.before, best.behind)]
    start, end = start - len(best.before), end + len(best.behind)
    of = tuple(one for leaf in alike for one in leaf.of)
    return Match(start, end, of, _is_joined(text, start, end))


def _fits(leaf: _Leaf[T], written: tuple[str, ...], text: str, start: int, end: int, language: str) -> bool:
    if not (text.endswith(leaf.before, 0, start) and text.startswith(leaf.behind, end)):
        return False
    if leaf.exact_case:
        return all(
            one == other or singular(one, language) == other
            for one, other in zip(written, leaf.written, strict=True)
        )
    # A single word that is a plural itself ("works", "goods") isn't what its singular says.
    only = leaf.written[0]
    if len(written) == 1 and fold(only, language) != only.casefold():
        return written[0].casefold() == only.casefold()
    return True


def _in_name(text: str, start: int, end: int) -> bool:
    """Whether it is part of an address: "city" in "data@city.example"."""
    before, behind = text[max(0, start - 2) : start], text[end : end + 2]
    return (
        before[-1:] == "@"
        or behind[:1] == "@"
        or (before[-1:] == "." and before[:1].isalnum())
        or (behind[:1] == "." and behind[1:].isalnum())
    )


def _is_joined(text: str, start: int, end: int) -> bool:
    before, behind = text[max(0, start - 2) : start], text[end : end + 2]
    return (before[-1:] in _HYPHENS and before[:-1].isalnum()) or (
        behind[:1] in _HYPHENS and behind[1:].isalnum()
    )
