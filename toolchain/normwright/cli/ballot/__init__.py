"""`normwright ballot`: one module a subcommand."""

import click

from normwright.cli.ballot.close import command as close


@click.group()
def ballot() -> None:
    """A ballot and what its dates bring with them."""


ballot.add_command(close)
