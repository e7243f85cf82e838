"""`normwright comments`: one module a subcommand, named like it, its command called `command`.

A subcommand whose name is a keyword of Python has a module with an underscore behind it.
"""

import importlib
import pkgutil

import click


class _Subcommands(click.Group):
    """Knows its subcommands by their modules, and loads one only when it is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(module.name.rstrip("_") for module in _modules())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        wanted = (module.name for module in _modules() if module.name.rstrip("_") == cmd_name)
        name = next(wanted, None)
        if name is None:
            return None
        command: click.Command = importlib.import_module(f"{__name__}.{name}").command
        return command


def _modules() -> list[pkgutil.ModuleInfo]:
    return [module for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")]


@click.group(cls=_Subcommands)
def comments() -> None:
    """Comments on a ballot: taken in, placed, decided, and given back as the official table."""
