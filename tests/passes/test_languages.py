"""The shared project record in the language of a translation."""

from dataclasses import replace

from normwright.diagnostics import Place
from normwright.passes.languages import kinds_of
from normwright.workspace.record import Reference, ReferenceLists
from tests.passes.drafts import PARALLEL, RECORD, entry, make

FRENCH = replace(
    RECORD,
    translations=("fr",),
    keywords=("shade",),
    translated_keywords={"fr": ("ombre",)},
    titles={**RECORD.titles, "fr": replace(RECORD.titles["en"], main="Refuges frais")},
)
SCOPE = "<sec><title>Domaine d'application</title><p>Rien.</p></sec>"
SHADE = Reference(
    ref="ISO 99100:2031",
    title="Shade",
    note="Old.",
    titles={"fr": "Ombre"},
    notes={"fr": "Vieux."},
    place=Place("drafts/x/references.toml", 4),
)


def french(*texts: str, **settings):  # type: ignore[no-untyped-def]
    settings = {"record": FRENCH, **settings}
    return make(SCOPE, *texts, language="fr", scope=False, **settings)


def facts(made) -> dict[str, str]:  # type: ignore[no-untyped-def]
    groups = made.root.iter("custom-meta")
    return {group.findtext("meta-name"): group.findtext("meta-value") for group in groups}


def test_the_metadata_name_all_languages() -> None:
    made = french()
    assert [e.text for e in made.root.iter("content-language")] == ["fr"]
    assert [e.get("{http://www.w3.org/XML/1998/namespace}lang") for e in made.root.iter("title-wrap")] == [
        "fr",
        "en",
    ]
    assert facts(made)["multilang-ident"] == "en/fr"
    assert facts(make(record=FRENCH))["multilang-ident"] == "en/fr"
    assert "multilang-ident" not in facts(make())
    assert made.text("front/std-meta/kwd-group/kwd") == "ombre"
    assert made.codes == []


def test_cen_is_called_in_the_language() -> None:
    record = replace(PARALLEL, translations=("de",))
    made = make(
        "<sec><title>Anwendungsbereich</title><p>A.</p></sec>", language="de", scope=False, record=record
    )
    assert made.en is not None
    assert made.en.root.findtext("adoption-front/std-meta/std-org/std-org-name") == (
        "Europäisches Komitee für Normung"
    )


def test_references_have_the_title_of_the_language() -> None:
    made = french(references=ReferenceLists(normative=(SHADE,)))
    assert made.text(".//std/title") == "Ombre"
    assert made.text(".//ref/non-normative-note/p") == "Vieux."
    assert made.codes == []


def test_what_is_not_translated_is_told() -> None:
    bare = replace(SHADE, titles={}, notes={})
    made = french(
        references=ReferenceLists(normative=(bare,)), record=replace(FRENCH, translated_keywords={})
    )
    assert [f"{f.place} {f.code} {f.message}" for f in made.report] == [
        'drafts/x/draft.toml SRC154 the list of keywords is not given in "fr": the text in "en" is printed',
        'drafts/x/references.toml:4 SRC154 the title of ISO 99100:2031 is not given in "fr": the text in "en" is printed',
        'drafts/x/references.toml:4 SRC154 the note of ISO 99100:2031 is not given in "fr": the text in "en" is printed',
    ]
    group = made.only("front/std-meta/kwd-group")
    assert group.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


def test_a_series_is_named_in_the_language() -> None:
    series = Reference(ref="ISO 99200 (all parts)", title="Bancs", titles={"fr": "Bancs"})
    made = french(
        '<sec><title>A</title><p><nw:cite target="ISO 99200 (all parts)"/> et ISO 99200 (toutes les parties)</p></sec>',
        references=ReferenceLists(normative=(series,)),
    )
    assert {e.text for e in made.root.iter("std-ref") if "99200" in (e.text or "")} == {
        "ISO 99200 (toutes les parties)"
    }
    assert made.codes == []


def test_a_title_in_a_language_without_words_is_told() -> None:
    record = replace(RECORD, titles={**RECORD.titles, "es": RECORD.titles["en"]})
    assert make(record=record).codes == ["SRC153"]


def test_provisions_have_the_kind_of_the_original() -> None:
    text = '<sec><title>A</title><p><nw:provision-mark argument="p-3mwzt8"/>{}</p></sec>'
    original = make(text.format("It shall be open."))
    assert original.iso is not None
    kinds = kinds_of(original.iso.companion)
    assert kinds == {"p-3mwzt8": "requirement"}
    made = french(text.format("Il doit être ouvert."), kinds=kinds)
    assert made.codes == []
    assert made.only("body/sec[@id='sec_4']/p").get("content-type") == "requirement"
    assert french(text.format("Il doit être ouvert.")).codes == ["SRC131"]


def test_terms_of_other_languages_stay_designations() -> None:
    made = french(
        "<sec><title>Termes et définitions</title>"
        + entry("refuge frais", "lieu", fields=[("en", "cool refuge")])
        + "</sec>"
    )
    assert [e.get("{http://www.w3.org/XML/1998/namespace}lang") for e in made.root.iter("{*}langSet")] == [
        "fr",
        "en",
    ]
