"""Tracked changes of a paragraph as proposals: the exact old words and the new ones.

Old words are widened word by word until they stand once in their paragraph, so that they can be found again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from normwright.wordml.elements import Side
from normwright.wordml.margins import Paragraph, Segment

_NEAR = 12  # characters between two changes that are one proposal
_MOST = 60  # changes in one paragraph that are told apart
_WIDEST = 30  # words taken in on each side
_WORD = re.compile(r"\s*\S+\s*")


@dataclass(frozen=True)
class Change:
    """One change: the words before and after it; `whole`: the paragraph itself came or went.

    `moved` is the name of the move that it is half of.
    """

    old: str
    new: str
    whole: bool = False
    moved: str = ""


def changes_of(paragraph: Paragraph) -> Iterator[Change]:
    """The changes of a paragraph from left to right; those close together as one."""
    segments = paragraph.segments
    if all(one.side is Side.BOTH for one in segments) or not (paragraph.old + paragraph.new).strip():
        return
    moved = {one.moved for one in segments if one.text.strip()}
    name = next(iter(moved)) if len(moved) == 1 else ""
    if not paragraph.old.strip() or not paragraph.new.strip():
        yield Change(paragraph.old.strip(), paragraph.new.strip(), whole=True, moved=name)
        return
    clusters = list(_clusters(segments))
    if len(clusters) > _MOST:
        yield Change(paragraph.old.strip(), paragraph.new.strip())
        return
    for begin, end in clusters:
        old, new = _widened(segments, begin, end)
        if old != new:
            yield Change(old, new)


def worded(change: Change, *, after: str) -> str:
    """The change as a proposal; `after`: first words of the paragraph before a new one."""
    if change.whole and not change.old:
        place = f" after the paragraph that begins “{after}”" if after else ""
        return f"Insert a paragraph{place}: “{change.new}”"
    if change.whole:
        return f"Delete the paragraph “{change.old}”"
    if not change.new:
        return f"Delete “{change.old}”"
    return f"Replace “{change.old}” by “{change.new}”"


def _clusters(segments: list[Segment]) -> Iterator[tuple[int, int]]:
    """First segment of each group of changes and the one after its last."""
    begin = end = -1
    for index, one in enumerate(segments):
        if one.side is Side.BOTH:
            if begin >= 0 and len(one.text) > _NEAR:
                yield begin, end
                begin = -1
            continue
        begin, end = (index if begin < 0 else begin), index + 1
    if begin >= 0:
        yield begin, end


def _widened(segments: list[Segment], begin: int, end: int) -> tuple[str, str]:
    """Old and new words, with words around them until the old ones stand once in the paragraph."""
    old, new = _text(segments[begin:end], Side.NEW), _text(segments[begin:end], Side.OLD)
    before, after = _text(segments[:begin], Side.NEW), _text(segments[end:], Side.NEW)
    whole = before + old + after
    left = len(before) - (_letters_at_end(before) if re.match(r"\w", old) or re.match(r"\w", new) else 0)
    right = _letters_at_start(after) if re.search(r"\w$", old) or re.search(r"\w$", new) else 0
    for _ in range(_WIDEST):
        words = before[left:] + old + after[:right]
        if words.strip() and whole.index(words.strip()) == whole.rindex(words.strip()):
            break
        wider = (_left(before, left), _right(after, right))
        if wider == (left, right):
            break
        left, right = wider
    return words.strip(), (before[left:] + new + after[:right]).strip()


def _text(segments: list[Segment], without: Side) -> str:
    return "".join(one.text for one in segments if one.side is not without)


def _letters_at_end(text: str) -> int:
    """How many letters of a word the text ends with."""
    found = re.search(r"\w*$", text[-60:])
    return len(found[0]) if found else 0


def _letters_at_start(text: str) -> int:
    found = re.match(r"\w{0,60}", text)
    return len(found[0]) if found else 0


def _left(text: str, at: int) -> int:
    words = list(_WORD.finditer(text[max(0, at - 200) : at]))
    return at - len(words[-1][0]) if words else at


def _right(text: str, at: int) -> int:
    found = _WORD.match(text, at)
    return found.end() if found else at
