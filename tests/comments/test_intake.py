"""Received files into ledgers: nothing lost or doubled, in any order, again, corrected, or killed half-way."""

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from normwright.comments import intake, lock
from normwright.comments.answers import changed_since, check_answers
from normwright.comments.arriving import Wishes
from normwright.comments.documents import doubtful_document
from normwright.comments.forget import forget_file
from normwright.comments.forms.dispatch import read_form
from normwright.comments.forms.rows import Attachment, Facts, Row, Sheet
from normwright.comments.gaps import gaps
from normwright.comments.intake import FileOutcome, import_comments
from normwright.comments.keys import answered_hash
from normwright.comments.lock import locked
from normwright.comments.received import load_received
from normwright.comments.record import Ballot, Comment, Decision, Wording
from normwright.comments.store import (
    ledger_path,
    load_comments,
    load_decisions,
    write_ballot,
    write_decision,
)
from normwright.comments.subjects import Subject, title_words
from normwright.diagnostics import Report
from normwright.errors import UsageError
from normwright.files import files_below
from normwright.names.committees import parse_committee
from tests.support.tried import tried

HEAD = "MB/NC;Line number;Clause;Paragraph;Type;Comments;Proposed change;Observations\n"
TEXTS = [
    "The limit is too low for cities by the sea.",
    "Write refuge in small letters.",
    "A picture would help here.",
]


class InProcess:
    """Reads in this process, so that hundreds of imports are quick."""

    def __enter__(self) -> "InProcess":
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def read(self, jobs: Sequence[Any]) -> Iterator[Sheet]:
        return (read_form(path.read_bytes(), name, mapping) for path, name, mapping in jobs)


@pytest.fixture(autouse=True)
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "Readers", InProcess)


@pytest.fixture
def ballot(tmp_path: Path) -> Ballot:
    return new_ballot(tmp_path / "workspace")


def new_ballot(root: Path, **more: Any) -> Ballot:
    folder = root / "comments" / "roofs" / "cd1"
    folder.mkdir(parents=True)
    made = replace(Ballot("roofs", "cd1", folder, root, "ISO/CD 00000", text="a" * 64), **more)
    write_ballot(made)
    return made


def form(*rows: Sequence[str], head: str = "") -> str:
    """A CSV form; a row is body, clause, type, comment and proposal."""
    lines = (f"{row[0]};;{row[1]};;{row[2]};{row[3]};{row[4] if len(row) > 4 else ''};\n" for row in rows)
    return head + HEAD + "".join(lines)


def put(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def take(ballot: Ballot, *files: Path, **more: Any) -> tuple[list[FileOutcome], list[str]]:
    report = Report()
    wishes = Wishes(**more)
    outcomes = import_comments(ballot, files, wishes=wishes, report=report)
    return outcomes, [finding.code for finding in report]


def state(ballot: Ballot) -> dict[str, bytes]:
    """Everything below the ballot but the received files' own names."""
    return {
        path.relative_to(ballot.folder).as_posix(): path.read_bytes() for path in files_below(ballot.folder)
    }


def ledgers(ballot: Ballot) -> dict[str, bytes]:
    return {name: data for name, data in state(ballot).items() if name.startswith("ledger/")}


def comments(ballot: Ballot) -> list[Comment]:
    report = Report()
    found = load_comments(ballot, report)
    assert not list(report)
    return found


# -- once, twice, in any order -------------------------------------------------------------------------------


def test_rows_become_comments_and_files_stay_as_they_came(ballot: Ballot, tmp_path: Path) -> None:
    text = form(
        ("DE-001", "4.10", "te", TEXTS[0], "Say 30."),
        ("NO", "5", "Ed", TEXTS[1]),
        ("**", "6", "ge", TEXTS[2]),
    )
    path = put(tmp_path, "all.csv", text)
    outcomes, told = take(ballot, path)
    assert not told
    assert [outcome.bodies for outcome in outcomes] == [("**", "DE", "NO")]
    assert (ballot.folder / "inbox" / "all.csv").read_bytes() == path.read_bytes()
    found = {comment.body: comment for comment in comments(ballot)}
    assert found["DE"].wording == Wording(
        body="DE-001", clause="4.10", type="te", comment=TEXTS[0], proposal="Say 30."
    )
    assert (found["DE"].own, found["DE"].origin.row) == ("001", "row 2")
    assert found["**"].key.startswith("iso-cs-")
    assert ledger_path(ballot, "**").name == "iso-cs.toml"
    assert found["NO"].origin.sha256 == sha256(path.read_bytes()).hexdigest()


def test_again_changes_nothing(ballot: Ballot, tmp_path: Path) -> None:
    path = put(tmp_path, "din.csv", form(("DE", "4", "te", TEXTS[0]), ("DE", "5", "te", TEXTS[1])))
    take(ballot, path)
    before = state(ballot)
    assert take(ballot, path) == ([], ["CMT062"])
    assert take(ballot) == ([], [])
    assert take(ballot, put(tmp_path / "other", "renamed.csv", path.read_text()))[1] == ["CMT062"]
    assert state(ballot) == before


def test_what_lies_in_the_inbox_is_taken(ballot: Ballot) -> None:
    put(ballot.folder / "inbox", "eniso00000-afnor.csv", form(("", "4", "te", TEXTS[0])))
    put(ballot.folder / "inbox", ".hidden.csv", form(("DE", "4", "te", TEXTS[0])))
    (outcome,), _ = take(ballot)
    assert outcome.bodies == ("FR",)
    assert [finding.code for finding in outcome.findings] == ["CMT070"]
    assert comments(ballot)[0].repairs == ("taken as of FR, since the row names nobody",)


ROW = st.tuples(
    st.sampled_from(["DE", "FR", "DE-3", "**"]),
    st.sampled_from(["4", "5"]),
    st.just("te"),
    st.sampled_from(TEXTS),
)
FORMS = st.lists(st.lists(ROW, min_size=1, max_size=5), min_size=2, max_size=4, unique_by=repr)


@given(FORMS, st.randoms(use_true_random=False))
@tried(25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_files_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, forms: list[list[Sequence[str]]], random: Any
) -> None:
    results = []
    for shuffled in (False, True):
        root = tmp_path_factory.mktemp("order")
        made = new_ballot(root / "workspace")
        files = [put(root, f"form-{number}.csv", form(*rows)) for number, rows in enumerate(forms)]
        if shuffled:
            random.shuffle(files)
            for path in [*files, *files]:
                take(made, path)
        else:
            take(made, *files)
            take(made)
        results.append(state(made))
        rows = {(row[0].split("-")[0], *row[1:]) for rows in forms for row in rows}
        assert len(comments(made)) == len(rows)
        counted = sum(1 + len(comment.repeated) for comment in comments(made))
        assert counted == sum(len(rows) for rows in forms)
    assert results[0] == results[1]


def test_one_bad_file_stops_none(ballot: Ballot, tmp_path: Path) -> None:
    files = [put(tmp_path, "a.csv", form(("DE", "4", "te", TEXTS[0]))), put(tmp_path, "b.docx", "%PDF-1.7")]
    files += [put(tmp_path, "c.csv", form(("FR", "4", "te", TEXTS[0]))), tmp_path / "gone.csv"]
    outcomes, told = take(ballot, *files)
    assert [outcome.refused for outcome in outcomes] == [False, True, False]
    assert told == ["CMT060"]
    assert len(comments(ballot)) == 2
    assert [outcome.file for outcome in take(ballot)[0]] == ["comments/roofs/cd1/inbox/b.docx"]


def test_attachments_are_kept_once(ballot: Ballot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = {"a.csv": b"one", "b.csv": b"two"}

    def read(data: bytes, name: str, _: object) -> Sheet:
        picture = Attachment("picture-1.png", "image/png", pictures[Path(name).name])
        return Sheet(
            (Row(Wording(body="DE", clause="4", comment="See [picture-1.png]"), "row 1", (), (picture,)),)
        )

    monkeypatch.setattr(f"{__name__}.read_form", read)
    files = [put(tmp_path, name, name) for name in pictures]
    take(ballot, *files)
    first, second = comments(ballot)
    folder = ballot.folder / "ledger" / "attachments"
    assert {(folder / one.attachments[0]).read_bytes() for one in (first, second)} == {b"one", b"two"}
    assert first.attachments == (f"{first.key}-1.png",)
    before = state(ballot)
    take(ballot, *files, force=True)
    assert ledgers(ballot) == {name: data for name, data in before.items() if name.startswith("ledger/")}


# -- corrected forms -----------------------------------------------------------------------------------------

FIRST = [("DE-1", "4", "te", TEXTS[0]), ("DE-2", "5", "te", TEXTS[1]), ("DE-3", "6", "te", TEXTS[2])]
CORRECTED = [
    ("DE-1", "4", "te", "Quite other words."),
    ("DE", "5", "te", TEXTS[1].replace("small", "lower-case")),
    ("DE-9", "7", "te", "A new one."),
]


def test_a_corrected_form_keeps_keys_and_decisions(ballot: Ballot, tmp_path: Path) -> None:
    take(ballot, put(tmp_path / "1", "din.csv", form(*FIRST)))
    keys = {comment.own: comment.key for comment in comments(ballot)}
    first = next(comment for comment in comments(ballot) if comment.own == "1")
    answered = {first.key: answered_hash(first.wording)}
    write_decision(ballot, Decision("d1", (first.key,), "accepted", answered=answered))
    (outcome,), _ = take(ballot, put(tmp_path / "2", "din.csv", form(*CORRECTED)))
    assert outcome.file.endswith("inbox/din-2.csv")
    assert outcome.changed == (keys["1"], keys["2"])
    assert outcome.missing == (keys["3"],)
    assert len(outcome.new) == 1
    assert {finding.code for finding in outcome.findings} == {"CMT076", "CMT078"}
    found = {comment.key: comment for comment in comments(ballot)}
    assert found[keys["1"]].wording.comment == "Quite other words."
    assert [wording.comment for wording in found[keys["1"]].earlier] == [TEXTS[0]]
    assert found[keys["3"]].missing == "din-2.csv"
    ((decision, changed),) = changed_since(load_decisions(ballot, Report()), found.values())
    assert (decision.id, changed.key) == ("d1", keys["1"])
    before = state(ballot)
    take(ballot, *(tmp_path / number / "din.csv" for number in "12"))
    take(ballot, tmp_path / "2" / "din.csv", late=False, force=True)
    assert ledgers(ballot) == {name: data for name, data in before.items() if name.startswith("ledger/")}


def test_an_overwritten_inbox_file_corrects_the_former(ballot: Ballot) -> None:
    put(ballot.folder / "inbox", "din.csv", form(*FIRST))
    take(ballot)
    keys = {comment.key for comment in comments(ballot)}
    put(ballot.folder / "inbox", "din.csv", form(*CORRECTED))
    (outcome,), _ = take(ballot)
    assert len(outcome.changed) == 2
    assert keys < {comment.key for comment in comments(ballot)}


def test_same_name_from_another_body_corrects_nothing(ballot: Ballot, tmp_path: Path) -> None:
    take(ballot, put(tmp_path / "1", "comments.csv", form(*FIRST)))
    (outcome,), _ = take(ballot, put(tmp_path / "2", "comments.csv", form(("FR", "4", "te", TEXTS[0]))))
    assert (len(outcome.new), outcome.missing) == (1, ())
    assert len(comments(ballot)) == 4


def test_two_files_of_a_body_count_both_and_a_likely_correction_is_hinted(
    ballot: Ballot, tmp_path: Path
) -> None:
    take(ballot, put(tmp_path, "din.csv", form(*FIRST)))
    (outcome,), _ = take(ballot, put(tmp_path, "din-v2.csv", form(*FIRST[:2], CORRECTED[2])))
    assert (len(outcome.new), len(outcome.repeated)) == (1, 2)
    assert "CMT079" in {finding.code for finding in outcome.findings}
    (outcome,), _ = take(ballot, tmp_path / "din-v2.csv", replaces="din.csv")
    assert len(outcome.missing) == 1
    with pytest.raises(UsageError):
        take(ballot, tmp_path / "din-v2.csv", replaces="unknown.csv")


def test_back_to_the_first_wording(ballot: Ballot, tmp_path: Path) -> None:
    for number, rows in enumerate([FIRST, CORRECTED, [*FIRST, ("DE-4", "8", "ge", "More.")]]):
        take(ballot, put(tmp_path / str(number), "din.csv", form(*rows)))
    found = {comment.own: comment for comment in comments(ballot)}
    assert found["1"].wording.comment == TEXTS[0]
    assert [wording.comment for wording in found["1"].earlier] == [TEXTS[0], "Quite other words."]
    assert not found["3"].missing


# -- whose, and on what --------------------------------------------------------------------------------------


def test_nobody_named_is_told_until_somebody_says_who(ballot: Ballot, tmp_path: Path) -> None:
    path = put(tmp_path, "form.csv", form(("", "4", "te", TEXTS[0])))
    (outcome,), _ = take(ballot, path)
    assert [finding.code for finding in outcome.findings] == ["CMT067"]
    assert len(outcome.not_understood) == 1
    assert take(ballot)[0]
    (outcome,), _ = take(ballot, path, body="SE")
    assert outcome.bodies == ("SE",)
    assert not take(ballot)[0]


def test_a_name_behind_a_code_stays_out_of_the_ledger(ballot: Ballot, tmp_path: Path) -> None:
    path = put(tmp_path, "form.csv", form(("DE (Zaphira Quill)", "4", "te", TEXTS[0])))
    (outcome,), _ = take(ballot, path)
    assert [finding.code for finding in outcome.findings] == ["CMT068"]
    assert [comment.wording.body for comment in comments(ballot)] == ["DE"]
    ledgers = (ballot.folder / "ledger").glob("*.toml")
    assert not any(b"Zaphira" in ledger.read_bytes() for ledger in ledgers)


@pytest.mark.parametrize("given", ["", "DE"])
def test_a_name_instead_of_a_code_stays_out_of_the_ledger(ballot: Ballot, tmp_path: Path, given: str) -> None:
    path = put(tmp_path, "form-de.csv", form(("Zaphira Quill", "4", "te", TEXTS[0])))
    take(ballot, path, body=given)
    assert [comment.body for comment in comments(ballot)] == ["DE"]
    ledgers = (ballot.folder / "ledger").glob("*.toml")
    assert not any(b"Zaphira" in ledger.read_bytes() for ledger in ledgers)


def test_as_goes_before_the_cells_and_moves_comments(ballot: Ballot, tmp_path: Path) -> None:
    path = put(tmp_path, "form.csv", form(("GE", "4", "te", TEXTS[0])))
    (outcome,), _ = take(ballot, path)
    assert [finding.code for finding in outcome.findings] == ["CMT068"]
    (outcome,), _ = take(ballot, path, body="DE")
    assert len(outcome.removed) == 1
    assert [(comment.body, comment.wording.body) for comment in comments(ballot)] == [("DE", "GE")]


@pytest.mark.parametrize(
    ("document", "taken"),
    [
        ("ISO/CD 00000", True), ("ISO CD 00000:2031", True), ("CD 00000-1", True), ("N 1234", True), ("", True),
        ("ISO/TC 268/SC 1 N 345", True), ("prEN ISO 00000", True), ("ISO/DIS 99999", False), ("ISO/CD 99999-2", False),
    ],
)  # fmt: skip
def test_a_form_about_another_document(ballot: Ballot, tmp_path: Path, document: str, taken: bool) -> None:
    path = put(tmp_path, "form.csv", form(("DE", "4", "te", TEXTS[0]), head=f"Document: {document}\n"))
    (outcome,), _ = take(ballot, path)
    assert outcome.refused is not taken
    assert ("CMT066" in {finding.code for finding in outcome.findings}) is not taken
    if not taken:
        (outcome,), _ = take(ballot, path, force=True)
        assert not outcome.refused


UNNUMBERED = Subject(
    "cool-roofs", "ISO/CD XXXXX", title_words("Cool roofs for cities — Requirements"),
    (parse_committee("ISO/TC 0"), parse_committee("CEN/TC 0")), "3",
)  # fmt: skip


@pytest.mark.parametrize(
    ("document", "project", "why"),
    [
        ("", "", ""), ("ISO/CD XXXXX", "", ""), ("ISO/CD XXXXX, Cool roofs", "", ""), ("N 41", "ISO/TC 0", ""),
        ("ISO/TC 0/WG 3 N 12", "", ""), ("cool roofs", "", ""), ("CD Roofing of cities", "12345", ""),
        ("ISO/CD 12345 Cool roofs", "", ""), ("comments template", "draft 2026-03-05", ""), ("prEN XXXXX", "", "stage"),
        ("ISO/DIS XXXXX Cool roofs", "", "stage"), ("ISO/TC 1 N 41", "", "committee"), ("ISO/CD 12345", "", "none yet"),
        ("ISO/CD XXXXX", "Drinking water in schools", "title"), ("ISO/CD XXXXX", "Coastal dams", "title"),
        ("IEC/TC 1 N 4", "", ""), ("CEN/TC 7 N 4", "", "committee"),
    ],
)  # fmt: skip
def test_a_form_that_no_number_tells_from_others(document: str, project: str, why: str) -> None:
    doubt = doubtful_document(Facts(document=document, project=project), UNNUMBERED)
    assert bool(doubt) is bool(why), doubt
    assert why in doubt


def test_a_doubtful_form_is_taken_and_told(tmp_path: Path) -> None:
    ballot = new_ballot(tmp_path / "workspace", document="ISO/CD XXXXX")
    path = put(tmp_path, "form.csv", form(("DE", "4", "te", TEXTS[0]), head="Document: ISO/CD 99999\n"))
    (outcome,), _ = take(ballot, path)
    assert ([one.code for one in outcome.findings], len(outcome.new)) == (["CMT085"], 1)
    assert not take(ballot, path, force=True)[0][0].findings


@pytest.mark.parametrize(
    ("typed", "noted", "told"),
    [
        ("2026-03-05", ("2026-03-05", ""), []), ("5. März 2026", ("2026-03-05", "5. März 2026"), []), ("", ("", ""), []),
        ("5/3/2026", ("", "5/3/2026"), ["CMT086"]), ("8 March, Zaphira Quill", ("", ""), ["CMT086"]),
    ],
)  # fmt: skip
def test_the_date_of_a_form(
    ballot: Ballot, tmp_path: Path, typed: str, noted: tuple[str, str], told: list[str]
) -> None:
    path = put(tmp_path, "form.csv", form(("DE", "4", "te", TEXTS[0]), head=f"Date: {typed}\n"))
    (outcome,), _ = take(ballot, path)
    assert [one.code for one in outcome.findings] == told
    (record,) = load_received(ballot, Report()).values()
    assert (record.date, record.dated) == noted


def test_comments_on_another_text_are_refused_even_by_force(ballot: Ballot, tmp_path: Path) -> None:
    made = {"kind": "comments", "format": 1, "ballot": "roofs/cd1", "text": "b" * 64, "body": "DE"}
    path = put(tmp_path, "page.json", json.dumps({**made, "comments": [{"comment": "x"}]}))
    for force in (False, True):
        (outcome,), _ = take(ballot, path, force=force)
        assert outcome.refused
    path = put(
        tmp_path,
        "good.json",
        json.dumps({**made, "text": "a" * 64, "comments": [{"comment": "x", "target": "t"}]}),
    )
    (outcome,), _ = take(ballot, path)
    assert not outcome.findings or {finding.code for finding in outcome.findings} <= {"CMT070", "CMT071"}
    assert comments(ballot)[0].target == "t"


# -- files ---------------------------------------------------------------------------------------------------


def test_large_files_are_kept_beside_git(ballot: Ballot, tmp_path: Path) -> None:
    text = form(("DE", "4", "te", "long " * 500))
    take(ballot, put(tmp_path, "a.csv", text), largest=1000)
    put(ballot.folder / "inbox", "b.csv", text.replace("long", "tall"))
    take(ballot, largest=1000)
    beside = ballot.folder / "inbox" / "beside"
    assert len(list(beside.glob("*.csv"))) == 2
    assert "\n*\n" in (beside / ".gitignore").read_text()
    assert not list((ballot.folder / "inbox").glob("*.csv"))
    assert len(comments(ballot)) == 2


@pytest.mark.parametrize("name", ["NUL.csv", "a:b?.csv", "x" * 150 + ".csv", "Ärger und Öl.csv", "DIN.CSV"])
def test_names_work_everywhere(ballot: Ballot, tmp_path: Path, name: str) -> None:
    from normwright.workspace.portable import path_faults

    take(ballot, put(tmp_path, "din.csv", form(("FR", "4", "te", TEXTS[0]))))
    take(ballot, put(tmp_path, name, form(("DE", "4", "te", TEXTS[0]))))
    names = [path.relative_to(ballot.root).as_posix() for path in files_below(ballot.folder)]
    assert not list(path_faults(names))
    assert len(comments(ballot)) == 2


def test_forgetting_leaves_the_hash(ballot: Ballot, tmp_path: Path) -> None:
    path = put(tmp_path, "din.csv", form(*FIRST))
    take(ballot, path)
    forget_file(ballot, "din.csv")
    assert not (ballot.folder / "inbox" / "din.csv").exists()
    assert len(comments(ballot)) == 3
    assert take(ballot, path) == ([], ["CMT064"])
    (outcome,), _ = take(ballot, path, force=True)
    assert outcome.rows == 3
    key = comments(ballot)[0].key
    write_decision(ballot, Decision("d1", (key,), "noted"))
    with pytest.raises(UsageError, match="decided"):
        forget_file(ballot, "din.csv", with_comments=True)
    (ballot.folder / "decisions" / "d1.toml").unlink()
    assert len(forget_file(ballot, "din.csv", with_comments=True).comments) == 3
    assert not comments(ballot)


def test_a_faulty_ledger_is_never_overwritten(ballot: Ballot, tmp_path: Path) -> None:
    take(ballot, put(tmp_path, "a.csv", form(("DE", "4", "te", TEXTS[0]))))
    path = ledger_path(ballot, "DE")
    path.write_text(path.read_text().replace('clause = "4"', "clause = 4"))
    before = path.read_bytes()
    (outcome,), told = take(ballot, put(tmp_path, "b.csv", form(("DE", "5", "te", TEXTS[1]))))
    assert (outcome.refused, told) == (True, ["SET002"])
    assert path.read_bytes() == before
    path.write_bytes(before.replace(b"clause = 4", b'clause = "4"'))
    take(ballot)
    assert len(comments(ballot)) == 2


def test_a_dry_run_writes_nothing(ballot: Ballot, tmp_path: Path) -> None:
    before = state(ballot)
    path = put(tmp_path, "a.csv", form(("DE", "4", "te", TEXTS[0])))
    (outcome,) = import_comments(ballot, [path], report=Report(), dry_run=True)
    assert len(outcome.new) == 1
    assert state(ballot) == before


def test_one_import_at_a_time(ballot: Ballot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_PATIENCE", 0)
    with locked(ballot.folder), pytest.raises(UsageError, match="another"):
        take(ballot)


def test_decisions_are_held_against_the_ledger(ballot: Ballot, tmp_path: Path) -> None:
    take(ballot, put(tmp_path, "a.csv", form(*FIRST)))
    one, two, _ = comments(ballot)
    decisions = [
        Decision("a", (one.key, "de-ffffffffff"), "noted"),
        Decision("b", (one.key, two.key), "noted", answered={two.key: "0" * 12}),
    ]
    report = Report()
    check_answers(decisions, comments(ballot), report)
    assert sorted(finding.code for finding in report) == ["CMT080", "CMT081", "CMT082"]


# -- killed --------------------------------------------------------------------------------------------------

SENT = {
    "some rows are corrected": [[*FIRST, ("FR", "4", "te", TEXTS[0])], CORRECTED],
    "all rows are corrected": [FIRST[:2], [("DE", *row[1:3], f"{row[3]} Indeed.") for row in FIRST]],
    "it is no correction": [FIRST[:1], [("FR", "4", "te", TEXTS[1])]],
}


@pytest.mark.parametrize("rows", SENT.values(), ids=SENT)
def test_stopped_at_every_write_the_next_run_finishes(
    rows: list[list[Sequence[str]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if killed at each single writing of a file, before and after it, half-written files left behind."""
    import normwright.files as door

    first, second = (put(tmp_path / str(at), "din.csv", form(*one)) for at, one in enumerate(rows))

    class Killed(BaseException):
        pass

    def run(ballot: Ballot, limit: int | None) -> int:
        count = 0
        replace_file = os.replace

        def counted(source: Any, target: Any) -> None:
            nonlocal count
            count += 1
            if limit == count * 2:
                raise Killed
            replace_file(source, target)
            if limit == count * 2 + 1:
                raise Killed

        with monkeypatch.context() as patch:
            patch.setattr(door.os, "replace", counted)
            if limit is not None:
                patch.setattr(door.os, "unlink", lambda *_: None)  # a killed process tidies nothing
            try:
                take(ballot, first)
                take(ballot, second)
            except Killed:
                pass
        return count

    wanted = new_ballot(tmp_path / "wanted")
    writes = run(wanted, None)
    expected = state(wanted)
    for limit in range(2, writes * 2 + 2):
        killed = new_ballot(tmp_path / f"killed-{limit}")
        run(killed, limit)
        run(killed, None)
        assert state(killed) == expected, limit


def test_permutations_of_three_files(tmp_path: Path) -> None:
    rows = [FIRST, [*FIRST[1:], ("FR", "4", "te", TEXTS[0])], [FIRST[0], ("DE-7", "6", "te", TEXTS[2])]]
    found = []
    for number, order in enumerate(permutations(range(3))):
        made = new_ballot(tmp_path / str(number))
        for index in order:
            take(made, put(tmp_path / "forms", f"{index}.csv", form(*rows[index])))
        found.append(state(made))
    assert all(one == found[0] for one in found)


# -- two branches --------------------------------------------------------------------------------------------


def branches(root: Path, *rows: Sequence[str], **more: Any) -> Ballot:
    """A ballot in which two branches have imported a file each, merged with the ledgers of the first alone."""
    made = [new_ballot(root / name, **more) for name in ("a", "b")]
    for name, row, own in zip("ab", rows, made, strict=True):
        take(own, put(root, f"{name}.csv", form(row)))
    for part in ("inbox", "received"):
        shutil.copytree(made[1].folder / part, made[0].folder / part, dirs_exist_ok=True)
    return made[0]


def found_gaps(ballot: Ballot) -> list[tuple[str, str]]:
    records = load_received(ballot, Report())
    return [(one.code, one.place.file.rpartition("/")[2]) for one in gaps(ballot, records, comments(ballot))]


def test_rows_that_a_merge_lost_are_told_and_read_again(tmp_path: Path) -> None:
    ballot = branches(tmp_path, ("DE", "5", "te", TEXTS[0]), ("DE", "6", "te", TEXTS[1]))
    assert found_gaps(ballot) == [("CMT083", "b.csv")]
    outcomes, told = take(ballot)
    assert ([one.rows for one in outcomes], told) == ([1], [])
    assert [one.wording.comment for one in comments(ballot)] == TEXTS[:2]
    assert (found_gaps(ballot), take(ballot)) == ([], ([], []))


def test_a_code_given_twice_is_told_and_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("normwright.comments.sources._CODES", 1)
    rows = ("", "5", "te", TEXTS[0]), ("", "6", "te", TEXTS[1])
    ballot = branches(tmp_path, *rows, role="national", member="XA")
    assert found_gaps(ballot) == [("CMT083", "b.csv"), ("CMT084", "b.csv")]
    take(ballot, ballot.folder / "inbox" / "b.csv", body="expert-2222")
    assert (found_gaps(ballot), {one.body for one in comments(ballot)}) == (
        [],
        {"expert-1000", "expert-2222"},
    )


def test_a_correction_and_an_empty_form_leave_no_gap(ballot: Ballot, tmp_path: Path) -> None:
    take(ballot, put(tmp_path, "a.csv", form(("DE", "5", "te", TEXTS[0]))), put(tmp_path, "b.csv", form()))
    take(ballot, put(tmp_path / "new", "a.csv", form(("DE", "5", "te", TEXTS[1]))))
    assert found_gaps(ballot) == []
