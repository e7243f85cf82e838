"""Files become front, body, annexes and bibliography; what is wrong with them is told at its place."""

import copy
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from normwright.workspace.record import Procedure, StageEvent
from tests.passes.drafts import (
    CEN,
    DAY,
    PARALLEL,
    RECORD,
    REFERENCES,
    SCOPE,
    fragment,
    make,
    toctree,
    validate,
)

CLAUSE = "<sec><title>Siting</title><p>Text.</p></sec>"


def _titles(made: object, part: str) -> list[str]:
    root = made.root  # type: ignore[attr-defined]
    return ["".join(t.itertext()) for t in root.findall(f"{part}/title")]


@pytest.mark.parametrize(
    ("title", "part", "kind"),
    [
        ("Foreword", "front/sec", "foreword"),
        ("Introduction", "front/sec", "intro"),
        ("INTRODUCTION", "front/sec", "intro"),
        ("Scope", "body/sec", "scope"),
        ("Normative references", "body/sec", "norm-refs"),
        ("Terms, definitions and abbreviated terms", "body/sec", "terms"),
        ("Requirements", "body/sec", None),
        ("Foreword to the reader", "body/sec", None),
        ("Annexes to contracts", "body/sec", None),
        ("Annex sites", "body/sec", None),
    ],
)
def test_kind_by_title(title: str, part: str, kind: str | None) -> None:
    made = make(f"<sec><title>{title}</title><p>Words of the author.</p></sec>", scope=False)
    section = next(s for s in made.root.findall(part) if s.findtext("title") == title)
    assert section.get("sec-type") == kind


@pytest.mark.parametrize(
    ("language", "title", "kind"),
    [
        ("fr", "Domaine d’application", "scope"),
        ("fr", "Termes et définitions", "terms"),
        ("de", "Normative Verweisungen", "norm-refs"),
        ("de", "Begriffe", "terms"),
    ],
)
def test_kind_by_title_in_other_languages(language: str, title: str, kind: str) -> None:
    made = make(f"<sec><title>{title}</title><p>x</p></sec>", scope=False, language=language)
    assert any(
        s.get("sec-type") == kind for s in made.root.findall("body/sec") if s.findtext("title") == title
    )


def test_terms_related_to_is_a_terms_clause_in_a_vocabulary_only() -> None:
    text = "<sec><title>Terms related to heat</title><sec><title>heat</title><p>warmth</p></sec></sec>"
    assert make(text).root.find("body/sec/term-sec") is None
    assert make(text, record=replace(RECORD, vocabulary=True)).root.find("body/sec/term-sec") is not None


@pytest.mark.parametrize(
    ("title", "status", "shown", "codes"),
    [
        ("Annex (informative): Example form", "informative", "Example form", []),
        ("Annex (normative) Example form", "normative", "Example form", []),
        ("Annex (informative) — <italic>Form</italic>", "informative", "Form", []),
        ("Annex: Example form", "informative", "Example form", ["SRC020"]),
        ("Annex B (normative): Form", "normative", "Form", ["SRC021"]),
        ("Annex B: Form", "informative", "Form", ["SRC020", "SRC021"]),
    ],
)
def test_annex_title(title: str, status: str, shown: str, codes: list[str]) -> None:
    made = make(f"<sec><title>{title}</title><p>Text.</p></sec>")
    annex = made.only("back/app-group/app")
    assert annex.get("content-type") == status
    assert "".join(annex.find("title").itertext()) == shown  # type: ignore[union-attr]
    assert annex.findtext("label") == "Annex A"
    assert made.codes == codes


def test_the_letter_that_an_annex_gets_is_named() -> None:
    annex = "<sec><title>Annex (normative): One</title><p>x</p></sec>"
    made = make(annex, annex.replace("One", "Two").replace("Annex (", "Annex F ("))
    assert [f.help for f in made.report] == ["leave it out: this is Annex B"]


def test_what_is_missing_comes_from_data(shared: Path) -> None:
    made = make(CLAUSE, references=REFERENCES)
    assert _titles(made, "front/sec") == ["Foreword"]
    assert _titles(made, "body/sec") == ["Scope", "Normative references", "Terms and definitions", "Siting"]
    assert [e.get("id") for e in made.root.iter("ref")] == ["nref_1", "nref_2", "nref_3", "ref_1", "ref_2"]
    assert made.text(".//ref[@id='ref_2']/mixed-citation") == (
        "Harbour office. Shade in ports. Example Press, 2031 [viewed 2 May 2031]. Available at: "
        "https://example.org/shade"
    )
    validate(shared, made.iso)


def test_without_references_there_is_no_bibliography(shared: Path) -> None:
    made = make(CLAUSE)
    assert made.root.find("back") is None
    assert "has no normative references" in made.text("body/sec[@id='sec_2']/p")
    validate(shared, made.iso)


def test_order_of_files_and_nested_toctrees() -> None:
    files = {
        "index": toctree("b", "a"),
        "a": "<sec><title>A</title><p>x</p></sec>",
        "b": f"<sec><title>B</title><p>x</p>{toctree('deep/one')}</sec>",
        "deep/one": "<sec><title>One</title><p>x</p></sec><sec><title>Two</title><p>x</p></sec>",
    }
    made = make(files=files)
    assert made.codes == []
    titles = [t.text for t in made.root.find("body").iter("title")]  # type: ignore[union-attr]
    assert titles[-4:] == ["B", "One", "Two", "A"]


@pytest.mark.parametrize(
    ("files", "code", "message"),
    [
        (
            {"index": toctree("a"), "a": SCOPE, "siting": CLAUSE},
            "SRC022",
            'the file "siting" is in no toctree',
        ),
        ({"index": toctree("siteng"), "siting": CLAUSE}, "SRC023", 'the toctree names "siteng"'),
        ({"index": toctree("a", "a"), "a": SCOPE}, "SRC028", "named twice"),
        ({"index": toctree("a"), "a": f"{SCOPE}{toctree('a')}"}, "SRC028", "named twice"),
        ({"index": f"<p>Hello</p>{toctree('a')}", "a": SCOPE}, "SRC026", "something besides its toctree"),
        ({"a": SCOPE}, "SRC027", "no index file"),
        ({"index": toctree("a"), "a": f"<p>Loose.</p>{SCOPE}"}, "SRC029", "first heading"),
    ],
)
def test_faults_of_files(files: dict[str, str], code: str, message: str) -> None:
    made = make(files=files)
    found = next(f for f in made.report if f.code == code)
    assert message in found.message


def test_nearest_file_is_named() -> None:
    made = make(files={"index": toctree("siteng"), "siting": CLAUSE})
    assert next(f.help for f in made.report if f.code == "SRC023") == "nearest: siting"


def test_european_parts_need_an_en_version() -> None:
    text = "<sec><title>European foreword</title><p>x</p></sec><sec><title>Annex ZA (informative): Act</title><p>x</p></sec>"
    made = make(text)
    assert made.codes == ["SRC025", "SRC025"]
    assert made.en is None
    both = make(text, record=PARALLEL)
    assert both.codes == []
    assert both.en is not None
    assert both.en.root.find("back/app-group/app").get("id") == "cen_sec_ZA"  # type: ignore[union-attr]


def test_a_project_of_cen_alone(shared: Path) -> None:
    record = replace(
        RECORD, iso=None, deliverable="EN", cen=replace(CEN, reference="EN 17000"), titles=RECORD.titles
    )
    text = (
        "<sec><title>European foreword</title><p>x</p></sec><sec><title>Annex (normative): A</title><p>x</p></sec>"
        "<sec><title>Annex ZA (informative): Act</title><p>x</p></sec>"
    )
    made = make(text, record=record)
    assert made.iso is None
    assert made.en is not None
    assert made.root.tag == "standard"
    assert _titles(made, "front/sec") == ["European foreword"]
    assert [e.text for e in made.root.findall(".//app/label")] == ["Annex A", "Annex ZA"]
    assert made.only("front/std-meta").get("std-meta-type") == "regional"
    validate(shared, made.en)


@pytest.mark.parametrize(
    ("code", "printed", "codes"),
    [("30.20", True, []), ("40.20", False, ["warning"]), ("50.20", False, ["error"])],
)
def test_editor_notes_by_stage(code: str, printed: bool, codes: list[str]) -> None:
    assert RECORD.iso is not None
    record = replace(RECORD, iso=replace(RECORD.iso, stages=(StageEvent(code, DAY),)))
    note = "<sec><title>Siting</title><nw:editor-note><p>Check.</p></nw:editor-note><nw:todo><p>Later</p></nw:todo><p>x</p></sec>"
    made = make(note, record=record)
    assert [str(f.level) for f in made.report] == codes
    assert ("Check." in "".join(made.root.itertext())) == printed
    assert "Later" not in "".join(made.root.itertext())
    assert (made.root.find(".//non-normative-note/label") is not None) == printed


def test_an_amendment(shared: Path) -> None:
    assert RECORD.iso is not None
    record = replace(RECORD, deliverable="AMD", amendment=1, relations={"amends": ("ISO 99100-1:2031",)})
    change = '<nw:change target="5.2, second paragraph" action="replace"><p>New words.</p></nw:change>'
    made = make(change, change.replace("replace", "add"), scope=False, record=record)
    assert made.codes == []
    assert made.only("body/sec").findtext("label") == ""
    assert len(made.root.findall("body/sec/editing-instruction")) == 2
    assert made.text("front/std-meta/std-ident/suppl-type") == "amd"
    assert made.root.findtext("front/std-meta/std-ref") == "ISO 99100-1:2031/CD Amd 1"
    validate(shared, made.iso)
    assert make(f"<sec><title>A</title>{change}</sec>").codes == ["SRC141"]


def test_fragments_stay_as_they_are() -> None:
    text = fragment("text", SCOPE + CLAUSE)
    before = etree.tostring(copy.deepcopy(text))
    make(files={"index": toctree("text"), "text": SCOPE + CLAUSE})
    assert etree.tostring(text) == before


def test_lead_decides_the_stage() -> None:
    record = replace(
        PARALLEL,
        procedure=Procedure(lead="cen", parallel=True),
        cen=replace(CEN, stages=(StageEvent("40.20", DAY),)),
    )
    made = make("<sec><title>A</title><nw:editor-note><p>x</p></nw:editor-note><p>y</p></sec>", record=record)
    assert made.codes == ["SRC140"]


@pytest.mark.parametrize(
    ("title", "status", "codes"),
    [
        ("Annex (Informative) — Form", "informative", []),
        ("Annex (infomative): Form", "informative", ["SRC020"]),
        ("Annex (see below) of a contract", None, []),
    ],
)
def test_the_status_of_an_annex_in_other_words(title: str, status: str | None, codes: list[str]) -> None:
    made = make(f"<sec><title>{title}</title><p>x</p></sec>")
    found = made.root.find("back/app-group/app")
    assert (found.get("content-type") if found is not None else None) == status
    assert found is None or found.findtext("title") == "Form"
    assert made.codes == codes


def test_text_behind_the_subclauses_of_a_toctree(shared: Path) -> None:
    files = {
        "index": toctree("scope", "a"),
        "scope": SCOPE,
        "a": f"<sec><title>Rules</title>{toctree('b')}<p>Behind.</p></sec>",
        "b": "<sec><title>Siting</title><p>x</p></sec>",
    }
    made = make(files=files)
    assert made.codes == ["SRC009"]
    assert [child.tag for child in made.only("body/sec[@id='sec_4']")] == ["label", "title", "p", "sec"]
    validate(shared, made.iso)
