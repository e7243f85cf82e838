"""Where pandoc is: the one that the program brings along."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from normwright.errors import ToolError


@cache
def pandoc_program() -> str:
    """The pandoc of the package, so that every machine has the same; only where it has none, another.

    Raises: ToolError when there is none.
    """
    bundled = bundled_pandoc()
    if bundled is not None:
        return str(bundled)
    try:
        import pypandoc  # type: ignore[import-untyped]

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError) as error:
        raise ToolError(
            "pandoc, which converts formulae, is missing", help="pip install pypandoc_binary"
        ) from error


@cache
def bundled_pandoc() -> Path | None:
    """The program that the package carries; found without importing it."""
    found = find_spec("pypandoc")
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent / "files"
    return next((path for path in (folder / "pandoc", folder / "pandoc.exe") if path.is_file()), None)
