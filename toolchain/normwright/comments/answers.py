"""Decisions and the comments they answer: which of them has changed since, which isn't there."""

from collections.abc import Iterable, Sequence

from normwright.comments.keys import answered_hash
from normwright.comments.record import Comment, Decision
from normwright.diagnostics import Report


def decided_keys(decisions: Iterable[Decision]) -> set[str]:
    """The keys of all comments that a decision names."""
    return {key for decision in decisions for key in decision.comments}


def changed_since(
    decisions: Iterable[Decision], comments: Iterable[Comment]
) -> list[tuple[Decision, Comment]]:
    """Decisions with a comment whose wording or place isn't the one that they answer."""
    known = {comment.key: comment for comment in comments}
    return [
        (decision, known[key])
        for decision in decisions
        for key, digits in decision.answered.items()
        if key in known and digits != answered_hash(known[key].wording)
    ]


def check_answers(decisions: Sequence[Decision], comments: Sequence[Comment], report: Report) -> None:
    """Says which decisions name a comment that isn't there (CMT080), that another one answers too (CMT081),

    or that has changed since (CMT082).
    """
    keys = {comment.key for comment in comments}
    first: dict[str, Decision] = {}
    for decision in decisions:
        for key in decision.comments:
            if key not in keys:
                report.say("CMT080", decision.place, key=key)
            elif key in first:
                report.say("CMT081", decision.place, key=key, other=first[key].id)
            first.setdefault(key, decision)
    for decision, comment in changed_since(decisions, comments):
        report.say("CMT082", decision.place, key=comment.key, file=comment.origin.file)
