"""The parsers, alive as long as the process: raw text -> doctree.

docutils reads reStructuredText, MyST reads Markdown; no settings file of the machine or the draft takes part.
Only a workspace with trusted extensions gets a `Sphinx` object (they are written for it, and it costs half a
second): it lends its environment, and the extensions' directives, roles and transforms.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docutils import frontend, nodes, utils
from docutils.parsers import rst

import normwright.sources.constructs  # noqa: F401  # registers directives, roles and handlers
from normwright.diagnostics import Place
from normwright.sources import messages, rest
from normwright.sources.dispatch import our_lists
from normwright.sources.extensions import Extended
from normwright.sources.reading import Reading

_SETTINGS: dict[str, Any] = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "halt_level": 5,
    "report_level": 5,
    "warning_stream": False,
    "line_length_limit": 1 << 30,
    "trim_footnote_reference_space": True,
    "pep_references": None,
    "rfc_references": None,
    "smart_quotes": False,
    "syntax_highlight": "none",
    "language_code": "en",
    "character_level_inline_markup": False,
    "tab_width": 8,
    "myst_suppress_warnings": [],
}


class Engine:
    """Parses the files of one language folder."""

    def __init__(self, source_folder: Path, extensions: Sequence[str] = ()) -> None:
        self._extended = Extended(source_folder, extensions) if extensions else None
        self._settings = frontend.get_default_settings(rst.Parser)
        for name, value in _SETTINGS.items():
            setattr(self._settings, name, value)

    def parse(self, reading: Reading, text: str) -> nodes.document:
        """The doctree of a file; what the parsers report goes into the reading. Never raises for a text."""
        document = self._document(reading)
        directives, roles = self._extended.lists if self._extended else ({}, {})
        with our_lists(directives, roles):
            try:
                self._fill(document, reading, text)
            except RecursionError:
                self._failed(document, reading, "it is nested too deeply")
            except Exception as error:  # a parser must not take the report with it, whatever the text
                self._failed(document, reading, f"{type(error).__name__}: {error}")
        return document

    def _fill(self, document: nodes.document, reading: Reading, text: str) -> None:
        if self._extended:
            self._extended.begin(document, reading)
        if reading.syntax == "md":
            from normwright.sources import myst  # a quarter of the start-up, which many drafts never need

            myst.parse(text, document)
        else:
            rest.parser(reading).parse(text, document)
        if self._extended:
            self._extended.transform(document)

    def _document(self, reading: Reading) -> nodes.document:
        source = str(reading.path)
        settings = self._settings.copy()
        reporter = utils.Reporter(source, report_level=5, halt_level=5, stream=False)
        reporter.attach_observer(messages.observer(reading))
        document = nodes.document(settings, reporter, source=source)
        document.note_source(source, -1)
        document.settings.nw_reading = reading
        return document

    def _failed(self, document: nodes.document, reading: Reading, fault: str) -> None:
        reading.say("SRC209", Place(reading.file, 1, 1), fault=" ".join(fault.split())[:200])
        document.children = [child for child in document.children if isinstance(child, nodes.section)]
