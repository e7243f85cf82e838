"""`normwright comments decide`: what a meeting decided, on one comment or on many."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date as day

import click

from normwright.cli.comments._ballots import ballot_option, whose
from normwright.cli.comments._loading import Loaded, folder_of, load, refuse_broken
from normwright.cli.output import display
from normwright.comments.choosing import Filter, filtered, named
from normwright.comments.deciding import Decided, Resolution, apart, decide, record
from normwright.comments.decisionfiles import decision_text
from normwright.comments.lock import locked
from normwright.comments.record import Decision
from normwright.comments.store import decision_path
from normwright.comments.trailers import Received
from normwright.errors import InputError, UsageError
from normwright.reports.text import printable

_CELLS = ("line", "clause", "element", "type")
KINDS = ("ge", "te", "ed")


@click.command("decide")
@click.argument("keys", metavar="[KEY]...", nargs=-1)
@ballot_option
@click.option("--group", type=int, default=0, metavar="N", help="All comments of a group.")
@click.option("--body", default="", metavar="CODE", help="All comments of a body …")
@click.option("--type", "kind", default="", metavar="ge|te|ed", help="… of a type …")
@click.option("--clause", default="", metavar="NUMBER", help="… on a clause and what is below it …")
@click.option("--open", "undecided", is_flag=True, help="… that still want an answer.")
@click.option("--status", default="", metavar="STATUS", help="accepted, not-accepted, noted …")
@click.option("--observation", default="", metavar="TEXT", help="What the members read.")
@click.option("--reason", default="", metavar="TEXT", help="Why; compulsory for some statuses.")
@click.option("--meeting", default="", metavar="TEXT", help="Where it was decided.")
@click.option("--date", default="", metavar="YYYY-MM-DD", help="When it was decided.")
@click.option(
    "--at", "placement", default="", metavar="LABEL", help="Where the comment belongs: a label or an id."
)
@click.option(
    "--id", "name", default="", metavar="NAME", help="Name of the decision.  [default: the first key]"
)
@click.option("--comment", default="", metavar="TEXT", help="National body: the comment in other words.")
@click.option("--proposal", default="", metavar="TEXT", help="National body: the proposed change likewise.")
@click.option(
    "--cell",
    "cells",
    multiple=True,
    metavar="COLUMN=TEXT",
    help="National body: another cell likewise: clause=5.2, type=te, element, line.",
)
@click.option(
    "--words",
    default="",
    metavar="KEY",
    help="National body: whose words are taken.  [default: the first]",
)
@click.option("--dry-run", is_flag=True, help="Show the files, and write none.")
def command(
    keys: tuple[str, ...],
    ballot: str,
    group: int,
    body: str,
    kind: str,
    clause: str,
    undecided: bool,
    status: str,
    observation: str,
    reason: str,
    meeting: str,
    date: str,
    placement: str,
    name: str,
    comment: str,
    proposal: str,
    cells: tuple[str, ...],
    words: str,
    dry_run: bool,
) -> None:
    """Decide on comments: KEYs (printed numbers, or beginnings of keys), a group, or all that fit a filter.

    One decision answers them all. What was decided on them before is replaced. Without a status the
    observation's first words say it, as in "Accepted. The clause is merged with 5.2." In a national body's
    workspace a decision makes one comment of the body, in the words of one of its experts or in others;
    there a filter makes a decision for each comment.
    """
    _check_date(date)
    wording = _wording(comment, proposal, cells)
    resolution = Resolution(status, observation, reason, meeting, date, placement, name, wording=wording)
    with locked(folder_of(ballot)):
        loaded = load(ballot)
        refuse_broken(loaded)
        if (wording or words) and not loaded.ballot.national:
            raise UsageError(
                "comments of members are not reworded", help="--comment, --proposal … are for national bodies"
            )
        if words:
            resolution = replace(resolution, words=named(loaded.received, [words])[0])
        wanted = Filter(whose(body, loaded.ballot), kind, clause, undecided=undecided)
        chosen = _chosen(loaded, keys, group, wanted)
        each = apart if loaded.ballot.national and wanted else _together
        made = each(loaded.received, loaded.decisions, chosen, resolution)
        for one in () if dry_run else made:
            _record(loaded, one)
    for one in made:
        (_show if dry_run else _tell)(loaded, one)


def _wording(comment: str, proposal: str, cells: tuple[str, ...]) -> dict[str, str]:
    """Column -> what stands there otherwise. Raises: UsageError for a column that can't be given."""
    found = {"comment": comment, "proposal": proposal}
    for entry in cells:
        column, equals, text = entry.partition("=")
        if not equals or column not in _CELLS:
            raise UsageError(f'"{entry}" is no cell', help=f"write COLUMN=TEXT with {', '.join(_CELLS)}")
        if column == "type" and text not in KINDS:
            raise UsageError(f'"{text}" is no type', help=f"types: {', '.join(KINDS)}")
        found[column] = text
    return {column: text for column, text in found.items() if text}


def _together(
    received: Received, decisions: Sequence[Decision], keys: list[str], resolution: Resolution
) -> list[Decided]:
    """One decision on all."""
    return [decide(received, decisions, keys, resolution)]


def _record(loaded: Loaded, decided: Decided) -> None:
    try:
        record(loaded.ballot, decided)
    except OSError as problem:
        raise InputError(f"{problem.filename} could not be written: {problem.strerror}") from problem


def _chosen(loaded: Loaded, keys: tuple[str, ...], group: int, wanted: Filter) -> list[str]:
    ways = [bool(keys), bool(group), bool(wanted)]
    if sum(ways) != 1:
        raise UsageError(
            "say which comments are meant, in one way" if any(ways) else "no comment is meant",
            help="give keys or numbers, or --group, or --body, --type, --clause and --open",
        )
    if keys:
        return named(loaded.received, keys)
    if group:
        return group_members(loaded, group)
    found = filtered(loaded.received, loaded.statuses, wanted)
    if not found:
        raise UsageError("no comment fits", help="normwright comments list shows them all")
    return found


def group_members(loaded: Loaded, number: int) -> list[str]:
    """The keys of a group's comments. Raises: UsageError when there is no such group."""
    from normwright.cli.comments._placed import computed

    known = computed(loaded)
    groups = known.groups if known is not None else ()
    if not 1 <= number <= len(groups):
        raise UsageError(
            f"there is no group {number}",
            help=f"normwright comments group shows them; there are {len(groups)}",
        )
    return list(groups[number - 1].comments)


def _check_date(text: str) -> None:
    try:
        fits = not text or day.fromisoformat(text).isoformat() == text
    except ValueError:
        fits = False
    if not fits:
        raise UsageError(f'"{text}" is no date', help="write it as 2031-06-02")


def _show(loaded: Loaded, decided: Decided) -> None:
    """The files as they would be written."""
    for one in decided.written:
        path = decision_path(loaded.ballot, one.id)
        former = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
        click.echo(f"{display(path)}:\n{printable(decision_text(one, former))}")
    for id in decided.removed:
        click.echo(f"{display(decision_path(loaded.ballot, id))}: removed")


def _tell(loaded: Loaded, decided: Decided) -> None:
    one = decided.decision
    shown = [loaded.received.number(key) for key in one.comments]
    rest = f" and {len(shown) - 5} more" if len(shown) > 5 else ""
    click.echo(printable(f"{', '.join(shown[:5])}{rest}: {one.status}"))
    click.echo(display(decision_path(loaded.ballot, one.id)))
    for other in decided.written[1:]:
        click.echo(printable(f"{other.id} answers {len(other.comments)} others as before"), err=True)
    for id in decided.removed:
        click.echo(f"{id} answers nothing any more and is gone", err=True)
