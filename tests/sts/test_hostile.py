"""Files that want to hurt: refused with a coded message, quickly, and without reading anything else."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from normwright.diagnostics import Report, codes
from normwright.errors import InputError
from normwright.sts.normalise import normalise
from normwright.sts.read import read_sts
from normwright.sts.structure import check_structure
from normwright.sts.text import texts
from normwright.sts.write import write_sts
from tests.sts import sample
from tests.support.tried import tried


def _laughs(levels: int = 10) -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, levels))
    return f'<!DOCTYPE standard [<!ENTITY a0 "ha">{entities}]><standard>&a{levels - 1};</standard>'.encode()


def _quadratic() -> bytes:
    return (
        f'<!DOCTYPE standard [<!ENTITY a "{"x" * 100_000}">]><standard>{"&a;" * 20_000}</standard>'.encode()
    )


def _dtd(declarations: str, text: str = "x", identifier: str = "") -> bytes:
    return f"<!DOCTYPE standard {identifier}[{declarations}]><standard><body><p>{text}</p></body></standard>".encode()


ATTACKS = [
    ("billion laughs", _laughs(), {"XML003"}),
    (
        "laughs in an attribute",
        _laughs().replace(b"<standard>", b'<standard id="').replace(b"</", b'"></'),
        {"XML003"},
    ),
    ("quadratic blowup", _quadratic(), {"XML003"}),
    ("entity of itself", _dtd('<!ENTITY a "&b;"><!ENTITY b "&a;">', "&a;"), {"XML010"}),
    ("external file", _dtd('<!ENTITY a SYSTEM "file:///etc/hostname">', "&a;"), {"XML004"}),
    ("external address", _dtd('<!ENTITY a PUBLIC "x" "http://127.0.0.1:9/x">', "&a;"), {"XML004"}),
    ("external parameter", _dtd('<!ENTITY % p SYSTEM "file:///etc/hostname"> %p;'), {"XML009"}),
    ("internal parameter", _dtd("<!ENTITY % p \"<!ENTITY q 'Q'>\"> %p;", "&q;"), {"XML009", "XML005"}),
    ("undefined, DTD elsewhere", _dtd("", "&mdash;", 'SYSTEM "http://127.0.0.1:9/x.dtd" '), {"XML005"}),
    ("undefined, no DTD", b"<standard>&mdash;</standard>", {"XML005"}),
    ("too deep", b"<standard>" * 300 + b"</standard>" * 300, {"XML006"}),
    ("too long a text", b"<standard>" + b"x" * 11_000_000 + b"</standard>", {"XML006"}),
    ("too long an attribute", b'<standard id="' + b"x" * 11_000_000 + b'"/>', {"XML006"}),
    ("null bytes", b"<standard>\x00</standard>", {"XML002"}),
    ("utf-16 bomb", _laughs().decode().encode("utf-16"), {"XML003"}),
]


@pytest.mark.parametrize(("name", "data", "expected"), ATTACKS, ids=[attack[0] for attack in ATTACKS])
def test_attack_is_refused(name: str, data: bytes, expected: set[str]) -> None:
    report = Report()
    with pytest.raises(InputError):
        read_sts(data, report=report)
    assert {d.code for d in report} == expected


def test_a_dtd_that_is_only_named_is_not_read() -> None:
    data = b'<!DOCTYPE standard PUBLIC "-//X//Y" "http://127.0.0.1:9/x.dtd"><standard><body/></standard>'
    assert read_sts(data, report=Report()).root.tag == "standard"


def test_unused_external_entities_and_notations_are_harmless() -> None:
    declarations = '<!NOTATION n SYSTEM "n"><!ENTITY a SYSTEM "file:///etc/hostname" NDATA n>'
    standard = read_sts(_dtd(declarations), report=Report())
    assert b"ENTITY" not in write_sts(standard.root)


def test_xinclude_is_not_followed() -> None:
    data = (
        b'<standard xmlns:xi="http://www.w3.org/2001/XInclude">'
        b'<body><xi:include href="file:///etc/hostname" parse="text"/></body></standard>'
    )
    standard = read_sts(data, report=Report())
    assert len(standard.root[0]) == 1


def test_entities_declared_inside_are_unfolded() -> None:
    standard = read_sts(_dtd('<!ENTITY a "one <bold>two</bold>">', "&a; &a;"), report=Report())
    assert [str(text) for text in texts(standard.root)] == ["one two one two"]


@tried(120)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    report = Report()
    try:
        read_sts(data, report=report)
    except InputError:
        assert report.failed
        assert all(d.code in codes() for d in report)


@tried(150)
@given(st.data())
def test_any_damage_to_a_standard_is_reported_or_carried(data: st.DataObject) -> None:
    """A file with a piece cut, doubled or replaced is either refused, or checked, normalised and written."""
    text = sample.TEXT
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, min(len(text), start + 200)))
    piece = data.draw(st.sampled_from(["", text[start:end] * 2, "<p/>", "&#x2028;", "<!-- -->", "</p><p>"]))
    report = Report()
    try:
        standard = read_sts((text[:start] + piece + text[end:]).encode(), report=report)
    except InputError:
        assert report.failed
        return
    list(check_structure(standard))
    normalised = normalise(standard).standard
    list(check_structure(normalised))
    list(texts(normalised.root))
    assert write_sts(normalised.root)


TAGS = [
    "standard",
    "adoption",
    "front",
    "back",
    "body",
    "std-meta",
    "iso-meta",
    "reg-meta",
    "sec",
    "app",
    "app-group",
    "label",
    "title",
    "p",
    "list",
    "list-item",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "col",
    "colgroup",
    "table-wrap",
    "table-wrap-foot",
    "fn",
    "fn-group",
    "xref",
    "ref-list",
    "ref",
    "std",
    "std-ref",
    "fig",
    "graphic",
    "legend",
    "disp-formula",
    "array",
    "term-sec",
    "term-display",
    "annex-type",
    "bold",
    "sup",
    "uri",
    "preformat",
    "doc-ident",
    "sdo",
    "urn",
]


@st.composite
def nonsense(draw: st.DrawFn, depth: int = 4) -> str:
    """Elements of STS in any order."""
    tag = draw(st.sampled_from(TAGS))
    attributes = draw(
        st.dictionaries(
            st.sampled_from(
                ["id", "rid", "ref-type", "content-type", "sec-type", "colspan", "rowspan", "list-type"]
            ),
            st.sampled_from(["a", "fn", "fig-index", "norm-refs", "2", "-1", "9999999999", "bibl", "order"]),
            max_size=3,
        )
    )
    inner = "".join(draw(nonsense(depth - 1)) for _ in range(draw(st.integers(0, 3)))) if depth else ""
    text = draw(st.sampled_from(["", "1", "Table 1 — x", "[SOURCE]", " "]))
    written = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{tag}{written}>{text}{inner}</{tag}>{text}"


@tried(150)
@example("<ref><term-display><p/>1</term-display></ref>")  # text that stands bare once the display is opened
@given(nonsense())
def test_nonsense_is_carried(text: str) -> None:
    standard = read_sts(f"<standard><front/><body>{text}</body></standard>".encode(), report=Report())
    list(check_structure(standard))
    once = normalise(standard).standard
    assert normalise(once).applied == {}
    assert write_sts(standard.root) == write_sts(read_sts(write_sts(standard.root), report=Report()).root)


def test_nothing_is_read_from_disk(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    data = _dtd(f'<!ENTITY a SYSTEM "{secret.as_uri()}">', "&a;")
    report = Report()
    with pytest.raises(InputError):
        read_sts(data, report=report)
    assert "XML004" in [d.code for d in report]
