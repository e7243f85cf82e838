"""The cells that the ballot page writes for a block lead back to it, without its name, as in a Word form."""

from functools import cache

import pytest

from normwright.comments.pointing import Pointed, point_at
from normwright.comments.record import Comment, Origin, Wording
from normwright.comments.targets import Targets
from normwright.comments.weighing import Weighing
from normwright.sts.linemap import LineMap
from tests.comments.ballots import frozen_text


@cache
def text() -> tuple[Targets, LineMap, dict[str, Pointed]]:
    """The frozen text: what can be pointed at, its lines, and the cells of each block."""
    frozen = frozen_text()
    targets = Targets(frozen.standard)
    return targets, frozen.lines, {one.name: one for one in point_at(targets, frozen.lines)}


@pytest.mark.parametrize(
    ("name", "clause", "element", "lines"),
    [
        ("sec_9.1", "9.1", "", (475,)),
        ("p_5.1-1", "5.1", "Paragraph 1", (264, 265)),
        ("tab_1", "6.3", "Table 1", ()),
        ("note_5.1-1", "5.1", "NOTE", (266,)),
        ("li_5.3-1.2", "5.3", "List item 2", (272, 273, 274)),
        ("formula_2", "6.4", "Formula (2)", tuple(range(328, 333))),
        ("fig_5.a", "8.3.1", "Figure 5, a)", ()),
        ("sec_A", "Annex A", "", None),
    ],
)
def test_a_block_by_its_cells(name: str, clause: str, element: str, lines: tuple[int, ...] | None) -> None:
    one = text()[2][name]
    assert (one.clause, one.element) == (clause, element)
    assert lines is None or tuple(line.number for line in one.lines) == lines


@pytest.mark.parametrize(("numbered", "exact"), [(True, 0.88), (False, 0.80)])
def test_every_block_is_found_again(numbered: bool, exact: float) -> None:
    """Where the form has no word for a block, its cells lead to what stands around it, or right in it."""
    targets, known, pointed = text()
    lines = known if numbered else None
    weighing = Weighing(targets, lines)
    found = {name: weighing.place(_comment(one, lines)).name for name, one in pointed.items()}
    lost = [
        name
        for name, place in found.items()
        if not (place and (targets.inside(name, place) or targets.inside(place, name)))
    ]
    assert len(lost) <= 0.015 * len(pointed), lost
    assert sum(name == place for name, place in found.items()) >= exact * len(pointed)


def _comment(one: Pointed, lines: LineMap | None) -> Comment:
    numbers = [line.number for line in one.lines] if lines is not None else []
    line = f"{numbers[0]}-{numbers[-1]}" if numbers else ""
    wording = Wording("XA", line, one.clause, one.element, "te", "Too vague.", "")
    return Comment("x", "XA", wording, Origin("", "", ""))
