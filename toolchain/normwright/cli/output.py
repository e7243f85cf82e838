"""What commands share in speaking: findings, lists of files, progress on a terminal."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from normwright.diagnostics import Diagnostic
from normwright.outputs import Product
from normwright.reports.json import format_json
from normwright.reports.text import format_diagnostics, printable, summary


def style_option(help: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Gives a command `--format text|json`, as its parameter `style`."""
    choice = click.Choice(["text", "json"])
    return click.option("--format", "style", type=choice, default="text", show_default=True, help=help)


def progress(message: str) -> None:
    """One line about what is being done, on a terminal only."""
    if _is_terminal():
        click.echo(f"\r\033[K{printable(message)} …", err=True, nl=False)


def end_progress() -> None:
    """Takes the last progress line away."""
    if _is_terminal():
        click.echo("\r\033[K", err=True, nl=False)


def _is_terminal() -> bool:
    # A program that starts us may have closed stderr altogether.
    return sys.stderr is not None and sys.stderr.isatty()


def print_findings(findings: Sequence[Diagnostic], *, root: Path | None) -> None:
    """Findings and their count, on stderr, so that results alone stand on stdout."""
    if findings:
        click.echo(format_diagnostics(findings, root=root) + "\n", err=True)
    click.echo(summary(findings), err=True)


def print_products(products: Iterable[Product]) -> None:
    """The main files made, one a line, relative to here; figures are counted, not named."""
    figures = 0
    for product in products:
        if product.format == "figure":
            figures += 1
        else:
            click.echo(display(product.path))
    if figures:
        click.echo(f"{figures} figure files beside them", err=True)


def print_json(command: str, findings: Iterable[Diagnostic], results: Mapping[str, Any]) -> None:
    """The versioned JSON document on stdout."""
    click.echo(format_json(command, findings, results), nl=False)


def display(path: Path) -> str:
    """A path as a person here would type it."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return str(path)
    return str(path) if relative.startswith(os.pardir + os.sep + os.pardir) else Path(relative).as_posix()
