"""`normwright ballot close`: the comments get the numbers by which everybody calls them."""

import click

from normwright.cli.comments._ballots import ballot_option
from normwright.cli.comments._loading import folder_of, load, refuse_broken
from normwright.cli.output import display, print_findings
from normwright.comments.lock import locked
from normwright.comments.record import Ballot
from normwright.errors import InputError, UsageError
from normwright.reports.text import printable


@click.command("close")
@ballot_option
@click.option("--dry-run", is_flag=True, help="Show the numbers, and give none.")
def command(ballot: str, dry_run: bool) -> None:
    """Close a ballot: give each comment its printed number, once, in the official order.

    A number such as XA-014 stays with its comment from then on. Late comments get theirs when the ballot is
    closed again; they go on behind the last.
    """
    from normwright.cli.comments._compiled import placements_for_table
    from normwright.comments.closing import closed
    from normwright.comments.store import write_ballot

    with locked(folder_of(ballot)):
        loaded = load(ballot)
        refuse_broken(loaded)
        _check(loaded.ballot)
        made = closed(loaded.ballot, loaded.received.comments, placements_for_table(loaded))
        if not dry_run:
            try:
                path = write_ballot(made)
            except OSError as problem:
                raise InputError(f"{problem.filename} could not be written: {problem.strerror}") from problem
    if loaded.report.findings:
        print_findings(list(loaded.report), root=loaded.workspace.root)
    fresh = {key: number for key, number in made.numbers.items() if key not in loaded.ballot.numbers}
    for key, number in fresh.items():
        click.echo(printable(f"{number}  {key}"))
    where = "would be numbered" if dry_run else f"numbered in {display(path)}"
    count = "1 comment" if len(fresh) == 1 else f"{len(fresh)} comments"
    click.echo(f"{made.title}: {count} {where}", err=True)


def _check(ballot: Ballot) -> None:
    """Numbers are given once, so everything has to be there. Raises: UsageError."""
    from normwright.comments.closing import not_taken

    if ballot.national:
        raise UsageError(
            "the committee that circulated the text gives the numbers",
            help="normwright comments compile makes your form, with running numbers of its own",
        )
    waiting = not_taken(ballot)
    if waiting:
        shown = ", ".join(waiting[:5]) + (" …" if len(waiting) > 5 else "")
        raise UsageError(f"not imported yet: {shown}", help="normwright comments import, or take them away")
