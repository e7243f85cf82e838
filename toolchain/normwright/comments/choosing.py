"""Which comments are meant: by key, printed number or the beginning of a key, or by a filter."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from normwright.comments.kinds import read_kind
from normwright.comments.record import Comment
from normwright.comments.statuses import all_statuses as known_statuses
from normwright.comments.trailers import Received
from normwright.errors import UsageError

_SHORTEST = 4  # characters of a key's beginning


@dataclass(frozen=True)
class Filter:
    """What a comment must be; what is empty doesn't matter."""

    body: str = ""
    type: str = ""  # ge, te, ed
    clause: str = ""  # with all below it
    undecided: bool = False  # wants an answer still

    def __bool__(self) -> bool:
        return any(getattr(self, one.name) for one in fields(self))


def named(received: Received, words: Iterable[str]) -> list[str]:
    """The keys that these words mean, in their order.

    Raises: UsageError for all that mean no comment or several.
    """
    found: list[str] = []
    faults: list[str] = []
    for word in words:
        keys = received.named(word) or _beginning(received, word)
        if len(keys) == 1:
            found += keys
        elif not keys:
            faults.append(f'no comment on {received.ballot.title} is called "{word}"')
        else:
            faults.append(f'"{word}" can be {", ".join(keys[:5])}{" …" if len(keys) > 5 else ""}')
    if faults:
        raise UsageError("\n".join(faults), help="normwright comments list shows numbers and keys")
    return list(dict.fromkeys(found))


def filtered(received: Received, statuses: Mapping[str, str], wanted: Filter) -> list[str]:
    """The keys of the comments that fit, in the order of the ledgers; `statuses` by key, else "open"."""
    return [one.key for one in received.comments if _fits(one, statuses.get(one.key, "open"), wanted)]


def _beginning(received: Received, word: str) -> list[str]:
    return [key for key in received.by_key if key.startswith(word)] if len(word) >= _SHORTEST else []


def _fits(comment: Comment, status: str, wanted: Filter) -> bool:
    return (
        wanted.body in ("", comment.body)
        and wanted.type.lower() in ("", read_kind(comment.wording.type).code)
        and not (wanted.undecided and known_statuses()[status].closed)
        and _is_in(comment.wording.clause, wanted.clause)
    )


def _is_in(clause: str, wanted: str) -> bool:
    """Whether a clause cell says that clause or one below it: 5.2 is in 5, 50 isn't."""
    if not wanted:
        return True
    plain = clause.strip().lower().removeprefix("clause").removeprefix("annex").strip()
    sought = wanted.strip().lower()
    return plain.startswith(sought) and not plain[len(sought) : len(sought) + 1].isalnum()
