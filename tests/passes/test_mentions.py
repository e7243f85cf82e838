"""Mentions of terms: links, entailed terms, plurals, homonyms."""

from pathlib import Path

import pytest
from lxml import etree

from normwright.sts.tags import tbx
from normwright.sts.write import canonical, write_sts
from tests.passes.drafts import Made, entry, make, terms, validate

ENTAILED = f"{{{etree.QName(tbx('x')).namespace}}}entailedTerm"


def _mention(text: str, *, language: str = "en") -> tuple[str, Made]:
    title = {"en": "Terms and definitions", "fr": "Termes et définitions", "de": "Begriffe"}[language]
    names = {
        "en": ["cool refuge", "body", "leaf", "heat episode"],
        "fr": ["refuge frais", "réseau local", "place", "mot"],
        "de": ["Refugium", "Haus", "Baum", "Wort"],
    }[language]
    clause = f"<sec><title>{title}</title>{''.join(entry(name) for name in names)}</sec>"
    made = make(clause, f"<sec><title>X</title><p>[{text}]</p></sec>", language=language, scope=False)
    paragraph = next(e for e in made.root.iter("p") if (e.text or "").startswith("["))
    return canonical(etree.fromstring(write_sts(paragraph))).decode().partition("[")[2].partition("]</p>")[
        0
    ], made


def _term(name: str, shown: str = "") -> str:
    return f'<nw:term designation="{name}">{shown or name}</nw:term>'


@pytest.mark.parametrize(
    ("language", "name", "target"),
    [
        ("en", "cool refuge", "sec_2.1"),
        ("en", "Cool refuges", "sec_2.1"),
        ("en", "bodies", "sec_2.2"),
        ("en", "leaves", "sec_2.3"),
        ("en", "heat  episodes", "sec_2.4"),
        ("fr", "refuges frais", "sec_2.1"),
        ("fr", "réseaux locaux", "sec_2.2"),
        ("fr", "places", "sec_2.3"),
        ("de", "Bäume", None),
        ("de", "Worten", "sec_2.4"),
    ],
)
def test_designation_or_plural(language: str, name: str, target: str | None) -> None:
    shown, made = _mention(_term(name), language=language)
    if target is None:
        assert made.codes == ["SRC050"]
        return
    assert made.codes == []
    assert shown == f'<xref custom-type="term-entry" ref-type="custom" rid="{target}">{name}</xref>'


def test_text_of_ones_own() -> None:
    shown, _ = _mention(_term("cool refuge", "they"))
    assert shown.endswith(">they</xref>")


def test_a_label_alone_prints_the_designation() -> None:
    clause = entry("light", "radiation").replace("<title>", "<title nw:labels='light-optics'>", 1)
    text = f"{_term('light-optics')}, {_term('light-optics', 'lit')}"
    made = make(terms(clause), f"<sec><title>X</title><p>{text}</p></sec>")
    assert [e.text for e in made.root.iter("xref")] == ["light", "lit"]


def test_a_complaint_has_the_words_as_typed() -> None:
    _, made = _mention(_term("Kühlort"))
    assert [finding.message for finding in made.report] == ['there is no term "Kühlort" here']


def test_in_an_entry_the_first_mention_has_its_number(shared: Path) -> None:
    made = make(
        terms(
            entry("cool refuge", "place"),
            entry(
                "walk",
                f"way to a {_term('cool refuge')}, or from a {_term('cool refuge')}; a {_term('walk')}",
            ),
        )
    )
    definition = made.only(".//tbx:definition[@id='def_3.2-1']")
    assert [
        (child.tag.rpartition("}")[2], child.get("target") or child.get("rid")) for child in definition
    ] == [
        ("entailedTerm", "term_3.1"),
        ("xref", "sec_3.1"),
    ]
    assert made.text(".//tbx:definition[@id='def_3.2-1']") == (
        "way to a cool refuge (3.1), or from a cool refuge; a walk"
    )
    assert definition[0][0].tag == "italic"
    validate(shared, made.iso)


@pytest.mark.parametrize(
    ("name", "code", "help"),
    [("cool refug", "SRC050", "nearest: cool refuge"), ("light", "SRC051", None)],
)
def test_faults(name: str, code: str, help: str | None) -> None:
    made = make(
        terms(entry("cool refuge"), entry("light", "lamp"), entry("light", "radiation")),
        f"<sec><title>X</title><p>{_term(name, 'words')}</p></sec>",
    )
    assert made.codes == [code]
    assert made.text("body/sec[@id='sec_4']/p") == "words"
    if help:
        assert next(iter(made.report)).help == help


def test_homonyms_by_label() -> None:
    lamp = entry("light", "lamp").replace("<sec>", "<sec nw:labels='light-lamp'>")
    made = make(
        terms(lamp, entry("light", "radiation")),
        f"<sec><title>X</title><p>{_term('light-lamp', 'light')}</p></sec>",
    )
    assert made.codes == []
    assert made.only("body/sec[@id='sec_4']/p/xref").get("rid") == "sec_3.1"


def test_documents_whose_terms_apply_are_named() -> None:
    from dataclasses import replace

    from tests.passes.drafts import RECORD

    made = make(
        f"<sec><title>X</title><p>{_term('city')}</p></sec>",
        record=replace(RECORD, terms_also=("ISO 99000",)),
    )
    assert next(iter(made.report)).help == "none is near; if ISO 99000 defines it, leave it plain"
