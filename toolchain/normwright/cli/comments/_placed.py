"""Where comments stand in the draft of today."""

from collections.abc import Mapping, Sequence

from normwright.cli.comments._loading import Loaded
from normwright.comments.placing import Placement, place_comments
from normwright.comments.tasks import Task
from normwright.diagnostics import Report
from normwright.errors import UsageError
from normwright.sts.standard import Standard
from normwright.sts.within import block_of_label, document_block


def blocks_of(
    loaded: Loaded, standard: Standard | None, tasks: Sequence[Task], placement: str
) -> Mapping[Task, tuple[str, str]]:
    """For each task the name of its block in `standard`, and why there is none where it is empty.

    `placement` is the label or id of a block that a person named. Raises: UsageError when there is no such.
    """
    if standard is None:
        return dict.fromkeys(tasks, ("", "the draft can't be composed"))
    if placement:
        name = block_of_label(standard, placement)
        if not name:
            raise UsageError(
                f'the draft has no block "{placement}"', help="give a label of the draft, or an id"
            )
        return dict.fromkeys(tasks, (name, ""))
    placed = _placed(loaded, standard, tasks)
    return {task: _block([placed[key] for key in task.comments if key in placed], standard) for task in tasks}


def _placed(loaded: Loaded, standard: Standard, tasks: Sequence[Task]) -> dict[str, Placement]:
    from normwright.comments.circulated import load_circulated

    report = Report()
    wanted = {key for task in tasks for key in task.comments}
    comments = [one for one in loaded.received.comments if one.key in wanted]
    circulated, lines = load_circulated(loaded.ballot, report)
    return place_comments(loaded.ballot, comments, loaded.decisions, circulated, lines, standard, report)


def _block(placements: Sequence[Placement], standard: Standard) -> tuple[str, str]:
    """The surest place of several comments that one change carries out."""
    if not placements:
        return "", "it is not in the ledgers"
    best = max(placements, key=lambda one: (one.sure, one.confidence))
    if best.whole:
        return document_block(standard), ""
    if best.sure and best.current:
        return best.current, ""
    return "", best.reason or "nothing says where it belongs"
