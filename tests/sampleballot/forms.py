"""The forms in which the invented comments came: bytes of Word files, a workbook, CSV and the page's file."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import datetime
from xml.sax.saxutils import escape

from normwright.comments.compilation import Compilation, Entry
from normwright.comments.form_out import write_form
from normwright.comments.formwords import form_words
from normwright.comments.record import Ballot, Comment, Origin, Wording
from normwright.diagnostics import Report

_SENT = "2032-04-20"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_FORMER = (
    "MB",
    "Clause No./ Subclause No./ Annex (e.g. 3.1)",
    "Paragraph/ Figure/ Table/ Note (e.g. Table 1)",
    "Type of comment",
    "Comment (justification for change) by the MB",
    "Proposed change by the MB",
    "Secretariat observations",
)
_HEADINGS = ("MB", "Line", "Clause", "Paragraph", "Type", "Comment", "Proposed change", "Observations")


def official_form(ballot: Ballot, body: str, rows: list[Wording]) -> bytes:
    """The official layout, headings in the page header, by this program's own writer."""
    comments = [Comment("", body, row, Origin("", "", "")) for row in rows]
    words = form_words(ballot.root, Report())
    sent = replace(ballot, closes=_SENT)
    return write_form(Compilation(sent, [Entry(comment) for comment in comments], words, body))


def broken_form(rows: list[Wording]) -> bytes:
    """The former form of seven columns, broken as members do it: its first column one merged cell, the second
    comment parted by the end of a page, headings once more on the next page."""
    parted, rest = rows[1].comment.split(". ", 1)
    cells = _seven(rows)
    cells[1] = (*cells[1][:4], f"{parted}.", *cells[1][5:])
    cells[2:2] = [("", "", "", "", rest, "", ""), _FORMER]
    return _former_form(cells, {0: "restart", 1: "", 4: "restart", 5: ""})


def seven_columns(rows: list[Wording]) -> bytes:
    """The former form of seven columns, in order."""
    return _former_form(_seven(rows), {})


def _seven(rows: list[Wording]) -> list[tuple[str, ...]]:
    return [(row.body, row.clause, row.element, row.type, row.comment, row.proposal, "") for row in rows]


def _former_form(cells: list[tuple[str, ...]], merged: dict[int, str]) -> bytes:
    body = "".join(_row(row, merged.get(index)) for index, row in enumerate(cells))
    document = (
        f'<w:document {_W}><w:body><w:p><w:r><w:t>Comments on ISO/CD 00000</w:t></w:r></w:p><w:tbl><w:tblPr/>'
        f'<w:tblGrid>{"<w:gridCol/>" * 7}</w:tblGrid>{_row(_FORMER, None)}{body}</w:tbl><w:p/></w:body></w:document>'
    )  # fmt: skip
    return _zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": document,
        }
    )


def workbook(rows: list[Wording]) -> bytes:
    """A workbook with a title above its headings; all cells text."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": "Comments", "created": datetime(2000, 1, 1)})
    sheet = book.add_worksheet("Comments")
    sheet.write_row(0, 0, ("Document:", "ISO/CD 00000"))
    sheet.write_row(2, 0, _HEADINGS)
    for number, row in enumerate(rows, 3):
        for column, text in enumerate(_cells(row)):
            sheet.write_string(number, column, text)
    book.close()
    return out.getvalue()


def semicolons(rows: list[Wording]) -> bytes:
    """A CSV file as spreadsheets of many European offices save it: semicolons, Windows-1252."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(_HEADINGS)
    writer.writerows(_cells(row) for row in rows)
    return out.getvalue().encode("cp1252")


def saved_page(ballot: Ballot, body: str, rows: list[tuple[str, ...]]) -> bytes:
    """What the page of the ballot saves."""
    names = ("target", "quoted", "line", "clause", "element", "type", "comment", "proposal")
    document = {
        "kind": "comments", "format": 1, "ballot": ballot.title, "document": ballot.document, "text": ballot.text,
        "body": body, "date": _SENT,
        "comments": [
            {name: text for name, text in zip(names, row, strict=True) if text} for row in rows
        ],
    }  # fmt: skip
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _cells(row: Wording) -> tuple[str, ...]:
    return (row.body, row.line, row.clause, row.element, row.type, row.comment, row.proposal, "")


def _row(cells: tuple[str, ...], merged: str | None) -> str:
    """A table row; `merged` is the state of a vertical merge in the first column: None, "restart" or ""."""
    mark = {None: "", "": "<w:vMerge/>"}.get(merged, f'<w:vMerge w:val="{merged}"/>')
    texts = ("" if merged == "" else cells[0], *cells[1:])
    return "<w:tr>{}</w:tr>".format(
        "".join(
            f"<w:tc><w:tcPr>{mark if index == 0 else ''}</w:tcPr><w:p><w:r>"
            f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p></w:tc>'
            for index, text in enumerate(texts)
        )
    )


def _zipped(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), f'<?xml version="1.0" encoding="UTF-8"?>\n{text}')
    return out.getvalue()
