"""Everything that is read from members, fuzzed: no input may end a reader but by a refusal, or hold it up.

`python -m bench.fuzz [TARGET]… [--seconds N]` with atheris, which finds inputs by what code they reach; it is
no part of the development tools, since it isn't built for every system: `pip install atheris`.
"""

import argparse
import importlib.util
import io
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.comments.ballots import empty_ballot, frozen_text, make_ballot
from tests.comments.inbox import files_of

_TESTED = ("normwright.comments", "normwright.wordml", "normwright.names.locators")
_LIMITS = ["-timeout=20", "-rss_limit_mb=1500", "-max_len=40000", "-print_final_stats=1", "-verbosity=0"]
_EXECUTED = re.compile(r"number_of_executed_units:\s*(\d+)")


def main() -> None:
    """Fuzzes each target in a process of its own; the exit code is 1 when one came to grief."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("targets", nargs="*", choices=[*TARGETS, []], default=[])
    options.add_argument("--seconds", type=int, default=60, help="for each target")
    options.add_argument("--inside", default="", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if importlib.util.find_spec("atheris") is None:
        print("skipped: atheris is not installed (pip install atheris)")
        return
    if chosen.inside:
        _fuzz(chosen.inside, chosen.seconds)
        return
    failed = [name for name in chosen.targets or TARGETS if not _ran(name, chosen.seconds)]
    sys.exit(1 if failed else 0)


def _ran(name: str, seconds: int) -> bool:
    """Whether the target stood it."""
    command = [sys.executable, "-m", "bench.fuzz", "--inside", name, "--seconds", str(seconds)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    found = _EXECUTED.search(done.stderr)
    fine = done.returncode == 0 and found is not None
    print(f"   {name:10} {int(found[1]) if found else 0:9,} inputs{'' if fine else '  FAILED'}", flush=True)
    if not fine:
        print(done.stderr[-6000:])
    return fine


def _fuzz(name: str, seconds: int) -> None:
    import atheris

    with atheris.instrument_imports(include=list(_TESTED)):
        one, seeds = TARGETS[name]()
    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(seeds):
            (Path(corpus) / str(number)).write_bytes(seed)
        here = f"-artifact_prefix={tempfile.gettempdir()}/fuzz-{name}-"
        atheris.Setup([sys.argv[0], corpus, *_LIMITS, here, f"-max_total_time={seconds}"], one)
        atheris.Fuzz()


# -- targets: what is done with an input, and inputs to begin with ------------------------------------------

Target = tuple[Callable[[bytes], None], list[bytes]]


def _reads(name: str, wrap: Callable[[bytes], bytes], seeds: list[bytes]) -> Target:
    """Forms in the format of a file's name: read, or refused with words."""
    from normwright.comments.forms.dispatch import read_form

    def one(data: bytes) -> None:
        sheet = read_form(wrap(data), name)
        assert sheet.rows or sheet.findings, "neither rows nor a word on why not"

    return one, seeds


def _docx() -> Target:
    form = _files()["docx"]
    part = "word/document.xml"
    return _reads("a.docx", lambda data: _with(form, part, data), [_part(form, part)[:30_000]])


def _header() -> Target:
    form = _files()["docx"]
    part = next(name for name in zipfile.ZipFile(io.BytesIO(form)).namelist() if "header" in name)
    return _reads("a.docx", lambda data: _with(form, part, data), [_part(form, part)])


def _xlsx() -> Target:
    form = _files()["xlsx"]
    part = "xl/worksheets/sheet1.xml"
    return _reads("a.xlsx", lambda data: _with(form, part, data), [_part(form, part)[:30_000]])


def _zip() -> Target:
    return _reads("a.docx", bytes, [_files()["docx"][:40_000]])


def _csv() -> Target:
    return _reads("a.csv", bytes, [_files()["csv"][:3_000]])


def _json() -> Target:
    saved = (
        b'{"kind": "comments", "format": 1, "ballot": "a/b", "body": "DE", "comments": [{"comment": "x"}]}'
    )
    return _reads("a.json", bytes, [saved])


def _yaml() -> Target:
    return _reads(
        "a.yaml", bytes, [b'comments:\n- id: "NO-1"\n  body: NO\n  type: te\n  comments: About 4.10\n']
    )


def _cells() -> Target:
    """Words of cells: where they say the comment belongs, what it quotes, and what it wants."""
    from normwright.comments.forms.splitting import offered_split, split_proposal
    from normwright.comments.groups import group_comments
    from normwright.comments.placing import _Placing
    from normwright.comments.record import Comment, Origin, Wording
    from normwright.names.locators import parse_locators

    text = frozen_text()
    made = make_ballot(180, text=text).comments
    placing = _Placing(text.standard, text.lines, None, [], None)

    def one(data: bytes) -> None:
        cells = [*data.decode("utf-8", "replace").split("\x1f"), *[""] * 7]
        wording = Wording("DE", *cells[:6])
        split_proposal(wording)
        offered_split(wording)
        parse_locators(wording.clause)
        comments = [Comment(f"de-{n:010}", "DE", wording, Origin("a", "0", str(n))) for n in (1, 2)]
        groups = group_comments(comments, placing.place(comments))
        said = any(sign.isalnum() for sign in wording.comment + wording.proposal)
        assert len(groups) == 1 or not said, "the same words are no group"

    words = [
        (c.wording.line, c.wording.clause, c.wording.element, "te", c.wording.comment, c.wording.proposal)
        for c in made
    ]
    return one, ["\x1f".join(cells).encode() for cells in words]


def _ledger() -> Target:
    """Ledgers as hands may spoil them: read, or refused with a place."""
    from normwright.comments.ledger import ledger_text, read_ledger
    from normwright.diagnostics import Report

    folder = Path(tempfile.mkdtemp(prefix="fuzz-ledger-"))
    ballot = empty_ballot(folder)
    path = ballot.folder / "ledger" / "de.toml"
    path.parent.mkdir(parents=True)
    own = [one for one in make_ballot(180, text=frozen_text()).comments if one.body == "DE"][:3]

    def one(data: bytes) -> None:
        path.write_bytes(data)
        report = Report()
        read = read_ledger(path, ballot, report)
        assert read is not None or report.failed, "unread without a word"

    return one, [ledger_text(ballot, "DE", own, "").encode()]


TARGETS: dict[str, Callable[[], Target]] = {
    "docx": _docx,
    "header": _header,
    "zip": _zip,
    "xlsx": _xlsx,
    "csv": _csv,
    "json": _json,
    "yaml": _yaml,
    "cells": _cells,
    "ledger": _ledger,
}


# -- files to begin with -------------------------------------------------------------------------------------


def _files() -> dict[str, bytes]:
    """A file of each format out of a generated ballot, by suffix."""
    made = make_ballot(180, text=frozen_text())
    found = files_of(made, empty_ballot(Path("x")))
    return {name.rpartition(".")[2]: data for name, data in sorted(found.items())}


def _part(form: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(form)).read(name)


def _with(form: bytes, part: str, data: bytes) -> bytes:
    """The form with another part, packed without being made smaller, for speed."""
    return _zipped((name, data if name == part else held) for name, held in _parts(form))


def _parts(form: bytes) -> list[tuple[str, bytes]]:
    if form not in _PARTS:
        archive = zipfile.ZipFile(io.BytesIO(form))
        _PARTS[form] = [(name, archive.read(name)) for name in archive.namelist()]
    return _PARTS[form]


def _zipped(parts: Iterator[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return out.getvalue()


_PARTS: dict[bytes, list[tuple[str, bytes]]] = {}


if __name__ == "__main__":
    main()
