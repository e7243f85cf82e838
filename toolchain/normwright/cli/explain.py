"""`normwright explain`: the page of a code."""

import difflib

import click

from normwright.diagnostics import codes
from normwright.errors import UsageError


@click.command()
@click.argument("code")
def explain(code: str) -> int:
    """Say what a CODE such as SRC040 means, why it matters and what to do."""
    page = codes().get(code.upper())
    if page is None:
        near = difflib.get_close_matches(code.upper(), codes(), n=1)
        raise UsageError(
            f'there is no code "{code}"',
            help=f"did you mean {near[0]}?" if near else "codes look like SRC040",
        )
    click.echo(f"{page.code}  {page.name}  ({page.level})\n")
    click.echo(f"  Says:    {page.message}")
    if page.help:
        click.echo(f"  Do:      {page.help}")
    if page.source:
        click.echo(f"  Source:  {page.source}")
    if page.docs:
        click.echo(f"\n{click.wrap_text(page.docs, 100, '  ', '  ')}")
    return 0
