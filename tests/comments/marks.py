"""The comments marked by hand, as the program sees them; see `marked/README.md`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from normwright.comments.record import Comment, Origin, Wording

_FILE = Path(__file__).parent / "marked" / "comments.toml"
_OPPOSED = _FILE.with_name("opposed.toml")
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


def opposed_marks() -> list[Mark]:
    """The thirty of which ten contradict ten others; each is its own group."""
    entries = tomllib.loads(_OPPOSED.read_text(encoding="utf-8"))["comment"]
    number = {entry["body"]: entry.get("against", "") for entry in entries}
    found = []
    for entry in entries:
        body = entry["body"]
        cells = Wording(**{name: entry.get(name, "") for name in _CELLS})
        comment = Comment(body.lower(), body, cells, Origin("marked.docx", "0" * 64, "row 1"))
        rival = (one for one, told in number.items() if told and told == number[body] and one != body)
        found.append(Mark(comment, frozenset(), body.lower(), next(rival, "").lower(), ""))
    return found
