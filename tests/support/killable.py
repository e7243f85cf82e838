"""A small ballot from its inbox to its end, step by step, and what its folder says after each."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from normwright.comments.record import Wording
from normwright.comments.store import load_ballot, load_comments
from normwright.diagnostics import Report
from tests.sampleballot.forms import official_form, seven_columns, workbook
from tests.support.ballots import TITLE, git, roofs
from tests.support.command import run
from tests.support.killing import run_killed

_TEXT = """\
Rules
=====

The roof shall be green and flat. The owner of the roof shall keep it so.

Other words stand here, and a roof is a roof.
"""
FOLDER = Path("comments") / TITLE
_HEADINGS = "MB;Line;Clause;Paragraph;Type;Comment;Proposed change;Observations\n"

#: Gives the words of a command, from the state of the workspace.
Words = Callable[[Path], Sequence[str]]


@dataclass(frozen=True)
class Step:
    """A command, and its name in a table."""

    name: str
    words: Words


def _said(*words: str) -> Words:
    return lambda _: words


def _of(body: str, nth: int, *words: str) -> Words:
    """The words with the key of a comment behind them."""
    return lambda root: (*words, _key(root, body, nth))


STEPS = (
    Step("import", _said("comments", "import")),
    Step("import, corrected", _said("comments", "import", "sent/de.csv", "--replaces", "de.csv")),
    Step("group", _said("comments", "group")),
    Step("decide one", _of("DE", 0, "comments", "decide", "--status", "accepted", "--reason", "yes")),
    Step("decide a body's", _said("comments", "decide", "--body", "FR", "--status", "noted")),
    Step(
        "decide otherwise", _of("FR", 1, "comments", "decide", "--status", "not-accepted", "--reason", "no")
    ),
    Step("decide all", _said("comments", "decide", "--body", "FR", "--status", "noted", "--id", "all-fr")),
    Step("apply", _of("DE", 0, "comments", "apply")),
    Step("compile", _said("comments", "compile", "-f", "docx,xlsx,csv,json")),
    Step("forget", _said("comments", "forget", "se.docx", "--with-comments")),
)
_COMMITTED = frozenset({"decide all"})  # what stands is committed behind it, as `apply` wants it


def settled(root: Path, step: Step) -> None:
    """What a person does behind a step."""
    if step.name in _COMMITTED:
        commit_all(root)


def commit_all(root: Path) -> None:
    """Commits what stands."""
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "decide")


def state(root: Path) -> dict[str, bytes]:
    """All that a ballot is: its files, the draft, what git says; half-written files too, caches not."""
    found = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in ("comments", "drafts", "build/roofs/cd1")
        for path in sorted((root / folder).rglob("*"))
        if path.is_file() and not (folder.startswith("build") and path.name.startswith(".new-"))
    }
    found["git log"] = git(root, "log", "--format=%B").encode()
    found["git status"] = git(root, "status", "--porcelain").encode()
    return found


def killed_once(
    step: Step,
    work: Path,
    before: Path,
    wanted: dict[str, bytes],
    *,
    after: float | None = None,
    moment: int = 0,
    of: str = "",
) -> str | None:
    """What differs when a step is killed and run again in a copy of `before`; None when it ended too early."""
    shutil.copytree(before, work, symlinks=True)
    try:
        words = step.words(work)
        if run_killed(words, work, after=after, moment=moment, of=of, quick=bool(moment)) is not None:
            return None
        code = run_killed(words, work, quick=True)
        found = state(work)
        differ = sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name))
        fine = code in (0, 1) and not differ
        return "" if fine else f"exit code {code}; differing: {', '.join(differ) or 'nothing'}"
    finally:
        shutil.rmtree(work)


def make_workspace(root: Path) -> None:
    """A workspace in git, its draft circulated, the files of four bodies in the inbox, one more outside."""
    roofs(root, _TEXT)
    text = root / "build" / "text"
    shutil.copytree(root / "build" / "roofs" / "iso", text)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "circulate")
    git(root, "tag", TITLE)
    opened = run("comments", "import", "--ballot", TITLE, "--circulated", str(text), cwd=root)
    assert opened.code == 0, opened.err
    _receive(root)


def _receive(root: Path) -> None:
    ballot = load_ballot(root / FOLDER, root, Report())
    assert ballot is not None
    files = {
        "inbox/de.csv": _csv("DE", list(_rows("DE"))),
        "inbox/fr.docx": official_form(ballot, "FR", list(_rows("FR"))),
        "inbox/se.docx": seven_columns(list(_rows("SE"))),
        "inbox/no.xlsx": workbook(list(_rows("NO"))),
    }
    for name, data in files.items():
        path = root / FOLDER / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    (root / "sent").mkdir()
    corrected = [*_rows("DE"), Wording("DE", "", "4.2", "", "ed", "One more.", "")]
    (root / "sent" / "de.csv").write_bytes(_csv("DE", corrected[1:2] + corrected[:1] + corrected[3:]))


def _rows(body: str) -> Iterator[Wording]:
    yield Wording(
        body,
        "",
        "5",
        "",
        "te",
        f"A roof that is flat holds water, says {body}.",
        'Replace "flat" by "level".',
    )
    yield Wording(body, "", "5", "2nd para", "ed", f"Who is the owner? Asked by {body}.", "")
    yield Wording(
        body, "", "1", "", "ge", f"The scope of {body} differs.", "Add “new roofs” after “This document”."
    )
    yield Wording(body, "", "5", "", "te", "A roof that is flat holds water.", 'Replace "flat" by "level".')


def _csv(body: str, rows: Sequence[Wording]) -> bytes:
    cells = [
        (body, one.line, one.clause, one.element, one.type, one.comment, one.proposal, "") for one in rows
    ]
    lines = [";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in cells]
    return (_HEADINGS + "\n".join(lines) + "\n").encode()


def _key(root: Path, body: str, nth: int) -> str:
    ballot = load_ballot(root / FOLDER, root, Report())
    assert ballot is not None
    return [one.key for one in load_comments(ballot, Report()) if one.body == body][nth]
