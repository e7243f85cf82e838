"""The pages of a ballot: to comment on, for the meeting, and for each body what became of its comments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from normwright.comments.formwords import FormWords
from normwright.comments.meeting import Meeting
from normwright.comments.record import Ballot
from normwright.diagnostics import Report
from normwright.errors import InputError
from normwright.sts.linemap import LineMap
from normwright.sts.standard import Standard


@dataclass(frozen=True)
class Texts:
    """The circulated text with its printed lines, and the text of today; any can be missing."""

    circulated: Standard | None = None
    lines: LineMap | None = None
    current: Standard | None = None


def meeting_page(meeting: Meeting, texts: Texts, *, templates: Sequence[Path], report: Report) -> bytes:
    """The meeting view as one HTML page."""
    from normwright.comments.meeting_page import meeting_piece
    from normwright.render.meeting import render_meeting

    numbers = texts.lines.numbers if texts.lines is not None else None
    return render_meeting(
        meeting_piece(meeting), texts.circulated, templates=templates, report=report, lines=numbers
    )


def commenting_page(
    ballot: Ballot, texts: Texts, words: FormWords, *, templates: Sequence[Path], report: Report
) -> bytes:
    """The page of the circulated text on which a reader comments. Raises: InputError without that text."""
    from normwright.comments.commenting import commenting_data, commenting_piece
    from normwright.render.commenting import render_commenting
    from normwright.sts.labels import primary
    from normwright.sts.views.metadata import metadata

    if texts.circulated is None:
        raise InputError(f"{ballot.title} has no circulated text", help="put it into circulated/")
    numbers = texts.lines.numbers if texts.lines is not None else None
    data = commenting_data(ballot, texts.circulated, texts.lines, words)
    piece = commenting_piece(ballot, primary(metadata(texts.circulated).language))
    return render_commenting(piece, data, texts.circulated, templates=templates, report=report, lines=numbers)


def answer_pages(
    meeting: Meeting, texts: Texts, bodies: Sequence[str], *, templates: Sequence[Path]
) -> Mapping[str, bytes]:
    """Body -> its page on what became of its comments."""
    from normwright.comments.answer_page import answer_piece
    from normwright.comments.outcomes import Outcome, Versions
    from normwright.render.meeting import render_answers

    versions = (
        Versions(texts.circulated, texts.current)
        if texts.circulated is not None and texts.current is not None
        else None
    )

    def outcome(name: str) -> Outcome:
        return versions.outcome(name) if versions is not None else Outcome()

    return {
        body: render_answers(answer_piece(meeting, body, outcome), templates=templates) for body in bodies
    }
