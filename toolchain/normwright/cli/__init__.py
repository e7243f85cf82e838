"""The command line: one module a command, loaded when it is called."""

import gc
import importlib
import sys

import click

from normwright import __version__
from normwright.errors import NormwrightError
from normwright.reports.text import printable

COMMANDS = (
    "ballot",
    "build",
    "check",
    "comments",
    "demo",
    "explain",
    "init",
    "schemas",
    "serve",
    "status",
    "terms",
    "trust",
)


class _Commands(click.Group):
    """Loads a command's module only when it is wanted, so that no other one's imports are paid for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"normwright.cli.{cmd_name}")
        command: click.Command = getattr(module, cmd_name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="normwright")
def cli() -> None:
    """Write standards as text; get NISO STS, HTML and PDF out. Works offline, on your machine alone."""


def main() -> None:
    """Entry point of the `normwright` command; ends the process with the exit code of the design."""
    _speak_utf8()
    # A command makes many things that live to its end: looking for waste among them so often costs a tenth.
    gc.set_threshold(50_000, 20, 50)
    try:
        code = cli.main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except NormwrightError as problem:
        click.echo(printable(f"normwright: {problem.message}"), err=True)
        if problem.help:
            click.echo(printable(f"   = help: {problem.help}"), err=True)
        sys.exit(problem.exit_code)
    except click.ClickException as problem:
        problem.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("normwright: stopped; nothing half-made was left", err=True)
        sys.exit(3)


def _speak_utf8() -> None:
    # Office consoles often still speak a code page in which a message about "é" would end the program.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
