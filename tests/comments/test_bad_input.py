"""Bad input in one inbox: each file is taken or refused by name, none stops the others, nothing gets out."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normwright.comments import intake
from normwright.comments.compilation import Compilation, compile_comments
from normwright.comments.form_out import write_form
from normwright.comments.forms.dispatch import read_form
from normwright.comments.forms.splitting import split_proposal
from normwright.comments.formwords import form_words
from normwright.comments.groups import group_comments
from normwright.comments.intake import FileOutcome, import_comments
from normwright.comments.placing import place_comments
from normwright.comments.record import COLUMNS, Ballot, Comment, Origin, Wording
from normwright.comments.store import load_comments, load_ledger
from normwright.comments.trailers import Received
from normwright.diagnostics import Report
from normwright.names.locators import parse_locators
from tests.comments.ballots import Frozen, empty_ballot, frozen_text
from tests.comments.test_intake import InProcess, new_ballot, state
from tests.support.hostile import FORMULAS, LONG, RIGHT_TO_LEFT, SCRIPT, Hostile, hostile_files
from tests.support.tried import tried


@pytest.fixture(scope="module")
def ballot(tmp_path_factory: pytest.TempPathFactory) -> Ballot:
    return new_ballot(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def files(ballot: Ballot) -> dict[str, Hostile]:
    return {one.name: one for one in hostile_files(ballot)}


@pytest.fixture(scope="module")
def outcomes(ballot: Ballot, files: dict[str, Hostile]) -> dict[str, FileOutcome]:
    """All of them, and one file too large to be read, in one import."""
    inbox = ballot.folder / "inbox"
    inbox.mkdir()
    for one in files.values():
        (inbox / one.name).write_bytes(one.data)
    with (inbox / "huge.docx").open("wb") as huge:
        huge.write(b"PK\x03\x04")
        huge.truncate(200 << 20)
    report = Report()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(intake, "Readers", InProcess)
        found = import_comments(ballot, report=report)
    assert sorted({(finding.code, finding.place.file.rpartition("/")[2]) for finding in report}) == [
        ("CMT061", "huge.docx"),
        ("CMT062", "twice.docx"),
    ]
    return {outcome.file.rpartition("/")[2]: outcome for outcome in found}


def test_each_file_is_taken_or_refused_by_name(
    files: dict[str, Hostile], outcomes: dict[str, FileOutcome]
) -> None:
    told = {
        name: (",".join(sorted({finding.code for finding in one.findings})), len(one.new))
        for name, one in outcomes.items()
    }
    wanted = {name: (one.code, one.rows) for name, one in files.items() if one.code != "CMT062"}
    twice = wanted.pop("twice.docx")  # the first of both names is read
    assert told.pop("twice-again.docx", twice) == twice
    told.pop("twice.docx", None)
    assert told == wanted
    assert all(finding.message and finding.help for one in outcomes.values() for finding in one.findings)


def test_nothing_is_written_elsewhere(ballot: Ballot, outcomes: dict[str, FileOutcome]) -> None:
    assert outcomes
    assert not list(ballot.root.parent.rglob("evil*"))
    assert {name.partition("/")[0] for name in state(ballot)} == {
        "ballot.toml",
        "inbox",
        "ledger",
        "received",
    }


@pytest.mark.parametrize(
    ("body", "column", "texts"),
    [
        ("FR", "proposal", [one.strip() for one in FORMULAS]),
        ("IT", "comment", [one.strip() for one in FORMULAS]),
        ("GB", "comment", [SCRIPT]),
        ("JP", "proposal", [LONG.strip()]),
        ("NO", "clause", ["4.10", "4.1", "4.10"]),
        ("NO", "body", ["NO", "NO", "NO"]),
        ("SE", "body", ["SE-001", "SE-001"]),
    ],
)
def test_texts_stay_texts(
    ballot: Ballot, outcomes: dict[str, FileOutcome], body: str, column: str, texts: list[str]
) -> None:
    assert outcomes
    own = load_ledger(ballot, body, Report())
    assert sorted(getattr(one.wording, column).strip() for one in own) == sorted(texts)
    assert len({one.key for one in own}) == len(own)


def test_signs_of_other_directions_come_back(ballot: Ballot, outcomes: dict[str, FileOutcome]) -> None:
    assert outcomes
    (one,) = load_ledger(ballot, "IL", Report())
    assert (one.wording.comment, one.wording.proposal) == (RIGHT_TO_LEFT, RIGHT_TO_LEFT)


def test_the_next_import_changes_nothing(ballot: Ballot, outcomes: dict[str, FileOutcome]) -> None:
    assert outcomes
    before = state(ballot)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(intake, "Readers", InProcess)
        import_comments(ballot, report=Report())
    assert state(ballot) == before


# -- form to ledger to form ----------------------------------------------------------------------------------

#: What a cell of Word holds: no blanks at the ends of its lines, no signs that no XML has.
_CELL = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), include_characters="\n\t", exclude_characters="\ufffe\uffff"),
    max_size=60,
).map(lambda text: "\n".join(line.strip() for line in text.strip().split("\n")))  # fmt: skip
_WORDS = _CELL.filter(lambda text: len(text.strip("\n")) > 1)


@tried(8)
@given(rows=st.lists(st.tuples(_CELL, _CELL, _CELL, _WORDS, _CELL), min_size=1, max_size=8))
def test_form_to_ledger_to_form_keeps_every_cell(
    rows: list[tuple[str, str, str, str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    ballot = new_ballot(tmp_path_factory.mktemp("way"))
    wordings = [
        Wording("DE", line, clause, element, "te", f"A{words}", proposal)
        for line, clause, element, words, proposal in rows
    ]
    form = _form(ballot, [Comment("", "DE", one, Origin("", "", "")) for one in wordings])
    path = ballot.root / "de.docx"
    path.write_bytes(form)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(intake, "Readers", InProcess)
        import_comments(ballot, [path], default="DE", report=Report())
    kept = load_comments(ballot, Report())
    again = read_form(_form(ballot, kept), "again.docx")
    wanted = {tuple(getattr(one, name) for name in COLUMNS[1:7]) for one in wordings}
    assert {tuple(getattr(row.cells, name) for name in COLUMNS[1:7]) for row in again.rows} == wanted


def _form(ballot: Ballot, comments: list[Comment]) -> bytes:
    words = form_words(ballot.root, Report())
    made: Compilation = compile_comments(Received(ballot, comments), [], words, order=[], commits={})
    return write_form(made)


# -- any words in any cell -----------------------------------------------------------------------------------

_ANY = st.text(st.characters(exclude_categories=("Cs",)), max_size=40) | st.sampled_from(
    [
        "2nd p[ara",
        "p",
        "page",
        "4.10–4.2",
        "L. 9 ff.",
        "Table",
        "(((",
        "§ 8,,2",
        "[7",
        "a) b) c)",
        "“„«'",
        "\x00\ufffe",
    ]
)


@tried(8)
@given(cells=st.lists(st.tuples(_ANY, _ANY, _ANY, _ANY, _ANY, _ANY), min_size=1, max_size=8))
def test_any_words_are_placed_and_grouped(cells: list[tuple[str, ...]]) -> None:
    text = _text()
    comments = []
    for number, one in enumerate(cells):
        wording = Wording("DE", *one)
        split_proposal(wording)
        parse_locators(wording.clause)
        comments += [Comment(f"de-{number}-{n}", "DE", wording, Origin("a", "0", str(n))) for n in (1, 2)]
    placements = place_comments(empty_ballot(Path("x")), comments, [], text.standard, text.lines, None)
    assert all(0 <= one.confidence <= 1 and one.reason for one in placements.values())
    group_of = {key: group for group in group_comments(comments, placements) for key in group.comments}
    for twice in zip(comments[::2], comments[1::2], strict=True):
        words = twice[0].wording.comment + twice[0].wording.proposal
        assert not any(sign.isalnum() for sign in words) or group_of[twice[0].key] is group_of[twice[1].key]


@cache
def _text() -> Frozen:
    return frozen_text()
