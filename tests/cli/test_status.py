"""`normwright status` and `comments decide`, as a user calls them."""

import json
from pathlib import Path

import pytest
from tests.support.ballots import TITLE, comment, git, received, write
from tests.support.command import run

from normwright.workspace.toml import load_schema

ONE, TWO = comment("DE", 1, type="te"), comment("FR", 2)


@pytest.fixture
def committee(workspace: Path) -> Path:
    """A workspace in git with a ballot of two comments on its draft, and a draft without a ballot."""
    assert run("init", "drafts/walls", "--deliverable", "IS", "--title", "Walls", cwd=workspace).code == 0
    write(received(workspace, ONE, TWO, numbers={ONE.key: "DE-001", TWO.key: "FR-002"}))
    git(workspace, "init", "-q")
    _commit(workspace, "begin")
    return workspace


def _commit(root: Path, message: str) -> None:
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", message)


def test_the_gate_opens_when_all_is_answered_and_carried_out(committee: Path) -> None:
    done = run("status", "--gate", cwd=committee)
    assert (done.code, done.err) == (1, "the gate is shut\n")
    assert done.out == (
        f"{TITLE}: ISO/CD 00000, 2 comments, 2 bodies\n  open 2\n  2 undecided: DE-001, FR-002\n"
        "  not placed: there is no circulated text\nwalls: no ballot\n"
    )
    assert run("status", cwd=committee).code == 0
    assert run("comments", "decide", "DE-001", "--status", "accepted", cwd=committee).code == 0
    assert run("comments", "decide", "--body", "fr", "--status", "noted", cwd=committee).code == 0
    done = run("status", "--gate", cwd=committee)
    assert (done.code, "1 accepted without a change in the text: DE-001" in done.out) == (1, True)
    scope = committee / "drafts" / "roofs" / "en" / "scope.rst"
    scope.write_text(scope.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    _commit(committee, f"Say more\n\nComment: {TITLE}/de-001")
    done = run("status", "--gate", cwd=committee)
    assert (done.code, done.err) == (0, "the gate is open\n")
    git(committee, "revert", "--no-edit", "HEAD")
    assert run("status", "--gate", cwd=committee).code == 1


def test_json_has_every_point(committee: Path) -> None:
    import jsonschema

    done = run("status", "--gate", "--format", "json", cwd=committee)
    said = json.loads(done.out)
    jsonschema.validate(said, load_schema("report"))
    assert (done.code, said["results"]["gate"]) == (1, False)
    assert {one["code"] for one in said["findings"]} == {"CMT180"}
    assert {(one["file"], one["line"] > 1) for one in said["findings"]} == {
        ("comments/roofs/cd1/ledger/de.toml", True),
        ("comments/roofs/cd1/ledger/fr.toml", True),
    }
    assert said["results"]["drafts"][0]["ballots"][0]["points"] == {"undecided": ["DE-001", "FR-002"]}


def test_a_broken_decision_keeps_the_gate_shut_and_is_told(committee: Path) -> None:
    run("comments", "decide", "DE-001", "FR-002", "--status", "noted", cwd=committee)
    assert run("status", "--gate", cwd=committee).code == 0
    path = committee / "comments" / "roofs" / "cd1" / "decisions" / "x.toml"
    path.write_text('format = 1\ncomments = ["de-0000000000"]\nstatus = "acepted"\n', encoding="utf-8")
    done = run("status", "--gate", cwd=committee)
    assert done.code == 1
    assert "decisions/x.toml:3:10: error[CMT042]" in done.err
    assert "decisions/x.toml:2:13: error[CMT150]" in done.err


def test_without_git_and_without_ballots(workspace: Path) -> None:
    assert run("status", "--gate", cwd=workspace).out == "roofs: no ballot\n"
    write(received(workspace, ONE))
    assert run("comments", "decide", ONE.key, "--status", "noted", cwd=workspace).code == 0
    assert run("status", "--gate", cwd=workspace).code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "no comment is meant"),
        (["DE-001", "--body", "DE", "--status", "noted"], "in one way"),
        (["DE-009", "--status", "noted"], 'is called "DE-009"'),
        (["DE-001", "--status", "acepted"], "did you mean accepted"),
        (["DE-001"], "needs a status"),
        (["DE-001", "--status", "not-accepted"], "needs a reason"),
        (["DE-001", "--status", "noted", "--date", "2.6.2031"], "is no date"),
        (["--clause", "99", "--status", "noted"], "no comment fits"),
        (["--group", "1", "--status", "noted"], "there is no group 1"),
        (["DE-001", "--status", "noted", "--id", "../x"], "can't be the name"),
        (["DE-001", "--status", "noted", "--ballot", "roofs/cd9"], "no ballot"),
    ],
)
def test_wrong_decisions_are_refused(committee: Path, words: list[str], said: str) -> None:
    done = run("comments", "decide", *words, cwd=committee)
    assert (done.code, said in done.err) == (2, True), done.err
    assert git(committee, "status", "--porcelain") == ""


def test_a_dry_run_shows_the_file(committee: Path) -> None:
    done = run("comments", "decide", "--open", "--status", "noted", "--dry-run", cwd=committee)
    assert f'comments = [\n  "{ONE.key}",\n  "{TWO.key}",\n]\nstatus = "noted"' in done.out
    assert git(committee, "status", "--porcelain") == ""
