"""Columns by headings, styles and count."""

import pytest

from normwright.comments.columns import (
    check_mapping,
    column,
    columns_by_count,
    columns_by_position,
    columns_by_styles,
    is_heading,
    read_fact,
    read_headings,
    take,
)
from normwright.errors import UsageError
from tests.support.docx import HEADINGS

OFFICIAL = ("body", "line", "clause", "element", "type", "comment", "proposal", "observation")


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("MB/NC1", "body"),
        ("MB¹", "body"),
        ("Clause No./ Subclause No./ Annex\n(e.g. 3.1)", "clause"),
        ("Paragraph/\nList item/\nNote/\n(e.g. Note 2)", "element"),
        ("Type of com-ment2", "type"),
        ("Comment (justification for change) by the MB", "comment"),
        ("PROPOSED  CHANGE", "proposal"),
        ("Secretariat observations\non each comment submitted", "observation"),
        ("Änderungsvorschlag", "proposal"),
        ("Numéro de ligne", "line"),
        ("Comment No.", "own"),
        ("Comment type", "type"),
        ("NC", "committee"),
        ("observation", "observation"),
        ("Priority", None),
        ("Clause " * 40, None),
        ("", None),
        ("17", None),
    ],
)
def test_a_heading_is_known_by_its_letters(heading: str, name: str | None) -> None:
    assert column(heading) == name


def test_the_official_headings_in_any_order() -> None:
    found = read_headings(HEADINGS)
    assert found is not None
    assert found.names == OFFICIAL
    turned = read_headings(tuple(reversed(HEADINGS)))
    assert turned is not None
    assert turned.names == tuple(reversed(OFFICIAL))


@pytest.mark.parametrize(
    "cells",
    [
        ("DE", "17", "Clause 4", "Paragraph 2", "te", "Comments", "Proposed change", ""),
        ("Country", "Yes", "No", "Abstain", "Comments", "Date", "Name"),
        ("", "", "", "", "", "", "", ""),
        (),
    ],
)
def test_a_row_of_the_table_is_no_headings(cells: tuple[str, ...]) -> None:
    assert read_headings(cells) is None


def test_unknown_headings_are_mapped_by_the_caller() -> None:
    cells = ("Who", "Where", "What", "Wish", "Colour")
    assert read_headings(cells) is None
    mapping = {"who": "body", "Where": "clause", "What": "comment", "4": "proposal", "Colour": ""}
    found = read_headings(cells, mapping)
    assert found is not None
    assert found.names == ("body", "clause", "comment", "proposal", "")
    assert found.unknown == ()
    assert columns_by_position(3, {"1": "body", "3": "comment"}) is not None
    assert columns_by_position(3, {"who": "body"}) is None
    with pytest.raises(UsageError, match="colour"):
        check_mapping({"Colour": "colour"})


def test_columns_without_headings() -> None:
    eight, seven, nine = columns_by_count(8), columns_by_count(7), columns_by_count(9)
    assert eight is not None
    assert seven is not None
    assert nine is not None
    assert eight.names == OFFICIAL
    assert "line" not in seven.names
    assert nine.names[:2] == ("body", "committee")
    assert columns_by_count(5) is None


def test_columns_by_the_official_styles() -> None:
    styles = "ISOMB ISOClause ISOClause ISOParagraph ISOCommType ISOComments ISOChange ISOSecretObservations"
    found = columns_by_styles(styles.split())
    assert found is not None
    assert found.names == OFFICIAL
    former = columns_by_styles([style for n, style in enumerate(styles.split()) if n != 1])
    assert former is not None
    assert former.names[1] == "clause"
    assert columns_by_styles(["Normal"] * 8) is None


def test_repeated_headings_and_legends() -> None:
    columns = read_headings(HEADINGS)
    assert columns is not None
    assert is_heading(HEADINGS, columns)
    assert is_heading(
        ("MB", "Ligne", "Clause", "Paragraphe", "Type", "Comment", "Proposed change", ""), columns
    )
    assert is_heading(("1", "2", "(3)", "4", "5", "6", "7"), columns)
    assert is_heading(("1 MB = Member body", "", ""), columns)
    assert not is_heading(("1", "2", "4.1", "4", "te", "6", "7"), columns)
    assert not is_heading(("DE", "", "4.1", "", "te", "Comment", "", ""), columns)


def test_texts_of_two_columns_and_of_unknown_ones_are_kept() -> None:
    columns = read_headings(("MB", "NC", "Clause", "Type", "Comments", "Priority"))
    assert columns is not None
    taken = take(columns, ("XX", "XXI", "4.10", "te", "Too long.", "high"))
    assert taken.cells.body == "XX XXI"
    assert taken.cells.clause == "4.10"
    assert taken.joined
    assert taken.extra == ("Priority: high",)
    assert take(columns, ("XX", "", "", "", "a", "", "beyond")).extra == ("column 7: beyond",)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Date: 2026-01-02", ("date", "2026-01-02")),
        ("Document:", ("document", "")),
        ("Projet : 00000", ("project", "00000")),
        ("Project Nr. : 1", ("project", "1")),
        ("Note: nothing", None),
        ("Date", None),
    ],
)
def test_facts_of_the_head(text: str, fact: tuple[str, str] | None) -> None:
    assert read_fact(text) == fact
