"""Contradictions pointed out, and editorial replacements that apply as they are."""

from collections import defaultdict
from pathlib import Path

import pytest

from normwright.comments.aims import Aim, read_aim
from normwright.comments.contradictions import Contradiction, contradictions
from normwright.comments.edits import Rewording
from normwright.comments.likeness import folded
from normwright.comments.placing import place_comments
from normwright.comments.record import Comment, Origin, Wording
from normwright.comments.replacements import Replacement, find_replacements
from normwright.comments.wanted import Exchange, read_wanted
from tests.comments.ballots import Frozen, empty_ballot, frozen_text, make_ballot
from tests.comments.figures import contradicting, contradicting_as_marked
from tests.comments.marks import marks, opposed_marks


@pytest.fixture(scope="module")
def text() -> Frozen:
    return frozen_text()


def comment(body: str, clause: str, words: str, proposal: str, kind: str = "te") -> Comment:
    cells = Wording(body, "", clause, "", kind, words, proposal)
    return Comment(body.lower(), body, cells, Origin("x.docx", "0" * 64, "row 1"))


def found_in(comments: list[Comment], text: Frozen) -> list[Contradiction]:
    placed = place_comments(empty_ballot(Path("x")), comments, [], text.standard, text.lines, None)
    return contradictions(comments, placed)


def test_a_generated_ballot(text: Frozen) -> None:
    made = make_ballot(3_522, seed=1, text=text)
    precision, recall = contradicting(made, found_in(made.comments, text))
    assert precision >= 0.88
    assert recall >= 0.9


def test_marked_comments(text: Frozen) -> None:
    marked = marks()
    groups: dict[str, set[str]] = defaultdict(set)
    for mark in marked:
        groups[mark.group].add(mark.comment.key)
    true = {
        frozenset((frozenset(groups[mark.group]), frozenset(groups[mark.against])))
        for mark in marked
        if mark.against
    }
    found = found_in([mark.comment for mark in marked], text)
    assert {frozenset(map(frozenset, one.sides)) for one in found} == true


def test_comments_that_quote_no_words_stand_against_each_other(text: Frozen) -> None:
    marked = opposed_marks()
    told, real = contradicting_as_marked(marked, found_in([mark.comment for mark in marked], text))
    # "A defibrillator in each" has more words of the sentence above the list than of its item.
    assert (real - told, told - real) == ({frozenset({"us", "nl"})}, set())


PAIRS = [
    ("Delete the note.", "Keep the note.", "one wants it out, one wants it in"),
    ("Replace “quiet” by “silence”.", "Replace “quiet” by “calm”.", "different words for “quiet”"),
    ("Replace “house” by “library”.", "Replace “library” by “house”.", "opposite exchanges"),
]


@pytest.mark.parametrize(("one", "other", "reason"), PAIRS)
def test_pairs(one: str, other: str, reason: str, text: Frozen) -> None:
    (found,) = found_in([comment("DE", "5.1 NOTE", "a", one), comment("FR", "5.1 NOTE", "b", other)], text)
    assert found.sides == (("de",), ("fr",))
    assert found.reason == reason
    assert found.said == "NOTE of 5.1"


def test_who_makes_it_binding_wants_it_in(text: Frozen) -> None:
    bind = comment("DE", "10.4 c)", "Cameras.", "Replace “should not be used” by “shall not be used”.")
    (found,) = found_in([bind, comment("FR", "10.4 c)", "Law.", "Delete item c).")], text)
    assert found.labels == ("delete", "keep")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Delete the note.", "Delete this note."), ("Replace “quiet” by “calm”.", "Replace “house” by “home”."),
     ("Delete the note.", "Add an example.")],
)  # fmt: skip
def test_what_is_none(one: str, other: str, text: Frozen) -> None:
    assert not found_in([comment("DE", "5.1 NOTE", "a", one), comment("FR", "5.1 NOTE", "b", other)], text)


AIMS = {
    ("", "Turn the requirement into a recommendation."): Aim(force="free"),
    ("", "Use a recommendation, not a requirement."): Aim(force="free"),
    ("", "Make it mandatory."): Aim(force="bind"),
    ("We would oppose any weakening of this requirement.", ""): Aim(force="bind"),
    ("This requirement is hard to find.", ""): Aim(),
    ("", "Raise the limit."): Aim(course="up"),
    ("Two years are too long.", "Do it every year."): Aim(
        course="down", old=("2", "year"), new=("1", "year")
    ),
    ("", "Hold it every five years."): Aim(new=("5", "year")),
    ("", "Change 24 months to 12 months."): Aim(course="down", old=("24", "month"), new=("12", "month")),
    ("The note is not needed.", ""): Aim(stance="out"),
    ("Ice is hard to keep frozen.", "Name towels first."): Aim(),
    ("The verb in “shall keep it” is wrong.", "Correct the grammar."): Aim(),
    ("", "Write it as in ISO 80000, Clause 3."): Aim(),
}


@pytest.mark.parametrize(("cells", "aim"), AIMS.items())
def test_what_a_comment_aims_at(cells: tuple[str, str], aim: Aim) -> None:
    assert read_aim(read_wanted(*cells), *map(folded, cells)) == aim


def replaced(comments: list[Comment], text: Frozen) -> list[Replacement]:
    same = text.standard
    placed = place_comments(empty_ballot(Path("x")), comments, [], same, text.lines, same)
    return find_replacements(comments, placed, same)


def test_what_applies_cleanly(text: Frozen) -> None:
    (found,) = replaced([comment("DE", "5.1 NOTE", "", "Replace “quiet” by “silence”.", "ed")], text)
    assert found == Replacement("de", "note_5.1-1", Rewording("quiet", "silence"), True)


@pytest.mark.parametrize(
    ("proposal", "kind"),
    [("Replace “quiet” by “silence”.", "te"), ("Replace “e” by “a”.", "ed"), ("Replace “in” by “at”.", "ed"),
     ("Replace “noise” by “sound”.", "ed"), ("Find better words.", "ed")],
)  # fmt: skip
def test_what_does_not(proposal: str, kind: str, text: Frozen) -> None:
    assert not replaced([comment("DE", "5.1 NOTE", "", proposal, kind)], text)


def test_replacements_that_overlap_are_left_to_people(text: Frozen) -> None:
    one = comment("DE", "5.1 NOTE", "", "Replace “quiet in a library” by “silence in a library”.", "ed")
    other = comment("FR", "5.1 NOTE", "", "Replace “a library” by “libraries”.", "ed")
    assert len(replaced([one], text)) == len(replaced([other], text)) == 1
    assert not replaced([one, other], text)


WANTED = {
    "Replace “room” with “space”.": ("replace", [("room", "space")]),
    "Change 45 dB to 50 dB.": ("replace", [("45 dB", "50 dB")]),
    "28 °C -> 27 °C": ("replace", [("28 °C", "27 °C")]),
    "“should” should read “shall”.": ("replace", [("should", "shall")]),
    "100 m instead of 150 m": ("replace", [("150 m", "100 m")]),
    "Remplacer « moyen » par « moyenne »": ("replace", [("moyen", "moyenne")]),
    "„Raum“ durch „Fläche“ ersetzen": ("replace", [("Raum", "Fläche")]),
    "Delete “where there is room”.": ("out", []),
    "No change; keep this note.": ("keep", []),
    "The note should not be removed.": ("keep", []),
    "Add a sentence.": ("in", []),
    "To be discussed.": ("", []),
}


@pytest.mark.parametrize(("proposal", "wanted"), WANTED.items())
def test_what_a_proposal_wants(proposal: str, wanted: tuple[str, list[tuple[str, str]]]) -> None:
    found = read_wanted("", proposal)
    assert (found.stance, [(one.old, one.new) for one in found.exchanges]) == wanted


def test_what_differs_in_an_exchange() -> None:
    assert Exchange("should have a roof", "shall have a roof").core == ("should", "shall")
    assert Exchange("private ground", "private ground unless open").core == ("", "unless open")


def test_words_that_one_keeps_and_another_exchanges(text: Frozen) -> None:
    change = comment(
        "A", "6.3", "Too weak.", 'Replace "walk slowly and avoid slopes" by "walk and avoid slopes".'
    )
    keep = comment("B", "6.3", "It is right so.", 'Keep "walk slowly and avoid slopes".')
    (told,) = found_in([change, keep, comment("C", "6.3", "Right.", 'Keep "healthy people".')], text)
    assert told.sides == (("a",), ("b",))
    assert told.labels == ("change “walk slowly and avoid slopes”", "keep “walk slowly and avoid slopes”")
