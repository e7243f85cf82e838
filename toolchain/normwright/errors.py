"""Errors of use: a wrong command, an unusable setting, a tool that failed.

What is wrong in a user's document is no error in this sense but a `normwright.diagnostics.Diagnostic`.
"""

FINDINGS, USAGE, FAILED = 1, 2, 3


class NormwrightError(Exception):
    """A complaint that ends the command: message, what to do next, exit code."""

    exit_code = USAGE

    def __init__(self, message: str, *, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help


class UsageError(NormwrightError):
    """The command or a setting is wrong (exit code 2)."""


class InputError(NormwrightError):
    """An input could not be read (exit code 3)."""

    exit_code = FAILED


class ToolError(NormwrightError):
    """An engine is missing or failed (exit code 3)."""

    exit_code = FAILED
