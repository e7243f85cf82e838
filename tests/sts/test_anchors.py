"""From a place in a source to the element made from it."""

import pytest
from lxml import etree

from normwright.diagnostics import Place
from normwright.sts.anchors import anchors_of

MADE = etree.fromstring(
    "<body xmlns:nw='urn:normwright:memory'><sec id='s' nw:at='a.rst:1:1'><p id='p1' nw:at='a.rst:4:1'>x</p>"
    "<list id='l' nw:at='a.rst:8:1'><list-item id='i' nw:at='a.rst:8:1'><p id='p2' nw:at='~a.rst:8:4'>x</p>"
    "</list-item></list></sec><sec id='t' nw:at='b.rst:2:1'/><p id='generated'/></body>"
)


@pytest.mark.parametrize(
    ("file", "line", "column", "name"),
    [
        ("a.rst", 1, 1, "s"), ("a.rst", 3, 1, "s"), ("a.rst", 4, 9, "p1"), ("a.rst", 6, 1, "p1"),
        ("a.rst", 8, 0, "p2"), ("a.rst", 8, 1, "i"), ("a.rst", 99, 1, "p2"),
        ("b.rst", 1, 1, "t"), ("c.rst", 1, 1, ""), ("a.rst", 0, 0, ""),
    ],
)  # fmt: skip
def test_made_from_sources(file: str, line: int, column: int, name: str) -> None:
    assert anchors_of(MADE).at(Place(file, line, column)) == name


def test_a_parsed_file_has_its_own_lines() -> None:
    root = etree.fromstring("<standard>\n<sec id='s'>\n<p id='p'>x</p>\n</sec>\n</standard>")
    anchors = anchors_of(root, file="f.xml")
    assert anchors.at(Place("f.xml", 1)) == ""
    assert anchors.at(Place("f.xml", 2)) == "s"
    assert anchors.at(Place("f.xml", 4)) == "p"
