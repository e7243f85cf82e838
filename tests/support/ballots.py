"""Ballots made by hand, and git repositories to decide in."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from normwright.comments.keys import comment_key, fingerprint
from normwright.comments.record import Ballot, Comment, Origin, Wording
from normwright.comments.store import write_ballot, write_ledgers
from normwright.comments.trailers import Received
from tests.support.command import run

TITLE = "roofs/cd1"


def comment(body: str = "DE", row: int = 1, *, ballot: str = TITLE, **cells: str) -> Comment:
    """A received comment; cells that aren't given are plain."""
    plain = {"clause": "5", "type": "ed", "comment": f"Comment {row}"}
    wording = Wording(body=body, **{**plain, **cells})
    key = comment_key(body, fingerprint(ballot, body, wording))
    return Comment(key, body, wording, Origin(f"{body.lower()}.docx", "0" * 64, f"table 1, row {row}"))


def ballot(
    root: Path, *, name: str = "cd1", stage: str = "30.20", numbers: Mapping[str, str] | None = None
) -> Ballot:
    """A ballot on the draft "roofs"."""
    folder = root / "comments" / "roofs" / name
    return Ballot(
        "roofs", name, folder, root, "ISO/CD 00000", stage, numbers=numbers or {}, closed=bool(numbers)
    )


def received(root: Path, *comments: Comment, **facts: object) -> Received:
    """A ballot with these comments, not on the disk."""
    return Received(ballot(root, **facts), comments)  # type: ignore[arg-type]


def write(received: Received) -> Received:
    """Puts a ballot and its ledgers on the disk."""
    write_ballot(received.ballot)
    bodies = {one.body for one in received.comments}
    write_ledgers(
        received.ballot, {body: [c for c in received.comments if c.body == body] for body in bodies}
    )
    return received


def roofs(root: Path, rules: str) -> None:
    """Makes the workspace `root` with the draft "roofs", whose last clause is the file `rules`; builds its STS."""
    assert run("init", str(root)).code == 0
    assert run("init", "drafts/roofs", "--deliverable", "IS", "--title", "Roofs", cwd=root).code == 0
    folder = root / "drafts" / "roofs" / "en"
    (folder / "rules.rst").write_text(rules, encoding="utf-8", newline="\n")
    index = next(folder.glob("index.*"))
    lines = index.read_text(encoding="utf-8").rstrip("\n").split("\n")
    indent = lines[-1][: len(lines[-1]) - len(lines[-1].lstrip())]
    index.write_text("\n".join([*lines, f"{indent}rules"]) + "\n", encoding="utf-8")
    assert run("build", "-f", "sts", "roofs", cwd=root).code == 0


def git(folder: Path, *words: str, check: bool = True) -> str:
    """What git says, as a user of no special settings."""
    who = {
        f"GIT_{role}_{what}": f"n{'@example.org' if what == 'EMAIL' else ''}"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    done = subprocess.run(
        ["git", *words], cwd=folder, check=False, capture_output=True, text=True, env=os.environ | who
    )
    assert done.returncode == 0 or not check, done.stdout + done.stderr
    return done.stdout
