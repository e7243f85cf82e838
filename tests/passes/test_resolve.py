"""Cross-references: the wording table of the authoring syntax, ranges, lists, and every fault."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.passes.drafts import PARALLEL, REFERENCES, entry, make, terms, validate

FORMULA = (
    "<disp-formula nw:labels='{0}'><mml:math display='block'><mml:mi>a</mml:mi></mml:math></disp-formula>"
)
TABLE = (
    "<table-wrap nw:labels='{0}'><caption><title>T</title></caption><table><tbody><tr><td nw:labels='cell-{0}'>x"
    "</td></tr></tbody></table><table-wrap-foot><non-normative-note nw:labels='note-{0}'><p>n</p>"
    "</non-normative-note></table-wrap-foot></table-wrap>"
)
FIGURE = "<fig nw:labels='{0}'><caption><title>F</title></caption><graphic xlink:href='x.svg'/></fig>"
ITEM = "<list-item nw:labels='{0}'><p>x</p>{1}</list-item>"
NOTE = "<non-normative-note nw:labels='{0}'><p>n</p></non-normative-note>"
EXAMPLE = "<non-normative-example nw:labels='{0}'><p>n</p></non-normative-example>"


def _list(*items: str, kind: str = "alpha-lower") -> str:
    return f"<list list-type='{kind}'>{''.join(items)}</list>"


def _draft(text: str) -> str:
    inner = _list(ITEM.format("i-1", ""), ITEM.format("i-2", ""), kind="arabic")
    group = f"<fig-group nw:labels='fig-g'><caption><title>G</title></caption>{FIGURE.format('fig-s')}{FIGURE.format('fig-t')}</fig-group>"
    return (
        "<sec nw:labels='intro'><title>Introduction</title><p>x</p></sec>"
        + terms(entry("walk", more=NOTE.format("entry-note")).replace("<sec>", "<sec nw:labels='t-walk'>"))
        + "<sec nw:labels='rules'><title>Rules</title>"
        f"<sec nw:labels='general'><title>General</title><p nw:labels='para'>{text}</p>{NOTE.format('note-one')}"
        f"{_list(ITEM.format('dash', ''), kind='dash')}</sec>"
        f"<sec nw:labels='siting'><title>Siting</title>{_list(ITEM.format('a', ''), ITEM.format('b', inner))}"
        f"{NOTE.format('n-1')}{NOTE.format('n-2')}{EXAMPLE.format('ex-a')}</sec></sec>"
        f"<sec nw:labels='more'><title>More</title>{TABLE.format('tab-a')}{TABLE.format('tab-b')}{TABLE.format('tab-c')}"
        f"{FIGURE.format('fig-a')}{group}{FORMULA.format('f-a')}{FORMULA.format('f-b')}"
        "<def-list list-content='abbreviation'><def-item nw:labels='abbr'><term>CR</term><def><p>x</p></def></def-item></def-list>"
        "<array nw:labels='loose'><table><tbody><tr><td>x</td></tr></tbody></table></array></sec>"
        "<sec nw:labels='last'><title>Last</title><p>x</p></sec>"
        "<sec nw:labels='form'><title>Annex (informative): Form</title><sec nw:labels='a-one'><title>One</title>"
        f"<sec nw:labels='a-deep'><title>Deep</title>{TABLE.format('tab-z')}{FORMULA.format('f-z')}</sec></sec></sec>"
    )


def _refer(targets: str, own: str = "", **options: object) -> tuple[str, object]:
    made = make(_draft(f'[<nw:ref targets="{targets}">{own}</nw:ref>]'), **options)  # type: ignore[arg-type]
    paragraph = next(e for e in made.root.iter("p") if (e.text or "").startswith("["))
    return "".join(paragraph.itertext()).strip("[]").replace("\u00a0", " "), made


@pytest.mark.parametrize(
    ("targets", "printed"),
    [
        ("siting", "4.2"),
        ("rules", "Clause 4"),
        ("form", "Annex A"),
        ("a-one", "Clause A.1"),
        ("a-deep", "A.1.1"),
        ("intro", "Introduction"),
        ("t-walk", "3.1"),
        ("tab-b", "Table 2"),
        ("tab-z", "Table A.1"),
        ("fig-a", "Figure 1"),
        ("fig-g", "Figure 2"),
        ("fig-t", "Figure 2 b)"),
        ("f-b", "Formula (2)"),
        ("f-z", "Formula (A.1)"),
        ("b", "4.2 b)"),
        ("i-2", "4.2 b) 2)"),
        ("n-2", "4.2, Note 2"),
        ("note-one", "4.1, Note"),
        ("ex-a", "4.2, Example"),
        ("note-tab-a", "Table 1, Note"),
        ("entry-note", "3.1, Note 1 to entry"),
        ("abbr", "CR"),
        ("para", "4.1"),
        ("cell-tab-b", "Table 2"),
        ("loose", "Clause 5"),
        ("tab-a to tab-c", "Tables 1 to 3"),
        ("tab-a and tab-c", "Tables 1 and 3"),
        ("tab-a, tab-b and tab-c", "Tables 1, 2 and 3"),
        ("tab-a or tab-b", "Table 1 or Table 2"),
        ("general, siting and tab-a", "4.1, 4.2 and Table 1"),
        ("rules to last", "Clauses 4 to 6"),
        ("general to siting", "4.1 to 4.2"),
        ("f-a and f-b", "Formulae (1) and (2)"),
        ("a and b", "4.2 a) and b)"),
        ("i-1 to i-2", "4.2 b) 1) to 2)"),
        ("n-1 and n-2", "4.2, Notes 1 and 2"),
        ("tab-a and fig-a", "Table 1 and Figure 1"),
        ("tab-a, tab-b and fig-a", "Table 1, Table 2 and Figure 1"),
    ],
)
def test_wording(targets: str, printed: str) -> None:
    shown, made = _refer(targets)
    assert shown == printed
    assert made.codes == []  # type: ignore[attr-defined]


def test_one_link_a_target_and_kinds(shared: Path) -> None:
    kinds = {
        "siting": ("sec", None, "sec_4.2"),
        "form": ("app", None, "sec_A"),
        "tab-a": ("table", None, "tab_1"),
        "fig-t": ("fig", None, "fig_2.b"),
        "f-a": ("disp-formula", None, "formula_1"),
        "b": ("list", None, "li_4.2-1.2"),
        "n-1": ("custom", "note", "note_4.2-1"),
        "ex-a": ("custom", "example", "ex_4.2-1"),
        "t-walk": ("custom", "term-entry", "sec_3.1"),
        "abbr": ("abbreviation", None, "dt_5-1"),
        "para": ("other", None, "p_4.1-1"),
    }
    _, made = _refer(", ".join(kinds))
    links = [(e.get("ref-type"), e.get("custom-type"), e.get("rid")) for e in made.root.iter("xref")]  # type: ignore[attr-defined]
    assert links == list(kinds.values())
    validate(shared, made.iso)  # type: ignore[attr-defined]


def test_own_text_is_one_link(shared: Path) -> None:
    shown, made = _refer("tab-a and fig-a", own="the <italic>plans</italic>")
    assert shown == "the plans"
    links = [(e.get("ref-type"), e.get("rid")) for e in made.root.iter("xref")]  # type: ignore[attr-defined]
    assert links == [("other", "tab_1 fig_1")]
    validate(shared, made.iso)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("language", "targets", "printed"),
    [
        ("fr", "tab-a à tab-c", "Tableaux 1 à 3"),
        ("fr", "tab-a to tab-c", "Tableaux 1 à 3"),
        ("de", "general, siting und tab-a", "3.1, 3.2 und Tabelle 1"),
        ("de", "rules", "Abschnitt 3"),
    ],
)
def test_wording_in_other_languages(language: str, targets: str, printed: str) -> None:
    made = make(
        "<sec nw:labels='rules'><title>R</title><sec nw:labels='general'><title>G</title><p>[<nw:ref targets=\""
        f"{targets}\"/>]</p></sec><sec nw:labels='siting'><title>S</title>{TABLE.format('tab-a')}"
        f"{TABLE.format('tab-b')}{TABLE.format('tab-c')}</sec></sec>",
        language=language,
        scope=False,
    )
    shown = "".join(next(e for e in made.root.iter("p") if (e.text or "").startswith("[")).itertext())
    assert shown.strip("[]").replace("\u00a0", " ") == printed


@pytest.mark.parametrize(
    ("targets", "code", "message", "help"),
    [
        ("sitting", "SRC040", 'there is no label "sitting"', "nearest: siting"),
        ("tab-c to tab-a", "SRC042", '"tab-c to tab-a" is no range: they are not in order', None),
        ("tab-a to fig-a", "SRC042", '"tab-a to fig-a" is no range: they are not of one kind', None),
        ("a to i-1", "SRC042", '"a to i-1" is no range: they are not of one kind', None),
        ("general to a-deep", "SRC042", '"general to a-deep" is no range: they are not of one kind', None),
        ("dash", "SRC043", 'what "dash" names has no number to print', None),
        ("tab-a tab-b", "SRC045", '"tab-a tab-b" is no list of labels', None),
        ("and tab-b", "SRC045", '"and tab-b" is no list of labels', None),
        ("", "SRC045", '"" is no list of labels', None),
    ],
)
def test_faults(targets: str, code: str, message: str, help: str | None) -> None:
    _, made = _refer(targets)
    found = [(f.code, f.message) for f in made.report]  # type: ignore[attr-defined]
    assert found == [(code, message)]
    if help:
        assert [f.help for f in made.report] == [help]  # type: ignore[attr-defined]


def test_what_a_link_cannot_hold_stands_beside_it(shared: Path) -> None:
    formula = "<inline-formula><mml:math><mml:mi>A</mml:mi></mml:math></inline-formula>"
    cite = '<nw:cite target="ISO 99000"/>'
    shown, made = _refer("siting", own=f"area {formula} of {cite}", references=REFERENCES)
    assert shown == "area A of ISO 99000"
    assert [e.text for e in made.root.iter("xref") if e.get("rid") == "sec_4.2"] == ["area ", " of "]  # type: ignore[attr-defined]
    validate(shared, made.iso)  # type: ignore[attr-defined]


def test_a_label_used_twice_names_both_places() -> None:
    made = make(
        "<sec nw:labels='a' nw:at='drafts/x/en/a.rst:3:1'><title>A</title><p>x</p></sec>"
        "<sec nw:labels='a' nw:at='drafts/x/en/b.rst:9:1'><title>B</title><p>x</p></sec>"
    )
    assert [str(f.place) for f in made.report] == ["drafts/x/en/b.rst:9:1"]
    assert "drafts/x/en/a.rst:3:1" in next(iter(made.report)).message


def test_the_iso_text_points_at_no_european_part() -> None:
    text = (
        "<sec nw:labels='rules'><title>Rules</title><p><nw:ref targets=\"za\"/></p></sec>"
        "<sec nw:labels='za'><title>Annex ZA (informative): Act</title><p><nw:ref targets=\"rules\"/></p></sec>"
    )
    made = make(text, record=replace(PARALLEL))
    assert made.codes == ["SRC044"]


def test_the_same_label_on_a_title_and_within_markup() -> None:
    made = make(
        "<sec nw:labels='one two'><title>A</title><p><italic>see <nw:ref targets=\"two\"/></italic>, tail</p></sec>"
    )
    assert made.text("body/sec[@id='sec_4']/p") == "see Clause 4, tail"
    assert made.iso is not None
    assert made.iso.companion["sec_4"] == {"label": "one", "other-labels": ["two"]}
