"""Commands killed hundreds of times: at every change of a file, and after growing times; then run to their end.

Each must leave, to the byte, what it leaves undisturbed. `python -m bench.kills [--times N]`
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.support.killable import STEPS, Step, killed_once, make_workspace, settled, state
from tests.support.killing import run_killed

_MOST = 400  # changes of files by one command


def main() -> None:
    """Prints a line a command; the exit code is 1 when something was lost, doubled or left over."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=20, help="kills of each command after growing times")
    chosen = options.parse_args()
    for role in ("AUTHOR", "COMMITTER"):
        os.environ[f"GIT_{role}_NAME"] = "bench"
        os.environ[f"GIT_{role}_EMAIL"] = "bench@example.org"
    with tempfile.TemporaryDirectory() as folder:
        failed = kill_all(Path(folder), chosen.times)
    sys.exit(1 if failed else 0)


def kill_all(folder: Path, times: int) -> int:
    """Kills every step of a ballot in `folder`; how many ends differed."""
    before, kills, failed = folder / "before", 0, 0
    make_workspace(before)
    for step in STEPS:
        after = folder / "after"
        shutil.copytree(before, after, symlinks=True)
        words = step.words(after)
        began = time.monotonic()
        code = run_killed(words, after)
        whole = time.monotonic() - began
        if code not in (0, 1):
            sys.exit(f"{step.name}: exit code {code} undisturbed")
        wrong, moments = _killed(step, folder / "work", before, state(after), whole, times)
        print(f"   {step.name:20} killed {moments:4} times, {wrong} ended otherwise", flush=True)
        kills, failed = kills + moments, failed + wrong
        settled(after, step)
        shutil.rmtree(before)
        after.rename(before)
    print(f"   together             killed {kills:4} times, {failed} ended otherwise")
    return failed


def _killed(
    step: Step, work: Path, before: Path, wanted: dict[str, bytes], whole: float, times: int
) -> tuple[int, int]:
    """How many ends differed, of how many kills."""
    wrong = kills = 0
    for moment in range(1, _MOST):
        fault = killed_once(step, work, before, wanted, moment=moment)
        if fault is None:
            break  # it has no more moments
        kills, wrong = (
            kills + 1,
            wrong + _told(fault, f"{step.name}, before its change of a file number {moment}"),
        )
    for part in range(1, times + 1):
        after = whole * part / times
        fault = killed_once(step, work, before, wanted, after=after)
        if fault is not None:
            kills, wrong = kills + 1, wrong + _told(fault, f"{step.name}, after {after:.2f} s")
    return wrong, kills


def _told(fault: str, where: str) -> bool:
    if fault:
        print(f"   {where}: {fault}", flush=True)
    return bool(fault)


if __name__ == "__main__":
    main()
