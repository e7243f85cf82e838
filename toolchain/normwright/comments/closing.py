"""Closing a ballot: the printed number of each comment, given once and kept.

A number is the body's code and the comment's place in the compilation: "XA-014". What comes after the closing
goes on behind the last number; no number is given twice or taken back.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from normwright.comments.order import official_order
from normwright.comments.placing import Placement
from normwright.comments.received import load_received
from normwright.comments.record import Ballot, Comment
from normwright.diagnostics import Report

_DIGITS = 3
_SERIAL = re.compile(r"\d+$")


def closed(ballot: Ballot, comments: Sequence[Comment], placements: Mapping[str, Placement]) -> Ballot:
    """The ballot, closed: each comment that has no number yet gets one, in the official order."""
    waiting = [one for one in official_order(comments, placements) if one.key not in ballot.numbers]
    last = max((_serial(number) for number in ballot.numbers.values()), default=0)
    digits = max(_DIGITS, len(str(last + len(waiting))))
    fresh = {one.key: f"{one.body}-{serial:0{digits}d}" for serial, one in enumerate(waiting, last + 1)}
    return replace(ballot, closed=True, numbers={**ballot.numbers, **fresh})


def not_taken(ballot: Ballot) -> list[str]:
    """The files in the inbox that nobody has imported, by name."""
    known = {one.name for one in load_received(ballot, Report()).values()}
    inbox = ballot.folder / "inbox"
    files = inbox.iterdir() if inbox.is_dir() else ()
    return sorted(path.name for path in files if path.is_file() and path.name not in known)


def _serial(number: str) -> int:
    found = _SERIAL.search(number)
    return int(found[0]) if found else 0
