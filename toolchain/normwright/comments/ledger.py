"""A body's ledger: its comments as received, one table each, in the order of their files and rows.

The importer alone writes it. What people write into it as TOML comments stays.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from normwright.comments.blocks import Block, Blocks, Value, changed_block, new_block, split_blocks
from normwright.comments.literals import quoted
from normwright.comments.record import Ballot, Comment, Origin, Wording
from normwright.comments.tables import FORMAT, read_table
from normwright.diagnostics import Place, Report

_HEAD = """\
# The comments of {body} on {ballot} as received. Written by: normwright comments import
# What is decided on them stands in decisions/.
format = {format}
ballot = {title}
body = {name}
"""
_CELLS = tuple(Wording.__dataclass_fields__)


def read_ledger(path: Path, ballot: Ballot, report: Report) -> tuple[str, list[Comment]] | None:
    """The body and its comments in the file's order; None when it can't be read at all.

    Faults are told (SET001 to SET007, CMT040), and what they concern is left out.
    """
    read = read_table(path, ballot.root, "ledger", report)
    if read is None:
        return None
    data, text = read
    body = data.pop("body", "")
    file = path.relative_to(ballot.root).as_posix()
    if data.pop("ballot", ballot.title) != ballot.title:
        report.say("CMT040", Place(file, 1), ballot=ballot.title)
        return None
    lines = {block.name: block.line for block in split_blocks(text).tables}
    found = [
        _comment(key, body, row, Place(file, lines.get(key, 0), 1, length=len(key) + 2))
        for key, row in data.items()
        if isinstance(row, dict) and row.keys() >= {"source", "sha256", "row"}
    ]
    return (body, found) if body else None


def ledger_text(ballot: Ballot, body: str, comments: Iterable[Comment], former: str = "") -> str:
    """The text of a body's ledger; tables of `former` that say the same stay as they are."""
    old = split_blocks(former.replace("\r\n", "\n"))
    known = old.by_name
    data = _data(former)
    blocks = [_block(comment, known.get(comment.key), data) for comment in sorted(comments, key=in_form)]
    head = old.head if former else ""
    if not head:
        words = " ".join(body.split())
        head = _HEAD.format(
            body=words, ballot=ballot.title, format=FORMAT, title=quoted(ballot.title), name=quoted(body)
        )
    return Blocks(head, tuple(blocks)).text()


def in_form(comment: Comment) -> tuple[Any, ...]:
    """Sorts comments by file, row and key: "row 10" stands behind "row 9"."""
    return (*by_place(comment.origin), comment.key)


def by_place(origin: Origin) -> tuple[Any, ...]:
    """Sorts origins by file and row."""
    return (origin.file, natural(origin.row), origin.sha256)


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts texts by the numbers in them."""
    parts = re.finditer(r"(\d{1,18})|\D+", text)
    return tuple((0, int(part[1]), "") if part[1] else (1, 0, part[0]) for part in parts)


def _data(text: str) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(text) if text else {}


def _block(comment: Comment, block: Block | None, data: Mapping[str, Any]) -> Block:
    values = dict(_values(comment))
    if block is None:
        return new_block(comment.key, values)
    return block if data.get(comment.key) == _plain(values) else changed_block(block, values)


def _values(comment: Comment) -> Iterator[tuple[str, Value]]:
    origin = comment.origin
    yield "own", comment.own
    yield "source", origin.file
    yield "sha256", origin.sha256
    yield "row", origin.row
    yield "late", "yes" if comment.late else ""
    yield from vars(comment.wording).items()
    yield "target", comment.target
    yield "quoted", comment.quoted
    yield "missing", comment.missing
    yield "repairs", comment.repairs
    yield "attachments", comment.attachments
    yield "earlier", tuple(vars(wording) for wording in comment.earlier)
    yield (
        "repeated",
        tuple({"source": one.file, "sha256": one.sha256, "row": one.row} for one in comment.repeated),
    )


def _plain(values: Mapping[str, Value]) -> dict[str, Any]:
    """The values as tomllib would give them back."""
    plain: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, tuple) and value:
            plain[name] = [
                {k: v for k, v in item.items() if v} if isinstance(item, Mapping) else item for item in value
            ]
        elif value:
            plain[name] = value
    return plain


def _comment(key: str, body: str, row: Mapping[str, Any], place: Place) -> Comment:
    return Comment(
        key=key,
        body=body,
        wording=_wording(row),
        origin=_origin(row),
        own=row.get("own", ""),
        repairs=tuple(row.get("repairs", ())),
        attachments=tuple(row.get("attachments", ())),
        earlier=tuple(_wording(one) for one in row.get("earlier", ())),
        late=row.get("late") == "yes",
        target=row.get("target", ""),
        quoted=row.get("quoted", ""),
        repeated=tuple(_origin(one) for one in row.get("repeated", ())),
        missing=row.get("missing", ""),
        place=place,
    )


def _wording(row: Mapping[str, Any]) -> Wording:
    return Wording(**{cell: row.get(cell, "") for cell in _CELLS})


def _origin(row: Mapping[str, Any]) -> Origin:
    return Origin(row.get("source", ""), row.get("sha256", ""), row.get("row", ""))
