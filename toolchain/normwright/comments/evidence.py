"""What the cells of a comment say of its place: clause and element, lines, quoted words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from normwright.comments.likeness import folded
from normwright.comments.places import Way, read_lines, read_way
from normwright.comments.record import Comment
from normwright.comments.resolving import Resolved, resolve
from normwright.comments.searching import pairs_and_words
from normwright.comments.targets import Targets
from normwright.comments.wanted import read_wanted
from normwright.sts.linemap import LineMap

_MOST_LINES = 200  # of one cell that are looked at


@dataclass(frozen=True)
class Evidence:
    """All that one comment says."""

    comment: Comment
    way: Way
    named: Resolved
    lines: tuple[str, ...]  # the blocks of its lines
    line: str  # the line as written
    quotes: tuple[str, ...]  # folded, the longest first

    @cached_property
    def words(self) -> frozenset[str]:
        """All its words, and each with the word behind it."""
        cells = self.comment.wording
        return pairs_and_words(folded(cells.comment)) | pairs_and_words(folded(cells.proposal))


class Witness:
    """Reads comments on one text."""

    def __init__(self, targets: Targets, lines: LineMap | None) -> None:
        self.targets = targets
        self.lines = lines
        self._ways: dict[tuple[str, str], tuple[Way, Resolved]] = {}

    def of(self, comment: Comment) -> Evidence:
        """All that the cells of a comment say, and the block's words that it quotes."""
        cells = comment.wording
        way, named = self._way(cells.clause, cells.element)
        wanted = read_wanted(cells.comment, cells.proposal)
        told = [folded(words) for words in (comment.quoted, *wanted.quoted)]
        return Evidence(
            comment,
            way,
            named,
            tuple(self._of_lines(cells.line)),
            cells.line.strip(),
            tuple(dict.fromkeys(words for words in told if words)),
        )

    def _way(self, clause: str, element: str) -> tuple[Way, Resolved]:
        """What two cells name; the same cells come again and again."""
        if (clause, element) not in self._ways:
            way = read_way(clause, element, self._title)
            self._ways[clause, element] = (way, resolve(way, self.targets))
        return self._ways[clause, element]

    def _title(self, number: str) -> str:
        return next((one.title for one in self.targets.numbered("clause", number)), "")

    def _of_lines(self, cell: str) -> Iterator[str]:
        span = read_lines(cell) if self.lines is not None else None
        if span is None or self.lines is None:
            return
        seen = set()
        for number in range(span[0], min(span[1], span[0] + _MOST_LINES) + 1):
            line = self.lines.at(number)
            name = self.targets.around.get(line.element, "") if line is not None else ""
            if name and name not in seen:
                seen.add(name)
                yield name
