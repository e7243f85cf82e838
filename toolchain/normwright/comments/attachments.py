"""Pictures and formulas of received rows, below `ledger/attachments/` as `<key>-<n>.<ending>`."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from normwright.comments.forms.rows import Attachment
from normwright.comments.record import Ballot, Comment
from normwright.files import slug


def attachments_folder(ballot: Ballot) -> Path:
    """Where they stand."""
    return ballot.folder / "ledger" / "attachments"


def digests(ballot: Ballot, comments: Iterable[Comment]) -> dict[str, str]:
    """Name of each attachment that is there -> SHA-256."""
    found: dict[str, str] = {}
    for comment in comments:
        for name in comment.attachments:
            path = attachments_folder(ballot) / name
            if path.is_file():
                found[name] = sha256(path.read_bytes()).hexdigest()
    return found


def with_names(
    ballot: Ballot, comment: Comment, attachments: Sequence[Attachment], files: dict[Path, bytes]
) -> Comment:
    """The comment with our names for what its row brought, which is added to `files`; nothing is replaced."""
    names: list[str] = []
    for attachment in attachments:
        ending = slug(attachment.name.rpartition(".")[2])[:8]
        number = 1
        while True:
            name = f"{comment.key}-{number}.{ending}"
            path = attachments_folder(ballot) / name
            held = files.get(path) or (path.read_bytes() if path.is_file() else None)
            if name not in names and held in (None, attachment.data):
                break
            number += 1
        files[path] = attachment.data
        names.append(name)
    return replace(comment, attachments=tuple(names))
