"""Words of a paragraph and what is to stand there: found once, made small, and laid on the author's source.

The words of a form are compared as they were typed: any blank is a blank, any quotation mark is one of its
kind, and nothing else differs.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from normwright.checks.finding import Words
from normwright.checks.mending.edits import Edit
from normwright.checks.mending.typed import as_typed
from normwright.checks.places import Sources
from normwright.prose.ends import common_ends
from normwright.sts.views import Passage

LONGEST = 20_000  # characters of words that are looked for
_SAME = str.maketrans(
    dict.fromkeys("“”„«»″", '"')
    | dict.fromkeys("’‘‚‹›′", "'")
    | dict.fromkeys("\u00a0\u202f\u2007\u2009\t\n\r", " ")
    | {"\u2011": "-", "\u2010": "-"}
)
_TOKENS = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)
_REST = re.compile(r"[\\*`|_]")
_MARKDOWN = re.compile(r"[\\*`|_<>\[\]{}$#~^&]")
_CLOSING = ".,;:!?)]”’»"


@dataclass(frozen=True)
class Rewording:
    """Words as they stand, and as they shall stand; empty `new` takes them out."""

    old: str
    new: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "old", " ".join(self.old.split()))
        object.__setattr__(self, "new", " ".join(self.new.split()))


@dataclass(frozen=True)
class Step:
    """Characters [start, end) of a passage are replaced; as little of it as the change needs."""

    passage: Passage
    start: int
    end: int
    by: str

    @property
    def after(self) -> str:
        """The passage once it is done."""
        string = self.passage.string
        return string[: self.start] + self.by + string[self.end :]

    @property
    def before(self) -> str:
        """What is replaced."""
        return self.passage.string[self.start : self.end]


class Uncertain(Exception):
    """An edit that can't be laid on the source; its words say why."""


def find_words(passages: Iterable[Passage], old: str) -> Iterator[Words]:
    """Where these words stand, as words of their own: "roof" doesn't stand in "roofing"."""
    sought = old.translate(_SAME)
    if not sought or len(sought) > LONGEST:
        return
    before = r"(?<!\w)" if sought[0].isalnum() else ""
    after = r"(?!\w)" if sought[-1].isalnum() else ""
    pattern = re.compile(before + re.escape(sought) + after)
    for passage in passages:
        for match in pattern.finditer(passage.string.translate(_SAME)):
            yield Words(passage.text, match.start(), match.end())


def step(passage: Passage, words: Words, new: str) -> Step:
    """The change of these words of a passage, without what stays the same at either end.

    A blank goes with words that are taken out. Something stays to be replaced, so that its place in the
    source can be found.
    """
    start, end, by = words.start, words.end, new
    if not by:
        return _taken_out(passage, start, end)
    string = passage.string
    old_tokens, new_tokens = _tokens(string[start:end]), _tokens(by)
    head, tail = common_ends(*([one.translate(_SAME) for one in those] for those in (old_tokens, new_tokens)))
    if head + tail == len(old_tokens) and old_tokens:
        # Only added: the word that it is added to is replaced along with it.
        head, tail = _with_anchor(old_tokens, head, tail)
    kept_head = len("".join(old_tokens[:head]))
    kept_tail = len("".join(old_tokens[len(old_tokens) - tail :]))
    by = "".join(new_tokens[head : len(new_tokens) - tail])
    if not by.strip():
        return _taken_out(passage, start + kept_head, end - kept_tail)
    return _without_blanks(Step(passage, start + kept_head, end - kept_tail, by))


def lay(step: Step, sources: Sources, by: str) -> Edit:
    """The edit of the source that puts `by` in place of the step's words.

    Raises: Uncertain when their place isn't certain or markup stands among them.
    """
    words = Words(step.passage.text, step.start, step.end)
    found = sources.span(words)
    if found is None:
        raise Uncertain("the exact place of these words in the source is not certain")
    source, start, end = found
    if as_typed(source.text[start:end]) != as_typed(step.before.strip()):
        raise Uncertain("markup stands among these words in the source")
    printed = step.before
    while printed[:1].isspace() and source.text[start - 1 : start].isspace():
        start, printed = _back(source.text, start), printed[1:]
    while printed[-1:].isspace() and source.text[end : end + 1].isspace():
        end, printed = _on(source.text, end), printed[:-1]
    return Edit(source.name, start, end, by)


def typed_ways(words: str, *, markdown: bool) -> list[str]:
    """How printed words can be typed: as they are, and with the signs of markup among them escaped."""
    signs = _MARKDOWN if markdown else _REST
    return list(dict.fromkeys([words, signs.sub(lambda sign: f"\\{sign[0]}", words)]))


def _without_blanks(made: Step) -> Step:
    """The same without a blank that stays at either end: in the source a line may end there."""
    start, end, by = made.start, made.end, made.by
    string = made.passage.string
    while by[:1].isspace() and string[start : start + 1].isspace():
        start, by = start + 1, by[1:]
    while by[-1:].isspace() and string[end - 1 : end].isspace():
        end, by = end - 1, by[:-1]
    return Step(made.passage, start, end, by)


def _taken_out(passage: Passage, start: int, end: int) -> Step:
    """The words and the blank that would be left over."""
    string = passage.string
    before, after = string[start - 1 : start], string[end : end + 1]
    if before.isspace() and (not after or after.isspace() or after in _CLOSING):
        start -= 1
    elif not start and after.isspace():
        end += 1
    return Step(passage, start, end, "")


def _with_anchor(tokens: list[str], head: int, tail: int) -> tuple[int, int]:
    """Head and tail with one word less: the last before the addition, else the first behind it."""
    words = [at for at, token in enumerate(tokens[:head]) if not token.isspace()]
    return (words[-1], tail) if words else (0, len(tokens) - 1)


def _tokens(text: str) -> list[str]:
    return [match.group() for match in _TOKENS.finditer(text)]


def _back(text: str, offset: int) -> int:
    while text[offset - 1 : offset].isspace():
        offset -= 1
    return offset


def _on(text: str, offset: int) -> int:
    while text[offset : offset + 1].isspace():
        offset += 1
    return offset
