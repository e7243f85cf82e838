"""What can be decided on a comment, and how observations are read.

A committee decides by `data/comment-statuses.toml`, a national body by `data/comment-positions.toml`.
"""

import re
from dataclasses import dataclass
from functools import cache

from normwright import resources


@dataclass(frozen=True)
class Status:
    """A status: whether it wants a reason, a change of the text, and whether it answers the comment.

    `form`: in a national body's workspace, whether what it is decided on stands in the body's form.
    """

    name: str
    reason: bool
    change: bool
    closed: bool
    phrases: tuple[str, ...]
    form: bool = False


@dataclass(frozen=True)
class Observation:
    """An observation taken apart: its status, what stands behind the words that say it, and doubts."""

    status: str
    rest: str
    doubt: str = ""


_FILES = {"committee": "comment-statuses.toml", "national": "comment-positions.toml"}


@cache
def statuses(role: str = "committee") -> dict[str, Status]:
    """Every status of that role by its name, in the order of the data file."""
    return {
        name: Status(
            name,
            row["reason"],
            row.get("change", False),
            row["closed"],
            tuple(row["phrases"]),
            row.get("form", False),
        )
        for name, row in resources.table(_FILES[role]).items()
    }


@cache
def all_statuses() -> dict[str, Status]:
    """The statuses of all roles; one that several have is the same in all."""
    own = {name: one for name, one in statuses("national").items() if name not in statuses()}
    return {**own, **statuses()}


def read_observation(text: str, role: str = "committee") -> Observation:
    """The status that the first words of an observation say; "open" for an empty one.

    One that begins with no known words is "open" with the doubt said; so is it said when a later sentence
    begins with the words of another status, as in "Reject. Accept the principle."
    """
    plain = " ".join(text.split())
    if not plain:
        return Observation("open", "")
    status, length = _leading(plain, role)
    if not status:
        return Observation("open", plain, "it begins with no words that say a status")
    rest = plain[length:].lstrip(" .:;,-–—")
    others = {_leading(sentence, role)[0] for sentence in re.split(r"(?<=[.;])\s+", rest)} - {
        "",
        status,
        "duplicate",
    }  # "see 5.2" only points
    doubt = f"it also says {', '.join(sorted(others))}" if others else ""
    return Observation(status, rest, doubt)


def _leading(text: str, role: str) -> tuple[str, int]:
    """The status whose phrase `text` begins with, and that phrase's length."""
    lower = text.lower()
    for phrase, name in _phrases(role):
        behind = lower[len(phrase) : len(phrase) + 1]
        # An abbreviation says it only where nothing but a mark follows: "A" alone, not "A table …".
        alone = len(phrase) > 2 or not lower[len(phrase) :].strip() or behind in ".:;,"
        if lower.startswith(phrase) and not behind.isalnum() and alone:
            return name, len(phrase)
    return "", 0


@cache
def _phrases(role: str) -> tuple[tuple[str, str], ...]:
    pairs = [(phrase, status.name) for status in statuses(role).values() for phrase in status.phrases]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))
