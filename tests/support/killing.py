"""Commands that are killed: after a time, or at one of the moments at which they touch a file."""

import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

#: What changes files or starts other programs, by the names of Python's audit events.
_MOMENTS = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "subprocess.Popen", "shutil.rmtree"})
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_GRACE = 0.15  # seconds in which a program that was started, such as git, comes to its own end


def run_killed(
    words: Sequence[str],
    cwd: Path,
    *,
    after: float | None = None,
    moment: int = 0,
    of: str = "",
    quick: bool = False,
) -> int | None:
    """`normwright WORDS` in a child; its exit code, None when it was killed by SIGKILL.

    It is killed `after` so many seconds, or by itself just before its `moment`-th change of a file or start
    of a program; with `of`, those alone count that have to do with this word. `quick` reads forms without
    further processes.
    """
    child = os.fork()
    if child == 0:
        _run(words, cwd, moment, of, quick)
    end = None if after is None else time.monotonic() + after
    while end is not None and time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return _code(status)
        time.sleep(0.001)
    if end is not None:
        os.kill(child, signal.SIGKILL)
    code = _code(os.waitpid(child, 0)[1])
    if code is None:
        time.sleep(_GRACE)
    return code


def _code(status: int) -> int | None:
    return None if os.WIFSIGNALED(status) else os.waitstatus_to_exitcode(status)


def _run(words: Sequence[str], cwd: Path, moment: int, of: str, quick: bool) -> None:
    """Never comes back."""
    code = 70
    try:
        os.chdir(cwd)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        sys.argv = ["normwright", *words]
        if quick:
            _read_here()
        if moment:
            _die_at(moment, of)
        from normwright.cli import main

        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    finally:
        os._exit(code)


def _read_here() -> None:
    from normwright.comments import intake
    from normwright.comments.reading import _read_file

    class Here:
        def __enter__(self) -> "Here":
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def read(self, jobs: Sequence[tuple[Path, str, dict[str, str] | None]]) -> object:
            return (_read_file(*job) for job in jobs)

    setattr(intake, "Readers", Here)  # noqa: B010 - the type is another


def _die_at(moment: int, of: str) -> None:
    left = [moment]

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        writing = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING
        if (writing or event in _MOMENTS) and of in str(arguments):
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
