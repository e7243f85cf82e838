"""`normwright comments import`: received files into the ledgers."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from normwright.cli.comments._ballots import ballot_option, chosen_ballot, whose
from normwright.cli.output import display, end_progress, print_findings, print_json, progress, style_option
from normwright.diagnostics import Diagnostic, Level, Report
from normwright.errors import FAILED, FINDINGS, UsageError

if TYPE_CHECKING:
    from normwright.comments.intake import FileOutcome
    from normwright.comments.record import Ballot
    from normwright.workspace.settings import Workspace

_MOST = 10  # passages of one file that are listed on a terminal; JSON has all


@click.command("import")
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
@ballot_option
@click.option(
    "--as", "body", default="", metavar="BODY", help="Whose comments they are, for all rows: DE, AFNOR."
)
@click.option(
    "--map",
    "mapping",
    multiple=True,
    metavar="COLUMN=HEADING",
    help="An unknown heading, or a position: clause=Abschnittsnr, comment=5; =Priority leaves one out.",
)
@click.option("--replaces", default="", metavar="NAME", help="The received file that this one corrects.")
@click.option("--late", is_flag=True, help="They came after the ballot had closed.")
@click.option("--force", is_flag=True, help="Take a form that names another document, or a forgotten file.")
@click.option(
    "--circulated",
    type=click.Path(path_type=Path),
    metavar="FOLDER|FILE",
    help="Open the ballot on the text in this folder, such as build/cool-refuges/iso; or on an STS file.",
)
@click.option(
    "--document",
    default="",
    metavar="REFERENCE",
    help="Open the ballot on a document of which you have no STS file, or whose STS file doesn't name it, "
    "such as 'ISO/DIS 00000'.",
)
@click.option("--dry-run", is_flag=True, help="Tell what would be taken, and write nothing.")
@style_option("How it is told.")
def command(
    files: tuple[Path, ...], ballot: str, body: str, mapping: tuple[str, ...], replaces: str, late: bool,
    force: bool, circulated: Path | None, document: str, dry_run: bool, style: str,
) -> int:  # fmt: skip
    """Take in the comments of these FILEs, or of all in the ballot's inbox that aren't taken yet.

    Word forms, XLSX, CSV, files saved by the ballot page, YAML sheets and commented copies of the draft are
    told apart by what is in them. Each file is copied into the inbox and never changed; its rows go into
    ledger/, one file a body. What deviates from the form is mended and told, what can't be read is listed,
    and no file stops the others. The exit code is then 1. Importing again changes nothing; a file of the same
    name and body as a former one corrects it: its comments keep their keys and decisions.
    """
    from normwright.comments.arriving import Wishes
    from normwright.comments.intake import import_comments
    from normwright.workspace.settings import open_workspace

    workspace = open_workspace(Path.cwd())
    report = Report()
    if circulated or document:
        ballot = _opened(workspace, ballot, circulated, document, dry_run)
    chosen = chosen_ballot(workspace, ballot, report)
    wishes = Wishes(whose(body, chosen), _mapping(mapping), replaces, late, force, workspace.largest_in_git)
    if replaces and len(files) != 1:
        raise UsageError("--replaces is for one FILE", help="name the file that corrects the former one")
    if wishes.any and not files and not _waiting(chosen):
        raise UsageError("nothing in the inbox waits to be taken", help="name the FILE that this is said of")
    outcomes = import_comments(
        chosen, files, wishes=wishes, report=report, dry_run=dry_run,
        progress=progress,
    )  # fmt: skip
    end_progress()
    findings = [*report, *(finding for outcome in outcomes for finding in outcome.findings)]
    if style == "json":
        results = {"ballot": chosen.title, "dry-run": dry_run, "files": [_data(one) for one in outcomes]}
        print_json("comments import", findings, results)
    else:
        _print(chosen, outcomes, findings, dry_run=dry_run)
    return _code(outcomes, findings)


def _opened(workspace: "Workspace", title: str, circulated: Path | None, document: str, dry_run: bool) -> str:
    """Opens a ballot; its title."""
    from normwright.comments.opening import open_ballot, open_without_text

    if not title:
        raise UsageError(
            "a new ballot needs a name", help="say --ballot PROJECT/NAME, such as cool-refuges/cd1"
        )
    if dry_run:
        raise UsageError("--dry-run can't open a ballot", help="leave --dry-run out")
    root = workspace.root
    opened = (
        open_ballot(root, title, circulated, document=document)
        if circulated
        else open_without_text(root, title, document)
    )
    count = len(opened.files)
    click.echo(
        f"{display(opened.ballot.folder)}: {opened.ballot.document}, {_counted(count, 'file')}", err=True
    )
    return opened.ballot.title


def _mapping(given: Sequence[str]) -> tuple[str, ...]:
    for entry in given:
        if "=" not in entry:
            raise UsageError(
                f'"{entry}" maps nothing', help="write COLUMN=HEADING, such as clause=Abschnittsnr"
            )
    return tuple(given)


def _waiting(ballot: "Ballot") -> bool:
    from normwright.comments.received import load_received

    records = load_received(ballot, Report())
    inbox = ballot.folder / "inbox"
    names = {one.name for one in records.values()}
    fresh = inbox.is_dir() and any(path.name not in names for path in inbox.iterdir() if path.is_file())
    return fresh or any(not one.taken for one in records.values())


# -- telling -------------------------------------------------------------------------------------------------


def _print(
    ballot: "Ballot", outcomes: "Sequence[FileOutcome]", findings: Sequence[Diagnostic], *, dry_run: bool
) -> None:
    from normwright.reports.text import printable

    print_findings(findings, root=ballot.root)
    for outcome in outcomes:
        click.echo(printable(f"{outcome.file}: {_summary(outcome)}"))
        for what, passages in (("mended", outcome.repaired), ("not understood", outcome.not_understood)):
            for passage in passages[:_MOST]:
                click.echo(printable(f"  {what}: {passage.place}: {_short(passage.why)}"))
            if len(passages) > _MOST:
                click.echo(f"  {what}: {len(passages) - _MOST} more; --format json has all")
    total = sum(len(outcome.new) for outcome in outcomes)
    changed = sum(len(outcome.changed) for outcome in outcomes)
    would = "would be " if dry_run else ""
    click.echo(
        f"{ballot.title}: {_counted(len(outcomes), 'file')} read, {_counted(total, 'comment')} {would}new, "
        f"{changed} changed",
        err=True,
    )


def _summary(outcome: "FileOutcome") -> str:
    if outcome.refused:
        return "not taken"
    bodies = ", ".join(outcome.bodies[:6]) + (
        f" and {len(outcome.bodies) - 6} more" if outcome.bodies[6:] else ""
    )
    parts = [_counted(outcome.rows, "row"), f"{len(outcome.new)} new"]
    for name in ("changed", "repeated", "missing", "removed"):
        count = len(getattr(outcome, name))
        parts += [f"{count} {name}"] if count else []
    parts += [f"{len(outcome.repaired)} mended"] if outcome.repaired else []
    parts += (
        [f"{_counted(len(outcome.not_understood), 'passage')} not understood"]
        if outcome.not_understood
        else []
    )
    return f"{bodies}: {', '.join(parts)}" if bodies else ", ".join(parts)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun if count == 1 else noun + 's'}"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 160 else plain[:159] + "…"


def _data(outcome: "FileOutcome") -> dict[str, Any]:
    places = {
        name: [{"place": one.place, "why": one.why} for one in getattr(outcome, field)]
        for name, field in (
            ("repaired", "repaired"),
            ("not-understood", "not_understood"),
            ("remarks", "remarks"),
        )
    }
    keys = {
        name: list(getattr(outcome, name)) for name in ("new", "changed", "repeated", "missing", "removed")
    }
    return {
        "file": outcome.file,
        "refused": outcome.refused,
        "bodies": list(outcome.bodies),
        "rows": outcome.rows,
        "date": outcome.date,
        **keys,
        **places,
    }


def _code(outcomes: "Sequence[FileOutcome]", findings: Sequence[Diagnostic]) -> int:
    if outcomes and all(outcome.refused for outcome in outcomes):
        return FAILED
    lost = any(outcome.not_understood for outcome in outcomes)
    return FINDINGS if lost or any(one.level is not Level.ADVICE for one in findings) else 0
