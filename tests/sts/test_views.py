"""What checks, comments and exports see of a standard."""

import dataclasses
from pathlib import Path

import pytest
from lxml import etree

from normwright.diagnostics import Report
from normwright.sts import views
from normwright.sts.normalise import profile
from normwright.sts.parse import parse_xml
from normwright.sts.read import read_sts
from normwright.sts.standard import Standard
from normwright.sts.views import Kind
from tests.sts import sample


def test_outline() -> None:
    standard = sample.standard()
    found = [(c.depth, c.number, c.title, c.kind, c.normative) for c in views.clauses(standard)]
    assert found == [
        (1, "", "Foreword", Kind.FOREWORD, False),
        (1, "1", "Scope", Kind.SCOPE, True),
        (1, "2", "Normative references", Kind.NORMATIVE_REFERENCES, True),
        (1, "3", "Terms and definitions", Kind.TERMS, True),
        (2, "3.1", "", Kind.TERM_ENTRY, True),
        (2, "3.2", "", Kind.TERM_ENTRY, True),
        (1, "4", "Requirements", Kind.CLAUSE, True),
        (2, "4.1", "Height", Kind.CLAUSE, True),
        (1, "A", "Colours", Kind.ANNEX, False),
        (1, "", "Bibliography", Kind.BIBLIOGRAPHY, False),
    ]
    last = views.outline(standard)[4].children[0]
    assert (last.parent, last.top.number, last.id) == (views.outline(standard)[4], "4", "sec_4.1")


def test_views_are_frozen_and_equal_by_block() -> None:
    standard = sample.standard()
    one, two = views.outline(standard)[0], views.outline(standard)[0]
    assert one == two
    assert len({one, two}) == 1
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.standard = standard  # type: ignore[misc]


def test_blocks_of_a_clause() -> None:
    clause = views.outline(sample.standard())[4].children[0]
    found = views.blocks(clause)
    assert [type(b).__name__ for b in found] == ["Paragraph", "List", "Note", "Table", "Figure", "Formula"]


def test_notes_lists_and_footnotes() -> None:
    standard = sample.standard()
    (note,) = views.every(standard, views.Note)
    assert (note.label, note.number, note.words) == ("NOTE", None, "Stone is cold.\nIn winter.")
    clause = views.clause_of(note)
    assert clause is not None
    assert clause.number == "4.1"
    (items,) = views.every(standard, views.List)
    assert items.ordered
    assert [(i.label, i.words) for i in items.items] == [("a)", "wood;"), ("b)", "stone.")]
    assert [f.words for f in views.every(standard, views.Footnote)] == ["In winter.", "Without cushion."]


def test_notices_are_no_notes() -> None:
    standard = sample.broken("<non-normative-note id", '<non-normative-note content-type="warning" id')
    assert not list(views.every(standard, views.Note))
    assert [notice.kind for notice in views.every(standard, views.Notice)] == ["warning"]


def test_table() -> None:
    (table,) = views.every(sample.standard(), views.Table)
    assert (table.number, table.title, table.informal) == ("1", "Heights", False)
    assert [[cell.words for cell in row] for row in table.head] == [["Bench", "Height"]]
    assert [[cell.words for cell in row] for row in table.body] == [["Low", "40"], ["45"]]
    covered = table.at(3, 1)
    assert covered is not None
    assert (covered.words, covered.rows) == ("Low", 2)
    assert [f.label for f in table.footnotes] == ["a"]


def test_figure_and_formula() -> None:
    standard = sample.standard()
    (figure,) = views.every(standard, views.Figure)
    assert [(p.name, p.alternative) for p in figure.pictures] == [("fig_1", "A bench")]
    (formula,) = views.every(standard, views.Formula)
    assert (formula.number, formula.symbols) == ("1", ("h",))


def test_terms() -> None:
    first, second = views.term_entries(sample.standard())
    assert (first.number, first.id, first.section_id) == ("3.1", "term_3.1", "sec_3.1")
    english = first.in_language("en-GB")
    assert english is not None
    assert [(d.term, d.status) for d in english.designations] == [
        ("bench", "preferred"),
        ("pew", "deprecated"),
    ]
    assert english.definition is not None
    assert english.definition.words == "seat for several"
    assert [s.words for s in english.sources] == ["ISO 99100:2031, 3.1"]
    assert second.designations[0].status == "preferred"


def test_references() -> None:
    standard = sample.standard()
    normative, other = views.references(standard)
    assert (normative.normative, normative.reference, normative.title) == (True, "ISO 99100", "Seats")
    assert normative.words == "ISO 99100 Seats"
    assert (other.label, other.normative, str(other.identifier)) == ("[1]", False, "ISO 99200:2030")
    found = [(x.kind, x.targets, x.words) for x in views.cross_references(standard)]
    assert found[0] == ("term-entry", ("term_3.1",), "bench (3.1)")
    assert ("app", ("sec_A",), "Annex A") in found


def test_unreadable_references_have_no_identifier() -> None:
    standard = sample.broken("<std-ref>ISO 99200:2030</std-ref>", "<std-ref>???</std-ref>")
    assert [r.identifier for r in views.references(standard, normative=False)] == [None]


def test_citations_have_their_place_in_the_work() -> None:
    standard = sample.broken("<p>Any.</p>", "<p>As in <std><std-ref>ISO 99100:2031</std-ref>, 5.2</std>.</p>")
    (found,) = views.citations(standard)
    assert (found.reference, found.locator, str(found.identifier)) == (
        "ISO 99100:2031",
        "5.2",
        "ISO 99100:2031",
    )


def test_provisions() -> None:
    standard = sample.standard()
    standard.companion["p_4.1-1"] = {"provision": {"id": "x"}}
    (found,) = views.provisions(standard)
    assert (found.kind, found.id, found.data) == ("requirement", "p_4.1-1", {"provision": {"id": "x"}})
    assert found.words == "A bench shall be low, see Table 1, Annex A and [1]."
    assert found.place.line > 0


def test_metadata() -> None:
    found = views.metadata(sample.standard())
    assert (found.body, found.stage, found.stage_code, found.number) == ("ISO", "CD", "30.20", "00000")
    assert (found.document_reference, found.dated_reference) == ("ISO/CD 00000(en)", "ISO/CD 00000")
    assert (str(found.date), found.copyright, found.title) == ("2031-02-03", ("Nobody", "2031"), "Benches")
    assert not found.sample


def test_a_file_without_metadata_has_empty_ones() -> None:
    found = views.metadata(sample.standard("<standard><body/></standard>"))
    assert (found.title, found.date, found.language) == ("", None, "")


def test_an_adoption_has_two_bodies(shared: Path) -> None:
    standard = read_sts(shared / "niso-sts" / "examples" / "en-iso-adoption.xml", report=Report())
    assert [part.body for part in views.parts(standard)] == ["CEN", "ISO"]
    assert views.metadata(standard).body == "CEN"
    found = views.outline(standard)
    assert [(c.originator, c.number) for c in found[:3] + found[-2:]] == [
        ("CEN", ""),
        ("CEN", ""),
        ("ISO", ""),
        ("ISO", ""),
        ("CEN", "ZA"),
    ]


def test_samples_can_be_walked(shared: Path) -> None:
    for path in sorted((shared / "samples" / "sts").glob("*.xml")):
        if path.name == "isosts-reg-meta.xml":
            continue
        standard = profile(read_sts(path, report=Report()))
        for clause in views.clauses(standard):
            _walk(clause)
        for entry in views.term_entries(standard):
            assert entry.designations


def _walk(view: views.View) -> None:
    for block in views.blocks(view):
        assert block.words is not None
        assert block.place.line > 0 or block.element.getparent() is not None
        _walk(block)


def test_lead_is_what_stands_before_the_first_subclause() -> None:
    clause = views.outline(sample.standard())[4]
    assert clause.lead == ()
    (height,) = clause.children
    assert height.lead == tuple(views.blocks(height))


def test_status_of_an_annex() -> None:
    found = {clause.number: clause.status for clause in views.outline(sample.standard())}
    assert (found["A"], found["4"]) == ("informative", "")


def test_a_supplement_says_so() -> None:
    standard = sample.standard()
    assert views.metadata(standard).supplement == ""
    ident = next(standard.root.iter("std-ident"))
    etree.SubElement(ident, "suppl-type").text = "amd"
    assert views.metadata(standard).supplement == "AMD"


def test_symbols_of_formulae_have_their_index() -> None:
    standard = sample.standard()
    assert [variable.name for variable in views.variables(standard)] == ["h"]
    marked = parse_xml(
        b'<standard xmlns:mml="http://www.w3.org/1998/Math/MathML"><body><sec><def-list><def-item><term><inline-formula>'
        b"<mml:math><mml:msub><mml:mi>A</mml:mi><mml:mi>d</mml:mi></mml:msub></mml:math></inline-formula></term>"
        b"<def><p>area</p></def></def-item></def-list></sec></body></standard>",
        report=Report(),
    )
    assert marked is not None
    index = views.Explanations(marked[0][0][0], Standard(marked)).entries
    assert [(one.sign, one.letters) for one in index] == [("\ufffc", "Ad")]
    assert [variable.name for variable in views.variables(Standard(marked))] == ["Ad", "d"]


def test_spans_of_references_say_where_they_lead() -> None:
    found = [
        (passage.string[span.start : span.end], span.target)
        for passage in views.passages(sample.standard())
        for span in passage.spans
        if span.kind in (views.Inline.CROSS_REFERENCE, views.Inline.TERM)
    ]
    assert ("Table 1", "tab_1") in found
    assert ("bench (3.1)", "term_3.1") in found
