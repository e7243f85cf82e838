"""A commented copy of the draft: margin comments and tracked changes as rows."""

import pytest

from normwright.comments.forms.margins import CHANGE, read_margins
from normwright.comments.forms.rows import Sheet
from tests.support import docx
from tests.support.docx import gone, ins, p, row, t, table

STYLES = docx.part(
    "w:styles",
    '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="a2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="ANNEX"/></w:style>',
)


def comment(id: int, text: str, para: str = "") -> str:
    body = f'<w:p w14:paraId="{para}"><w:r><w:t>{text}</w:t></w:r></w:p>'
    return f'<w:comment w:id="{id}" w:author="Nobody Known" w:initials="NK" w:date="2026-01-01T00:00:00Z">{body}</w:comment>'


def start(id: int) -> str:
    return f'<w:commentRangeStart w:id="{id}"/>'


def end(id: int) -> str:
    return f'<w:commentRangeEnd w:id="{id}"/><w:r><w:commentReference w:id="{id}"/></w:r>'


def read(body: str, *comments: str, extended: str = "", **options: object) -> Sheet:
    parts = {"styles.xml": STYLES, "comments.xml": docx.part("w:comments", "".join(comments))}
    related = [("rs", "styles", "styles.xml"), ("rc", "comments", "comments.xml")]
    if extended:
        parts["commentsExtended.xml"] = docx.part("w15:commentsEx", extended)
        related.append(("re", "commentsExtended", "commentsExtended.xml"))
    return read_margins(docx.docx(body, parts=parts, related=related), "draft.docx")


def test_a_margin_comment_with_its_words_and_clause() -> None:
    body = (
        p("4 Actions", style="a1")
        + p("4.2 Roofs", style="a2")
        + p("Cool ", start(1), "roofs", end(1), " help.")
    )
    sheet = read(body, comment(1, "Which roofs?"))
    (found,) = sheet.rows
    assert found.place == "margin comment 1"
    assert found.cells.clause == "4.2"
    assert found.cells.comment == "“roofs”\nWhich roofs?"
    assert found.cells.body == found.cells.proposal == ""
    assert not sheet.findings
    assert "Nobody" not in str(sheet)


@pytest.mark.parametrize(
    ("before", "text", "clause", "element"),
    [
        (p("Annex A Lists", style="x"), "Text", "Annex A", ""),
        (p("Foreword", style="a1"), "Text", "Foreword", ""),
        (p("A.1 General", style="a1"), "Text", "A.1", ""),
        (p("4 Actions", style="a1") + p("4.1 Roofs"), "Text", "4.1", ""),
        (p("4 Actions", style="a1") + p("4.7 litres are enough."), "Text", "4", ""),
        (p("4 Actions", style="a1"), "NOTE 2 Many do.", "4", "NOTE 2"),
        (p("4 Actions", style="a1"), "Note 1 to entry: So.", "4", "Note 1 to entry"),
        (p("4 Actions", style="a1"), "Figure 3 — A roof", "4", "Figure 3"),
        (p("4 Actions", style="a1"), "EXAMPLE A roof", "4", "EXAMPLE"),
        (p("4 Actions", style="a1"), "Notes on roofs", "4", ""),
    ],
)
def test_where_a_comment_stands(before: str, text: str, clause: str, element: str) -> None:
    (found,) = read(before + p(start(1), text, end(1)), comment(1, "Why?")).rows
    assert (found.cells.clause, found.cells.element) == (clause, element)


def test_a_comment_in_a_table_has_the_table() -> None:
    body = (
        p("4 Actions", style="a1")
        + p("Table 2 — Roofs")
        + table(row(docx.cell(p(start(1), "Tar", end(1)))), columns=1)
    )
    assert read(body, comment(1, "Why?")).rows[0].cells.element == "Table 2"


def test_ranges_over_paragraphs_and_without_words() -> None:
    body = (
        p("One ", start(1), "two")
        + p("three", end(1))
        + p("four", '<w:r><w:commentReference w:id="2"/></w:r>')
    )
    sheet = read(body, comment(1, "A"), comment(2, "B"), comment(3, "C"))
    assert [one.cells.comment for one in sheet.rows] == ["“two” …\nA", "B", "C"]
    assert [finding.code for finding in sheet.findings] == ["CMT032"]


def test_replies_and_comments_marked_done() -> None:
    extended = (
        '<w15:commentEx w15:paraId="AA" w15:done="1"/><w15:commentEx w15:paraId="BB" w15:paraIdParent="AA"/>'
    )
    sheet = read(
        p(start(1), "roof", end(1)), comment(1, "Why?", "AA"), comment(2, "So.", "BB"), extended=extended
    )
    (found,) = sheet.rows
    assert found.cells.comment == "“roof”\nWhy?\nReply: So."
    assert "marked as done in the file" in found.repairs
    assert [finding.code for finding in sheet.findings] == ["CMT033"]


@pytest.mark.parametrize(
    ("paragraph", "proposal"),
    [
        (p("Roofs ", gone("shall"), ins("should"), " be cool."), "Replace “shall” by “should”"),
        (p("Roofs are ", gone("very "), "cool."), "Delete “very”"),
        (p("Roofs are ", ins("very "), "cool."), "Replace “are cool.” by “are very cool.”"),
        (p("a roof, a ", gone("roof"), ins("wall"), ", a roof"), "Replace “roof, a roof, a” by “roof, a wall, a”"),
        (p("cit", gone("y"), ins("ies"), " plan"), "Replace “city” by “cities”"),
        (p(ins("A new paragraph.")), "Insert a paragraph after the paragraph that begins “Actions are these.”: “A new paragraph.”"),
        (p(gone("An old paragraph.")), "Delete the paragraph “An old paragraph.”"),
    ],
)  # fmt: skip
def test_a_tracked_change_is_a_proposal(paragraph: str, proposal: str) -> None:
    (found,) = read(p("4 Actions", style="a1") + p("Actions are these.") + paragraph).rows
    assert found.cells.proposal == proposal
    assert found.cells.comment == CHANGE
    assert found.cells.clause == "4"
    assert found.place == "tracked change 1"


def test_changes_far_apart_are_proposals_of_their_own() -> None:
    body = p(gone("One"), ins("Two"), " roof in the sun of the south ", gone("is"), ins("was"), " cool.")
    assert [one.cells.proposal for one in read(body).rows] == [
        "Replace “One” by “Two”",
        "Replace “is” by “was”",
    ]


def test_a_moved_paragraph_is_one_proposal() -> None:
    def half(kind: str) -> str:
        other = f"<w:{kind}RangeStart w:name='m1' w:id='5'/><w:{kind} {docx.CHANGED}>{t('Roofs first.')}</w:{kind}>"
        return p(f"{other}<w:{kind}RangeEnd w:id='5'/>")

    body = (
        p("4 Actions", style="a1") + half("moveFrom") + p("5 Roofs", style="a1") + p("Text.") + half("moveTo")
    )
    (found,) = read(body).rows
    assert (
        found.cells.proposal
        == "Move the paragraph “Roofs first.” to 5, after the paragraph that begins “Text.”"
    )
    assert found.cells.clause == "4"


def test_changes_of_formatting_are_counted() -> None:
    bold = (
        f"<w:r><w:rPr><w:b/><w:rPrChange {docx.CHANGED}><w:rPr/></w:rPrChange></w:rPr><w:t>roof</w:t></w:r>"
    )
    sheet = read(p(bold))
    assert [finding.code for finding in sheet.findings] == ["CMT031", "CMT030"]
    assert sheet.refused


def test_other_files_are_refused() -> None:
    assert read_margins(b"%PDF-1.4", "draft.pdf").findings[0].code == "CMT001"


def test_a_paragraph_of_thousands_of_changes_takes_no_time() -> None:
    body = p(*(piece for n in range(3000) for piece in (gone("a"), t(" and so on to the end "))))
    assert len(read(body).rows) == 1
