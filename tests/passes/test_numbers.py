"""Numbers of clauses and blocks, footnotes, and ids on everything."""

from pathlib import Path

import pytest
from lxml import etree

from tests.passes.drafts import make, validate

TABLE = (
    "<table-wrap nw:labels='tab-a'><caption><title>Areas</title></caption><table><tbody><tr><td>North"
    "<xref ref-type='table-fn' nw:to='t'/></td><td>x<xref ref-type='table-fn' nw:to='u'/></td>"
    "<td>y<xref ref-type='table-fn' nw:to='t'/></td></tr></tbody></table>"
    "<table-wrap-foot><non-normative-note><p>n</p></non-normative-note>"
    "<fn nw:key='u'><p>Second.</p></fn><fn nw:key='t'><p>First.</p></fn></table-wrap-foot></table-wrap>"
)
FIGURE = (
    "<fig><caption><title>Plan</title></caption><graphic xlink:href='figures/plan.svg'><alt-text>Plan</alt-text>"
    "</graphic></fig>"
)
GROUP = f"<fig-group><caption><title>Day</title></caption>{FIGURE}{FIGURE}</fig-group>"
FORMULA = "<disp-formula{0}><mml:math display='block'><mml:mi>a</mml:mi></mml:math></disp-formula>"


def _labels(made: object, path: str) -> list[str]:
    return [e.findtext("label") or "" for e in made.root.iterfind(path)]  # type: ignore[attr-defined]


def _clause(title: str, inner: str = "<p>x</p>") -> str:
    return f"<sec><title>{title}</title>{inner}</sec>"


def test_clauses_to_five_levels(shared: Path) -> None:
    deep = "<p>x</p>"
    for title in "fedcba":
        deep = _clause(title, deep)
    made = make(_clause("top", deep), _clause("next"))
    assert made.only(".//sec[@id='sec_4.1.1.1.1.1']").findtext("label") == "4.1.1.1.1.1"
    assert made.codes == ["SRC015"]
    assert made.only(".//sec[@id='sec_5']").findtext("title") == "next"
    validate(shared, made.iso)


def test_introduction_annexes_and_numbered_paragraphs(shared: Path) -> None:
    made = make(
        _clause("Introduction", _clause("General") + _clause("More")),
        _clause("Rules", "<sec sec-type='numbered-paragraph'><p>One.</p></sec>"),
        _clause("Annex (normative): A", _clause("General") + _clause("More", _clause("Deep"))),
        _clause("Annex (informative): B", TABLE + FIGURE),
        _clause("Annex (informative): C", TABLE),
    )
    assert _labels(made, "front/sec[@id='sec_intro']") == [""]
    assert _labels(made, "front/sec/sec") == ["0.1", "0.2"]
    assert _labels(made, ".//sec[@sec-type='numbered-paragraph']") == ["4.1"]
    assert _labels(made, ".//app//sec") == ["A.1", "A.2", "A.2.1"]
    assert _labels(made, ".//table-wrap") == ["Table B.1", "Table C.1"]
    assert made.only(".//fig").get("id") == "fig_B.1"
    validate(shared, made.iso)


def test_tables_figures_and_formulae_run_through_the_document(shared: Path) -> None:
    formulae = FORMULA.format("") + FORMULA.format(" nw:labels='f-a'") + FORMULA.format(" nw:labels='f-b'")
    made = make(
        _clause("One", TABLE + FIGURE + formulae), _clause("Two", TABLE.replace("='t", "='v") + GROUP)
    )
    assert _labels(made, ".//table-wrap") == ["Table 1", "Table 2"]
    assert _labels(made, ".//disp-formula") == ["", "(1)", "(2)"]
    assert [e.get("id") for e in made.root.iter("disp-formula")] == [None, "formula_1", "formula_2"]
    assert [e.get("id") for e in made.root.iter("fig-group", "fig")] == [
        "fig_1",
        "fig_2",
        "fig_2.a",
        "fig_2.b",
    ]
    assert _labels(made, ".//fig-group/fig") == ["a)", "b)"]
    hrefs = [e.get("{http://www.w3.org/1999/xlink}href") for e in made.root.iter("graphic")]
    assert hrefs == ["fig_1", "fig_2.a", "fig_2.b"]
    validate(shared, made.iso)


def test_pictures_are_found_within_the_draft_only(tmp_path: Path) -> None:
    for name in ("draft/figures/plan.svg", "outside.svg"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("<svg/>")
    outside = FIGURE.replace("figures/plan.svg", "../outside.svg")
    made = make(_clause("One", FIGURE + outside), folder=tmp_path / "draft")
    assert made.iso is not None
    assert {k: v.name for k, v in made.iso.pictures.items()} == {"fig_1": "plan.svg"}


def test_notes_and_examples_count_in_their_subclause() -> None:
    note = "<non-normative-note><p>n</p></non-normative-note>"
    example = "<non-normative-example><p>e</p></non-normative-example>"
    warning = "<non-normative-note content-type='warning'><p>w</p></non-normative-note>"
    made = make(_clause("A", note + TABLE + note + warning + _clause("B", note + example + example)))
    assert _labels(made, ".//sec[@id='sec_4']/non-normative-note") == ["NOTE 1", "NOTE 2", "WARNING"]
    assert _labels(made, ".//sec[@id='sec_4.1']/*")[2:] == ["NOTE", "EXAMPLE 1", "EXAMPLE 2"]
    assert _labels(made, ".//table-wrap-foot/non-normative-note") == ["NOTE"]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (("", "", ""), ["a)", "1)", "i)"]),
        (("arabic", "", ""), ["1)", "1)", "i)"]),
        (("alpha-lower", "dash", "alpha-lower"), ["a)", "", "a)"]),
        (("dash", "", "roman-lower"), ["", "a)", "i)"]),
    ],
)
def test_items_of_lists(kinds: tuple[str, str, str], expected: list[str]) -> None:
    text = ""
    for kind in reversed(kinds):
        text = f"<list list-type='{kind}'><list-item><p>x</p>{text}</list-item></list>"
    made = make(_clause("A", text))
    assert _labels(made, ".//list-item")[-3:] == expected


def test_a_key_has_its_footnotes_behind_those_of_the_cells(shared: Path) -> None:
    mark = "<xref ref-type='table-fn' nw:to='k'/>"
    key = f"<legend><title>Key</title><def-list><def-item><term>x</term><def><p>a{mark}</p></def></def-item></def-list></legend>"
    table = TABLE.replace("</caption>", f"</caption>{key}").replace(
        "<table-wrap-foot>", "<table-wrap-foot><fn nw:key='k'><p>Of the key.</p></fn>"
    )
    made = make(_clause("A", table))
    foot = made.only(".//table-wrap-foot")
    assert [(e.findtext("label"), e.findtext("p")) for e in foot.iterfind("fn")] == [
        ("a", "First."),
        ("b", "Second."),
        ("c", "Of the key."),
    ]
    assert [e.text for e in made.root.iter("xref")] == ["c", "a", "b", "a"]
    validate(shared, made.iso)


def test_the_27th_item_is_aa() -> None:
    items = "<list-item><p>x</p></list-item>" * 27
    made = make(_clause("A", f"<list list-type='alpha-lower'>{items}</list>"))
    assert _labels(made, ".//list[@list-type='alpha-lower']/list-item")[-2:] == ["z)", "aa)"]


def test_footnotes_run_and_tables_have_letters(shared: Path) -> None:
    call = "<xref ref-type='fn' nw:to='{0}'/>"
    note = "<fn nw:key='{0}'><p>Note {0}.</p></fn>"
    text = f"<p>a{call.format('one')}{note.format('one')} b{call.format('two')}{note.format('two')} c{call.format('one')}</p>"
    made = make(_clause("A", text + TABLE))
    marks = [(e.get("ref-type"), e.text, e.get("rid")) for e in made.root.iter("xref")]
    assert marks == [
        ("fn", "1", "fn_1"),
        ("fn", "2", "fn_2"),
        ("fn", "1", "fn_1"),
        ("table-fn", "a", "table-fn_1.1"),
        ("table-fn", "b", "table-fn_1.2"),
        ("table-fn", "a", "table-fn_1.1"),
    ]
    validate(shared, made.iso)


def test_footnotes_of_figures_have_letters(shared: Path) -> None:
    figure = FIGURE.replace("</title>", "<xref ref-type='table-fn' nw:to='k'/></title>").replace(
        "</fig>", "<fn nw:key='k'><p>x</p></fn></fig>"
    )
    made = make(_clause("A", figure))
    assert made.only(".//xref").get("ref-type") == "fn"
    assert made.only(".//fig/fn").get("id") == "fig-fn_1.1"
    validate(shared, made.iso)


def test_every_block_has_an_id_and_none_twice(shared: Path) -> None:
    text = (
        "<p>x</p><list list-type='dash'><list-item><p>x</p></list-item></list><def-list><def-item><term>t</term>"
        "<def><p>x</p></def></def-item></def-list><disp-quote><p>q</p></disp-quote><code>c</code>"
        "<array><table><tbody><tr><td>x</td></tr></tbody></table></array>"
        "<p><inline-formula><mml:math><mml:mi>a</mml:mi></mml:math></inline-formula></p>"
    )
    made = make(_clause("A", text + TABLE + FIGURE + GROUP), _clause("Annex (normative): B", text))
    ids = [e.get("id") for e in made.root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    blocks = "sec app p list list-item def-list def-item disp-quote code array table-wrap fig fig-group tr fn ref-list"
    for element in made.root.iter(*blocks.split(), "{http://www.w3.org/1998/Math/MathML}math"):
        assert element.get("id"), etree.tostring(element)[:80]
    assert made.only(".//p[@id='p_4-1']").text == "x"
    assert made.only(".//p[@id='p_A-1']").text == "x"
    validate(shared, made.iso)


def test_labels_of_other_languages() -> None:
    text = "<non-normative-note><p>n</p></non-normative-note>" + TABLE
    made = make(_clause("Aufbau", text), _clause("Anhang (normativ): Formblatt"), language="de")
    assert _labels(made, ".//table-wrap") == ["Tabelle 1"]
    assert _labels(made, ".//app") == ["Anhang A"]
    assert _labels(made, "body//sec/non-normative-note") == ["ANMERKUNG"]
