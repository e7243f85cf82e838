"""A translation has the files, blocks, order and labels of its original."""

import pytest

from normwright.diagnostics import Report
from normwright.passes.pairs import pair_languages
from tests.passes.drafts import fragment, toctree

ORIGINAL = {
    "index": toctree("scope", "siting"),
    "scope": "<sec><title>Scope</title><p>A.</p></sec>",
    "siting": (
        '<sec nw:labels="siting"><title>Siting</title><p>A.</p>'
        "<list><list-item><p>One.</p></list-item><list-item><p>Two.</p></list-item></list>"
        '<non-normative-note nw:labels="note-a"><p>N.</p></non-normative-note>'
        "<table-wrap><table><tr><td>1</td><td>2</td></tr></table></table-wrap></sec>"
    ),
}


def told(**changed: str | None) -> list[str]:
    """What is said of a translation that equals the original but for the files given; None: not there."""
    report = Report()
    translation = {**ORIGINAL, **changed}
    pair_languages(
        {name: fragment(name, text) for name, text in ORIGINAL.items()},
        {name: _french(name, text) for name, text in translation.items() if text is not None},
        ("en", "fr"),
        folder="drafts/x",
        report=report,
    )
    return [f"{finding.place} {finding.code} {finding.message}" for finding in report]


def _french(name: str, text: str):  # type: ignore[no-untyped-def]
    made = fragment(name, text)
    for element in made.iter("*"):
        for key, value in element.attrib.items():
            element.set(key, str(value).replace("drafts/x/en/", "drafts/x/fr/"))
    return made


def test_equal_blocks_pair_whatever_they_say() -> None:
    assert told() == []
    assert told(scope="<sec><title>Domaine</title><p>B <bold>b</bold>, b.</p></sec>") == []


def test_working_matter_and_designations_count_for_nothing() -> None:
    more = '<nw:editor-note><p>N</p></nw:editor-note><nw:todo><p>T</p></nw:todo><nw:fields><nw:field name="en">x</nw:field></nw:fields>'
    assert told(scope=f"<sec><title>Domaine</title>{more}<p>A.</p></sec>") == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            ("<list-item><p>Two.</p></list-item>", ""),
            'fr/siting has 5 blocks, en/siting has 6; first difference: a note "note-a" here, a list item at drafts/x/en/siting.rst:1',
        ),
        (
            ('"note-a"', '"note-b"'),
            'fr/siting has 6 blocks, en/siting has 6; first difference: a note "note-b" here, a note "note-a" at',
        ),
        (("<td>2</td>", ""), "a table of 1 rows and 1 columns here, a table of 1 rows and 2 columns at"),
        (
            ("<p>A.</p>", "<p>A.</p><p>B.</p>"),
            "fr/siting has 7 blocks, en/siting has 6; first difference: a paragraph here",
        ),
        (
            ("<table-wrap><table><tr><td>1</td><td>2</td></tr></table></table-wrap>", ""),
            "first difference: nothing more here, a table of 1 rows and 2 columns at drafts/x/en/siting.rst:1",
        ),
        (('"siting"', '"lieu"'), 'a heading "lieu" here, a heading "siting" at'),
    ],
)
def test_the_first_difference_is_told(change: tuple[str, str], said: str) -> None:
    found = told(siting=ORIGINAL["siting"].replace(*change))
    assert len(found) == 1
    assert found[0].startswith("drafts/x/fr/siting.rst:1:1 SRC150 ")
    assert said in found[0]


def test_an_index_in_another_order_is_told() -> None:
    (found,) = told(index=toctree("siting", "scope"))
    assert 'a toctree "siting" "scope" here' in found


def test_missing_and_surplus_files_are_told() -> None:
    assert told(siting=None) == [
        'drafts/x/fr SRC151 the translation has no file "siting.rst", which drafts/x/en/siting.rst is'
    ]
    assert told(more="<sec><title>M</title></sec>") == [
        'drafts/x/fr/more.rst:1 SRC152 the original has no file "more.rst", which this would translate'
    ]
