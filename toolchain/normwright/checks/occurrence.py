"""In which of many passages something is found: an index, made once, that rules are chosen by.

A long text says the same words again and again. An expression is therefore looked for in the distinct words,
each of which knows its passages; only one that can match a blank is looked for in the whole text.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Protocol

from normwright.lazy import lazy
from normwright.prose.verbal import glance
from normwright.sts.text import Text
from normwright.sts.views import Role

_BETWEEN = "\n"
_ANY_CASE = "(?i)"
#: What of an expression can match a blank: one itself, or a class that has it.
_CAN_BE_BLANK = re.compile(r" |\\[sWD]|\[\^(?![^]]*\\s)|(?<!\\)\.(?![^\[]*\])")


class Readable(Protocol):
    """What an index looks at: a passage, or a part of one."""

    @property
    def text(self) -> Text: ...
    @property
    def string(self) -> str: ...
    @property
    def prose(self) -> str: ...
    @property
    def role(self) -> Role: ...


class Passages:
    """Passages by their numbers, and what is known of them."""

    def __init__(self, passages: Sequence[Readable]) -> None:
        self._passages = passages
        self._found: dict[str, Sequence[int]] = {}

    def of(self, where: str, roles: frozenset[Role] = frozenset()) -> Iterable[int]:
        """The numbers of those in which `where` is found and whose role is one of `roles`; empty: all."""
        numbers = self._with(where) if where else range(len(self._passages))
        return [at for at in numbers if self._roles[at] in roles] if roles else numbers

    def saying(self, words: Iterable[str]) -> list[int]:
        """The numbers of those with one of these words in their prose, as `glance` shows it.

        What a hyphen joins counts whole and in parts.
        """
        known = self._by_word
        return sorted({at for word in words if word in known for at in known[word]})

    def containing(self, strings: Iterable[str]) -> list[int]:
        """The numbers of those with one of these strings in them, sign for sign; none runs over a line."""
        return sorted({at for one in strings for at in _search(re.compile(re.escape(one)), *self._text)})

    def numbers(self, elements: Iterable[object]) -> list[int]:
        """The numbers of those that are the texts of these elements."""
        known = self._numbers
        return sorted(known[one] for one in elements if one in known)

    def has(self, element: object) -> bool:
        """Whether the text of an element is one of these."""
        return element in self._numbers

    def _with(self, where: str) -> Sequence[int]:
        if where not in self._found:
            pattern, lowered, crosses = _made(where)
            if crosses:
                text, starts = (_lowered(self._text[0]), self._text[1]) if lowered else self._text
                self._found[where] = list(_search(pattern, text, starts))
            else:
                text, starts = self._lowered_tokens if lowered else self._tokens
                tokens = list(self._by_token.values())
                self._found[where] = sorted(
                    {at for one in _search(pattern, text, starts) for at in tokens[one]}
                )
        return self._found[where]

    @lazy
    def _by_word(self) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, passage in enumerate(self._passages):
            for word in set(words_in(glance(passage.prose))):
                found[word].append(number)
        return found

    @lazy
    def _by_token(self) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, passage in enumerate(self._passages):
            for token in set(passage.string.split()):
                found[token].append(number)
        return found

    @lazy
    def _tokens(self) -> tuple[str, list[int]]:
        return _joined(self._by_token)

    @lazy
    def _lowered_tokens(self) -> tuple[str, list[int]]:
        return _joined(token.lower() for token in self._by_token)

    @lazy
    def _text(self) -> tuple[str, list[int]]:
        return _joined(passage.string for passage in self._passages)

    @lazy
    def _roles(self) -> list[Role]:
        return [passage.role for passage in self._passages]

    @lazy
    def _numbers(self) -> Mapping[object, int]:
        return {passage.text.element: number for number, passage in enumerate(self._passages)}


@cache
def _made(where: str) -> tuple[re.Pattern[str], bool, bool]:
    """The pattern of an expression, whether it is for small letters, and whether it can match a blank."""
    bare = where.removeprefix(_ANY_CASE)
    return re.compile(bare), bare != where, _CAN_BE_BLANK.search(bare) is not None


def words_in(plain: str) -> list[str]:
    """The words of what `glance` gave; what a hyphen joins whole and in parts."""
    words = plain.split()
    return words + plain.replace("-", " ").split() if "-" in plain else words


def _joined(strings: Iterable[str]) -> tuple[str, list[int]]:
    """Strings as one text, and where each begins."""
    those = list(strings)
    starts, end = [], 0
    for one in those:
        starts.append(end)
        end += len(one) + len(_BETWEEN)
    return _BETWEEN.join(those), starts


def _search(pattern: re.Pattern[str], text: str, starts: Sequence[int]) -> Iterator[int]:
    """The numbers of the strings in which a pattern is found."""
    match = pattern.search(text)
    while match is not None:
        at = bisect_right(starts, match.start()) - 1
        yield at
        if at + 1 == len(starts):
            return
        match = pattern.search(text, starts[at + 1])


def _lowered(text: str) -> str:
    """The text in small letters, sign for sign: the few that would become two stay as they are."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)
