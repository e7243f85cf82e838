"""Findings as SARIF 2.1.0 (OASIS), for code review and quality tools.

The same findings give the same bytes: no times, no paths of this machine. Files are named relative to
`WORKSPACE`; columns count characters (Unicode code points).
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from normwright import __version__
from normwright.diagnostics import Code, Diagnostic, Level, Place, codes
from normwright.reports.result import Change, Result

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
BASE = "WORKSPACE"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "note"}
#: The name under which fingerprints stand; another way to make them gets another number.
_FINGERPRINT = "surroundings/v1"


def format_sarif(results: Iterable[Result], *, baseline: bool = False) -> str:
    """One run with all results, silenced and known ones marked as such; `baseline`: there was one."""
    told = list(results)
    named = sorted({result.diagnostic.code for result in told})
    places = {code: number for number, code in enumerate(named)}
    run = {
        "tool": {"driver": _driver([codes()[code] for code in named])},
        "language": "en",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            BASE: {"description": {"text": "The folder that normwright.toml, or the command, stands in."}}
        },
        "invocations": [{"executionSuccessful": True}],
        "artifacts": _artifacts(told),
        "results": [_result(result, places, baseline) for result in told],
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _driver(pages: Sequence[Code]) -> dict[str, Any]:
    return {
        "name": "normwright",
        "version": __version__,
        "semanticVersion": __version__,
        "informationUri": "https://example.org/normwright",
        "rules": [_rule(page) for page in pages],
    }


def _rule(page: Code) -> dict[str, Any]:
    known = {"source": page.source, "edition": page.edition, "basis": page.basis}
    words = " ".join(page.docs.split()) or f"See normwright explain {page.code}."
    return {
        "id": page.code,
        "name": "".join(part.capitalize() for part in page.name.split("-")),
        "shortDescription": {"text": f"{_sentence(page.name.replace('-', ' '))}"},
        "fullDescription": {"text": words},
        "help": {"text": _help(page)},
        "defaultConfiguration": {"level": _LEVELS[page.level], "enabled": not page.off},
        "properties": {name: value for name, value in known.items() if value},
    }


def _help(page: Code) -> str:
    examples = [*(f"Not: {text}" for text in page.bad[:1]), *(f"But: {text}" for text in page.good[:1])]
    return "\n".join([" ".join(page.docs.split()) or page.name, *examples])


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."


def _artifacts(results: Iterable[Result]) -> list[dict[str, Any]]:
    files = sorted({result.diagnostic.place.file for result in results if result.diagnostic.place.file})
    return [{"location": _file(file)} for file in files]


def _result(result: Result, places: dict[str, int], baseline: bool) -> dict[str, Any]:
    diagnostic = result.diagnostic
    said: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": places[diagnostic.code],
        "level": _LEVELS[diagnostic.level],
        "message": {"text": _message(diagnostic)},
        "locations": [_location(diagnostic)] if diagnostic.place.file or diagnostic.path else [],
    }
    if result.fingerprint:
        said["partialFingerprints"] = {_FINGERPRINT: result.fingerprint}
    if baseline:
        said["baselineState"] = "unchanged" if result.known else "new"
    if result.silenced_at is not None:
        said["suppressions"] = [_suppression(result.silenced_at, result.reason)]
    if result.changes:
        said["fixes"] = [_fix(diagnostic, result.changes)]
    return said


def _message(diagnostic: Diagnostic) -> str:
    message = diagnostic.message[:1].upper() + diagnostic.message[1:]
    return f"{message}. To do: {diagnostic.help}." if diagnostic.help else f"{message}."


def _location(diagnostic: Diagnostic) -> dict[str, Any]:
    location: dict[str, Any] = {}
    if diagnostic.place.file:
        location["physicalLocation"] = _physical(diagnostic.place)
    if diagnostic.path:
        location["logicalLocations"] = [{"fullyQualifiedName": diagnostic.path, "kind": "element"}]
    return location


def _physical(place: Place) -> dict[str, Any]:
    return {"artifactLocation": _file(place.file), "region": _region(place)}


def _region(place: Place) -> dict[str, int]:
    """What is meant; a whole file is shown at its first line, since readers of SARIF want one."""
    region = {"startLine": place.line or 1}
    if place.column and not place.approximate:
        region |= {"startColumn": place.column, "endColumn": place.column + place.length}
    return region


def _file(name: str) -> dict[str, str]:
    """Relative names stand below the workspace; others are addresses of this machine's files."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute():
        return {"uri": "file://" + quote(str(path))}
    # A colon in the first step would read as a scheme.
    return {"uri": quote(str(path)), "uriBaseId": BASE}


def _suppression(place: Place, reason: str) -> dict[str, Any]:
    return {
        "kind": "inSource",
        "status": "accepted",
        "justification": reason,
        "location": {"physicalLocation": _physical(place)},
    }


def _fix(diagnostic: Diagnostic, changes: Sequence[Change]) -> dict[str, Any]:
    files = sorted({change.file for change in changes})
    return {
        "description": {"text": diagnostic.help or diagnostic.message},
        "artifactChanges": [
            {
                "artifactLocation": _file(file),
                "replacements": [_replacement(change) for change in changes if change.file == file],
            }
            for file in files
        ],
    }


def _replacement(change: Change) -> dict[str, Any]:
    region = {
        "startLine": change.line,
        "startColumn": change.column,
        "endLine": change.last_line,
        "endColumn": change.last_column,
    }
    return {"deletedRegion": region, "insertedContent": {"text": change.by}}
