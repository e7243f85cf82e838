"""Work that grows with what it is given, and no faster: measured against itself, so that no machine is too slow.

Where the work is in Python, its steps are counted; what an expression or lxml does inside takes processor time alone.
"""

import gc
import sys
import time
from collections.abc import Callable
from typing import Any

_TRIALS = 5  # other programs make a trial longer, never shorter
_LONGER = 2.5  # times what proportion asks for: caches, and sorting
_UNSEEN = 0.05  # seconds that count as none


def assert_in_proportion(
    prepare: Callable[[int], Callable[[], object]], size: int, *, times: int = 8
) -> None:
    """Fails when `prepare(size * times)()` takes much more than `times` what `prepare(size)()` takes.

    Processor time, the least of some trials. With 8 times the size what grows with the square takes 64 times as
    long; `size` has to be so large that this would be seconds.
    """
    small, large = prepare(size), prepare(size * times)
    least, most = _took(small), _took(large)
    for _ in range(_TRIALS - 1):
        if most <= _LONGER * times * least + _UNSEEN or most > 20 * _LONGER * times * least + _UNSEEN:
            break
        least, most = min(least, _took(small)), min(most, _took(large))
    assert most <= _LONGER * times * least + _UNSEEN, (
        f"{times} times as much took {most / least:.0f} times as long"
    )


def steps(act: Callable[[], object]) -> int:
    """How many functions an act calls, those written in C included."""
    counted = 0

    def count(_frame: Any, event: str, _what: Any) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(before)
    return counted


def grows_evenly(act: Callable[[int], object], small: int, times: int = 4) -> bool:
    """Whether `times` the input costs about `times` the steps; `act` takes the size of its input."""
    act(small)  # what is made once is made
    return steps(lambda: act(small * times)) < 1.2 * times * steps(lambda: act(small))


def _took(work: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()
    try:
        began = time.process_time()
        work()
        return time.process_time() - began
    finally:
        gc.enable()
