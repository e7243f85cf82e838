"""Every element knows where it came from: the marks in the texts say where."""

import pytest
from lxml.etree import _Element

from normwright.sts.places import place_of
from normwright.sts.tags import AT
from tests.sources.snippets import read

#: Name, tag (with namespace wildcard), syntax, text in which every such element's place is marked.
CASES = [
    ("clauses", "sec", "rst", "text\n\n◆First\n=====\n\ntext\n\n◆Second\n------\n"),
    ("clauses", "sec", "md", "text\n\n◆# First\n\ntext\n\n◆## Second\n\ntext\n"),
    (
        "paragraphs",
        "p",
        "rst",
        "T\n=\n\n◆One\ntwo.\n\n◆Three.\n\n- ◆Four\n\n  ◆Five\n\n.. note:: ◆Six\n\n.. note::\n\n   ◆Seven\n",
    ),
    (
        "paragraphs",
        "p",
        "md",
        "# T\n\n◆One\ntwo.\n\n- ◆Four\n\n  ◆Five\n\n:::{note} ◆Six\n:::\n\n:::{note}\n:name: n\n\n◆Seven\n:::\n",
    ),
    (
        "deep",
        "p",
        "md",
        "# T\n\n:::::{provision}\n:when: x\n\n::::{note}\n:::{example}\n◆Deep.\n:::\n::::\n\n◆Last.\n:::::\n",
    ),
    (
        "deep",
        "p",
        "rst",
        "T\n=\n\n.. provision::\n   :when: x\n\n   .. note::\n\n      .. example::\n\n         ◆Deep.\n\n   ◆Last.\n",
    ),
    ("items", "list-item", "rst", "T\n=\n\n◆a) one\n\n   ◆- two\n   ◆- three\n\n◆b) four\n"),
    ("items", "list-item", "md", "# T\n\n◆1. one\n   ◆- two\n   ◆- three\n◆2. four\n"),
    ("definitions", "def-item", "rst", "T\n=\n\n◆a\n   b\n\n◆c\n   d\n"),
    ("definitions", "def-item", "md", "# T\n\n◆a\n: b\n\n◆c\n: d\n"),
    (
        "references",
        "{*}ref",
        "rst",
        "T\n=\n\nOne ◆:ref:`a`,\ntwo ◆:ref:`a`\nand (◆:ref:`a`)\\ \\*; ◆`x <a_>`_ ◆a_.\n",
    ),
    (
        "references",
        "{*}ref",
        "md",
        "# T\n\nOne ◆{ref}`a`,\ntwo ◆{ref}`a` \\*\nand (◆{ref}`a`); ◆[x](#a) ◆[](#a).\n",
    ),
    ("references", "{*}ref", "rst", "T\n=\n\n- item\n\n  > ◆:ref:`a`\n\n  a) b ◆:ref:`a`\n"),
    (
        "emphasis",
        "italic",
        "md",
        "# ◆*T*\n\n- a ◆*b* **c ◆*d*** _ ◆_e_\n\n  > ◆*q*\n  > x ◆*r*\n  >\n  > -- S\n",
    ),
    ("emphasis", "italic", "rst", "◆*T*\n====\n\na ◆*b* c\nd ◆*e* f\n\ng\n   h ◆*i*\n"),
    ("code", "inline-code", "rst", "T\n=\n\na ◆``b`` and ◆``b``\n"),
    ("code", "inline-code", "md", "# T\n\na ◆`b` and ◆``b ` c``\n"),
    ("links", "ext-link", "rst", "T\n=\n\na ◆https://a.org b\n<◆https://b.org> ◆`c <https://d.org>`_\n"),
    ("links", "ext-link", "md", "# T\n\na ◆https://a.org b\n◆<https://b.org> ◆[c](https://d.org)\n"),
    ("fields", "{*}field", "rst", "T\n=\n\n◆:domain: x\n◆:source: y\n   z\n"),
    ("fields", "{*}field", "md", "# T\n\n◆:domain: x\n◆:source: y\n"),
    ("options", "{*}option", "rst", "T\n=\n\n.. provision::\n   ◆:when: x\n   ◆:pass: y\n\n   It shall.\n"),
    ("options", "{*}option", "md", "# T\n\n:::{provision}\n◆:when: x\n◆:pass: y\n\nIt shall.\n:::\n"),
    ("entries", "{*}entry", "rst", "T\n=\n\n.. toctree::\n   :maxdepth: 1\n\n   ◆a\n   ◆b/c\n"),
    ("entries", "{*}entry", "md", "# T\n\n:::{toctree}\n:maxdepth: 1\n\n◆a\n◆b/c\n:::\n"),
    ("notes", "non-normative-note", "rst", "T\n=\n\n◆.. note:: a\n\n- x\n\n  ◆.. note::\n\n     b\n"),
    ("notes", "non-normative-note", "md", "# T\n\n◆:::{note} a\n:::\n\n- x\n\n  ◆:::{note}\n  b\n  :::\n"),
    ("footnotes", "fn", "rst", "T\n=\n\na [#x]_\n\n◆.. [#x] b\n"),
    ("footnotes", "fn", "md", "# T\n\na [^x]\n\n◆[^x]: b\n"),
    ("blocks of code", "code", "rst", "T\n=\n\n◆.. code-block:: c\n\n   x\n"),
    ("blocks of code", "code", "md", "# T\n\n◆```c\nx\n```\n"),
    ("quotations", "disp-quote", "rst", "T\n=\n\na\n\n   ◆b\n\n   -- c\n"),
    ("quotations", "disp-quote", "md", "# T\n\n◆> b\n>\n> -- c\n"),
]


@pytest.mark.parametrize(("name", "tag", "syntax", "text"), CASES, ids=[f"{c[0]}-{c[2]}" for c in CASES])
def test_places(name: str, tag: str, syntax: str, text: str) -> None:
    got = read(text, syntax)
    found = list(got.fragment.iter(tag))
    assert [_spot(element) for element in found] == list(got.places), got.xml
    assert not any(place_of(element).approximate for element in found)


def test_every_block_has_a_place() -> None:
    got = read("T\n=\n\n:a: b\n\npara\n\n1. x\n\n   y\n\n.. note:: z\n\na\n  b\n")
    blocks = "sec p list list-item non-normative-note def-list def-item title"
    assert all(element.get(AT) for tag in blocks.split() for element in got.fragment.iter(tag))


@pytest.mark.parametrize("syntax", ["rst", "md"])
def test_places_in_included_files(syntax: str) -> None:
    include = ".. include:: part.inc\n" if syntax == "rst" else ":::{include} part.inc\n:::\n"
    heading = "T\n=\n" if syntax == "rst" else "# T\n"
    got = read(
        f"{heading}\nbefore\n\n{include}\nafter *x*\n", syntax, {"en/part.inc": "one\n\ntwo *three*\n"}
    )
    assert got.words == ["T", "before", "one", "two", "three", "after", "x"]
    (three, after) = got.fragment.iter("italic")
    assert str(place_of(three)) == "drafts/x/en/part.inc:3:5"
    assert str(place_of(after)) == f"drafts/x/en/a.{syntax}:8:7"


def _spot(element: _Element) -> tuple[int, int]:
    place = place_of(element)
    return place.line, place.column
