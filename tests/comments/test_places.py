"""The cells of a place, read: numbers, words, ordinals, three languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from normwright.comments.places import Step, read_lines, read_way

CASES = {
    ("8.2.1", "Table 4"): "clause 8.2.1 | table 4",
    ("Clause 4", ""): "clause 4",
    ("§ 8.2", ""): "clause 8.2",
    ("4.2.1 Datum", ""): "clause 4.2.1",
    ("Annex C, C.2", ""): "annex C | clause C.2",
    ("ANNEX C.2", ""): "annex C.2",
    ("8,2,1", ""): "clause 8.2.1",
    ("C,3", ""): "clause C.3",
    ("8. 2. 1", ""): "clause 8.2.1",
    ("6.2 and/or 7", ""): "clause 6.2 | clause 7",
    ("9.3; 10.1", ""): "clause 9.3 | clause 10.1",
    ("6 General", ""): "clause 6",
    ("Item 2-13.1", ""): "clause 13.1",
    ("5", "Table 2, 3rd row"): "clause 5 | table 2",
    ("5", "Tab.4"): "clause 5 | table 4",
    ("5", "2nd para"): "clause 5 | paragraph #2",
    ("5", "para. 2, 1st sentence"): "clause 5 | paragraph 2 #2",
    ("5", "last paragraph"): "clause 5 | paragraph #-1",
    ("5", "2e alinéa"): "clause 5 | paragraph #2",
    ("5", "2. Absatz"): "clause 5 | paragraph #2",
    ("5.2 b)", ""): "clause 5.2 | item b",
    ("5", "b) 2) ii)"): "clause 5 | item b | item 2 | item ii",
    ("5", "b"): "clause 5 | item b",
    ("5", "third dash"): "clause 5 | item #3",
    ("5", "3. Spiegelstrich"): "clause 5 | item #3",
    ("5", "Aufzählung b)"): "clause 5 | item b",
    ("3.1", "Note 1 to entry"): "clause 3.1 | note 1 #1",
    ("3.1", "Anmerkung 2 zum Begriff"): "clause 3.1 | note 2 #2",
    ("3.1", "EXAMPLE"): "clause 3.1 | example",
    ("6", "Formula (3)"): "clause 6 | formula 3",
    ("6", "Eq. (A.1)"): "clause 6 | formula A.1",
    ("6", "(3)"): "clause 6 | formula 3",
    ("Table 4", ""): "table 4",
    ("Bibliography", "[4]"): "bibliography | reference 4",
    ("Introduction", "0.1, 1st paragraph"): "introduction | clause 0.1 | paragraph #1",
    ("8.3.2", "list, 2) ii), second dash"): "clause 8.3.2 | list | item 2 | item ii | item #2",
}


@pytest.mark.parametrize(("cells", "steps"), CASES.items())
def test_steps(cells: tuple[str, str], steps: str) -> None:
    assert " | ".join(map(_shown, read_way(*cells).steps)) == steps


def _shown(step: Step) -> str:
    ordinal = f"#{step.ordinal}" if step.ordinal else ""
    return " ".join(filter(None, (step.kind, step.number, ordinal)))


@pytest.mark.parametrize(
    "cell", ["", "00", "General", "_whole document", "Whole document", "all", "Title", "–"[:0]]
)
def test_the_whole_document(cell: str) -> None:
    assert read_way(cell, "").whole


@pytest.mark.parametrize("cell", ["TBD", "see attachment", "p. 12"])
def test_what_is_no_place(cell: str) -> None:
    way = read_way(cell, "")
    assert not way.whole
    assert not way.steps


def test_a_page_is_known_as_one() -> None:
    assert read_way("page 14", "").page == 14


def test_words_of_the_title_are_no_steps() -> None:
    titles = {"B.2": "Example", "12.6": "After a heat episode"}.get
    assert read_way("B.2 Example", "", lambda number: titles(number) or "").steps == (Step("clause", "B.2"),)
    assert read_way("12.6: After a heat episode", "", lambda n: titles(n) or "").steps == (
        Step("clause", "12.6"),
    )


@pytest.mark.parametrize(
    ("cell", "lines"),
    [("17", (17, 17)), ("17-25", (17, 25)), ("L. 300", (300, 300)), ("264 ff.", (264, 264)), ("ll. 3 – 5", (3, 5)),
     ("12 to 15", (12, 15)), ("25-17", (17, 25)), ("TBD", None), ("", None)],
)  # fmt: skip
def test_lines(cell: str, lines: tuple[int, int] | None) -> None:
    assert read_lines(cell) == lines


@given(some.text(max_size=400), some.text(max_size=400))
def test_any_cells_are_read(clause: str, element: str) -> None:
    read_way(clause, element)
    read_lines(clause)


def test_a_page_without_its_number_is_none() -> None:
    assert read_way("", "2nd p[ara").page == 0
