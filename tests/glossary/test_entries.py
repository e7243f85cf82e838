"""The entries of standards as vocabularies."""

from pathlib import Path

from normwright.diagnostics import Report
from normwright.glossary.entries import entries_of, merged
from normwright.glossary.files import read_vocabulary
from normwright.sts.read import read_sts

STS = """<standard xmlns:tbx="urn:iso:std:iso:30042:ed-1"><front><iso-meta><content-language>{language}</content-language>
<std-ref type="dated">ISO 99001:2031</std-ref></iso-meta></front><body><sec id="sec_3" sec-type="terms"><label>3</label>
<term-sec id="sec_3.1"><label>3.1</label><tbx:termEntry id="term_3.1"><tbx:langSet xml:lang="{language}">
<tbx:definition>{place}</tbx:definition><tbx:note>Open.</tbx:note><tbx:source/>
<tbx:tig id="t1"><tbx:term>{refuge}</tbx:term><tbx:partOfSpeech value="noun"/></tbx:tig>
<tbx:tig id="t2"><tbx:term>cold room</tbx:term><tbx:normativeAuthorization value="deprecatedTerm"/></tbx:tig>
</tbx:langSet></tbx:termEntry></term-sec>
<term-sec id="sec_3.2"><label>3.2</label><tbx:termEntry id="term_3.2"><tbx:langSet xml:lang="{language}">
<tbx:definition>owner of a <tbx:entailedTerm target="term_3.1">{refuge} (3.1)</tbx:entailedTerm>, or two</tbx:definition>
<tbx:tig id="t3"><tbx:term>{owner}</tbx:term></tbx:tig></tbx:langSet></tbx:termEntry></term-sec>
<term-sec id="sec_3.3"><label>3.3</label><tbx:termEntry id="term_3.3"><tbx:langSet xml:lang="{language}">
<tbx:definition>nothing</tbx:definition></tbx:langSet></tbx:termEntry></term-sec>
</sec></body></standard>"""
ENGLISH = STS.format(language="en", place="cool place", refuge="cool refuge", owner="owner")
FRENCH = STS.format(language="fr", place="lieu frais", refuge="refuge frais", owner="responsable")


def test_a_standard_gives_its_entries(tmp_path: Path) -> None:
    path = tmp_path / "standard.xml"
    path.write_text(ENGLISH, encoding="utf-8")
    report = Report()
    made = read_vocabulary(path, name="ISO 99001", report=report)
    assert [one.id for one in made.concepts] == ["cool-refuge", "owner"]
    assert [(d.text, d.status) for d in made.concepts[0].designations] == [
        ("cool refuge", "preferred"),
        ("cold room", "deprecated"),
    ]
    definition = made.concepts[1].definitions[0]
    assert definition.text == "owner of a cool refuge, or two"
    assert [(definition.text[one.start : one.end], one.concept) for one in definition.links] == [
        ("cool refuge", "cool-refuge")
    ]
    assert made.concepts[0].number == "3.1"
    assert [(one.code, one.message) for one in report] == [
        ("VOC030", "entry 3.3 is not taken: it has no term")
    ]


def test_languages_of_one_document_are_joined() -> None:
    both = [entries_of(read_sts(text.encode(), report=Report())) for text in (ENGLISH, FRENCH)]
    one = merged(both).concepts[1]
    assert [(d.text, d.language) for d in one.designations] == [("owner", "en"), ("responsable", "fr")]
    assert [(d.text, [link.concept for link in d.links]) for d in one.definitions] == [
        ("owner of a cool refuge, or two", ["cool-refuge"]),
        ("owner of a refuge frais, or two", ["cool-refuge"]),
    ]
