"""The ballot of the sample workspace: 24 invented comments of 7 members, taken in as they came."""

import hashlib
import html
import re
import shlex
import shutil
import zipfile
from pathlib import Path

import pytest

from normwright.comments.arriving import Wishes
from normwright.comments.circulated import load_circulated
from normwright.comments.forms.dispatch import read_form
from normwright.comments.intake import FileOutcome, import_comments
from normwright.comments.placing import place_comments
from normwright.comments.record import Ballot
from normwright.comments.store import load_ballot, load_comments, load_decisions
from normwright.diagnostics import Level, Report
from tests.sampleballot.comments import ON_THE_PAGE, WORDS
from tests.sampleballot.make import FOLDER, ROOT, received_files
from tests.support.ballots import git
from tests.support.command import run

LATER = ("ledger", "received", "decisions")


@pytest.fixture
def ballot() -> Ballot:
    return _loaded(FOLDER, ROOT)


@pytest.fixture
def untaken(tmp_path: Path) -> Ballot:
    """A copy in which nothing has been imported."""
    shutil.copy(ROOT / "normwright.toml", tmp_path)
    folder = tmp_path / "comments" / "cool-refuges" / "cd1"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns(*LATER))
    return _loaded(folder, tmp_path)


def _loaded(folder: Path, root: Path) -> Ballot:
    report = Report()
    found = load_ballot(folder, root, report)
    assert found is not None
    assert list(report) == []
    return found


def _imported(ballot: Ballot) -> dict[str, FileOutcome]:
    outcomes = import_comments(
        ballot, (), wishes=Wishes("", (), "", False, False, 10 << 20), default="", report=Report(),
        dry_run=False, progress=lambda *_: None,
    )  # fmt: skip
    return {Path(outcome.file).name: outcome for outcome in outcomes}


def _ledgers(ballot: Ballot) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (ballot.folder / "ledger").glob("*.toml")}


def test_it_holds_24_comments_of_7_members(ballot: Ballot) -> None:
    report = Report()
    comments = load_comments(ballot, report)
    assert len(comments) == 24
    assert len({comment.body for comment in comments}) == 7
    assert len(load_decisions(ballot, report)) == 3
    assert list(report) == []


def test_the_text_is_the_circulated_one(ballot: Ballot) -> None:
    (text,) = (FOLDER / "circulated").glob("*.xml")
    assert hashlib.sha256(text.read_bytes()).hexdigest() == ballot.text


def test_the_inbox_is_what_its_script_makes(ballot: Ballot) -> None:
    made = received_files(ballot)
    assert sorted(made) == sorted(path.name for path in (FOLDER / "inbox").iterdir())
    for name, data in made.items():  # rows, since packers differ in their bytes
        assert read_form(data, name) == read_form((FOLDER / "inbox" / name).read_bytes(), name), name


def test_import_gives_the_ledger_that_is_there(ballot: Ballot, untaken: Ballot) -> None:
    _imported(untaken)
    assert load_comments(untaken, Report()) == load_comments(ballot, Report())
    written = _ledgers(untaken)
    assert _imported(untaken) == {}
    assert _ledgers(untaken) == written


def test_one_file_is_broken_and_told(untaken: Ballot) -> None:
    outcomes = _imported(untaken)
    told = {
        name
        for name, outcome in outcomes.items()
        if outcome.repaired
        or outcome.not_understood
        or any(finding.level is not Level.ADVICE for finding in outcome.findings)
    }
    assert told == {"iso-cd-00000-xd.docx"}
    broken = outcomes["iso-cd-00000-xd.docx"]
    assert not broken.refused
    assert [passage.place for passage in broken.repaired] == ["table 1, row 3", "table 1, row 7"]
    assert {finding.code for finding in broken.findings} >= {"CMT014", "CMT024", "CMT028", "CMT071"}


def test_the_words_to_replace_stand_once_in_the_text() -> None:
    (path,) = (FOLDER / "circulated").glob("*.xml")
    text = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", path.read_text(encoding="utf-8"))))
    proposals = [row[-1] for rows in [*WORDS.values(), ON_THE_PAGE] for row in rows]
    old = [found[1] for text in proposals if (found := re.match(r'(?:Replace|Change) "([^"]+)"', text))]
    assert len(old) >= 8
    assert {words: text.count(words) for words in old} == dict.fromkeys(old, 1)


#: Beginning of a key -> id of the element of the circulated text; the others are placed somewhere, too.
PLACES = {
    "xa-f46": "p_6.3-1", "xa-6af": "li_10.4-1.3", "xd-80b": "li_10.4-1.3", "xb-ee4": "p_8.2.1-16",
    "xb-91d": "tab_7", "xe-8d1": "tab_7", "xc-5e8": "p_6.2.2-1", "xf-376": "p_6.2.2-1", "xa-0c1": "p_13.3-6",
    "xc-093": "p_13.3-6", "xe-6e1": "p_9.3-4", "xb-2f8": "p_A.4.1-1", "xb-49b": "sec_3.2.1", "xg-de3": "sec_3.2.1",
}  # fmt: skip


def test_comments_are_placed_where_they_belong(ballot: Ballot) -> None:
    text, lines = load_circulated(ballot)
    comments = load_comments(ballot, Report())
    placed = {
        key: placement.circulated
        for key, placement in place_comments(ballot, comments, [], text, lines, None).items()
    }
    assert {key[:6]: place for key, place in placed.items() if key[:6] in PLACES} == PLACES
    assert [key[:6] for key, place in placed.items() if not place] == ["xa-a67"]  # on the whole document


def test_nobody_is_named_in_the_files() -> None:
    for path in [*(FOLDER / "inbox").glob("*.docx"), *(FOLDER / "inbox").glob("*.xlsx")]:
        with zipfile.ZipFile(path) as archive:
            properties = [archive.read(name).decode() for name in archive.namelist() if "docProps" in name]
        for text in properties:
            assert not re.search(r"<(?:dc:creator|cp:lastModifiedBy|Company|Manager)>[^<]", text), path.name


def _sessions(page: str) -> list[tuple[str, list[str]]]:
    """Commands of a page's `sh` blocks, each with the lines of its output that are shown."""
    text = (ROOT / page).read_text(encoding="utf-8")
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```sh\n(\$ normwright comments .*?)```", text, re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


@pytest.mark.parametrize(("page", "taken"), [("README.md", False), ("docs/convenor.md", True)])
def test_the_way_shown_is_the_way(
    page: str, taken: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commands do on a copy of the sample in git what the page says, line by line."""
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Sample")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "sample@example.org")
    root = tmp_path / "workspace"
    left_out = () if taken else LATER
    for name in ("drafts", "glossary", "comments"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns(*left_out))
    for name in ("normwright.toml", ".gitattributes"):
        shutil.copy(ROOT / name, root)
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "sample"]):
        git(root, *words)
    for command, shown in _sessions(page):
        words = shlex.split(command, comments=True)[1:]
        done = run(*words, cwd=root)
        assert done.code == (1 if words[1] == "import" else 0), f"{command}\n{done.out}{done.err}"
        for line in shown:
            assert line in done.out, f"{command}\n{done.out}"
