"""Where comments stand in the draft of today."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from normwright.cli.comments._loading import Loaded
from normwright.comments.computed import Computed, keep_computed, read_computed, summarized
from normwright.diagnostics import Report
from normwright.errors import InputError, UsageError

if TYPE_CHECKING:  # `status` loads this module, and most often needs no more of it
    from normwright.comments.placing import Placement
    from normwright.comments.tasks import Task
    from normwright.sts.linemap import LineMap
    from normwright.sts.standard import Standard


def blocks_of(
    loaded: Loaded, standard: "Standard | None", tasks: "Sequence[Task]", placement: str
) -> "Mapping[Task, tuple[str, str]]":
    """For each task the name of its block in `standard`, and why there is none where it is empty.

    `placement` is the label or id of a block that a person named. Raises: UsageError when there is no such.
    """
    if standard is None:
        return dict.fromkeys(tasks, ("", "the draft can't be composed"))
    if placement:
        from normwright.sts.within import block_of_label

        name = block_of_label(standard, placement)
        if not name:
            raise UsageError(
                f'the draft has no block "{placement}"', help="give a label of the draft, or an id"
            )
        return dict.fromkeys(tasks, (name, ""))
    placed = _placed(loaded, standard, tasks)
    return {task: _block([placed[key] for key in task.comments if key in placed], standard) for task in tasks}


def placed_in_circulated(
    loaded: Loaded, report: Report, current: "Standard | None" = None
) -> "tuple[Standard | None, LineMap | None, dict[str, Placement]]":
    """The circulated text, its line map, and where the comments are in it, carried to `current`.

    A national body may have no such text: there they stand where their cells say. Raises: InputError.
    """
    from normwright.comments.circulated import has_circulated, load_circulated
    from normwright.comments.placed import place_circulated
    from normwright.comments.placing import place_comments

    ballot, comments = loaded.ballot, loaded.received.comments
    if ballot.national and not has_circulated(ballot):
        from normwright.comments.asgiven import place_as_given

        return None, None, place_as_given(comments)
    text, lines = load_circulated(ballot, report)
    all_of = (ballot, comments, loaded.decisions, text, lines)
    if current is None:
        return text, lines, place_circulated(*all_of, report)
    return text, lines, place_comments(*all_of, current, report)


def computed(loaded: Loaded, *, most: int | None = None) -> Computed | None:
    """What placing and grouping in the circulated text say, from the last time or anew.

    None without a circulated text; and when there are more than `most` comments to be placed anew.
    """
    kept = read_computed(loaded.ballot, loaded.decisions)
    if kept is not None or (most is not None and len(loaded.received.comments) > most):
        return kept
    from normwright.comments.groups import group_comments

    try:  # as `comments group` does it, so that its numbers of groups are these
        placements = placed_in_circulated(loaded, Report())[2]
    except InputError:
        return None
    made = summarized(placements, group_comments(loaded.received.comments, placements))
    keep_computed(loaded.ballot, loaded.decisions, made)
    return made


def _placed(loaded: Loaded, standard: "Standard", tasks: "Sequence[Task]") -> "dict[str, Placement]":
    from normwright.comments.circulated import load_circulated
    from normwright.comments.placing import place_comments

    report = Report()
    wanted = {key for task in tasks for key in task.comments}
    comments = [one for one in loaded.received.comments if one.key in wanted]
    circulated, lines = load_circulated(loaded.ballot, report)
    return place_comments(loaded.ballot, comments, loaded.decisions, circulated, lines, standard, report)


def _block(placements: "Sequence[Placement]", standard: "Standard") -> tuple[str, str]:
    """The surest place of several comments that one change carries out."""
    if not placements:
        return "", "it is not in the ledgers"
    best = max(placements, key=lambda one: (one.sure, one.confidence))
    if best.whole:
        from normwright.sts.within import document_block

        return document_block(standard), ""
    if best.sure and best.current:
        return best.current, ""
    return "", best.reason or "nothing says where it belongs"
