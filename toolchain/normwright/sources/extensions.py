"""Sphinx extensions that the caller trusts: what they add to the lists, and the environment they expect."""

import io
import logging
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives, roles

from normwright.diagnostics import Place
from normwright.errors import ToolError
from normwright.sources.messages import tell
from normwright.sources.positions import source_place
from normwright.sources.reading import Reading

_OURS = ("sphinx.", "docutils.", "myst_parser.")


class Extended:
    """A `Sphinx` object with the extensions loaded; no conf.py is read, nothing is written into the draft.

    Raises: ToolError when an extension can't be loaded.
    """

    def __init__(self, source_folder: Path, extensions: Sequence[str]) -> None:
        self._reading: Reading | None = None
        self._folder = tempfile.TemporaryDirectory(prefix="normwright-")
        # What is Sphinx's own is registered first, so that the difference is the extensions'.
        self._app((), source_folder)
        known = set(directives._directives), set(roles._roles)  # type: ignore[attr-defined]
        try:
            self.app = self._app(extensions, source_folder)
        except Exception as error:
            raise ToolError(
                f"an extension can't be loaded: {error}", help="install it, or untrust it"
            ) from error
        self.lists = (
            _taken(directives._directives, known[0]),  # type: ignore[attr-defined]
            _taken(roles._roles, known[1]),  # type: ignore[attr-defined]
        )
        logger = logging.getLogger("sphinx")
        logger.handlers = [_Collector(self)]

    def _app(self, extensions: Sequence[str], source_folder: Path) -> Any:
        from sphinx.application import Sphinx

        folder = Path(self._folder.name)
        return Sphinx(
            source_folder,
            None,
            folder / "out",
            folder / "doctrees",
            "dummy",
            confoverrides={
                "extensions": list(extensions),
                "numfig": False,
                "smartquotes": False,
                "language": "en",
            },
            status=None,
            warning=io.StringIO(),
            freshenv=True,
        )

    def begin(self, document: nodes.document, reading: Reading) -> None:
        """Lends the environment to a document."""
        self._reading = reading
        self.app.env.prepare_settings(reading.docname)
        document.settings.env = self.app.env

    def transform(self, document: nodes.document) -> None:
        """Applies the extensions' transforms."""
        for transform in self.app.registry.get_transforms():
            if not transform.__module__.startswith(_OURS):
                document.transformer.add_transform(transform)
        document.transformer.apply_transforms()

    def hear(self, record: logging.LogRecord) -> None:
        """Takes what Sphinx logs."""
        if self._reading is not None and record.levelno >= logging.WARNING:
            tell(self._reading, record.getMessage(), self._place(record), 3 if record.levelno > 30 else 2)

    def _place(self, record: logging.LogRecord) -> Place:
        assert self._reading is not None
        location = getattr(record, "location", None)
        line = 1
        if isinstance(location, nodes.Node):
            line = location.line or 1
        elif isinstance(location, tuple):
            line = location[1] or 1
        elif isinstance(location, str) and location.rpartition(":")[2].isdigit():
            line = int(location.rpartition(":")[2])
        return source_place(self._reading, None, int(line))


def _taken(registry: dict[str, Any], known: set[str]) -> dict[str, Any]:
    """What an extension added to a list of docutils, which hold for the whole process: taken out again."""
    return {name: registry.pop(name) for name in sorted(set(registry) - known)}


class _Collector(logging.Handler):
    def __init__(self, extended: Extended) -> None:
        super().__init__()
        self._extended = extended

    def emit(self, record: logging.LogRecord) -> None:
        self._extended.hear(record)


def stamp(name: str) -> str:
    """What changes when an extension's module does."""
    from importlib.util import find_spec

    try:
        spec = find_spec(name)
    except (ImportError, ValueError):
        spec = None
    if spec is None or not spec.origin or not Path(spec.origin).is_file():
        return f"{name} {sys.version_info[:3]}"
    status = Path(spec.origin).stat()
    return f"{name} {status.st_mtime_ns} {status.st_size}"
