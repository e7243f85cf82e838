"""Running text and the way back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml.etree import _Element

from normwright.diagnostics import Report
from normwright.sts.build import append_text
from normwright.sts.kinds import INLINE
from normwright.sts.parse import parse_xml
from normwright.sts.text import BREAK, OBJECT, Readings, Text, running_text, texts
from tests.support.tried import tried

CASES = [
    ("plain", "<p>one two</p>", "one two"),
    ("blanks", "<p>\n  one\n  <bold> two </bold> three \n</p>", "one two three"),
    ("no blank between", "<p>H<sub>2</sub>O</p>", "H2O"),
    ("comment", "<p>o<!-- x -->ne</p>", "one"),
    ("footnote", '<p>one<xref ref-type="fn" rid="f">1</xref><fn id="f"><p>x</p></fn>, two</p>', "one, two"),
    ("reference", '<p>see <xref ref-type="sec" rid="s">5.2</xref>.</p>', "see 5.2."),
    ("formula", "<p>with <inline-formula><m/></inline-formula>.</p>", f"with {OBJECT}."),
    ("nested list", "<p>one: <list><list-item><p>x</p></list-item></list> two</p>", f"one:{BREAK}two"),
    ("list at the end", "<p>one: <list><list-item><p>x</p></list-item></list> </p>", "one:"),
    ("title of a citation", "<ref><std><std-ref>A 1</std-ref>, <title>T</title></std></ref>", ""),
    ("citation", "<p><std><std-id>urn</std-id><std-ref>A 1</std-ref><title>T</title></std></p>", "A 1 T"),
    ("unknown element splits", "<p>one<q>two</q>three</p>", f"one{BREAK}three"),
    ("line break", "<title>one<break/>two</title>", "one two"),
    ("code", "<code>a\n  b</code>", "a\n  b"),
    ("empty", "<p> \n </p>", ""),
    ("container", "<sec>\n<p>x</p>\n</sec>", ""),
]


@pytest.mark.parametrize(("title", "xml", "expected"), CASES, ids=[case[0] for case in CASES])
def test_running_text(title: str, xml: str, expected: str) -> None:
    assert str(running_text(etree.fromstring(xml))) == expected


def test_what_was_read_is_kept() -> None:
    block = etree.fromstring("<td><p>one <list><list-item><p> two</p></list-item></list></p><p>￼</p></td>")
    readings: Readings = {}
    first = list(texts(block, file="a.xml", readings=readings))
    assert [(text.string, text.file) for text in first] == [("one", "a.xml"), ("two", "a.xml")]
    again = [*texts(block, file="a.xml", readings=readings)]
    assert all(one is other for one, other in zip(first, again, strict=True))
    assert running_text(block[0], readings=readings) is first[0]
    assert first == list(texts(block, file="a.xml"))  # and it is what is read anew


def test_texts_come_in_document_order() -> None:
    root = etree.fromstring(
        "<sec><label>1</label><title>T</title><p>a<fn><p>f</p></fn> b<list><list-item><label>-</label>"
        "<p>i</p></list-item></list>c</p><ref-list><ref><std><std-ref>R</std-ref>, <title>S</title></std></ref>"
        "</ref-list></sec>"
    )
    assert [str(text) for text in texts(root)] == ["1", "T", f"a b{BREAK}c", "f", "-", "i", "R, S"]


def test_place_in_a_foreign_file_is_exact() -> None:
    source = "<sec>\n<p>one\n two <bold>x\n  y</bold> z</p></sec>"
    root = parse_xml(source.encode(), report=Report())
    assert root is not None
    text = running_text(root[0], file="a.xml")
    for word in ("two", "y"):
        place = text.place(str(text).index(word))
        assert source.splitlines()[place.line - 1][place.column - 1] == word[0]
        assert place.file == "a.xml"
        assert not place.approximate


def _maps_back(text: Text) -> None:
    for offset, character in enumerate(text.string):
        spot = text.locate(offset)
        raw = (spot.element.tail if spot.tail else spot.element.text) or ""
        if character in (OBJECT, BREAK):
            continue
        if character == " " and not spot.tail and spot.element.tag in ("break", "title") and spot.offset == 0:
            continue
        if character == " ":
            assert raw[spot.offset] in " \t\r\n"
        else:
            assert raw[spot.offset] == character


WORDS = st.text(alphabet="ab \n\t.é", max_size=8)
TAGS = st.sampled_from(
    [*sorted(name for name in INLINE if name.isalpha()), "p", "list", "fn", "break", "inline-formula", "sec"]
)


@st.composite
def trees(draw: st.DrawFn, depth: int = 3) -> _Element:
    element = etree.Element(draw(TAGS))
    append_text(element, draw(WORDS))
    for _ in range(draw(st.integers(0, 3)) if depth else 0):
        element.append(draw(trees(depth - 1)))
        append_text(element, draw(WORDS))
    return element


@tried(150)
@given(trees())
def test_every_character_maps_back(tree: _Element) -> None:
    for text in texts(tree):
        _maps_back(text)
        assert text.string == text.string.strip() or text.element.tag == "code"
        assert "  " not in text.string


@tried(150)
@given(trees())
def test_no_letter_is_lost(tree: _Element) -> None:
    for hidden in list(tree.iter("inline-formula", "break")):
        hidden.text = None
        for child in list(hidden):
            hidden.remove(child)
    wanted = sorted("".join(map(str, tree.itertext())).replace("\n", "").replace("\t", "").replace(" ", ""))
    found = sorted(c for text in texts(tree) for c in text.string if c not in f" {OBJECT}{BREAK}")
    assert found == wanted


def test_every_character_of_the_samples_maps_back(shared: Path) -> None:
    for path in sorted((shared / "samples" / "sts").glob("*.xml")):
        root = parse_xml(path.read_bytes(), report=Report())
        for text in texts(root) if root is not None else ():
            _maps_back(text)
