"""Findings as workflow commands of GitHub Actions, which shows them beside the changed lines."""

from collections.abc import Iterable

from normwright.diagnostics import Diagnostic, Level

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "notice"}


def format_github(findings: Iterable[Diagnostic], *, prefix: str = "") -> str:
    """One command a line; `prefix` is the way from the repository to the workspace, "" or "standards/".

    Whatever a draft says, it can't begin a command of its own: signs that could are escaped.
    """
    return "".join(f"{_command(finding, prefix)}\n" for finding in findings)


def _command(finding: Diagnostic, prefix: str) -> str:
    place = finding.place
    facts: dict[str, str] = {}
    if place.file:
        facts["file"] = prefix + place.file
    if place.line:
        facts["line"] = str(place.line)
        if place.column and not place.approximate:
            facts["col"] = str(place.column)
            facts["endColumn"] = str(place.column + place.length)
    facts["title"] = finding.code
    said = "\n".join(part for part in (finding.message, finding.help, finding.source, finding.path) if part)
    given = ",".join(f"{name}={_property(value)}" for name, value in facts.items())
    return f"::{_COMMANDS[finding.level]} {given}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
