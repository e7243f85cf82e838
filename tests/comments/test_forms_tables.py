"""Forms as workbooks, CSV, files of the ballot page and YAML sheets: rows, repairs, and what is refused."""

import io
import json
import zipfile
from datetime import date

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from normwright.comments.forms.csv import SEPARATORS
from normwright.comments.forms.dispatch import read_form
from normwright.comments.forms.rows import Sheet
from normwright.comments.forms.xlsx import format_number
from normwright.errors import UsageError
from tests.support.docx import HEADINGS
from tests.support.tried import tried

ROW = ("DE", "17", "4.10", "Table 1", "te", "It is wrong.", "Right it.", "")


def cells(sheet: Sheet) -> list[tuple[str, ...]]:
    return [tuple(vars(row.cells).values()) for row in sheet.rows]


def codes(sheet: Sheet) -> list[str]:
    return [finding.code for finding in sheet.findings]


def as_csv(*rows: tuple[str, ...], separator: str = ";", heading: tuple[str, ...] = HEADINGS) -> str:
    quoted = (separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in (heading, *rows))
    return "\r\n".join(quoted) + "\r\n"


def as_xlsx(*rows: tuple[object, ...], formats: dict[tuple[int, int], str] | None = None) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Comments")
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            code = (formats or {}).get((number, column), "")
            style = book.add_format({"num_format": code}) if code else None
            if isinstance(cell, str):
                sheet.write_string(number, column, cell)
            elif isinstance(cell, date):
                sheet.write_datetime(number, column, cell, style or book.add_format({"num_format": "d.m"}))
            elif cell is not None:
                sheet.write_number(number, column, cell, style)  # type: ignore[arg-type]
    book.close()
    return out.getvalue()


# -- CSV -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_any_separator_and_coding(separator: str, coding: str) -> None:
    row = (*ROW[:5], "Größe; café, |x|\tund", "“x”\nsecond", "")
    sheet = read_form(as_csv(row, separator=separator).encode(coding), "a.csv")
    assert cells(sheet) == [row]
    assert codes(sheet) == (["CMT051"] if coding == "cp1252" else [])
    assert sheet.rows[0].place == "row 2"


def test_columns_in_any_order_with_a_mapping() -> None:
    heading = ("Ergebnis", "Comments", "MB", "Abschn.", "Art", "Priority")
    text = as_csv(("Right it.", "Wrong.", "AT", "5", "ed", "high"), heading=heading)
    mapping = {"Ergebnis": "proposal", "Abschn.": "clause"}
    sheet = read_form(text.encode(), "a.csv", mapping)
    assert cells(sheet) == [("AT", "", "5", "", "ed", "Wrong.", "Right it.", "")]
    assert sheet.rows[0].repairs == ("Priority: high",)
    assert codes(sheet) == ["CMT010"]
    with pytest.raises(UsageError):
        read_form(text.encode(), "a.csv", {"Abschn.": "chapter"})


def test_without_headings_by_count_or_by_positions() -> None:
    text = ";".join(ROW) + "\n" + ";".join(ROW).replace("wrong", "bad") + "\n"
    sheet = read_form(text.encode(), "a.csv")
    assert cells(sheet)[0] == ROW
    assert codes(sheet) == ["CMT011"]
    five = "DE;4;te;Wrong.;Right.\n"
    mapping = {"1": "body", "2": "clause", "3": "type", "4": "comment", "5": "proposal"}
    assert cells(read_form(five.encode(), "a.csv", mapping))[0][5:7] == ("Wrong.", "Right.")


def test_an_open_quotation_mark_swallows_nothing() -> None:
    lines = as_csv(ROW, ROW, ROW).split("\r\n")
    lines[2] = lines[2].replace('"It is wrong."', '"It is wrong.')
    sheet = read_form("\r\n".join(lines).encode(), "a.csv")
    assert len(sheet.rows) == 3
    assert cells(sheet)[1][5] == "It is wrong."
    assert codes(sheet) == ["CMT052"]


def test_heads_repeated_headings_carried_members_and_split_rows() -> None:
    text = "Date:;2031-06-02;Document: ISO/CD 00000\n\n" + ";".join(HEADINGS) + "\n"
    text += (
        "NO;;4;;te;First;x;\n;;5;;ed;Second;y;\n;;;;;goes on;;\n"
        + ";".join(HEADINGS)
        + "\nFR;;6;;ge;Third;;\n;;;;;;;\n"
    )
    sheet = read_form(text.encode(), "a.csv")
    assert [row[0] for row in cells(sheet)] == ["NO", "NO", "FR"]
    assert cells(sheet)[1][5] == "Second\ngoes on"
    assert (sheet.facts.date, sheet.facts.document) == ("2031-06-02", "ISO/CD 00000")
    assert codes(sheet) == ["CMT012", "CMT013", "CMT028"]
    assert "went on in row 6" in sheet.rows[1].repairs


def test_a_shielded_formula_is_what_was_written() -> None:
    row = (*ROW[:5], "'=1+1", "'quoted'", "")
    assert cells(read_form(as_csv(row).encode(), "a.csv"))[0][5:7] == ("=1+1", "'quoted'")


def test_nothing_is_lost_without_being_said() -> None:
    text = "A letter to the committee\n" + as_csv(ROW, ("DE", "", "", "", "", "", "", ""))
    sheet = read_form(text.encode(), "a.csv")
    assert len(sheet.rows) == 1
    assert [passage.place for passage in sheet.not_understood] == ["row 1", "row 4"]


#: Without colons, which may part a proposed change from its comment.
CELL = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters=":：'"), max_size=20)


@given(CELL, CELL, CELL, st.sampled_from(SEPARATORS))
@tried(300)
def test_any_cell_comes_over(clause: str, comment: str, proposal: str, separator: str) -> None:
    row = ("DE", "", f"c{clause}", "", "te", f"x{comment}\n{clause}y", f"{proposal}z", "")
    assert cells(read_form(as_csv(row, separator=separator).encode(), "a.csv")) == [row]


@given(st.binary(max_size=300))
@tried(300)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for name in ("a.csv", "a.json", "a.yaml", "a.docx"):
        sheet = read_form(data, name)
        assert sheet.rows or sheet.findings


# -- workbooks -----------------------------------------------------------------------------------------------


def test_a_workbook_is_read() -> None:
    sheet = read_form(as_xlsx(HEADINGS, ROW, (*ROW[:5], "=1+1", "-x\nsecond", "")), "a.xlsx")
    assert cells(sheet) == [ROW, (*ROW[:5], "=1+1", "-x\nsecond", "")]
    assert sheet.rows[0].place == 'sheet "Comments", row 2'
    assert not codes(sheet)


def test_numbers_are_read_as_they_are_shown_or_flagged() -> None:
    rows = [("DE", 17, clause, None, "te", "x", "y") for clause in (4.1, 4.1, 5, date(2031, 2, 4))]
    sheet = read_form(as_xlsx(HEADINGS[:7], *rows, formats={(1, 2): "0.00"}), "a.xlsx")
    assert [row[2] for row in cells(sheet)] == ["4.10", "4.1", "5", "2031-02-04"]
    assert {row[1] for row in cells(sheet)} == {"17"}
    assert codes(sheet) == ["CMT050"]
    assert [bool(row.repairs) for row in sheet.rows] == [False, True, False, True]


@pytest.mark.parametrize(
    ("number", "code", "text", "exact"),
    [(4.1, "0.00", "4.10", True), (4.1, "", "4.1", False), (5.0, "", "5", True), (5.0, "0.0", "5.0", True),
     (4.1, "General", "4.1", False), (12.0, "0", "12", True)],
)  # fmt: skip
def test_formats_of_numbers(number: float, code: str, text: str, exact: bool) -> None:
    assert format_number(number, code) == (text, exact)


def test_a_row_split_inside_a_merged_member() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ("MB", "Clause", "Type", "Comment", "Proposed change"))
    sheet.merge_range(1, 0, 3, 0, "NO")
    sheet.write_row(1, 1, ("4", "te", "Too long.", "Cut it."))
    sheet.write_row(2, 3, ("And too wide.", "Narrow it."))
    sheet.write_row(3, 1, ("5", "ed", "A comma.", "Add it."))
    book.close()
    rows = read_form(out.getvalue(), "form.xlsx").rows
    assert [(one.cells.body, one.cells.comment) for one in rows] == [
        ("NO", "Too long.\nAnd too wide."),
        ("NO", "A comma."),
    ]


def test_merged_cells_and_other_sheets() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Votes")
    sheet.write_row(0, 0, ["Member", "Vote"])
    sheet = book.add_worksheet("Comments")
    sheet.write_row(0, 0, HEADINGS)
    sheet.merge_range(1, 0, 2, 0, "NO")
    sheet.merge_range(1, 2, 2, 2, "4.10")
    sheet.write_row(1, 4, ["te", "First", "x"])
    sheet.write_row(2, 4, ["ed", "Second", "y"])
    book.close()
    found = read_form(out.getvalue(), "a.xlsx")
    assert [row[:3] for row in cells(found)] == [("NO", "", "4.10"), ("NO", "", "4.10")]
    assert codes(found) == ["CMT014", "CMT024"]
    assert [passage.place for passage in found.not_understood] == ['sheet "Votes", row 1']


def test_member_body_and_committee_in_two_columns() -> None:
    heading = ("MB", "NC", *HEADINGS[1:])
    sheet = read_form(as_xlsx(heading, ("DE", "", *ROW[1:]), ("", "FR", *ROW[1:])), "a.xlsx")
    assert [row[0] for row in cells(sheet)] == ["DE", "FR"]


def test_bombs_and_broken_workbooks_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        for number in range(5):
            archive.writestr(f"xl/media/{number}.bin", bytes(100 << 20))
    assert codes(read_form(out.getvalue(), "a.xlsx")) == ["CMT003"]
    good = as_xlsx(HEADINGS, ROW)
    for length in (200, len(good) // 2, len(good) - 30):
        sheet = read_form(good[:length], "a.xlsx")
        assert sheet.refused
        assert codes(sheet) == ["CMT004"]


@pytest.mark.parametrize(
    ("name", "tag", "told"),
    [
        ("XFD1048576", 't="s"', ["CMT003"]),  # all cells before it would take hundreds of gigabytes
        ("AAAAAAAAAAA1", 't="s"', ["CMT004"]),
        ("XFD1", 's="1"/', []),  # formatted, not filled
    ],
)
def test_a_cell_far_out(name: str, tag: str, told: list[str]) -> None:
    archive = zipfile.ZipFile(io.BytesIO(as_xlsx(HEADINGS, ROW)))
    parts = {part: archive.read(part) for part in archive.namelist()}
    sheet = next(part for part in parts if part.startswith("xl/worksheets/sheet"))
    rest = "" if tag.endswith("/") else "<v>0</v></c>"
    parts[sheet] = parts[sheet].replace(b"</row>", f'<c r="{name}" {tag}>{rest}</row>'.encode(), 1)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for part, data in parts.items():
            made.writestr(part, data)
    assert codes(read_form(out.getvalue(), "a.xlsx")) == told


# -- other files ---------------------------------------------------------------------------------------------


def page_file(**more: object) -> bytes:
    comments = [
        {
            "target": "sec_4.10",
            "quoted": "the words",
            "clause": "4.10",
            "type": "te",
            "comment": "Wrong.",
            "proposal": "x",
        },
        {"comment": "<script>alert(1)</script>", "own": "7"},
    ]
    made = {
        "kind": "comments",
        "format": 1,
        "ballot": "roofs/cd1",
        "text": "a" * 64,
        "body": "NO",
        "comments": comments,
    }
    return json.dumps({**made, **more}).encode()


def test_the_file_of_the_ballot_page_needs_no_repair() -> None:
    sheet = read_form(page_file(), "comments.json")
    assert not sheet.findings
    assert [(row.target, row.quoted, row.own) for row in sheet.rows] == [
        ("sec_4.10", "the words", ""),
        ("", "", "7"),
    ]
    assert (sheet.facts.body, sheet.facts.ballot, sheet.facts.text) == ("NO", "roofs/cd1", "a" * 64)
    assert not any(row.repairs for row in sheet.rows)


@pytest.mark.parametrize(
    ("change", "code", "rows"),
    [
        ({"format": 2}, "CMT055", 0), ({"kind": "other"}, "CMT053", 0), ({"text": "x"}, "CMT053", 0),
        ({"comments": "none"}, "CMT053", 0), ({"comments": [{"comment": 1}, {"comment": "x"}]}, "CMT054", 1),
        ({"comments": []}, "CMT009", 0), ({"written-by": "a later program"}, "", 2),
    ],
)  # fmt: skip
def test_other_files_of_that_kind(change: dict[str, object], code: str, rows: int) -> None:
    sheet = read_form(page_file(**change), "comments.json")
    assert codes(sheet) == ([code] if code else [])
    assert len(sheet.rows) == rows


def test_a_yaml_sheet_is_read_as_text() -> None:
    text = """
version: "2012-03"
date: null
document: ISO/CD 00000
comments:
- id: NO-01-002
  body: NO
  locality: {line_number: 017, clause: 4.10, element: ~}
  type: te
  comments: |
    First.
    Second.
  proposed_change: "null"
- id: "**-002"
  locality: {clause: 5}
"""
    sheet = read_form(text.encode(), "a.yaml")
    assert cells(sheet) == [("NO", "017", "4.10", "", "te", "First.\nSecond.\n", "null", "")]
    assert sheet.rows[0].own == "NO-01-002"
    assert [passage.place for passage in sheet.not_understood] == ["comment 2"]


@pytest.mark.parametrize("text", ["a: &x 1\ncomments: [*x]", "comments: 3", "comments:\n- [", "[" * 5000])
def test_sheets_that_burst_or_are_none(text: str) -> None:
    assert read_form(text.encode(), "a.yaml").refused


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n", "a PDF"), (b"\xff\xd8\xff\xe0", "scan"), (b"{\\rtf1 x}", "RTF"), (b"", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), ".doc"),
        (b"<html><table>", "web page"), (bytes(range(1, 32)) * 20, "unknown kind"),
    ],
)  # fmt: skip
def test_what_is_no_form_is_refused_by_name(data: bytes, what: str) -> None:
    for name in ("form.docx", "form.csv"):
        sheet = read_form(data, name)
        assert sheet.refused
        assert what in sheet.findings[0].message


def test_a_letter_is_no_table() -> None:
    assert codes(read_form(b"Dear colleagues,\nwe agree with comments.\n", "letter.txt")) == ["CMT006"]
