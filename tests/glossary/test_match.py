"""Terms in running text, against a plain search."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normwright.glossary.match import Match, Terms
from normwright.prose.words import fold, folded_words, words
from tests.support.growth import grows_evenly
from tests.support.tried import tried


def find(text: str, *terms: str, language: str = "en", exact: tuple[str, ...] = ()) -> list[str]:
    """The matches as "words → terms"."""
    looked: Terms[str] = Terms(language)
    for term in (*terms, *exact):
        assert looked.add(term, term, exact_case=term in exact)
    return [f"{text[match.start : match.end]} → {', '.join(match.of)}" for match in looked.matches(text)]


def test_the_longest_wins_and_a_word_of_a_lost_one_is_still_found() -> None:
    terms = ("city", "city planning act")
    assert find("The city planning office and the city planning act.", *terms) == [
        "city → city",
        "city planning act → city planning act",
    ]


def test_words_that_are_known_already() -> None:
    terms: Terms[str] = Terms()
    terms.add("cool refuge", "c1")
    text = "the Cool-Refuges’ doors, cool seats"
    assert (
        list(terms.matches(text, folded_words(text))) == list(terms.matches(text)) == [Match(4, 16, ("c1",))]
    )


def test_a_term_in_another_is_not_found() -> None:
    assert find("cool refuge network", "refuge", "cool refuge", "refuge network") == [
        "cool refuge → cool refuge"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "heat episode",
        "Heat Episodes",
        "heat-episode",
        "heat\u00a0episode",
        "heat\n   episode",
        "heat\u2009episode",
        "heat\u2011episode",
    ],
)
def test_blanks_hyphens_plurals_and_capitals(text: str) -> None:
    assert find(text, "heat episode") == [f"{text} → heat episode"]
    assert find(text, "heat-episode") == [f"{text} → heat-episode"]


@pytest.mark.parametrize(
    "text",
    [
        "heat, episode",
        "heat – episode",
        "heat (episode)",
        "heat--episode",
        "heat\ufffcepisode",
        "heat. Episode",
    ],
)
def test_other_signs_part_words(text: str) -> None:
    assert find(text, "heat episode") == []


def test_an_abbreviation_keeps_its_letters() -> None:
    assert find("IT is it. CRs and Cr", exact=("IT", "CR")) == ["IT → IT", "CRs → CR"]


def test_the_written_form_goes_before_the_other_number() -> None:
    assert find("data points, a data point", "data point", "data points") == [
        "data points → data points",
        "data point → data point",
    ]


def test_a_plural_term_is_not_its_singular() -> None:
    assert find("good works, goods work", "goods", "works") == ["works → works", "goods → goods"]


def test_terms_alike_come_together() -> None:
    looked: Terms[int] = Terms()
    for number in range(3):
        looked.add("shade", number)
    assert [match.of for match in looked.matches("Shade")] == [(0, 1, 2)]


@pytest.mark.parametrize(
    "term",
    ["C++", "(smart) city", "jobs/housing ratio", "a.*b", "R&D", ".NET", "PM2.5", "smart(er) city", "[city]"],
)
def test_signs_of_a_term_stand_for_themselves(term: str) -> None:
    assert find(f"It is {term} here", term) == [f"{term} → {term}"]
    assert find("a b smart city jobs housing ratio", "C++", "a.*b", "jobs/housing ratio") == []


@pytest.mark.parametrize("term", ["", "  ", "++", "∑", "a " * 50, "a" + "!" * 40 + "b"])
def test_what_can_not_be_looked_for_is_said(term: str) -> None:
    assert Terms[str]().add(term, term) is False


def test_parts_of_addresses_are_not_words() -> None:
    assert find("data@city.example, city.example, www.city. A city.", "city") == ["city → city"]


def test_a_hyphen_to_a_neighbour_is_told() -> None:
    looked: Terms[str] = Terms()
    looked.add("city", "city")
    text = "inter-city, city-wide, a city - wide, the city"
    assert [match.joined for match in looked.matches(text)] == [True, True, False, False]


def test_french_and_german() -> None:
    assert find("les réseaux d’eau", "réseau d'eau", "eau", language="fr") == ["eau → eau"]
    assert find("Netze von Zufluchtsorten", "Netz von Zufluchtsorten", language="de") != []


# -- against a search that tries every term everywhere --------------------------------------------------------

_PIECES = st.lists(
    st.sampled_from(["a", "as", "citys", "city", "A", "b", "C", " ", "-", "  ", "/", "(", ")", "."]),
    max_size=14,
)
_TEXT = _PIECES.map("".join)


def _pairs(text: str) -> list[tuple[str, str]]:
    found = words(text)
    if not found:
        return []
    gaps = [text[one.end : other.start] for one, other in pairwise(found)]
    return [
        ("" if re.fullmatch(r"\s+|-", gap) else "".join(gap.split()), word.folded)
        for gap, word in zip([" ", *gaps], found, strict=True)
    ]


def plainly(text: str, terms: list[str]) -> list[tuple[int, int]]:
    """Where terms stand, by trying each at each word; terms without signs before or behind only."""
    found, pairs = words(text), _pairs(text)
    at, spans = 0, []
    while at < len(found):
        best = 0
        for term in terms:
            wanted = _pairs(term)
            size = len(wanted)
            here = [("", pairs[at][1]), *pairs[at + 1 : at + size]]
            start, end = found[at].start, found[min(at + size, len(found)) - 1].end
            if len(here) == size and here == wanted and size > best and _plain_fits(term, text[start:end]):
                around = text[max(0, start - 2) : start], text[end : end + 2]
                if not (re.fullmatch(r"\w\.", around[0]) or re.fullmatch(r"\.\w", around[1])):
                    best = size
        if best:
            spans.append((found[at].start, found[at + best - 1].end))
        at += max(best, 1)
    return spans


def _plain_fits(term: str, written: str) -> bool:
    alone = len(words(term)) == 1 and fold(term) != term.casefold()
    return not alone or term.casefold() == written.casefold()


@tried(400)
@given(
    _TEXT,
    st.lists(_TEXT.map(lambda text: text.strip("-/(). ")).filter(lambda text: bool(words(text))), max_size=6),
)
def test_it_finds_what_a_plain_search_finds(text: str, terms: list[str]) -> None:
    looked: Terms[str] = Terms()
    for term in terms:
        assert looked.add(term, term)
    found: list[Match[str]] = list(looked.matches(text))
    assert [(match.start, match.end) for match in found] == plainly(text, terms)
    assert all(match.of for match in found)


@settings(deadline=None)
@given(st.text(), st.lists(st.text(max_size=20), max_size=5))
def test_any_text_and_any_terms(text: str, terms: list[str]) -> None:
    looked: Terms[str] = Terms()
    for term in terms:
        looked.add(term, term)
    ends = [(match.start, match.end) for match in looked.matches(text)]
    assert all(start < end <= len(text) for start, end in ends)
    assert all(one[1] <= other[0] for one, other in pairwise(ends))


@pytest.mark.parametrize("text", ["a ", "a-", "city planning ", ".", " "])
def test_a_long_paragraph_takes_no_longer_a_word(text: str) -> None:
    looked: Terms[str] = Terms()
    for size in range(1, 16):
        looked.add("a " * size + "b", str(size))
    for number in range(1_000):
        looked.add(f"city planning term{number}", str(number))
        looked.add("A", str(number), exact_case=True)
    assert grows_evenly(lambda count: list(looked.matches(text * count + "a")), 500)
