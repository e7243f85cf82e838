"""Runs a command as a process of its own and reads the system's account of it."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Measure:
    """One run: wall seconds, processor seconds, peak memory in MiB of the largest process, exit code."""

    wall: float
    cpu: float
    peak: float
    code: int


def measure(
    command: Sequence[str], *, folder: Path, env: Mapping[str, str] | None = None, loud: bool = True
) -> Measure:
    """The account of one run of `command` in `folder`, its children included.

    Its output is thrown away; what it says on stderr is shown if it fails and is to be `loud`.
    """
    began = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONHASHSEED": "0"} | dict(env or {}),
    ) as process:
        assert process.stderr is not None
        complaint = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    if process.returncode and loud:
        sys.stderr.write(complaint.decode(errors="replace")[-3000:])
    scale = 1 / (1024 * 1024) if sys.platform == "darwin" else 1 / 1024
    return Measure(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * scale, process.returncode)


def children_peak() -> float:
    """Peak memory in MiB of any child so far."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
