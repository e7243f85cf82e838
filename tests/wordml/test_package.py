"""The zip around a Word file: bounds, broken parts, other encodings."""

import zipfile
from io import BytesIO

import pytest

from normwright.wordml import package as package_module
from normwright.wordml.document import read_document
from normwright.wordml.package import Package
from normwright.wordml.refusals import Reason, Unreadable
from tests.support import docx
from tests.support.docx import p, row, table


def refusal(data: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as found:
        read_document(data)
    return found.value


def test_parts_are_found_by_name_in_any_case() -> None:
    found = Package(docx.docx(p("a")))
    assert "WORD/Document.XML" in found
    assert found.main == "word/document.xml"
    assert not found.macros
    assert found.outside == 0


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    bomb = docx.docx(p("a"), parts={"media/x.png": bytes(40 << 20)})
    assert len(bomb) < 100_000
    found = refusal(bomb)
    assert found.reason is Reason.LARGE
    assert "40 MiB" in found.what


def test_many_small_bombs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_module, "UNPACKED", 1 << 20)
    parts = {f"media/{index}.png": bytes(200_000) for index in range(6)}
    assert refusal(docx.docx(p("a"), parts=parts)).reason is Reason.LARGE


def test_a_file_of_200_mib_is_refused_by_its_size() -> None:
    assert "200 MiB" in refusal(b"PK\x03\x04" + bytes(200 << 20)).what


def test_too_many_parts() -> None:
    assert refusal(docx.docx(p(), parts={f"x{n}": "" for n in range(10_001)})).reason is Reason.LARGE


def test_a_part_that_stands_twice() -> None:
    out = BytesIO(docx.docx(p("a")))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/Document.xml", docx.document(p("b")))
    found = refusal(out.getvalue())
    assert found.reason is Reason.BROKEN
    assert "twice" in found.what


def test_names_that_lead_out_of_the_package_name_nothing() -> None:
    found = Package(docx.docx(p("a"), related=[("x", "styles", "../../../etc/passwd")]))
    assert found.optional("styles") is None


@pytest.mark.parametrize("nested", ["w:sdt", "w:smartTag", "w:tbl"])
def test_elements_nested_beyond_reason(nested: str) -> None:
    around = {
        "w:sdt": ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        "w:smartTag": ("<w:smartTag>", "</w:smartTag>"),
        "w:tbl": ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    }[nested]
    body = around[0] * 400 + p("a") + around[1] * 400
    assert refusal(docx.docx(table(row(f"<w:tc>{body}</w:tc>")))).reason is Reason.LARGE


def test_entities_are_refused_in_every_part_that_is_read() -> None:
    text = docx.document(p("a"))[len("<?xml version='1.0' encoding='UTF-8'?>") :]
    bomb = "<!DOCTYPE w:document [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>"
    assert refusal(docx.docx(f"<?xml version='1.0'?><!-- x -->{bomb}{text}")).reason is Reason.ENTITIES
    wide = f"<?xml version='1.0' encoding='UTF-16'?>{bomb}{text}".encode("utf-16")
    files = _files(docx.docx(p("a")))
    assert refusal(docx.zipped({**files, "word/document.xml": wide})).reason is Reason.ENTITIES


def test_other_encodings_and_the_strict_form() -> None:
    files = _files(docx.docx(table(row("été"), columns=1)))
    plain = files["word/document.xml"].decode()
    wide = plain.replace("UTF-8", "UTF-16").encode("utf-16")
    strict = plain.replace(docx.W, "http://purl.oclc.org/ooxml/wordprocessingml/main").encode()
    for data in (wide, strict, plain.encode("utf-8-sig")):
        document = read_document(docx.zipped({**files, "word/document.xml": data}))
        assert document.body.tables[0].rows[0].texts == ["été"]
    odd = plain.replace("UTF-8", "UTF-7").encode()
    assert refusal(docx.zipped({**files, "word/document.xml": odd})).reason is Reason.BROKEN


def test_every_cut_of_a_file_is_refused_or_read() -> None:
    data = docx.form(row(*"abcdefgh"))
    for length in range(0, len(data), 7):
        try:
            read_document(data[:length])
        except Unreadable:
            continue


def test_every_damaged_byte_is_survived() -> None:
    data = bytearray(docx.form(row(*"abcdefgh")))
    for at in range(0, len(data), 3):
        damaged = bytes(data[:at]) + bytes([data[at] ^ 0x55]) + bytes(data[at + 1 :])
        try:
            read_document(damaged)
        except Unreadable:
            continue


def _files(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
