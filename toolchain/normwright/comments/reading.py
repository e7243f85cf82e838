"""Received files read in processes of their own, two at a time, with bounded time and memory."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Any

from normwright.comments.forms.rows import Sheet
from normwright.diagnostics import Place, diagnose
from normwright.errors import NormwrightError, UsageError
from normwright.limits import Worker

_SECONDS = 120
_LIFETIME = 200  # files a process reads before it makes room for a fresh one
_AT_ONCE = 2
_FEW = 3  # files for which a second process isn't worth its start
Job = tuple[Path, str, dict[str, str] | None]  # file, its name for findings, mapping of columns


class Readers:
    """The processes; they start when they are first needed and end with the block."""

    def __init__(self) -> None:
        self._workers = [Worker(lifetime=_LIFETIME) for _ in range(_AT_ONCE)]
        self._free: SimpleQueue[Worker] = SimpleQueue()
        for worker in self._workers:
            self._free.put(worker)
        self._threads = ThreadPoolExecutor(_AT_ONCE)

    def __enter__(self) -> "Readers":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: BaseException | TracebackType | None) -> None:
        self._threads.shutdown(wait=kind is None, cancel_futures=True)
        for worker in self._workers:
            worker.stop()

    def read(self, jobs: Sequence[Job]) -> Iterator[Sheet]:
        """The sheets of the files, in their order. Raises: UsageError for a mapping that can't be."""
        if len(jobs) < _FEW:
            return (self._read(job) for job in jobs)
        return self._threads.map(self._read, jobs)

    def _read(self, job: Job) -> Sheet:
        worker = self._free.get()
        try:
            sheet: Sheet = worker.run(_read_file, *job, seconds=_SECONDS)
            return sheet
        except UsageError:
            raise
        except NormwrightError as problem:
            return _unread(job[1], problem.message, problem.help)
        except RuntimeError as problem:
            # A fault of ours in one file must not keep the others out; the last line names it.
            return _unread(job[1], str(problem).strip().splitlines()[-1][:200], "")
        finally:
            self._free.put(worker)


def _read_file(path: Path, name: str, mapping: dict[str, str] | None) -> Any:
    from normwright.comments.forms.dispatch import read_form

    return read_form(path.read_bytes(), name, mapping)


def _unread(name: str, fault: str, help_: str) -> Sheet:
    hint = help_ or "ask its sender for another form, and tell the makers of normwright"
    return Sheet(findings=(diagnose("CMT074", Place(name), fault=fault, hint=hint),), refused=True)
