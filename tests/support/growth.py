"""How the work of an act grows with its input: counted, as clocks differ from machine to machine."""

import sys
from collections.abc import Callable
from typing import Any


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
