"""The one section of a source file in which all that changed lies, to be read without the rest of the file.

An extract has all lines of the file, most of them emptied, so that places stay right. Kept are that section,
the headings above it, which give it its level, and the heading behind it, which must come out as it went in:
an open fence or an indentation that swallows what follows is no change of one section alone.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise, takewhile

from lxml.etree import _Element

from normwright.sts.places import place_of
from normwright.sts.tags import KEY, LABELS

_LABEL = re.compile(r"\.\. _[^:]+:\s*$|\([^()]+\)=\s*$")
_RULE = re.compile(r"([!-/:-@\[-`{-~])\1+\s*$")
#: What other sections of a Markdown file can mean by it shows in no finding.
_DEFINITION = re.compile(r" {0,3}\[[^\]]+\]:")


@dataclass(frozen=True)
class Extract:
    """The text, the line of the section's title, and the other headings that must come out of it.

    `styles` are the depths of all headings of the file with their rules, which tell what is above what.
    """

    text: str
    line: int
    others: tuple["_Heading", ...]
    styles: Set[tuple[int, str]]

    def section(self, fragment: _Element) -> _Element | None:
        """The section in the fragment that was read from the extract; None when more or less came out."""
        heads = list(_heads(fragment))
        found = next((head for head in heads if head.line == self.line), None)
        if found is None or any(behind.tag != "sec" for behind in found.section.itersiblings()):
            return None
        if any((note.get(KEY) or "").endswith(")") for note in found.section.iter("fn")):
            return None  # counted through the file
        inner = set(found.section.iter("sec"))
        others = tuple(head.heading for head in heads if head.section not in inner)
        fitting = all(self._fits(head) for head in heads if head.section in inner)
        return found.section if others == self.others and fitting else None

    def _fits(self, head: "_Head") -> bool:
        style = head.depth, _style(self.text.split("\n"), head.line)
        return style in self.styles or all(
            depth != style[0] and rule != style[1] for depth, rule in self.styles
        )


#: Line, depth and labels.
_Heading = tuple[int, int, str]


@dataclass(frozen=True)
class _Head:
    section: _Element
    line: int
    depth: int

    @property
    def heading(self) -> _Heading:
        return self.line, self.depth, self.section.get(LABELS) or ""


def extract(fragment: _Element, before: str, now: str) -> Extract | None:
    """What to read again of a file that gave `fragment`; None when more than one section differs."""
    old, new = before.split("\n"), now.split("\n")
    if any(_DEFINITION.match(line) for line in (*old, *new)):
        return None
    heads = list(_heads(fragment))
    if any(one.line >= other.line for one, other in pairwise(heads)):
        return None
    styles = {(head.depth, _style(old, head.line)) for head in heads}
    first = _same(old, new)
    last = len(old) - _same(old[first:][::-1], new[first:][::-1])  # old[first:last] was replaced
    above: list[_Head] = []  # the headings that the change stands under, the outermost first
    for head in heads:
        if head.line < first:
            above = [*above[: head.depth], head]
    for depth in range(len(above) - 1, 0, -1):
        line = above[depth].line
        following = next((head for head in heads if head.line > line and head.depth <= depth), None)
        made = _extract(above[: depth + 1], following, old, new, last)
        if made is not None:
            return Extract(*made, styles)
    return None


def _extract(
    above: Sequence[_Head], following: _Head | None, old: list[str], new: list[str], last: int
) -> tuple[str, int, tuple[_Heading, ...]] | None:
    """Text, line and other headings for the last of `above`; None when the change goes beyond its end."""
    shift, begin, end = len(new) - len(old), _begin(new, above[-1].line), len(new)
    kept = {line for head in above for line in _lines(new, head.line)}
    others = [head.heading for head in above[:-1]]
    if following is not None:
        line, depth, labels = following.heading
        end = _begin(old, line) + shift
        if last + shift > end or _begin(new, line + shift) != end or new[end - 1].strip():
            return None
        kept.update(_lines(new, line + shift))
        others.append((line + shift, depth, labels))
    kept.update(range(begin, end))
    text = "\n".join(line if number in kept else "" for number, line in enumerate(new))
    return text, above[-1].line, tuple(others)


def _heads(fragment: _Element) -> Iterator[_Head]:
    """The titled sections of the file itself."""
    file = place_of(fragment).file
    for section in fragment.iter("sec"):
        place = place_of(section)
        if section.find("title") is not None and place.file == file and not place.approximate:
            yield _Head(section, place.line, sum(1 for _ in section.iterancestors("sec")))


def _title(lines: Sequence[str], line: int) -> list[int]:
    """The indices of a title with the rules above and under it."""
    near = [at for at in (line - 2, line) if 0 <= at < len(lines) and _RULE.match(lines[at])]
    return sorted([line - 1, *near])


def _style(lines: Sequence[str], line: int) -> str:
    """The characters of the rules above and under a title; "" for one without."""
    return "".join(lines[at][0] for at in _title(lines, line) if at != line - 1)


def _lines(lines: Sequence[str], line: int) -> range:
    """The indices of a title, its rules and its labels."""
    return range(_begin(lines, line), _title(lines, line)[-1] + 1)


def _begin(lines: Sequence[str], line: int) -> int:
    """The index at which a section begins, its labels included."""
    begin = at = _title(lines, line)[0]
    while at > 0 and (not lines[at - 1].strip() or _LABEL.match(lines[at - 1])):
        at -= 1
        if lines[at].strip():
            begin = at
    return begin


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines are the same from the start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
