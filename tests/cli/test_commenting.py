"""`normwright build --commenting` as a command, and the way of what its page saves back into the ballot."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.test_comments import STS
from tests.support.command import run

PAGE = "build/roofs/cd1/iso-cd-99990-en-commenting.html"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the ballot roofs/cd1, opened on a small text."""
    root = tmp_path_factory.mktemp("commenting") / "committee"
    assert run("init", str(root)).code == 0
    built = root / "build" / "roofs" / "iso"
    built.mkdir(parents=True)
    (built / "iso-cd-99990-en.xml").write_text(STS, encoding="utf-8")
    done = run("comments", "import", "--ballot", "roofs/cd1", "--circulated", "build/roofs/iso", cwd=root)
    assert done.code == 0, done.err
    return root


@pytest.fixture(scope="module")
def page(workspace: Path) -> str:
    done = run("build", "--commenting", "roofs/cd1", cwd=workspace)
    assert (done.code, done.out.splitlines()[0]) == (0, PAGE)
    return (workspace / PAGE).read_text(encoding="utf-8")


def data_of(page: str) -> dict[str, Any]:
    begun = page.split('id="nw-ballot">', 1)[1]
    made: dict[str, Any] = json.loads(begun.split("</script>", 1)[0])
    return made


def test_the_page_names_its_ballot_and_its_text(workspace: Path, page: str) -> None:
    data = data_of(page)
    assert (data["ballot"], data["document"]) == ("roofs/cd1", "ISO/CD 99990")
    assert data["text"] == hashlib.sha256(STS.encode()).hexdigest()
    assert data["blocks"] == [
        ["sec_4", "sec_4", "4", "", []],
        ["sec_4-p1", "sec_4-p1", "4", "Paragraph 1", []],
    ]
    assert "Roofs are dry." in page
    again = run("build", "--commenting", "roofs/cd1", "--format", "json", cwd=workspace)
    assert [one["path"] for one in json.loads(again.out)["results"]["files"]] == [str(workspace / PAGE)]
    assert (workspace / PAGE).read_text(encoding="utf-8") == page


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("roofs",), "roofs is for drafts"),
        (("-f", "html"), "-f is for drafts"),
        (("--as", "iso"), "--as is for drafts"),
        (("--language", "fr"), "--language is for drafts"),
    ],
)
def test_options_for_drafts_are_refused(workspace: Path, words: tuple[str, ...], said: str) -> None:
    done = run("build", *words, "--commenting", "roofs/cd1", cwd=workspace)
    assert (done.code, said in done.err) == (2, True)


def test_a_ballot_that_is_not_there(workspace: Path) -> None:
    done = run("build", "--commenting", "roofs/cd2", cwd=workspace)
    assert done.code == 2
    assert "did you mean roofs/cd1?" in done.err


def test_a_text_that_was_changed_makes_no_page(workspace: Path, page: str) -> None:
    source = workspace / "comments" / "roofs" / "cd1" / "circulated" / "iso-cd-99990-en.xml"
    source.write_text(STS.replace("dry", "wet"), encoding="utf-8")
    done = run("build", "--commenting", "roofs/cd1", cwd=workspace)
    source.write_text(STS, encoding="utf-8")
    assert (done.code, "CMT102" in done.err) == (1, True)
    assert (workspace / PAGE).read_text(encoding="utf-8") == page


def test_what_the_page_saves_comes_in_and_is_corrected(workspace: Path, page: str, tmp_path: Path) -> None:
    data = data_of(page)
    head = {name: data[name] for name in ("kind", "format", "ballot", "document", "text")}
    comment = {"own": "1", "target": "sec_4-p1", "clause": "4", "element": "Paragraph 1", "type": "te"}

    def saved(name: str, words: str, **changes: str) -> str:
        file = tmp_path / name
        content = {**head, "body": "XA", **changes, "comments": [{**comment, "comment": words}]}
        file.write_text(json.dumps(content), encoding="utf-8")
        return str(file)

    done = run("comments", "import", saved("iso-cd-99990-xa.json", "Too dry."), cwd=workspace)
    assert (done.code, done.out) == (
        0,
        "comments/roofs/cd1/inbox/iso-cd-99990-xa.json: XA: 1 row, 1 new\n",
    )
    # A browser numbers the second download of one name; its comments are those of the first.
    done = run("comments", "import", saved("iso-cd-99990-xa (1).json", "Far too dry."), cwd=workspace)
    assert "1 row, 0 new, 1 changed" in done.out
    for changes, said in (
        ({"ballot": "roofs/cd2"}, "roofs/cd2"),
        ({"text": "ab" * 32}, "another text of ISO/CD 99990"),
    ):
        name = f"other-{len(said)}.json"
        done = run("comments", "import", saved(name, "No.", **changes), cwd=workspace)
        assert done.code == 3
        assert f"inbox/{name}" in done.err
        assert said in done.err
