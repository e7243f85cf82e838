"""How long work tells what it is at."""

from collections.abc import Callable

Progress = Callable[[str], None]


def silent(_: str) -> None:
    """A progress that tells nobody."""
