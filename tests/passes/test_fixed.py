"""Fixed texts: which stand where, and a secretariat's file in place of ours."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from normwright import resources
from normwright.errors import UsageError
from normwright.sts.places import is_generated, place_of
from normwright.workspace.record import Procedure, Reference, ReferenceLists, StageEvent
from tests.passes.drafts import CEN, DAY, PARALLEL, RECORD, entry, make, terms, validate

FOREWORD = "<sec><title>Foreword</title><p>The main change is shade.</p></sec>"


def _texts(made: object, path: str) -> list[str]:
    return ["".join(e.itertext()).replace("\u00a0", " ") for e in made.root.findall(path)]  # type: ignore[attr-defined]


def _phrase(name: str) -> str:
    table = tomllib.loads((resources.templates() / "wording/en.toml").read_text(encoding="utf-8"))
    return str(table[name]["text"][0])


def test_the_foreword_stands_around_the_authors_words() -> None:
    record = replace(RECORD, edition=2, relations={"revises": ("ISO 99100-1:2021",)})
    texts = _texts(make(FOREWORD, record=record), "front/sec[@sec-type='foreword']/p")
    assert texts[-2] == "The main change is shade."
    assert texts[-1] == _phrase("foreword-feedback").replace("'", "’")
    assert texts[-3].startswith("This second edition replaces ISO 99100-1:2021")
    assert texts[-4] == "This document was prepared by ISO/TC 0."


@pytest.mark.parametrize(
    ("lead", "start"),
    [
        ("iso", "This document was prepared by ISO/TC 0, together"),
        ("cen", "This document was prepared by CEN/TC 0,"),
    ],
)
def test_committees_of_a_parallel_project(lead: str, start: str) -> None:
    made = make(record=replace(PARALLEL, procedure=Procedure(lead=lead, parallel=True)))
    assert any(text.startswith(start) for text in _texts(made, "front/sec[@sec-type='foreword']/p"))


@pytest.mark.parametrize(
    ("own", "also", "name"),
    [
        (True, (), "terms-lead-own"),
        (True, ("ISO 99000",), "terms-lead-both"),
        (False, ("ISO 99000", "ISO 99001", "ISO 99002"), "terms-lead-other"),
        (False, (), "terms-lead-none"),
    ],
)
def test_lead_in_of_the_terms(own: bool, also: tuple[str, ...], name: str, shared: Path) -> None:
    made = make(terms(entry("a")) if own else "", record=replace(RECORD, terms_also=also))
    first = _texts(made, "body/sec[@sec-type='terms']/p")[0]
    listed = {1: "ISO 99000", 3: "ISO 99000, ISO 99001 and ISO 99002"}.get(len(also), "")
    assert first == _phrase(name).replace("{references}", listed)
    validate(shared, made.iso)


def test_lead_in_of_normative_references_and_own_words_behind() -> None:
    lists = ReferenceLists(normative=(Reference(ref="ISO 99000", title="Vocabulary"),))
    made = make("<sec><title>Normative references</title><p>Own words.</p></sec>", references=lists)
    clause = made.only("body/sec[@sec-type='norm-refs']")
    assert [child.tag for child in clause] == ["label", "title", "p", "p", "ref-list"]
    assert _texts(made, "body/sec[@sec-type='norm-refs']/p")[1] == "Own words."


def test_patent_notice_ends_the_text_of_the_introduction() -> None:
    text = "<sec><title>Introduction</title><p>x</p><sec><title>General</title><p>y</p></sec></sec>"
    made = make(text, record=replace(RECORD, patent_declared=True))
    assert [c.tag for c in made.only("front/sec[@id='sec_intro']")] == ["title", "p", "p", "p", "sec"]


def test_the_european_foreword(shared: Path) -> None:
    cen = replace(
        CEN, mandate="M/999", dates={"dop": "2033-05", "dow": "2034-05"}, stages=(StageEvent("40.20", DAY),)
    )
    annexes = "".join(f"<sec><title>Annex {z} (informative): Act</title><p>x</p></sec>" for z in ("ZA", "ZB"))
    record = replace(PARALLEL, cen=cen, relations={"supersedes": ("EN 99100:2021", "ISO 99100:2021")})
    made = make(
        annexes, "<sec><title>European foreword</title><p>The committee adds.</p></sec>", record=record
    )
    assert made.en is not None
    foreword = made.en.root.find("adoption-front/sec")
    assert foreword is not None
    texts = ["".join(p.itertext()).replace("\u00a0", " ") for p in foreword.findall("p")]
    assert texts[0].startswith(
        "This document (prEN ISO 99100-1:2032) was prepared by ISO/TC 0 in collaboration with CEN/TC 0"
    )
    assert texts[1].startswith("The secretariat of CEN/TC 0 is held by ")
    assert texts[2] == "This document is at present submitted to the parallel enquiry in ISO and CEN."
    assert "May 2033" in texts[3]
    assert texts[4] == "This document replaces EN 99100:2021."
    assert "Annex ZA and Annex ZB" in texts[5]
    assert texts[6] == "The committee adds."
    links = [(e.get("ref-type"), e.get("rid")) for e in foreword.iter("xref")]
    assert links == [("app", "cen_sec_ZA"), ("app", "cen_sec_ZB")]
    validate(shared, made.iso, made.en)


def test_the_endorsement_notice_is_ours_or_the_authors() -> None:
    own = make("<sec><title>Endorsement notice</title><p>Taken over.</p></sec>", record=PARALLEL)
    for made, expected in (
        (make(record=PARALLEL), "CEN approves the text of ISO/CD 99100-1 as"),
        (own, "Taken over."),
    ):
        assert made.en is not None
        section = made.en.root.find("adoption-front/sec[@sec-type='endorsement']")
        assert section is not None
        assert "".join(section.itertext()).replace("\u00a0", " ").split("\n")[2].startswith(expected)


def test_fixed_words_are_nobodys_fault() -> None:
    made = make(FOREWORD)
    for paragraph in made.only("front/sec[@id='sec_foreword']").findall("p"):
        own = paragraph.text == "The main change is shade."
        assert is_generated(paragraph) != own
        assert bool(place_of(paragraph).file) == own


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_every_language_has_every_wording(language: str) -> None:
    folder = resources.templates() / "wording"
    tables = {
        name: tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
        for name in ("en", language)
    }
    assert tables["en"].keys() == tables[language].keys()
    assert all(entry.get("note") for entry in tables[language].values())
    fields = {key: sorted(_fields(str(value))) for key, value in tables["en"].items()}
    assert fields == {key: sorted(_fields(str(value))) for key, value in tables[language].items()}


def _fields(text: str) -> set[str]:
    import re

    return set(re.findall(r"\{[a-z-]+\}", text.replace("{procedure} ", "")))


# -- a secretariat's file ------------------------------------------------------------------------------------


def _with(tmp_path: Path, text: str) -> object:
    (tmp_path / "en.toml").write_text(text, encoding="utf-8")
    return make(FOREWORD, wording=tmp_path)


def test_own_wording_takes_the_place_of_ours(tmp_path: Path) -> None:
    made = _with(
        tmp_path, '[foreword-prepared]\ntext = ["By {committee}. See <https://example.org/>, *please*."]\n'
    )
    paragraph = next(
        p
        for p in made.root.findall("front/sec/p")  # type: ignore[attr-defined]
        if (p.text or "").startswith("By ISO")
    )
    assert [child.tag for child in paragraph] == ["ext-link", "italic"]
    assert "welcome at the national standards body" in _texts(made, "front/sec/p")[-1]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[foreword-prepared]\ntext = 5\n",
            "templates/wording/en.toml: [foreword-prepared] text is not a list of texts",
        ),
        ('[foreword-prepared]\ntext = "By {comittee}"\n', 'asks for "comittee", which there is not'),
        ("[foreword-prepared]\nnote = 'x'\n", "[foreword-prepared] has no text"),
        ("foreword-prepared = 1\n", "[foreword-prepared] is missing"),
        ("[foreword", "templates/wording/en.toml can't be read"),
    ],
)
def test_unusable_wording(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UsageError) as problem:
        _with(tmp_path, text)
    assert message in problem.value.message


def test_wording_is_never_evaluated(tmp_path: Path) -> None:
    made = _with(tmp_path, '[foreword-prepared]\ntext = ["{committee.__class__} {0} {} <javascript:x>"]\n')
    assert "{committee.__class__} {0} {} <javascript:x>" in _texts(made, "front/sec/p")
