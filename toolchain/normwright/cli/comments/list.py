"""`normwright comments list`: the received comments and where each stands."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from normwright.cli.comments._ballots import ballot_option, chosen_ballot
from normwright.cli.output import print_findings, print_json, style_option
from normwright.diagnostics import Report
from normwright.errors import FINDINGS, UsageError

if TYPE_CHECKING:
    from normwright.comments.record import Ballot, Comment, Decision

_WORDS = 60  # characters of a comment in the list


@click.command("list")
@ballot_option
@click.option("--body", default="", metavar="BODY", help="Only those of this body: DE, AFNOR, **.")
@click.option(
    "--clause", default="", metavar="CLAUSE", help="Only those on this clause as written, and below."
)
@click.option("--type", "kind", type=click.Choice(["ge", "te", "ed"]), default=None, help="Only that type.")
@click.option("--status", default="", metavar="STATUS", help="Only those decided so: accepted, open …")
@click.option("--open", "undecided", is_flag=True, help="Only those that still want an answer.")
@click.option("--unplaced", is_flag=True, help="Only those whose place in the circulated text is not sure.")
@style_option("How they are listed.")
def command(
    ballot: str, body: str, clause: str, kind: str | None, status: str, undecided: bool, unplaced: bool,
    style: str,
) -> int:  # fmt: skip
    """List the comments of a ballot: key, number, body, place, type, status and first words."""
    from normwright.cli.comments._ballots import whose
    from normwright.comments.statuses import statuses
    from normwright.comments.store import load_comments, load_decisions
    from normwright.workspace.settings import open_workspace

    report = Report()
    workspace = open_workspace(Path.cwd())
    if status and status not in statuses(workspace.role):
        raise UsageError(f'"{status}" is no status', help=f"statuses: {', '.join(statuses(workspace.role))}")
    chosen = chosen_ballot(workspace, ballot, report)
    comments, decisions = load_comments(chosen, report), load_decisions(chosen, report)
    decided = {key: decision for decision in decisions for key in decision.comments}
    wanted = {
        "body": whose(body, chosen),
        "clause": clause,
        "kind": kind or "",
        "status": status,
    }
    found = [one for one in comments if _fits(one, decided.get(one.key), wanted, undecided)]
    if unplaced:
        homeless = _unplaced(chosen, comments, decisions, report)
        found = [one for one in found if one.key in homeless]
    rows = [_row(one, decided.get(one.key), chosen.numbers) for one in found]
    if style == "json":
        print_json("comments list", report, {"ballot": chosen.title, "comments": rows})
    else:
        if report.findings:
            print_findings(list(report), root=chosen.root)
        for line in _lines(rows):
            click.echo(line)
        click.echo(f"{chosen.title}: {len(found)} of {len(comments)} comments", err=True)
    return FINDINGS if report.failed else 0


def _fits(
    comment: "Comment", decision: "Decision | None", wanted: Mapping[str, str], undecided: bool
) -> bool:
    from normwright.comments.kinds import read_kind
    from normwright.comments.statuses import all_statuses

    status = decision.status if decision else "open"
    below = (wanted["clause"], f"{wanted['clause']}.")
    place = comment.wording.clause.strip()
    return (
        wanted["body"] in ("", comment.body)
        and (not wanted["clause"] or place == below[0] or place.startswith(below[1]))
        and wanted["kind"] in ("", read_kind(comment.wording.type).code)
        and wanted["status"] in ("", status)
        and not (undecided and all_statuses()[status].closed)
    )


def _unplaced(
    ballot: "Ballot", comments: "Sequence[Comment]", decisions: "Sequence[Decision]", report: Report
) -> set[str]:
    from normwright.comments.asgiven import place_as_given
    from normwright.comments.circulated import has_circulated, load_circulated
    from normwright.comments.placing import place_comments

    if ballot.national and not has_circulated(ballot):
        placements = place_as_given(comments)
    else:
        standard, lines = load_circulated(ballot, report)
        placements = place_comments(ballot, comments, decisions, standard, lines, None, report)
    return {key for key, placement in placements.items() if not placement.sure}


def _row(comment: "Comment", decision: "Decision | None", numbers: Mapping[str, str]) -> dict[str, Any]:
    from normwright.comments.kinds import read_kind

    wording = comment.wording
    return {
        "key": comment.key,
        "number": numbers.get(comment.key, ""),
        "own": comment.own,
        "body": comment.body,
        "clause": wording.clause,
        "element": wording.element,
        "line": wording.line,
        "type": read_kind(wording.type).code,
        "comment": wording.comment,
        "proposal": wording.proposal,
        "status": decision.status if decision else "open",
        "decision": decision.id if decision else "",
        "source": comment.origin.file,
        "row": comment.origin.row,
        "missing": comment.missing,
    }


def _lines(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """One line a comment, in columns as wide as they need to be."""
    from normwright.reports.text import printable

    cells = [
        (
            row["key"],
            row["number"] or row["own"],
            row["body"],
            _short(" ".join(part for part in (row["clause"], row["element"]) if part), 24),
            row["type"] or "-",
            row["status"],
            _short(row["comment"] or row["proposal"], _WORDS),
        )
        for row in rows
    ]
    widths = [max((len(line[column]) for line in cells), default=0) for column in range(6)]
    for line in cells:
        yield printable(
            "  ".join([*(cell.ljust(width) for cell, width in zip(line, widths, strict=False)), line[6]])
        )


def _short(text: str, length: int) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= length else plain[: length - 1] + "…"
