"""`normwright comments forget`: a received file taken out of the workspace."""

import click

from normwright.cli.comments._ballots import ballot_option, chosen_ballot
from normwright.cli.output import display


@click.command("forget")
@click.argument("file")
@ballot_option
@click.option(
    "--with-comments", is_flag=True, help="Also take out the comments that stand in this file alone."
)
@click.option("--dry-run", is_flag=True, help="Tell what would be removed, and write nothing.")
def command(file: str, ballot: str, with_comments: bool, dry_run: bool) -> int:
    """Remove a received FILE from the inbox; its hash stays, so that it doesn't come back by accident.

    The comments read from it stay in the ledger, with the file's name, unless --with-comments is said, which
    is refused when one of them is decided. What was committed before stays in the history of git.
    """
    from pathlib import Path

    from normwright.comments.forget import forget_file
    from normwright.diagnostics import Report
    from normwright.workspace.settings import open_workspace

    chosen = chosen_ballot(open_workspace(Path.cwd()), ballot, Report())
    gone = forget_file(chosen, file, with_comments=with_comments, dry_run=dry_run)
    would = "would be " if dry_run else ""
    click.echo(f"{display(gone.path)}: {would}forgotten, SHA-256 {gone.sha256}")
    if with_comments:
        click.echo(f"{len(gone.comments)} comments {would}removed")
    return 0
