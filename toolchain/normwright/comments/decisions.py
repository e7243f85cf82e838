"""The rules of decisions: what a status wants, who may decide what, whether it still answers the comment.

Source of the vocabulary: `data/comment-statuses.toml`, of a national body `data/comment-positions.toml`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from normwright.comments.keys import answered_hash
from normwright.comments.kinds import read_kind
from normwright.comments.record import Ballot, Comment, Decision
from normwright.comments.statuses import all_statuses, read_observation
from normwright.comments.trailers import Received
from normwright.diagnostics import Diagnostic, Place, Report, diagnose
from normwright.workspace.toml import read_toml

#: In the approval stage a technical comment changes nothing any more (ISO/IEC Directives Part 1, 2.7.5).
FINAL = frozenset({"noted", "duplicate", "withdrawn", "open", "clarification"})
#: The status of a national body's comment in other words than its experts'.
REWORDED = "submit-reworded"
FOR_LATER = "Noted for future consideration"
_LONGEST_NUMBER = 3  # words of a printed number: "US 26-051"
_LONG_STRINGS = ('"""', "'''")


def is_final(ballot: Ballot) -> bool:
    """Whether it is the ballot on a final text: FDIS, or formal vote."""
    return ballot.stage.startswith("50.")


def by_comment(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    """Key -> the decisions on it; there should be but one."""
    found: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        for key in decision.comments:
            found[key].append(decision)
    return dict(found)


def outdated(decision: Decision, comment: Comment) -> bool:
    """Whether the comment reads otherwise than when it was decided on."""
    answered = decision.answered.get(comment.key)
    return answered is not None and answered != answered_hash(comment.wording)


def lacks_reason(decision: Decision) -> bool:
    """Whether a reason is due and not given."""
    return all_statuses()[decision.status].reason and not decision.reason.strip()


def fault_of(received: Received, decision: Decision) -> str:
    """Why a status can't be decided on these comments; empty when it can."""
    if received.ballot.national or not is_final(received.ballot) or decision.status in FINAL:
        return ""
    technical = [key for key in decision.comments if _is_technical(received.by_key.get(key))]
    shown = ", ".join(received.number(key) for key in technical[:5])
    return f"{shown} {'is' if len(technical) == 1 else 'are'} technical" if technical else ""


def misfit_of(ballot: Ballot, decision: Decision) -> str:
    """What is wrong with the words that a decision gives a national body's comment; else empty."""
    if decision.words and decision.words not in decision.comments:
        return f"the words of {decision.words} are to be taken, which it doesn't answer"
    if ballot.national and decision.status == REWORDED and not decision.wording:
        return "reworded, and no other words are given"
    if decision.wording and decision.status != REWORDED:
        return f"other words are given, and {decision.status} has none"
    return ""


def check_decisions(received: Received, decisions: Sequence[Decision]) -> Iterator[Diagnostic]:
    """What breaks the rules, in the decisions' files: CMT150 to CMT157."""
    root = received.ballot.root
    for decision in decisions:
        for key in decision.comments:
            if key not in received.by_key:
                yield diagnose("CMT150", _spot(root, decision, "comments", key), key=key)
            elif outdated(decision, received.by_key[key]):
                place = _spot(root, decision, "answered", key)
                yield diagnose("CMT155", place, comment=received.number(key), key=key)
        yield from _status_faults(received, decision)
    yield from _decided_twice(received, decisions)


def other_named(received: Received, decision: Decision) -> list[str]:
    """The keys of the comments that a duplicate's reason or observation points at, in their order."""
    words = re.split(r"[\s,;:()]+", f"{decision.reason} {decision.observation}")
    names = (
        " ".join(words[at : at + count]).rstrip(".")
        for at in range(len(words))
        for count in range(1, _LONGEST_NUMBER + 1)
    )
    found = (key for name in names if name for key in received.named(name))
    return [key for key in dict.fromkeys(found) if key not in decision.comments]


def _status_faults(received: Received, decision: Decision) -> Iterator[Diagnostic]:
    root = received.ballot.root
    if lacks_reason(decision):
        yield diagnose("CMT152", _spot(root, decision, "status"), status=decision.status)
    elif decision.status == "duplicate" and not other_named(received, decision):
        yield diagnose("CMT154", _spot(root, decision, "reason"))
    final = fault_of(received, decision)
    if final:
        place = _spot(root, decision, "status")
        yield diagnose("CMT153", place, status=decision.status, comments=final)
    misfit = misfit_of(received.ballot, decision)
    if misfit:
        path = "words" if decision.words and decision.words not in decision.comments else "status"
        yield diagnose("CMT157", _spot(root, decision, path), why=misfit)
    said = read_observation(decision.observation, received.ballot.role)
    if said.status not in ("open", decision.status):
        place = _spot(root, decision, "observation")
        yield diagnose("CMT156", place, said=said.status, status=decision.status)


def _decided_twice(received: Received, decisions: Sequence[Decision]) -> Iterator[Diagnostic]:
    root = received.ballot.root
    for key, those in by_comment(decisions).items():
        for other in those[1:]:
            place = _spot(root, other, "comments", key)
            yield diagnose("CMT151", place, comment=received.number(key), other=those[0].place.file)


def _is_technical(comment: Comment | None) -> bool:
    return comment is not None and read_kind(comment.wording.type).code == "te"


def _spot(root: Path, decision: Decision, *path: str) -> Place:
    """The place of a value in the decision's file; `comments` and a key: that item of the list."""
    file = decision.place.file
    try:
        text = (root / file).read_text(encoding="utf-8-sig") if file else ""
    except (OSError, ValueError):
        return decision.place
    if any(marks in text for marks in _LONG_STRINGS):
        return _parsed_spot(root, decision, path)
    wanted = re.escape(path[-1])
    sought = rf"\"{wanted}\"" if path[0] == "comments" and len(path) > 1 else rf"^[ \t]*\"?{wanted}\"?[ \t]*="
    match = re.search(sought, text, re.MULTILINE)
    if match is None:
        return decision.place
    line = text.count("\n", 0, match.start()) + 1
    start = text.rfind("\n", 0, match.start()) + 1
    return Place(file, line, match.start() - start + 1, length=match.end() - match.start())


def _parsed_spot(root: Path, decision: Decision, path: Sequence[str]) -> Place:
    """As `_spot`, where a line of a long string could be taken for another value."""
    document = read_toml(root / decision.place.file, root, Report())
    if document is None:
        return decision.place
    if path[0] == "comments" and len(path) > 1:
        listed = list(document.data.get("comments", ()))
        return document.value("comments", listed.index(path[1]) if path[1] in listed else 0)
    return document.key(*path)
