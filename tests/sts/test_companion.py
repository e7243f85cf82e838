"""The companion is written the same way each time and read back; other files are refused."""

import pytest
from lxml import etree

from normwright.errors import InputError
from normwright.sts.companion import read_companion, write_companion
from normwright.sts.standard import Standard

DATA = {"sec_2": {"label": "siting"}, "p_1-1": {"provisions": [{"text": "Größe"}]}}


def test_there_and_back() -> None:
    written = write_companion(Standard(etree.Element("standard"), DATA))
    assert read_companion(written) == DATA
    assert written == write_companion(Standard(etree.Element("standard"), dict(reversed(DATA.items()))))
    assert written.startswith(b'{\n "elements": {\n  "p_1-1"')
    assert "Größe".encode() in written


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"{", "is no JSON"),
        (b"[" * 100_000, "is no JSON"),
        (b"\xff", "is no JSON"),
        (b"[]", "is no companion"),
        (b'{"elements": {}}', "is no companion"),
        (b'{"format": 2, "elements": {}}', "has format 2, newer than 1"),
        (b'{"format": 1, "elements": {"a": 1}}', "no table of tables"),
    ],
)
def test_refused(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as problem:
        read_companion(data)
    assert message in problem.value.message
