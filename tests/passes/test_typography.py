"""Quotes of the language and no-break spaces, and where neither belongs."""

import pytest

from normwright.passes.typography import typeset
from tests.passes.drafts import REFERENCES, make


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", 'the "cool" place', "the “cool” place"),
        ("en", "the city's 'own' lamps'", "the city’s ‘own’ lamps’"),
        ("en", '("a" and "b")', "(“a” and “b”)"),
        ("en", "\"it's 'so'\"", "“it’s ‘so’”"),
        ("en", "17° 15' 30\" north", "17° 15' 30\" north"),
        ("en", 'in "2031"', "in “2031”"),
        ("en", "a table of 4 m × 5 m and 2 × 10", "a table of 4~m~×~5~m and 2~×~10"),
        ("fr", 'le "lieu" d\'ombre : oui', "le «~lieu~» d’ombre~: oui"),
        ("fr", "le «lieu» ; « oui » ! non?", "le «~lieu~»~; «~oui~»~! non~?"),
        (
            "fr",
            "Clé: à 10:30, ISO 00001:2031, 1:50, un rapport 1:",
            "Clé~: à 10:30, ISO 00001:2031, 1:50, un rapport 1:",
        ),
        ("fr", "Article 5 et Tableau A.1, 1,8 m, n° 3", "Article~5 et Tableau~A.1, 1,8~m, n°~3"),
        ("de", "der \"Ort\" und 'so'", "der „Ort“ und ‚so‘"),
        ("de", "z. B. 12,5 ha: Nr. 3, d. h. so", "z.~B. 12,5~ha: Nr.~3, d.~h. so"),
        ("es", "el \"lugar\" 'no' 5 m", "el \"lugar\" 'no' 5 m"),
        ("en", "1,8 m and 12 000 m", "1,8~m and 12~000~m"),
        ("en", "20 % at 20 °C", "20~% at 20~°C"),
        ("en", "5 metres, 5 mm, 5 min, 5 mints", "5 metres, 5~mm, 5~min, 5 mints"),
        ("en", "in 2030 the year", "in 2030 the year"),
        ("en", "0,123 456 7 g", "0,123~456~7~g"),
        ("en", "37101 100 lamps", "37101 100 lamps"),
        (
            "en",
            "Clause 5, Annex B, Table A.1, Formula (3), NOTE 1",
            "Clause~5, Annex~B, Table~A.1, Formula~(3), NOTE~1",
        ),
        ("en", "Annex By name", "Annex By name"),
        ("de", "Abschnitt 5 und Bild A.2", "Abschnitt~5 und Bild~A.2"),
        ("en", "already “set” and 5\u00a0m", "already “set” and 5~m"),
        ("en", "", ""),
    ],
)
def test_typeset(language: str, text: str, expected: str) -> None:
    assert typeset(text, language).replace("\u00a0", "~") == expected


def test_quotes_go_over_markup_and_stop_at_blocks() -> None:
    made = make(
        '<sec><title>The "A"</title><p>"<italic>a</italic>" and <bold>"b"</bold></p><p>"c</p><p>"d"</p></sec>'
    )
    clause = made.only("body/sec[@id='sec_4']")
    texts = ["".join(child.itertext()) for child in clause if child.tag in {"title", "p"}]
    assert texts == ["The “A”", "“a” and “b”", "“c", "“d”"]


@pytest.mark.parametrize(
    "text",
    [
        '<inline-code>"5 m"</inline-code>',
        '<ext-link xlink:href="https://example.org/a">"5 m"</ext-link>',
        '<std><std-ref>ISO "5 m</std-ref></std>',
        '<inline-formula><mml:math><mml:mtext>"5 m"</mml:mtext></mml:math></inline-formula>',
    ],
)
def test_what_stays(text: str) -> None:
    made = make(f"<sec><title>A</title><p>{text}</p></sec>", references=REFERENCES)
    assert "5 m" in "".join(made.only("body/sec[@id='sec_4']/p").itertext())


def test_code_blocks_stay() -> None:
    made = make('<sec><title>A</title><code>{"a": 5 m}\n  b</code></sec>')
    assert made.only(".//code").text == '{"a": 5 m}\n  b'


def test_an_entry_has_the_quotes_of_its_language() -> None:
    from tests.passes.drafts import entry, terms

    made = make(terms(entry("a", 'so-called "a"', fields=[("fr", "l'abri")])))
    texts = ["".join(e.itertext()) for e in made.root.iter("{urn:iso:std:iso:30042:ed-1}term")]
    assert texts == ["a", "l’abri"]
    assert made.text(".//tbx:definition") == "so-called “a”"
