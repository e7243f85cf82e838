"""The official order of a compilation."""

from pathlib import Path

import pytest

from normwright.comments.order import natural, official_order, unparsable
from normwright.comments.placing import Placement, place_comments
from normwright.comments.record import Comment, Origin, Wording
from tests.comments.ballots import empty_ballot, frozen_text


def comment(number: int, clause: str, element: str = "", line: str = "", body: str = "DE") -> Comment:
    cells = Wording(body, line, clause, element, "te", "words")
    return Comment(f"{body}-{number}", body, cells, Origin("x.docx", "0" * 64, str(number)))


SCRAMBLED = [
    comment(1, "Bibliography", "[4]"),
    comment(2, "A.4.2"),
    comment(3, "4.2"),
    comment(4, "12.4"),
    comment(5, "see attachment"),
    comment(6, "9.3", "Table 5"),
    comment(7, "3.2.10"),
    comment(8, "General"),
    comment(9, "3.2.9"),
    comment(10, "Introduction"),
    comment(11, "Annex A"),
    comment(12, "Foreword"),
    comment(13, "9.3"),
    comment(14, "12.37"),
    comment(15, "0.2"),
]
ORDER = [8, 12, 10, 15, 9, 7, 3, 13, 6, 4, 14, 11, 2, 1, 5]


def place(comments: list[Comment]) -> dict[str, Placement]:
    text = frozen_text()
    return place_comments(empty_ballot(Path("x")), comments, [], text.standard, text.lines, None)


def rows(comments: list[Comment]) -> list[int]:
    return [int(one.origin.row) for one in comments]


def test_placed_comments() -> None:
    assert rows(official_order(SCRAMBLED, place(SCRAMBLED))) == ORDER
    assert rows(unparsable(SCRAMBLED, place(SCRAMBLED))) == [5]


def test_without_placements_the_cells_decide() -> None:
    assert rows(official_order(SCRAMBLED, {})) == ORDER


def test_inside_a_clause() -> None:
    comments = [
        comment(1, "6.3", "Table 1"),
        comment(2, "6.3", "Figure 3"),
        comment(3, "6.3", "", "325"),
        comment(4, "6.3", "", "314", "FR"),
        comment(5, "6.3", "", "314", "AT"),
        comment(6, "6.3"),
        comment(7, "6.3", "", "314", "AT"),
    ]
    assert rows(official_order(comments, place(comments))) == [6, 5, 7, 4, 3, 2, 1]


@pytest.mark.parametrize(("editors", "order"), [("first", [2, 1, 3]), ("last", [1, 3, 2])])
def test_editors_come_first_or_last_at_their_place(editors: str, order: list[int]) -> None:
    comments = [comment(1, "6.3", body="AT"), comment(2, "6.3", body="**"), comment(3, "6.3", body="ZA")]
    assert rows(official_order(comments, place(comments), editors=editors)) == order


def test_numbers_as_people_count_them() -> None:
    assert sorted(["4.10", "4.2", "4", "10", "A.2", "A.10"], key=natural) == [
        "4",
        "4.2",
        "4.10",
        "10",
        "A.2",
        "A.10",
    ]
    assert sorted(["Table 10", "Table 2"], key=natural) == ["Table 2", "Table 10"]
    assert natural("9" * 5_000)
