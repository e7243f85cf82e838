"""`normwright comments apply`: what was accepted, made in the text and committed with the comments' names."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from normwright.cli.comments._ballots import ballot_option
from normwright.cli.comments._composed import compose, draft_of
from normwright.cli.comments._history import implemented_in
from normwright.cli.comments._loading import Loaded, folder_of, load, refuse_broken
from normwright.cli.comments._placed import blocks_of
from normwright.cli.comments._writing import base_of, check_same, commit, keep, wait_for_others, write
from normwright.cli.output import end_progress, print_findings
from normwright.comments import tasks as todo
from normwright.comments.applying import Change, Outcome, Session, opened
from normwright.comments.deciding import Resolution, decide
from normwright.comments.edits import Rewording
from normwright.comments.lock import locked
from normwright.comments.record import Decision
from normwright.comments.store import decision_path
from normwright.comments.tasks import Task
from normwright.diagnostics import Diagnostic
from normwright.errors import FINDINGS, InputError, UsageError
from normwright.reports.text import printable
from normwright.workspace.record import Draft


@dataclass(frozen=True)
class _Ways:
    """How the change is given and what is done with it."""

    rewording: Rewording | None
    patches: tuple[Path, ...]
    placement: str
    subject: str
    editorial: bool
    further: bool
    no_commit: bool
    dry_run: bool


@click.command("apply")
@click.argument("words", metavar="[KEY|DECISION]...", nargs=-1)
@ballot_option
@click.option(
    "--replace", "old", default="", metavar="OLD", help="The words to be replaced, as the draft has them."
)
@click.option("--with", "new", default=None, metavar="NEW", help='What takes their place; "" takes them out.')
@click.option(
    "--file",
    "patches",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="PATCH",
    help="The change as a patch of one place of the text.",
)
@click.option(
    "--at", "placement", default="", metavar="LABEL", help="The block that is changed: a label or an id."
)
@click.option(
    "--editorial", is_flag=True, help="Accept and apply all editorial proposals that apply cleanly."
)
@click.option(
    "--further", is_flag=True, help="A further change for a comment that a commit implements already."
)
@click.option("--message", "subject", default="", metavar="TEXT", help="First line of the commit's message.")
@click.option(
    "--no-commit", is_flag=True, help="Change the text, and print the message instead of committing."
)
@click.option("--dry-run", is_flag=True, help="Show the change, and make none.")
def command(
    words: tuple[str, ...],
    ballot: str,
    old: str,
    new: str | None,
    patches: tuple[Path, ...],
    placement: str,
    editorial: bool,
    further: bool,
    subject: str,
    no_commit: bool,
    dry_run: bool,
) -> int:
    """Make in the draft what was decided on comments (KEYs or numbers) or by a DECISION, and commit it.

    Without --replace or --file the proposed change is carried out, where it says exact words: replace "X" by
    "Y", delete "X", add "Y" after "X". The draft has to be committed; the change is tried on a copy, and made
    only when the draft can then be built and says what it said everywhere else.
    """
    todo.check_ways(
        words=bool(words), replace=bool(old), put=new is not None, files=bool(patches), editorial=editorial
    )
    rewording = Rewording(old, new or "") if old else None
    ways = _Ways(rewording, patches, placement, subject, editorial, further, no_commit, dry_run)
    with locked(folder_of(ballot)):
        loaded = load(ballot)
        refuse_broken(loaded)
        draft = draft_of(loaded.ballot)
        wait_for_others(draft, dry_run=dry_run)
        return _run(loaded, draft, words, ways)


def _run(loaded: Loaded, draft: Draft, words: Sequence[str], ways: _Ways) -> int:
    implemented = implemented_in(loaded)
    tasks = _tasks(loaded, words, ways, implemented)
    if not tasks:
        return 0
    base = base_of(draft, no_commit=ways.no_commit, dry_run=ways.dry_run)
    with opened(draft, base, compose) as session:
        outcome, refused = _outcome(loaded, session, tasks, ways, implemented)
    end_progress()
    check_same(base, outcome, draft)
    told = [*todo.doubts(loaded.received, tasks), *refused]
    if told:
        print_findings(told, root=loaded.workspace.root)
    if outcome.files:
        _finish(loaded, draft, outcome, ways)
    return FINDINGS if refused and not ways.editorial else 0


def _tasks(
    loaded: Loaded, words: Sequence[str], ways: _Ways, implemented: Mapping[str, Sequence[str]]
) -> list[Task]:
    """What is left to do; what a commit implements already is said."""
    if ways.editorial:
        found = todo.editorial_tasks(loaded.received, loaded.decisions, implemented)
        if not found:
            click.echo("no editorial comment with exact words waits", err=True)
        return found
    tasks = []
    for task in todo.tasks_named(loaded.received, loaded.decisions, words):
        if ways.further or todo.open_keys(task, implemented):
            tasks.append(task)
        else:
            for key in task.comments:
                ids = ", ".join(one[:12] for one in implemented[key])
                click.echo(
                    printable(f"{loaded.received.number(key)} is implemented by {ids}; nothing is to be done")
                )
    if len(tasks) > 1 and (ways.rewording or ways.patches):
        raise UsageError(
            "one change carries out one comment or one decision", help="apply the others by themselves"
        )
    return tasks


def _outcome(
    loaded: Loaded,
    session: Session,
    tasks: Sequence[Task],
    ways: _Ways,
    implemented: Mapping[str, Sequence[str]],
) -> tuple[Outcome, list[Diagnostic]]:
    """What can be done, and what was refused."""
    refused: list[Diagnostic] = []
    if not ways.editorial:
        told = [(task, todo.refusal(loaded.received, task)) for task in tasks]
        refused += [why for _, why in told if why is not None]
        tasks = [task for task, why in told if why is None]
    if ways.patches and tasks:
        outcome = session.patch(_whole(loaded, tasks[0]), _patching(loaded, ways.patches))
    else:
        changes = _changes(loaded, session, _alike(loaded, tasks, implemented), ways, refused)
        outcome = session.make(changes)
    return outcome, [*refused, *outcome.refused]


def _whole(loaded: Loaded, task: Task) -> Change:
    return todo.change(loaded.received, task, "", Rewording("", ""))


def _alike(
    loaded: Loaded, tasks: Sequence[Task], implemented: Mapping[str, Sequence[str]]
) -> dict[Task, list[Task]]:
    """Each task with those that were decided together with it and propose the same words."""
    taken = set(tasks)
    return {
        task: [one for one in todo.tasks_alike(loaded.received, task, implemented) if one not in taken]
        for task in tasks
    }


def _changes(
    loaded: Loaded,
    session: Session,
    tasks: Mapping[Task, Sequence[Task]],
    ways: _Ways,
    refused: list[Diagnostic],
) -> list[Change]:
    wanted: dict[Task, Rewording] = {}
    for task in tasks:
        rewording = ways.rewording or todo.proposed(loaded.received, task)
        if isinstance(rewording, Diagnostic):
            refused.append(rewording)
        else:
            wanted[task] = rewording
    if not wanted:
        return []
    alike = {one: task for task in wanted for one in tasks[task]}
    blocks = blocks_of(loaded, session.standard, [*wanted, *alike], ways.placement)
    refused += [
        todo.unplaced(loaded.received, task, blocks[task][1]) for task in wanted if not blocks[task][0]
    ]
    # One change of one paragraph carries out all that ask for it there.
    wanted |= {one: wanted[task] for one, task in alike.items() if blocks[one][0] == blocks[task][0]}
    return [
        todo.change(loaded.received, task, blocks[task][0], rewording)
        for task, rewording in wanted.items()
        if blocks[task][0]
    ]


def _finish(loaded: Loaded, draft: Draft, outcome: Outcome, ways: _Ways) -> None:
    """Shows the change, and makes it."""
    diff = printable(outcome.diff(loaded.workspace.root))
    click.echo(diff, nl=False, err=ways.no_commit)
    keys = [key for one in outcome.made for key in one.comments]
    if ways.dry_run:
        return
    decisions = _accepted(loaded, outcome) if ways.editorial else []
    files = {path: new for path, (_, new) in outcome.files.items()}
    files |= keep(loaded.ballot, decisions)
    said = todo.message(loaded.received, keys, subject=ways.subject)
    before = {path: path.read_bytes() if path.exists() else b"" for path in files}
    before |= {path: old for path, (old, _) in outcome.files.items()}
    if ways.editorial:
        before |= _decided_before(loaded, keys)
    write(files)
    if ways.no_commit:
        click.echo(printable(said), nl=False)
    else:
        made = commit(draft, before, said)
        click.echo(f"committed as {made[:12]}", err=True)


def _accepted(loaded: Loaded, outcome: Outcome) -> list[Decision]:
    """The decisions on what was applied without one; comments that ask for the same change have one."""
    now = list(loaded.decisions)
    found = []
    decided = {key for one in now if one.status != "open" for key in one.comments}
    for change in outcome.made:
        keys = [key for key in change.comments if key not in decided]
        if keys:
            made = decide(loaded.received, now, keys, Resolution("accepted"))
            now = [*(one for one in now if one.id not in {*made.removed, made.decision.id}), made.decision]
            found.append(made.decision)
    return found


def _decided_before(loaded: Loaded, keys: Collection[str]) -> dict[Path, bytes]:
    """The decisions that stand there already, perhaps from a run that ended before it could commit them."""
    ids = {one.id for one in loaded.decisions if set(one.comments) & set(keys)}
    paths = [decision_path(loaded.ballot, id) for id in sorted(ids)]
    return {path: path.read_bytes() for path in paths if path.is_file()}


def _patching(loaded: Loaded, patches: Sequence[Path]) -> Callable[[Path], None]:
    """Applies the patches to a folder."""
    from normwright.history.patching import apply_patch
    from normwright.history.program import GitRefused

    def apply(folder: Path) -> None:
        for path in patches:
            try:
                apply_patch(folder, path.read_bytes(), home=loaded.workspace.root)
            except OSError as problem:
                raise InputError(f"{path} can't be read: {problem.strerror}") from problem
            except GitRefused as problem:
                raise UsageError(
                    f"{path} doesn't fit the draft\n{problem.message}", help="make it anew"
                ) from problem

    return apply
