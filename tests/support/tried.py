"""How often the tests with drawn examples draw."""

import os
from typing import Any

from hypothesis import settings

#: The part of the examples that each run draws anew; `pytest --thorough` draws them all.
SHARE = 1.0 if os.environ.get("NORMWRIGHT_THOROUGH") else 0.3


def tried(times: int, **more: Any) -> settings:
    """Settings of a test that is tried so many times when it is tried thoroughly."""
    return settings(max_examples=max(8, round(times * SHARE)), deadline=None, **more)
