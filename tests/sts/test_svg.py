"""SVG: what stays, what goes, what is refused."""

import pytest
from lxml import etree

from normwright.sts.svg import NotAnSvg, clean_svg

OPEN = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'
)


def cleaned(inner: str) -> tuple[str, list[str]]:
    data, removed = clean_svg(f"{OPEN}{inner}</svg>".encode())
    root = etree.fromstring(data)
    return "".join(etree.tostring(child, encoding="unicode") for child in root).replace(
        ' xmlns="http://www.w3.org/2000/svg"', ""
    ).replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', ""), removed


@pytest.mark.parametrize(
    "drawing",
    [
        '<rect x="1" y="1" width="2" height="2" fill="#fff" stroke-width="1"/>',
        '<g transform="scale(2)"><text x="1" y="2">Tap<tspan dy="1">2</tspan></text></g>',
        '<defs><linearGradient id="a"><stop/></linearGradient></defs><path d="M0 0" fill="url(#a)"/>',
        '<defs><g id="a"/></defs><use xlink:href="#a"/><use href="#a"/>',
        "<style>.a{fill:red}</style>",
        '<image width="1" height="1" xlink:href="data:image/png;base64,AAAA"/>',
        '<path style="fill: red; clip-path: url(#a)"/>',
        "<title>Plan &amp; tap</title>",
    ],
)
def test_stays(drawing: str) -> None:
    assert cleaned(drawing) == (drawing, [])


@pytest.mark.parametrize(
    ("drawing", "left", "removed"),
    [
        ("<script>alert(1)</script><g/>", "<g/>", ["script"]),
        ('<g onclick="x()" onload="y()"/>', "<g/>", ["event handler onclick", "event handler onload"]),
        ('<a href="javascript:x()"><g/>t</a>', "<g/>t", ["link"]),
        ('<image href="https://example.org/x.png"/>', "<image/>", ["address of image"]),
        ('<image href="data:image/svg+xml;base64,AAAA"/>', "<image/>", ["address of image"]),
        ('<use href="other.svg#a"/><use href="file:///etc/passwd"/>', "<use/><use/>", ["address of use (2)"]),
        (
            '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
            "",
            ["foreignObject"],
        ),
        ('<animate attributeName="href" to="javascript:x()"/><set/>', "", ["animate", "set"]),
        (
            '<g style="fill:url(https://example.org/x); stroke:red"/>',
            '<g style="stroke:red"/>',
            ["style that leads outside"],
        ),
        ('<g fill="url(https://example.org/x)"/>', "<g/>", ["address in fill"]),
        ('<g fill="u\\72l(https://example.org/x)"/>', "<g/>", ["address in fill"]),
        (
            "<style>@import 'x.css'; .a{fill:red}</style>",
            "<style> .a{fill:red}</style>",
            ["at-rule of a style sheet"],
        ),
        ("<style>.a{fill:url(x)}</style>", "<style/>", ["style sheet that leads outside"]),
        ("<style>.a{fill:u/**/rl(x)}</style>", "<style/>", ["style sheet that leads outside"]),
        ('<feImage href="x"/>', "", ["feImage"]),
        ('<g xml:base="https://example.org/"/>', "<g/>", []),
        ("<metadata>words</metadata>", "", []),
        ('<x:view xmlns:x="urn:x" zoom="1"/>', "", []),
        ('<x:flow xmlns:x="urn:x">words</x:flow>', "", ["flow of another namespace"]),
        ("<?php x ?><!-- words -->", "", []),
        ("a<script>b</script>c", "", ["script"]),
        (
            '<filter id="f" width="90000%"/><g filter="url(#f)" style="fill:red;filter:url(#f)"/>',
            '<g style="fill:red; "/>',
            ["costly filter"],
        ),
        (
            '<style>g{filter:url(#f);fill:red}</style><filter id="f"><feTurbulence numOctaves="99"/></filter>',
            "<style>g{fill:red}</style>",
            ["costly filter"],
        ),
    ],
)
def test_goes(drawing: str, left: str, removed: list[str]) -> None:
    made, names = cleaned(drawing)
    assert (made, names) == (left, removed)


def test_cleaning_twice_changes_nothing() -> None:
    once, _ = clean_svg(
        f'{OPEN}<script/><g onclick="x" id="b"/><style>@font-face{{src:url(x)}} .a{{}}</style></svg>'.encode()
    )
    assert clean_svg(once) == (once, [])


def test_entities_of_drawing_programs() -> None:
    data = (
        b'<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]><svg xmlns="&ns;"><text>&ns;</text></svg>'
    )
    made, removed = clean_svg(data)
    assert b"<text>http://www.w3.org/2000/svg</text>" in made
    assert removed == []


def multiplied() -> bytes:
    groups = ["<g id='a0'><rect/></g>"]
    for level in range(1, 12):
        copies = f"<use href='#a{level - 1}'/>" * 10
        groups.append(f"<g id='a{level}'>{copies}</g>")
    return f"{OPEN}{''.join(groups)}</svg>".encode()


def entity_bomb() -> bytes:
    entities = '<!ENTITY a0 "aaaaaaaaaaaaaaaaaaaa">'
    for level in range(1, 9):
        copies = f"&a{level - 1};" * 20
        entities += f'<!ENTITY a{level} "{copies}">'
    return f"<!DOCTYPE svg [{entities}]>{OPEN}<text>&a8;</text></svg>".encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not xml",
        b"<html/>",
        b"<svg/>",
        b'<svg xmlns="http://www.w3.org/2000/svg">',
        b"\x89PNG\r\n\x1a\n",
        f"{OPEN}<g id='a'><use href='#a'/></g></svg>".encode(),
        f"{OPEN}<pattern id='a' fill='url(#b)'/><pattern id='b' fill='url(#a)'/></svg>".encode(),
        f"{OPEN}{'<g>' * 5000}{'</g>' * 5000}</svg>".encode(),
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>',
        b" " * ((8 << 20) + 1),
    ],
)
def test_refused(data: bytes) -> None:
    with pytest.raises(NotAnSvg):
        clean_svg(data)


@pytest.mark.parametrize("bomb", [multiplied, entity_bomb])
def test_bombs_are_refused(bomb) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(NotAnSvg):
        clean_svg(bomb())
