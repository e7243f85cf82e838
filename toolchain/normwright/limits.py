"""Work on files by others in a process of its own, with bounded time and memory."""

import multiprocessing
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
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(there, function, arguments), daemon=True)
    process.start()
    there.close()
    try:
        if not here.poll(seconds):
            raise ToolError(
                f"the file needed more than {seconds} seconds and was given up",
                help="split the file, or ask its sender for a smaller one",
            )
        outcome, value = here.recv()
    except EOFError:
        raise ToolError(
            "the process that worked on the file ended without an answer",
            help="the file probably needs more memory than is allowed; ask its sender for a smaller one",
        ) from None
    finally:
        process.kill()
        process.join()
        here.close()
    if outcome == "error":
        raise value
    if outcome == "bug":
        raise RuntimeError(value)
    return value


def _work(answer: Connection, function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    _bound_memory()
    try:
        answer.send(("value", function(*arguments)))
    except NormwrightError as problem:
        answer.send(("error", problem))
    except MemoryError:
        answer.send(("error", ToolError("the file needs more memory than is allowed")))
    except Exception:
        import traceback

        answer.send(("bug", traceback.format_exc()))


def _bound_memory() -> None:
    if sys.platform == "win32":
        return  # Windows has no such limit to set; the time limit still holds
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    ceiling = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (ceiling, hard))
