"""One changed character, attribute, white space, comment or element is refused, and named."""

import pytest

from normwright.sts.proof import prove_same_text

ISO = (
    b'<?xml version="1.0"?>\n<standard xmlns:mml="http://www.w3.org/1998/Math/MathML" dtd-version="1.2">\n<body>\n'
    b'<sec id="sec_1"><label>1</label><title>Scope</title><p id="p_1-1" content-type="requirement">A <bold>b</bold> c.</p>'
    b"<!-- note --></sec>\n</body>\n</standard>\n"
)
PART = ISO.partition(b"?>\n")[2].rstrip(b"\n")


def _adoption(part: bytes) -> bytes:
    return (
        b'<adoption xmlns:xlink="http://www.w3.org/1999/xlink">\n<adoption-front/>\n'
        + part
        + b"\n</adoption>\n"
    )


def test_equal_texts_are_proven() -> None:
    assert prove_same_text(ISO, _adoption(PART)) == []


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        (b"c.</p>", b"c!</p>", "behind #p_1-1/bold[1]"),
        (b"<bold>b<", b"<bold>B<", "#p_1-1/bold[1], text"),
        (b"A <bold>", b"A  <bold>", "#p_1-1, text"),
        (b"</sec>\n</body>", b"</sec></body>", "behind #sec_1"),
        (b"requirement", b"permission", "#p_1-1, attributes"),
        (b'dtd-version="1.2"', b'dtd-version="1.1"', "standard, attributes"),
        (b"<!-- note -->", b"<!-- notes -->", "#sec_1/comment or instruction[4], text"),
        (b"<!-- note -->", b"", "#sec_1/comment or instruction[4]"),
        (b"<bold>b</bold>", b"<italic>b</italic>", "#p_1-1/bold[1]"),
        (b"</sec>\n", b"</sec>\n<sec/>", None),
    ],
)
def test_a_change_is_named(old: bytes, new: bytes, where: str | None) -> None:
    assert old in PART
    found = prove_same_text(ISO, _adoption(PART.replace(old, new, 1)))
    assert [f.code for f in found] == ["ENV001"]
    if where:
        assert f"at {where} ISO has" in found[0].message


@pytest.mark.parametrize(
    ("iso", "en", "code"),
    [
        (ISO, b"<adoption/>", "ENV002"),
        (ISO, _adoption(PART + PART), "ENV002"),
        (_adoption(PART), _adoption(PART), "ENV002"),
        (b"<standard", _adoption(PART), None),
    ],
)
def test_files_without_a_standard(iso: bytes, en: bytes, code: str | None) -> None:
    found = prove_same_text(iso, en)
    assert found
    assert code is None or [f.code for f in found] == [code]


def test_where_namespaces_are_declared_does_not_count() -> None:
    moved = PART.replace(b' xmlns:mml="http://www.w3.org/1998/Math/MathML"', b"")
    assert prove_same_text(ISO, _adoption(moved)) == []
