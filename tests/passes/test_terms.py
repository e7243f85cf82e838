"""Headings under the terms clause as entries in the shape of ISO 10241-1."""

from pathlib import Path

import pytest

from normwright.passes.designations import designation
from normwright.sts.build import Designation
from normwright.sts.tags import XML_LANG, tbx
from tests.passes.drafts import REFERENCES, entry, make, terms, validate

NOTE = "<non-normative-note><p>A refuge can be a garden.</p></non-normative-note>"
EXAMPLE = "<non-normative-example><p>A library with shade.</p></non-normative-example>"
FIELDS = [
    ("deprecated", "cold room"),
    ("abbreviation", "CR"),
    ("admitted", "cooling place"),
    ("admitted", "refuge (US)"),
    ("symbol", "<italic>r</italic>"),
    ("domain", "heat"),
    ("grammar", "noun"),
    ("fr", "refuge de fraîcheur (m)"),
    ("source", "ISO 99100:2031, 3.2.4, modified — Note 1 to entry was removed."),
]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("refuge (US)", Designation(["refuge"], usage="US")),
        ("refuge (US, preferred)", Designation(["refuge"], "preferredTerm", usage="US")),
        ("refuge (US) (f)", Designation(["refuge"], usage="US", gender="feminine")),
        ("Geräte (n, plural)", Designation(["Geräte"], gender="neuter", number="plural")),
        ("élève (m, f)", Designation(["élève"], gender="masculine-feminine")),
        ("light (adj)", Designation(["light"], part_of_speech="adj")),
        ("lane (of a road)", Designation(["lane (of a road)"])),
        ("(US)", Designation(["(US)"])),
    ],
)
def test_parentheses_behind_a_designation(typed: str, expected: Designation) -> None:
    assert designation([typed]) == expected


def test_a_whole_entry(shared: Path) -> None:
    made = make(
        terms(entry("cool refuge", "place that keeps people cool", FIELDS, NOTE + EXAMPLE)),
        references=REFERENCES,
    )
    assert made.codes == []
    assert [d.tag for d in made.only(".//tbx:langSet[@id='lang_3.1-en']")] == [
        *(tbx(name) for name in ("subjectField", "definition", "example", "note", "source")),
        *[tbx("tig")] * 6,
    ]
    tigs = made.root.findall(f".//{tbx('tig')}")
    facts = ["".join(t[0].itertext()) for t in tigs]
    assert facts == ["cool refuge", "CR", "cooling place", "refuge", "r", "cold room", "refuge de fraîcheur"]
    values = [[child.get("value") or child.text for child in tig[1:]] for tig in tigs]
    assert values == [
        ["noun", "preferredTerm"],
        ["admittedTerm", "abbreviation"],
        ["admittedTerm"],
        ["US", "admittedTerm"],
        ["admittedTerm", "symbol"],
        ["deprecatedTerm"],
        ["masculine", "preferredTerm"],
    ]
    assert made.text(".//tbx:source") == "ISO 99100:2031, 3.2.4, modified — Note 1 to entry was removed."
    assert made.text(".//tbx:source/std/std-ref") == "ISO 99100:2031"
    assert made.text(".//tbx:source/std") == "ISO 99100:2031, 3.2.4"
    assert made.only("body/sec/term-sec").findtext("label") == "3.1"
    validate(shared, made.iso)


def test_groups_and_symbols_stay_clauses(shared: Path) -> None:
    group = f"<sec><title>Heat</title>{entry('heat episode')}</sec>"
    symbols = "<sec><title>Symbols</title><def-list><def-item><term>A</term><def><p>area</p></def></def-item></def-list></sec>"
    made = make(f"<sec><title>Terms, definitions and symbols</title>{group}{symbols}</sec>")
    assert made.codes == []
    assert [child.tag for child in made.root.findall("body/sec[@sec-type='terms']/*")][-2:] == ["sec", "sec"]
    assert made.only(".//term-sec").get("id") == "sec_3.1.1"
    validate(shared, made.iso)


def test_paragraphs_of_a_definition_are_joined(shared: Path) -> None:
    more = "<p>second</p><list list-type='dash'><list-item><p>item</p></list-item></list>"
    made = make(terms(entry("refuge", "first", more=more)))
    assert [child.tag for child in made.only(".//tbx:definition")] == ["break", "list"]
    assert made.text(".//tbx:definition").replace("\n", "") == "firstseconditem"
    validate(shared, made.iso)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (entry("refuge", ""), "SRC080"),
        (entry("refuge", fields=[("admited", "x")]), "SRC081"),
        (entry("refuge", fields=[("source", "ISO 1:2000, 3.1")]), "SRC083"),
        (entry("refuge", fields=[("source", "ISO 99100:2020, 3.1")]), "SRC031"),
        (entry("refuge", more="<disp-quote><p>x</p></disp-quote>"), "SRC084"),
        (entry("refuge", more=f"{NOTE}<p>behind</p>"), "SRC085"),
        (entry("refuge", fields=[("domain", "a"), ("domain", "b")]), "SRC086"),
        (entry("refuge", fields=[("grammar", "nuon")]), "SRC087"),
    ],
)
def test_faults_of_entries(text: str, code: str, shared: Path) -> None:
    made = make(terms(text), references=REFERENCES)
    assert made.codes == [code]
    validate(shared, made.iso)


def test_a_near_field_is_named() -> None:
    made = make(terms(entry("refuge", fields=[("admited", "x")])))
    assert [f.help for f in made.report] == ["did you mean admitted?"]


def test_fields_outside_an_entry_keep_their_words() -> None:
    made = make("<sec><title>Siting</title><nw:fields><nw:field name='fr'>abri</nw:field></nw:fields></sec>")
    assert made.codes == ["SRC082"]
    assert made.text("body/sec[@id='sec_4']/p") == "fr: abri"


def test_places_survive() -> None:
    from normwright.sts.places import place_of

    made = make(terms(entry("refuge", "place", more=NOTE)), scope=False)
    for name in ("definition", "note", "term"):
        assert place_of(made.only(f".//tbx:{name}")).file == "drafts/x/en/text.rst"


def test_languages_of_a_translation() -> None:
    made = make(
        "<sec><title>Termes et définitions</title>" + entry("refuge", fields=[("en", "refuge")]) + "</sec>",
        language="fr",
    )
    assert [part.get(XML_LANG) for part in made.root.iter(tbx("langSet"))] == ["fr", "en"]


def test_index_of_terms(shared: Path) -> None:
    from dataclasses import replace

    from tests.passes.drafts import RECORD

    made = make(
        terms(entry("walk"), entry("Église"), entry("abri", fields=[("symbol", "<italic>a</italic>")])),
        record=replace(RECORD, index=True),
    )
    assert [e.findtext("term") for e in made.root.iter("index-entry")] == ["abri", "Église", "walk"]
    assert [e.get("rid") for e in made.root.iter("nav-pointer")] == ["sec_3.3", "sec_3.2", "sec_3.1"]
    validate(shared, made.iso)


def test_a_block_that_an_entry_cannot_hold_is_called_as_authors_do() -> None:
    inner = "<non-normative-example><p>deep</p></non-normative-example>"
    made = make(terms(entry("refuge", more=f"<non-normative-note><p>n</p>{inner}</non-normative-note>")))
    assert [finding.message for finding in made.report] == ['the entry "refuge" can\'t hold "example"']
