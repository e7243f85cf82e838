"""Which comments are to be carried out, with what change, and what the commit says."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from normwright.comments.applying import Change
from normwright.comments.choosing import named
from normwright.comments.decisions import by_comment, outdated
from normwright.comments.edits import Rewording
from normwright.comments.kinds import read_kind
from normwright.comments.proposing import read_proposal
from normwright.comments.record import Decision
from normwright.comments.statuses import all_statuses
from normwright.comments.trailers import Received, trailer
from normwright.diagnostics import NOWHERE, Diagnostic, diagnose
from normwright.errors import UsageError

_NAMED = 3  # comments that a message's first line names


@dataclass(frozen=True)
class Task:
    """Comments that one change carries out, and the decision on them; None when there is none yet."""

    comments: tuple[str, ...]
    decision: Decision | None = field(default=None, compare=False)


def tasks_named(received: Received, decisions: Sequence[Decision], words: Sequence[str]) -> list[Task]:
    """What keys, numbers and decisions mean; a decision stands for all comments that it answers.

    A word that is a key means that comment alone; `<id>.toml` always means the decision.
    Raises: UsageError for what means nothing.
    """
    by_id = {one.id: one for one in decisions}
    answering = by_comment(decisions)
    found = []
    for word in words:
        file = word.replace("\\", "/").rpartition("/")[2]
        one = by_id.get(file.removesuffix(".toml"))
        if one is not None and (file.endswith(".toml") or not received.named(word)):
            found.append(Task(one.comments, one))
        else:
            (key,) = named(received, [word])
            found.append(Task((key,), next(iter(answering.get(key, ())), None)))
    return list(dict.fromkeys(found))


def tasks_alike(received: Received, task: Task, implemented: Collection[str]) -> list[Task]:
    """The other comments of its decision that wait for the very same change of words."""
    if task.decision is None or len(task.comments) > 1:
        return []
    own = _exact(received, task.comments[0])
    return [
        Task((key,), task.decision)
        for key in task.decision.comments
        if own is not None and key not in (*task.comments, *implemented) and _exact(received, key) == own
    ]


def editorial_tasks(
    received: Received, decisions: Sequence[Decision], implemented: Collection[str]
) -> list[Task]:
    """Each editorial comment that proposes exact words and waits: for a decision, or for its change."""
    answering = by_comment(decisions)
    found = []
    for comment in received.comments:
        decision = next(iter(answering.get(comment.key, ())), None)
        waits = decision is None or (
            decision.status in ("open", "accepted") and comment.key not in implemented
        )
        waits = waits and not (decision is not None and outdated(decision, comment))
        proposal = read_proposal(comment.wording.proposal)
        editorial = read_kind(comment.wording.type).code == "ed"
        if waits and editorial and proposal is not None and proposal.sure:
            found.append(Task((comment.key,), decision))
    return found


def refusal(received: Received, task: Task) -> Diagnostic | None:
    """Why nothing is to be changed for it; None when something is."""
    status = all_statuses()[task.decision.status if task.decision else "open"]
    if status.change or status.name == "editorial":
        return None
    name = _name(received, task)
    return diagnose("CMT171", received.by_key[task.comments[0]].place, comment=name, status=status.name)


def doubts(received: Received, tasks: Iterable[Task]) -> Iterator[Diagnostic]:
    """That a comment reads otherwise than when it was decided on (CMT155); it is applied all the same."""
    for task in tasks:
        for key in task.comments:
            comment = received.by_key.get(key)
            if comment is not None and task.decision is not None and outdated(task.decision, comment):
                yield diagnose("CMT155", task.decision.place, comment=received.number(key), key=key)


def proposed(received: Received, task: Task) -> Rewording | Diagnostic:
    """The change of words that its comments propose, when those that say one say the same."""
    read = (
        read_proposal(received.by_key[key].wording.proposal)
        for key in task.comments
        if key in received.by_key
    )
    found = list(dict.fromkeys(one.rewording for one in read if one is not None))
    if len(found) == 1:
        return found[0]
    place = received.by_key[task.comments[0]].place if task.comments[0] in received.by_key else NOWHERE
    return diagnose("CMT170", place, comment=_name(received, task))


def change(received: Received, task: Task, block: str, rewording: Rewording) -> Change:
    """The change that carries a task out."""
    first = received.by_key[task.comments[0]]
    lines = "\n".join(trailer(received, key) for key in task.comments)
    return Change(task.comments, block, rewording, _name(received, task), lines, first.place)


def unplaced(received: Received, task: Task, why: str) -> Diagnostic:
    """That there is no block to change."""
    first = received.by_key[task.comments[0]]
    return diagnose("CMT165", first.place, comment=_name(received, task), why=why)


def message(received: Received, keys: Sequence[str], *, subject: str = "") -> str:
    """The message of a commit that carries out these comments: a first line, and a line for each."""
    shown = [received.number(key) for key in keys[:_NAMED]]
    rest = f" and {len(keys) - _NAMED} more" if len(keys) > _NAMED else ""
    ballot = received.ballot
    said = subject.strip() or f"{ballot.project}: apply {', '.join(shown)}{rest} ({ballot.name})"
    first = " ".join(said.split())  # a line feed in a number would begin another line
    return "\n".join([first, "", *(trailer(received, key) for key in keys)]) + "\n"


def open_keys(task: Task, implemented: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Its comments that no commit implements yet."""
    return tuple(key for key in task.comments if key not in implemented)


def check_ways(*, words: bool, replace: bool, put: bool, files: bool, editorial: bool) -> None:
    """Raises: UsageError when the options of `apply` don't go together."""
    if editorial and (words or replace or put or files):
        raise UsageError("--editorial takes all comments that it can", help="leave the others out")
    if not editorial and not words:
        raise UsageError("no comment is meant", help="give a key, a number or a decision, or --editorial")
    if replace != put:
        raise UsageError("--replace and --with belong together", help='say --replace "old" --with "new"')
    if replace and files:
        raise UsageError("a change is given by words or by a patch", help="leave one of the two out")


def _exact(received: Received, key: str) -> Rewording | None:
    """The exchange of words that a comment proposes, if any."""
    comment = received.by_key.get(key)
    proposal = read_proposal(comment.wording.proposal) if comment is not None else None
    return proposal.rewording if proposal is not None else None


def _name(received: Received, task: Task) -> str:
    shown = [received.number(key) for key in task.comments[:_NAMED]]
    return ", ".join(shown) + (" …" if len(task.comments) > _NAMED else "")
