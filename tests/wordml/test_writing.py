"""Word files made: what is written is read back, and nothing else is in the file."""

import io
import zipfile
from functools import partial
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from normwright.errors import UsageError
from normwright.wordml.document import read_document
from normwright.wordml.filling import fill_form
from normwright.wordml.form import FormColumn, FormFact, FormLayout, blank_form
from normwright.wordml.names import W
from normwright.wordml.package import Package
from tests.support import docx
from tests.support.docx import p, row, table
from tests.support.growth import assert_in_proportion
from tests.support.tried import tried

LAYOUT = FormLayout(
    title="Title",
    title_width=6000,
    facts=[FormFact("Date:", 2000)],
    columns=[FormColumn("Who", 2000, "A_A", mark="1"), FormColumn("What", 6000, "B_B", below="(x)")],
    legend=[("1", "a person")],
    page="page {page} of {pages}",
    version="version",
)
BLANK = blank_form(LAYOUT)


def body_table(data: bytes) -> list[list[str]]:
    return [one.texts for one in read_document(data).body.tables[0].rows]


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def test_an_empty_form_has_its_headings_in_the_page_header() -> None:
    made = read_document(BLANK)
    assert [table.rows[0].texts for table in made.headers[0].tables] == [
        ["Title", "Date:"],
        ["Who1", "What\n(x)"],
    ]
    assert [row.texts for row in made.body.tables[0].rows] == [["", ""]]


def test_the_page_lies_across_and_widths_are_fixed() -> None:
    root = part(BLANK, "word/document.xml")
    size = root.find(f".//{w('pgSz')}")
    assert size is not None
    assert (size.get(w("w")), size.get(w("h")), size.get(w("orient"))) == ("16840", "11907", "landscape")
    assert [column.get(w("w")) for column in root.iter(w("gridCol"))] == ["2000", "6000"]
    assert root.find(f".//{w('tblLayout')}").get(w("type")) == "fixed"  # type: ignore[union-attr]


def test_every_style_and_relation_that_is_used_is_there() -> None:
    parts = zipfile.ZipFile(io.BytesIO(BLANK))
    defined = {style.get(w("styleId")) for style in part(BLANK, "word/styles.xml").iter(w("style"))}
    for name in parts.namelist():
        root = etree.fromstring(parts.read(name))
        assert {one.get(w("val")) for one in root.iter(w("pStyle"))} <= defined
    targets = part(BLANK, "word/_rels/document.xml.rels")
    assert all(f"word/{one.get('Target')}" in parts.namelist() for one in targets)
    used = {
        one.get(f"{{{'http://schemas.openxmlformats.org/officeDocument/2006/relationships'}}}id")
        for one in part(BLANK, "word/document.xml").iter(w("headerReference"), w("footerReference"))
    }
    assert used <= {one.get("Id") for one in targets}


def test_pages_are_counted_by_fields() -> None:
    fields = [one.get(w("instr")) for one in part(BLANK, "word/footer1.xml").iter(w("fldSimple"))]
    assert fields == [" PAGE ", " NUMPAGES "]


def test_rows_are_filled_in_and_read_back() -> None:
    rows = [["DE", "one\ntwo\n\nfour"], ["FR", "a\tb  c <w:p/> & \u00a0"], ["GB", ""]]
    assert body_table(fill_form(BLANK, rows, table=1)) == [
        ["DE", "one\ntwo\n\nfour"],
        ["FR", "a\tb  c <w:p/> &"],
        ["GB", ""],
    ]


def test_the_same_rows_give_the_same_bytes() -> None:
    rows = [["DE", "one"]]
    assert fill_form(blank_form(LAYOUT), rows, table=1) == fill_form(BLANK, rows, table=1)
    times = {info.date_time for info in zipfile.ZipFile(io.BytesIO(BLANK)).infolist()}
    assert times == {(1980, 1, 1, 0, 0, 0)}


# What the reader trims, and what no XML holds, can't come back.
CELL = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\0", max_codepoint=0x1FFFF), max_size=60
).filter(lambda text: text == text.strip() and all(line == line.strip(" ") for line in text.split("\n")))


@tried(300)
@given(st.lists(st.tuples(CELL, CELL).filter(any), min_size=1, max_size=6))
@example([("=1+1", "\u202eabc\u202c שלום (abc) عربي 12")])
@example([("e\u0301\u0323", "𐤀𐤁 x\u200f")])
def test_every_text_comes_back(rows: list[tuple[str, str]]) -> None:
    import re

    lost = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
    want = [[lost.sub("\ufffd", cell) for cell in cells] for cells in rows]
    assert body_table(fill_form(BLANK, rows, table=1)) == want


def test_letters_from_right_to_left_are_marked() -> None:
    root = part(fill_form(BLANK, [["IL", "שלום world"], ["EG", "see عربي"]], table=1), "word/document.xml")
    right = [
        "".join(run.itertext()) for run in root.iter(w("r")) if run.find(f"{w('rPr')}/{w('rtl')}") is not None
    ]
    assert right == ["שלום", "عربي"]
    paragraphs = ["".join(one.getparent().getparent().itertext()) for one in root.iter(w("bidi"))]  # type: ignore[union-attr]
    assert paragraphs == ["שלום world"]
    for properties in root.iter(w("pPr")):
        names = [etree.QName(one).localname for one in properties]
        assert names == sorted(names, key=["pStyle", "bidi", "spacing", "rPr"].index)


def test_rows_that_fit_on_a_page_are_not_broken() -> None:
    root = part(fill_form(BLANK, [["A", "short"], ["B", "long " * 1000]], table=1), "word/document.xml")
    rows = list(root.iter(w("tr")))
    assert [one.find(f"{w('trPr')}/{w('cantSplit')}") is not None for one in rows] == [True, False]


def test_a_cell_of_100_000_characters() -> None:
    text = "word " * 20_000
    assert body_table(fill_form(BLANK, [["A", text]], table=1)) == [["A", text.strip()]]


def test_many_rows_take_time_in_proportion() -> None:
    row = ["DE-001", "A sentence of a usual comment, with a reason.\nAnd a second one." * 3]
    assert len(body_table(fill_form(BLANK, [row] * 200, table=1))) == 200
    assert_in_proportion(lambda size: partial(fill_form, BLANK, [row] * size, table=1), 200)


# -- other people's forms ------------------------------------------------------------------------------------


def test_headings_in_the_table_stay_and_empty_rows_go() -> None:
    form = docx.docx(table(row("Who", "What"), row("", ""), row("", "")))
    made = fill_form(form, [["DE", "x"], ["FR", "y"]], table=1, begins=1)
    assert body_table(made) == [["Who", "What"], ["DE", "x"], ["FR", "y"]]


@pytest.mark.parametrize(
    ("form", "begins", "words"),
    [
        (table(row("Who", "What")), 1, "no empty row"),
        (table(row("", ""), row("DE", "left over")), 0, "isn't empty"),
        (table(row("", "", "")), 0, "2 cells, not 3"),
        (p("no table"), 0, "no table 1"),
    ],
)
def test_what_is_no_empty_form_is_refused(form: str, begins: int, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        fill_form(docx.docx(form), [["DE", "x"]], table=1, begins=begins)


def test_facts_are_filled_in_where_a_label_asks_for_them() -> None:
    made = fill_form(
        BLANK, [["DE", "x"]], table=1, facts=lambda text: "2031-02-03" if text.strip() == "Date:" else ""
    )
    assert read_document(made).headers[0].tables[0].rows[0].texts == ["Title", "Date: 2031-02-03"]


def test_nobodys_name_goes_along(shared: Path) -> None:
    form = (shared / "samples/forms/form-2012-03-blank.docx").read_bytes()
    made = fill_form(form, [["DE", *[""] * 4, "x", "y", "z"]], table=1, title="Compilation")
    parts = zipfile.ZipFile(io.BytesIO(made))
    assert not [name for name in parts.namelist() if name.startswith(("customXml", "docProps/app"))]
    core = parts.read("docProps/core.xml").decode()
    assert "Compilation" in core
    assert "creator" not in core
    assert b"attachedTemplate" not in parts.read("word/_rels/settings.xml.rels")
    assert Package(made).main == "word/document.xml"
    assert b"ISOComments" in parts.read("word/document.xml")  # the secretariat's own styles


def test_programs_are_not_copied() -> None:
    with pytest.raises(UsageError, match="macros"):
        fill_form(docx.docx(table(row("", "")), parts={"vbaProject.bin": b"x"}), [["a", "b"]], table=1)
