"""What a national body submits: each decision to submit makes one comment of the body, and no expert shows.

A position stands in the words of one of the comments that it was decided on, or in others. What the form
wants (ISO/IEC commenting template: a clause, a type, a comment in each row) and a position lacks is told.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from normwright.comments.compilation import Compilation, Entry
from normwright.comments.decisions import REWORDED, by_comment
from normwright.comments.formwords import FormWords
from normwright.comments.kinds import read_kind
from normwright.comments.record import Ballot, Comment, Decision, Origin
from normwright.comments.statuses import statuses
from normwright.comments.trailers import Received
from normwright.diagnostics import Report

_LEAST_DIGITS = 3
_CLAUSE = re.compile(r"\A\s*(?:sub-?)?clause\s+(?=[\dA-Z])", re.IGNORECASE)
_PICTURE = re.compile(r"\[picture-\d+\.\w+\]")


def positions(received: Received, decisions: Sequence[Decision]) -> list[tuple[Decision, Comment]]:
    """The decisions to submit, each with the body's comment; it has the key of its source."""
    answering = by_comment(decisions)
    found = []
    for decision in decisions:
        chosen = _chosen(received, decision)
        first = chosen is not None and answering[chosen.key][0] is decision
        if chosen is not None and first and statuses("national")[decision.status].form:
            found.append((decision, _of_body(received.ballot, decision, chosen)))
    return found


def undecided(received: Received, decisions: Sequence[Decision]) -> list[str]:
    """The keys of the comments that still want a decision."""
    answering = by_comment(decisions)
    known = statuses("national")
    return [
        one.key
        for one in received.comments
        if not (answering.get(one.key) and known[answering[one.key][0].status].closed)
    ]


def submission(ballot: Ballot, ordered: Sequence[tuple[Decision, Comment]], words: FormWords) -> Compilation:
    """The body's form: its positions in that order, with running numbers behind its code.

    The form's date is the day of the last decision, else that on which the ballot closes.
    """
    digits = max(_LEAST_DIGITS, len(str(len(ordered))))
    entries = [
        Entry(comment, f"{ballot.member}-{number:0{digits}d}")
        for number, (_, comment) in enumerate(ordered, start=1)
    ]
    date = max((decision.date for decision, _ in ordered), default="")
    return Compilation(
        replace(ballot, closes=date or ballot.closes), entries, words, ballot.member, plain=True
    )


def say_lacking(ordered: Iterable[tuple[Decision, Comment]], report: Report) -> None:
    """Every position without a clause, type or text (CMT196), or with pictures (CMT197)."""
    for decision, comment in ordered:
        wording = comment.wording
        lacking = [name for name in ("clause", "type", "comment") if not getattr(wording, name).strip()]
        if lacking:
            report.say("CMT196", decision.place, lacking=" and ".join(lacking))
        if _PICTURE.search(wording.comment + wording.proposal):
            report.say("CMT197", decision.place)


def _chosen(received: Received, decision: Decision) -> Comment | None:
    """The comment whose words are taken: the one named, else the first."""
    keys = (decision.words, *decision.comments)
    return next((received.by_key[key] for key in keys if key in received.by_key), None)


def _of_body(ballot: Ballot, decision: Decision, chosen: Comment) -> Comment:
    """A comment of the body, with nothing that leads to an expert but its key, which no form has."""
    reworded = decision.wording if decision.status == REWORDED else {}
    wording = replace(chosen.wording, **{"body": "", "observation": "", **reworded})
    moved = bool({"line", "clause", "element"} & reworded.keys())
    return Comment(
        chosen.key,
        ballot.member,
        replace(
            wording,
            clause=_CLAUSE.sub("", wording.clause),
            type=read_kind(wording.type).code,
        ),
        Origin("", "", ""),
        target="" if moved else chosen.target,
        quoted="" if moved else chosen.quoted,
        place=decision.place,
    )
