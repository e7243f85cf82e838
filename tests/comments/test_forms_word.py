"""The Word form: as it should be, and in all the ways in which it comes."""

from pathlib import Path

import pytest

from normwright.comments.forms.rows import Facts, Row, Sheet
from normwright.comments.forms.word import read_word
from normwright.comments.record import COLUMNS
from tests.support import docx
from tests.support.docx import HEADINGS, cell, control, form, gone, ins, p, row, t, table

FIRST = ("XA", "17", "4.1", "Table 2", "te", "It is too long.", "Shorten it.", "")
SECOND = ("XA", "", "4.10", "", "ed", "A comma is missing.", "Add it.", "")
FORMER = (
    "MB",
    "Clause/Subclause",
    "Paragraph/Figure/Table",
    "Type of comment",
    "Comments",
    "Proposed change",
    "Secretariat observations",
)


def read(data: bytes, **options: object) -> Sheet:
    return read_word(data, "form.docx", **options)  # type: ignore[arg-type]


def cells(found: Row) -> tuple[str, ...]:
    return tuple(getattr(found.cells, name) for name in COLUMNS)


def codes(sheet: Sheet) -> list[str]:
    return sorted(finding.code for finding in sheet.findings)


def official(*, clause: str = "", comment: str = "", **others: str) -> str:
    values = {
        "body": "XA",
        "type": "te",
        **others,
        "clause": clause or "4",
        "comment": comment or "Something.",
    }
    return row(*(values.get(name, "") for name in COLUMNS))


# -- the forms themselves ------------------------------------------------------------------------------------


def test_headings_in_the_page_header() -> None:
    sheet = read(form(row(*FIRST), row(*[""] * 8), row(*SECOND)))
    assert [cells(one) for one in sheet.rows] == [FIRST, SECOND]
    assert [one.place for one in sheet.rows] == ["table 1, row 1", "table 1, row 3"]
    assert sheet.facts == Facts("2026-02-03", "ISO/CD 00000", "00000")
    assert codes(sheet) == []
    assert not sheet.not_understood
    assert not sheet.refused


def test_the_page_header_that_does_not_show_is_not_read() -> None:
    first = table(row("MB", *HEADINGS[2:]), columns=7) + p("Document: ISO/CD 99999")
    data = form(
        row(*FIRST),
        after='<w:sectPr><w:headerReference w:type="first" r:id="rf"/></w:sectPr>',
        parts={"header9.xml": docx.part("w:hdr", first)},
        related=[("rf", "header", "header9.xml")],
        facts=(),
    )
    sheet = read(data)
    assert sheet.facts.document == ""
    assert [cells(one) for one in sheet.rows] == [FIRST]


def test_a_blank_form() -> None:
    sheet = read(form(row(*[""] * 8), row(*[""] * 8)))
    assert codes(sheet) == ["CMT009"]
    assert not sheet.refused


def test_seven_columns_with_headings_in_the_table() -> None:
    numbers = row(*"1234567")
    data = docx.docx(
        table(numbers, row(*FORMER), row("XA", "4", "", "te", "Why?", "Say why.", ""), columns=7)
    )
    sheet = read(data)
    assert [cells(one) for one in sheet.rows] == [("XA", "", "4", "", "te", "Why?", "Say why.", "")]
    assert sheet.rows[0].place == "table 1, row 3"
    assert codes(sheet) == []


def test_nine_columns_join_member_and_committee() -> None:
    data = docx.docx(
        table(
            row("MB", "NC", *HEADINGS[1:]), row("XA", "XAC", *FIRST[1:]), row("XB", "", *FIRST[1:]), columns=9
        )
    )
    sheet = read(data)
    assert [one.cells.body for one in sheet.rows] == ["XA XAC", "XB"]
    assert codes(sheet) == ["CMT018"]


@pytest.mark.parametrize("count", [7, 8, 9])
def test_columns_by_their_number_alone(count: int) -> None:
    names = list(COLUMNS)
    if count == 7:
        names.remove("line")
    if count == 9:
        names.insert(1, "committee")
    values = {"body": "XA", "clause": "4", "type": "te", "comment": "Why?"}
    sheet = read(docx.docx(table(row(*(values.get(name, "") for name in names)), columns=count)))
    assert [(one.cells.body, one.cells.clause, one.cells.comment) for one in sheet.rows] == [
        ("XA", "4", "Why?")
    ]
    assert "CMT011" in codes(sheet)


def test_columns_by_the_styles_of_the_official_form() -> None:
    styles = [
        "ISOMB",
        "ISOClause",
        "ISOClause",
        "ISOParagraph",
        "ISOCommType",
        "ISOComments",
        "ISOChange",
        "ISOSecretObservations",
    ]
    data = docx.docx(
        table(row(*(cell(text, style=style) for text, style in zip(FIRST, styles, strict=True))))
    )
    sheet = read(data)
    assert [cells(one) for one in sheet.rows] == [FIRST]
    assert codes(sheet) == []


def test_columns_in_another_order_and_language() -> None:
    headings = ("Änderungsvorschlag", "Kommentar", "Art", "Abschnitt", "Land", "Farbe")
    data = docx.docx(table(row(*headings), row("Add it.", "Missing.", "ed", "4", "XA", "red"), columns=6))
    sheet = read(data)
    assert cells(sheet.rows[0]) == ("XA", "", "4", "", "ed", "Missing.", "Add it.", "")
    assert sheet.rows[0].repairs == ("Farbe: red",)
    assert codes(sheet) == ["CMT010"]


def test_unknown_headings_need_a_mapping() -> None:
    data = docx.docx(table(row("Qui", "Wo", "What"), row("XA", "4", "Why?"), columns=3))
    refused = read(data)
    assert refused.refused
    assert codes(refused) == ["CMT006"]
    assert "Qui" in refused.findings[0].message
    sheet = read(data, mapping={"Qui": "body", "Wo": "clause", "What": "comment"})
    assert [(one.cells.body, one.cells.comment) for one in sheet.rows] == [("XA", "Why?")]
    placed = read(data, mapping={"1": "body", "2": "clause", "3": "comment"})
    assert [one.cells.comment for one in placed.rows] == ["What", "Why?"]


def test_shared_forms(shared: Path) -> None:
    blank = read((shared / "samples/forms/form-2012-03-blank.docx").read_bytes())
    assert codes(blank) == ["CMT009"]
    former = read((shared / "samples/forms/form-7-columns-20-rows.docx").read_bytes())
    assert len(former.rows) == 20
    assert codes(former) == []
    assert {one.cells.body for one in former.rows} == {"DE"}
    assert all(one.cells.comment and one.cells.clause and not one.cells.line for one in former.rows)


# -- what stands before, between and after -------------------------------------------------------------------


def test_cover_text_and_a_voting_table_before() -> None:
    voting = table(row("Country", "Yes", "No"), row("XA", "x", ""), columns=3)
    sheet = read(form(row(*FIRST), before=p("Dear all") + p("here are our comments") + voting))
    assert [cells(one) for one in sheet.rows] == [FIRST]
    assert sheet.rows[0].place == "table 2, row 1"
    assert [passage.place for passage in sheet.not_understood] == [
        "text before the tables",
        "table 1, row 1 to 2",
    ]
    assert "CMT024" in codes(sheet)


def test_facts_in_a_table_of_the_text() -> None:
    head = table(row("Date:", "2026-02-03", "Document:", "ISO/CD 00000", "Project Nr.:", ""), columns=6)
    sheet = read(docx.docx(head + table(row(*HEADINGS), row(*FIRST))))
    assert sheet.facts == Facts("2026-02-03", "ISO/CD 00000", "")
    assert not sheet.not_understood


def test_headings_repeated_after_each_member() -> None:
    sheet = read(
        docx.docx(table(row(*HEADINGS), row(*FIRST), row(*HEADINGS), row(*SECOND), row(*"12345678")))
    )
    assert [cells(one) for one in sheet.rows] == [FIRST, SECOND]
    assert codes(sheet) == ["CMT028"]
    assert "rows 3 and 5" in sheet.findings[0].message


def test_a_heading_between_groups_is_no_comment() -> None:
    sheet = read(form(row(cell("Comments of XA", span=8)), row(*FIRST)))
    assert [cells(one) for one in sheet.rows] == [FIRST]
    assert [passage.place for passage in sheet.not_understood] == ["table 1, row 1"]
    assert "Comments of XA" in sheet.not_understood[0].why


def test_one_table_a_page() -> None:
    rest = row("", "", "", "", "", "and too wide.", "", "")
    sheet = read(form(row(*FIRST), after=table(rest, row(*SECOND)) + p() + table(row(*SECOND))))
    assert len(sheet.rows) == 3
    assert sheet.rows[0].cells.comment == "It is too long.\nand too wide."


def test_a_form_within_a_frame() -> None:
    inner = table(row(*HEADINGS), row(*FIRST))
    sheet = read(docx.docx(table(row(cell(p("Our comments") + inner + p())), columns=1)))
    assert [cells(one) for one in sheet.rows] == [FIRST]
    assert any("Our comments" in passage.why for passage in sheet.not_understood)


# -- members carried down, rows split, cells merged ----------------------------------------------------------


def test_a_blank_member_is_carried_down() -> None:
    sheet = read(form(row(*FIRST), row("", *SECOND[1:]), row("XB", *SECOND[1:]), row("", *FIRST[1:])))
    assert [one.cells.body for one in sheet.rows] == ["XA", "XA", "XB", "XB"]
    assert [bool(one.repairs) for one in sheet.rows] == [False, True, False, True]
    assert codes(sheet) == ["CMT012"]
    assert "table 1, rows 2 and 4" in sheet.findings[0].message


def test_a_merged_member_is_carried_down() -> None:
    sheet = read(form(row(cell("XA", merge="restart"), *FIRST[1:]), row(cell(merge="go on"), *SECOND[1:])))
    assert [one.cells.body for one in sheet.rows] == ["XA", "XA"]
    assert "merged down from the row above: body" in sheet.rows[1].repairs
    assert codes(sheet) == ["CMT014"]


def test_a_comment_merged_down_over_two_proposals() -> None:
    start = [cell(text, merge="restart") for text in FIRST[:6]]
    on = [cell(merge="on") for _ in range(6)]
    sheet = read(
        form(row(*start, "First way.", ""), row(*on, "Second way.", ""), row(*[cell(merge="on")] * 8))
    )
    assert [one.cells.proposal for one in sheet.rows] == ["First way.", "Second way."]
    assert sheet.rows[0].cells.comment == sheet.rows[1].cells.comment == FIRST[5]


def test_a_row_split_by_a_page() -> None:
    sheet = read(form(row(*FIRST), row("", "", "", "", "", "And too wide.", "Narrow it.", ""), row(*SECOND)))
    assert len(sheet.rows) == 2
    assert sheet.rows[0].cells.comment == "It is too long.\nAnd too wide."
    assert sheet.rows[0].cells.proposal == "Shorten it.\nNarrow it."
    assert sheet.rows[0].repairs == ("went on in table 1, row 2",)
    assert codes(sheet) == ["CMT013"]


def test_a_row_split_by_a_page_inside_a_merged_member() -> None:
    split = row(cell(merge="on"), "", "", "", "", "And too wide.", "Narrow it.", "")
    start = row(cell("XA", merge="restart"), *FIRST[1:])
    sheet = read(form(start, split, row(cell(merge="on"), *SECOND[1:])))
    assert [one.cells.body for one in sheet.rows] == ["XA", "XA"]
    assert [one.cells.comment for one in sheet.rows] == ["It is too long.\nAnd too wide.", SECOND[5]]
    assert "went on in table 1, row 2" in sheet.rows[0].repairs


def test_rows_of_nothing_but_text_are_not_run_together() -> None:
    lone = ("", "", "", "", "", "A comment.", "", "")
    sheet = read(form(row(*lone), row(*lone), row(*lone)))
    assert len(sheet.rows) == 3


def test_a_line_number_makes_a_row_of_its_own() -> None:
    sheet = read(form(row(*FIRST), row("", "33", "", "", "", "Another.", "", "")))
    assert [one.cells.line for one in sheet.rows] == ["17", "33"]


def test_merged_and_divided_cells() -> None:
    merged = row("XA", "", "4", "", "te", cell("Both in one.", span=2), "")
    divided = row("XA", "", "4", "", "te", "One.", "Two.", "Answer.", "")
    ragged = row("XB", "", "4", "")
    sheet = read(form(row(*FIRST), merged, divided, ragged))
    assert sheet.rows[1].cells.comment == "Both in one."
    assert "cells merged or divided" in sheet.rows[1].repairs
    assert sheet.rows[2].cells.observation == "Answer."
    assert sheet.rows[3].cells.body == "XB"


def test_cells_of_uneven_grids_go_by_their_order() -> None:
    spans = [1, 2, 1, 1, 2, 3, 1, 1]
    uneven = row(*(cell(text, span=span) for text, span in zip(SECOND, spans, strict=True)))
    assert [cells(one) for one in read(form(row(*FIRST), uneven)).rows] == [FIRST, SECOND]


# -- texts ---------------------------------------------------------------------------------------------------


def test_content_controls_around_rows_cells_and_words() -> None:
    inner = cell(p(control(t("te"))))
    whole = control(row(control(cell("XA")), "17", control(cell("4.1")), "Table 2", inner, *FIRST[5:]))
    prompt = row("XA", cell(p(control(t("Click here"), prompt=True))), *SECOND[2:])
    sheet = read(form(whole, prompt))
    assert [cells(one) for one in sheet.rows] == [FIRST, SECOND]


def test_tracked_changes_are_read_as_accepted_and_both_kept() -> None:
    changed = cell(p("Use ", gone("shall"), ins("should"), " here."))
    sheet = read(form(row("XA", "", "4", "", "te", changed, "", "")))
    assert sheet.rows[0].cells.comment == "Use should here."
    assert sheet.rows[0].repairs == ("tracked changes read as accepted; before them: Use shall here.",)
    assert codes(sheet) == ["CMT015"]
    assert "Nobody Known" not in str(sheet)


def test_a_row_deleted_by_a_tracked_change() -> None:
    removed = row(
        "XA", "", "4", "", "te", cell(p(gone("Withdrawn."))), "", "", properties=f"<w:del {docx.CHANGED}/>"
    )
    sheet = read(form(removed, row(*FIRST)))
    assert [cells(one) for one in sheet.rows] == [FIRST]
    assert sheet.not_understood[0].place == "table 1, row 1"
    assert "CMT023" in codes(sheet)


def test_a_proposal_in_the_cell_of_the_comment() -> None:
    sheet = read(form(official(comment="It is unclear. Proposed change: Say “roof”.\nTwice.")))
    assert sheet.rows[0].cells.comment == "It is unclear."
    assert sheet.rows[0].cells.proposal == "Say “roof”.\nTwice."
    assert codes(sheet) == ["CMT016"]


@pytest.mark.parametrize(
    ("comment", "proposal", "split"),
    [
        ("Wrong. Proposal: Mend it.", "", ("Wrong.", "Mend it.")),
        ("Wrong\nproposed change:\nMend it.", "", ("Wrong", "Mend it.")),
        ("Wrong Proposed change: Mend it.", "", ("Wrong", "Mend it.")),
        ("Proposed change: Mend it.", "", ("", "Mend it.")),
        ("Falsch. Änderungsvorschlag: Bessern.", "", ("Falsch.", "Bessern.")),
        ("We like the proposal: it is good.", "", None),
        ("Wrong. Proposed change: Mend it.", "Mend it.", None),
        ("Proposed change: A. Proposed change: B.", "", None),
        ("Proposed change:", "", None),
    ],
)
def test_where_a_comment_is_split(comment: str, proposal: str, split: tuple[str, str] | None) -> None:
    found = read(form(official(comment=comment, proposal=proposal))).rows[0].cells
    assert (found.comment, found.proposal) == (split or (comment, proposal))


def test_the_numbers_of_the_form_in_a_text_offer_a_split() -> None:
    text = "See below. (1) MB: XA (2) Clause: 4.2 (4) Type of comment: te\n(5) Comment: Too long. (6) Proposed change: Cut."
    sheet = read(form(row("XA", "", "", "", "", text, "", "")))
    assert "CMT017" in codes(sheet)
    offer = sheet.rows[0].offer
    assert offer is not None
    assert offer.clause == "4.2"
    assert offer.type == "te"
    assert offer.comment.split("\n") == ["See below.", "Too long."]
    assert offer.proposal == "Cut."
    assert offer.body == "XA"
    assert read(form(official(comment="(1) a: b (2) c: d (3) e: f"))).rows[0].offer is None


def test_remarks_beside_the_form_are_listed_without_names() -> None:
    comments = f'<w:comment w:id="3" w:author="Nobody Known" w:initials="NK">{p("Check this")}</w:comment>'
    text = cell(p("Something.", '<w:r><w:commentReference w:id="3"/></w:r>'))
    data = form(
        row("XA", "", "4", "", "te", text, "", ""),
        parts={"comments.xml": docx.part("w:comments", comments)},
        related=[("rc", "comments", "comments.xml")],
    )
    sheet = read(data)
    assert sheet.rows[0].cells.comment == "Something."
    assert [(one.place, one.why) for one in sheet.remarks] == [("table 1, row 1", "Check this")]
    assert codes(sheet) == ["CMT022"]
    assert "Nobody" not in str(sheet)


def test_pictures_become_attachments() -> None:
    from tests.wordml.test_pictures import png

    picture = '<w:r><w:drawing><a:blip r:embed="rp"/></w:drawing></w:r>'
    text = cell(
        p("See ", picture, " and ", picture, '<w:r><w:drawing><a:blip r:embed="re"/></w:drawing></w:r>')
    )
    data = form(
        row("XA", "", "4", "", "te", text, "", ""),
        parts={"media/image1.png": png(b"tEXt"), "media/image2.emf": b"\x01\0\0\0" + bytes(60)},
        related=[("rp", "image", "media/image1.png"), ("re", "image", "media/image2.emf")],
    )
    sheet = read(data)
    found = sheet.rows[0]
    assert found.cells.comment == "See [picture-1.png] and [picture-1.png][picture left out]"
    assert [(one.name, one.media_type) for one in found.attachments] == [("picture-1.png", "image/png")]
    assert b"tEXt" not in found.attachments[0].data
    assert codes(sheet) == ["CMT019"]


def test_formulas_become_latex_and_mathml() -> None:
    half = "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>"
    sheet = read(form(row("XA", "", "4", "", "te", cell(p("Use ", half, ".")), cell(p(half)), "")))
    found = sheet.rows[0]
    assert found.cells.comment == r"Use \(\frac{a}{b}\)."
    assert found.cells.proposal == r"\(\frac{a}{b}\)"
    assert [one.name for one in found.attachments] == ["formula-1.mml", "formula-2.mml"]
    assert found.attachments[0].data.startswith(b'<math xmlns="http://www.w3.org/1998/Math/MathML">')
    assert b"annotation" not in found.attachments[0].data


# -- files that are refused or read with care ----------------------------------------------------------------


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream.encode("utf-16-le") + bytes(100)


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"%PDF-1.7 ...", "CMT001", "a PDF"),
        (b"\xff\xd8\xff\xe0 scan", "CMT001", "scan"),
        (b"{\\rtf1 }", "CMT001", "RTF"),
        (ole("WordDocument"), "CMT001", "(.doc)"),
        (ole("EncryptedPackage"), "CMT002", "password"),
        (b"<html><table></table></html>", "CMT001", "web page"),
        (b"", "CMT001", "empty"),
        (b"Dear all,", "CMT001", "unknown kind"),
        (docx.zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "CMT001", "OpenDocument"),
        (docx.zipped({"a.txt": "x"}), "CMT001", "zip"),
        (form(row(*FIRST))[:-200], "CMT004", "packing"),
        (docx.docx("<?xml version='1.0'?><w:document><w:body>"), "CMT004", "broken"),
        (
            docx.docx(f"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]>{docx.document('')[38:]}"),
            "CMT005",
            "document type",
        ),
    ],
)
def test_files_of_another_kind_are_refused_by_name(data: bytes, code: str, words: str) -> None:
    sheet = read(data)
    assert sheet.refused
    assert not sheet.rows
    assert [finding.code for finding in sheet.findings] == [code]
    assert words in sheet.findings[0].message
    assert sheet.findings[0].place.file == "form.docx"


def test_a_form_with_macros_is_read_and_they_are_not() -> None:
    sheet = read(
        docx.docx(table(row(*HEADINGS), row(*FIRST)), kind=docx.MACRO, parts={"vbaProject.bin": b"MZ"})
    )
    assert [cells(one) for one in sheet.rows] == [FIRST]
    assert codes(sheet) == ["CMT007"]


def test_nothing_is_fetched_from_outside() -> None:
    text = cell(p("See ", '<w:r><w:drawing><a:blip r:link="rx"/></w:drawing></w:r>'))
    data = form(
        row("XA", "", "4", "", "te", text, "", ""), related=[("rx", "image", "http://192.0.2.1/x.png")]
    )
    sheet = read(data)
    assert sheet.rows[0].cells.comment == "See [picture not in the file]"
    assert codes(sheet) == ["CMT008", "CMT019"]


def test_every_code_of_this_part_is_said() -> None:
    from normwright.diagnostics import codes as every

    package = Path(__file__).parents[2] / "toolchain/normwright/comments/forms"
    source = "".join(path.read_text(encoding="utf-8") for path in package.glob("*.py"))
    assert not [
        code for code in every() if code.startswith("CMT0") and int(code[3:]) < 40 and code not in source
    ]
