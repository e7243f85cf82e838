"""The files that come with the program: data, templates and the sample workspace."""

from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).parent
_WHEEL = _PACKAGE / "_shipped"
_CHECKOUT = _PACKAGE.parent.parent


def data(name: str) -> Path:
    """Path of a file or folder below the package's `data/`."""
    return _PACKAGE / "data" / name


def templates() -> Path:
    """The shipped `templates/` folder, in the wheel or in a checkout."""
    return _WHEEL / "templates" if _WHEEL.is_dir() else _CHECKOUT / "templates"


def sample() -> Path:
    """Root of the sample workspace (`normwright.toml`, `drafts/`, `glossary/`)."""
    return _WHEEL / "sample" if _WHEEL.is_dir() else _CHECKOUT


@cache
def table(name: str) -> dict[str, Any]:
    """A TOML file below `data/`, parsed once per process; callers must not change it."""
    import tomllib

    return tomllib.loads(data(name).read_text(encoding="utf-8"))
