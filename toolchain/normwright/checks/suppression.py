"""Findings that authors silence in place, with their reason, by a comment right before the block it is for.

    .. normwright: ignore VRB007 the wording is that of the Regulation      (reStructuredText)
    % normwright: ignore VRB007, LNG003 the wording is that of the Regulation          (MyST)
    <!-- normwright: ignore VRB007 … -->                                     (MyST as well)
    # normwright: ignore NRF006 agreed in resolution 12                 (the project's TOML files)

The reason may go on in the comment's next lines. What a comment covers is the block that follows it, see
`blocks_below`. A tree has no comments any more, so the source files themselves are looked through.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from normwright.checks.catalogue import rule_codes
from normwright.checks.levels import not_a_rule
from normwright.checks.places import Source
from normwright.checks.remarks.comments import Comment, comments
from normwright.diagnostics import Diagnostic, Place, diagnose

_CODE = r"[A-Za-z]{2,4}[0-9]{1,5}\b"  # also wrong ones, so that the nearest can be named
_ORDER = re.compile(rf"ignore\b[ \t]*:?[ \t]*(?P<codes>{_CODE}(?:[ \t]*,[ \t]*{_CODE})*)\b[ \t]*[:—–-]*")


@dataclass(frozen=True)
class Suppression:
    """One code, silenced in the lines `first` to `last` of a file; `place` is that of the code itself."""

    code: str
    reason: str
    place: Place
    first: int
    last: int

    def covers(self, place: Place) -> bool:
        """Whether a finding of the code that stands there is silenced."""
        return place.file == self.place.file and self.first <= place.line <= self.last


@dataclass(frozen=True)
class Silenced:
    """The suppressions of some source files, and what is wrong with them."""

    suppressions: tuple[Suppression, ...] = ()
    faults: tuple[Diagnostic, ...] = ()

    def of(self, code: str, place: Place) -> Suppression | None:
        """The one that silences a finding, the nearest before it where there are several."""
        ordered = self._by_code.get((code, place.file), [])
        before = bisect_right(ordered, place.line, key=lambda one: one.first)
        return next((one for one in reversed(ordered[:before]) if one.covers(place)), None)

    @cached_property
    def _by_code(self) -> dict[tuple[str, str], list[Suppression]]:
        """Those of one code in one file, in the order of the lines."""
        found: dict[tuple[str, str], list[Suppression]] = defaultdict(list)
        for one in self.suppressions:
            found[one.code, one.place.file].append(one)
        return dict(found)


def silenced_in(sources: Iterable[Source]) -> Silenced:
    """All suppressions of these files."""
    suppressions: list[Suppression] = []
    faults: list[Diagnostic] = []
    for source in sources:
        if "normwright:" in source.text:
            for comment in comments(source):
                for one in _read(source, comment):
                    (suppressions if isinstance(one, Suppression) else faults).append(one)  # type: ignore[arg-type]
    return Silenced(tuple(suppressions), tuple(faults))


def stale(suppressions: Iterable[Suppression], used: set[Suppression]) -> Iterator[Diagnostic]:
    """A warning (CHK004) for each suppression that silenced nothing."""
    for one in suppressions:
        if one not in used:
            yield diagnose("CHK004", one.place, code=one.code)


def _read(source: Source, comment: Comment) -> Iterator[Suppression | Diagnostic]:
    found = _ORDER.match(comment.text)
    if found is None:
        place = source.place(comment.start, comment.start + len("normwright:"))
        yield diagnose("CHK006", place, words=comment.text.partition("\n")[0][:60])
        return
    named = list(re.finditer(_CODE, found["codes"]))
    reason = " ".join(comment.text[found.end() :].split())
    if not any(sign.isalnum() for sign in reason):
        place = source.place(comment.start, comment.start + 1)
        yield diagnose("CHK003", place, codes=", ".join(match.group() for match in named))
        return
    for match in named:
        at = source.text.index(match.group(), comment.at)
        place = source.place(at, at + len(match.group()))
        code = match.group().upper()
        if code in rule_codes():
            yield Suppression(code, reason, place, comment.first, comment.last)
        else:
            fault, help = not_a_rule(code)
            yield diagnose("CHK002", place, fault=fault, help=help)
