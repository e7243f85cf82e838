"""Deciding: one decision file for one comment or several alike, whatever was decided on them before."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from normwright.comments.decisions import (
    FOR_LATER,
    REWORDED,
    by_comment,
    fault_of,
    is_final,
    misfit_of,
    other_named,
)
from normwright.comments.keys import answered_hash
from normwright.comments.record import Ballot, Decision
from normwright.comments.statuses import read_observation, statuses
from normwright.comments.store import decision_path, write_decision
from normwright.comments.trailers import Received
from normwright.errors import UsageError
from normwright.workspace.portable import path_faults

_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")


@dataclass(frozen=True)
class Resolution:
    """What was decided; what is empty stays as it was decided before, or is left out."""

    status: str = ""
    observation: str = ""
    reason: str = ""
    meeting: str = ""
    date: str = ""  # YYYY-MM-DD
    placement: str = ""
    id: str = ""
    words: str = ""  # key of the comment whose words a national body takes
    wording: Mapping[str, str] = field(default_factory=dict)  # what it says otherwise, by column


@dataclass(frozen=True)
class Decided:
    """What deciding comes to: the decisions to write, and the ids of those that answer nothing any more."""

    decision: Decision
    written: tuple[Decision, ...]  # the decision first
    removed: tuple[str, ...] = ()
    before: Mapping[str, Decision] = field(default_factory=dict)  # id -> as it was


def status_of(resolution: Resolution, role: str = "committee") -> str:
    """The status as it was given, or as the observation's first words say it; empty when neither does.

    Other words without a status mean that a national body submits these.
    Raises: UsageError for a status that isn't known in that role, with the nearest.
    """
    given = resolution.status.strip().lower().replace("_", "-").replace(" ", "-")
    if given and given not in statuses(role):
        import difflib

        said = read_observation(resolution.status, role)
        near = difflib.get_close_matches(given, statuses(role), n=1)
        wanted = said.status if said.status != "open" else (near[0] if near else "")
        known = ", ".join(statuses(role))
        raise UsageError(
            f'"{resolution.status}" is no status',
            help=f"did you mean {wanted}?" if wanted else f"known: {known}",
        )
    said = read_observation(resolution.observation, role)
    reworded = REWORDED if role == "national" and resolution.wording else ""
    return given or (said.status if said.status != "open" else reworded)


def decide(
    received: Received, decisions: Sequence[Decision], keys: Collection[str], resolution: Resolution
) -> Decided:
    """The decision on these comments, and what becomes of those that answered any of them before.

    A decision that answered no other comment is updated; else the comments are taken out of the old ones.
    Raises: UsageError when a rule of the statuses forbids it.
    """
    chosen = [comment.key for comment in received.comments if comment.key in set(keys)]
    if not chosen:
        raise UsageError("no comment is meant", help="give keys or numbers, --group, or a filter")
    answering = by_comment(decisions)
    former = list({one.id: one for key in chosen for one in answering.get(key, ())}.values())
    whole = [one for one in former if set(one.comments) <= set(chosen)]
    base = _base(whole, chosen, resolution)
    decision = _checked(received, _decision(received, base, chosen, resolution, decisions, former))
    rest = [_without(one, chosen) for one in former if one.id != decision.id]
    return Decided(
        decision,
        (decision, *(one for one in rest if one.comments)),
        tuple(one.id for one in rest if not one.comments),
        {one.id: one for one in former},
    )


def apart(
    received: Received, decisions: Sequence[Decision], keys: Collection[str], resolution: Resolution
) -> list[Decided]:
    """A decision on each of these comments; those that were decided on together stay together.

    So what fits a filter doesn't become one comment of a national body. Raises: UsageError as `decide`, and
    for words or a name that only one decision can have.
    """
    answering = by_comment(decisions)
    known = {one.key for one in received.comments}
    wanted = [one.key for one in received.comments if one.key in set(keys)]
    units = dict.fromkeys(answering[key][0].comments if key in answering else (key,) for key in wanted)
    if len(units) > 1 and (resolution.wording or resolution.words or resolution.id):
        raise UsageError(f"words are for one decision, and these are {len(units)}", help="give keys")
    standing = {one.id: one for one in decisions}
    found = []
    for unit in units:
        made = decide(received, list(standing.values()), known & set(unit), resolution)
        found.append(made)
        standing = {id: one for id, one in standing.items() if id not in made.removed}
        standing.update((one.id, one) for one in made.written)
    return found


def _base(whole: Sequence[Decision], chosen: Sequence[str], resolution: Resolution) -> Decision | None:
    """The decision that is updated: the one named, or that of the first comment, or any that has no other."""
    if resolution.id:
        return next((one for one in whole if one.id == resolution.id), None)
    first = [one for one in whole if chosen[0] in one.comments]
    return next(iter([*first, *whole]), None)


def _decision(
    received: Received,
    base: Decision | None,
    chosen: Sequence[str],
    resolution: Resolution,
    decisions: Sequence[Decision],
    former: Sequence[Decision],
) -> Decision:
    role = received.ballot.role
    status = status_of(resolution, role) or (base.status if base else "")
    if not status:
        known = ", ".join(statuses(role))
        raise UsageError("a decision needs a status", help=f"say --status with one of: {known}")
    kept = base if base is not None and base.status == status else None
    observation = resolution.observation or (kept.observation if kept else "")
    if not observation and status == "noted" and is_final(received.ballot):
        observation = FOR_LATER
    return Decision(
        id=base.id if base else _new_id(resolution.id, chosen, decisions, former),
        comments=tuple(chosen),
        status=status,
        observation=observation,
        reason=resolution.reason or (kept.reason if kept else ""),
        meeting=resolution.meeting or (base.meeting if base else ""),
        date=resolution.date or (base.date if base else ""),
        placement=resolution.placement or (base.placement if base else ""),
        words=resolution.words or (base.words if base and base.words in chosen else ""),
        wording={**(kept.wording if kept else {}), **resolution.wording},
        answered={key: answered_hash(received.by_key[key].wording) for key in chosen},
    )


def _new_id(
    wanted: str, chosen: Sequence[str], decisions: Iterable[Decision], former: Iterable[Decision]
) -> str:
    """The key of the first comment, so that two people who decide on others never write the same file.

    Raises: UsageError for an id that can't be a file's name or that another decision has.
    """
    taken = {one.id.casefold() for one in decisions}
    if wanted:
        if not _ID.fullmatch(wanted) or any(path_faults([f"{wanted}.toml"])):
            raise UsageError(
                f'"{wanted}" can\'t be the name of a decision',
                help="use small letters, digits and hyphens, at most 60",
            )
        if wanted in taken:
            raise UsageError(f'the decision "{wanted}" answers other comments', help="choose another --id")
        return wanted
    # The name of the first comment is taken where an old decision keeps others that it was decided with.
    names = (name for name in (*chosen, *(f"{chosen[0]}-{number}" for number in range(2, len(taken) + 3))))
    return next(name for name in names if name not in taken)


def _checked(received: Received, decision: Decision) -> Decision:
    final = fault_of(received, decision)
    if final:
        raise UsageError(
            f"{final}, and this is the ballot on the final text",
            help=f'technical comments are "{FOR_LATER.lower()}" there: --status noted',
        )
    if statuses(received.ballot.role)[decision.status].reason and not decision.reason.strip():
        raise UsageError(f'"{decision.status}" needs a reason', help='say why: --reason "…"')
    if decision.status == "duplicate" and not other_named(received, decision):
        raise UsageError(
            "the reason names no other comment of this ballot",
            help='name the comment that it repeats, by number or key: --reason "see DE-002"',
        )
    misfit = misfit_of(received.ballot, decision)
    if misfit:
        raise UsageError(misfit, help="say --comment, --proposal or --cell with --status submit-reworded")
    return decision


def _without(decision: Decision, chosen: Iterable[str]) -> Decision:
    gone = set(chosen)
    left = tuple(key for key in decision.comments if key not in gone)
    answered = {key: digits for key, digits in decision.answered.items() if key not in gone}
    words = decision.words if decision.words in left else ""
    return replace(decision, comments=left, answered=answered, words=words)


def record(ballot: Ballot, decided: Decided) -> list[Path]:
    """Writes the decisions, then takes away the files of those that answer nothing; the files written.

    Ended in between, a comment is decided twice, which is told, and the same command brings it to its end.
    """
    written = [write_decision(ballot, one) for one in decided.written]
    for id in decided.removed:
        decision_path(ballot, id).unlink(missing_ok=True)
    return written
