"""Files by others: what they hold is taken, what can't be taken is listed."""

import io
import json
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from normwright.diagnostics import Report
from normwright.errors import InputError, ToolError
from normwright.glossary.concept import Vocabulary
from normwright.glossary.files import read_vocabulary
from tests.support.growth import assert_in_proportion

TBX3 = """<?xml version="1.0"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
 <tbxHeader><fileDesc><titleStmt><title>Heat words</title></titleStmt>
  <sourceDesc><p>A desk</p></sourceDesc></fileDesc></tbxHeader>
 <text><body>
  <conceptEntry id="c1">
   <descrip type="subjectField">heat</descrip>
   <langSec xml:lang="en">
    <descripGrp>
     <descrip type="definition">place that keeps people cool
       in a <hi type="entailedTerm" target="c2">heat episode</hi> (or so)</descrip>
     <admin type="source">ISO 99002:2030, 3.4</admin>
    </descripGrp>
    <termSec><term>cool refuge</term>
     <termNote type="partOfSpeech">noun</termNote>
     <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
    <termSec><term>cold room</term>
     <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote>
     <descrip type="context">The cold room was shut.</descrip></termSec>
   </langSec>
   <langSec xml:lang="fr"><termSec><term>refuge frais</term>
     <termNote type="grammaticalGender">masculine</termNote></termSec></langSec>
  </conceptEntry>
  <conceptEntry id="c2">
   <descrip type="superordinateConceptGeneric" target="#c1">x</descrip>
   <langSec xml:lang="en"><termSec><term>heat episode</term></termSec></langSec>
  </conceptEntry>
  <conceptEntry id="c3"><langSec xml:lang="en"/></conceptEntry>
 </body></text>
</tbx>
"""
TBX2 = """<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>
<text><body>
<termEntry id="4.1"><langSet xml:lang="en"><descrip type="definition">a roof</descrip>
 <ntig><termGrp><term>cool roof</term><termNote type="termType">fullForm</termNote></termGrp></ntig>
 <tig><term>CR</term><termNote type="termType">acronym</termNote></tig></langSet></termEntry>
</body></text></martif>
"""
DCT = """<tbx style="dct" type="TBX-Basic" xml:lang="de" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
<conceptEntry id="c1"><min:subjectField>Hitze</min:subjectField><langSec xml:lang="de">
<basic:definition>kühler Ort</basic:definition>
<termSec><term>Kühlort</term><min:partOfSpeech>noun</min:partOfSpeech><basic:grammaticalGender>masculine</basic:grammaticalGender>
<min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec></conceptEntry>
</body></text></tbx>
"""
TURTLE = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix x: <https://example.org/heat/> .
@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix iso: <http://purl.org/iso25964/skos-thes#> .
x:scheme a skos:ConceptScheme ; skos:prefLabel "Heat"@en .
x:refuge a skos:Concept ; skos:prefLabel "cool refuge"@en, "refuge frais"@fr ; skos:altLabel "cooling place"@en ;
  skos:hiddenLabel "cold room"@en ; skos:definition "cool place"@en ; skos:notation "3.1" ;
  skos:broader x:place ; iso:broaderPartitive x:place ; skos:exactMatch <https://example.org/other> .
x:place skos:prefLabel "place"@en ; skos:narrower x:gone .
x:xl a skos:Concept ; xl:prefLabel [ xl:literalForm "shade"@en ] .
x:nameless a skos:Concept .
"""


def read(content: str | bytes, name: str, folder: Path, **asked: str) -> tuple[Vocabulary, list[str]]:
    """The vocabulary in a file of this content, and what is told: code, line, message."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    report = Report()
    made = read_vocabulary(path, name="ISO 99001", report=report, **asked)
    return made, [f"{one.code} {one.place.line}: {one.message}" for one in report]


def names(vocabulary: Vocabulary) -> list[tuple[str, str, str, str]]:
    """Concept, language, status and text of each designation."""
    return [(c.id, d.language, d.status, d.text) for c in vocabulary.concepts for d in c.designations]


def test_tbx_of_2019(tmp_path: Path) -> None:
    made, told = read(TBX3, "a.tbx", tmp_path)
    assert names(made) == [
        ("c1", "en", "preferred", "cool refuge"),
        ("c1", "en", "deprecated", "cold room"),
        ("c1", "fr", "preferred", "refuge frais"),
        ("c2", "en", "preferred", "heat episode"),
    ]
    first, second = made.concepts
    assert first.definitions[0].text == "place that keeps people cool in a heat episode (or so)"
    assert [one.concept for one in first.definitions[0].links] == ["c2"]
    assert first.definitions[0].text[first.definitions[0].links[0].start :].startswith("heat episode")
    assert (first.domain("en"), first.sources[0].text) == ("heat", "ISO 99002:2030, 3.4")
    assert first.designations[0].part_of_speech == "noun"
    assert first.designations[2].gender == "m"
    assert [(one.kind, one.target) for one in second.relations] == [("broader", "c1")]
    assert (made.title, made.source) == ("Heat words", "A desk")
    assert told == [
        'VOC032 19: "context" is not taken (1 times)',
        'VOC030 28: entry "c3" is not taken: it has no term',
    ]


def test_tbx_of_2008(tmp_path: Path) -> None:
    made, told = read(TBX2, "a.xml", tmp_path)
    assert names(made) == [("c-4.1", "en", "preferred", "cool roof"), ("c-4.1", "en", "admitted", "CR")]
    assert [d.kind for d in made.concepts[0].designations] == ["fullForm", "abbreviation"]
    assert made.concepts[0].definitions[0].text == "a roof"
    assert told == []


def test_tbx_with_categories_as_names(tmp_path: Path) -> None:
    made, told = read(DCT, "a.tbx", tmp_path)
    concept = made.concepts[0]
    assert (concept.domain("de"), concept.definitions[0].text) == ("Hitze", "kühler Ort")
    assert (concept.designations[0].gender, concept.designations[0].status) == ("m", "preferred")
    assert told == []


def test_skos(tmp_path: Path) -> None:
    made, told = read(TURTLE, "a.ttl", tmp_path)
    assert names(made) == [
        ("place", "en", "preferred", "place"),
        ("xl", "en", "preferred", "shade"),
        ("refuge", "en", "preferred", "cool refuge"),
        ("refuge", "fr", "preferred", "refuge frais"),
        ("refuge", "en", "admitted", "cooling place"),
        ("refuge", "en", "deprecated", "cold room"),
    ]
    refuge = made.by_id["refuge"]
    assert (refuge.number, refuge.definitions[0].text) == ("3.1", "cool place")
    assert [(one.kind, one.target) for one in refuge.relations] == [("whole", "place")]
    assert (made.title, made.iri) == ("Heat", "https://example.org/heat/")
    assert sorted(told) == [
        "VOC030 0: concept https://example.org/heat/nameless is not taken: it has no label",
        "VOC032 0: <http://www.w3.org/2004/02/skos/core#exactMatch> is not taken (1 times)",
        "VOC032 0: a collection or scheme is not taken (1 times)",
        "VOC032 0: a relation (narrower) to a concept that isn't in the file is not taken (1 times)",
    ]


def test_one_row_a_concept(tmp_path: Path) -> None:
    table = (
        "Our words;;;;;\n"
        "Nr.;Term (EN);Terme français;Definition EN;Synonyms EN;Anmerkung\n"
        '1.10;cool refuge;refuge frais;"a ""cool""\nplace";cooling place | CR;\n'
        "1.2;C++ (a.*[;;;;\n"
        ";;;only this;;\n"
    )
    made, told = read(table, "a.csv", tmp_path, language="en")
    assert names(made) == [
        ("cool-refuge", "en", "preferred", "cool refuge"),
        ("cool-refuge", "fr", "preferred", "refuge frais"),
        ("cool-refuge", "en", "admitted", "cooling place"),
        ("cool-refuge", "en", "admitted", "CR"),
        ("c-a", "en", "preferred", "C++ (a.*["),
    ]
    assert (made.concepts[0].number, made.concepts[0].definitions[0].text) == ("1.10", 'a "cool" place')
    assert told == [
        "VOC032 1: a row above the names of the columns is not taken (1 times)",
        "VOC030 6: row 6 is not taken: it has no term",
    ]


def test_one_row_a_term(tmp_path: Path) -> None:
    table = (
        "Concept ID,Sprache,Benennung,Status,Wortart,Definition,Farbe\n"
        "7,Deutsch,Kühlort,Vorzugsbenennung,m,kühler Ort,blau\n"
        "7,Deutsch,Kaltraum,abgelehnt,,,\n"
        "7,EN,cool place,,,,\n"
        "8,klingonisch,Qo'noS,,,,\n"
        "9,fr,lieu,bizarre,,,\n"
    )
    made, told = read(table, "a.csv", tmp_path)
    assert names(made) == [
        ("c-7", "de", "preferred", "Kühlort"),
        ("c-7", "de", "deprecated", "Kaltraum"),
        ("c-7", "en", "preferred", "cool place"),
        ("c-9", "fr", "preferred", "lieu"),
    ]
    assert made.concepts[0].designations[0].gender == "m"
    assert told == [
        'VOC031 1: column "Farbe" is not taken',
        'VOC030 5: row 5 is not taken: its language "klingonisch" isn\'t known',
        'VOC032 6: status "bizarre" is not taken (1 times)',
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_encodings_and_separators(encoding: str, separator: str, tmp_path: Path) -> None:
    table = f"Term (FR){separator}Définition FR\r\nîlot de fraîcheur{separator}endroit frais\r\n"
    made, told = read(table.encode(encoding), "a.csv", tmp_path)
    assert made.concepts[0].designations[0].text == "îlot de fraîcheur"
    assert made.concepts[0].definitions[0].text == "endroit frais"
    assert [one[:6] for one in told] == (["VOC037"] if encoding == "cp1252" else [])


def test_texts_without_a_language_are_not_guessed(tmp_path: Path) -> None:
    made, told = read("term;definition\nrefuge;place\n", "a.csv", tmp_path)
    assert made.concepts == ()
    assert sorted(one[:6] for one in told) == ["VOC030", "VOC033", "VOC033"]
    made, told = read("term;definition\nrefuge;place\n", "a.csv", tmp_path, language="en")
    assert names(made) == [("refuge", "en", "preferred", "refuge")]


def test_a_workbook(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    first, second = book.add_worksheet("Terms"), book.add_worksheet("Calendar")
    first.write_row(2, 1, ["No", "English", "French", "definition english"])
    first.write_row(4, 1, [3.1, "cool refuge", "refuge frais", "place\nthat is cool"])
    first.write_formula(5, 2, '="x"&"y"', None, "xy")
    second.write_row(0, 0, ["Monday", "Tuesday"])
    book.close()
    report = Report()
    made = read_vocabulary(path, name="x", report=report)
    assert names(made) == [
        ("cool-refuge", "en", "preferred", "cool refuge"),
        ("cool-refuge", "fr", "preferred", "refuge frais"),
        ("xy", "en", "preferred", "xy"),
    ]
    assert made.concepts[0].place.line == 5
    assert made.concepts[0].definitions[0].text == "place that is cool"
    assert sorted(one.message for one in report) == [
        'sheet "Calendar" is not taken (1 times)',
        "some cells are numbers, in which 3.10 and 3.1 are the same (1 times)",
    ]


def zipped(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def claimed(content: bytes, size: int) -> bytes:
    """A zip file whose directory says that its one file has `size` bytes."""
    at = content.rindex(b"PK\x01\x02") + 24
    return content[:at] + struct.pack("<L", size) + content[at + 4 :]


LAUGHS = (
    '<!DOCTYPE tbx [<!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 30}">' for n in range(1, 9))
    + "]><tbx><text><body><conceptEntry id='a'><langSec xml:lang='en'><termSec><term>&a8;</term></termSec>"
    + "</langSec></conceptEntry></body></text></tbx>"
)
REFUSED = {
    "empty.csv": b"",
    "a.csv": b"just;words\nand;more\n",
    "quote.csv": b'term en;definition en\n"a;b\n',
    "a.xlsx": b"PK\x03\x04nonsense",
    "bomb.xlsx": claimed(zipped("xl/worksheets/sheet1.xml", b" " * 4000), 401 << 20),
    "word.docx": zipped("word/document.xml", b"<x/>"),
    "a.pdf": b"%PDF-1.7",
    "a.tbx": b"<tbx><text>",
    "laughs.tbx": LAUGHS.encode(),
    "outside.tbx": b'<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tbx>&x;</tbx>',
    "a.xml": b"<html/>",
    "sts.xml": b"<standard><front/><body/></standard>",
    "a.ttl": b"this is no turtle",
    "none.ttl": b"<a:b> <c:d> <e:f> .",
    "a.jsonld": b"{not json",
    "deep.jsonld": b"[" * 200_000,
    "remote.jsonld": json.dumps({"@context": "https://example.org/skos.jsonld", "@id": "x:y"}).encode(),
    "local.jsonld": json.dumps({"@graph": [{"@context": ["file:///etc/passwd", {}]}]}).encode(),
    "import.jsonld": json.dumps({"@context": {"@version": 1.1, "@import": "x.json"}}).encode(),
    "a.rdf": b"<rdf:RDF/>",
    "a.yaml": b"- a",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_vocabulary_is_refused_with_a_reason(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(REFUSED[name])
    report = Report()
    with pytest.raises(InputError) as caught:
        read_vocabulary(path, name="x", report=report)
    assert len(report) or caught.value.help


def test_many_rows_of_one_concept_take_time_in_proportion(tmp_path: Path) -> None:
    def reading(count: int) -> Callable[[], object]:
        rows = "".join(f"1;en;term {n};note {n}\n" for n in range(count))
        return lambda: read(f"id;language;term;note\n{rows}", "a.csv", tmp_path)

    made, _ = reading(500)()
    assert len(made.concepts[0].designations) == 500
    assert_in_proportion(reading, 500)


@pytest.mark.parametrize(
    ("module", "name", "extra"),
    [("rdflib", "a.ttl", "skos"), ("python_calamine", "a.xlsx", "tables")],
)
def test_a_missing_library_names_its_extra(
    module: str, name: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, module, None)
    path = tmp_path / name
    path.write_bytes(TURTLE.encode() if name.endswith("ttl") else zipped("xl/workbook.xml", b"<x/>"))
    with pytest.raises(ToolError) as caught:
        read_vocabulary(path, name="x", report=Report())
    assert f"normwright[{extra}]" in caught.value.help
