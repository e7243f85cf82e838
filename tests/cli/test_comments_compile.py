"""`normwright comments compile` as a command."""

import hashlib
from pathlib import Path

import pytest
from tests.support import ballots
from tests.support.command import run

from normwright.comments.forms.word import read_word

DE = ballots.comment("DE", 1, clause="4.10")
FR = ballots.comment("FR", 2)
EDITORS = ballots.comment("**", 3)


@pytest.fixture
def workspace(small_workspace: Path) -> Path:
    ballots.write(ballots.received(small_workspace, DE, FR, EDITORS))
    return small_workspace


def made(workspace: Path) -> list[str]:
    return sorted(path.name for path in (workspace / "build" / "roofs" / "cd1").iterdir())


def test_the_form_of_all(workspace: Path) -> None:
    done = run("comments", "compile", cwd=workspace)
    assert (done.code, done.out) == (0, "build/roofs/cd1/iso-cd-00000-comments.docx\n")
    data = (workspace / "build/roofs/cd1/iso-cd-00000-comments.docx").read_bytes()
    assert {one.cells.body for one in read_word(data, "x.docx").rows} == {"DE", "FR", "**"}


def test_without_the_text_clauses_as_given_order_it(workspace: Path) -> None:
    done = run("comments", "compile", cwd=workspace)
    data = (workspace / "build/roofs/cd1/iso-cd-00000-comments.docx").read_bytes()
    clauses = [one.cells.clause for one in read_word(data, "x.docx").rows]
    assert clauses == sorted(clauses, key=lambda one: [int(part) for part in one.split(".")])
    assert "advice[CMT105]" in done.err
    assert "CMT101" not in done.err


def test_all_forms_for_each_body(workspace: Path) -> None:
    done = run("comments", "compile", "-f", "docx,xlsx,csv,json", "--per-body", cwd=workspace)
    assert done.code == 0, done.err
    names = [f"iso-cd-00000-comments-{body}" for body in ("de", "fr", "iso-cs")]
    assert made(workspace) == sorted(
        f"{name}.{end}" for name in names for end in ("docx", "xlsx", "csv", "json")
    )


def test_one_body_clean_elsewhere(workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("comments", "compile", "--body", "AFNOR", "--clean", "-o", str(out), cwd=workspace)
    assert done.code == 0, done.err
    rows = read_word((out / "iso-cd-00000-comments-fr.docx").read_bytes(), "x.docx").rows
    assert [one.cells for one in rows] == [FR.wording]


def test_twice_the_same(workspace: Path) -> None:
    def digests() -> list[str]:
        assert run("comments", "compile", "-f", "docx,xlsx,csv,json", cwd=workspace).code == 0
        folder = workspace / "build" / "roofs" / "cd1"
        return [hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in made(workspace)]

    assert digests() == digests()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--body", "SE"], '"SE" has sent no comments'),
        (["-f", "pdf"], "pdf"),
        (["--body", "DE", "--per-body"], "exclude each other"),
        (["-f", "csv", "--template", "x.docx"], "--template is for the Word form"),
        (["--template", "missing.docx"], "can't be read"),
        (["--ballot", "roofs/cd2"], "did you mean roofs/cd1?"),
    ],
)
def test_wrong_words_end_it(workspace: Path, words: list[str], told: str) -> None:
    done = run("comments", "compile", *words, cwd=workspace)
    assert done.code in (2, 3)
    assert told in done.err
    assert not (workspace / "build" / "roofs").exists()
