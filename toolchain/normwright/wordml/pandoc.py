"""The pandoc that the program brings along, run in its sandbox with bounded time and memory."""

import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from normwright.errors import ToolError

_MEMORY = "-M400m"


def run_pandoc(data: bytes, *options: str, seconds: float) -> bytes | None:
    """What pandoc makes of `data`; None when it fails, takes too long or too much memory.

    Raises: ToolError when it is missing or can't be started.
    """
    command = [_program(), "+RTS", _MEMORY, "-RTS", "--sandbox", *options]
    try:
        made = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return None
    except OSError as error:
        raise ToolError(f"pandoc can't be started: {error}", help="pip install pypandoc_binary") from error
    return made.stdout if made.returncode == 0 else None


@cache
def _program() -> str:
    """The pandoc of the package, so that every machine has the same; only where it has none, another."""
    found = find_spec("pypandoc")
    if found is not None and found.origin is not None:
        folder = Path(found.origin).parent / "files"
        for path in (folder / "pandoc", folder / "pandoc.exe"):
            if path.is_file():
                return str(path)
    try:
        import pypandoc  # type: ignore[import-untyped]

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError) as error:
        raise ToolError(
            "pandoc, which converts formulae, is missing", help="pip install pypandoc_binary"
        ) from error
