"""Comments that silence findings: what they cover, and what is wrong with them."""

import pytest

from normwright.checks.places import Source
from normwright.checks.remarks.comments import comments
from normwright.checks.suppression import silenced_in
from tests.support.growth import grows_evenly


def _source(text: str, name: str = "a.rst") -> Source:
    text = text.strip("\n") + "\n"
    starts = [0]
    for line in text.split("\n")[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    return Source(name, text, tuple(starts))


def _covered(text: str, name: str = "a.rst") -> list[str]:
    """The lines that the first comment covers, without its own."""
    source = _source(text, name)
    first = comments(source)[0]
    lines = source.text.split("\n")[first.first - 1 : first.last]
    return [line.strip() for line in lines if line.strip() and "normwright:" not in line]


REST = {
    "a paragraph": ("one\ntwo\n\nthree", ["one", "two"]),
    "an item with what is in it": ("- one\n  two\n\n  three\n\n- four", ["- one", "two", "three"]),
    "a numbered item": ("a) one\n\n   two\n\nb) three", ["a) one", "two"]),
    "a directive with its content": (
        ".. note::\n\n   one\n\n   - two\n\nthree",
        [".. note::", "one", "- two"],
    ),
    "a heading alone": ("Title\n=====\n\none", ["Title", "====="]),
    "a heading with two lines": ("=====\nTitle\n=====\n\none", ["=====", "Title", "====="]),
    "a label on the way": (".. _here:\n\none\n\ntwo", [".. _here:", "one"]),
    "another comment on the way": (
        ".. a remark\n   in two lines\n\none\n\ntwo",
        [".. a remark", "in two lines", "one"],
    ),
    "a grid table": ("+---+\n| a |\n+---+\n\none", ["+---+", "| a |", "+---+"]),
    "a simple table with a gap": (
        "=== ===\na   b\n=== ===\n1   2\n\n3   4\n=== ===\n\none",
        ["=== ===", "a   b", "=== ===", "1   2", "3   4", "=== ==="],
    ),
    "a term with its explanation": (
        "*A*\n   area,\n\n   in m²\n\n*B*\n   breadth",
        ["*A*", "area,", "in m²"],
    ),
    "a field": (":source: one\n   two\n\nthree", [":source: one", "two"]),
}


@pytest.mark.parametrize("what", REST)
def test_a_comment_covers_the_block_that_follows(what: str) -> None:
    below, expected = REST[what]
    assert _covered(f".. normwright: ignore LNG003 because\n   of this\n\n{below}") == ["of this", *expected]


def test_a_comment_within_a_block_covers_what_is_beside_it_and_no_more() -> None:
    text = ".. note::\n\n   .. normwright: ignore LNG003 because\n\n   one\n\n   two\n\nthree"
    assert _covered(text) == ["one"]
    assert _covered(".. note::\n\n   one\n\n   .. normwright: ignore LNG003 because\n\ntwo") == []
    assert _covered("one\n\n.. normwright: ignore LNG003 because") == []


MYST = {
    "a paragraph": ("one\ntwo\n\nthree", ["one", "two"]),
    "an item": ("- one\n  two\n\n  three\n- four", ["- one", "two", "three"]),
    "a fence": ("```{note}\none\n\ntwo\n```\n\nthree", ["```{note}", "one", "two", "```"]),
    "a fence in a fence": (
        "````{note}\n```{example}\none\n```\ntwo\n````\nthree",
        ["````{note}", "```{example}", "one", "```", "two", "````"],
    ),
    "colons in colons": (
        ":::{note}\n:::{example}\none\n:::\ntwo\n:::\nthree",
        [":::{note}", ":::{example}", "one", ":::", "two", ":::"],
    ),
    "a heading": ("# Title\n\none", ["# Title"]),
    "a label": ("(here)=\n# Title\n\none", ["(here)=", "# Title"]),
    "a table": ("| a | b |\n|---|---|\n| 1 | 2 |\n\none", ["| a | b |", "|---|---|", "| 1 | 2 |"]),
    "a paragraph before a fence": ("one\n```{note}\ntwo\n```", ["one"]),
}


@pytest.mark.parametrize("what", MYST)
@pytest.mark.parametrize(
    "comment", ["% normwright: ignore LNG003 because", "<!-- normwright: ignore LNG003 because -->"]
)
def test_the_same_in_markdown(what: str, comment: str) -> None:
    below, expected = MYST[what]
    assert _covered(f"{comment}\n\n{below}", "a.md") == expected


def test_settings_files_have_comments_too() -> None:
    text = "# normwright: ignore NRF006 agreed in resolution 12\n[[normative]]\nref = 'x'\n\n[[normative]]\nref = 'y'"
    assert _covered(text, "references.toml") == ["[[normative]]", "ref = 'x'"]
    yaml = "a:\n  # normwright: ignore VOC001 because\n  - id: x\n    term: y\n  - id: z"
    assert _covered(yaml, "glossary/a.yaml") == ["- id: x", "term: y"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.rst", ".. code-block:: text\n\n   .. normwright: ignore LNG003 because\n\none"),
        ("a.rst", "Text::\n\n   .. normwright: ignore LNG003 because\n\none"),
        ("a.rst", "- item::\n\n     .. normwright: ignore LNG003 because\n\none"),
        ("a.rst", ".. a remark\n\n   .. normwright: ignore LNG003 because\n\none"),
        ("a.md", "```text\n% normwright: ignore LNG003 because\n```\n"),
        ("a.md", "```{code-block} text\n% normwright: ignore LNG003 because\n```\n"),
    ],
)
def test_code_is_no_comment(name: str, text: str) -> None:
    assert comments(_source(text, name)) == []


FAULTS = {
    "no reason": ("ignore LNG003", "CHK003", "normwright:"),
    "a reason of signs": ("ignore LNG003 — …", "CHK003", "normwright:"),
    "an unknown code": ("ignore LNG0033 because", "CHK002", "LNG0033"),
    "a code that is no rule's": ("ignore SRC040 because", "CHK002", "SRC040"),
    "no code": ("ignore all of this", "CHK006", "normwright:"),
    "another order": ("please ignore LNG003", "CHK006", "normwright:"),
}


@pytest.mark.parametrize("what", FAULTS)
def test_a_faulty_comment_silences_nothing_and_is_told_in_its_place(what: str) -> None:
    words, code, at = FAULTS[what]
    text = f".. normwright: {words}\n\nCost and/or time."
    silenced = silenced_in([_source(text)])
    assert [fault.code for fault in silenced.faults] == [code]
    place = silenced.faults[0].place
    assert (place.line, place.column) == (1, text.index(at) + 1)
    assert silenced.suppressions == ()


def test_the_nearest_code_is_named() -> None:
    (fault,) = silenced_in([_source(".. normwright: ignore LNG0003 because\n\none")]).faults
    assert "LNG003" in fault.help


def test_several_codes_and_several_comments_share_a_block() -> None:
    text = ".. normwright: ignore LNG003 one\n\n.. normwright: ignore LNG003 two\n\nText."
    covers = [(one.first, one.last) for one in silenced_in([_source(text)]).suppressions]
    assert covers == [(1, 5), (3, 5)]


@pytest.mark.parametrize("form", [".. normwright: ignore LNG003 x\n\n", "% normwright: ignore LNG003 x\n\n"])
def test_many_comments_take_no_longer_each(form: str) -> None:
    name = "a.rst" if form.startswith("..") else "a.md"

    def read(count: int) -> None:
        assert len(silenced_in([_source(form * count + "Text.", name)]).suppressions) == count

    assert grows_evenly(read, 250)
