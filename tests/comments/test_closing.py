"""Closing a ballot: each comment gets its printed number once, and keeps it."""

from dataclasses import replace
from pathlib import Path

from normwright.comments.asgiven import place_as_given
from normwright.comments.closing import closed
from normwright.comments.record import Ballot, Comment
from normwright.comments.store import load_ballot
from normwright.diagnostics import Report
from tests.support.ballots import TITLE, comment, received, write
from tests.support.command import run


def _closed(ballot: Ballot, *comments: Comment) -> Ballot:
    return closed(ballot, comments, place_as_given(comments))


def test_numbers_go_through_the_compilation_and_are_given_once(tmp_path: Path) -> None:
    second, first, whole = (
        comment(clause="4.10"),
        comment("FR", clause="4.2"),
        comment("**", clause="General"),
    )
    ballot = received(tmp_path).ballot
    once = _closed(ballot, second, first, whole)
    assert once.closed
    assert once.numbers == {whole.key: "**-001", first.key: "FR-002", second.key: "DE-003"}
    late = comment("IT", clause="1")
    again = _closed(once, late, second, first, whole)
    assert again.numbers == {**once.numbers, late.key: "IT-004"}
    # A number stays given when its comment is gone.
    assert _closed(again, late).numbers == again.numbers


def test_numbers_by_others_are_kept(tmp_path: Path) -> None:
    one, other = comment(clause="1"), comment(clause="2")
    ballot = replace(received(tmp_path).ballot, numbers={one.key: "DE-018-041"})
    assert _closed(ballot, one, other).numbers == {one.key: "DE-018-041", other.key: "DE-042"}


def test_the_command_closes_what_is_complete(tmp_path: Path) -> None:
    assert run("init", str(tmp_path)).code == 0
    one, other = comment(clause="6"), comment("FR", clause="5")
    folder = write(received(tmp_path, one, other)).ballot.folder
    shown = run("ballot", "close", "--dry-run", cwd=tmp_path)
    assert "closed" not in (folder / "ballot.toml").read_text()
    done = run("ballot", "close", cwd=tmp_path)
    assert done.out == shown.out == f"FR-001  {other.key}\nDE-002  {one.key}\n"
    made = load_ballot(folder, tmp_path, Report())
    assert made is not None
    assert (made.closed, dict(made.numbers)) == (True, {other.key: "FR-001", one.key: "DE-002"})
    assert run("ballot", "close", "--ballot", TITLE, cwd=tmp_path).out == ""
    (folder / "inbox").mkdir()
    (folder / "inbox" / "late.csv").write_text("x")
    waiting = run("ballot", "close", cwd=tmp_path)
    assert (waiting.code, "not imported yet: late.csv" in waiting.err) == (2, True)
