"""What a form can hold comes back as it was; what it can't is told, never dropped in silence."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given

from normwright.diagnostics import Report
from normwright.glossary.concept import Concept, Vocabulary
from normwright.glossary.files import read_vocabulary, write_vocabulary
from normwright.glossary.fitting import FORMATS, fitted
from tests.glossary.samples import placeless, vocabularies, vocabulary
from tests.support.tried import tried

SUFFIXES = {"yaml": "yaml", "tbx": "tbx", "skos": "ttl", "jsonld": "jsonld", "csv": "csv", "xlsx": "xlsx"}
#: Parts that linked data keeps without an order.
_UNORDERED = ("designations", "definitions", "notes", "examples", "sources", "domains", "relations")


def there_and_back(given_: Vocabulary, form: str, folder: Path) -> tuple[Vocabulary, Report]:
    path = folder / f"words.{SUFFIXES[form]}"
    path.write_bytes(write_vocabulary(given_, form, Report()))
    report = Report()
    return read_vocabulary(path, name="ISO 99001", report=report), report


def comparable(concepts: tuple[Concept, ...], form: str) -> object:
    bare = placeless(concepts)
    if form not in ("skos", "jsonld"):
        return bare
    return {
        one.id: (one.number, *(sorted(map(repr, getattr(one, part))) for part in _UNORDERED)) for one in bare
    }


@pytest.mark.parametrize("form", FORMATS)
@tried(25, suppress_health_check=list(HealthCheck))
@given(vocabularies())
def test_what_a_form_holds_comes_back(
    form: str, tmp_path_factory: pytest.TempPathFactory, given_: Vocabulary
) -> None:
    fit = fitted(given_, form, Report())
    back, report = there_and_back(given_, form, tmp_path_factory.mktemp("words"))
    told = [one for one in report if one.code.startswith("VOC03")]
    assert not told
    assert comparable(back.concepts, form) == comparable(fit.concepts, form)


@pytest.mark.parametrize("form", FORMATS)
def test_same_vocabulary_same_bytes(form: str) -> None:
    assert write_vocabulary(vocabulary(), form, Report()) == write_vocabulary(vocabulary(), form, Report())


LOSSES = {
    "yaml": set(),
    "tbx": {"the number of an entry", "evidence"},
    "skos": {
        "evidence",
        "references within a text",
        "the kind of a designation",
        "the grammar of a designation",
        "where a designation is used",
    },
    "csv": {"references within a text"},
    "xlsx": {"references within a text"},
}


@pytest.mark.parametrize("form", LOSSES)
def test_what_a_form_cannot_hold_is_told(form: str) -> None:
    report = Report()
    write_vocabulary(vocabulary(), form, report)
    told = {one.message.partition("has no place for ")[2].partition(": left out")[0] for one in report}
    assert told == LOSSES[form]


def test_a_formula_is_never_written_as_one() -> None:
    nasty = vocabulary(
        """
name: x
concepts:
  - id: a
    terms: {en: ["=1+1", "+a", "-b", "@c", "'=d", "'e"]}
    definition: {en: "=cmd|' /C calc'!A0"}
"""
    )
    report = Report()
    text = write_vocabulary(nasty, "csv", report).decode("utf-8-sig")
    assert not any(
        cell.lstrip('"')[:1] in "=+-@" for line in text.splitlines()[1:] for cell in line.split(";") if cell
    )
    assert [one.code for one in report] == ["VOC041"]


def test_a_workbook_holds_text_only() -> None:
    import io
    import zipfile

    nasty = vocabulary("name: x\nconcepts: [{id: a, terms: {en: '=1+1'}}]")
    data = write_vocabulary(nasty, "xlsx", Report())
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet


def test_linked_data_uses_the_address_of_the_vocabulary() -> None:
    text = write_vocabulary(
        vocabulary("name: x\niri: https://example.org/t/\nconcepts: [{id: a, terms: {en: b}}]"),
        "skos",
        Report(),
    )
    assert "<https://example.org/t/a> a skos:Concept" in text.decode()
