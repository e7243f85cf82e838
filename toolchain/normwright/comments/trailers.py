"""Which commit implements which comment: lines `Comment: <project>/<ballot>/<number or key>` in its message.

A line of that form counts wherever it stands, since merging squashes several messages into one. What a later
commit reverts, in git's own words, is undone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from normwright.comments.record import Ballot, Comment
from normwright.diagnostics import Place, Report

NAME = "Comment"
_LINE = re.compile(rf"{NAME}[ \t]*:[ \t]*(?P<value>\S.*)", re.IGNORECASE)
_VALUE = re.compile(r"(?P<title>[^/\s]+/[^/\s]+)/(?P<reference>\S.{0,80})")
_REVERTS = re.compile(r"^This reverts commit (?P<id>[0-9a-f]{40})\b", re.MULTILINE)
_TRAILER = re.compile(r"[A-Za-z][A-Za-z0-9-]*[ \t]*:|[ \t]|\(cherry picked ")
#: A printed number that is plain enough for a line of a message; else the key stands there.
_PLAIN = re.compile(r"[\w*.()-](?:[\w*.() -]{0,38}[\w*.()-])?")


@dataclass(frozen=True)
class Said:
    """A commit as far as comments go: its id and its message."""

    id: str
    message: str


@dataclass(frozen=True)
class Received:
    """A ballot and its comments, known by key and by printed number."""

    ballot: Ballot
    comments: Sequence[Comment] = field(repr=False)

    @cached_property
    def by_key(self) -> dict[str, Comment]:
        """The comments by their keys."""
        return {comment.key: comment for comment in self.comments}

    @cached_property
    def by_number(self) -> dict[str, list[str]]:
        """Printed number, in capitals, -> keys; several where numbers collide."""
        found: dict[str, list[str]] = defaultdict(list)
        for key, number in self.ballot.numbers.items():
            if key in self.by_key:
                found[_folded(number)].append(key)
        return found

    def named(self, reference: str) -> list[str]:
        """The keys that a number or key means: one, none, or several where numbers collide."""
        return [reference] if reference in self.by_key else self.by_number.get(_folded(reference), [])

    def number(self, key: str) -> str:
        """What people call a comment: its printed number; its key before the ballot is closed."""
        return self.ballot.numbers.get(key, key)


def trailer(received: Received, key: str) -> str:
    """The line for the message of a commit that implements a comment: with its number where that is plain."""
    number = received.ballot.numbers.get(key, "")
    plain = bool(_PLAIN.fullmatch(number)) and received.named(number) == [key]
    return f"{NAME}: {received.ballot.title}/{number if plain else key}"


def implementations(
    ballots: Iterable[Received], commits: Sequence[Said], report: Report
) -> dict[str, dict[str, list[str]]]:
    """By ballot's title, for each comment the ids of the commits that implement it, newest first.

    `commits` are those that touched the draft of these ballots, newest first. Trailers that can't be read, or
    that name nothing or several comments, are told (CMT160 to CMT162).
    """
    known = {received.ballot.title: received for received in ballots}
    found: dict[str, dict[str, list[str]]] = {title: defaultdict(list) for title in known}
    for commit in _standing(commits):
        for title, reference in dict.fromkeys(_values(commit, report)):
            key = _named(known, title, reference, commit, report)
            if key and commit.id not in found[title][key]:
                found[title][key].append(commit.id)
    return {title: dict(those) for title, those in found.items()}


def place_of(commit: Said) -> Place:
    """How a commit is named in a finding."""
    return Place(f"commit {commit.id[:12]}")


def _standing(commits: Sequence[Said]) -> Iterator[Said]:
    """The commits that no later one reverted; a reverted revert reverts nothing."""
    undone: set[str] = set()
    for commit in commits:
        if commit.id not in undone:
            undone.update(match["id"] for match in _REVERTS.finditer(commit.message))
            yield commit


def _values(commit: Said, report: Report) -> Iterator[tuple[str, str]]:
    """Title and reference of each trailer; what stands among the trailers in no such form is told."""
    lines = commit.message.splitlines()
    last = _last_paragraph(lines)
    for at, line in enumerate(lines):
        match = _LINE.fullmatch(line)
        if match is None:
            continue
        value = _VALUE.fullmatch(match["value"].strip())
        if value:
            yield value["title"], value["reference"]
        elif at >= last:
            report.say("CMT160", place_of(commit), trailer=line.strip()[:120])


def _last_paragraph(lines: Sequence[str]) -> int:
    """The number of the line at which the trailers begin; that of the end when there are none."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    start = end
    while start and lines[start - 1].strip():
        start -= 1
    return start if start and all(_TRAILER.match(line) for line in lines[start:end]) else len(lines)


def _named(known: Mapping[str, Received], title: str, reference: str, commit: Said, report: Report) -> str:
    """The key that a trailer names; empty when it names none, which is told."""
    received = known.get(title)
    projects = {one.partition("/")[0] for one in known}
    if received is None:
        # A commit can touch two drafts; the other one's ballots are none of this one's business.
        if title.partition("/")[0] in projects:
            near = ", ".join(sorted(known))
            report.say("CMT161", place_of(commit), reference=f"{title}/{reference}", known=f"ballots: {near}")
        return ""
    keys = received.named(reference.strip())
    if len(keys) > 1:
        report.say("CMT162", place_of(commit), reference=reference, keys=", ".join(sorted(keys)))
    elif not keys:
        report.say(
            "CMT161",
            place_of(commit),
            reference=f"{title}/{reference}",
            known="the numbers and keys that normwright comments list shows",
        )
    return keys[0] if len(keys) == 1 else ""


def _folded(number: str) -> str:
    return " ".join(number.upper().split())
