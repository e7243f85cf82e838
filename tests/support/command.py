"""Runs the command line in this process."""

import contextlib
import io
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from normwright.cli import main


@dataclass(frozen=True)
class Done:
    """Exit code and what was said."""

    code: int
    out: str
    err: str


def run(*words: str, cwd: Path | None = None) -> Done:
    """`normwright WORDS` in the folder `cwd`."""
    out, err = io.StringIO(), io.StringIO()
    before = Path.cwd()
    try:
        if cwd is not None:
            os.chdir(cwd)
        with (
            mock.patch.object(sys, "argv", ["normwright", *words]),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            code = 0
            try:
                main()
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else 1
    finally:
        os.chdir(before)
    return Done(code, out.getvalue(), err.getvalue())
