"""Protected passages: their files, and the comparison by word."""

import random
from functools import partial
from pathlib import Path

import pytest

from normwright.checks.protection import deviations, differing, words_of
from normwright.diagnostics import Place, Report
from normwright.workspace.protected import Gap, ProtectedText, load_protected, parse_text
from normwright.workspace.settings import Protection, Workspace
from tests.support.growth import assert_in_proportion

HEAD = 'name = "Plans"\nsource = "Decision 4"\nlanguage = "en"\n'
PASSAGE = '[[passage]]\nname = "Review"\ntitle = "Review"\ntext = "The owner shall review."\n'


def load(root: Path, text: str) -> tuple[tuple[ProtectedText, ...], list[tuple[str, int]]]:
    """The texts of one file, and what was told of it: code and line."""
    (root / "plans.toml").write_text(text, encoding="utf-8")
    report = Report()
    entry = Protection("plans.toml", (), Place("normwright.toml", 3, 8))
    found = load_protected(Workspace(root, protected=(entry,)), report)
    return found, [(one.code, one.place.line) for one in report]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEAD + PASSAGE, []),
        (HEAD + PASSAGE + PASSAGE, [("PSG012", 9)]),
        (HEAD + PASSAGE.replace('title = "Review"\n', ""), [("PSG013", 5)]),
        (HEAD + PASSAGE.replace("The owner", "The {owner"), [("PSG011", 7)]),
        (HEAD + PASSAGE.replace("The owner", "The {1,2}"), [("PSG011", 7)]),
        (HEAD + PASSAGE.replace("The owner shall review.", "{...}"), [("PSG011", 7)]),
        (HEAD + PASSAGE.replace("[[passage]]", "[[passages]]"), [("SET004", 1), ("SET001", 4)]),
        (HEAD + PASSAGE.replace('name = "Review"', "name = 4"), [("SET002", 5)]),
        (HEAD.replace("en", "English") + PASSAGE, [("SET002", 3)]),
        (PASSAGE, [("SET004", 1), ("SET004", 1), ("SET004", 1)]),
        (HEAD + '[[passage]\nname = "', [("SET005", 4)]),
        ("format = 2\n" + HEAD + PASSAGE, [("SET007", 1)]),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_its_line(
    text: str, told: list[tuple[str, int]], tmp_path: Path
) -> None:
    assert load(tmp_path, text)[1] == told


@pytest.mark.parametrize("file", ["gone.toml", "../outside.toml", "link.toml"])
def test_a_file_that_is_not_in_the_workspace_is_told(file: str, tmp_path: Path) -> None:
    root = tmp_path / "workspace"
    root.mkdir()
    (tmp_path / "outside.toml").write_text(HEAD + PASSAGE, encoding="utf-8")
    (root / "link.toml").symlink_to(tmp_path / "outside.toml")
    report = Report()
    entry = Protection(file, (), Place("normwright.toml", 3, 8))
    assert load_protected(Workspace(root, protected=(entry,)), report) == ()
    assert [(one.code, one.place.line) for one in report] == [("PSG010", 3)]


def test_words_and_gaps_of_a_text() -> None:
    report = Report()
    parsed = parse_text(
        "The {subject} owner’s plan {...}\nshall {{not}} be well-known. {...}", Place(), report
    )
    assert parsed == (
        ("The", "owner’s", "plan", "shall", "not", "be", "well-known"),
        (Gap(1, "subject"), Gap(3), Gap(7)),
    )
    assert not report.findings


@pytest.mark.parametrize(
    ("drafts", "draft", "language", "concerned"),
    [
        ((), "a", "en", True),
        ((), "", "en", True),
        (("a",), "a", "en", True),
        (("a*",), "ab", "en", True),
        (("a",), "b", "en", False),
        (("a",), "", "en", False),
        (("*",), "", "en", False),
        ((), "a", "fr", False),
    ],
)
def test_which_documents_a_text_concerns(
    drafts: tuple[str, ...], draft: str, language: str, concerned: bool
) -> None:
    assert ProtectedText("n", "s", "", "en", (), drafts=drafts).concerns(draft, language) is concerned


def test_blanks_and_the_shapes_of_signs_make_no_difference() -> None:
    one = [word for word, _, _ in words_of("The owner's well-known  “plan” – 5 m.")]
    other = [word for word, _, _ in words_of('The owner’s well‑known\n"plan" -- 5\u00a0m')]
    assert one == other


@pytest.mark.parametrize(
    ("wanted", "found", "differences"),
    [
        ("a b c", "a b c", []),
        ("a b c", "a x c", [(1, 2, 1, 2)]),
        ("a b c", "a c", [(1, 2, 1, 1)]),
        ("a c", "a b c", [(1, 1, 1, 2)]),
        ("a b", "", [(0, 2, 0, 0)]),
        ("", "a b", [(0, 0, 0, 2)]),
        ("a b c d", "x a b y d", [(0, 0, 0, 1), (2, 3, 3, 4)]),
    ],
)
def test_differences(wanted: str, found: str, differences: list[tuple[int, int, int, int]]) -> None:
    assert differing(wanted.split(), found.split()) == differences


def test_what_stands_in_a_gap_is_known() -> None:
    made = deviations(["a", "b", "c", "d"], [Gap(2), Gap(4)], ["a", "b", "x", "y", "c", "d", "z"])
    assert [(one.start, one.found, one.found_end, one.gaps) for one in made] == [
        (2, 2, 4, (Gap(2),)),
        (4, 6, 7, (Gap(4),)),
    ]


def test_long_texts_are_compared_in_time_that_grows_with_them() -> None:
    chance = random.Random(1)

    def texts(quarter: int) -> tuple[list[str], list[str]]:
        words = [f"word{chance.randrange(4000)}" for _ in range(4 * quarter)]
        return words, [
            *words[:quarter],
            "added",
            *words[quarter : 3 * quarter],
            *words[3 * quarter + 10 :],
            "end",
        ]

    made = differing(*texts(1_000))
    assert (1_000, 1_000, 1_000, 1_001) in made
    assert sum(j - i for i, j, _, _ in made) < 200
    assert_in_proportion(lambda size: partial(differing, *texts(size)), 1_000)


def test_texts_of_one_word_a_thousand_times_are_no_trap() -> None:
    assert_in_proportion(
        lambda size: partial(differing, ["shall"] * 2 * size, ["shall", "may"] * size), 2_000
    )
