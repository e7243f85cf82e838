"""A loaded ballot as a compilation, and as a meeting sees it."""

from dataclasses import dataclass, field

from normwright.cli.comments._history import implemented_in
from normwright.cli.comments._loading import Loaded
from normwright.cli.comments._placed import placed_in_circulated
from normwright.comment_pages import Texts
from normwright.comments.asgiven import place_as_given
from normwright.comments.circulated import FOLDER, has_circulated, load_circulated
from normwright.comments.compilation import Compilation, compile_comments
from normwright.comments.formwords import form_words
from normwright.comments.meeting import Meeting
from normwright.comments.order import official_order
from normwright.comments.placing import Placement, place_comments
from normwright.comments.positions import positions, say_lacking, submission, undecided
from normwright.comments.targets import Targets
from normwright.diagnostics import Place
from normwright.errors import InputError, UsageError
from normwright.sts.standard import Standard


@dataclass(frozen=True)
class Placed:
    """The texts of a ballot, and where its comments are in them."""

    texts: Texts = field(default_factory=Texts)
    placements: dict[str, Placement] = field(default_factory=dict)


def placed(loaded: Loaded, current: Standard | None = None) -> Placed:
    """The placements in the circulated text, carried to `current`; none without that text, which is told."""
    try:
        circulated, lines, placements = placed_in_circulated(loaded, loaded.report, current)
    except InputError:
        return Placed(Texts(current=current))
    return Placed(Texts(circulated, lines, current), placements)


def placements_for_table(loaded: Loaded) -> dict[str, Placement]:
    """The placements by which a table is ordered; without a circulated text its clauses order it (CMT105)."""
    if has_circulated(loaded.ballot):
        return placed(loaded).placements
    folder = loaded.ballot.folder / FOLDER
    loaded.report.say("CMT105", Place(folder.relative_to(loaded.workspace.root).as_posix()))
    return {}


def national_form(loaded: Loaded) -> Compilation:
    """What a national body submits, in the official order; what is missing goes to the loaded report.

    Raises: UsageError when the workspace doesn't say which body it is.
    """
    ballot, report = loaded.ballot, loaded.report
    if not ballot.member:
        raise UsageError(
            "normwright.toml doesn't say whose workspace this is", help='write its code there: member = "XA"'
        )
    made = positions(loaded.received, loaded.decisions)
    comments = [comment for _, comment in made]
    if has_circulated(ballot):
        text, lines = load_circulated(ballot, report)
        placements = place_comments(ballot, comments, loaded.decisions, text, lines, None, report)
    else:
        placements = place_as_given(comments)
    at = {comment.key: index for index, comment in enumerate(official_order(comments, placements))}
    ordered = sorted(made, key=lambda one: at[one[1].key])
    say_lacking(ordered, report)
    waiting = undecided(loaded.received, loaded.decisions)
    if waiting:
        names = ", ".join(waiting[:5]) + (" …" if len(waiting) > 5 else "")
        count = "1 comment is" if len(waiting) == 1 else f"{len(waiting)} comments are"
        report.say("CMT195", Place(ballot.title), count=count, comments=names)
    return submission(ballot, ordered, form_words(loaded.workspace.root, report))


def compiled(loaded: Loaded, placements: dict[str, Placement]) -> Compilation:
    """All comments in the official order, with what the decisions and commits say of them."""
    words = form_words(loaded.workspace.root, loaded.report)
    order = [comment.key for comment in official_order(loaded.received.comments, placements)]
    commits = implemented_in(loaded)
    return compile_comments(loaded.received, loaded.decisions, words, order=order, commits=commits)


def meeting(loaded: Loaded, where: Placed) -> Meeting:
    """What a meeting needs to know of the ballot."""
    from normwright.comments.contradictions import contradictions
    from normwright.comments.groups import group_comments

    comments = loaded.received.comments
    circulated = where.texts.circulated
    return Meeting(
        compiled(loaded, where.placements),
        {decision.id: decision for decision in loaded.decisions},
        where.placements,
        Targets(circulated) if circulated is not None else None,
        group_comments(comments, where.placements),
        contradictions(comments, where.placements),
        loaded.workspace.sample,
    )
