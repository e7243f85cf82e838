"""Work on files by others in a process of its own, with bounded time and memory."""

import multiprocessing
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from normwright.errors import NormwrightError, ToolError

SECONDS = 300
MEMORY = 12 << 30  # bytes of address space; Typst reserves far more than it uses


def run_limited(function: Callable[..., Any], /, *arguments: Any, seconds: int = SECONDS) -> Any:
    """What `function(*arguments)` gives, computed in a fresh process; both must be picklable.

    A `NormwrightError` raised there is raised here.
    Raises: ToolError when the time or the memory is used up, or the process dies.
    """
    worker = Worker()
    try:
        return worker.run(function, *arguments, seconds=seconds)
    finally:
        worker.stop()


class Worker:
    """A process that lives on and does one thing after another; it starts when it is first needed.

    What a function leaves in its modules is there for the next one. After `lifetime` tasks, and after one
    that went wrong, the next finds a fresh process. For one thread at a time.
    """

    def __init__(self, *, lifetime: int = 1) -> None:
        self._lifetime = lifetime
        self._process: Any = None
        self._pipe: Any = None
        self._done = 0

    def run(self, function: Callable[..., Any], /, *arguments: Any, seconds: int = SECONDS) -> Any:
        """As `run_limited`, in the living process."""
        if self._process is None:
            self._start()
        try:
            self._pipe.send((function, arguments))
            if not self._pipe.poll(seconds):
                self.stop()
                raise ToolError(
                    f"the file needed more than {seconds} seconds and was given up",
                    help="split the file, or ask its sender for a smaller one",
                )
            outcome, value = self._pipe.recv()
        except (EOFError, OSError):
            self.stop()
            raise ToolError(
                "the process that worked on the file ended without an answer",
                help="the file probably needs more memory than is allowed; ask its sender for a smaller one",
            ) from None
        self._done += 1
        if outcome == "bug" or self._done >= self._lifetime:
            self.stop()
        if outcome == "error":
            raise value
        if outcome == "bug":
            raise RuntimeError(value)
        return value

    def stop(self) -> None:
        """Ends the process, whatever it does."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.join()
            self._pipe.close()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, there = context.Pipe()
        self._process = context.Process(target=_work, args=(there,), daemon=True)
        self._process.start()
        self._done = 0
        there.close()


def _work(pipe: "Connection[Any, Any]") -> None:
    # Ctrl-C is for the program that started this process, and ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound_memory()
    while True:
        try:
            function, arguments = pipe.recv()
        except EOFError:
            return
        _answer(pipe, function, arguments)


def _answer(pipe: "Connection[Any, Any]", function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    try:
        pipe.send(("value", function(*arguments)))
    except NormwrightError as problem:
        pipe.send(("error", problem))
    except MemoryError:
        pipe.send(("error", ToolError("the file needs more memory than is allowed")))
    except Exception:
        import traceback

        pipe.send(("bug", traceback.format_exc()))


def _bound_memory() -> None:
    if sys.platform == "win32":
        return  # Windows has no such limit to set; the time limit still holds
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    ceiling = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (ceiling, hard))
