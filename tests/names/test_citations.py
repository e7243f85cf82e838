"""Citations and the places in them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normwright.names.citations import parse_citation, parse_citations
from normwright.names.locators import parse_locators

# text -> kind number [item] [to] [within], one entry a place; "-" for nothing
PLACES = [
    ("Clause 5", "clause 5"),
    ("8.2", "clause 8.2"),
    ("3.6.6", "clause 3.6.6"),
    ("0.1", "clause 0.1"),
    ("Annex B", "annex B"),
    ("B.2", "clause B.2"),
    ("Table 3", "table 3"),
    ("Figure A.1", "figure A.1"),
    ("Figure 2 a)", "figure 2 a"),
    ("Formula (2)", "formula 2"),
    ("Formula (A.1)", "formula A.1"),
    ("p. 14", "page 14"),
    ("pp. 14-16", "page 14 - 16"),
    ("pp. 14–16", "page 14 - 16"),
    ("5.2 b)", "clause 5.2 b"),
    ("5.2 b) 1)", "clause 5.2 b)_1"),
    ("5.2 Note 2", "note 2 - - 5.2"),
    ("5.2, Note 2", "clause 5.2; note 2 - - 5.2"),
    ("5.2, a)", "clause 5.2; item a - - 5.2"),
    ("3.6.6, Note 1 to entry", "clause 3.6.6; note 1 - - 3.6.6"),
    ("Tables 2 to 4", "table 2 - 4"),
    ("Tables 2, 3 and A.1", "table 2; table 3; table A.1"),
    ("Formulae (2) and (3)", "formula 2; formula 3"),
    ("Annexes A and B", "annex A; annex B"),
    ("8.2 and Table 3", "clause 8.2; table 3"),
    ("5.2 to 5.4", "clause 5.2 - 5.4"),
    ("Anhang B", "annex B"),
    ("Tableau 3", "table 3"),
    ("Introduction", "introduction"),
    ("somewhere nice", "other"),
]


def _shown(text: str) -> str:
    found = []
    for place in parse_locators(text):
        number = place.number.replace(" ", "_")
        pieces = [place.kind, number, place.item.replace(" ", "_"), place.to, place.within]
        while pieces and not pieces[-1]:
            pieces.pop()
        found.append(" ".join(piece or "-" for piece in pieces))
    return "; ".join(found)


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(text: str, expected: str) -> None:
    assert _shown(text) == expected


@pytest.mark.parametrize("text", [text for text, _ in PLACES])
def test_places_are_kept_as_written(text: str) -> None:
    for place in parse_locators(text):
        assert text[place.offset : place.offset + len(place.text)] == place.text


def test_several_citations() -> None:
    text = "ISO 99100:2031, 8.2; harbour-2031, p. 14"
    first, second = parse_citations(text)
    assert (first.head, first.locator) == ("ISO 99100:2031", "8.2")
    assert (second.head, second.locator) == ("harbour-2031", "p. 14")
    assert str(first.identifier) == "ISO 99100:2031"
    assert second.identifier is None
    for citation in (first, second):
        assert text[citation.offset :].startswith(citation.head)
        assert text[citation.locator_offset :].startswith(citation.locator)
        assert text[citation.locators[0].offset :].startswith(citation.locators[0].text)


def test_the_source_of_a_term() -> None:
    citation = parse_citation(
        "ISO 99100:2031, 3.2.4, modified — Note 1 to entry was removed; the domain too."
    )
    assert citation.head == "ISO 99100:2031"
    assert citation.locator == "3.2.4"
    assert citation.remark == "modified — Note 1 to entry was removed; the domain too."


@pytest.mark.parametrize("text", ["", " ", ";", " ; ;"])
def test_nothing_cited(text: str) -> None:
    assert parse_citations(text) == []


@settings(deadline=None)
@given(st.text(alphabet="ISO 1:,;.()ab-—\u00a0andto", max_size=40))
def test_offsets_always_point_at_the_text(text: str) -> None:
    for citation in parse_citations(text):
        assert text[citation.offset : citation.offset + len(citation.head)] == citation.head
        for place in citation.locators:
            assert text[place.offset : place.offset + len(place.text)] == place.text
