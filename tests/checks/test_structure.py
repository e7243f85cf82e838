"""What a document and its top-level clauses are taken for."""

import pytest

from normwright.checks.document import Document, stage_of
from normwright.checks.elements import (
    body_clauses,
    heading_words,
    is_european,
    is_supplement,
    is_vocabulary,
    meant_kind,
    name_of,
    own_clauses,
)
from normwright.diagnostics import Report
from normwright.sts.normalise import profile
from normwright.sts.read import read_sts
from normwright.sts.views import Kind
from tests.checks.harness import foreign, foreign_parts

_ADOPTION = """<adoption><adoption-front>
<std-meta><title-wrap xml:lang="en"><main>Cool refuges</main></title-wrap><std-ident><originator>CEN</originator></std-ident>
<release-version>{stage}</release-version><content-language>en</content-language>
<std-ref type="dated">prEN ISO 00000</std-ref></std-meta>
<sec id="cen_foreword" sec-type="foreword" originator="CEN"><title>European foreword</title><p>Text.</p></sec>
</adoption-front><standard/></adoption>"""


def _document(text: str) -> Document:
    return Document(profile(read_sts(text.encode(), report=Report())), stage="FDIS")


def test_an_adoption_is_european_and_its_own_clauses_are_those_of_the_adopted() -> None:
    document = _document(foreign_parts(_ADOPTION.format(stage="Enquiry")))
    assert is_european(document)
    assert [clause.title for clause in own_clauses(document)][:2] == ["Foreword", "Scope"]
    assert [name_of(clause) for clause in body_clauses(document)] == [
        "Clause 1",
        "Clause 2",
        "Clause 3",
        "Clause 4",
    ]


def test_a_standard_of_iso_is_not_european() -> None:
    document = _document(foreign("<p>The bench shall be in the shade.</p>"))
    assert not is_european(document)
    assert not is_supplement(document)
    assert not is_vocabulary(document)


@pytest.mark.parametrize(
    ("name", "stage"),
    [("Enquiry", "DIS"), ("Formal Vote draft", "FDIS"), ("Working draft", "WD"), ("Definitive text", "IS")],
)
def test_stages_of_cen_by_name(name: str, stage: str) -> None:
    document = _document(foreign_parts(_ADOPTION.format(stage=name)))
    assert stage_of(document.standard) == stage


@pytest.mark.parametrize(
    "name", ["ISO 99101:2031/Amd 1:2032", "ISO 99101:2031/DAmd 1", "EN 99101:2031/A1:2032"]
)
def test_a_supplement_by_its_reference(name: str) -> None:
    text = foreign("<p>Text.</p>").replace("ISO/FDIS 00000", name)
    assert is_supplement(_document(text))


def test_a_clause_is_meant_by_number_and_title() -> None:
    text = (
        foreign("<p>Text.</p>")
        .replace(' sec-type="norm-refs"', "")
        .replace("Normative references", "References")
    )
    kinds = [meant_kind(clause) for clause in body_clauses(_document(text))]
    assert kinds == [Kind.SCOPE, Kind.NORMATIVE_REFERENCES, Kind.TERMS, Kind.CLAUSE]


def test_words_of_headings_exist_in_three_languages_and_no_other() -> None:
    assert [bool(heading_words(language)) for language in ("en", "fr-CA", "de", "ru")] == [
        True,
        True,
        True,
        False,
    ]
