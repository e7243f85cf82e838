"""From the tree to bytes: marks off, nothing else."""

from lxml import etree

from normwright.diagnostics import Place, Report
from normwright.sts.build import element, paragraph
from normwright.sts.parse import parse_xml
from normwright.sts.places import mark
from normwright.sts.tags import KEY, LABELS, nw
from normwright.sts.write import canonical, write_sts
from tests.sts import sample


def _written(text: str) -> str:
    root = parse_xml(text.encode(), report=Report())
    assert root is not None
    return write_sts(root).decode()


HEAD = "<?xml version='1.0' encoding='UTF-8'?>\n"

CASES = [
    ("plain", "<standard><body/></standard>", "<standard><body/></standard>"),
    ("comments around", "<!--a--><?b c?><standard/><!--d-->", "<!--a-->\n<?b c?>\n<standard/>\n<!--d-->"),
    (
        "identifiers",
        '<!DOCTYPE standard PUBLIC "p" "s"><standard/>',
        '<!DOCTYPE standard PUBLIC "p" "s">\n<standard/>',
    ),
    ("system", '<!DOCTYPE standard SYSTEM "s"><standard/>', '<!DOCTYPE standard SYSTEM "s">\n<standard/>'),
    ("entities", '<!DOCTYPE standard [<!ENTITY a "é">]><standard>&a;</standard>', "<standard>é</standard>"),
    ("cdata", "<standard><![CDATA[a<b]]></standard>", "<standard>a&lt;b</standard>"),
    ("reference", "<standard>&#x2014;&#160;</standard>", "<standard>—\xa0</standard>"),
    ("line ends", "<standard>a\r\nb</standard>", "<standard>a\nb</standard>"),
    (
        "prefix of theirs",
        '<standard xmlns:m="urn:m"><m:x/></standard>',
        '<standard xmlns:m="urn:m"><m:x/></standard>',
    ),
    ("unused prefix", '<standard xmlns:m="urn:m"/>', '<standard xmlns:m="urn:m"/>'),
    (
        "our namespace in a text",
        "<standard>urn:normwright:memory</standard>",
        "<standard>urn:normwright:memory</standard>",
    ),
]


def test_cases() -> None:
    for title, text, expected in CASES:
        written = _written(text)
        lines = [line for line in written.removeprefix(HEAD).splitlines() if line]
        assert "\n".join(lines) == expected or "".join(lines) == expected.replace("\n", ""), title
        assert written.endswith("\n")
        assert _written(written.removeprefix(HEAD)) == written, title


def test_marks_are_taken_off_and_the_tree_keeps_them() -> None:
    standard = sample.standard()
    clean = write_sts(standard.root)
    for number, block in enumerate(standard.root.iter("sec", "p")):
        mark(block, Place("a.rst", number + 1, 1))
        block.set(LABELS, "x")
        block.set(KEY, "y")
        block.set(nw("other"), "z")
    marked = etree.tostring(standard.root)
    assert canonical(parse(write_sts(standard.root))) == canonical(parse(clean))
    assert b"normwright" not in write_sts(standard.root)
    assert etree.tostring(standard.root) == marked


def test_ours_declares_its_namespaces_on_the_root_only() -> None:
    root = element("standard", {}, element("body", {}, mark(paragraph(["x"]), Place("a.rst", 1, 1))))
    written = write_sts(root).decode()
    assert written.count("xmlns") == 3
    assert 'xmlns:tbx="urn:iso:std:iso:30042:ed-1"' in written.splitlines()[1]


def test_a_part_can_be_written() -> None:
    standard = sample.standard()
    body = standard.root.find("body")
    assert body is not None
    assert parse(write_sts(body)).tag == "body"


def parse(data: bytes) -> etree._Element:
    root = parse_xml(data, report=Report())
    assert root is not None
    return root
