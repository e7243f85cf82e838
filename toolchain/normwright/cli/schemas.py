"""`normwright schemas`: the official STS schemas, which the user downloads."""

from pathlib import Path

import click


@click.group()
def schemas() -> None:
    """The official NISO STS schemas: not part of this program; with them every build is validated."""


@schemas.command()
@click.argument("file", type=click.Path(path_type=Path))
def add(file: Path) -> int:
    """Keep the schemas of FILE (the downloaded zip, or its unpacked folder) for every later build."""
    from normwright.sts.schemas import add_schemas

    for kept in add_schemas(file):
        click.echo(kept)
    return 0
