"""Groups: the generated ballots with floors, the marked comments, what must not be joined."""

import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from normwright.comments.groups import Group, group_comments
from normwright.comments.placing import Placement, place_comments
from normwright.comments.record import Comment, Origin, Wording
from tests.comments.ballots import Frozen, empty_ballot, frozen_text, make_ballot
from tests.comments.figures import grouped_right
from tests.comments.marks import marks
from tests.support.growth import assert_in_proportion

ROOT = Path(__file__).parent.parent.parent
BALLOT = empty_ballot(Path("x"))


@pytest.fixture(scope="module")
def text() -> Frozen:
    return frozen_text()


def place(comments: list[Comment], text: Frozen) -> dict[str, Placement]:
    return place_comments(BALLOT, comments, [], text.standard, text.lines, None)


def groups(comments: list[Comment], text: Frozen) -> list[Group]:
    return group_comments(comments, place(comments, text))


def comment(body: str, clause: str, words: str, proposal: str = "", element: str = "") -> Comment:
    cells = Wording(body, "", clause, element, "te", words, proposal)
    return Comment(body.lower(), body, cells, Origin("x.docx", "0" * 64, "row 1"))


@pytest.mark.parametrize(("size", "seed"), [(180, 1), (1_200, 2)])
def test_generated_ballots(size: int, seed: int, text: Frozen) -> None:
    made = make_ballot(size, seed=seed, text=text)
    found = grouped_right(made, groups(made.comments, text))
    told = "\n".join(found.pairs.lines())
    assert found.precision >= 0.98, told
    assert found.recall >= 0.9, told


def test_marked_comments(text: Frozen) -> None:
    marked = marks()
    true: dict[str, set[str]] = defaultdict(set)
    for mark in marked:
        true[mark.group or mark.comment.key].add(mark.comment.key)
    found = [set(one.comments) for one in groups([mark.comment for mark in marked], text)]
    assert sorted(map(sorted, found)) == sorted(sorted(those) for those in true.values() if len(those) > 1)


SAME = [
    ("Form and signs", "“Half” is too little!", "Say: “two thirds”", '"half" is too little', 'say  "two thirds".'),
    ("Typing errors", "Half of the resting places is too little for old visitors.", "Say two thirds.",
     "Half of the resitng places is to little for old vistors.", "Say two thirds."),
    ("One says more", "Half of the resting places is too little for old visitors.", "Say two thirds.",
     "We agree with others. Half of the resting places is too little for old visitors.", "Say two thirds."),
    ("Proposal in the comment", "Half of the resting places is too little.", "Say two thirds of them.",
     "Half of the resting places is too little. Proposed change: Say two thirds of them.", ""),
    ("Same exchange", "Half of the resting places is too little.", "Replace “half” with “two thirds”.",
     "Old people need a back.", "“half” should read “two thirds”"),
    ("Exchange with more words around", "Half is too little.", "Replace “shall have a back” by “should have a back”.",
     "It cannot be required.", "Replace “shall have” by “should have”."),
]  # fmt: skip
OTHER = [
    ("Other number", "The height of the seat is wrong.", "Change 0,43 m to 0,45 m.",
     "The height of the seat is wrong.", "Change 0,43 m to 0,40 m."),
    ("Other words", "Not our usage.", "Replace “armrests” with “arms”.",
     "Not our usage.", "Replace “armrests” with “rails”."),
    ("Out and kept", "The sentence on resting places is a matter of taste.", "Delete the sentence.",
     "The sentence on resting places is a matter of taste.", "Keep the sentence."),
    ("Another subject", "The requirement on armrests cannot be met in existing buildings.", "Recommend it.",
     "The requirement on lying surfaces cannot be met in existing buildings.", "Recommend it."),
    ("Nothing in common", "Half is too little.", "Two thirds.", "What is a back?", "Define it."),
]  # fmt: skip


@pytest.mark.parametrize("case", SAME, ids=lambda case: case[0])
def test_what_is_the_same(case: tuple[str, ...], text: Frozen) -> None:
    _, words, proposal, others, change = case
    found = groups([comment("DE", "7.3", words, proposal), comment("FR", "7.3", others, change)], text)
    assert [one.comments for one in found] == [("de", "fr")]
    assert found[0].reason


@pytest.mark.parametrize("case", OTHER, ids=lambda case: case[0])
def test_what_is_not_the_same(case: tuple[str, ...], text: Frozen) -> None:
    _, words, proposal, others, change = case
    assert not groups([comment("DE", "7.3", words, proposal), comment("FR", "7.3", others, change)], text)


def test_the_same_words_on_other_clauses_are_not_the_same(text: Frozen) -> None:
    words = "This cannot be verified as it stands and should become a recommendation."
    assert not groups([comment("DE", "7.3", words), comment("FR", "9.4", words)], text)


def test_groups_do_not_hang_on_the_order_of_files(text: Frozen) -> None:
    made = make_ballot(180, text=text)
    one, other = (groups(those, text) for those in (made.comments, made.comments[::-1]))
    assert {frozenset(group.comments) for group in one} == {frozenset(group.comments) for group in other}


def test_groups_do_not_hang_on_the_hash_seed() -> None:
    script = (
        "from pathlib import Path\n"
        "from tests.comments.ballots import *\n"
        "from normwright.comments.groups import group_comments\n"
        "from normwright.comments.placing import place_comments\n"
        "text = frozen_text(); made = make_ballot(180, text=text)\n"
        "placed = place_comments(empty_ballot(Path('x')), made.comments, [], text.standard, text.lines, None)\n"
        "print(placed, group_comments(made.comments, placed))"
    )
    outs = set()
    for seed in ("1", "2"):
        where = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": f"{ROOT / 'toolchain'}{os.pathsep}{ROOT}",
        }
        run = subprocess.run(
            [sys.executable, "-c", script], env=where, cwd=ROOT, check=True, capture_output=True
        )
        outs.add(run.stdout)
    assert len(outs) == 1


def test_a_ballot_on_one_place_costs_no_more_than_its_size(text: Frozen) -> None:
    """All on the whole document and all different."""

    def grouping(size: int) -> Callable[[], object]:
        comments = [
            comment(
                f"M{at}",
                "General",
                f"Comment {at} is on matter {at * 7} and on nothing else in {at % 13} words.",
            )
            for at in range(size)
        ]
        return partial(group_comments, comments, place(comments, text))

    assert_in_proportion(grouping, 300, times=4)


def test_long_and_hostile_texts(text: Frozen) -> None:
    words = ["replace " * 12_000, "“" * 100_000, "a\u0301" * 50_000, "x -> " * 20_000, "\u202e" * 1_000, ""]
    comments = [comment(f"M{at}", "7.3", one, one) for at, one in enumerate(words)]
    assert groups(comments, text) == []
