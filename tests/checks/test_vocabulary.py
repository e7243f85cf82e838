"""Words put in the place of others, and what counts as a word of a document."""

from pathlib import Path

import pytest

from normwright.checks.document import Document
from normwright.checks.families.vocabulary import check_words
from normwright.checks.finding import Replace
from normwright.checks.renaming import renamed, with_article
from normwright.checks.vocabularies import other_spellings
from normwright.diagnostics import Report
from normwright.glossary.uses import is_short
from normwright.glossary.yaml_reader import read_yaml
from normwright.sts.normalise import profile
from normwright.sts.parse import parse_xml
from normwright.sts.standard import Standard
from tests.checks.harness import Case, foreign, make
from tests.support.growth import grows_evenly


@pytest.mark.parametrize(
    ("written", "term", "instead", "expected"),
    [
        ("cold room", "cold room", "cool refuge", "cool refuge"),
        ("Cold rooms", "cold room", "cool refuge", "Cool refuges"),
        ("municipal areas", "municipal area", "city", "cities"),
        ("persons at risk", "person at risk", "visitor in danger", "visitors in danger"),
        ("COLD ROOM", "cold room", "cool refuge", ""),
        ("heatwaves", "heatwave", "heat wave", "heat waves"),
        ("Gini indices", "Gini index", "inequality ratio", ""),
        ("goods", "goods", "cargo", "cargo"),
    ],
)
def test_a_replacement_keeps_number_and_capitals(
    written: str, term: str, instead: str, expected: str
) -> None:
    assert renamed(written, term, instead, "en") == expected


def test_uses_of_a_vocabulary_cost_no_more_in_a_larger_one() -> None:
    def check(size: int) -> None:
        cited = "<p>As in <std><std-ref>ISO 00009:2031</std-ref></std>.</p>"
        concepts = "".join(
            f"  - {{ id: c{n}, terms: {{ en: [tap {n}, {{ term: cock {n}, status: deprecated }}] }} }}\n"
            for n in range(size)
        )
        text = f"format: 1\nname: ISO 00009\nlanguages: [en]\nconcepts:\n{concepts}"
        vocabulary = read_yaml(text, file="glossary/ours.yaml", report=Report())
        tree = parse_xml(
            foreign(cited + "<p>" + "".join(f"A cock {n} leaks. " for n in range(size)) + "</p>").encode(),
            report=Report(),
        )
        assert vocabulary is not None
        assert tree is not None
        standard = profile(Standard(tree, file="foreign.xml"))
        found = list(check_words(Document(standard, vocabularies=(vocabulary,)), None))
        assert len(found) == size

    assert grows_evenly(check, 20)


def test_a_plural_of_a_language_without_rules_is_left_to_the_author() -> None:
    assert renamed("chambres froides", "chambre froide", "refuge frais", "fr") == ""
    assert renamed("chambre froide", "chambre froide", "refuge frais", "fr") == "refuge frais"


@pytest.mark.parametrize(
    ("before", "by", "expected"),
    [
        ("in the ", "area", (7, "area")),
        ("in a ", "area", (3, "an area")),
        ("An ", "city", (0, "A city")),
        ("an ", "hourly plan", (3, "hourly plan")),
        ("an ", "unit", (0, "a unit")),
        ("an ", "uninhabited area", (3, "uninhabited area")),
        ("an ", "utility", (0, "a utility")),
        ("a ", "urban area", (0, "an urban area")),
        ("a ", "CR", None),
        ("data ", "area", (5, "area")),
    ],
)
def test_the_article_follows(before: str, by: str, expected: tuple[int, str] | None) -> None:
    assert with_article(f"{before}xyz", len(before), by, "en") == expected


@pytest.mark.parametrize(
    ("term", "expected"),
    [("heat wave", ["heatwave"]), ("rest of us", []), ("city", []), ("a b c d", [])],
)
def test_other_spellings(term: str, expected: list[str]) -> None:
    assert list(other_spellings(term, "en")) == expected


def test_a_long_word_may_be_written_in_two() -> None:
    assert "waste water" in set(other_spellings("wastewater", "en"))


@pytest.mark.parametrize(
    ("text", "kind", "short"),
    [
        ("CR", "", True),
        ("cr", "abbreviation", True),
        ("city", "", False),
        ("CO2", "", True),
        ("Gini", "", False),
    ],
)
def test_what_is_short(text: str, kind: str, short: bool) -> None:
    assert is_short(text, kind) is short


def test_mendings_change_the_words_and_their_article(tmp_path: Path) -> None:
    case = Case(
        "mending",
        {
            "body.rst": "Requirements\n============\n\nA cold room or an urban village shall be near.\n",
            "glossary/a.yaml": "name: ISO 99001\nconcepts:\n"
            "- {id: a, terms: {en: [oasis, {term: cold room, status: deprecated}]}, definition: {en: cool place}}\n"
            "- {id: b, terms: {en: [district, {term: urban village, status: deprecated}]}, definition: {en: part}}\n",
        },
    )
    made = make(case, tmp_path)
    mended = [
        (str(mending.words), mending.by)
        for one in made.checked
        for mending in one.finding.mendings
        if isinstance(mending, Replace) and one.finding.code == "VOC050"
    ]
    assert mended == [("A cold room", "An oasis"), ("an urban village", "a district")]
