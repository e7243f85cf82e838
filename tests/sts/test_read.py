"""Reading what others send, and saying why it can't be read."""

from pathlib import Path

import pytest
from lxml import etree

from normwright.diagnostics import Level, Report
from normwright.errors import InputError
from normwright.sts.read import read_sts
from normwright.sts.write import canonical, write_sts
from tests.sts import sample

#: What is no standard, and what the reader says it is.
OTHERS = [
    (b"<article/>", "STS001", "JATS journal article"),
    (b'<html xmlns="http://www.w3.org/1999/xhtml"/>', "STS001", "HTML page"),
    (b'<iso-standard xmlns="https://www.metanorma.org/ns/iso"/>', "STS001", "Metanorma"),
    (b'<standard xmlns="urn:else"/>', "STS001", "namespace urn:else"),
    (b"<recipe/>", "STS001", 'root is "recipe"'),
    (b"PK\x03\x04rest", "STS002", "Word file"),
    (b"%PDF-1.7", "STS002", "a PDF"),
    (b"", "XML007", "empty"),
    (b"  \n ", "XML007", "empty"),
    (b"# A heading", "XML002", "not well-formed"),
    (b"<standard>\n <front>\n</standard>", "XML002", "tag mismatch"),
    (b"<standard>\n\xff\xfe</standard>", "XML008", "characters"),
    (b'<?xml version="1.0" encoding="klingon"?><standard/>', "XML008", "klingon"),
]


@pytest.mark.parametrize(("data", "code", "words"), OTHERS, ids=[f"{c}-{w}" for _, c, w in OTHERS])
def test_what_is_no_standard(data: bytes, code: str, words: str) -> None:
    report = Report()
    with pytest.raises(InputError):
        read_sts(data, report=report, file="x.xml")
    (first, *_) = report
    assert (first.code, first.level) == (code, Level.ERROR)
    assert words in first.message
    assert first.place.file == "x.xml"


def test_malformed_xml_is_named_with_line_and_column() -> None:
    report = Report()
    with pytest.raises(InputError):
        read_sts(b"<standard>\n  <p>x</q>\n</standard>", report=report, file="x.xml")
    assert str(next(iter(report)).place) == "x.xml:2:11"


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="could not be opened"):
        read_sts(tmp_path / "none.xml", report=Report())


def test_a_file_of_100_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.xml"
    with path.open("wb") as file:
        file.truncate((100 << 20) + 1)
    report = Report()
    with pytest.raises(InputError):
        read_sts(path, report=report)
    assert [d.code for d in report] == ["XML001"]


def test_undefined_entities_are_each_named(shared: Path) -> None:
    report = Report()
    with pytest.raises(InputError):
        read_sts(shared / "samples" / "sts" / "isosts-reg-meta.xml", report=report)
    assert {d.code for d in report} == {"XML005"}
    assert len(report) == 14
    first = next(iter(report))
    assert (first.place.line, "&mdash;" in first.message) == (11, True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_encodings(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><standard><body><p>é</p></body></standard>'
    assert read_sts(text.encode(encoding), report=Report()).root[0][0].text == "é"


# -- what stands beside the file -----------------------------------------------------------------------------


def _folder(tmp_path: Path, href: str) -> Path:
    path = tmp_path / "in" / "a.xml"
    path.parent.mkdir()
    path.write_text(sample.TEXT.replace('href="fig_1"', f'href="{href}"'), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("href", "file"),
    [
        ("fig_1", "fig_1.png"),
        ("fig_1", "figures/fig_1.svg"),
        ("fig_1", "fig_1.PNG"),
        ("fig_1.jpg", "fig_1.jpg"),
        ("fig_A.1", "fig_A.1.gif"),
        ("sub/x", "sub/x.png"),
    ],
)
def test_pictures_are_found(tmp_path: Path, href: str, file: str) -> None:
    path = _folder(tmp_path, href)
    picture = path.parent / file
    picture.parent.mkdir(exist_ok=True)
    picture.write_bytes(b"x")
    report = Report()
    assert read_sts(path, report=report).pictures == {href: picture.resolve()}
    assert not list(report)


@pytest.mark.parametrize(
    ("href", "code"),
    [
        ("fig_1", "STS003"),
        ("../secret", "STS004"),
        ("/etc/hostname", "STS004"),
        ("C:\\x", "STS004"),
        ("sub/../../secret", "STS004"),
        ("http://example.org/x.png", "STS005"),
        ("n" * 5000, "STS003"),
    ],
)
def test_pictures_that_are_not_taken(tmp_path: Path, href: str, code: str) -> None:
    (tmp_path / "secret.png").write_bytes(b"x")
    report = Report()
    assert read_sts(_folder(tmp_path, href), report=report).pictures == {}
    assert [(d.code, d.level) for d in report] == [(code, Level.WARNING)]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"x")
    path = _folder(tmp_path, "fig_1")
    (path.parent / "fig_1.png").symlink_to(tmp_path / "secret.png")
    report = Report()
    assert read_sts(path, report=report).pictures == {}
    assert [d.code for d in report] == ["STS004"]


def test_a_picture_within_the_file_is_left_alone(tmp_path: Path) -> None:
    report = Report()
    read_sts(_folder(tmp_path, "data:image/png;base64,AAAA"), report=report)
    assert not list(report)


def test_the_companion_is_read(tmp_path: Path) -> None:
    path = _folder(tmp_path, "data:,")
    companion = path.parent / "standard.data.json"
    companion.write_text('{"format": 1, "elements": {"p_4.1-1": {"provision": {}}}}')
    assert "p_4.1-1" in read_sts(path, report=Report()).companion
    companion.write_text("[")
    report = Report()
    assert read_sts(path, report=report).companion == {}
    assert [d.code for d in report] == ["STS006"]


def test_nothing_is_changed_by_reading(shared: Path) -> None:
    for path in [*shared.glob("samples/sts/*.xml"), *shared.glob("niso-sts/examples/*.xml")]:
        if path.name == "isosts-reg-meta.xml":
            continue
        standard = read_sts(path, report=Report())
        plain = etree.parse(str(path), etree.XMLParser(resolve_entities=True, load_dtd=False))
        assert canonical(standard.root) == canonical(plain.getroot()), path.name
        again = read_sts(write_sts(standard.root), report=Report())
        assert _outside(again.root) == _outside(plain.getroot())
        assert canonical(again.root) == canonical(standard.root)


def _outside(root: etree._Element) -> list[str]:
    around = [*reversed(list(root.itersiblings(preceding=True))), *root.itersiblings()]
    return [etree.tostring(node, with_tail=False, encoding="unicode") for node in around]
