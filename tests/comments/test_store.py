"""Ledgers, decisions and ballots: every character comes back, people's notes stay, faults have their lines."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normwright.comments.blocks import split_blocks
from normwright.comments.decisionfiles import decision_text
from normwright.comments.ledger import ledger_text
from normwright.comments.literals import quoted, quoted_list
from normwright.comments.record import Ballot, Comment, Decision, Origin, Wording
from normwright.comments.store import (
    find_ballots,
    ledger_path,
    load_ballot,
    load_comments,
    load_decisions,
    load_ledger,
    write_ballot,
    write_decision,
    write_ledger,
)
from normwright.diagnostics import Report
from normwright.workspace.settings import Workspace
from tests.support.tried import tried

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=80)
WORDING = st.builds(Wording, *[TEXT] * 8)
HOSTILE = [
    "",
    "'",
    "''''",
    '"""',
    "a\\",
    "ends in a quote'",
    "\n",
    "\r",
    "a\r\nb\rc",
    "\n\nbegins with feeds",
    "tab\there\n\tand there ",
    "blank at the end ",
    "\x00\x07\x1b\x7f\x85\u2028",
    "e\u0301 \u202eright to left\u202c עברית",
    "[de-0123456789]\ncomment = '''\n# no comment",
    "\\(x^2\\) and \\u0041",
    "=1+1",
    "\ufeff\U0001f600",
]


@pytest.fixture
def ballot(tmp_path: Path) -> Ballot:
    folder = tmp_path / "comments" / "roofs" / "cd1"
    folder.mkdir(parents=True)
    made = Ballot("roofs", "cd1", folder, tmp_path, "ISO/CD 00000", stage="30.20", text="a" * 64)
    write_ballot(made)
    return made


def comment(number: int, body: str = "DE", **more: object) -> Comment:
    wording = Wording(body=body, clause="4.10", type="te", comment=f"Comment {number}.\nSecond line.")
    origin = Origin("form.docx", "b" * 64, f"table 1, row {number}")
    made = Comment(f"{body.lower()}-{number:010x}", body, wording, origin, own=str(number))
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_string_comes_back(text: str) -> None:
    assert tomllib.loads(f"x = {quoted(text)}\n")["x"] == text


@given(TEXT, st.lists(TEXT, max_size=4))
@tried(400)
def test_any_string_comes_back(text: str, several: list[str]) -> None:
    read = tomllib.loads(f"x = {quoted(text)}\ny = {quoted_list(several)}\n")
    assert read == {"x": text, "y": several}


def test_what_editors_tidy_away_is_written_as_numbers() -> None:
    written = quoted("blank \nmark \u202e and \r")
    assert "\\u0020\n" in written
    assert "\\u202E" in written
    assert "\\r" in written


@given(st.lists(WORDING, min_size=1, max_size=4), st.lists(WORDING, max_size=2))
@tried(150)
def test_a_ledger_comes_back(wordings: list[Wording], earlier: list[Wording]) -> None:
    ballot = Ballot("p", "b", Path("comments/p/b"), Path(), "ISO/CD 00000")
    comments = [
        comment(number, wording=one, earlier=tuple(earlier), repairs=("a", one.comment))
        for number, one in enumerate(wordings)
    ]
    data = tomllib.loads(ledger_text(ballot, "DE", comments))
    for one in comments:
        row = data[one.key]
        assert all(row.get(cell, "") == text for cell, text in vars(one.wording).items())
        assert len(row.get("earlier", [])) == len(earlier)


def test_a_ledger_is_written_and_read(ballot: Ballot) -> None:
    comments = [
        comment(2, late=True, target="sec_4", quoted="words", missing="other.docx"),
        comment(10, attachments=("de-000000000a-1.png",), repeated=(Origin("z.csv", "c" * 64, "row 3"),)),
    ]
    assert write_ledger(ballot, "DE", reversed(comments))
    report = Report()
    assert load_comments(ballot, report) == comments
    assert not list(report)
    assert not write_ledger(ballot, "DE", comments)


def test_places_are_those_of_the_headers(ballot: Ballot) -> None:
    wording = Wording(comment="\n[de-0000000002]\n", proposal="# [de-0000000002]")
    write_ledger(ballot, "DE", [comment(1, wording=wording), comment(2)])
    lines = ledger_path(ballot, "DE").read_text(encoding="utf-8").splitlines()
    found = load_ledger(ballot, "DE", Report())
    assert [lines[one.place.line - 1] for one in found] == [f"[{one.key}]" for one in found]


def test_what_people_note_stays(ballot: Ballot) -> None:
    write_ledger(ballot, "DE", [comment(1), comment(2)])
    path = ledger_path(ballot, "DE")
    text = path.read_text(encoding="utf-8")
    text = text.replace("[de-0000000002]", "# ask DIN about this one\n[de-0000000002]")
    text = text.replace('own = "1"', 'own = "1"  # twice in their list')
    path.write_text(text, encoding="utf-8")
    assert not write_ledger(ballot, "DE", [comment(1), comment(2)])
    changed = comment(1, wording=Wording(comment="New words."), earlier=(comment(1).wording,))
    write_ledger(ballot, "DE", [changed, comment(2), comment(3)])
    written = path.read_text(encoding="utf-8")
    assert "# twice in their list" in written
    assert "# ask DIN about this one\n[de-0000000002]" in written
    assert load_ledger(ballot, "DE", Report()) == [changed, comment(2), comment(3)]


def test_windows_line_ends_of_the_file_are_no_part_of_a_cell(ballot: Ballot) -> None:
    write_ledger(ballot, "DE", [comment(1)])
    path = ledger_path(ballot, "DE")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_ledger(ballot, "DE", Report()) == [comment(1)]
    assert not write_ledger(ballot, "DE", [comment(1)])


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('own = "1"', "own = 1", "SET002"),
        ('own = "1"', 'onw = "1"', "SET001"),
        ("format = 1", "format = 2", "SET007"),
        ('ballot = "roofs/cd1"', 'ballot = "roofs/dis"', "CMT040"),
        ('type = "te"', 'type = "te', "SET005"),
    ],
)
def test_faults_of_hand_edits_have_their_line(ballot: Ballot, old: str, new: str, code: str) -> None:
    write_ledger(ballot, "DE", [comment(1), comment(2)])
    path = ledger_path(ballot, "DE")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    report = Report()
    load_comments(ballot, report)
    (finding,) = report
    assert finding.code == code
    assert finding.place.file == "comments/roofs/cd1/ledger/de.toml"
    assert finding.place.line > 0


def test_a_decision_keeps_what_people_wrote(ballot: Ballot) -> None:
    decision = Decision("group-1", ("de-0000000001", "fr-0000000002"), "accepted", observation="Accepted.")
    path = write_decision(ballot, decision)
    path.write_text("# discussed in Delft\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    second = replace(decision, status="noted", reason="later", answered={"de-0000000001": "0" * 12})
    write_decision(ballot, second)
    assert path.read_text(encoding="utf-8").startswith("# discussed in Delft\n")
    report = Report()
    assert load_decisions(ballot, report) == [second]
    assert not list(report)


def test_an_unknown_status_is_told_and_counts_as_open(ballot: Ballot) -> None:
    path = write_decision(ballot, Decision("one", ("de-0000000001",), "accepted"))
    text = path.read_text(encoding="utf-8").replace('"accepted"', '"acepted"') + "date = 2031-06-02\n"
    path.write_text(text, encoding="utf-8")
    report = Report()
    (decision,) = load_decisions(ballot, report)
    (finding,) = report
    assert (decision.status, decision.date) == ("open", "2031-06-02")
    assert (finding.code, finding.place.line, finding.help) == ("CMT042", 3, "write accepted")


def test_a_ballot_keeps_its_notes_and_gets_numbers(ballot: Ballot) -> None:
    path = ballot.folder / "ballot.toml"
    path.write_text(
        path.read_text(encoding="utf-8") + "# extended once\nopens = 2031-01-06\n", encoding="utf-8"
    )
    closed = replace(ballot, opens="2031-01-06", closed=True, numbers={"de-0000000001": "DE-001"})
    write_ballot(closed)
    assert "# extended once" in path.read_text(encoding="utf-8")
    report = Report()
    assert load_ballot(ballot.folder, ballot.root, report) == closed
    assert find_ballots(Workspace(ballot.root)) == [ballot.folder]


def test_a_ballot_in_the_wrong_folder_is_refused(ballot: Ballot) -> None:
    moved = ballot.folder.with_name("cd2")
    ballot.folder.rename(moved)
    report = Report()
    assert load_ballot(moved, ballot.root, report) is None
    assert [finding.code for finding in report] == ["CMT041"]


def test_tables_are_cut_where_toml_begins_them() -> None:
    text = 'a = 1\n\n# of x\n[x]\ny = """\n# no\n[z]\n"""\n[x.sub]\n[[x.list]]\n["b c"] # end\nq = 1\n'
    blocks = split_blocks(text)
    assert [(block.name, block.line) for block in blocks.tables] == [("x", 4), ("b c", 11)]
    assert blocks.tables[0].text.startswith("# of x\n[x]")
    assert blocks.head == "a = 1\n\n"


def test_what_stands_above_a_table_of_a_decision_stays_there() -> None:
    first = Decision("one", ("de-0123456789",), "accepted", answered={"de-0123456789": "abcdef012345"})
    text = decision_text(replace(first, observation="Accepted.", date="2032-05-11"), decision_text(first))
    assert text == decision_text(replace(first, observation="Accepted.", date="2032-05-11"))
    noted = text.replace("status =", "# why\nstatus =").replace("[answered]\n", "[answered]\n# mine\n")
    assert decision_text(first, noted) == noted.replace(
        'observation = "Accepted."\ndate = "2032-05-11"\n', ""
    )
