"""The meeting view as plain data: comments, groups, contradictions, counts, and what can be filtered by.

A piece is (name, attributes, content). No markup is made here: `render.meeting` draws the pieces.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from normwright.comments.bodies import full_name
from normwright.comments.compilation import Entry
from normwright.comments.contradictions import Contradiction
from normwright.comments.groups import Group
from normwright.comments.meeting import UNPLACED, Meeting, status_words
from normwright.comments.statistics import KINDS, Statistic, statistics

Piece = tuple[str, Mapping[str, str], Sequence[Any]]


def anchor(key: str) -> str:
    """The id of a comment on a page."""
    return f"nw-{key}"


def meeting_piece(meeting: Meeting) -> Piece:
    """All that the page says."""
    compilation = meeting.compilation
    counts = statistics(compilation.entries, meeting.clause, meeting.clauses)
    decided = sum(1 for entry in compilation.entries if entry.decided)
    attributes = {
        "title": compilation.ballot.title,
        "document": compilation.ballot.document,
        "sample": "yes" if meeting.sample else "no",
        "total": str(len(compilation.entries)),
        "decided": str(decided),
        "undecided": str(len(compilation.entries) - decided),
        "bodies": str(len(compilation.bodies)),
        "groups": str(len(meeting.groups)),
        "contradictions": str(len(meeting.contradictions)),
        "unplaced": str(sum(1 for one in compilation.entries if meeting.clause(one) == UNPLACED)),
    }
    content = [
        *(_options(meeting, counts)),
        *_clauses(meeting),
        *(_statistic(meeting, one) for one in counts),
        *(_group(meeting, number, one) for number, one in enumerate(meeting.groups, 1)),
        *(_contradiction(meeting, one) for one in meeting.contradictions),
    ]
    return "meeting", attributes, content


def lines(name: str, text: str) -> list[Piece]:
    """A text as a piece with one `line` a paragraph; nothing for an empty one."""
    if not text.strip():
        return []
    parts: list[Piece] = [("line", {}, [one]) for one in text.split("\n") if one.strip()]
    return [(name, {}, parts)]


def named(entry: Entry) -> Piece:
    """A link to a comment."""
    return "link", {"to": anchor(entry.comment.key)}, [entry.name]


# -- filters and counts --------------------------------------------------------------------------------------


def _options(meeting: Meeting, counts: Sequence[Statistic]) -> Iterator[Piece]:
    for statistic in counts:
        options: list[Piece] = [
            (
                "option",
                {"value": count.name, "count": str(count.total)},
                [_name(meeting, statistic.by, count.name)],
            )
            for count in statistic.counts
        ]
        yield "filter", {"by": statistic.by}, options


def _statistic(meeting: Meeting, statistic: Statistic) -> Piece:
    rows: list[Piece] = [
        (
            "count",
            {
                "total": str(count.total),
                "decided": str(count.decided),
                "undecided": str(count.undecided),
                **{kind or "other": str(number) for kind, number in zip(KINDS, count.kinds, strict=True)},
            },
            [_name(meeting, statistic.by, count.name)],
        )
        for count in statistic.counts
    ]
    return "statistic", {"by": statistic.by}, rows


def _name(meeting: Meeting, by: str, name: str) -> str:
    if by == "body":
        full = full_name(name)
        return name if full == name else f"{name} {full}"
    if by == "clause":
        return meeting.clause_words(name)
    return status_words(name) if by == "status" else name or "other"


# -- comments ------------------------------------------------------------------------------------------------


def _clauses(meeting: Meeting) -> Iterator[Piece]:
    """The comments in their order, those of one clause together."""
    run: list[Piece] = []
    before = ""
    for entry in meeting.compilation.entries:
        clause = meeting.clause(entry)
        if run and clause != before:
            yield "clause", {"name": before, "words": meeting.clause_words(before)}, run
            run = []
        before = clause
        run.append(_comment(meeting, entry, clause))
    if run:
        yield "clause", {"name": before, "words": meeting.clause_words(before)}, run


def _comment(meeting: Meeting, entry: Entry, clause: str) -> Piece:
    key, name = entry.comment.key, meeting.at(entry)
    placement = meeting.placements.get(key)
    wording = entry.comment.wording
    decision = meeting.decisions.get(entry.decision)
    attributes = {
        "id": anchor(key),
        "key": key,
        "name": entry.name,
        "body": entry.comment.body,
        "type": entry.kind or "other",
        "written": wording.type.strip(),
        "status": entry.status,
        "called": status_words(entry.status),
        "decided": "yes" if entry.decided else "no",
        "clause": clause,
        "at": name,
        "place": " · ".join(" ".join(cell.split()) for cell in _given(entry) if cell.strip()),
        "words": meeting.said(name),
        "reason": placement.reason if placement is not None else "",
        "late": "yes" if entry.comment.late else "no",
        "group": str(meeting.group_of.get(key, "")),
        "against": "yes" if key in meeting.against else "no",
        "commit": " ".join(id[:12] for id in entry.commits),
        "meeting": decision.meeting if decision else "",
        "date": decision.date if decision else "",
    }
    content = [
        *lines("said", wording.comment),
        *lines("proposal", wording.proposal),
        *lines("observation", entry.observation),
        *(("near", {"at": one}, [meeting.said(one)]) for one in meeting.near(entry)),
        *_mates(meeting, key),
        *(("file", {}, [name]) for name in entry.comment.attachments),
    ]
    return "comment", attributes, content


def _given(entry: Entry) -> Iterator[str]:
    wording = entry.comment.wording
    yield wording.clause
    yield wording.element
    if wording.line.strip():
        yield f"line {wording.line}"


def _mates(meeting: Meeting, key: str) -> Iterator[Piece]:
    number = meeting.group_of.get(key)
    if number:
        group = meeting.groups[number - 1]
        yield "mates", {"group": str(number), "reason": group.reason}, _others(meeting, group.comments, key)
    for one in meeting.against.get(key, ()):
        sides = [side for side in _sides(meeting, one) if key not in side[0]]
        yield "opposed", {"reason": one.reason}, [piece for _, piece in sides]


def _others(meeting: Meeting, keys: Sequence[str], own: str) -> list[Piece]:
    return [named(meeting.entries[key]) for key in keys if key != own and key in meeting.entries]


def _group(meeting: Meeting, number: int, group: Group) -> Piece:
    entries = [meeting.entries[key] for key in group.comments if key in meeting.entries]
    decided = sum(1 for entry in entries if entry.decided)
    attributes = {
        "number": str(number),
        "reason": group.reason,
        "count": str(len(entries)),
        "undecided": str(len(entries) - decided),
        "place": meeting.said(meeting.at(entries[0])) if entries else "",
    }
    return "group", attributes, [named(entry) for entry in entries]


def _contradiction(meeting: Meeting, one: Contradiction) -> Piece:
    sides = [piece for _, piece in _sides(meeting, one)]
    return "contradiction", {"reason": one.reason, "place": one.said}, sides


def _sides(meeting: Meeting, one: Contradiction) -> Iterator[tuple[tuple[str, ...], Piece]]:
    """The keys of each side, and what it wants with links to its comments."""
    for keys, label in zip(one.sides, one.labels, strict=True):
        yield keys, ("side", {"label": label}, _others(meeting, keys, ""))
