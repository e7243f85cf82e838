"""Placing: the generated ballots and the sixty marked comments, with floors; carrying; placements by hand."""

import copy
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from lxml.etree import _Element

from normwright.comments.circulated import load_circulated
from normwright.comments.placing import Placement, place_comments
from normwright.comments.record import Ballot, Comment, Decision, Origin, Wording
from normwright.diagnostics import Report
from normwright.errors import InputError
from normwright.sts.standard import Standard
from tests.comments.ballots import CIRCULATED, UNPLACEABLE, Frozen, empty_ballot, frozen_text, make_ballot
from tests.comments.figures import is_right, placeable, placed_right
from tests.comments.marks import marks

BALLOT = empty_ballot(Path("workspace"))


@pytest.fixture(scope="module")
def text() -> Frozen:
    return frozen_text()


def comment(
    clause: str = "", element: str = "", line: str = "", words: str = "", proposal: str = ""
) -> Comment:
    cells = Wording("DE", line, clause, element, "te", words, proposal)
    return Comment("de-0000000001", "DE", cells, Origin("de.docx", "0" * 64, "row 1"))


def placed(
    text: Frozen,
    one: Comment,
    *decisions: Decision,
    current: Standard | None = None,
    report: Report | None = None,
) -> Placement:
    return place_comments(BALLOT, [one], decisions, text.standard, text.lines, current, report)[one.key]


# -- figures -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "seed"), [(180, 1), (1_600, 1), (1_600, 2)])
def test_generated_ballots(size: int, seed: int, text: Frozen) -> None:
    made = make_ballot(size, seed=seed, text=text)
    found = place_comments(BALLOT, made.comments, [], text.standard, text.lines, None)
    shares = placed_right(made.truth, found)
    told = "\n".join(shares.lines())
    assert placeable(shares) >= 0.98, told
    assert shares.share(UNPLACEABLE) >= 0.95, told
    hard = {"misquoted", "wrong-line", "wrong-clause-line", "wrong-clause-quote", "rewritten"}
    for name in set(shares.all) - hard:
        assert shares.share([name]) >= 0.95, told
    if size > 1_000:
        assert all(shares.share([name]) >= 0.8 for name in hard), told


def test_marked_comments(text: Frozen) -> None:
    marked = marks()
    found = place_comments(BALLOT, [m.comment for m in marked], [], text.standard, text.lines, None)
    wrong = [
        f"{m.what}: {found[m.comment.key]}" for m in marked if not is_right(found[m.comment.key], m.right)
    ]
    assert len(wrong) <= 1, "\n".join(wrong)


def test_without_lines_nothing_fails(text: Frozen) -> None:
    made = make_ballot(180, text=text)
    found = place_comments(BALLOT, made.comments, [], text.standard, None, None)
    assert placeable(placed_right(made.truth, found)) > 0.75


# -- evidence ------------------------------------------------------------------------------------------------


def test_clause_and_line_agree(text: Frozen) -> None:
    one = placed(text, comment("5.1", line="266"))
    assert (one.circulated, one.confidence) == ("note_5.1-1", 0.97)
    assert one.where.said == "NOTE of 5.1"
    assert (one.where.part, one.where.clause, one.where.element, one.where.line) == (
        "body",
        "5.1",
        "NOTE",
        266,
    )


def test_a_wrong_clause_is_told_by_its_quoted_words(text: Frozen) -> None:
    one = placed(text, comment("9.3", words="“keep a record of all cool refuges” says too little."))
    assert one.circulated == "p_11.3-1"
    assert "not in 9.3" in one.reason
    assert one.candidates == ("sec_9.3",)


def test_a_clause_that_the_comment_speaks_of_is_not_its_place(text: Frozen) -> None:
    words = "Here it should say “keep a record of all cool refuges” as in 11.3."
    assert placed(text, comment("9.3", words=words)).circulated == "sec_9.3"


def test_what_cannot_be_placed_waits_with_candidates(text: Frozen) -> None:
    one = placed(text, comment("12.19", words="The opening hours at alert level 2 are too long."))
    assert not one.sure
    assert one.reason == "there is no clause 12.19"
    assert one.candidates[0] == "sec_12"
    assert len(one.candidates) > 1


def test_the_page_names_its_block(text: Frozen) -> None:
    one = replace(comment("6.1"), target="p_9.1-1")
    assert placed(text, one).circulated == "p_9.1-1"
    assert placed(text, replace(one, target="gone")).circulated == "sec_6.1"


def test_hostile_cells(text: Frozen) -> None:
    one = comment(
        "8.2.1" * 20_000, "(" * 100_000, "9" * 50_000, "“" * 50_000 + "a" * 50_000, "replace " * 20_000
    )
    assert not placed(text, one).sure or placed(text, one).confidence <= 1


# -- carried -------------------------------------------------------------------------------------------------


def edited(text: Frozen, change: Callable[[_Element], object]) -> Standard:
    root = copy.deepcopy(text.standard.root)
    change(root)
    return replace(text.standard, root=root)


def found_in(root: _Element, id: str) -> _Element:
    return next(element for element in root.iter() if element.get("id") == id)


def test_an_unchanged_text_keeps_names(text: Frozen) -> None:
    one = placed(text, comment("7.1", "2nd para"), current=edited(text, lambda root: None))
    assert one.circulated == one.current == "p_7.1-2"
    assert one.confidence == 0.9


def test_a_moved_block_is_found_again(text: Frozen) -> None:
    def move(root: _Element) -> None:
        found_in(root, "sec_9.2").append(found_in(root, "p_7.1-2"))
        found_in(root, "p_7.1-2").set("id", "p_9.2-99")

    one = placed(text, comment("7.1", "2nd para"), current=edited(text, move))
    assert (one.circulated, one.current) == ("p_7.1-2", "p_9.2-99")
    assert "moved to" in one.reason


def test_a_block_that_is_gone_leads_to_its_clause(text: Frozen) -> None:
    def drop(root: _Element) -> None:
        gone = found_in(root, "p_7.1-2")
        gone.getparent().remove(gone)  # type: ignore[union-attr]

    one = placed(text, comment("7.1", "2nd para"), current=edited(text, drop))
    assert (one.circulated, one.current) == ("p_7.1-2", "sec_7.1")
    assert one.confidence < 0.6
    assert "is gone" in one.reason


# -- by hand -------------------------------------------------------------------------------------------------


def decision(placement: str) -> Decision:
    return Decision("one", ("de-0000000001",), "open", placement=placement)


@pytest.mark.parametrize("placement", ["nobody-turned-away", "note_5.1-1", "p_5.1-2", "5.1, NOTE"])
def test_a_person_places_by_label_id_or_words(placement: str, text: Frozen) -> None:
    one = placed(text, comment("9.3"), decision(placement))
    assert one.manual
    assert one.confidence == 1.0
    assert one.circulated.endswith(("5.1-1", "_5.1"))


def test_a_placement_that_names_nothing_is_told(text: Frozen) -> None:
    report = Report()
    one = placed(text, comment("9.3"), decision("no such thing"), report=report)
    assert [finding.code for finding in report] == ["CMT100"]
    assert one.circulated == "sec_9.3"


def test_a_block_that_is_new_can_be_named(text: Frozen) -> None:
    def add(root: _Element) -> None:
        new = copy.deepcopy(found_in(root, "p_7.1-2"))
        new.text, new.tail = "Nothing of this kind stood here before the meeting in March.", None
        new.set("id", "p_7.1-new")
        found_in(root, "sec_7.1").append(new)

    one = placed(text, comment("9.3"), decision("p_7.1-new"), current=edited(text, add))
    assert (one.circulated, one.current, one.sure) == ("", "p_7.1-new", True)


# -- the circulated text -------------------------------------------------------------------------------------


@pytest.fixture
def ballot(tmp_path: Path) -> Ballot:
    made = empty_ballot(tmp_path)
    shutil.copytree(CIRCULATED, made.folder / "circulated")
    digest = sha256((CIRCULATED / "iso-cd-00000-en.xml").read_bytes()).hexdigest()
    return replace(made, text=digest)


def test_the_text_is_loaded_with_its_lines(ballot: Ballot) -> None:
    report = Report()
    standard, lines = load_circulated(ballot, report)
    assert not [finding for finding in report if finding.code.startswith("CMT")]
    assert lines is not None
    assert len(lines.lines) == 876
    assert standard.companion


def test_a_changed_text_is_told(ballot: Ballot) -> None:
    report = Report()
    load_circulated(replace(ballot, text="0" * 64), report)
    assert "CMT102" in [finding.code for finding in report]


def test_lines_of_another_pdf_are_told(ballot: Ballot) -> None:
    (ballot.folder / "circulated" / "iso-cd-00000-en.pdf").write_bytes(b"%PDF-1.7")
    report = Report()
    assert load_circulated(ballot, report)[1] is not None
    assert "CMT104" in [finding.code for finding in report]


def test_lines_that_are_broken_are_told(ballot: Ballot) -> None:
    path = ballot.folder / "circulated" / "iso-cd-00000-en.lines.json"
    path.write_text(json.dumps({"format": 1}), encoding="utf-8")
    report = Report()
    assert load_circulated(ballot, report)[1] is None
    assert "CMT103" in [finding.code for finding in report]


def test_no_text_is_an_error(tmp_path: Path) -> None:
    report = Report()
    with pytest.raises(InputError):
        load_circulated(empty_ballot(tmp_path), report)
    assert [finding.code for finding in report] == ["CMT101"]


def test_of_several_texts_the_one_of_the_ballot_counts(ballot: Ballot) -> None:
    (ballot.folder / "circulated" / "another.xml").write_text("<standard/>", encoding="utf-8")
    assert load_circulated(ballot)[1] is not None
