"""The compilation: every comment in the official order, with its number, answer and implementation."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from normwright.comments.bodies import read_body
from normwright.comments.decisions import by_comment
from normwright.comments.formwords import FormWords
from normwright.comments.kinds import read_kind
from normwright.comments.record import COLUMNS, Ballot, Comment, Decision
from normwright.comments.statuses import all_statuses, read_observation
from normwright.comments.trailers import Received

_KEY = re.compile(r"\b[a-z0-9][a-z0-9-]*-[0-9a-f]{10}\b")


@dataclass(frozen=True)
class Entry:
    """A comment and what became of it.

    `number` is the printed one, "" before the ballot is closed; `observation` what its member reads;
    `decision` the id of the decision; `commits` those that implement it, newest first.
    """

    comment: Comment
    number: str = ""
    status: str = "open"
    observation: str = ""
    decision: str = ""
    commits: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What people call it: its number, else its key."""
        return self.number or self.comment.key

    @property
    def kind(self) -> str:
        """ge, te or ed; "" where its type is none of them."""
        return read_kind(self.comment.wording.type).code

    @property
    def decided(self) -> bool:
        """Whether its status answers it."""
        return all_statuses()[self.status].closed

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of the form, in its order."""
        wording = self.comment.wording
        own = tuple(getattr(wording, name) for name in COLUMNS[1:-1])
        return (self.number or _member(self.comment), *own, self.observation)


@dataclass(frozen=True)
class Compilation:
    """All entries of a ballot, or those of one body.

    `plain`: the form that a body sends, which in every format has the columns of the form and nothing else.
    """

    ballot: Ballot
    entries: Sequence[Entry] = field(repr=False)
    words: FormWords = field(repr=False)
    body: str = ""
    plain: bool = False

    @property
    def bodies(self) -> list[str]:
        """The bodies that comment, sorted."""
        return sorted({entry.comment.body for entry in self.entries})

    def of_body(self, body: str) -> "Compilation":
        """The part of one body."""
        return replace(
            self, entries=[entry for entry in self.entries if entry.comment.body == body], body=body
        )

    def cleaned(self) -> "Compilation":
        """As the members sent it: no printed numbers, no observations."""
        return replace(self, entries=[replace(entry, number="", observation="") for entry in self.entries])


def compile_comments(
    received: Received,
    decisions: Sequence[Decision],
    words: FormWords,
    *,
    order: Sequence[str] = (),
    commits: Mapping[str, Collection[str]] | None = None,
) -> Compilation:
    """The compilation of a ballot.

    `order`: the keys as they shall stand, else the ledgers' order; what it doesn't name comes last.
    `commits`: key -> ids of commits. Nothing that was received is left out.
    """
    answering = by_comment(decisions)
    at = {key: index for index, key in enumerate(order)}
    ordered = sorted(received.comments, key=lambda comment: at.get(comment.key, len(at)))
    entries = [
        _entry(received, comment, answering.get(comment.key, ()), words, (commits or {}).get(comment.key, ()))
        for comment in ordered
    ]
    return Compilation(received.ballot, entries, words)


def _entry(
    received: Received,
    comment: Comment,
    decisions: Sequence[Decision],
    words: FormWords,
    commits: Collection[str],
) -> Entry:
    number = received.ballot.numbers.get(comment.key, "")
    if not decisions:
        return Entry(comment, number, observation=comment.wording.observation, commits=tuple(commits))
    decision = decisions[0]
    observation = observation_of(received, decision, words) or comment.wording.observation
    return Entry(comment, number, decision.status, observation, decision.id, tuple(commits))


def observation_of(received: Received, decision: Decision, words: FormWords) -> str:
    """What a member reads in the last column: the status in words, the observation, the reason.

    An observation that begins with its status is taken as it is. Comments are named by their numbers.
    """
    parts = [part.strip() for part in (decision.observation, decision.reason)]
    if parts[1] and parts[1].casefold() in parts[0].casefold():
        parts[1] = ""
    said = read_observation(decision.observation).status if parts[0] else ""
    status = words.status(decision.status)
    if status and said != decision.status:
        parts.insert(0, status)
    text = _sentences([part for part in parts if part])
    return _KEY.sub(lambda key: received.number(key[0]), text)


def _sentences(parts: Sequence[str]) -> str:
    """The parts one after the other; each but the last ends as a sentence does."""
    ended = [part if part[-1] in ".!?:;" else f"{part}." for part in parts[:-1]]
    return " ".join([*ended, *parts[-1:]])


def _member(comment: Comment) -> str:
    """The first cell as the member wrote it, where that names it; else its code."""
    written = comment.wording.body
    # What is listed as a liaison may be written in small letters: "Eurocities-012".
    listed = len(comment.body) > 2 and written.upper().startswith(comment.body)
    return written if listed or read_body(written).code == comment.body else comment.body
