"""The same block in two versions: by name, by place and words, wherever it went."""

from collections import Counter
from html import escape
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from normwright.diagnostics import Report
from normwright.sts.align import Alignment, Change, Match, align
from normwright.sts.normalise import profile
from normwright.sts.read import read_sts
from normwright.sts.standard import Standard
from tests.support.tried import tried

WATER = "The operator shall offer drinking water free of charge to every visitor."
SHADE = "The shade fraction of a resting place shall be at least 0,7 at noon in summer."
STAFF = "Two trained persons shall be present while a refuge is open to the public."
SIGNS = "Each entrance shall carry a sign that can be read from a distance of ten metres."
HOURS = "A cool refuge shall be open from 11:00 until 20:00 on each day of a heat episode."


def clause(title: str, *paragraphs: str, label: str = "") -> tuple[str, tuple[str, ...], str]:
    return title, paragraphs, label


def standard(*clauses: tuple[str, tuple[str, ...], str]) -> Standard:
    """Numbered clauses with paragraphs; ids follow the numbers, as they do in drafts."""
    sections, companion = [], {}
    for number, (title, paragraphs, label) in zip(count(1), clauses, strict=False):
        inner = "".join(f'<p id="p_{number}-{n}">{escape(p)}</p>' for n, p in enumerate(paragraphs, 1))
        sections.append(
            f'<sec id="sec_{number}"><label>{number}</label><title>{escape(title)}</title>{inner}</sec>'
        )
        if label:
            companion[f"sec_{number}"] = {"label": label}
    root = etree.fromstring(f"<standard><front/><body>{''.join(sections)}</body></standard>")
    return Standard(root, companion=companion)


def became(made: Alignment, name: str) -> Match:
    found = made.of_old(name)
    assert found is not None
    return found


def test_an_unchanged_text_is_the_same() -> None:
    text = standard(clause("Water", WATER, SHADE), clause("Staff", STAFF))
    assert {match.change for match in align(text, text)} == {Change.SAME}


def test_a_number_proves_nothing() -> None:
    old = standard(clause("Water", WATER), clause("Staff", STAFF))
    made = align(old, standard(clause("Signs", SIGNS), clause("Water", WATER), clause("Staff", STAFF)))
    assert (became(made, "sec_1").new, became(made, "sec_1").change) == (("sec_2",), Change.RENUMBERED)
    assert (became(made, "p_1-1").new, became(made, "p_1-1").change) == (("p_2-1",), Change.SAME)
    assert made.of_new("sec_1").change is Change.NEW  # type: ignore[union-attr]


def test_the_authors_label_wins_over_title_and_words() -> None:
    old = standard(clause("Water", WATER, label="water"), clause("Staff", STAFF, label="staff"))
    new = standard(clause("Staff", STAFF, label="water"), clause("Water", WATER, label="staff"))
    made = align(old, new)
    assert became(made, "sec_1").new == ("sec_1",)
    assert became(made, "sec_1").reason == "the same label"
    assert became(made, "p_1-1").change is Change.MOVED


def test_edited_words_and_a_new_title() -> None:
    old = standard(clause("Water", WATER, SHADE, STAFF))
    new = standard(clause("Drinking", WATER.replace("every visitor", "all who ask"), SHADE, STAFF))
    made = align(old, new)
    assert (became(made, "sec_1").change, became(made, "sec_1").new) == (Change.EDITED, ("sec_1",))
    edited = became(made, "p_1-1")
    assert (edited.change, edited.edited) == (Change.EDITED, True)
    assert 0.5 < edited.score < 1


def test_a_moved_paragraph_edited_on_its_way() -> None:
    old = standard(clause("Water", WATER, SHADE), clause("Staff", STAFF))
    new = standard(clause("Water", WATER), clause("Staff", STAFF, SHADE.replace("noon", "13:00")))
    moved = became(align(old, new), "p_1-2")
    assert (moved.new, moved.change, moved.edited) == (("p_2-2",), Change.MOVED, True)


def test_neighbours_that_change_places_move_as_little_as_possible() -> None:
    old = standard(clause("All", WATER, SHADE, STAFF, SIGNS))
    made = align(old, standard(clause("All", SHADE, STAFF, SIGNS, WATER)))
    assert [became(made, f"p_1-{n}").change for n in (1, 2, 3, 4)] == [
        Change.MOVED,
        Change.SAME,
        Change.SAME,
        Change.SAME,
    ]


def test_split_and_merged() -> None:
    old = standard(clause("Water", f"{WATER} {SHADE}"), clause("Staff", STAFF, SIGNS))
    new = standard(clause("Water", WATER, SHADE), clause("Staff", f"{STAFF} {SIGNS}"))
    made = align(old, new)
    assert (became(made, "p_1-1").change, became(made, "p_1-1").new) == (Change.SPLIT, ("p_1-1", "p_1-2"))
    merged = made.of_new("p_2-1")
    assert merged is not None
    assert (merged.change, merged.old) == (Change.MERGED, ("p_2-1", "p_2-2"))
    assert became(made, "p_2-2") is merged


def test_gone_and_new_words_are_not_forced_together() -> None:
    made = align(standard(clause("Water", WATER)), standard(clause("Water", SIGNS)))
    assert became(made, "p_1-1").change is Change.GONE
    assert made.of_new("p_1-1").change is Change.NEW  # type: ignore[union-attr]


def test_the_same_sentence_in_many_places_stays_in_its_place() -> None:
    old = standard(*(clause(f"Clause {n}", HOURS, WATER) for n in range(8)))
    new = standard(*(clause(f"Clause {n}", HOURS, WATER) for n in range(8) if n != 3))
    made = align(old, new)
    assert became(made, "p_4-1").change is Change.GONE
    assert became(made, "p_8-1").new == ("p_7-1",)


def test_a_file_without_ids_has_names_all_the_same() -> None:
    root = etree.fromstring(
        f"<standard><body><sec><title>Water</title><p>{WATER}</p><p>{SHADE}</p></sec></body></standard>"
    )
    made = align(Standard(root), Standard(root))
    assert {match.change for match in made} == {Change.SAME}
    assert len({match.old for match in made}) == 3


@pytest.mark.parametrize(
    "name", ["iso-rice-cd-mnconvert.sts.xml", "tbx-nisosts-0.2.xml", "feature_doc.xml", "isosts_tables.xml"]
)
def test_files_by_others_are_the_same_as_themselves(shared: Path, name: str) -> None:
    text = profile(read_sts(shared / "samples" / "sts" / name, report=Report()))
    assert {match.change for match in align(text, text)} == {Change.SAME}


sentences = st.lists(st.sampled_from([WATER, SHADE, STAFF, SIGNS, HOURS, "Short.", ""]), max_size=5)
documents = st.lists(st.tuples(st.sampled_from(["Water", "Staff", "Signs", ""]), sentences), max_size=5)


@tried(80)
@given(documents, documents)
def test_every_block_stands_in_one_match(left: list, right: list) -> None:  # type: ignore[type-arg]
    old, new = (standard(*(clause(title, *texts) for title, texts in those)) for those in (left, right))
    made = align(old, new)
    for names, text in (
        ([name for match in made for name in match.old], old),
        ([name for match in made for name in match.new], new),
    ):
        assert Counter(names) == Counter(e.get("id") for e in text.root.iter("sec", "p"))
    assert all(match.change is Change.SAME for match in align(old, old))
