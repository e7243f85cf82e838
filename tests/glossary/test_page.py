"""The glossary page: what it says, how it is drawn, that it is safe and can be used by everyone."""

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from normwright.diagnostics import Report
from normwright.errors import UsageError
from normwright.glossary.concept import Vocabulary
from normwright.glossary.drawing import draw
from normwright.glossary.page import glossary_page
from normwright.glossary.uses import Source, count_uses
from normwright.glossary.yaml_reader import read_yaml
from normwright.glossary_pages import make_glossary_page
from normwright.render.glossary import render_glossary
from normwright.sts.standard import Standard
from normwright.workspace.settings import Workspace, open_workspace
from tests.checks.harness import Case, lay_out
from tests.render.conftest import TEMPLATES, Visit, standard_of, stored, until
from tests.render.test_accessibility import axe, violations  # noqa: F401

HEAT = """
name: ISO 99001
edition: "2031"
title: Words for hot days
concepts:
  - id: place
    number: "3.1"
    terms: { en: place, fr: { term: lieu, grammar: m } }
    domain: { en: town }
    definition: { en: part of a town }
  - id: cool-refuge
    number: "3.2"
    terms:
      en: [cool refuge, { term: CR, kind: abbreviation }, { term: cold room, status: deprecated }]
      fr: { term: refuge frais, grammar: m }
    definition: { en: "{place} that keeps people cool during a {heat episode}", fr: lieu où il fait frais }
    notes: { en: Many are churches. }
    broader: place
    part: bench
    related: heat-episode
  - { id: bench, terms: { en: bench }, definition: { en: seat for several } }
  - { id: heat-episode, terms: { en: heat episode }, definition: { en: days that are hotter than usual } }
"""
OTHER = """
name: ISO 99002
complete: false
concepts:
  - id: cool-refuge
    terms: { en: cool refuge }
    definition: { en: building that keeps people cool }
    evidence: [a catalogue]
  - { id: place, terms: { en: place }, domain: { en: chess }, definition: { en: rank in a table } }
"""
NASTY = """
name: "<script>alert(1)</script>"
title: "&lt;b&gt; ]]> <!-- "
concepts:
  - id: x
    terms: { en: "<img src=x onerror=alert(2)>" }
    definition: { en: "\\u0007</article><svg onload=alert(3)> \\" ' {{ }}" }
    source: "javascript:alert(4)"
"""


def vocabulary(text: str) -> Vocabulary:
    report = Report()
    found = read_yaml(text, file="glossary/x.yaml", report=report)
    assert found is not None, [str(one) for one in report]
    return found


def draft() -> Standard:
    body = (
        '<sec id="sec_4"><label>4</label><title>Cool refuges</title><p>Each cool\u00a0refuge has a bench.</p>'
        '<sec id="sec_4.1"><label>4.1</label><title>Doors</title><p>A cold room, <monospace>cool refuge</monospace>.'
        "</p></sec></sec>"
    )
    return standard_of(body)


def sources() -> list[Source]:
    text = Source(Vocabulary("ISO/CD 99003", ()), draft(), "../d/iso/page.html")
    return [Source(vocabulary(HEAT)), Source(vocabulary(OTHER)), text]


def drawn(made: list[Source]) -> bytes:
    return render_glossary(glossary_page(made, title="ISO/TC 0", sample=True), templates=[TEMPLATES])


@pytest.fixture(scope="module")
def page() -> Any:
    return html.fromstring(drawn(sources()))


def words(element: Any) -> str:
    return re.sub(r" (?=[,;:.)])|(?<=[(]) ", "", " ".join(" ".join(element.itertext()).split()))


def entry(page: Any, name: str) -> Any:
    return next(one for one in page.iter("article") if one.get("id") == name)


def test_every_word_of_the_vocabularies_is_there(page: Any) -> None:
    said = words(page)
    for made in sources():
        for concept in made.vocabulary.concepts:
            texts = [*concept.designations, *concept.definitions, *concept.notes, *concept.domains]
            for text in [*(one.text for one in texts), *concept.evidence]:
                assert text in said, text


def test_an_entry_has_its_words_relations_and_uses(page: Any) -> None:
    said = words(entry(page, "1-cool-refuge"))
    assert "cool refuge; CR (abbreviation); deprecated: cold room" in said
    assert "is a kind of: place" in said
    assert "has parts: bench" in said
    assert "related: heat episode" in said
    assert "Used 3 times in ISO/CD 99003, 1 of them by a deprecated term 4 (2) 4.1" in said
    links = [one.get("href") for one in entry(page, "1-cool-refuge").iter("a")]
    assert "#1-place" in links
    assert "../d/iso/page.html#sec_4" in links
    assert "kinds of it: cool refuge" in words(entry(page, "1-place"))
    assert "is a part of: cool refuge" in words(entry(page, "1-bench"))


def test_two_definitions_stand_side_by_side(page: Any) -> None:
    [contrast] = [one for one in page.iter("article") if one.get("class") == "contrast"]
    assert [words(mark) for mark in contrast.iter("mark")] == ["place", "during a heat episode", "building"]
    said = words(contrast)
    assert "“place” in ISO 99001:2031 is “building” in ISO 99002" in said
    assert "“during a heat episode” is only in ISO 99001:2031" in said
    assert "Defined differently elsewhere" in words(entry(page, "2-cool-refuge"))


def test_every_link_on_the_page_leads_somewhere(page: Any) -> None:
    ids = [one.get("id") for one in page.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    targets = {one.get("href")[1:] for one in page.iter("a") if one.get("href").startswith("#")}
    assert targets <= set(ids)


def test_the_incomplete_one_says_so(page: Any) -> None:
    section = next(one for one in page.iter("section") if one.get("id") == "source-2")
    assert "Incomplete" in words(section)
    assert "Seen in: a catalogue" in words(section)


def test_hostile_words_stay_words() -> None:
    made = drawn([Source(vocabulary(NASTY))])
    page = html.fromstring(made)
    assert len(list(page.iter("script"))) == 1
    assert not list(page.iter("img"))
    assert not [name for one in page.iter() for name in one.attrib if str(name).startswith("on")]
    assert "<script>alert(1)</script>" in words(page)
    assert "javascript:" not in " ".join(one.get("href") for one in page.iter("a"))


def test_the_same_bytes_and_nothing_from_outside() -> None:
    made = drawn(sources())
    assert made == drawn(sources())
    assert b"default-src 'none'" in made
    assert not re.search(rb"(?:src|href)=\"(?:https?:)?//", made)


def test_nothing_makes_a_page_too() -> None:
    made = html.fromstring(drawn([Source(Vocabulary("ISO 99001"))]))
    assert "No term has two definitions." in words(made)


def test_uses_are_counted_by_clause() -> None:
    found = count_uses(sources())
    uses = found[0, "cool-refuge"][2]
    assert [(spot.clause, spot.id, spot.count) for spot in uses.spots] == [
        ("4", "sec_4", 2),
        ("4.1", "sec_4.1", 1),
    ]
    assert uses.deprecated == 1
    assert (0, "heat-episode") not in found


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """One vocabulary and one draft that uses a word of it."""
    settings = 'format = 1\ncommittee = "ISO/TC 0"\nvocabularies = ["glossary/heat.yaml"]\n'
    (tmp_path / "normwright.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "heat.yaml").write_text(HEAT, encoding="utf-8")
    lay_out(Case("draft", {"body.rst": "Rules\n=====\n\nEach bench shall be in a cold room.\n"}), tmp_path)
    return open_workspace(tmp_path)


def test_a_workspace_becomes_a_page(workspace: Workspace) -> None:
    report = Report()
    made = html.fromstring(make_glossary_page(workspace, [], base=workspace.root, report=report))
    assert len(report) == 0
    assert "Used 1 time in ISO/CD 00000 4" in words(entry(made, "1-bench"))
    assert "Used 2 times in ISO/CD 00000, 1 of them by a deprecated term 1 4" in words(made)
    assert not [one for one in made.iter("a") if "build" in one.get("href")]


def test_it_leads_to_drafts_that_were_built(workspace: Workspace) -> None:
    built = workspace.root / "build" / "d" / "iso" / "iso-cd-00000-en.html"
    built.parent.mkdir(parents=True)
    built.write_text("", encoding="utf-8")
    base = workspace.root / "elsewhere"
    made = html.fromstring(make_glossary_page(workspace, [], base=base, report=Report()))
    links = {one.get("href") for one in made.iter("a")}
    assert {"../build/d/iso/iso-cd-00000-en.html", "../build/d/iso/iso-cd-00000-en.html#sec_4"} <= links


def test_names_choose_and_unknown_ones_are_refused(workspace: Workspace) -> None:
    chosen = make_glossary_page(workspace, ["iso 99001"], base=workspace.root, report=Report())
    assert b"ISO/CD 00000" not in chosen
    with pytest.raises(UsageError) as refused:
        make_glossary_page(workspace, ["nothing"], base=workspace.root, report=Report())
    assert "ISO 99001:2031, d" in refused.value.help


def test_a_drawing_has_a_place_for_each_and_none_overlap() -> None:
    kinds = ["broader", "whole", "narrower", "narrower", "part", "related", "related", "defined-with"]
    made = draw(
        "a concept with a name of many words that goes on",
        [(kind, f"{kind} {n}") for n, kind in enumerate(kinds)],
    )
    assert made is not None
    assert len(made.boxes) == 9
    assert len(made.edges) == 8
    for one in made.boxes:
        assert one.x >= 0
        assert one.x + one.width <= made.width + 0.2
        assert one.y >= 0
        assert one.y + one.height <= made.height + 0.2
    for index, one in enumerate(made.boxes):
        for other in made.boxes[:index]:
            apart = one.x >= other.x + other.width or other.x >= one.x + one.width
            assert apart or one.y >= other.y + other.height or other.y >= one.y + one.height, (one, other)


def test_a_drawing_stays_small() -> None:
    made = draw("x", [("narrower", f"n{n}") for n in range(40)])
    assert made is not None
    assert made.left_out == 34
    assert draw("x", []) is None
    long = draw("a" * 300, [("broader", "word " * 60)])
    assert long is not None
    assert long.width < 500


def test_a_replaced_stylesheet_is_used(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "glossary.xsl").write_text(
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        '<xsl:import href="shipped:glossary.xsl"/><xsl:template match="index"/></xsl:stylesheet>',
        encoding="utf-8",
    )
    page = glossary_page(sources(), title="")
    made = render_glossary(page, templates=[tmp_path, TEMPLATES])
    assert b'id="index-title"' not in made
    assert etree.HTML(made) is not None


# -- in a browser --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stored(tmp_path_factory.mktemp("glossary"), drawn(sources()))


@pytest.mark.browser
@pytest.mark.parametrize(
    ("width", "options"),
    [(360, {}), (1280, {"color_scheme": "dark"}), (1280, {"forced_colors": "active"}), (2560, {})],
)
def test_axe_finds_nothing(browser: Any, path: Path, axe: str, width: int, options: dict[str, str]) -> None:  # noqa: F811
    visit = Visit(browser, path, width=width, **options)
    visit.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert violations(visit.page, axe) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    assert (visit.fetched, visit.complaints) == ([], [])
    visit.page.close()


@pytest.mark.browser
def test_entries_are_found_by_keyboard(browser: Any, path: Path) -> None:
    page = Visit(browser, path, width=1280).page
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "nw-words"
    page.keyboard.type("FRAÎS refuge")
    until(page, "document.querySelector('.nw-found').textContent === '1 of 6 entries'")
    assert page.locator(".entry:visible").count() == 1
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "1-cool-refuge-term"
    page.locator(".entry:visible a", has_text="place").first.click()
    until(page, "!document.getElementById('1-place').hidden")
    page.locator("#nw-words").focus()
    page.keyboard.type("zzz")
    until(page, "document.querySelector('.nw-found').textContent === 'No entry has these words'")
    page.keyboard.press("Escape")
    until(page, "document.querySelector('.nw-found').textContent === '6 entries'")
    page.close()


@pytest.mark.browser
def test_without_its_script_everything_is_there(browser: Any, path: Path) -> None:
    page = Visit(browser, path, width=1280, java_script_enabled=False).page
    assert page.locator(".entry:visible").count() == 6
    assert not page.locator(".nw-find").is_visible()
    page.close()
