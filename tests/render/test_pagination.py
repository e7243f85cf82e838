"""What stays together on a page, and which figures may go to its foot."""

import pytest
from lxml import etree

from normwright.render.pagination import FLOATS, JOINED, LEADS, WHOLE, mark_page_breaks
from tests.render.conftest import NAMESPACES


def marked(content: str) -> etree._Element:
    root = etree.fromstring(f"<standard {NAMESPACES}><body><sec>{content}</sec></body></standard>")
    mark_page_breaks(root)
    return root


def figure(name: str, size: str) -> str:
    return f'<fig id="{name}"><graphic specific-use="size:{size}"/></fig>'


def text(length: int) -> str:
    return f"<p>{'x' * length}</p>"


@pytest.mark.parametrize(
    ("content", "floating"),
    [
        (figure("a", "L") + text(2000), ["a"]),
        (figure("a", "S") + text(2000), []),
        (figure("a", "L") + text(200), []),
        (figure("a", "L") + text(500) + figure("b", "S") + text(2000), ["a", "b"]),
        (figure("a", "S") + text(500) + figure("b", "L") + text(2000), ["b"]),
        (figure("a", "L") + text(500) + figure("b", "S") + text(100), []),
        (figure("a", "L") + text(4000) + figure("b", "S") + text(100), ["a"]),
        (f"<list><list-item>{figure('a', 'L')}</list-item></list>{text(2000)}", []),
    ],
)
def test_figures_that_float_overtake_none(content: str, floating: list[str]) -> None:
    assert [fig.get("id") for fig in marked(content).iter("fig") if fig.get(FLOATS)] == floating


def test_short_tables_and_entries_stay_whole() -> None:
    row = "<tr><td>a</td></tr>"
    entry = "<term-sec><tbx:termEntry>{}</tbx:termEntry></term-sec>"
    root = marked(
        f"<table-wrap><table>{row * 5}</table></table-wrap><table-wrap><table>{row * 50}</table></table-wrap>"
        + entry.format("short")
        + entry.format("long " * 300)
    )
    assert [table.get(WHOLE) for table in root.iter("table-wrap")] == ["1", None]
    assert [term.get(WHOLE) for term in root.iter("{urn:iso:std:iso:30042:ed-1}termEntry")] == ["1", None]


def test_a_paragraph_that_announces_something_is_not_left_behind() -> None:
    root = marked("<p>All of these:</p><list/><p>Nothing:</p>")
    assert [paragraph.get(LEADS) for paragraph in root.iter("p")] == ["1", None]


def test_the_text_of_an_adopted_document_follows_its_title() -> None:
    front = "<front><std-meta/><sec/></front>"
    root = etree.fromstring(
        f"<adoption><adoption-front><sec/></adoption-front><standard>{front}</standard></adoption>"
    )
    mark_page_breaks(root)
    assert [sec.get(JOINED) for sec in root.iter("sec")] == [None, "1"]
