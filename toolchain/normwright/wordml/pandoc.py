"""The pandoc that the program brings along, run in its sandbox with bounded time and memory."""

import subprocess

from normwright.errors import ToolError
from normwright.pandoc import pandoc_program

_MEMORY = "-M400m"


def run_pandoc(data: bytes, *options: str, seconds: float) -> bytes | None:
    """What pandoc makes of `data`; None when it fails, takes too long or too much memory.

    Raises: ToolError when it is missing or can't be started.
    """
    command = [pandoc_program(), "+RTS", _MEMORY, "-RTS", "--sandbox", *options]
    try:
        made = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return None
    except OSError as error:
        raise ToolError(f"pandoc can't be started: {error}", help="pip install pypandoc_binary") from error
    return made.stdout if made.returncode == 0 else None
