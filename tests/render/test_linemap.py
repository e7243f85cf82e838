"""Line numbers: the same in ISO and EN, artefacts, and a map that says what stands on each line."""

import hashlib
import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from normwright import resources
from normwright.composing import make_standards
from normwright.diagnostics import Report
from normwright.errors import InputError
from normwright.history.commits import State
from normwright.render.numbered import NUMBERED, has_line_numbers, mark_numbered
from normwright.render.pdf import Printed, print_pdf, render_pdf
from normwright.render.prepare import prepare
from normwright.sts.blocknames import block_names
from normwright.sts.linemap import Line, LineMap, read_line_map, write_line_map
from normwright.sts.read import read_sts
from normwright.sts.standard import Standard
from normwright.workspace.drafts import load_draft
from tests.render.conftest import TEMPLATES, standard_of
from tests.render.test_words import FILES
from tests.support.lines import read_lines, unconfirmed

DAY = date(2031, 3, 2)
#: Lines of which the pages must confirm the element; formulas in the text are read back in another order.
WANTED = 0.995


def print_numbered(standard: Standard, templates: list[Path] | None = None) -> Printed:
    return print_pdf(standard, templates=templates or [TEMPLATES], day=DAY, report=Report(), lines=True)


def map_of(body: str, *, front: str = "", back: str = "") -> list[tuple[int, str, str]]:
    made = print_numbered(standard_of(body, front=front, back=back))
    assert made.lines is not None
    return [(line.number, line.element, line.words) for line in made.lines.lines]


def confirmed(standard: Standard, made: Printed) -> tuple[int, list[str]]:
    """How many lines there are, and which of them the finished pages don't confirm."""
    assert made.lines is not None
    printed = read_lines(made.pdf)
    assert list(printed) == [line.number for line in made.lines.lines] == list(range(1, len(printed) + 1))
    return len(printed), unconfirmed(prepare(standard, report=Report()).root, made.lines, printed)


# -- the samples -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=["cool-refuges", "nature-based-vocabulary"])
def sample(request: pytest.FixtureRequest) -> dict[str, tuple[Standard, Printed]]:
    """A sample draft by version, each with its numbered PDF."""
    root = resources.sample()
    draft = load_draft(root / "drafts" / request.param, root, Report())
    assert draft is not None
    made = make_standards(draft, state=State(), report=Report(), cache=None)
    return {name: (standard, print_numbered(standard)) for name, standard in made.items()}


def test_the_same_line_has_the_same_number_in_iso_and_en(sample: dict[str, tuple[Standard, Printed]]) -> None:
    iso, en = sample["iso"][1], sample["en"][1]
    assert iso.lines is not None
    assert en.lines is not None
    assert len(iso.lines.lines) > 500
    assert [replace(line, page=0) for line in iso.lines.lines] == [
        replace(line, page=0) for line in en.lines.lines
    ]
    # What the margin shows, read without the map: the whole line, not its first words alone.
    shown, there = read_lines(iso.pdf), read_lines(en.pdf)
    assert {n: line.text for n, line in shown.items()} == {n: line.text for n, line in there.items()}


@pytest.mark.parametrize("version", ["iso", "en"])
def test_every_line_of_the_samples_finds_its_element(
    sample: dict[str, tuple[Standard, Printed]], version: str
) -> None:
    standard, made = sample[version]
    assert made.lines is not None
    ids = {element.get("id") for element in standard.root.iter("*")}
    assert all(line.element.partition("+")[0] in ids for line in made.lines.lines)
    count, wrong = confirmed(standard, made)
    assert len(wrong) <= count * (1 - WANTED), wrong


def test_lines_begin_with_the_introduction_and_leave_out_what_europe_adds(
    sample: dict[str, tuple[Standard, Printed]],
) -> None:
    for _, made in sample.values():
        assert made.lines is not None
        assert made.lines.lines[0].element == "sec_intro"
        assert not [line for line in made.lines.lines if line.element.startswith(("cen_", "sec_foreword"))]


def test_tables_figures_and_footnotes_have_no_lines(sample: dict[str, tuple[Standard, Printed]]) -> None:
    standard, made = sample["iso"]
    assert made.lines is not None
    named = {
        name: element
        for element, name in reversed(list(block_names(prepare(standard, report=Report()).root)))
    }
    within = {"table-wrap", "table", "fig", "fn"}
    for line in made.lines.lines:
        element = named[line.element]
        assert not within & {element.tag, *(above.tag for above in element.iterancestors())}, line


def test_numbers_are_artefacts_behind_the_text(sample: dict[str, tuple[Standard, Printed]]) -> None:
    """They are in no element of the structure tree, and a copied paragraph doesn't hold them."""
    _, made = sample["iso"]
    with pikepdf.open(BytesIO(made.pdf)) as document:
        for page in list(document.pages)[4:9]:
            inside, numbers, left = 0, 0, 0.0
            for operands, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                if name in ("BDC", "BMC"):
                    inside += str(operands[0]) == "/Artifact" or inside > 0
                elif name == "EMC":
                    inside -= inside > 0
                elif name == "cm":
                    left = float(operands[4])
                elif name == "Tf" and abs(float(operands[1]) - 7) < 0.01 and left < 60:
                    numbers += 1
                    assert inside, "a number is no artefact"
            assert numbers
    pages = pypdfium2.PdfDocument(made.pdf)
    shown = read_lines(made.pdf)
    for number in (12, 100, 400):
        text = pages[shown[number].page - 1].get_textpage().get_text_range()
        assert f"{number}\r\n{number + 1}" in text or f"{number - 1}\r\n{number}" in text


def test_exported_for_archives_and_assistive_technology(sample: dict[str, tuple[Standard, Printed]]) -> None:
    with pikepdf.open(BytesIO(sample["iso"][1].pdf)) as document:
        metadata = document.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["pdfuaid:part"]) == (
            "3",
            "A",
            "1",
        )


def test_numbers_move_nothing(sample: dict[str, tuple[Standard, Printed]]) -> None:
    standard, made = sample["iso"]
    bare = render_pdf(standard, templates=[TEMPLATES], day=DAY, report=Report())
    assert len(pypdfium2.PdfDocument(bare)) == len(pypdfium2.PdfDocument(made.pdf))
    assert not read_lines(bare)


# -- standards by others ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_lines_of_a_foreign_standard(shared: Path, name: str) -> None:
    standard = read_sts(shared / name, report=Report())
    count, wrong = confirmed(standard, print_numbered(standard))
    assert len(wrong) <= count * (1 - WANTED), wrong


# -- which element ---------------------------------------------------------------------------------------------

LONG = "word " * 30


def test_a_paragraph_goes_on_behind_what_interrupts_it() -> None:
    body = (
        f'<sec id="s"><label>1</label><title>Scope</title><p id="p">{LONG}<disp-formula id="f"><label>(1)</label>'
        f"<mml:math><mml:mi>a</mml:mi></mml:math></disp-formula>after</p><p id='q'>next</p></sec>"
    )
    assert [element for _, element, _ in map_of(body)] == ["s", "p", "p", "f", "p", "q"]


def test_a_formula_without_a_number_has_a_line() -> None:
    body = (
        '<sec id="s"><title>Scope</title><p id="p">x</p><disp-formula id="f"><mml:math><mml:mi>a</mml:mi>'
        '</mml:math></disp-formula><p id="q">y</p></sec>'
    )
    assert [element for _, element, _ in map_of(body)] == ["s", "p", "f", "q"]


def test_lists_terms_and_references() -> None:
    body = """<sec id="s"><title>Scope</title><list id="l"><list-item id="i1"><label>a)</label><p>one</p></list-item>
    <list-item id="i2"><label>b)</label><p id="p2">two</p></list-item></list></sec>
    <sec id="t" sec-type="terms"><title>Terms</title><term-sec id="ts"><label>2.1</label><tbx:termEntry id="e">
    <tbx:langSet xml:lang="en"><tbx:definition id="d">place</tbx:definition><tbx:note id="n">Green.</tbx:note><tbx:tig>
    <tbx:term>refuge</tbx:term></tbx:tig></tbx:langSet></tbx:termEntry></term-sec></sec>"""
    back = """<ref-list id="b"><title>Bibliography</title><ref id="r1"><label>[1]</label><mixed-citation>A book
    </mixed-citation></ref></ref-list>"""
    found = [(element, words) for _, element, words in map_of(body, back=back)]
    assert found == [
        ("s", "Scope"),
        ("i1", "a) one"),
        ("p2", "b) two"),
        ("t", "Terms"),
        ("ts", "2.1"),
        ("e", "refuge"),
        ("d", "place"),
        ("n", "Note 1 to entry: Green."),
        ("b", "Bibliography"),
        ("r1", "[1] A book"),
    ]


def test_what_begins_a_page_and_what_goes_over_one() -> None:
    long = LONG * 70
    body = f'<sec id="s"><title>Scope</title><p id="p">{long}</p><p id="q">short</p></sec>'
    back = '<app-group><app id="A"><label>Annex A</label><title>More</title><p id="a">Text.</p></app></app-group>'
    made = print_numbered(standard_of(body, back=back))
    assert made.lines is not None
    numbers = made.lines.numbers
    pages = {line.page for line in made.lines.lines if line.element == "p"}
    assert len(pages) > 1
    assert numbers["p"] == tuple(range(2, numbers["q"][0]))
    assert [len(numbers[element]) for element in ("q", "A", "a")] == [1, 2, 1]


def test_a_block_without_an_id_is_named_by_its_place() -> None:
    body = '<sec id="s"><title>Scope</title><p>one</p><p id="p">two</p><p id="p">three</p></sec>'
    assert [element for _, element, _ in map_of(body)] == ["s", "s+2", "p", "s+4"]
    assert map_of("<sec><title>Scope</title></sec>")[0][1] == "+3"


def test_a_formula_without_a_number_has_the_id_of_its_mathematics() -> None:
    body = '<sec id="s"><title>Scope</title><disp-formula><mml:math id="m"><mml:mi>a</mml:mi></mml:math></disp-formula></sec>'
    assert [element for _, element, _ in map_of(body)] == ["s", "m"]


def test_names_are_the_same_inside_an_adoption() -> None:
    inner = standard_of('<sec id="s"><p>one</p></sec><sec><p>two</p></sec>').root
    alone = [name for _, name in block_names(prepare(Standard(inner), report=Report()).root)]
    outer = etree.fromstring(
        '<adoption><adoption-front><sec id="f"><p>x</p></sec></adoption-front></adoption>'
    )
    outer.append(inner)
    root = prepare(Standard(outer), report=Report()).root
    within = [
        name
        for element, name in block_names(root)
        if root.find("standard") in {element, *element.iterancestors()}
    ]
    assert within == alone


# -- what is numbered ------------------------------------------------------------------------------------------


def test_the_innermost_text_is_numbered_from_its_introduction() -> None:
    front = (
        '<sec sec-type="foreword"><title>F</title></sec><sec id="i" sec-type="intro"><title>I</title></sec>'
    )
    inner = standard_of('<sec id="s"/>', front=front, back="<ref-list id='r'/><index id='x'/>").root
    outer = etree.fromstring('<adoption><adoption-front/><back><app-group id="za"/></back></adoption>')
    outer.insert(1, inner)
    mark_numbered(outer)
    assert [e.get("id") or e.tag for e in outer.iter("*") if e.get(NUMBERED)] == ["i", "body", "r"]


@pytest.mark.parametrize(("code", "wanted"), [("30.20", True), ("50.20", True), ("60.60", False), ("", True)])
def test_drafts_have_numbers_until_they_are_published(code: str, wanted: bool) -> None:
    front = f'<std-meta><release-version stage-code="{code}">X</release-version></std-meta>'
    assert has_line_numbers(standard_of("", front=front)) is wanted


def test_a_template_that_leaves_no_marks_is_reported(tmp_path: Path) -> None:
    shipped = (TEMPLATES / "pdf/standard.typ").read_text(encoding="utf-8")
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf/standard.typ").write_text(shipped.replace("{ line-map }", "{ }"), encoding="utf-8")
    report = Report()
    standard = standard_of("<sec><title>One</title></sec>")
    made = print_pdf(standard, templates=[tmp_path, TEMPLATES], day=DAY, report=report, lines=True)
    assert made.lines is None
    assert "RND070" in {finding.code for finding in report}


# -- the file --------------------------------------------------------------------------------------------------

SMALL = LineMap("0" * 64, (Line(1, 3, "sec_1", "1 Scope"), Line(2, 3, "p_1-1", 'Say “so” and "so" é')))


def schema() -> Draft202012Validator:
    return Draft202012Validator(
        json.loads(resources.data("schemas/lines.schema.json").read_text(encoding="utf-8"))
    )


@pytest.mark.parametrize("lines", [SMALL, LineMap("f" * 64, ())])
def test_a_map_goes_through_its_file_unchanged(lines: LineMap) -> None:
    written = write_line_map(lines)
    assert read_line_map(written, file="x.lines.json") == lines
    assert not list(schema().iter_errors(json.loads(written)))
    assert written.endswith(b"}\n")


def test_what_a_map_answers() -> None:
    assert SMALL.at(2) == SMALL.lines[1]
    assert (SMALL.at(0), SMALL.at(3), SMALL.at(-1)) == (None, None, None)
    assert SMALL.numbers == {"sec_1": (1,), "p_1-1": (2,)}


def test_a_map_names_its_pdf() -> None:
    made = print_numbered(standard_of("<sec><title>One</title></sec>"))
    assert made.lines is not None
    assert made.lines.pdf == hashlib.sha256(made.pdf).hexdigest()


def spoilt(**changes: Any) -> bytes:
    entry = {"line": 1, "page": 1, "element": "s", "words": "w"} | changes.pop("entry", {})
    return json.dumps({"format": 1, "pdf": "0" * 64, "lines": [entry]} | changes).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b"[" * 100_000,
        spoilt(format="1"),
        spoilt(format=True),
        spoilt(pdf="xyz"),
        spoilt(lines={}),
        spoilt(lines=[1]),
        spoilt(other=1),
        spoilt(entry={"page": 0}),
        spoilt(entry={"page": "1"}),
        spoilt(entry={"line": True}),
        spoilt(entry={"element": ""}),
        spoilt(entry={"words": None}),
        spoilt(entry={"more": 1}),
    ],
)
def test_a_spoilt_map_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as refusal:
        read_line_map(data, file="draft.lines.json")
    assert "draft.lines.json" in refusal.value.message
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return
    assert list(schema().iter_errors(document))


def test_gaps_and_newer_formats_are_refused() -> None:
    with pytest.raises(InputError, match="entry 1 should be line 1"):
        read_line_map(spoilt(entry={"line": 2}), file="x")
    with pytest.raises(InputError, match="newer"):
        read_line_map(spoilt(format=2), file="x")
