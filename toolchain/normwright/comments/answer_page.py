""" "What became of our comments": a page for one body, as plain data (pieces, see `meeting_page`)."""

from collections.abc import Callable, Iterator

from normwright.comments.bodies import full_name
from normwright.comments.compilation import Entry
from normwright.comments.meeting import Meeting, status_words
from normwright.comments.meeting_page import Piece, anchor, lines
from normwright.comments.outcomes import Outcome, TextChange
from normwright.comments.record import Decision
from normwright.comments.statistics import statistics


def answer_piece(meeting: Meeting, body: str, outcome: Callable[[str], Outcome]) -> Piece:
    """Every comment of a body with its status, its observation, and the text before and after.

    `outcome` says what changed in a block of the circulated text, "" for none.
    """
    part = meeting.compilation.of_body(body)
    decided = sum(1 for entry in part.entries if entry.decided)
    attributes = {
        "title": part.ballot.title,
        "document": part.ballot.document,
        "sample": "yes" if meeting.sample else "no",
        "body": body,
        "name": full_name(body),
        "total": str(len(part.entries)),
        "decided": str(decided),
    }
    counts = statistics(part.entries, meeting.clause)[-1].counts
    statuses: list[Piece] = [
        ("count", {"total": str(count.total)}, [status_words(count.name)])
        for count in counts
        if count.name != "open"
    ]
    comments = [_answer(meeting, entry, outcome) for entry in part.entries]
    return "answers", attributes, [*statuses, *comments]


def _answer(meeting: Meeting, entry: Entry, outcome: Callable[[str], Outcome]) -> Piece:
    name, wording = meeting.at(entry), entry.comment.wording
    decision = meeting.decisions.get(entry.decision)
    became = outcome(name)
    attributes = {
        "id": anchor(entry.comment.key),
        "name": entry.name,
        "type": wording.type.strip(),
        "status": entry.status,
        "called": status_words(entry.status),
        "decided": "yes" if entry.decided else "no",
        "place": " · ".join(
            " ".join(cell.split()) for cell in (wording.clause, wording.element) if cell.strip()
        ),
        "words": meeting.said(name),
        "commit": " ".join(id[:12] for id in entry.commits),
        "known": "yes" if became.known else "no",
        "more": str(became.more),
        **_meeting(decision),
    }
    content = [
        *lines("said", wording.comment),
        *lines("proposal", wording.proposal),
        *lines("observation", entry.observation),
        *(_change(change) for change in became.changes),
    ]
    return "answer", attributes, content


def _meeting(decision: Decision | None) -> dict[str, str]:
    return {"meeting": decision.meeting, "date": decision.date} if decision else {"meeting": "", "date": ""}


def _change(change: TextChange) -> Piece:
    return "change", {"what": change.what}, list(_sides(change))


def _sides(change: TextChange) -> Iterator[Piece]:
    for name, pieces in (("before", change.before), ("after", change.after)):
        yield name, {}, [(kind, {}, [words]) for kind, words in pieces]
