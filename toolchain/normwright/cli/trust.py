"""`normwright trust`: this workspace's own stylesheets and extensions."""

from pathlib import Path

import click

from normwright.cli.output import display


@click.command()
def trust() -> int:
    """Allow this workspace's own stylesheets and extensions to run, as they are now.

    They are programs: read them first. The permission is kept outside the workspace and ends with any change.
    """
    from normwright.workspace.settings import open_workspace
    from normwright.workspace.trust import trust_workspace

    kept = trust_workspace(open_workspace(Path.cwd()))
    for path in kept:
        click.echo(f"trusted as it is now: {display(path)}")
    if not kept:
        click.echo("this workspace has no stylesheet or extension of its own", err=True)
    return 0
