"""YAML vocabularies: everything that is wrong is told at once, at its place."""

from functools import partial

import pytest

from normwright.diagnostics import Report
from normwright.glossary.yaml_reader import read_yaml
from normwright.glossary.yaml_writer import write_yaml
from tests.glossary.samples import HEAT, placeless, vocabulary
from tests.support.growth import assert_in_proportion


def findings(text: str) -> list[str]:
    """Code, line and column of what is wrong with a file."""
    report = Report()
    read_yaml(text, file="x.yaml", report=report)
    return [f"{one.code} {one.place.line}:{one.place.column}" for one in report]


def test_a_concept_with_all_it_can_have() -> None:
    found = vocabulary().by_id["cool-refuge"]
    assert [(d.text, d.language, d.status, d.kind, d.usage) for d in found.designations] == [
        ("cool refuge", "en", "preferred", "", ""),
        ("CR", "en", "admitted", "abbreviation", ""),
        ("cooling center", "en", "admitted", "", "US"),
        ("cold room", "en", "deprecated", "", ""),
        ("refuge frais", "fr", "preferred", "", ""),
    ]
    assert found.designations[4].gender == "m"
    definition = found.definition("en")
    assert definition is not None
    assert definition.text == "place that keeps people cool during a hot spell"
    assert [(definition.text[one.start : one.end], one.concept) for one in definition.links] == [
        ("place", "place"),
        ("hot spell", "heat-episode"),
    ]
    assert found.domain("fr") == "chaleur"
    assert [one.text for one in found.notes] == ["It is open to all.", "It is free."]
    assert (found.place.line, found.place.column) == (8, 9)
    assert found.evidence == ("seen in a leaflet",)


def test_writing_and_reading_gives_the_same() -> None:
    written = write_yaml(vocabulary(), comment="Ours.\n\nNobody else's.")
    again = vocabulary(written.decode())
    assert placeless(again.concepts) == placeless(vocabulary().concepts)
    assert write_yaml(again, comment="Ours.\n\nNobody else's.") == written


@pytest.mark.parametrize(
    "word", ["no", "null", "~", "1e3", "2016-01-01", "0x1F", "yes", "3.10", ".inf", "12:30"]
)
def test_scalars_stay_the_text_that_was_typed(word: str) -> None:
    made = vocabulary(f"name: x\nconcepts:\n  - id: a\n    number: {word}\n    terms: {{no: {word}}}\n")
    assert (made.concepts[0].number, made.concepts[0].designations[0].text) == (word, word)
    assert made.concepts[0].languages == ("no",)
    again = vocabulary(write_yaml(made).decode())
    assert again.concepts[0].number == word


CASES = {
    "unknown keys, at the top and within": (
        "name: x\nnam: y\nconcepts:\n  - id: a\n    terms: {en: [{term: b, statu: admitted}]}\n",
        ["VOC003 2:1", "VOC003 5:28"],
    ),
    "missing keys": ("concepts:\n  - id: a\n", ["VOC005 1:1", "VOC005 2:5"]),
    "wrong values": (
        'name: x\nedition: 16\ncomplete: maybe\nconcepts:\n  - id: "a b"\n    terms: {en: ""}\n',
        ["VOC004 2:10", "VOC004 3:11", "VOC004 5:9", "VOC004 6:17"],
    ),
    "a concept that is none": ("name: x\nconcepts:\n  - hello\n", ["VOC004 3:5", "VOC018 1:7"]),
    "empty values": ("name: x\nconcepts:\n  - id: a\n    terms: {en: }\n", ["VOC004 4:13"]),
    "keys twice": ("name: x\nname: y\nconcepts: [{id: a, terms: {en: b}}]\n", ["VOC007 2:1", "VOC016 3:17"]),
    "ids twice": (
        "name: x\nconcepts:\n- {id: a, terms: {en: b}, definition: {en: c}}\n- {id: a, terms: {en: d}, definition: {en: c}}\n",
        ["VOC010 4:8"],
    ),
    "relations that lead nowhere": (
        "name: x\nconcepts:\n- {id: a, terms: {en: b}, definition: {en: c}, broader: [aa, a]}\n",
        ["VOC011 3:58", "VOC013 3:62"],
    ),
    "homonyms": (
        "name: x\nconcepts:\n- {id: a, terms: {en: b}, definition: {en: c}}\n- {id: d, terms: {en: b}, definition: {en: c}}\n",
        ["VOC012 4:23"],
    ),
    "homonyms that a domain tells apart": (
        "name: x\nconcepts:\n- {id: a, domain: heat, terms: {en: b}, definition: {en: c}}\n"
        "- {id: d, domain: {en: law}, terms: {en: b}, definition: {en: c}}\n",
        [],
    ),
    "a noun and a verb": (
        "name: x\nconcepts:\n- {id: a, terms: {en: {term: shade, grammar: noun}}, definition: {en: c}}\n"
        "- {id: d, terms: {en: {term: shade, grammar: verb}}, definition: {en: c}}\n",
        [],
    ),
    "wholes and parts in a circle": (
        "name: x\nconcepts:\n- {id: a, terms: {en: b}, definition: {en: c}, whole: d}\n"
        "- {id: d, terms: {en: e}, definition: {en: c}, whole: f}\n"
        "- {id: f, terms: {en: g}, definition: {en: c}, whole: a}\n",
        ["VOC013 5:55"],
    ),
    "one relation said from both ends is no circle": (
        "name: x\nconcepts:\n- {id: a, terms: {en: b}, definition: {en: c}, broader: d}\n"
        "- {id: d, terms: {en: e}, definition: {en: c}, narrower: a}\n",
        [],
    ),
    "broken references": (
        'name: x\nconcepts:\n- {id: a, terms: {en: b}, definition: {en: "c {d}, {e|f}, {{, } and {"}}\n',
        ["VOC014 3:44"] * 4,
    ),
    "a reference that could mean two": (
        "name: x\nconcepts:\n- {id: a, domain: h, terms: {en: b}, definition: {en: c}}\n"
        '- {id: d, domain: i, terms: {en: b}, definition: {en: "a {b} of {b|a}"}}\n',
        ["VOC014 4:55"],
    ),
    "definitions in a circle": (
        'name: x\nconcepts:\n- {id: a, terms: {en: b}, definition: {en: "no {e}"}}\n'
        '- {id: d, terms: {en: e}, definition: {en: "no {b}"}}\n',
        ["VOC020 3:44"],
    ),
    "languages missing": (
        "name: x\nlanguages: [en, fr]\nconcepts:\n- {id: a, terms: {en: b}, definition: {en: c}}\n",
        ["VOC015 4:8"],
    ),
    "two preferred": (
        "name: x\nconcepts:\n- {id: a, terms: {en: [b, {term: c, status: preferred}]}, definition: {en: c}}\n",
        ["VOC017 3:34"],
    ),
    "nothing is asked of an incomplete one": (
        "name: x\ncomplete: false\nlanguages: [en, fr]\nconcepts: [{id: a, terms: {en: b}}]\n",
        [],
    ),
    "a relation twice": (
        "name: x\nconcepts:\n- {id: a, terms: {en: b}, definition: {en: c}, related: [d, d]}\n"
        "- {id: d, terms: {en: e}, definition: {en: c}}\n",
        ["VOC019 3:61"],
    ),
    "no concepts": ("name: x\nconcepts: []\n", ["VOC018 1:7"]),
    "a newer form": ("format: 2\nfoo: bar\n", ["VOC006 1:9"]),
    "characters that no output holds": (
        'name: x\nconcepts: [{id: a, terms: {en: "b\\a"}, definition: {en: c}}]\n',
        ["VOC004 2:32"],
    ),
    "anchors": ("name: &x y\nconcepts: []\n", ["VOC008 1:7"]),
    "aliases": ("name: x\ntitle: *x\n", ["VOC008 2:8"]),
    "tags": ("name: !!python/object:os.system x\n", ["VOC008 1:7"]),
    "two documents": ("name: x\nconcepts: []\n---\nname: y\n", ["VOC008 3:1"]),
    "a list as a key": ("{[a]: b}\n", ["VOC008 1:2"]),
    "no YAML": ("name: [x\nconcepts: y\n", ["VOC001 2:9"]),
    "nothing": ("", ["VOC001 1:1"]),
    "a list": ("- a\n", ["VOC001 1:1"]),
    "control characters": ("name: x\ntitle: b\x07\n", ["VOC001 2:9"]),
}


@pytest.mark.parametrize("case", CASES)
def test_faults_have_their_places(case: str) -> None:
    text, expected = CASES[case]
    assert sorted(findings(text)) == sorted(expected)


def test_an_unknown_key_names_the_nearest() -> None:
    report = Report()
    read_yaml("name: x\nconcepts: [{id: a, terms: {en: b}, definitoin: {en: c}}]\n", file="x", report=report)
    assert "write definition" in next(iter(report)).help


BOMBS = {
    "brackets": "[" * 200_000,
    "dashes": "- " * 200_000,
    "braces": "{a: " * 200_000,
    "steps": "".join(" " * depth + "a:\n" for depth in range(2_000)),
    "laughs": "a: &a [x]\n" + "".join(f"k{n}: [*a, *a]\n" for n in range(100)),
    "a long word": f"name: {'x' * 3_000_000}\nconcepts: []\n",
    "a long key": f"{'x' * 3_000_000}: 1\n",
    "quotes": '"' * 200_000,
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_bombs_do_nothing(bomb: str) -> None:
    assert findings(BOMBS[bomb])


def test_ten_thousand_faulty_concepts_are_told_in_short() -> None:
    body = "".join(f"- {{id: c{n}, term: x}}\n" for n in range(10_000))
    told = findings(f"name: x\nconcepts:\n{body}")
    assert 200 < len(told) < 500


def test_many_terms_are_read_in_proportion() -> None:
    def text(count: int) -> str:
        body = "".join(
            f"- {{id: c{n}, terms: {{en: ['term {n} (a.*[', t{n}], fr: terme {n}}}, definition: {{en: 'a {{term {n - 1} (a.*[}}'}}}}\n"
            for n in range(1, count + 1)
        )
        return f"name: x\nconcepts:\n{body}"

    assert len(vocabulary(text(250)).concepts) == 250
    assert_in_proportion(lambda count: partial(vocabulary, text(count)), 250)


def test_heat_is_sound() -> None:
    assert findings(HEAT) == []
