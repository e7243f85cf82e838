"""Work on files by others ends in time, in memory, or with a message."""

import pytest

from normwright.errors import InputError, ToolError
from normwright.limits import run_limited


def _double(number: int) -> int:
    return 2 * number


def _refuse() -> None:
    raise InputError("no", help="try another")


def _sleep() -> None:
    import time

    time.sleep(60)


def _die() -> None:
    import os

    os._exit(9)


def _hoard() -> int:
    return len(bytearray(64 << 30))


def test_the_answer_comes_back() -> None:
    assert run_limited(_double, 21) == 42


def test_a_complaint_comes_back_whole() -> None:
    with pytest.raises(InputError) as caught:
        run_limited(_refuse)
    assert (caught.value.message, caught.value.help) == ("no", "try another")


def test_time_is_bounded() -> None:
    with pytest.raises(ToolError, match="more than 1 seconds"):
        run_limited(_sleep, seconds=1)


def test_a_dead_process_is_told() -> None:
    with pytest.raises(ToolError, match="without an answer"):
        run_limited(_die)


def test_memory_is_bounded() -> None:
    with pytest.raises(ToolError, match="memory"):
        run_limited(_hoard)
