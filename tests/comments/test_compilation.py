"""The compilation: order, numbers, answers; as Word form, workbook, CSV and JSON."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normwright.comments import tables_out
from normwright.comments.compilation import Compilation, compile_comments
from normwright.comments.form_out import fill_template, write_form
from normwright.comments.forms.csv import read_csv
from normwright.comments.forms.rows import Sheet
from normwright.comments.forms.word import read_word
from normwright.comments.formwords import form_words
from normwright.comments.record import COLUMNS, Comment, Decision, Origin, Wording
from normwright.comments.statuses import read_observation, statuses
from normwright.comments.trailers import Received
from normwright.diagnostics import Report
from normwright.errors import InputError, UsageError
from tests.support import ballots, docx
from tests.support.docx import row, table
from tests.support.tried import tried

WORDS = form_words(Path("nowhere"), Report())


def compiled(*comments: Comment, decisions: tuple[Decision, ...] = (), **facts: object) -> Compilation:
    received = ballots.received(Path("nowhere"), *comments, **facts)
    return compile_comments(received, decisions, WORDS)


def cells(sheet: Sheet) -> list[Wording]:
    return [one.cells for one in sheet.rows]


DE = ballots.comment("DE", 1, clause="4.10", proposal="Say it.")
FR = ballots.comment("FR", 2, clause="General", type="ge")


# -- answers -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        ({"status": "accepted"}, "Accepted"),
        (
            {"status": "accepted", "observation": "Accepted. The clause is merged."},
            "Accepted. The clause is merged.",
        ),
        ({"status": "accepted", "observation": "The clause is merged."}, "Accepted. The clause is merged."),
        ({"status": "not-accepted", "reason": "Out of scope"}, "Not accepted. Out of scope"),
        (
            {"status": "not-accepted", "observation": "Rejected; out of scope", "reason": "Out of scope"},
            "Rejected; out of scope",
        ),
        ({"status": "duplicate", "reason": f"see {FR.key}"}, "Duplicate. see FR-001"),
        ({"status": "open"}, ""),
    ],
)
def test_observations_say_the_status_once(decision: dict[str, str], words: str) -> None:
    made = compiled(DE, FR, decisions=(Decision("d", (DE.key,), **decision),), numbers={FR.key: "FR-001"})
    assert made.entries[0].observation == words


def test_every_status_has_words_that_are_read_as_that_status() -> None:
    for name in statuses():
        assert read_observation(WORDS.status(name)).status == name


def test_an_observation_that_came_with_the_form_stays_without_a_decision() -> None:
    answered = ballots.comment("DE", 1, observation="Noted")
    assert compiled(answered).entries[0].observation == "Noted"
    assert compiled(answered).cleaned().entries[0].cells[-1] == ""


def test_printed_numbers_stand_in_the_first_cell_once_they_are_given() -> None:
    assert compiled(DE).entries[0].cells[0] == "DE"
    assert compiled(DE, numbers={DE.key: "DE-007"}).entries[0].cells[0] == "DE-007"
    assert compiled(DE, numbers={DE.key: "DE-007"}).cleaned().entries[0].cells[0] == "DE"


def test_a_first_cell_that_names_nobody_gives_way_to_the_code() -> None:
    odd = replace(DE, wording=replace(DE.wording, body=""))
    assert compiled(odd).entries[0].cells[0] == "DE"
    alias = replace(DE, wording=replace(DE.wording, body="DIN"))
    assert compiled(alias).entries[0].cells[0] == "DIN"


def test_what_the_order_leaves_out_comes_last() -> None:
    received = ballots.received(Path("nowhere"), DE, FR)
    made = compile_comments(received, (), WORDS, order=[FR.key])
    assert [entry.comment.key for entry in made.entries] == [FR.key, DE.key]


# -- Word ----------------------------------------------------------------------------------------------------


def test_the_form_comes_back_as_it_was() -> None:
    made = compiled(DE, FR)
    sheet = read_word(write_form(made), "made.docx")
    assert cells(sheet) == [DE.wording, FR.wording]
    assert sheet.findings == ()
    assert sheet.not_understood == ()
    assert sheet.facts.document == "ISO/CD 00000"


_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"], include_characters="\n\t"),
    min_size=1,
    max_size=80,
).map(str.strip)


@tried(150)
@given(st.lists(st.fixed_dictionaries(dict.fromkeys(COLUMNS[1:], _TEXT)), min_size=1, max_size=5))
def test_form_to_ledger_to_form_keeps_every_text(rows: list[dict[str, str]]) -> None:
    """The first form, read, and written again, says the same; what the reader mends, it mends once."""
    comments = [_comment(f"DE-{index:03d}", row) for index, row in enumerate(rows, 1)]
    first = read_word(write_form(compiled(*comments)), "a.docx")
    again = [_from(one.cells, index) for index, one in enumerate(first.rows)]
    second = read_word(write_form(compiled(*again)), "b.docx")
    assert cells(second) == cells(first)
    if not first.findings:
        kept = [[cell.rstrip() for cell in entry.cells] for entry in compiled(*comments).entries]
        assert [[getattr(one, name) for name in COLUMNS] for one in cells(first)] == kept


def _comment(body: str, row: dict[str, str]) -> Comment:
    return _from(Wording(body=body, **row), int(body[3:]))


def _from(wording: Wording, index: int) -> Comment:
    return Comment(f"de-{index:010x}", "DE", wording, Origin("de.docx", "0" * 64, f"table 1, row {index}"))


def test_a_secretariat_s_form_is_filled_in(shared: Path) -> None:
    blank = (shared / "samples/forms/form-2012-03-blank.docx").read_bytes()
    report = Report()
    sheet = read_word(fill_template(compiled(DE, FR), blank, "blank.docx", report), "made.docx")
    assert cells(sheet) == [DE.wording, FR.wording]
    assert sheet.facts.document == "ISO/CD 00000"
    assert not len(report)


def test_a_form_without_a_column_says_what_is_missing() -> None:
    names = (
        "MB",
        "Clause No.",
        "Paragraph/",
        "Type of comment",
        "Comment",
        "Proposed change",
        "Secretariat observations",
    )
    seven = docx.form(row(*[""] * 7), headings=names)
    report = Report()
    lined = ballots.comment("DE", 1, line="17")
    made = fill_template(compiled(lined), seven, "seven.docx", report)
    assert [one.code for one in report] == ["CMT190"]
    assert cells(read_word(made, "made.docx")) == [replace(lined.wording, line="")]


@pytest.mark.parametrize(
    ("form", "error"),
    [(b"%PDF-1.7", InputError), (docx.docx(table(row("a", "b"))), UsageError), (b"", InputError)],
)
def test_what_is_no_form_is_refused(form: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        fill_template(compiled(DE), form, "x.docx", Report())


# -- tables --------------------------------------------------------------------------------------------------

FORMULA = ballots.comment("DE", 3, comment="=1+1", proposal="@SUM(A1)", element="-2", clause="+4")


def test_no_cell_of_a_csv_is_a_formula_and_all_come_back() -> None:
    data = tables_out.write_csv(compiled(FORMULA, DE))
    table = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert [cell for one in table for cell in one if cell[:1] in tuple("=+-@\t\r")] == []
    assert cells(read_csv(data, "made.csv")) == [FORMULA.wording, DE.wording]


def test_a_workbook_holds_texts_alone() -> None:
    calamine = pytest.importorskip("python_calamine")
    pytest.importorskip("xlsxwriter")
    report = Report()
    long = ballots.comment("DE", 4, comment="é" * 100_000)
    data = tables_out.write_xlsx(compiled(FORMULA, long), report)
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    table = book.get_sheet_by_name("Comments").to_python()
    assert table[0][:3] == ["MB/NC", "Line number", "Clause/ Subclause"]
    assert table[0][8:] == ["ID", "Status", "Decision", "Commit"]
    assert table[1][2:7] == ["+4", "-2", "ed", "=1+1", "@SUM(A1)"]
    parts = book.get_sheet_by_name("Long texts").to_python()[1:]
    assert "".join(part[3] for part in parts) == "é" * 100_000
    assert [one.code for one in report] == ["CMT191"]
    assert data == tables_out.write_xlsx(compiled(FORMULA, long), Report())


def test_json_fits_its_schema() -> None:
    import jsonschema

    from normwright.workspace.toml import load_schema

    made = json.loads(tables_out.write_json(compiled(FORMULA, DE, numbers={DE.key: "DE-001"})))
    jsonschema.validate(made, load_schema("compilation"))
    assert [one["comment"] for one in made["comments"]] == ["=1+1", "Comment 1"]
    assert made["comments"][1]["number"] == "DE-001"


# -- words of one's own --------------------------------------------------------------------------------------


def test_a_workspace_s_words_win_one_by_one(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "forms" / "comments.toml"
    own.parent.mkdir(parents=True)
    own.write_text(
        '[observations]\naccepted = "Agreed"\n[columns]\nbody = { heading = "Who" }\n', encoding="utf-8"
    )
    report = Report()
    words = form_words(tmp_path, report)
    assert (words.status("accepted"), words.status("noted")) == ("Agreed", "Noted")
    assert words.layout().columns[0].heading == "Who"
    assert words.layout().columns[0].width == 606
    assert not len(report)


def test_wrong_words_are_told_with_their_place(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "forms" / "comments.toml"
    own.parent.mkdir(parents=True)
    own.write_text('[observations]\nacepted = "Agreed"\n[form]\ntitle = 3\n', encoding="utf-8")
    report = Report()
    words = form_words(tmp_path, report)
    assert [(one.code, one.place.line) for one in report] == [("SET001", 2), ("SET002", 4)]
    assert words.layout().title == "Comments and observations"


def test_a_received_ballot_without_comments_gives_an_empty_form() -> None:
    made = compile_comments(Received(ballots.ballot(Path("nowhere")), ()), (), WORDS)
    assert read_word(write_form(made), "made.docx").rows == ()
