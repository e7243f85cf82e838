"""TBX files as plain records, and texts of entries without their printed numbers."""

import pytest

from normwright.diagnostics import Report
from normwright.errors import InputError
from normwright.sts.read import read_sts
from normwright.sts.tbx_files import (
    TbxEntry,
    TbxFile,
    TbxLanguage,
    TbxLink,
    TbxTerm,
    TbxText,
    is_tbx,
    read_tbx,
    write_tbx,
)
from normwright.sts.views import term_entries

BASE = TbxFile(
    title="Words & more",
    source="a <desk>",
    language="en",
    entries=(
        TbxEntry(
            "c1",
            (
                TbxLanguage(
                    "en",
                    (TbxTerm("cool  refuge".replace("  ", " "), (TbxText("partOfSpeech", "noun"),)),),
                    (
                        TbxText("definition", "a b c", links=(TbxLink(0, 1, "c1"), TbxLink(2, 3, "c1"))),
                        TbxText("note", "all of it", links=(TbxLink(0, 9, "c1"),)),
                    ),
                ),
            ),
            (TbxText("relatedConcept", "c1", target="c1"),),
        ),
    ),
)


def bare(base: TbxFile) -> TbxFile:
    """Without the lines."""
    return eval(__import__("re").sub(r"line=\d+", "line=0", repr(base)))


def test_what_is_written_is_read_again() -> None:
    written = write_tbx(BASE)
    assert is_tbx(written)
    assert bare(read_tbx(written, file="x", report=Report())) == BASE
    assert write_tbx(BASE) == written


@pytest.mark.parametrize("data", [b"", b"<tbx>", b"<standard/>", b"\x00" * 40, b"<!-- <tbx> --><html/>"])
def test_other_files_are_refused(data: bytes) -> None:
    assert data == b"<tbx>" or not is_tbx(data)
    with pytest.raises(InputError):
        read_tbx(data, file="x", report=Report())


ENTRY = (
    '<standard xmlns:tbx="urn:iso:std:iso:30042:ed-1"><body><sec sec-type="terms"><term-sec><tbx:termEntry id="t">'
    '<tbx:langSet xml:lang="en"><tbx:definition>{}</tbx:definition></tbx:langSet></tbx:termEntry></term-sec></sec>'
    "</body></standard>"
)


@pytest.mark.parametrize(
    ("given", "text", "mentioned"),
    [
        ("plain text", "plain text", []),
        ("a [roof (3.1)], or two", "a roof, or two", ["roof"]),
        ("[<bold>roof</bold> (3.1.2)]", "roof", ["roof"]),
        ("[roof (A.1)] [wall (3.2)]", "roof wall", ["roof", "wall"]),
        ("a [roof (flat)] (3.1)", "a roof (3.1)", ["roof"]),
        ("", "", []),
    ],
)
def test_a_wording_has_no_printed_numbers(given: str, text: str, mentioned: list[str]) -> None:
    marked = given.replace("[", '<tbx:entailedTerm target="t">').replace("]", "</tbx:entailedTerm>")
    standard = read_sts(ENTRY.format(marked).encode(), report=Report())
    (entry,) = term_entries(standard)
    definition = entry.languages[0].definition
    assert definition is not None
    found = definition.wording
    assert found.string == text
    assert [found.string[one.start : one.end] for one in found.mentions] == mentioned
