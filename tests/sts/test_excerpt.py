"""One clause alone: metadata stay, other clauses go, numbers and ids are as they were."""

from lxml import etree

from normwright.sts.excerpt import LARGEST, excerpt
from normwright.sts.standard import Standard

LONG = "word " * (LARGEST // 2 + 100)


def standard() -> Standard:
    return Standard(
        etree.fromstring(
            "<standard><front><std-meta/><sec id='foreword'><title>Foreword</title></sec></front><body>"
            "<sec id='sec_1'><label>1</label><title>Scope</title><p id='p_1-1'>Text</p></sec>"
            "<sec id='sec_2'><label>2</label><title>Long</title>"
            f"<sec id='sec_2.1'><label>2.1</label><title>A</title><p id='p_2.1-1'>{LONG}</p></sec>"
            f"<sec id='sec_2.2'><label>2.2</label><title>B</title><p>{LONG}</p></sec></sec></body>"
            "<back><app-group><app id='sec_A'><label>Annex A</label><p id='p_A-1'>Text</p></app>"
            "<app id='sec_B'><label>Annex B</label></app></app-group>"
            "<ref-list id='sec_bibl'><ref id='ref_1'/></ref-list></back></standard>"
        )
    )


def ids(name: str) -> list[str]:
    made = excerpt(standard(), name)
    assert made is not None
    assert made.root.find("front/std-meta") is not None
    return [str(element.get("id")) for element in made.root.iter("*") if element.get("id")]


def test_a_short_clause() -> None:
    assert ids("p_1-1") == ["sec_1", "p_1-1"]
    assert ids("sec_1") == ["sec_1", "p_1-1"]


def test_a_long_clause_gives_the_part_that_was_asked_for() -> None:
    assert ids("p_2.1-1") == ["sec_2.1", "p_2.1-1"]


def test_annexes_and_bibliography() -> None:
    assert ids("p_A-1") == ["sec_A", "p_A-1"]
    assert ids("ref_1") == ["sec_bibl", "ref_1"]
    assert ids("foreword") == ["foreword"]


def test_nothing_there_and_nothing_changed() -> None:
    whole = standard()
    before = etree.tostring(whole.root)
    assert excerpt(whole, "sec_9") is None
    assert excerpt(whole, "sec_2") is not None
    assert etree.tostring(whole.root) == before
