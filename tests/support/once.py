"""What several worker processes of a test run need, made by the first that asks."""

import time
from collections.abc import Callable
from pathlib import Path

_LONGEST = 300.0  # seconds that another worker may take


def made_once(folder: Path, make: Callable[[Path], None]) -> Path:
    """`folder`, filled by `make`: here, or by the worker that came first, which is waited for."""
    done, failed = (folder.with_name(f"{folder.name}.{end}") for end in ("done", "failed"))
    try:
        folder.mkdir()
    except FileExistsError:
        ends = time.monotonic() + _LONGEST
        while not done.exists():
            assert not failed.exists(), failed.read_text(encoding="utf-8")
            assert time.monotonic() < ends, f"{folder.name} is not made"
            time.sleep(0.1)
        return folder
    try:
        make(folder)
    except BaseException as problem:
        failed.write_text(str(problem), encoding="utf-8")
        raise
    done.touch()
    return folder
