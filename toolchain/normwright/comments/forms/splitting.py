"""Rows whose sender wrote several cells into one: cut where that is beyond doubt, else a cut is offered."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from normwright import resources
from normwright.comments.columns import column
from normwright.comments.record import Wording

#: "(2) Clause: 4.2", "5. Comment: …": a number of the form, the name of its field, a colon.
_FIELD = re.compile(r"(?:^|(?<=\s))\(?([1-9])[).]\s*([^\W\d_][^:\n\t]{1,60}):[ \t]*")


def split_proposal(cells: Wording) -> Wording | None:
    """The row with its proposed change in a cell of its own, where it stood behind the comment.

    Both texts are kept as they are, but for the words that part them. None where nothing is to be split.
    """
    if cells.proposal.strip():
        return None
    found = list(_parting().finditer(cells.comment))
    if len(found) != 1 or not cells.comment[found[0].end() :].strip():
        return None
    comment, proposal = cells.comment[: found[0].start()], cells.comment[found[0].end() :]
    return replace(cells, comment=comment.rstrip(), proposal=proposal.strip())


def offered_split(cells: Wording) -> Wording | None:
    """The row cut up at the form's own numbers in its text; None unless three of them are there.

    What stands before the first is kept at the beginning of the comment; a cell that has text keeps it.
    """
    for name in ("comment", "proposal"):
        text: str = getattr(cells, name)
        fields = list(_fields(text))
        if len({field for field, _, _ in fields}) >= 3:
            return _cut(cells, name, text, fields)
    return None


def _fields(text: str) -> Iterator[tuple[str, int, int]]:
    """Our name of each numbered field in the text, and where its label begins and ends."""
    if ":" not in text:
        return
    for found in _FIELD.finditer(text):
        name = column(found[2])
        if name:
            yield name, found.start(), found.end()


def _cut(cells: Wording, source: str, text: str, fields: list[tuple[str, int, int]]) -> Wording:
    parts: dict[str, list[str]] = {source: [text[: fields[0][1]].strip()]}
    ends = [start for _, start, _ in fields[1:]] + [len(text)]
    for (name, _, begin), end in zip(fields, ends, strict=True):
        parts.setdefault("body" if name == "committee" else name, []).append(text[begin:end].strip())
    own = parts.pop("own", [])
    parts[source] += own
    for name, found in parts.items():
        held = "" if name == source else getattr(cells, name).strip()
        joined = "\n".join(dict.fromkeys(part for part in (held, *found) if part))
        cells = replace(cells, **{name: joined})
    return cells


@cache
def _parting() -> re.Pattern[str]:
    """The words that begin a proposed change, with a colon behind them.

    They begin a line or a sentence; several words with a capital letter may stand anywhere, since people
    forget the full stop before them.
    """
    words = sorted(resources.table("comment-columns.toml")["split"]["proposal"], key=len, reverse=True)
    every = "|".join(re.escape(word) for word in words)
    several = "|".join(re.escape(word) for word in words if " " in word)
    begins = r"(?:^|(?<=\n)|(?<=[.;:!?)\]”]\s))[*_ ]*"
    return re.compile(rf"(?:{begins}(?i:{every})|(?<=\s)(?:{several}))(?: \d{{1,2}})?[ \u00a0]?[:：][*_]*")
