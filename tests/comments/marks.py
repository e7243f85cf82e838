"""The comments marked by hand, as the program sees them; see `marked/README.md`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from normwright.comments.record import Comment, Origin, Wording

_FILE = Path(__file__).parent / "marked" / "comments.toml"
_CELLS = ("body", "line", "clause", "element", "type", "comment", "proposal")


@dataclass(frozen=True)
class Mark:
    """What is true of a marked comment."""

    comment: Comment
    right: frozenset[str]
    group: str
    against: str
    what: str


def marks() -> list[Mark]:
    """All sixty, in the file's order."""
    found = []
    for entry in tomllib.loads(_FILE.read_text(encoding="utf-8"))["comment"]:
        cells = Wording(**{name: entry[name] for name in _CELLS})
        comment = Comment(
            entry["body"].lower(), entry["body"], cells, Origin("marked.docx", "0" * 64, "row 1")
        )
        against, group = entry.get("against", ""), entry.get("group", "")
        found.append(Mark(comment, frozenset(entry["right"]), group, against, entry["is"]))
    return found
