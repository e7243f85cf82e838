"""What is open, due or missing on a ballot, and whether its comments are all answered and carried out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from normwright.comments.computed import Computed, Grouped
from normwright.comments.decisions import by_comment, check_decisions, lacks_reason, outdated
from normwright.comments.record import Comment, Decision
from normwright.comments.statuses import Status, all_statuses, statuses
from normwright.comments.trailers import Received, trailer
from normwright.diagnostics import Diagnostic, Level, diagnose

#: Answers that point elsewhere or come from the member: they need not be those of the group.
_APART = frozenset({"duplicate", "withdrawn"})


@dataclass(frozen=True)
class Standing:
    """A comment, what was decided on it, and the commits that implement it, newest first."""

    comment: Comment
    decision: Decision | None = None
    commits: tuple[str, ...] = ()

    @property
    def status(self) -> Status:
        """Its status; "open" when nobody has decided."""
        return all_statuses()[self.decision.status if self.decision else "open"]

    @property
    def undecided(self) -> bool:
        """Whether it still wants an answer."""
        return not self.status.closed

    @property
    def unreasoned(self) -> bool:
        """Whether a due reason isn't given."""
        return self.decision is not None and lacks_reason(self.decision)

    @property
    def unchanged(self) -> bool:
        """Whether it was accepted, and no commit has changed the text for it."""
        return self.status.change and not self.commits

    @property
    def outdated(self) -> bool:
        """Whether it reads otherwise than when it was decided on."""
        return self.decision is not None and outdated(self.decision, self.comment)

    @property
    def gone(self) -> bool:
        """Whether a corrected form has it no more, and nobody has decided what that means."""
        return bool(self.comment.missing) and self.undecided


@dataclass(frozen=True)
class State:
    """How a ballot stands; `computed` is None where nothing was placed since the ledgers changed."""

    received: Received
    standings: Sequence[Standing] = field(repr=False)
    decisions: Sequence[Decision] = field(repr=False)
    computed: Computed | None = field(default=None, repr=False)

    @cached_property
    def counts(self) -> dict[str, int]:
        """Status -> number of comments, in the order of the statuses."""
        found = Counter(one.status.name for one in self.standings)
        return {name: found[name] for name in statuses(self.received.ballot.role) if found[name]}

    @cached_property
    def points(self) -> dict[str, list[str]]:
        """What is open, due or missing, in words -> the comments, as people call them."""
        number = self.received.number
        found = {
            "undecided": [one for one in self.standings if one.undecided],
            "lacking a due reason": [one for one in self.standings if one.unreasoned],
            "accepted without a change in the text": [one for one in self.standings if one.unchanged],
            "changed since they were decided": [one for one in self.standings if one.outdated],
            "gone from a corrected form": [one for one in self.standings if one.gone],
        }
        names = {point: [number(one.comment.key) for one in those] for point, those in found.items()}
        if self.computed is not None:
            names["placed nowhere"] = [
                number(key) for key in self.computed.unplaced if key in self.received.by_key
            ]
            names["in groups without one decision"] = [
                number(key) for _, group in self.divided for key in group.comments
            ]
        return {point: those for point, those in names.items() if those}

    @cached_property
    def divided(self) -> list[tuple[int, Grouped]]:
        """The groups, with their numbers, whose comments have more than one answer."""
        standing = {one.comment.key: one for one in self.standings}
        groups = enumerate(self.computed.groups if self.computed else (), start=1)
        return [(at, group) for at, group in groups if len(_answers(group, standing)) > 1]

    @property
    def answered(self) -> bool:
        """Whether no comment is undecided, and none accepted without a change in the text."""
        return not any(one.undecided or one.unchanged for one in self.standings)

    def faults(self) -> Iterator[Diagnostic]:
        """What breaks the rules of decisions: CMT150 to CMT157."""
        return check_decisions(self.received, self.decisions)

    def findings(self) -> Iterator[Diagnostic]:
        """The other points as findings, one a comment: CMT180 to CMT183."""
        for one in self.standings:
            yield from _of_comment(self.received, one)
        for at, group in self.divided:
            yield self._divided(at, group)
        for key, why in (self.computed.unplaced if self.computed else {}).items():
            if key in self.received.by_key:
                place = self.received.by_key[key].place
                yield diagnose("CMT183", place, comment=self.received.number(key), why=why)

    def _divided(self, at: int, group: Grouped) -> Diagnostic:
        standing = {key: one for one in self.standings if (key := one.comment.key) in group.comments}
        told = list(dict.fromkeys(standing[key].status.name for key in group.comments if key in standing))
        return diagnose(
            "CMT182",
            self.received.by_key[group.comments[0]].place,
            comments=", ".join(self.received.number(key) for key in group.comments[:6]),
            count=len(_answers(group, standing)),
            statuses=", ".join(told),
            group=at,
        )


def state_of(
    received: Received,
    decisions: Sequence[Decision],
    implemented: Mapping[str, Sequence[str]],
    computed: Computed | None = None,
) -> State:
    """How a ballot stands; of two decisions on a comment the first counts."""
    answering = by_comment(decisions)
    standings = [
        Standing(one, next(iter(answering.get(one.key, ())), None), tuple(implemented.get(one.key, ())))
        for one in received.comments
    ]
    return State(received, standings, decisions, computed)


def holds(states: Iterable[State], faults: Iterable[Diagnostic]) -> bool:
    """Whether the gate opens: all is answered and carried out, and no file or decision is wrong."""
    return all(one.answered for one in states) and not any(one.level is Level.ERROR for one in faults)


def _of_comment(received: Received, one: Standing) -> Iterator[Diagnostic]:
    key = one.comment.key
    facts = {"comment": received.number(key), "status": one.status.name, "key": key}
    if one.undecided:
        yield diagnose("CMT180", one.comment.place, **facts)
    elif one.unchanged:
        yield diagnose("CMT181", one.comment.place, trailer=trailer(received, key), **facts)


def _answers(group: Grouped, standing: Mapping[str, Standing]) -> set[tuple[str, str, str]]:
    """The different answers in a group; none while nobody has decided on any of it."""
    found = {_answer(standing[key]) for key in group.comments if key in standing}
    found -= {answer for answer in found if answer[0] in _APART}
    return found if any(all_statuses()[answer[0]].closed for answer in found) else set()


def _answer(one: Standing) -> tuple[str, str, str]:
    decision = one.decision
    return (one.status.name, decision.observation, decision.reason) if decision else (one.status.name, "", "")
