"""Diagnostics and results as one versioned JSON document (`data/schemas/report.schema.json`)."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from normwright import __version__
from normwright.diagnostics import Diagnostic


def format_json(command: str, findings: Iterable[Diagnostic], results: Mapping[str, Any]) -> str:
    """The document of `data/schemas/report.schema.json`, keys sorted, with a line feed at the end."""
    document = {
        "normwright": __version__,
        "format": 1,
        "command": command,
        "findings": [_finding(finding) for finding in findings],
        "results": dict(results),
    }
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _finding(finding: Diagnostic) -> dict[str, Any]:
    return {
        "code": finding.code,
        "level": str(finding.level),
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "approximate": finding.place.approximate,
        "message": finding.message,
        "help": finding.help,
        "source": finding.source,
        "length": finding.place.length,
        "path": finding.path,
        "fixable": finding.fixable,
    }
